import WeftGraph

extension Binder {
  /// The names an importing first WITH of `CALL { WITH x … }` makes visible.
  func importedNames(
    of query: Syntax.SingleQuery, from outer: [String: VariableID]
  ) -> [String: VariableID] {
    guard !outer.isEmpty, case .with(let projection)? = query.clauses.first?.form else {
      return [:]
    }
    if projection.star != nil { return outer }
    var names: [String: VariableID] = [:]
    for item in projection.items {
      guard case .variable(let name) = tree[item.expression] else { return [:] }
      names[name] = outer[name]
    }
    return names
  }

  /// Binds `CALL (x) { … }` or `CALL { WITH x … }`.
  mutating func bindSubqueryCall(
    _ call: Syntax.SubqueryCall, at clause: Syntax.Clause
  ) -> BoundSubqueryCall {
    let outer = Dictionary(
      visibleNames.compactMap { name in visible(name).map { (name, $0) } }, uniquingKeysWith: { $1 }
    )
    var scope = Scope(seesOutside: false, isSubquery: true)
    for name in call.imports ?? [] {
      if let variable = resolve(name.text) {
        scope.names[name.text] = variable
      } else {
        reportUndefined(name.text, at: name.span)
      }
    }
    if call.importsAll { scope.names = outer }
    scope.imports = Set(scope.names.values)
    let isImporting = call.imports == nil
    scope.hidden = Set(outer.keys).subtracting(scope.names.keys)
    scopes.append(scope)
    let query = bindUnion(tree[call.query], place: .call, importing: isImporting ? outer : [:])
    let imported = scopes.removeLast().imports
    var imports = imported
    if isImporting {
      for part in tree[call.query].parts {
        imports.formUnion(importedNames(of: part, from: outer).values)
      }
    }
    noteImports(imports)
    var results: [VariableID] = []
    for (index, column) in query.columns.enumerated() {
      let types = query.parts.compactMap { part in
        part.results.indices.contains(index) ? self.type(of: part.results[index]) : nil
      }
      let columnType = types.dropFirst().reduce(types.first ?? .any) { $0.union($1) }
      let name = Syntax.Name(text: column, span: clause.keyword)
      if let other = visible(column) {
        report(
          "variable-already-bound", "the subquery returns `\(column)`, which is bound already",
          at: clause.keyword, hint: "rename the subquery's column with AS",
          notes: ["`\(column)` was bound at \(place(of: other))"], detail: "VariableAlreadyBound")
      }
      results.append(declare(name, columnType, at: clause.keyword))
    }
    return BoundSubqueryCall(
      query: query, imports: imports.sorted(), results: results, isOptional: call.isOptional)
  }

  /// Passes imports of a subquery on to the subqueries around it.
  mutating func noteImports(_ imports: Set<VariableID>) {
    for variable in imports {
      guard let name = variables[variable.index].name else { continue }
      _ = resolve(name)
    }
  }

  /// Binds a call that is the whole query: its columns are the result.
  mutating func bindStandaloneCall(
    _ call: Syntax.Call, at clause: Syntax.Clause
  ) -> (call: BoundCall, columns: [String]) {
    guard let procedure = procedure(of: call) else { return (emptyCall(call), []) }
    let arguments = bindArguments(call, of: procedure, isStandalone: true)
    var yields: [(column: Int, variable: VariableID)] = []
    var columns: [String] = []
    if let wanted = call.yields, wanted.star == nil {
      yields = bindYields(wanted, of: procedure)
      columns = wanted.items.map { ($0.alias ?? $0.column).text }
    } else {
      for (index, column) in procedure.yields.enumerated() {
        let name = Syntax.Name(text: column.name, span: call.name.span)
        yields.append((index, declare(name, column.type, at: call.name.span)))
        columns.append(column.name)
      }
    }
    let predicate = call.yields?.predicate.map { bindPredicate($0, "in WHERE") }
    let bound = BoundCall(
      procedure: procedure, arguments: arguments, yields: yields, predicate: predicate,
      span: call.name.span)
    return (bound, columns)
  }

  /// Binds a call among other clauses.
  mutating func bindCall(_ call: Syntax.Call, at clause: Syntax.Clause) -> BoundCall {
    guard let procedure = procedure(of: call) else {
      // What the call would have yielded counts as defined, so that it is not reported too.
      for item in call.yields?.items ?? [] {
        let name = item.alias ?? item.column
        declare(name, .any, at: name.span)
      }
      return emptyCall(call)
    }
    let arguments = bindArguments(call, of: procedure, isStandalone: false)
    if let star = call.yields?.star {
      report(
        "yield-all", "`YIELD *` is for a call that stands alone", at: star,
        hint: "name the columns: `YIELD \(procedure.yields.map(\.name).joined(separator: ", "))`",
        detail: "UnexpectedSyntax")
      for column in procedure.yields {
        declare(Syntax.Name(text: column.name, span: star), column.type, at: star)
      }
    }
    let yields = call.yields.map { bindYields($0, of: procedure) } ?? []
    let predicate = call.yields?.predicate.map { bindPredicate($0, "in WHERE") }
    return BoundCall(
      procedure: procedure, arguments: arguments, yields: yields, predicate: predicate,
      span: call.name.span)
  }

  /// `OPTIONAL CALL proc(…)`: a subquery that keeps rows without results.
  mutating func bindOptionalCall(
    _ call: Syntax.Call, at clause: Syntax.Clause
  ) -> BoundSubqueryCall {
    scopes.append(Scope(isSubquery: true))
    let bound = bindCall(call, at: clause)
    let imports = scopes.removeLast().imports
    let inner = bound.yields.map(\.variable)
    let columns = inner.map { variables[$0.index].name ?? "" }
    let results = inner.map { variable in
      let known = variables[variable.index]
      return declare(
        Syntax.Name(text: known.name ?? "", span: known.span), known.type, at: known.span)
    }
    let query = BoundUnion(
      parts: [BoundSingleQuery(clauses: [.call(bound)], results: inner)], keepsDuplicates: true,
      columns: columns)
    return BoundSubqueryCall(
      query: query, imports: imports.sorted(), results: results, isOptional: true)
  }

  private func emptyCall(_ call: Syntax.Call) -> BoundCall {
    let nothing = Procedure(call.name.text, [], yields: []) { _, _ throws(EvaluationError) in [] }
    return BoundCall(
      procedure: nothing, arguments: [], yields: [], predicate: nil, span: call.name.span)
  }

  private mutating func procedure(of call: Syntax.Call) -> Procedure? {
    if let procedure = catalog.procedure(call.name.text) { return procedure }
    let near = nearestName(to: call.name.text, among: catalog.procedures.map(\.name))
    report(
      "unknown-procedure", "there is no procedure `\(call.name.text)`", at: call.name.span,
      hint: near.map { "did you mean `\($0)`?" }
        ?? "`weft explain` lists the procedures", type: "ProcedureError",
      detail: "ProcedureNotFound")
    return nil
  }

  private mutating func bindArguments(
    _ call: Syntax.Call, of procedure: Procedure, isStandalone: Bool
  ) -> [BoundExpression] {
    let parameters = procedure.parameters
    guard let arguments = call.arguments else {
      guard isStandalone || parameters.isEmpty else {
        report(
          "implicit-arguments", "a call among other clauses needs its arguments in parentheses",
          at: call.name.span,
          hint: "write `\(signature(of: procedure))`", detail: "InvalidArgumentPassingMode")
        return []
      }
      return parameters.map { parameter in
        if let value = parameter.defaultValue {
          return BoundExpression(.literal(value), type: parameter.type, span: call.name.span)
        }
        noteParameter(parameter.name, at: call.name.span)
        return BoundExpression(.parameter(parameter.name), type: .any, span: call.name.span)
      }
    }
    let least = parameters.count { $0.defaultValue == nil }
    if arguments.count < least || arguments.count > parameters.count {
      report(
        "wrong-argument-count",
        "`\(procedure.name)` takes \(counted(least, parameters.count)), and \(given(arguments.count))",
        at: call.name.span,
        hint: "its signature is `\(signature(of: procedure))`", detail: "InvalidNumberOfArguments")
    }
    aggregateRule = .forbidden("in a procedure's arguments")
    var bound = arguments.map { bind($0) }
    for (argument, parameter) in zip(bound, parameters) where !argument.type.fits(parameter.type) {
      reportType(
        argument.type, wanted: "\(parameter.type.kinds.words) (`\(parameter.name)`)",
        at: argument.span)
    }
    if procedure.name.hasPrefix("graph.") {
      for argument in bound { noteNames(inOptions: argument) }
    }
    for parameter in parameters.dropFirst(bound.count) {
      bound.append(
        BoundExpression(
          .literal(parameter.defaultValue ?? .null), type: parameter.type, span: call.name.span))
    }
    return bound
  }

  /// Notes the labels, types and keys that options of a graph measure name.
  private mutating func noteNames(inOptions argument: BoundExpression) {
    func names(_ value: BoundExpression) -> [(name: String, span: SourceSpan)] {
      switch value.form {
      case .literal(.string(let name)): [(name, value.span)]
      case .list(let elements): elements.flatMap(names)
      default: []
      }
    }
    guard case .map(let entries) = argument.form else { return }
    for (key, value) in entries {
      switch key {
      case "labels": mentions.labels += names(value)
      case "types", "through": mentions.types += names(value)
      case "weight": mentions.keys += names(value)
      case "lift": noteNames(inOptions: value)
      default: break
      }
    }
  }

  func signature(of procedure: Procedure) -> String {
    "\(procedure.name)(\(procedure.parameters.map(\.name).joined(separator: ", ")))"
  }

  func given(_ count: Int) -> String {
    switch count {
    case 0: "none is given"
    case 1: "1 is given"
    default: "\(count) are given"
    }
  }

  func counted(_ least: Int, _ most: Int) -> String {
    if least == most { return most == 1 ? "1 argument" : "\(most) arguments" }
    return "\(least) to \(most) arguments"
  }

  private mutating func bindYields(
    _ yields: Syntax.Yields, of procedure: Procedure
  ) -> [(column: Int, variable: VariableID)] {
    var result: [(column: Int, variable: VariableID)] = []
    for item in yields.items {
      let name = item.alias ?? item.column
      let column = procedure.yields.firstIndex { $0.name == item.column.text }
      if column == nil {
        let names = procedure.yields.map(\.name)
        report(
          "unknown-column", "`\(procedure.name)` has no column `\(item.column.text)`",
          at: item.column.span,
          hint: nearestName(to: item.column.text, among: names).map { "did you mean `\($0)`?" }
            ?? "its columns are \(names.map { "`\($0)`" }.joined(separator: ", "))",
          detail: "UndefinedVariable")
      }
      checkNew(name)
      let type = column.map { procedure.yields[$0].type } ?? .any
      result.append((column ?? 0, declare(name, type, at: name.span)))
    }
    return result
  }
}
