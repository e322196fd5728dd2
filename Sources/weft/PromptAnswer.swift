import Dispatch
import WeftKit

/// One answer of the prompt, made on a thread of its own, so that Ctrl-C gives the prompt back at once
/// however long it takes to let go of what the query held.
final class PromptAnswer: Sendable {
  private let result = Guarded<Result<ExitStatus, CommandFailure>?>(nil)
  private let isOver = DispatchSemaphore(value: 0)
  private let cancellation: QueryLimits.Cancellation

  /// How long a cancelled query has to say itself where it was, in milliseconds.
  private static let patience = 100

  /// Starts to make an answer.
  init(
    _ cancellation: QueryLimits.Cancellation,
    _ make: @escaping @Sendable () throws(CommandFailure) -> ExitStatus
  ) {
    self.cancellation = cancellation
    DispatchQueue(label: "weft.answer").async { [self] in
      let made: Result<ExitStatus, CommandFailure>
      do throws(CommandFailure) { made = .success(try make()) } catch { made = .failure(error) }
      result.withLock { $0 = made }
      isOver.signal()
    }
  }

  /// Waits until the query has been answered, or was cancelled.
  func wait() throws(CommandFailure) {
    var rest = Self.patience
    while isOver.wait(timeout: .now() + .milliseconds(10)) == .timedOut {
      guard cancellation.isCancelled else { continue }
      rest -= 10
      guard rest > 0 else { throw .cancelled }
    }
    _ = try result.withLock { $0 }?.get()
  }
}
