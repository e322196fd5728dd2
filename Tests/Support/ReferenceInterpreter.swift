package import WeftGraph
package import WeftQuery

/// Runs bound queries row by row in the most obvious way, to check the engine's answers against.
///
/// No plan, no statistics, no columns: patterns are matched by trying every relationship, groups by
/// comparing keys. Only for small graphs.
package struct ReferenceInterpreter {
  /// The values of all variables, by id.
  typealias Row = [Value]

  let query: BoundQuery
  let context: EvaluationContext

  /// Runs a query and returns its rows, in order where the query orders them.
  package static func rows(
    of query: BoundQuery, in context: EvaluationContext
  ) throws -> [[Value]] {
    try query.checkParameters(given: context.parameters.keys)
    let interpreter = ReferenceInterpreter(query: query, context: context)
    let start = Row(repeating: .null, count: query.variables.count)
    let rows = try interpreter.rows(of: query.union, from: start)
    return query.union.columns.isEmpty ? [] : rows
  }

  /// Parses, binds and runs a query on a graph.
  package static func rows(
    of text: String, on graph: Graph, catalog: Catalog = StandardFunctions.catalog,
    parameters: [String: Value] = [:], clock: EvaluationContext.Clock
  ) throws -> [[Value]] {
    let tree = try Query.parse(SourceText(name: "reference", text: text))
    let query = try Binder.bind(tree, catalog: catalog, graph: graph).query
    return try rows(
      of: query,
      in: EvaluationContext(graph: graph, parameters: parameters, clock: clock))
  }

  var graph: Graph { context.graph }

  // MARK: Clauses

  func rows(of union: BoundUnion, from outer: Row) throws -> [[Value]] {
    var all: [[Value]] = []
    for part in union.parts {
      var rows = [outer]
      for clause in part.clauses { rows = try apply(clause, to: rows, outer) }
      all += rows.map { row in part.results.map { row[$0.index] } }
    }
    return union.keepsDuplicates || union.parts.count == 1 ? all : distinct(all)
  }

  private func distinct(_ rows: [[Value]]) -> [[Value]] {
    var seen: Set<GroupKey> = []
    return rows.filter { seen.insert(GroupKey($0)).inserted }
  }

  private func apply(_ clause: BoundClause, to rows: [Row], _ outer: Row) throws -> [Row] {
    switch clause {
    case .match(let match):
      return try rows.flatMap { row in
        let found = try matches(match, in: row)
        return found.isEmpty && match.isOptional ? [cleared(row, match)] : found
      }
    case .unwind(let list, let variable):
      return try rows.flatMap { row in
        let elements: [Value]
        switch try value(list, row) {
        case .null: elements = []
        case .list(let values): elements = values
        case let other: elements = [other]
        }
        return elements.map { row.setting(variable, to: $0) }
      }
    case .filter(let predicate):
      return try rows.filter { try truth(predicate, $0) == true }
    case .project(let projection):
      return try project(projection, rows, outer)
    case .call(let call):
      return try rows.flatMap { row in try self.call(call, row) }
    case .subquery(let call):
      return try rows.flatMap { row in
        let found = try self.rows(of: call.query, from: row)
        let results = found.map { values in
          zip(call.results, values).reduce(row) { $0.setting($1.0, to: $1.1) }
        }
        guard results.isEmpty, call.isOptional else { return results }
        return [call.results.reduce(row) { $0.setting($1, to: .null) }]
      }
    case .update: preconditionFailure("the interpreter reads only")
    }
  }

  private func call(_ call: BoundCall, _ row: Row) throws -> [Row] {
    let arguments = try call.arguments.map { try value($0, row) }
    let columns = try call.procedure.run(arguments, context)
    if columns.isEmpty { return [row] }
    var result: [Row] = []
    for index in 0..<columns[0].count {
      let new = call.yields.reduce(row) {
        $0.setting($1.variable, to: columns[$1.column].value(at: index, in: graph))
      }
      if try call.predicate.map({ try truth($0, new) == true }) ?? true { result.append(new) }
    }
    return result
  }

  // MARK: Projection

  private func project(
    _ projection: BoundProjection, _ rows: [Row], _ outer: Row
  ) throws -> [Row] {
    var projected: [(row: Row, group: [Row])]
    if projection.isAggregating {
      projected = try groups(projection, rows).map { group in
        let before = group.first ?? outer
        var new = before
        for item in projection.items {
          new[item.variable.index] = try value(item.expression, before, group)
        }
        return (new, group)
      }
    } else {
      projected = try rows.map { row in
        var new = row
        for item in projection.items {
          new[item.variable.index] = try value(item.expression, row)
        }
        return (new, [])
      }
    }
    if projection.isDistinct {
      var seen: Set<GroupKey> = []
      projected = projected.filter { entry in
        let key = projection.items.map { entry.row[$0.variable.index] }
        return seen.insert(GroupKey(key)).inserted
      }
    }
    if !projection.order.isEmpty {
      let keyed = try projected.map { entry in
        let group = projection.isAggregating ? entry.group : nil
        return (entry, try projection.order.map { try value($0.expression, entry.row, group) })
      }
      projected = keyed.enumerated().sorted { one, other in
        for (index, key) in projection.order.enumerated() {
          let order = Value.totalOrder(one.element.1[index], other.element.1[index])
          if order != 0 { return key.isDescending ? order > 0 : order < 0 }
        }
        return one.offset < other.offset
      }.map(\.element.0)
    }
    let skipped = try projection.skip.map { try count($0) } ?? 0
    let limit = try projection.limit.map { try count($0) } ?? Int.max
    let kept = projected.dropFirst(skipped).prefix(limit).map(\.row)
    guard let predicate = projection.predicate else { return Array(kept) }
    return try kept.filter { try truth(predicate, $0) == true }
  }

  private func count(_ expression: BoundExpression) throws -> Int {
    let row = Row(repeating: .null, count: query.variables.count)
    let value = try value(expression, row)
    guard case .integer(let number) = value else {
      throw EvaluationError(
        code: "wrong-type", message: "SKIP and LIMIT take integers", type: "SyntaxError",
        detail: "InvalidArgumentType")
    }
    if number < 0 {
      throw EvaluationError(
        code: "negative-integer", message: "SKIP and LIMIT take no negative numbers",
        type: "SyntaxError", detail: "NegativeIntegerArgument")
    }
    return Int(number)
  }

  private func groups(_ projection: BoundProjection, _ rows: [Row]) throws -> [[Row]] {
    let keys = projection.items.filter { !$0.expression.isAggregating }
    if keys.isEmpty { return [rows] }
    var groups: [[Row]] = []
    var places: [GroupKey: Int] = [:]
    for row in rows {
      let key = GroupKey(try keys.map { try value($0.expression, row) })
      if let place = places[key] {
        groups[place].append(row)
      } else {
        places[key] = groups.count
        groups.append([row])
      }
    }
    return groups
  }
}

extension ReferenceInterpreter.Row {
  func setting(_ variable: VariableID, to value: Value) -> Self {
    var copy = self
    copy[variable.index] = value
    return copy
  }
}
