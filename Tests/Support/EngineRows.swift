package import WeftQuery

/// Runs bound queries with the engine and returns all rows.
package enum EngineRows {
  /// The rows of a query, in the engine's order.
  package static func rows(
    of query: BoundQuery, in context: EvaluationContext, options: PlanOptions = PlanOptions()
  ) throws -> [[Value]] {
    let prepared = try PreparedQuery(
      query, graph: context.graph, parameters: context.parameters, options: options)
    var rows: [[Value]] = []
    try prepared.run(context: context) { columns, count in
      for row in 0..<count {
        rows.append(columns.map { $0.value(at: row, in: context.graph) })
      }
      return true
    }
    return rows
  }
}

extension PlanOptions {
  /// No rewrites, patterns walked as written.
  package static var plain: PlanOptions {
    var options = PlanOptions()
    options.rewrites = []
    options.keepsWrittenOrder = true
    return options
  }
}
