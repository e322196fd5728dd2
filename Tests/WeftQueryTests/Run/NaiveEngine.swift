@testable import WeftGraph
@testable import WeftQuery

/// The slow, obvious interpreter of bound queries that the engine is compared with.
///
/// Rows are dictionaries; patterns are matched by trying every relationship of the graph; nothing is
/// planned, typed, batched or remembered.
struct NaiveEngine {
  typealias Row = [VariableID: Value]

  let query: BoundQuery
  let context: EvaluationContext
  var graph: Graph { context.graph }

  static func run(
    _ text: String, on graph: Graph, catalog: Catalog = StandardFunctions.catalog,
    parameters: [String: Value] = [:], clock: EvaluationContext.Clock
  ) throws -> [[Value]] {
    let source = SourceText(name: "naive", text: text)
    let (query, _) = try Binder.bind(Query.parse(source), catalog: catalog, graph: graph)
    let context = EvaluationContext(graph: graph, parameters: parameters, clock: clock)
    return try NaiveEngine(query: query, context: context).results(of: query.union, from: [[:]])
      .map(\.values)
  }

  /// The rows of a union: the values of its columns, and the row they come from.
  func results(
    of union: BoundUnion, from start: [Row]
  ) throws -> [(values: [Value], row: Row)] {
    var all: [(values: [Value], row: Row)] = []
    for part in union.parts {
      var rows = start
      for clause in part.clauses { rows = try apply(clause, to: rows) }
      all += rows.map { row in (part.results.map { row[$0] ?? .null }, row) }
    }
    if union.parts.count > 1, !union.keepsDuplicates {
      var seen: Set<GroupKey> = []
      all = all.filter { seen.insert(GroupKey($0.values)).inserted }
    }
    return all
  }

  private func apply(_ clause: BoundClause, to rows: [Row]) throws -> [Row] {
    switch clause {
    case .match(let match):
      return try rows.flatMap { row -> [Row] in
        let found = try matches(match, row)
        guard found.isEmpty, match.isOptional else { return found }
        return [row]
      }
    case .unwind(let list, let variable):
      return try rows.flatMap { row -> [Row] in
        switch try evaluate(list, row) {
        case .null: []
        case .list(let values): values.map { row.setting(variable, $0) }
        case let value: [row.setting(variable, value)]
        }
      }
    case .filter(let predicate): return try rows.filter { try isTrue(predicate, $0) }
    case .project(let projection): return try project(projection, rows)
    case .call(let call):
      return try rows.flatMap { row -> [Row] in
        let arguments = try call.arguments.map { try evaluate($0, row) }
        let columns = try call.procedure.run(arguments, context)
        let count = call.procedure.yields.isEmpty ? 1 : columns[0].count
        return try (0..<count).map { index in
          call.yields.reduce(into: row) {
            $0[$1.variable] = columns[$1.column].value(at: index, in: graph)
          }
        }.filter { result in try call.predicate.map { try isTrue($0, result) } ?? true }
      }
    case .subquery(let call):
      return try rows.flatMap { row -> [Row] in
        let found = try results(of: call.query, from: [row]).map { values, _ in
          zip(call.results, values).reduce(into: row) { $0[$1.0] = $1.1 }
        }
        return found.isEmpty && call.isOptional ? [row] : found
      }
    }
  }

  private func project(_ projection: BoundProjection, _ rows: [Row]) throws -> [Row] {
    var projected: [(row: Row, keys: [Value])] = []
    if projection.isAggregating {
      let keys = projection.items.filter { !$0.expression.isAggregating }
      var groups: [GroupKey: [Row]] = [:]
      var order: [GroupKey] = []
      for row in rows {
        let key = GroupKey(try keys.map { try evaluate($0.expression, row) })
        if groups[key] == nil { order.append(key) }
        groups[key, default: []].append(row)
      }
      if keys.isEmpty, order.isEmpty {
        order = [GroupKey([])]
        groups[order[0]] = []
      }
      for key in order {
        let members = groups[key] ?? []
        var row = members.first ?? rows.first ?? [:]
        var result: Row = row
        for item in projection.items {
          result[item.variable] = try evaluate(item.expression, row, group: members)
        }
        row.merge(result) { $1 }
        projected.append(
          (row, try projection.order.map { try evaluate($0.expression, row, group: members) }))
      }
    } else {
      for row in rows {
        var result = row
        for item in projection.items {
          result[item.variable] = try evaluate(item.expression, row)
        }
        projected.append(
          (result, try projection.order.map { try evaluate($0.expression, result) }))
      }
    }
    if projection.isDistinct {
      var seen: Set<GroupKey> = []
      projected = projected.filter { entry in
        seen.insert(GroupKey(projection.items.map { entry.row[$0.variable] ?? .null })).inserted
      }
    }
    let sorted = projected.enumerated().sorted { left, right in
      for (index, key) in projection.order.enumerated() {
        let order = Value.totalOrder(left.element.keys[index], right.element.keys[index])
        if order != 0 { return key.isDescending ? order > 0 : order < 0 }
      }
      return left.offset < right.offset
    }
    var result = sorted.map(\.element.row)
    if let skip = projection.skip { result = Array(result.dropFirst(try integer(skip))) }
    if let limit = projection.limit { result = Array(result.prefix(try integer(limit))) }
    if let predicate = projection.predicate {
      result = try result.filter { try isTrue(predicate, $0) }
    }
    return result
  }

  private func integer(_ expression: BoundExpression) throws -> Int {
    guard case .integer(let value) = try evaluate(expression, [:]) else { return 0 }
    return Int(value)
  }

  func isTrue(_ predicate: BoundExpression, _ row: Row) throws -> Bool {
    try evaluate(predicate, row).truth() == true
  }
}

extension Dictionary<VariableID, Value> {
  func setting(_ variable: VariableID, _ value: Value) -> Self {
    var result = self
    result[variable] = value
    return result
  }
}
