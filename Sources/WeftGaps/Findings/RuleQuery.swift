import WeftGraph
import WeftQuery

/// The rows of a query.
struct Table {
  let columns: [String]
  fileprivate let portions: [(columns: [Column], count: Int)]
  fileprivate let graph: Graph

  /// Calls a closure with the values of every row until it returns false.
  func forEachRow(_ body: ([Value]) -> Bool) {
    for portion in portions {
      for row in 0..<portion.count {
        if !body(portion.columns.map { $0.value(at: row, in: graph) }) { return }
      }
    }
  }
}

/// Runs bound queries.
enum RuleQuery {
  /// Plans and runs a query; the context holds its parameters.
  static func table(
    of query: BoundQuery, in context: EvaluationContext, limits: QueryLimits = .none
  ) throws(InputError) -> Table {
    let prepared = try PreparedQuery(
      query, graph: context.graph, parameters: context.parameters)
    return try table(of: prepared, in: context, limits: limits)
  }

  /// Runs a planned query; the context holds its parameters.
  static func table(
    of prepared: PreparedQuery, in context: EvaluationContext, limits: QueryLimits = .none
  ) throws(InputError) -> Table {
    var portions: [(columns: [Column], count: Int)] = []
    try prepared.run(context: context, limits: limits) { columns, count in
      portions.append((columns, count))
      return true
    }
    return Table(columns: prepared.plan.columns, portions: portions, graph: context.graph)
  }
}
