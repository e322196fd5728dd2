/// Names whose parts stand beside them.
enum NameParts {
  /// A name and the family name beside it in one; nil where the name holds it already.
  static func joined(_ name: [UInt8], last: [UInt8]) -> [UInt8]? {
    guard !last.isEmpty, !holds(name[...], last[...]) else { return nil }
    return name + [0x20] + last
  }

  /// Whether a text holds another one, whatever the case of its letters.
  static func holds(_ text: ArraySlice<UInt8>, _ part: ArraySlice<UInt8>) -> Bool {
    guard part.count <= text.count else { return false }
    for start in text.startIndex...(text.endIndex - part.count) {
      var index = 0
      while index < part.count,
        lower(text[start + index]) == lower(part[part.startIndex + index])
      {
        index += 1
      }
      if index == part.count { return true }
    }
    return false
  }

  private static func lower(_ byte: UInt8) -> UInt8 {
    (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
  }
}
