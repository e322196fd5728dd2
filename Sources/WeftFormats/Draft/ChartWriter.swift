/// Something that writes a graph as text, piece by piece, so that a large chart is never held twice.
public protocol ChartWriter {
  /// What the format could not hold, once the text was written.
  var notes: [WriterNote] { get }

  /// Writes the text anew, in pieces of some 64 KB.
  /// - Complexity: O(output).
  mutating func write<Failure: Error>(
    to sink: (String) throws(Failure) -> Void
  ) throws(Failure)
}

extension ChartWriter {
  /// The whole text.
  /// - Complexity: O(output).
  public mutating func text() -> String {
    var result = ""
    write { (piece: String) in result += piece }
    return result
  }
}

/// Something a format could not hold, or what is held in another way.
public struct WriterNote: Sendable, Hashable {
  /// The code, which ``DiagnosticCatalogue`` explains.
  public let code: String
  /// What happened, with how often.
  public let message: String

  init(_ code: String, _ message: String) {
    self.code = code
    self.message = message
  }

  /// `1 thing` or `2 things`.
  static func count(_ number: Int, _ thing: String) -> String {
    "\(number) \(thing)\(number == 1 ? "" : "s")"
  }
}

/// Hands text on once there is enough of it.
struct PieceBuffer<Failure: Error> {
  private var waiting = ""
  private static var size: Int { 1 << 16 }

  /// Adds text.
  mutating func add(_ text: String, _ sink: (String) throws(Failure) -> Void) throws(Failure) {
    waiting += text
    if waiting.utf8.count >= Self.size { try flush(sink) }
  }

  /// Hands on what is waiting.
  mutating func flush(_ sink: (String) throws(Failure) -> Void) throws(Failure) {
    guard !waiting.isEmpty else { return }
    try sink(waiting)
    waiting.removeAll(keepingCapacity: true)
  }
}
