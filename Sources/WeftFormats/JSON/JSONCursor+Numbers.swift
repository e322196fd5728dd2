/// Numbers as JSON writes them: what they are where they are ids, and what has no room for them.
extension JSONCursor {
  /// How many digits the longest number has that is written in full to compare it.
  private static let longest = 400

  /// The text of a string, number or word that is an id or names one, as ``scalar()`` gives it, but for
  /// whole numbers, which are one id however they are written: `1`, `1.0` and `1e0`.
  ///
  /// Tools write ids as floats where some are missing. A text such as `"1.0"` stays what it is.
  mutating func word() -> [UInt8]? {
    let first = peek()
    guard let text = scalar() else { return nil }
    return first == 0x22 ? text : Self.whole(text)
  }

  /// A number without its fraction and exponent where it is whole; any other text as it is.
  static func whole(_ text: [UInt8]) -> [UInt8] {
    guard let last = text.last, (0x30...0x39).contains(last) else { return text }
    let sign: [UInt8] = text.first == 0x2D ? [0x2D] : []
    let body = text.dropFirst(sign.count)
    let mark = body.firstIndex { $0 | 0x20 == 0x65 } ?? body.endIndex
    let point = body[..<mark].firstIndex(of: 0x2E) ?? mark
    var digits = Array(body[..<point])
    var exponent = 0
    if mark < body.endIndex {
      guard let power = ScalarText.integer(Array(body[(mark + 1)...])), abs(power) <= longest
      else { return text }
      exponent = Int(power)
    }
    let fraction = point < mark ? Array(body[(point + 1)..<mark]) : []
    let whole = digits.count + exponent
    digits += fraction
    guard digits.count <= longest, digits.allSatisfy({ (0x30...0x39).contains($0) }),
      digits.dropFirst(max(whole, 0)).allSatisfy({ $0 == 0x30 })
    else { return text }
    digits = Array(digits.prefix(max(whole, 0)))
    digits += [UInt8](repeating: 0x30, count: max(whole - digits.count, 0))
    let kept = digits.drop { $0 == 0x30 }
    return kept.isEmpty ? [0x30] : sign + kept
  }

  /// Whether the text of a number is a whole one that 64 bits cannot hold.
  static func isLong(_ text: [UInt8]) -> Bool {
    guard text.count > 18 else { return false }
    return text.drop { $0 == 0x2D }.allSatisfy { (0x30...0x39).contains($0) }
      && ScalarText.integer(text) == nil
  }

  /// Whether the text of a number, which has digits, is larger than any float.
  static func isTooLarge(_ text: [UInt8]) -> Bool {
    text.count > 4 && ScalarText.hasDigit(text.span)
      && ScalarText.number(text)?.isInfinite == true
  }
}
