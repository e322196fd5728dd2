import WeftGraph

extension Binder {
  /// Binds an expression; a bare pattern is a predicate, allowed only where a condition stands.
  mutating func bind(
    _ id: Syntax.ExpressionID, allowsPattern: Bool = false
  ) -> BoundExpression {
    let span = tree.span(of: id)
    if let replaced = substituted(id) { return replaced }
    switch tree[id] {
    case .null: return BoundExpression(.literal(.null), type: .null, span: span)
    case .boolean(let value):
      return BoundExpression(.literal(.boolean(value)), type: ValueType(.boolean), span: span)
    case .integer(let value):
      return BoundExpression(.literal(.integer(value)), type: ValueType(.integer), span: span)
    case .float(let value):
      return BoundExpression(.literal(.float(value)), type: ValueType(.float), span: span)
    case .string(let value):
      return BoundExpression(.literal(.string(value)), type: ValueType(.string), span: span)
    case .variable(let name): return bindVariable(name, at: span)
    case .parameter(let name):
      noteParameter(name, at: span)
      return BoundExpression(.parameter(name), type: .any, span: span)
    case .property(let value, let key): return bindProperty(bind(value), key, span)
    case .index(let value, let index): return bindIndex(bind(value), bind(index), span)
    case .slice(let value, let from, let to):
      let list = bind(value)
      if !list.type.mayBe([.list, .string]) {
        reportType(list.type, wanted: "a list", at: list.span)
      }
      let type =
        list.type.kinds == .list ? list.type : ValueType(list.type.kinds.isEmpty ? [] : .any)
      return BoundExpression(
        .slice(list, from: from.map { bind($0) }, to: to.map { bind($0) }), type: type, span: span)
    case .unary(let op, let operand): return bindUnary(op, operand, allowsPattern, span)
    case .binary(let op, let left, let right):
      return bindBinary(op, left, right, allowsPattern, span)
    case .comparison(let operands, let operators):
      return bindChain(operands.map { bind($0) }, operators, span)
    case .isNull(let value, let negated):
      return BoundExpression(
        .isNull(bind(value), negated: negated), type: ValueType(.boolean), span: span)
    case .hasLabels(let value, let labels): return bindLabelTest(bind(value), labels, span)
    case .list(let elements):
      let bound = elements.map { bind($0) }
      let element = bound.reduce(ValueType.null) { $0.union($1.type) }
      return BoundExpression(.list(bound), type: .list(of: element), span: span)
    case .map(let entries):
      let bound = entries.map { (key: $0.key.text, value: bind($0.value)) }
      return BoundExpression(.map(bound), type: ValueType(.map), span: span)
    case .call(let name, let arguments, let isDistinct):
      return bindCall(name, arguments, isDistinct: isDistinct, span)
    case .countRows: return bindAggregate(.countRows, [], isDistinct: false, span)
    case .conditional(let operand, let branches, let otherwise):
      return bindConditional(operand, branches, otherwise, span)
    default: return bindForm(id, allowsPattern: allowsPattern, span)
    }
  }

  /// Forms that bind variables of their own.
  private mutating func bindForm(
    _ id: Syntax.ExpressionID, allowsPattern: Bool, _ span: SourceSpan
  ) -> BoundExpression {
    switch tree[id] {
    case .listComprehension(let name, let list, let predicate, let yield):
      return bindListComprehension(name, list, predicate, yield, span)
    case .quantifier(let quantifier, let name, let list, let predicate):
      return bindQuantifier(quantifier, name, list, predicate, span)
    case .reduce(let accumulator, let start, let element, let list, let step):
      return bindReduce(accumulator, start, element, list, step, span)
    case .mapProjection(let name, let entries): return bindMapProjection(name, entries, span)
    case .pattern(let pattern):
      return bindPattern(pattern, allowsPattern: allowsPattern, span)
    case .patternComprehension(let pattern, let predicate, let yield):
      return bindPatternComprehension(pattern, predicate, yield, span)
    case .exists(let query):
      return BoundExpression(
        .exists(bindSubquery(query, place: .predicate)), type: ValueType(.boolean), span: span)
    case .count(let query):
      return BoundExpression(
        .count(bindSubquery(query, place: .predicate)), type: ValueType(.integer), span: span)
    case .collect(let query): return bindCollect(query, span)
    default: preconditionFailure("every form of expression is bound in one of two places")
    }
  }

  private mutating func substituted(_ id: Syntax.ExpressionID) -> BoundExpression? {
    guard !substitutions.isEmpty else { return nil }
    for substitution in substitutions where tree.isEqual(substitution.expression, id) {
      return BoundExpression(
        .variable(substitution.variable), type: type(of: substitution.variable),
        span: tree.span(of: id))
    }
    return nil
  }

  mutating func bindVariable(_ name: String, at span: SourceSpan) -> BoundExpression {
    guard let variable = resolve(name) else {
      reportUndefined(name, at: span)
      return unknown(span)
    }
    return BoundExpression(.variable(variable), type: type(of: variable), span: span)
  }

  private mutating func bindProperty(
    _ value: BoundExpression, _ key: Syntax.Name, _ span: SourceSpan
  ) -> BoundExpression {
    // A map has keys of its own: only what is surely a node or relationship is told of unknown ones.
    if !value.type.kinds.isEmpty, value.type.kinds.isSubset(of: .entity) {
      mentions.keys.append((key.text, key.span))
    }
    if !value.type.mayBe(ValueKinds.entity.union(.map).union(.temporal)) {
      let isPath = value.type.kinds == .path
      reportType(
        value.type, wanted: "something with properties (a node, relationship, map or date)",
        at: value.span, hint: isPath ? "use nodes(p) or relationships(p)" : nil,
        type: isPath ? "SyntaxError" : "TypeError")
    }
    let isTemporal = !value.type.kinds.isEmpty && value.type.kinds.isSubset(of: .temporal)
    let components = TemporalComponents.names(of: value.type.kinds)
    if isTemporal, !components.contains(key.text) {
      report(
        "unknown-component", "\(value.type.kinds.words) has no component `\(key.text)`",
        at: key.span,
        hint: nearestName(to: key.text, among: components).map { "did you mean `\($0)`?" },
        type: "TypeError", detail: "InvalidArgumentValue", gqlStatus: nil)
    }
    let type: ValueType =
      isTemporal ? ValueType([.integer, .string, .float]) : .any
    return BoundExpression(.property(value, key: key.text), type: type, span: span)
  }

  private mutating func bindIndex(
    _ value: BoundExpression, _ index: BoundExpression, _ span: SourceSpan
  ) -> BoundExpression {
    if !value.type.kinds.isEmpty, value.type.kinds.isSubset(of: .entity),
      case .literal(.string(let key)) = index.form
    {
      mentions.keys.append((key, index.span))
      return BoundExpression(.property(value, key: key), type: .any, span: span)
    }
    if !value.type.mayBe(ValueKinds.entity.union([.list, .map])) {
      reportType(
        value.type, wanted: "a list, map, node or relationship", at: value.span, type: "TypeError")
    } else if value.type.kinds == .list, !index.type.mayBe(.integer) {
      reportType(index.type, wanted: "an integer", at: index.span, type: "TypeError")
    }
    let type = value.type.kinds == .list ? value.type.element : .any
    return BoundExpression(.index(value, index), type: type, span: span)
  }

  private mutating func bindLabelTest(
    _ value: BoundExpression, _ labels: LabelExpression, _ span: SourceSpan
  ) -> BoundExpression {
    if !value.type.mayBe(.entity) {
      reportType(value.type, wanted: "a node or relationship", at: value.span)
    }
    switch value.type.kinds {
    case .node: mentions.labels += labels.names
    case .relationship: mentions.types += labels.names
    default: mentions.either += labels.names
    }
    return BoundExpression(.hasLabels(value, labels), type: ValueType(.boolean), span: span)
  }

  private mutating func bindConditional(
    _ operand: Syntax.ExpressionID?,
    _ branches: [(condition: Syntax.ExpressionID, result: Syntax.ExpressionID)],
    _ otherwise: Syntax.ExpressionID?, _ span: SourceSpan
  ) -> BoundExpression {
    let subject = operand.map { bind($0) }
    var bound: [(condition: BoundExpression, result: BoundExpression)] = []
    var type = ValueType.null
    for branch in branches {
      var condition: BoundExpression
      if let subject {
        let value = bind(branch.condition)
        condition = BoundExpression(
          .binary(.equal, subject, value), type: ValueType(.boolean), span: value.span)
      } else {
        condition = bind(branch.condition, allowsPattern: true)
        if !condition.type.mayBe(.boolean) {
          reportType(condition.type, wanted: "a condition", at: condition.span)
        }
      }
      let result = bind(branch.result)
      type = type.union(result.type)
      bound.append((condition, result))
    }
    let last = otherwise.map { bind($0) }
    if let last { type = type.union(last.type) }
    return BoundExpression(.conditional(bound, otherwise: last), type: type, span: span)
  }
}
