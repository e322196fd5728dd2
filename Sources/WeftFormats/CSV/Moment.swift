import WeftGraph

/// The months of moments as programs that log messages write them.
enum Moment {
  /// A month, counted from the year 0, and how the text says it.
  struct Month {
    var number: Int32
    /// Whether it was told from seconds or milliseconds since 1970.
    var isCounted = false

    /// The month as `2026-01`.
    var text: String {
      let month = String(number % 12 + 1)
      let year = String(number / 12)
      return String(repeating: "0", count: max(0, 4 - year.count)) + year + "-"
        + (month.count < 2 ? "0" : "") + month
    }
  }

  /// The month of an ISO 8601 date or moment, of one of a mail's header (RFC 5322, `Mon, 14 May 2001
  /// 16:39:00 -0700`), or of a count of seconds or milliseconds since 1970; nil for another text.
  static func month(_ text: [UInt8]) -> Month? {
    switch ScalarText.day(text.span) {
    case .date(let day)?, .moment(let day)?: return month(of: day)
    case nil: break
    }
    if let seconds = seconds(text) {
      var month = month(of: CalendarDate(days: seconds / 86_400))
      month.isCounted = true
      return month
    }
    return named(text)
  }

  /// The month of a day.
  static func month(of day: CalendarDate) -> Month {
    Month(number: Int32(clamping: day.year * 12 + day.month - 1))
  }

  /// The seconds since 1970 that ten digits, perhaps with a fraction, or thirteen count.
  private static func seconds(_ text: [UInt8]) -> Int64? {
    let digits = text.prefix { (0x30...0x39).contains($0) }
    let rest = text.dropFirst(digits.count)
    let isFraction =
      rest.first == 0x2E && rest.dropFirst().allSatisfy { (0x30...0x39).contains($0) }
    guard rest.isEmpty || isFraction, let number = ScalarText.integer(Array(digits)) else {
      return nil
    }
    switch digits.count {
    case 10: return number
    case 13: return number / 1_000
    default: return nil
    }
  }

  private static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
  ]

  /// The month of a date with an English word for it, a day beside that and a year of four digits.
  private static func named(_ text: [UInt8]) -> Month? {
    guard text.count <= 64, text.contains(where: { $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A }) else {
      return nil
    }
    let words = String(decoding: text, as: UTF8.self).lowercased()
      .split { !($0.isLetter || $0.isNumber || $0 == ":") }
    for (place, word) in words.enumerated() where word.count >= 3 {
      guard let month = months.firstIndex(where: { $0.hasPrefix(word) }) else { continue }
      func isDay(_ index: Int) -> Bool {
        words.indices.contains(index) && words[index].count <= 2
          && Int(words[index]).map { (1...31).contains($0) } ?? false
      }
      let isBeside = isDay(place - 1) || isDay(place + 1)
      let year = words[(place + 1)...].first { $0.count == 4 && Int($0) != nil }
      guard isBeside, let year, let number = Int32(year) else { return nil }
      return Month(number: number * 12 + Int32(month))
    }
    return nil
  }

  /// Whether a text is a period as it stands: a year, perhaps with a month, week, quarter or half.
  static func isPeriod(_ text: [UInt8]) -> Bool {
    let digits = text.prefix(4)
    guard digits.count == 4, digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return false }
    let rest = text.dropFirst(4).drop { $0 == 0x2D || $0 == 0x20 || $0 == 0x2F }
    return rest.count <= 3
      && rest.enumerated().allSatisfy { index, byte in
        (0x30...0x39).contains(byte) || index == 0 && "wWqQhHmM".utf8.contains(byte)
      }
  }
}
