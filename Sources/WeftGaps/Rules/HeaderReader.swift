import WeftGraph

/// One `key: value` of the header of a query file.
struct HeaderEntry {
  let key: String
  let keySpan: SourceSpan
  /// The value, continuation lines joined by single spaces.
  private(set) var value = ""
  private(set) var valueSpan: SourceSpan
  /// Where each part of the value stands in the text.
  private var parts: [(offset: Int, start: Int)] = []

  init(key: String, keySpan: SourceSpan) {
    self.key = key
    self.keySpan = keySpan
    valueSpan = SourceSpan(start: keySpan.end, end: keySpan.end)
  }

  mutating func append(_ text: String, at start: Int) {
    guard !text.isEmpty else { return }
    if !value.isEmpty { value += " " }
    parts.append((value.utf8.count, start))
    value += text
    let end = start + text.utf8.count
    valueSpan = SourceSpan(start: parts.count == 1 ? start : valueSpan.start, end: end)
  }

  /// The place in the text of a range of the value's UTF-8.
  func span(of range: Range<Int>) -> SourceSpan {
    guard let part = parts.last(where: { $0.offset <= range.lowerBound }) else { return valueSpan }
    let start = part.start + range.lowerBound - part.offset
    return SourceSpan(start: start, end: start + range.count)
  }

  /// The items of a comma-separated value, trimmed, with their places.
  var items: [(text: String, span: SourceSpan)] {
    let bytes = Array(value.utf8)
    var result: [(text: String, span: SourceSpan)] = []
    var start = 0
    var depth = 0
    for index in 0...bytes.count {
      if index < bytes.count {
        if [0x28, 0x5B, 0x7B].contains(bytes[index]) { depth += 1 }
        if [0x29, 0x5D, 0x7D].contains(bytes[index]) { depth -= 1 }
        guard bytes[index] == 0x2C, depth == 0 else { continue }
      }
      var low = start
      var high = index
      while low < high, bytes[low] == 0x20 { low += 1 }
      while high > low, bytes[high - 1] == 0x20 { high -= 1 }
      if low < high {
        result.append((String(decoding: bytes[low..<high], as: UTF8.self), span(of: low..<high)))
      }
      start = index + 1
    }
    return result
  }
}

/// Reads the header of a query file: its leading `//` lines.
///
/// A line is `// key: value` or, with at least three spaces, goes on with the value before. Several
/// known keys may share a line, two or more spaces apart. The header ends at the first line that is no
/// `//` comment, so comments of the query itself come after an empty line.
struct HeaderReader {
  private let text: SourceText
  private let knownKeys: [String]
  private(set) var entries: [HeaderEntry] = []
  private(set) var problems: [Diagnostic] = []

  init(_ text: SourceText, knownKeys: [String]) {
    self.text = text
    self.knownKeys = knownKeys
    readLines()
  }

  private mutating func readLines() {
    var isInside = false
    for (number, start) in text.lineStarts.enumerated() {
      let line = Array((text.line(number + 1) ?? "").utf8)
      let body = line.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
      let isBlank = line.allSatisfy { $0 == 0x20 || $0 == 0x09 }
      if isBlank, !isInside { continue }
      guard line.count >= body + 2, line[body] == 0x2F, line[body + 1] == 0x2F else { return }
      isInside = true
      read(Array(line[(body + 2)...]), at: start + body + 2)
    }
  }

  private mutating func read(_ line: [UInt8], at start: Int) {
    let spaces = line.prefix { $0 == 0x20 || $0 == 0x09 }.count
    var end = line.count
    while end > spaces, line[end - 1] == 0x20 || line[end - 1] == 0x09 { end -= 1 }
    guard spaces < end else { return }
    let content = Array(line[spaces..<end])
    if spaces >= 3 || line[0] == 0x09, !entries.isEmpty {
      entries[entries.count - 1].append(
        String(decoding: content, as: UTF8.self), at: start + spaces)
    } else if let colon = keyLength(content, at: 0) {
      add(content, key: 0..<colon, at: start + spaces)
    } else {
      problems.append(
        Diagnostic(
          code: "malformed-header", message: "this header line is no `key: value`", in: text,
          at: SourceSpan(start: start + spaces, end: start + end),
          hint:
            "go on with a value in a line that starts with `//` and three spaces; leave a line empty before comments that belong to the query"
        ))
    }
  }

  /// The length of the key at a place if a colon and a space (or the line's end) follow it.
  private func keyLength(_ line: [UInt8], at start: Int) -> Int? {
    var end = start
    while end < line.count, isKeyByte(line[end]) { end += 1 }
    guard end > start, end < line.count, line[end] == 0x3A else { return nil }
    guard end + 1 == line.count || line[end + 1] == 0x20 || line[end + 1] == 0x09 else {
      return nil
    }
    return end - start
  }

  private func isKeyByte(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte) || (0x41...0x5A).contains(byte) || (0x30...0x39).contains(byte)
      || byte == 0x2D || byte == 0x5F
  }

  private mutating func add(_ line: [UInt8], key: Range<Int>, at start: Int) {
    var entry = HeaderEntry(
      key: String(decoding: line[key], as: UTF8.self),
      keySpan: SourceSpan(start: start + key.lowerBound, end: start + key.upperBound))
    var low = key.upperBound + 1
    while low < line.count, line[low] == 0x20 || line[low] == 0x09 { low += 1 }
    let next = nextKey(line, from: low)
    var high = next?.lowerBound ?? line.count
    while high > low, line[high - 1] == 0x20 || line[high - 1] == 0x09 { high -= 1 }
    entry.append(String(decoding: line[low..<high], as: UTF8.self), at: start + low)
    entries.append(entry)
    if let next { add(line, key: next, at: start) }
  }

  /// The next known key on the line, two or more spaces after what comes before it.
  private func nextKey(_ line: [UInt8], from start: Int) -> Range<Int>? {
    for place in stride(from: start + 2, to: line.count, by: 1)
    where line[place - 1] == 0x20 && line[place - 2] == 0x20 && line[place] != 0x20 {
      guard let length = keyLength(line, at: place) else { continue }
      let key = String(decoding: line[place..<place + length], as: UTF8.self)
      if knownKeys.contains(key) { return place..<place + length }
    }
    return nil
  }
}
