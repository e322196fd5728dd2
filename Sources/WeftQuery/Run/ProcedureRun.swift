import Dispatch
import WeftGraph

/// One call of a procedure on a thread of its own, so that a limit or a cancellation ends the query at
/// once.
///
/// An algorithm knows nothing of limits. Where one is reached it is asked to end, its thread is left to
/// come to that, and what it made is dropped.
final class ProcedureRun: Sendable {
  private let result = Guarded<Result<[Column], EvaluationError>?>(nil)
  private let isOver = DispatchSemaphore(value: 0)
  private let interruption = Interruption()

  /// Starts a call.
  init(_ procedure: Procedure, _ arguments: [Value], in context: EvaluationContext) {
    DispatchQueue(label: "weft.procedure").async { [self] in
      let made = Interruption.$current.withValue(interruption) {
        () -> Result<[Column], EvaluationError> in
        do throws(EvaluationError) {
          return .success(try procedure.run(arguments, context))
        } catch {
          return .failure(error)
        }
      }
      result.withLock { $0 = made }
      isOver.signal()
    }
  }

  /// Asks the call to end early.
  func interrupt() { interruption.request() }

  /// The columns, or nil where they are not there after a while.
  func columns(within milliseconds: Int) throws(EvaluationError) -> [Column]? {
    guard isOver.wait(timeout: .now() + .milliseconds(milliseconds)) == .success else { return nil }
    return try result.withLock { $0 }?.get()
  }
}
