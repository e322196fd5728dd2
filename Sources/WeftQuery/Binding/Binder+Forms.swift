import WeftGraph

extension Binder {
  /// Runs a body with variables of an expression's own in scope, where aggregates are not allowed.
  private mutating func local<Result>(
    _ names: [(Syntax.Name, ValueType)], _ place: String,
    _ body: (inout Binder, [VariableID]) -> Result
  ) -> Result {
    scopes.append(Scope())
    let outerRule = aggregateRule
    let outerSubstitutions = substitutions
    substitutions.removeAll { substitution in
      names.contains { substitution.names.contains($0.0.text) }
    }
    aggregateRule = .forbidden(place)
    let variables = names.map { declare($0.0, $0.1, at: $0.0.span) }
    let result = body(&self, variables)
    aggregateRule = outerRule
    substitutions = outerSubstitutions
    scopes.removeLast()
    return result
  }

  /// Binds a list to go through, and says what its elements are.
  private mutating func bindList(
    _ id: Syntax.ExpressionID
  ) -> (list: BoundExpression, element: ValueType) {
    let list = bind(id)
    if !list.type.mayBe(.list) { reportType(list.type, wanted: "a list", at: list.span) }
    return (list, list.type.kinds == .list ? list.type.element : .any)
  }

  private mutating func bindCondition(_ id: Syntax.ExpressionID) -> BoundExpression {
    let bound = bind(id, allowsPattern: true)
    if !bound.type.mayBe(.boolean) {
      reportType(bound.type, wanted: "a condition", at: bound.span)
    }
    return bound
  }

  mutating func bindListComprehension(
    _ name: Syntax.Name, _ list: Syntax.ExpressionID, _ predicate: Syntax.ExpressionID?,
    _ yield: Syntax.ExpressionID?, _ span: SourceSpan
  ) -> BoundExpression {
    let (source, element) = bindList(list)
    return local([(name, element)], "in a list comprehension") { binder, variables in
      let condition = predicate.map { binder.bindCondition($0) }
      let result = yield.map { binder.bind($0) }
      return BoundExpression(
        .listComprehension(variables[0], in: source, where: condition, yield: result),
        type: .list(of: result?.type ?? element), span: span)
    }
  }

  mutating func bindQuantifier(
    _ quantifier: Quantifier, _ name: Syntax.Name, _ list: Syntax.ExpressionID,
    _ predicate: Syntax.ExpressionID?, _ span: SourceSpan
  ) -> BoundExpression {
    let (source, element) = bindList(list)
    return local([(name, element)], "in \(quantifier.rawValue)()") { binder, variables in
      let condition =
        predicate.map { binder.bindCondition($0) }
        ?? BoundExpression(.variable(variables[0]), type: element, span: name.span)
      return BoundExpression(
        .quantifier(quantifier, variables[0], in: source, where: condition),
        type: ValueType(.boolean), span: span)
    }
  }

  mutating func bindReduce(
    _ accumulator: Syntax.Name, _ start: Syntax.ExpressionID, _ element: Syntax.Name,
    _ list: Syntax.ExpressionID, _ step: Syntax.ExpressionID, _ span: SourceSpan
  ) -> BoundExpression {
    let first = bind(start)
    let (source, type) = bindList(list)
    return local([(accumulator, .any), (element, type)], "in reduce()") { binder, variables in
      let next = binder.bind(step)
      return BoundExpression(
        .reduce(
          accumulator: variables[0], start: first, element: variables[1], in: source, step: next),
        type: first.type.union(next.type), span: span)
    }
  }

  mutating func bindMapProjection(
    _ name: Syntax.Name, _ entries: [Syntax.ProjectionEntry], _ span: SourceSpan
  ) -> BoundExpression {
    let subject = bindVariable(name.text, at: name.span)
    if !subject.type.mayBe(ValueKinds.entity.union(.map)) {
      reportType(subject.type, wanted: "a node, relationship or map", at: name.span)
    }
    var bound: [(key: String, value: BoundExpression)] = []
    var takesAll = false
    for entry in entries {
      switch entry {
      case .property(let key):
        if !subject.type.kinds.isEmpty, subject.type.kinds.isSubset(of: .entity) {
          mentions.keys.append((key.text, key.span))
        }
        bound.append(
          (
            key.text,
            BoundExpression(.property(subject, key: key.text), type: .any, span: key.span)
          ))
      case .allProperties: takesAll = true
      case .entry(let key, let value): bound.append((key.text, bind(value)))
      case .variable(let variable):
        bound.append((variable.text, bindVariable(variable.text, at: variable.span)))
      }
    }
    let map = BoundExpression(.map(bound), type: ValueType(.map), span: span)
    // A null subject makes the whole projection null.
    let whole: BoundExpression
    if takesAll {
      whole = merged(subject, map, span)
    } else {
      whole = map
    }
    let isNull = BoundExpression(
      .isNull(subject, negated: true), type: ValueType(.boolean), span: name.span)
    return BoundExpression(
      .conditional([(isNull, whole)], otherwise: nil), type: ValueType(.map), span: span)
  }

  /// All properties of a subject with further entries, by the catalog's own `weft.merge`.
  private mutating func merged(
    _ subject: BoundExpression, _ map: BoundExpression, _ span: SourceSpan
  ) -> BoundExpression {
    guard let properties = catalog.function("properties") else {
      report(
        "unknown-function", "`.*` needs the function `properties`", at: span,
        detail: "UnknownFunction")
      return map
    }
    let all = BoundExpression(.call(properties, [subject]), type: ValueType(.map), span: span)
    return BoundExpression(.call(mapUnion, [all, map]), type: ValueType(.map), span: span)
  }

  // MARK: Patterns and subqueries

  /// Binds a body as a subquery and collects the outer variables it reads.
  private mutating func subquery(_ body: (inout Binder) -> BoundUnion) -> BoundSubquery {
    let outerRule = aggregateRule
    let outerSubstitutions = substitutions
    let outerGrouped = groupedNames
    substitutions = []
    groupedNames = []
    scopes.append(Scope(isSubquery: true))
    let query = body(&self)
    let imports = scopes.removeLast().imports
    aggregateRule = outerRule
    substitutions = outerSubstitutions
    groupedNames = outerGrouped
    defer { subqueryCount += 1 }
    return BoundSubquery(query: query, imports: imports.sorted(), id: subqueryCount)
  }

  mutating func bindSubquery(_ query: Syntax.QueryID, place: QueryPlace) -> BoundSubquery {
    subquery { binder in binder.bindUnion(binder.tree[query], place: place) }
  }

  mutating func bindCollect(_ id: Syntax.QueryID, _ span: SourceSpan) -> BoundExpression {
    let bound = bindSubquery(id, place: .collect)
    if bound.query.columns.count > 1 {
      report(
        "collect-columns", "COLLECT needs exactly one column", at: span,
        hint: "return a list or a map: `RETURN {a: a, b: b}`", detail: "InvalidClauseComposition")
    }
    let types = bound.query.parts.compactMap { $0.results.first.map { type(of: $0) } }
    let element = types.dropFirst().reduce(types.first ?? .any) { $0.union($1) }
    return BoundExpression(.collect(bound), type: .list(of: element), span: span)
  }

  private func only(_ match: BoundMatch) -> BoundUnion {
    BoundUnion(
      parts: [BoundSingleQuery(clauses: [.match(match)], results: [])], keepsDuplicates: true,
      columns: [])
  }

  /// `EXISTS` of a pattern whose variables are all bound.
  mutating func bindPatternPredicate(
    _ pattern: Syntax.PatternID, _ span: SourceSpan
  ) -> BoundExpression {
    let bound = subquery { binder in
      binder.scopes.append(Scope())
      defer { binder.scopes.removeLast() }
      return binder.only(
        binder.bindMatch([pattern], isOptional: false, where: nil, place: .predicate))
    }
    return BoundExpression(.exists(bound), type: ValueType(.boolean), span: span)
  }

  /// A bare pattern: a predicate, or a shortest path as a value.
  mutating func bindPattern(
    _ pattern: Syntax.PatternID, allowsPattern: Bool, _ span: SourceSpan
  ) -> BoundExpression {
    if tree[pattern].isShortestFunction { return bindShortest(pattern, span) }
    if !allowsPattern {
      report(
        "misplaced-pattern", "a pattern can only stand as a condition", at: span,
        hint: "write `EXISTS { … }`, `COUNT { … }` or `[pattern | value]`",
        detail: "UnexpectedSyntax")
      return unknown(span)
    }
    return bindPatternPredicate(pattern, span)
  }

  /// `shortestPath(…)` in an expression: the first of the paths found, or null.
  private mutating func bindShortest(
    _ pattern: Syntax.PatternID, _ span: SourceSpan
  ) -> BoundExpression {
    let bound = subquery { binder in
      binder.scopes.append(Scope())
      defer { binder.scopes.removeLast() }
      var match = binder.bindMatch([pattern], isOptional: false, where: nil, place: .predicate)
      let variable =
        match.paths[0].variable ?? binder.makeVariable(nil, ValueType(.path), span)
      match.paths[0].variable = variable
      return binder.returning(
        BoundExpression(.variable(variable), type: ValueType(.path), span: span), after: match)
    }
    let type = ValueType(.path)
    let all = BoundExpression(.collect(bound), type: .list(of: type), span: span)
    if tree[pattern].selector == .allShortest { return all }
    let zero = BoundExpression(.literal(.integer(0)), type: ValueType(.integer), span: span)
    return BoundExpression(.index(all, zero), type: type, span: span)
  }

  mutating func bindPatternComprehension(
    _ pattern: Syntax.PatternID, _ predicate: Syntax.ExpressionID?,
    _ yield: Syntax.ExpressionID, _ span: SourceSpan
  ) -> BoundExpression {
    var element = ValueType.any
    let bound = subquery { binder in
      binder.scopes.append(Scope())
      defer { binder.scopes.removeLast() }
      let match = binder.bindMatch([pattern], isOptional: false, where: predicate)
      binder.aggregateRule = .forbidden("in a pattern comprehension")
      let value = binder.bind(yield)
      element = value.type
      return binder.returning(value, after: match)
    }
    return BoundExpression(.collect(bound), type: .list(of: element), span: span)
  }

  private mutating func returning(
    _ value: BoundExpression, after match: BoundMatch
  ) -> BoundUnion {
    let variable = makeVariable(nil, value.type, value.span)
    let projection = BoundProjection(
      items: [BoundProjection.Item(variable: variable, expression: value)], isAggregating: false,
      isDistinct: false, order: [], skip: nil, limit: nil, predicate: nil)
    return BoundUnion(
      parts: [
        BoundSingleQuery(clauses: [.match(match), .project(projection)], results: [variable])
      ], keepsDuplicates: true, columns: ["value"])
  }
}

/// Joins two maps; the second one's entries win.
private let mapUnion = ScalarFunction(
  "map.union",
  [.init("map", ValueType(.map)), .init("other", ValueType(.map))],
  result: ValueType(.map), summary: "The entries of both maps; the second one's win."
) { arguments, _ throws(EvaluationError) in
  guard case .map(let first) = arguments[0], case .map(let second) = arguments[1] else {
    return .null
  }
  return .map(ValueMap(first.entries + second.entries))
}
