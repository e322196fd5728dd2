import Foundation
import WeftKit

/// A line on standard error that says what is going on, shown on a terminal once it lasts over a second.
final class Progress: Sendable {
  private struct State {
    var words = ""
    var isShown = false
    var isFinished = false
  }

  private let state = Guarded(State())

  /// Watches, unless standard error is no terminal or the user wants quiet.
  init(_ options: CommonOptions) {
    guard !options.quiet, isatty(STDERR_FILENO) == 1 else { return }
    let thread = Thread { [weak self] in
      Thread.sleep(forTimeInterval: 1)
      while let self, self.show() { Thread.sleep(forTimeInterval: 0.2) }
    }
    thread.start()
  }

  /// Says what is done from now on.
  func start(_ words: String) {
    state.withLock { $0.words = words }
  }

  /// Takes the line away.
  func finish() {
    state.withLock { state in
      state.isFinished = true
      if state.isShown { Self.write("\r\u{1B}[K") }
    }
  }

  private func show() -> Bool {
    state.withLock { state in
      guard !state.isFinished else { return false }
      Self.write("\r\u{1B}[K\(state.words) …")
      state.isShown = true
      return true
    }
  }

  private static func write(_ text: String) {
    try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
  }
}
