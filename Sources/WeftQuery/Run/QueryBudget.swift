import Synchronization

/// What one run has used of its limits; every thread that works on the run shares it.
final class QueryBudget: Sendable {
  let limits: QueryLimits
  private let deadline: ContinuousClock.Instant?
  private let heldBytes = Atomic<Int>(0)

  /// Begins to count now.
  init(_ limits: QueryLimits) {
    self.limits = limits
    deadline = limits.time.map { ContinuousClock.now.advanced(by: $0) }
  }

  /// Whether the run may be ended before its work is done.
  var mayEnd: Bool { deadline != nil || limits.cancellation != nil }

  /// Ends the query if its time is up or it was cancelled.
  /// - Parameter work: What is being done: the name of an operator or of a form of expression.
  func checkpoint(_ work: String) throws(EvaluationError) {
    if limits.cancellation?.isCancelled ?? false {
      throw EvaluationError(
        code: "cancelled", message: "the query was cancelled in \(work)",
        type: "Interrupted", detail: "Cancelled")
    }
    if let deadline, ContinuousClock.now >= deadline {
      throw Self.exceeded("time", work, "--limit-time")
    }
  }

  /// Counts bytes that are held from now on; a negative number lets go of some.
  func hold(_ bytes: Int, _ work: String) throws(EvaluationError) {
    let held = heldBytes.wrappingAdd(bytes, ordering: .relaxed).newValue
    if bytes > 0, let limit = limits.bytes, held > limit {
      throw Self.exceeded("memory", work, "--limit-memory")
    }
  }

  /// Ends the query if some more bytes than those held would be too many.
  func require(_ bytes: Int, _ work: String) throws(EvaluationError) {
    if let limit = limits.bytes, heldBytes.load(ordering: .relaxed) + bytes > limit {
      throw Self.exceeded("memory", work, "--limit-memory")
    }
  }

  /// Counts bytes that are held no longer.
  func release(_ bytes: Int) { heldBytes.wrappingSubtract(bytes, ordering: .relaxed) }

  static func exceeded(_ what: String, _ work: String, _ option: String) -> EvaluationError {
    EvaluationError(
      code: "limit-exceeded", message: "the query reached its limit of \(what) in \(work)",
      type: "ResourceError", detail: "LimitExceeded",
      hint: "raise it with \(option), or ask for less")
  }
}
