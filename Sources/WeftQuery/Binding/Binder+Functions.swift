import WeftGraph

extension Binder {
  /// Binds a call of a function or an aggregate.
  mutating func bindCall(
    _ name: Syntax.Name, _ arguments: [Syntax.ExpressionID], isDistinct: Bool, _ span: SourceSpan
  ) -> BoundExpression {
    let folded = name.text.lowercased()
    if let kind = SyntaxTree.aggregates[folded] {
      return bindAggregate(kind, arguments, isDistinct: isDistinct, span)
    }
    if isDistinct {
      report(
        "misplaced-distinct", "DISTINCT is for aggregates such as count", at: name.span,
        detail: "UnexpectedSyntax")
    }
    if folded == "exists", arguments.count == 1 { return bindExists(arguments[0], span) }
    guard let function = catalog.function(name.text) else {
      reportUnknownFunction(name)
      for argument in arguments { _ = bind(argument) }
      return unknown(span)
    }
    let bound = arguments.map { bind($0) }
    checkArguments(bound, of: function, at: name.span)
    return BoundExpression(
      .call(function, bound), type: resultType(of: function, bound), span: span)
  }

  private mutating func bindExists(
    _ argument: Syntax.ExpressionID, _ span: SourceSpan
  ) -> BoundExpression {
    if case .pattern(let pattern) = tree[argument] { return bindPatternPredicate(pattern, span) }
    return BoundExpression(
      .isNull(bind(argument), negated: true), type: ValueType(.boolean), span: span)
  }

  private mutating func reportUnknownFunction(_ name: Syntax.Name) {
    let names = catalog.functions.map(\.name) + SyntaxTree.aggregates.values.map(\.rawValue)
    let habits = [
      "len": "size", "lower": "toLower", "upper": "toUpper", "ifnull": "coalesce",
      "nvl": "coalesce", "isnull": "coalesce", "now": "datetime", "today": "date",
      "average": "avg", "mean": "avg", "string_agg": "collect", "array_agg": "collect",
      "group_concat": "collect", "length": "size", "tostr": "toString", "int": "toInteger",
    ]
    let near = habits[name.text.lowercased()] ?? nearestName(to: name.text, among: names)
    let isChoice = ["if", "iif"].contains(name.text.lowercased())
    report(
      "unknown-function", "there is no function `\(name.text)`", at: name.span,
      hint: isChoice
        ? "write `CASE WHEN condition THEN one ELSE other END`"
        : near.map { "did you mean `\($0)`?" }, detail: "UnknownFunction", gqlStatus: "42N48")
  }

  private mutating func checkArguments(
    _ arguments: [BoundExpression], of function: ScalarFunction, at span: SourceSpan
  ) {
    let parameters = function.parameters
    let least = parameters.count { !$0.isOptional }
    let isTooMany = !function.isVariadic && arguments.count > parameters.count
    if arguments.count < least || isTooMany {
      report(
        "wrong-argument-count",
        "`\(function.name)` takes \(counted(least, parameters.count)), and "
          + given(arguments.count), at: span,
        hint:
          "its signature is `\(function.name)(\(parameters.map(\.name).joined(separator: ", ")))`",
        detail: "InvalidNumberOfArguments")
      return
    }
    for (index, argument) in arguments.enumerated() {
      guard let parameter = index < parameters.count ? parameters[index] : parameters.last else {
        return
      }
      if !argument.type.fits(parameter.type) {
        reportType(
          argument.type,
          wanted: "\(parameter.type.kinds.words) (`\(parameter.name)` of `\(function.name)`)",
          at: argument.span)
      }
    }
  }

  /// What a function returns, where its arguments say more than its signature.
  private func resultType(
    of function: ScalarFunction, _ arguments: [BoundExpression]
  ) -> ValueType {
    guard let first = arguments.first else { return function.result }
    switch function.name.lowercased() {
    case "coalesce": return arguments.dropFirst().reduce(first.type) { $0.union($1.type) }
    case "head", "last": return first.type.kinds == .list ? first.type.element : .any
    case "tail", "reverse":
      return first.type.kinds.isEmpty ? function.result : first.type
    case "abs": return first.type.kinds.isSubset(of: .number) ? first.type : function.result
    default: return function.result
    }
  }

  // MARK: Aggregates

  mutating func bindAggregate(
    _ kind: BoundAggregate.Kind, _ arguments: [Syntax.ExpressionID], isDistinct: Bool,
    _ span: SourceSpan
  ) -> BoundExpression {
    let name = kind == .countRows ? "count(*)" : "\(kind.rawValue)()"
    switch aggregateRule {
    case .allowed: break
    case .forbidden(let place):
      return bindMisplacedAggregate(arguments, name, place, span)
    case .nested:
      report(
        "nested-aggregate", "\(name) cannot stand inside another aggregate", at: span,
        hint: "compute the inner one in an earlier WITH", detail: "NestedAggregation")
      return unknown(span)
    }
    let wanted: Int
    switch kind {
    case .countRows: wanted = 0
    case .percentileCont, .percentileDisc: wanted = 2
    default: wanted = 1
    }
    aggregateRule = .nested
    defer { aggregateRule = .allowed }
    let bound = arguments.map { bind($0) }
    guard bound.count == wanted else {
      report(
        "wrong-argument-count",
        "`\(kind.rawValue)` takes \(counted(wanted, wanted)), and "
          + given(bound.count), at: span,
        detail: "InvalidNumberOfArguments")
      return unknown(span)
    }
    if let random = arguments.first(where: { tree.callsRandom($0) }) {
      report(
        "random-aggregate", "an aggregate cannot be taken over rand()",
        at: tree.span(of: random), hint: "compute it in an earlier WITH",
        detail: "NonConstantExpression")
    }
    let aggregate = BoundAggregate(
      kind: kind, argument: bound.first, percentile: bound.count > 1 ? bound[1] : nil,
      isDistinct: isDistinct)
    return BoundExpression(
      .aggregate(aggregate), type: type(of: kind, over: bound.first?.type ?? .any), span: span)
  }

  private mutating func bindMisplacedAggregate(
    _ arguments: [Syntax.ExpressionID], _ name: String, _ place: String, _ span: SourceSpan
  ) -> BoundExpression {
    // In ORDER BY a variable that the projection hides is the better cause to name.
    let before = errors.count
    if !groupedNames.isEmpty || place.hasPrefix("in ORDER BY unless") {
      let rule = aggregateRule
      let grouped = groupedNames
      groupedNames = []
      aggregateRule = .nested
      for argument in arguments { _ = bind(argument) }
      aggregateRule = rule
      groupedNames = grouped
    }
    if errors.count == before {
      report(
        "misplaced-aggregate", "\(name) cannot stand \(place)", at: span,
        hint: "compute it in WITH or RETURN under a name, and use the name",
        detail: "InvalidAggregation")
    }
    return unknown(span)
  }

  private func type(of kind: BoundAggregate.Kind, over argument: ValueType) -> ValueType {
    switch kind {
    case .countRows, .count: return ValueType(.integer)
    case .collect: return .list(of: argument)
    case .min, .max: return argument
    case .stDev, .stDevP, .percentileCont: return ValueType(.float)
    case .percentileDisc: return ValueType(.number)
    case .sum, .avg:
      let kinds = argument.kinds.intersection([.integer, .float, .duration])
      if kinds.isEmpty { return ValueType(.number) }
      return kind == .avg && kinds == .integer ? ValueType(.float) : ValueType(kinds)
    }
  }
}

extension SyntaxTree {
  /// Whether an expression calls a function whose value changes from call to call.
  func callsRandom(_ id: Syntax.ExpressionID) -> Bool {
    if case .call(let name, _, _) = self[id],
      ["rand", "randomuuid"].contains(name.text.lowercased())
    {
      return true
    }
    return children(of: id).contains { callsRandom($0) }
  }
}
