public import WeftGraph

/// What a query gives.
public struct QueryResult: Sendable {
  /// The names of the columns.
  public var columns: [String]
  /// The rows; empty for `EXPLAIN`.
  public var rows: [[Value]]
  /// What is odd about the query, such as an unknown label.
  public var warnings: [Diagnostic]
  /// The plan with its measurements, for `PROFILE`.
  public var profile: QueryProfile?
  /// The plan, for `EXPLAIN` and `PROFILE`.
  public var plan: QueryPlan?
}

/// Runs query texts: parsing, binding, planning and running in one step.
public enum QueryEngine {
  /// Runs a query on a graph.
  /// - Parameters:
  ///   - text: The query; `EXPLAIN` and `PROFILE` before it are obeyed.
  ///   - graph: What is queried.
  ///   - catalog: The functions and procedures it may call.
  ///   - parameters: The values of its parameters.
  ///   - clock: What `date()` and its relatives say the time is.
  ///   - limits: What it may use.
  ///   - threads: How many threads may work at once.
  ///   - isProfiling: Whether rows and time of every operator are measured.
  public static func run(
    _ text: SourceText, on graph: Graph, catalog: Catalog, parameters: [String: Value] = [:],
    clock: EvaluationContext.Clock, limits: QueryLimits = .none, threads: Int = 1,
    isProfiling: Bool = false
  ) throws(InputError) -> QueryResult {
    try run(
      text, on: graph, catalog: catalog, parameters: parameters, clock: clock, limits: limits,
      threads: threads, isProfiling: isProfiling, options: PlanOptions())
  }

  /// Runs a query with a planner that may do no more than is said.
  package static func run(
    _ text: SourceText, on graph: Graph, catalog: Catalog, parameters: [String: Value] = [:],
    clock: EvaluationContext.Clock, limits: QueryLimits = .none, threads: Int = 1,
    isProfiling: Bool = false, options: PlanOptions
  ) throws(InputError) -> QueryResult {
    let tree = try Query.parse(text)
    let (bound, warnings) = try Binder.bind(tree, catalog: catalog, graph: graph)
    let context = EvaluationContext(
      graph: graph, parameters: parameters, clock: clock, threads: threads)
    let prepared = try PreparedQuery(
      bound, graph: graph, parameters: parameters, options: options)
    var result = QueryResult(
      columns: prepared.plan.columns, rows: [], warnings: warnings, profile: nil, plan: nil)
    if bound.mode != .run { result.plan = prepared.plan }
    if bound.mode == .explain { return result }
    result.profile = try prepared.run(
      context: context, limits: limits, isProfiling: isProfiling || bound.mode == .profile
    ) { columns, count in
      for row in 0..<count { result.rows.append(columns.map { $0.value(at: row, in: graph) }) }
      return true
    }
    return result
  }
}
