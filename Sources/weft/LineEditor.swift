import CLineEditing
import Foundation

/// Lines typed on a terminal: with editing, history and completion where the machine has libedit,
/// plain otherwise.
struct LineEditor {
  /// How many columns the terminal has that answers go to, or nil if they go elsewhere.
  static var columns: Int? {
    let columns = Int(line_editing_columns(STDOUT_FILENO))
    return columns > 0 ? columns : nil
  }

  /// What came of asking for a line.
  enum Answer: Equatable {
    case line(String)
    /// Ctrl-C: the line was given up.
    case interrupted
    /// Ctrl-D, or the end of the input.
    case end
  }

  /// What words are offered behind.
  enum Place {
    case anywhere, label, key

    fileprivate var code: line_editing_place {
      switch self {
      case .anywhere: line_editing_anywhere
      case .label: line_editing_label
      case .key: line_editing_key
      }
    }
  }

  private let isEditing: Bool

  /// Opens the terminal; earlier lines are kept in a file.
  init(history: URL?) {
    isEditing = line_editing_open()
    guard isEditing, let history else { return }
    try? FileManager.default.createDirectory(
      at: history.deletingLastPathComponent(), withIntermediateDirectories: true)
    unsafe line_editing_history(history.path(percentEncoded: false))
  }

  /// Offers words for completion.
  func offer(_ words: [String], behind place: Place) {
    for word in words { unsafe line_editing_offer(place.code, word) }
  }

  /// Asks for a line.
  func read(_ prompt: String) -> Answer {
    guard isEditing else {
      Terminal.ask(prompt)
      return readLine().map(Answer.line) ?? .end
    }
    var wasInterrupted = false
    guard let line = unsafe line_editing_read(prompt, &wasInterrupted) else { return .end }
    defer { unsafe free(line) }
    return unsafe wasInterrupted ? .interrupted : .line(String(cString: line))
  }

  /// Adds a line to the history.
  func remember(_ line: String) {
    if isEditing { unsafe line_editing_remember(line) }
  }
}
