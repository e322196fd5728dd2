/// The ends that one cell of a table of relations names, as mail programs and people write several.
///
/// `;`, `|` and line ends stand between them. A comma does where addresses or ids with digits stand
/// around it; otherwise it is part of a name, as in `Young, Cy <cy@x.org>`. Quotes around a name and
/// angles around an address protect what is in them.
enum EndList {
  /// One end: its word, and the name that stands before an address.
  struct End: Equatable {
    var word: [UInt8]
    var name: [UInt8] = []
  }

  /// The ends of a cell, or nil where it is one end as it stands.
  /// - Complexity: O(length).
  static func read(_ text: [UInt8]) -> [End]? {
    guard text.contains(where: isMark) else { return nil }
    var pieces = split(text, protects: true) ?? split(text, protects: false) ?? []
    pieces.removeAll { $0.range.isEmpty }
    var ends: [End] = []
    var first = 0
    while first < pieces.count {
      var last = first
      while last + 1 < pieces.count, !pieces[last].isHard { last += 1 }
      ends += parted(pieces[first...last].map(\.range), text)
      first = last + 1
    }
    return ends == [End(word: text)] ? nil : ends
  }

  /// Whether a text is an address of mail.
  static func isAddress(_ text: ArraySlice<UInt8>) -> Bool {
    guard let at = text.lastIndex(of: 0x40), at > text.startIndex, at + 1 < text.endIndex else {
      return false
    }
    return !text.contains { $0 <= 0x20 || $0 == 0x2C }
  }

  /// What may part ends or enclose one.
  private static func isMark(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x3B, 0x7C, 0x0A, 0x2C, 0x3C, 0x27: true
    default: false
    }
  }

  /// The pieces between separators, without white space around them, and whether what follows each is
  /// no comma; nil where a quote or angle is never closed.
  private static func split(
    _ text: [UInt8], protects: Bool
  ) -> [(range: Range<Int>, isHard: Bool)]? {
    var pieces: [(range: Range<Int>, isHard: Bool)] = []
    var first = 0
    var closing: UInt8?
    for (index, byte) in text.enumerated() {
      if let end = closing {
        if byte == end { closing = nil }
        continue
      }
      switch byte {
      case 0x3C where protects: closing = 0x3E
      case 0x22 where protects && ScalarText.isBlank(text[first..<index]): closing = 0x22
      case 0x3B, 0x7C, 0x0A, 0x2C:
        pieces.append((trimmed(first..<index, text), byte != 0x2C))
        first = index + 1
      default: break
      }
    }
    guard closing == nil else { return nil }
    pieces.append((trimmed(first..<text.count, text), true))
    return pieces
  }

  /// The ends among pieces with commas between them.
  private static func parted(_ pieces: [Range<Int>], _ text: [UInt8]) -> [End] {
    guard let first = pieces.first, let last = pieces.last else { return [] }
    let whole = first.lowerBound..<last.upperBound
    guard pieces.count > 1 else { return [end(text[whole])] }
    if pieces.contains(where: { isAddress(text[$0]) || hasAngles(text[$0]) }) {
      var ends: [End] = []
      var start: Int?
      for (index, piece) in pieces.enumerated() {
        let from = start ?? piece.lowerBound
        start = nil
        // A name that holds a comma goes on to its address.
        if !text[piece].contains(0x40), index + 1 < pieces.count, hasAngles(text[pieces[index + 1]])
        {
          start = from
        } else {
          ends.append(end(text[from..<piece.upperBound]))
        }
      }
      return ends
    }
    return areIDs(pieces, text) ? pieces.map { end(text[$0]) } : [end(text[whole])]
  }

  private static func hasAngles(_ text: ArraySlice<UInt8>) -> Bool {
    text.last == 0x3E && text.contains(0x3C)
  }

  /// Whether pieces are ids: each holds a digit and no space, and they are no thousands of one number.
  private static func areIDs(_ pieces: [Range<Int>], _ text: [UInt8]) -> Bool {
    let areWords = pieces.allSatisfy { piece in
      text[piece].contains { isDigit($0) } && !text[piece].contains { $0 <= 0x20 }
    }
    let areThousands = pieces.dropFirst().allSatisfy { piece in
      piece.count == 3 && text[piece].allSatisfy { isDigit($0) }
    }
    return areWords && !areThousands
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  /// One end: an address in angles behind a name, or the text as it stands.
  private static func end(_ text: ArraySlice<UInt8>) -> End {
    if text.last == 0x3E, let open = text.lastIndex(of: 0x3C) {
      var inner = unquoted(text[(open + 1)..<(text.endIndex - 1)])
      let scheme = Array("mailto:".utf8)
      if inner.starts(with: scheme) { inner = inner.dropFirst(scheme.count) }
      if inner.contains(0x40) {
        let name = unquoted(text[..<open])
        return End(word: Array(inner), name: name.elementsEqual(inner) ? [] : Array(name))
      }
    }
    let plain = unquoted(text)
    return End(word: Array(isAddress(plain) ? plain : text))
  }

  /// A text without white space and quotes around it.
  private static func unquoted(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var result = text
    while let first = result.first, first <= 0x20 { result.removeFirst() }
    while let last = result.last, last <= 0x20 { result.removeLast() }
    for quote: UInt8 in [0x22, 0x27]
    where result.count > 2 && result.first == quote && result.last == quote {
      result = result.dropFirst().dropLast()
    }
    return result
  }

  private static func trimmed(_ range: Range<Int>, _ text: [UInt8]) -> Range<Int> {
    var first = range.lowerBound
    var end = range.upperBound
    while first < end, text[first] <= 0x20 { first += 1 }
    while end > first, text[end - 1] <= 0x20 { end -= 1 }
    return first..<end
  }
}
