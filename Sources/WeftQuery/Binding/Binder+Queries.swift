import WeftGraph

/// Where a query stands, which decides how it may end.
enum QueryPlace {
  case top
  /// EXISTS or COUNT: may end without RETURN.
  case predicate
  case collect
  case call
}

extension Binder {
  mutating func bindRoot() -> BoundUnion {
    bindUnion(tree[tree.root], place: .top)
  }

  /// Binds single queries joined by UNION, each in a scope of its own inside the innermost one.
  ///
  /// A part that begins with an importing WITH starts with the names it imports.
  mutating func bindUnion(
    _ query: Syntax.UnionQuery, place: QueryPlace,
    importing: [String: VariableID] = [:]
  ) -> BoundUnion {
    var parts: [BoundSingleQuery] = []
    var columns: [String] = []
    for (index, part) in query.parts.enumerated() {
      scopes.append(Scope(names: importedNames(of: part, from: importing)))
      var (bound, names) = bindSingle(part, place: place)
      scopes.removeLast()
      if index == 0 {
        columns = names
      } else if names != columns {
        if names.sorted() == columns.sorted() {
          let results = bound.results
          bound.results = columns.compactMap { column in
            names.firstIndex(of: column).map { results[$0] }
          }
        } else if errors.isEmpty {
          report(
            "different-columns",
            "the parts of a UNION need the same columns: `\(columns.joined(separator: "`, `"))` "
              + "against `\(names.joined(separator: "`, `"))`", at: part.span,
            hint: "name the columns alike with AS", detail: "DifferentColumnsInUnion")
        }
      }
      parts.append(bound)
    }
    let keeps = query.unions.first?.keepsDuplicates ?? false
    if let mixed = query.unions.first(where: { $0.keepsDuplicates != keeps }) {
      report(
        "mixed-union", "UNION and UNION ALL cannot be mixed", at: mixed.span,
        hint: "put one of them into a subquery: `CALL () { … }`",
        detail: "InvalidClauseComposition")
    }
    return BoundUnion(parts: parts, keepsDuplicates: keeps, columns: columns)
  }

  private mutating func bindSingle(
    _ query: Syntax.SingleQuery, place: QueryPlace
  ) -> (BoundSingleQuery, [String]) {
    var clauses: [BoundClause] = []
    var results: [VariableID] = []
    var columns: [String] = []
    for (index, clause) in query.clauses.enumerated() {
      let isLast = index == query.clauses.count - 1
      switch clause.form {
      case .returning(let projection):
        if !isLast {
          report(
            "misplaced-clause", "RETURN must be the last clause", at: clause.keyword,
            hint: "use WITH to go on with the rows", detail: "InvalidClauseComposition")
        }
        let bound = bindProjection(projection, isReturn: true, at: clause)
        clauses.append(.project(bound.projection))
        results = bound.projection.items.map(\.variable)
        usedVariables.formUnion(results)
        columns = bound.columns
      case .call(let call) where place == .top && query.clauses.count == 1:
        let bound = bindStandaloneCall(call, at: clause)
        clauses.append(.call(bound.call))
        results = bound.call.yields.map(\.variable)
        columns = bound.columns
      default:
        clauses += bindClause(clause, isFirst: index == 0)
        if isLast { checkEnd(clause, place: place) }
      }
    }
    return (BoundSingleQuery(clauses: clauses, results: results), columns)
  }

  private mutating func checkEnd(_ clause: Syntax.Clause, place: QueryPlace) {
    if tree.writes(clause) { return }
    let ending: String
    switch place {
    case .predicate: return
    case .call:
      report(
        "missing-return", "a subquery must end with RETURN", at: clause.keyword,
        hint: "add `RETURN …` before `}`", detail: "InvalidClauseComposition")
      return
    case .collect: ending = "COLLECT needs one RETURN column"
    case .top: ending = "a query must end with RETURN"
    }
    report(
      "missing-return", ending, at: clause.keyword, hint: "add `RETURN …`",
      detail: "InvalidClauseComposition")
  }

  private mutating func bindClause(_ clause: Syntax.Clause, isFirst: Bool) -> [BoundClause] {
    switch clause.form {
    case .match(let isOptional, let patterns, let predicate):
      return [.match(bindMatch(patterns, isOptional: isOptional, where: predicate))]
    case .unwind(let list, let name):
      aggregateRule = .forbidden("in UNWIND")
      let bound = bind(list)
      let element = bound.type.kinds == .list ? bound.type.element : .any
      checkNew(name)
      return [.unwind(bound, as: declare(name, element, at: name.span))]
    case .with(let projection):
      return [.project(bindProjection(projection, isReturn: false, at: clause).projection)]
    case .returning: return []
    case .call(let call):
      return [
        call.isOptional
          ? .subquery(bindOptionalCall(call, at: clause)) : .call(bindCall(call, at: clause))
      ]
    case .subquery(let call): return [.subquery(bindSubqueryCall(call, at: clause))]
    case .filter(let predicate): return [.filter(bindPredicate(predicate, "in FILTER"))]
    case .letting(let items):
      return bindLet(items)
    case .update(let update): return [.update(bindUpdate(update, at: clause))]
    }
  }

  /// Binds a WHERE.
  mutating func bindPredicate(_ id: Syntax.ExpressionID, _ place: String) -> BoundExpression {
    aggregateRule = .forbidden(place)
    let bound = bind(id, allowsPattern: true)
    if !bound.type.mayBe(.boolean) {
      reportType(bound.type, wanted: "a condition", at: bound.span)
    }
    return bound
  }

  /// Reports a new name that is taken already.
  mutating func checkNew(_ name: Syntax.Name, hint: String = "choose another name") {
    guard let other = visible(name.text) else { return }
    report(
      "variable-already-bound", "variable `\(name.text)` is bound already", at: name.span,
      hint: hint, notes: ["`\(name.text)` was bound at \(place(of: other))"],
      detail: "VariableAlreadyBound")
  }

  /// The variable of a name, without counting as a use.
  func visible(_ name: String) -> VariableID? {
    for scope in scopes.reversed() {
      if let variable = scope.names[name] { return variable }
      guard scope.seesOutside else { return nil }
    }
    return nil
  }

  /// LET adds columns; an item that reads an earlier one of the same LET needs a projection of its own.
  private mutating func bindLet(_ items: [Syntax.Item]) -> [BoundClause] {
    var projections: [BoundProjection] = []
    var added: Set<String> = []
    aggregateRule = .forbidden("in LET")
    for item in items {
      guard let alias = item.alias else { continue }
      if projections.isEmpty || !added.isDisjoint(with: tree.freeNames(in: item.expression))
        || tree.readsSubquery(item.expression)
      {
        projections.append(projectionOfAll())
        added = []
      }
      let value = bind(item.expression)
      checkNew(alias)
      let variable = declare(alias, value.type, at: alias.span)
      added.insert(alias.text)
      projections[projections.count - 1].items.append(
        BoundProjection.Item(variable: variable, expression: value))
    }
    return projections.map { .project($0) }
  }

  /// A projection that keeps every variable of the innermost scope.
  private func projectionOfAll() -> BoundProjection {
    let names = scopes[scopes.count - 1].names.sorted { $0.key < $1.key }
    let items = names.map { _, variable in
      let bound = variables[variable.index]
      return BoundProjection.Item(
        variable: variable,
        expression: BoundExpression(.variable(variable), type: bound.type, span: bound.span))
    }
    return BoundProjection(
      items: items, isAggregating: false, isDistinct: false, order: [], skip: nil, limit: nil,
      predicate: nil)
  }
}
