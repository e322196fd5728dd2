import WeftGraph

/// A projected item and its variable: equal expressions in ORDER BY and WHERE become the variable.
struct Substitution {
  var expression: Syntax.ExpressionID
  var variable: VariableID
  /// The names it reads, which must mean the same where it is replaced.
  var names: Set<String>
}

extension Binder {
  /// Binds WITH or RETURN and replaces the innermost scope's names by the projected ones.
  mutating func bindProjection(
    _ projection: Syntax.Projection, isReturn: Bool, at clause: Syntax.Clause
  ) -> (projection: BoundProjection, columns: [String]) {
    let level = scopes.count - 1
    let before = scopes[level].names
    var items: [BoundProjection.Item] = []
    var columns: [String] = []
    var names: [String: VariableID] = [:]
    var replacements: [Substitution] = []
    if let star = projection.star {
      if before.isEmpty, isReturn {
        report(
          "no-variables", "there is no variable for `*` to stand for", at: star,
          hint: "name a variable in the pattern, such as `(n)`", detail: "NoVariablesInScope")
      }
      for (name, variable) in before.sorted(by: { $0.key < $1.key }) {
        usedVariables.insert(variable)
        items.append(
          BoundProjection.Item(
            variable: variable,
            expression: BoundExpression(.variable(variable), type: type(of: variable), span: star)))
        columns.append(name)
        names[name] = variable
      }
    }
    let isAggregating = projection.items.contains { tree.containsAggregate($0.expression) }
    let errorsBefore = errors.count
    var missingAlias: SourceSpan?
    for item in projection.items {
      aggregateRule = .allowed
      let value = bind(item.expression)
      if tree.containsAggregate(item.expression) { checkGrouping(item, in: projection) }
      let name = columnName(of: item)
      if !isReturn, item.alias == nil {
        if case .variable = tree[item.expression] {
        } else {
          missingAlias = missingAlias ?? item.span
        }
      }
      let variable = projectedVariable(for: value, name: name, isReturn: isReturn, item: item)
      if names[name] != nil {
        report(
          "duplicate-column", "two columns are called `\(name)`", at: item.alias?.span ?? item.span,
          hint: "give one of them another name with AS", detail: "ColumnNameConflict")
      }
      items.append(BoundProjection.Item(variable: variable, expression: value))
      columns.append(name)
      names[name] = variable
      replacements.append(
        Substitution(
          expression: item.expression, variable: variable,
          names: tree.names(in: item.expression)))
    }
    var result = BoundProjection(
      items: items, isAggregating: isAggregating, isDistinct: projection.isDistinct, order: [],
      skip: nil, limit: nil, predicate: nil)
    bindTail(
      projection, into: &result, names: names, before: before, replacements: replacements)
    if let missingAlias, errors.count == errorsBefore {
      report(
        "missing-alias", "an expression in WITH needs a name", at: missingAlias,
        hint: "write `\(tree.text[missingAlias]) AS name`", detail: "NoExpressionAlias")
    }
    scopes[level].names = names
    scopes[level].hidden = Set(before.keys).subtracting(names.keys)
    return (result, columns)
  }

  private func columnName(of item: Syntax.Item) -> String {
    if let alias = item.alias { return alias.text }
    if case .variable(let name) = tree[item.expression] { return name }
    return tree.text[item.span]
  }

  /// The variable of an item: a plain variable keeps its own unless it is renamed.
  private mutating func projectedVariable(
    for value: BoundExpression, name: String, isReturn: Bool, item: Syntax.Item
  ) -> VariableID {
    if case .variable(let variable) = value.form, variables[variable.index].name == name {
      return variable
    }
    if !isReturn, let outer = isOuterName(name) {
      report(
        "variable-already-bound",
        "`\(name)` is a variable of the query outside and cannot be bound anew",
        at: item.alias?.span ?? item.span, hint: "choose another name",
        notes: ["`\(name)` was bound at \(place(of: outer))"], detail: "VariableAlreadyBound")
    }
    return makeVariable(name, value.type, item.alias?.span ?? item.span)
  }

  /// ORDER BY, SKIP, LIMIT and WHERE.
  private mutating func bindTail(
    _ projection: Syntax.Projection, into result: inout BoundProjection,
    names: [String: VariableID], before: [String: VariableID], replacements: [Substitution]
  ) {
    let level = scopes.count - 1
    let hidesOld = result.isAggregating || result.isDistinct
    scopes[level].names = hidesOld ? names : before.merging(names) { $1 }
    scopes[level].hidden = hidesOld ? Set(before.keys).subtracting(names.keys) : []
    substitutions = replacements.filter { replacement in
      replacement.names.allSatisfy { names[$0] == nil || names[$0] == before[$0] }
    }
    let grouped = projection.items.filter { !tree.containsAggregate($0.expression) }
    for key in projection.order {
      let aggregates = tree.containsAggregate(key.expression)
      aggregateRule = .forbidden(
        result.isAggregating
          ? "in ORDER BY unless it is projected" : "in ORDER BY of a projection without aggregates")
      if result.isAggregating, aggregates {
        groupedNames = grouped.reduce(into: []) { $0.formUnion(tree.names(in: $1.expression)) }
        groupedNames.subtract(names.keys)
      }
      let bound = bindSortKey(key.expression, sumsUp: result.isAggregating && aggregates)
      groupedNames = []
      result.order.append(
        BoundProjection.SortKey(expression: bound, isDescending: key.isDescending))
    }
    if let predicate = projection.predicate {
      if !hidesOld { substitutions = [] }
      result.predicate = bindPredicate(predicate, "in WHERE")
    }
    substitutions = []
    result.skip = projection.skip.map { bindCount($0, "SKIP") }
    result.limit = projection.limit.map { bindCount($0, "LIMIT") }
  }

  /// Binds a key of ORDER BY; where it sums up, complex grouping expressions may not be used.
  private mutating func bindSortKey(
    _ id: Syntax.ExpressionID, sumsUp: Bool
  ) -> BoundExpression {
    guard sumsUp else { return bind(id, allowsPattern: true) }
    let all = substitutions
    if let whole = substitutions.first(where: { tree.isEqual($0.expression, id) }) {
      return BoundExpression(
        .variable(whole.variable), type: type(of: whole.variable), span: tree.span(of: id))
    }
    substitutions = all.filter {
      tree.containsAggregate($0.expression) || tree.isSimple($0.expression)
    }
    defer { substitutions = all }
    return bind(id)
  }

  /// Binds the number behind SKIP or LIMIT, which may not depend on rows.
  private mutating func bindCount(_ id: Syntax.ExpressionID, _ keyword: String) -> BoundExpression {
    aggregateRule = .forbidden("in \(keyword)")
    let span = tree.span(of: id)
    guard !tree.readsRows(id) else {
      report(
        "not-constant", "\(keyword) cannot depend on the rows", at: span,
        hint: "use a number or a parameter", detail: "NonConstantExpression")
      return unknown(span)
    }
    let bound = bind(id)
    if case .literal(.integer(let value)) = bound.form, value < 0 {
      report(
        "negative-count", "\(keyword) needs a number from 0", at: span,
        detail: "NegativeIntegerArgument")
    } else if case .unary(.minus, let operand) = bound.form,
      case .literal(.integer(1...)) = operand.form
    {
      report(
        "negative-count", "\(keyword) needs a number from 0", at: span,
        detail: "NegativeIntegerArgument")
    } else if !bound.type.mayBe(.integer) {
      reportType(bound.type, wanted: "an integer", at: span)
    }
    return bound
  }

  /// Reports names outside aggregates that the grouping keys do not fix.
  private mutating func checkGrouping(_ item: Syntax.Item, in projection: Syntax.Projection) {
    let keys = projection.items.map(\.expression).filter {
      tree.isSimple($0) && !tree.containsAggregate($0)
    }
    let rows = Set(scopes[scopes.count - 1].names.keys)
    let free = projection.star == nil ? rows : []
    guard let span = tree.ungrouped(item.expression, keys: keys, rows: free) else { return }
    report(
      "ambiguous-aggregation",
      "`\(tree.text[span])` is neither aggregated nor a grouping key", at: span,
      hint: "project it as a column of its own, or aggregate it",
      detail: "AmbiguousAggregationExpression")
  }
}
