/// A named UTF-8 text that can say where a byte offset lies.
public struct SourceText: Sendable {
  /// The name shown in diagnostics: a path as the user gave it, or `<query>`.
  public let name: String
  /// The text as UTF-8.
  public let bytes: [UInt8]
  /// The byte offset at which each line starts.
  package let lineStarts: [Int]

  /// Creates a source text and finds its lines.
  ///
  /// Lines end at `\n`, `\r\n` or a lone `\r`.
  /// - Complexity: O(bytes).
  public init(name: String, text: String) {
    self.init(name: name, bytes: Array(text.utf8))
  }

  /// Creates a source text from UTF-8 bytes and finds its lines.
  public init(name: String, bytes: [UInt8]) {
    self.name = name
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
