/// A start tag whose end has not come.
struct UnendedTag {
  /// Where in the text it begins.
  var start: Int
  /// How far it was looked at.
  private(set) var checked: Int
  /// How many attributes it has by there.
  private(set) var attributes = 0
  /// The quote an attribute's value ends with, inside one.
  private var quote: UInt8?

  init(start: Int) {
    self.start = start
    checked = start
  }

  /// Looks at what came since.
  mutating func look(at text: ArraySlice<UInt8>) {
    for byte in text {
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == 0x22 || byte == 0x27 {
        quote = byte
        attributes += 1
      }
    }
    checked += text.count
  }
}

/// An ampersand for whose reference a parser would wait till the end of the text.
enum UnendedReference {
  /// Whether a text begins with an ampersand that begins no reference, whatever is still to come.
  static func isBare(_ text: ArraySlice<UInt8>) -> Bool {
    guard text.first == 0x26 else { return false }
    let name = text.dropFirst().prefix { isPart($0) }
    return name.endIndex < text.endIndex && (name.isEmpty || text[name.endIndex] != 0x3B)
  }
  /// Where the ampersand before an index is, if it begins no reference and nothing else is between.
  static func bare(before index: Int, in text: ArraySlice<UInt8>) -> Int? {
    var place = min(index, text.endIndex)
    while place > text.startIndex {
      place -= 1
      if text[place] == 0x26 { return isBare(text[place...]) ? place : nil }
      if !isPart(text[place]) { return nil }
    }
    return nil
  }

  /// Whether names, or numbers of characters, may have a byte in them: no other signs of ASCII.
  private static func isPart(_ byte: UInt8) -> Bool {
    let isLetter = byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A
    let isDigitOrColon = byte >= 0x30 && byte <= 0x3A
    let isOther = byte >= 0x80 || [0x23, 0x2D, 0x2E, 0x5F].contains(byte)
    return isLetter || isDigitOrColon || isOther
  }
}
