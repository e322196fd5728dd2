import Dispatch
import Synchronization
import WeftGraph

/// One call of a procedure on a thread of its own, so that a limit or a cancellation ends the query at
/// once.
///
/// An algorithm knows nothing of limits. Where one is reached, its thread is left to come to its end
/// and what it made is dropped.
final class ProcedureRun: Sendable {
  private let result = Mutex<Result<[Column], EvaluationError>?>(nil)
  private let isOver = DispatchSemaphore(value: 0)

  /// Starts a call.
  init(_ procedure: Procedure, _ arguments: [Value], in context: EvaluationContext) {
    DispatchQueue(label: "weft.procedure").async { [self] in
      let made: Result<[Column], EvaluationError>
      do throws(EvaluationError) {
        made = .success(try procedure.run(arguments, context))
      } catch {
        made = .failure(error)
      }
      result.withLock { $0 = made }
      isOver.signal()
    }
  }

  /// The columns, or nil where they are not there after a while.
  func columns(within milliseconds: Int) throws(EvaluationError) -> [Column]? {
    guard isOver.wait(timeout: .now() + .milliseconds(milliseconds)) == .success else { return nil }
    return try result.withLock { $0 }?.get()
  }
}
