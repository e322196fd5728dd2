import WeftGraph

/// What all operators of one run share: the context, the limits, and facts computed once.
final class Runtime {
  let context: EvaluationContext
  let graph: Graph
  let limits: QueryLimits
  let isProfiling: Bool
  private let deadline: ContinuousClock.Instant?
  private var heldBytes = 0
  private var masks: [String: Bitset] = [:]

  init(context: EvaluationContext, limits: QueryLimits, isProfiling: Bool = false) {
    self.context = context
    graph = context.graph
    self.limits = limits
    self.isProfiling = isProfiling
    deadline = limits.time.map { ContinuousClock.now.advanced(by: $0) }
  }

  /// Ends the query if its time is up or it was cancelled.
  func checkpoint(_ operatorName: String) throws(EvaluationError) {
    if limits.cancellation?.isCancelled ?? false {
      throw EvaluationError(
        code: "cancelled", message: "the query was cancelled in \(operatorName)",
        type: "Interrupted", detail: "Cancelled")
    }
    if let deadline, ContinuousClock.now >= deadline {
      throw Self.exceeded("time", operatorName, "--limit-time")
    }
  }

  /// Counts bytes an operator holds.
  func hold(_ bytes: Int, _ operatorName: String) throws(EvaluationError) {
    heldBytes += bytes
    if let limit = limits.bytes, heldBytes > limit {
      throw Self.exceeded("memory", operatorName, "--limit-memory")
    }
  }

  /// Counts bytes an operator has let go.
  func release(_ bytes: Int) { heldBytes -= bytes }

  static func exceeded(
    _ what: String, _ operatorName: String, _ option: String
  ) -> EvaluationError {
    EvaluationError(
      code: "limit-exceeded", message: "the query reached its limit of \(what) in \(operatorName)",
      type: "ResourceError", detail: "LimitExceeded",
      hint: "raise it with \(option), or ask for less")
  }

  /// A set of nodes computed at most once in this run.
  func mask(
    _ key: String, compute: () throws(EvaluationError) -> Bitset
  ) throws(EvaluationError) -> Bitset {
    if let mask = masks[key] { return mask }
    let mask = try compute()
    masks[key] = mask
    return mask
  }
}
