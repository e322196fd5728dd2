/// A named UTF-8 text that can say where a byte offset lies.
public struct SourceText: Sendable {
  /// The name shown in diagnostics: a path as the user gave it, or `<query>`.
  public let name: String
  /// The text as UTF-8.
  public let bytes: [UInt8]
  /// The byte offset at which each line starts.
  package let lineStarts: [Int]
  /// Stretches that are told of in another text, in order.
  private let parts: [Part]

  /// A stretch of a text that is told of in another one.
  private struct Part: Sendable {
    var start: Int
    var text: SourceText
    /// Whether it was made of that text, so that no place in it is one there.
    var isStandIn: Bool
  }

  /// Where something is told of.
  package struct Told {
    /// The text somebody wrote.
    package var text: SourceText
    /// The place in it.
    package var span: SourceSpan
    /// Whether what is told of was not written, but made of the whole of it.
    package var isStandIn = false
  }

  /// Creates a source text and finds its lines.
  ///
  /// Lines end at `\n`, `\r\n` or a lone `\r`.
  /// - Complexity: O(bytes).
  public init(name: String, text: String) {
    self.init(name: name, bytes: Array(text.utf8))
  }

  /// Creates a source text from UTF-8 bytes and finds its lines.
  public init(name: String, bytes: [UInt8]) {
    self.init(name: name, bytes: bytes, parts: [])
  }

  /// Creates a text that was made of another one: what is wrong with it is told of that.
  public init(name: String, text: String, madeOf written: SourceText) {
    self.init(
      name: name, bytes: Array(text.utf8),
      parts: [Part(start: 0, text: written, isStandIn: true)])
  }

  /// Creates a text of several: what is wrong with it is told in the one it is in.
  public init(name: String, joining texts: [SourceText], separator: String) {
    var bytes: [UInt8] = []
    var parts: [Part] = []
    for text in texts {
      if !parts.isEmpty { bytes += separator.utf8 }
      parts.append(Part(start: bytes.count, text: text, isStandIn: false))
      bytes += text.bytes
    }
    self.init(name: name, bytes: bytes, parts: parts)
  }

  private init(name: String, bytes: [UInt8], parts: [Part]) {
    self.name = name
    self.parts = parts
    self.bytes = bytes
    var starts = [0]
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      if byte == 0x0A {
        starts.append(index)
      } else if byte == 0x0D {
        if index < bytes.count, bytes[index] == 0x0A { index += 1 }
        starts.append(index)
      }
    }
    lineStarts = starts
  }

  /// The position of a byte offset; an offset past the end is the place behind the last character.
  public func position(at offset: Int) -> SourcePosition {
    let offset = min(max(offset, 0), bytes.count)
    var low = 0
    var high = lineStarts.count
    while low + 1 < high {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    let column = bytes[lineStarts[low]..<offset].count { $0 & 0xC0 != 0x80 } + 1
    return SourcePosition(line: low + 1, column: column)
  }

  /// Where a span is told of: in the text itself, or in the one that stretch is of.
  package func told(_ span: SourceSpan) -> Told {
    guard let part = parts.last(where: { $0.start <= span.start }) else {
      return Told(text: self, span: span)
    }
    let end = part.text.bytes.count
    let inner =
      part.isStandIn
      ? SourceSpan(start: 0, end: end)
      : SourceSpan(start: min(span.start - part.start, end), end: min(span.end - part.start, end))
    var told = part.text.told(inner)
    if part.isStandIn { told.isStandIn = true }
    return told
  }

  /// The text of a 1-based line without its line break, or nil if there is no such line.
  public func line(_ number: Int) -> String? {
    guard number >= 1, number <= lineStarts.count else { return nil }
    let start = lineStarts[number - 1]
    var end = number < lineStarts.count ? lineStarts[number] : bytes.count
    while end > start, bytes[end - 1] == 0x0A || bytes[end - 1] == 0x0D { end -= 1 }
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }

  /// The text a span covers.
  public subscript(_ span: SourceSpan) -> String {
    let start = min(max(span.start, 0), bytes.count)
    let end = min(max(span.end, start), bytes.count)
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }

  /// The number of Unicode scalars a span covers on its first line, at least 1: a caret span's length.
  package func caretLength(of span: SourceSpan) -> Int {
    let start = min(max(span.start, 0), bytes.count)
    var end = start
    var count = 0
    while end < min(span.end, bytes.count), bytes[end] != 0x0A, bytes[end] != 0x0D {
      if bytes[end] & 0xC0 != 0x80 { count += 1 }
      end += 1
    }
    return max(count, 1)
  }
}
