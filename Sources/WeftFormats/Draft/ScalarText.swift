import WeftGraph

/// Values read from their bytes, without making a `String` in the common cases.
enum ScalarText {
  /// The bytes without white space around them.
  static func trimmed(_ text: [UInt8]) -> Range<Int> { trimmed(text.span) }

  /// The bytes without white space around them.
  static func trimmed(_ text: Span<UInt8>) -> Range<Int> {
    var start = 0
    var end = text.count
    while start < end, isSpace(text[start]) { start += 1 }
    while end > start, isSpace(text[end - 1]) { end -= 1 }
    return start..<end
  }

  /// Whether there is nothing but white space.
  static func isBlank(_ text: ArraySlice<UInt8>) -> Bool { text.allSatisfy { isSpace($0) } }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
  }

  /// Whether there is a decimal digit.
  static func hasDigit(_ text: Span<UInt8>) -> Bool {
    text.indices.contains { text[$0] &- 0x30 < 10 }
  }

  /// A decimal integer, or nil; white space around it is allowed.
  static func integer(_ text: [UInt8]) -> Int64? { integer(text.span) }

  /// The same of bytes in place.
  static func integer(_ text: Span<UInt8>) -> Int64? {
    let range = trimmed(text)
    guard let first = range.first else { return nil }
    var index = first
    let negative = text[index] == 0x2D
    if negative || text[index] == 0x2B { index += 1 }
    guard index < range.upperBound else { return nil }
    var value: Int64 = 0
    while index < range.upperBound {
      let digit = text[index] &- 0x30
      guard digit < 10 else { return nil }
      let (scaled, overflow) = value.multipliedReportingOverflow(by: 10)
      let (sum, carry) =
        negative
        ? scaled.subtractingReportingOverflow(Int64(digit))
        : scaled.addingReportingOverflow(Int64(digit))
      if overflow || carry { return nil }
      value = sum
      index += 1
    }
    return value
  }

  /// A number, or nil: decimal or hexadecimal, with `INF` and `NaN`; white space around it is allowed.
  static func number(_ text: [UInt8]) -> Double? { number(text.span) }

  /// The same of bytes in place.
  static func number(_ text: Span<UInt8>) -> Double? {
    let range = trimmed(text)
    if let value = shortDecimal(text, range) { return value }
    guard !range.isEmpty, range.count < 1_000 else { return nil }
    return Double(string(text, range))
  }

  /// A decimal of at most 15 digits, which one division rounds correctly.
  private static func shortDecimal(_ text: Span<UInt8>, _ range: Range<Int>) -> Double? {
    var index = range.lowerBound
    guard index < range.upperBound, range.count <= 17 else { return nil }
    let negative = text[index] == 0x2D
    if negative { index += 1 }
    var value: Int64 = 0
    var digits = 0
    var scale = 0
    var sawPoint = false
    while index < range.upperBound {
      let byte = text[index]
      if byte == 0x2E, !sawPoint {
        sawPoint = true
      } else {
        let digit = byte &- 0x30
        guard digit < 10 else { return nil }
        value = value * 10 + Int64(digit)
        digits += 1
        if sawPoint { scale += 1 }
      }
      index += 1
    }
    guard digits > 0, digits <= 15 else { return nil }
    let magnitude = Double(value) / powers[scale]
    return negative ? -magnitude : magnitude
  }

  private static let powers: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
  ]

  /// `true`, `false`, `1` or `0` in any case, or nil; white space around it is allowed.
  static func boolean(_ text: [UInt8]) -> Bool? { boolean(text.span) }

  /// The same of bytes in place.
  static func boolean(_ text: Span<UInt8>) -> Bool? {
    let range = trimmed(text)
    switch range.count {
    case 1:
      switch text[range.lowerBound] {
      case 0x30: return false
      case 0x31: return true
      default: return nil
      }
    case 4: return equals(text, range, "true") ? true : nil
    case 5: return equals(text, range, "false") ? false : nil
    default: return nil
    }
  }

  private static func equals(_ text: Span<UInt8>, _ range: Range<Int>, _ word: String) -> Bool {
    var index = range.lowerBound
    for byte in word.utf8 {
      guard text[index] | 0x20 == byte else { return false }
      index += 1
    }
    return true
  }

  private static func string(_ text: Span<UInt8>, _ range: Range<Int>) -> String {
    var bytes: [UInt8] = []
    for index in range { bytes.append(text[index]) }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// What a text says about a day.
  enum Day {
    case date(CalendarDate)
    /// A moment of which only the day is kept.
    case moment(CalendarDate)
  }

  /// An ISO 8601 calendar date (`2026-01-31` or `20260131`), alone or before a time of day, or nil.
  static func day(_ text: [UInt8]) -> Day? { day(text.span) }

  /// The same of bytes in place.
  static func day(_ text: Span<UInt8>) -> Day? {
    let range = trimmed(text)
    var index = range.lowerBound
    guard let year = digits(4, text, &index, range.upperBound) else { return nil }
    let dashed = index < range.upperBound && text[index] == 0x2D
    if dashed { index += 1 }
    guard let month = digits(2, text, &index, range.upperBound) else { return nil }
    if dashed {
      guard index < range.upperBound, text[index] == 0x2D else { return nil }
      index += 1
    }
    guard let day = digits(2, text, &index, range.upperBound),
      let date = date(year: year, month: month, day: day)
    else {
      return nil
    }
    if index == range.upperBound { return .date(date) }
    guard text[index] == 0x54 || text[index] == 0x74 || text[index] == 0x20 else { return nil }
    index += 1
    guard let hour = digits(2, text, &index, range.upperBound), hour < 25 else { return nil }
    return .moment(date)
  }

  /// The number that some decimal digits make; the index moves behind them.
  private static func digits(
    _ count: Int, _ text: Span<UInt8>, _ index: inout Int, _ end: Int
  ) -> Int? {
    guard index + count <= end else { return nil }
    var value = 0
    for _ in 0..<count {
      let digit = text[index] &- 0x30
      guard digit < 10 else { return nil }
      value = value * 10 + Int(digit)
      index += 1
    }
    return value
  }

  /// A day of the Gregorian calendar, or nil if there is no such day.
  ///
  /// Days are counted in eras of 400 years that begin in March, so that the leap day comes last.
  static func date(year: Int, month: Int, day: Int) -> CalendarDate? {
    guard (1...12).contains(month), day >= 1 else { return nil }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    guard day <= lengths[month - 1] else { return nil }
    let shifted = month <= 2 ? year - 1 : year
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return CalendarDate(days: Int64(era * 146_097 + dayOfEra - 719_468))
  }
}
