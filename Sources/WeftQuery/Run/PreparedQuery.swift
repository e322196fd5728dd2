package import WeftGraph

/// A query that has been planned for a graph and can be run any number of times.
package struct PreparedQuery: Sendable {
  /// The plan, as `EXPLAIN` prints it.
  package let plan: QueryPlan
  /// How the query begins.
  package let mode: BoundQuery.Mode
  private let options: PlanOptions
  private let parameters: [String: Value]
  private let query: BoundQuery

  /// Plans a bound query.
  /// - Parameters:
  ///   - parameters: The values of its parameters, those it runs with; lengths may depend on them.
  ///   - options: What the planner may do.
  package init(
    _ query: BoundQuery, graph: Graph, parameters: [String: Value] = [:],
    options: PlanOptions = PlanOptions()
  ) throws(InputError) {
    let planner = Planner(
      variables: query.variables, text: query.text, graph: graph, parameters: parameters,
      options: options)
    var plan = try planner.plan(query)
    let rewriter = Rewriter(planner: planner, rewrites: options.rewrites)
    plan.root = try rewriter.rewrite(plan.root, needed: Set(plan.results), isExistence: false)
    plan.subplans = try rewriter.subplans(of: plan.root)
    plan.variables = planner.variables
    self.plan = plan
    self.parameters = parameters
    self.options = options
    self.query = query
    mode = query.mode
  }

  /// Runs the query and hands over its rows, portion by portion.
  /// - Parameters:
  ///   - context: The graph it was planned for, the parameters and the clock.
  ///   - limits: What it may use.
  ///   - isProfiling: Whether rows and time of every operator are measured.
  ///   - sink: Takes the columns of some rows; false ends the query.
  /// - Returns: The measurements, if asked for.
  @discardableResult
  package func run(
    context: EvaluationContext, limits: QueryLimits = .none, isProfiling: Bool = false,
    sink: ([Column], Int) -> Bool
  ) throws(InputError) -> QueryProfile? {
    try query.checkParameters(given: context.parameters.keys)
    let runtime = Runtime(context: context, limits: limits, isProfiling: isProfiling)
    let planner = Planner(
      variables: plan.variables, text: plan.text, graph: context.graph, parameters: parameters,
      options: options)
    let compiler = PlanCompiler(
      runtime, planner: planner, rewriter: Rewriter(planner: planner, rewrites: options.rewrites),
      subplans: plan.subplans)
    let root = try compiler.compile(plan.root, needed: Set(plan.results), in: .none)
    let slots = try root.layout.slots(plan.results)
    var total = 0
    let start = ContinuousClock.now
    do throws(EvaluationError) {
      try root.open()
      while let batch = try root.next() {
        // A query without columns, such as a lone CALL that yields nothing, has no rows.
        if slots.isEmpty { continue }
        total += batch.count
        if let most = limits.rows, total > most {
          throw QueryBudget.exceeded("rows", "ProduceResults", "--limit-rows")
        }
        if !sink(slots.map { batch.columns[$0] }, batch.count) { break }
      }
    } catch {
      throw InputError(error.diagnostic(in: plan.text))
    }
    return isProfiling
      ? compiler.profile(of: plan, rows: total, time: ContinuousClock.now - start) : nil
  }
}

extension EvaluationError {
  /// The error as a message about a query's text.
  func diagnostic(in text: SourceText) -> Diagnostic {
    let tck = Diagnostic.TCKError(type: type, phase: "runtime", detail: detail)
    guard let span else {
      return Diagnostic(
        code: code, message: message, file: text.name, hint: hint, tck: tck)
    }
    return Diagnostic(code: code, message: message, in: text, at: span, hint: hint, tck: tck)
  }
}
