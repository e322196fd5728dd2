import WeftGraph

/// Values as personnel systems and spreadsheets write them, beside those the model reads anyway.
enum CSVValues {
  /// Converts what a column could not read, where a whole column says how it is meant.
  /// - Parameter decimal: What stands before the decimals of its numbers, nil where that is unclear.
  static func clean(
    _ column: inout DraftColumn, _ decimal: NumberMarks.Decimal?, _ notes: inout ImportNotes,
    _ strings: inout StringTableBuilder
  ) {
    guard !column.odd.isEmpty else { return }
    let type = column.type
    switch type {
    case .date: cleanDates(&column, &notes, strings)
    case .integer, .float:
      cleanNumbers(&column, decimal, &notes, strings)
    case .boolean:
      convert(&column, &notes, strings) { text in
        switch String(decoding: text, as: UTF8.self).lowercased() {
        case "yes", "y", "x", "ja", "j", "oui", "si", "sí", "active", "aktiv", "on": 1
        case "no", "n", "nein", "non", "inactive", "inaktiv", "terminated", "off": 0
        default: nil
        }
      }
    case .string, .numeric: break
    }
  }

  private static func convert(
    _ column: inout DraftColumn, _ notes: inout ImportNotes, _ strings: StringTableBuilder,
    _ word: (ArraySlice<UInt8>) -> UInt64?
  ) {
    var rest: [DraftColumn.Odd] = []
    var read: [(DraftColumn.Odd, UInt64)] = []
    for entry in column.odd {
      if let value = word(strings.utf8(entry.text)) {
        read.append((entry, value))
      } else {
        rest.append(entry)
      }
    }
    column.odd = rest
    guard let first = read.first else { return }
    for (entry, value) in read {
      column.owners.append(entry.owner)
      column.words.append(value)
    }
    notes.add(
      "normalized-value",
      "'\(strings[first.0.text])' of '\(column.name)' is read as \(shown(column))",
      places(read.map(\.0), notes))
  }

  private static func places(
    _ entries: [DraftColumn.Odd], _ notes: ImportNotes
  ) -> NotePlaces {
    var places = NotePlaces()
    for entry in entries {
      places.add(line: entry.line, column: entry.column, isKept: notes.keepsPlaces)
    }
    return places
  }

  private static func shown(_ column: DraftColumn) -> String {
    switch column.type {
    case .date: "a date"
    case .boolean: "true or false"
    default: "a number"
    }
  }

  // MARK: Numbers

  private static func cleanNumbers(
    _ column: inout DraftColumn, _ decimal: NumberMarks.Decimal?, _ notes: inout ImportNotes,
    _ strings: StringTableBuilder
  ) {
    let type = column.type
    func word(_ value: Double) -> UInt64? {
      if type == .float { return value.bitPattern }
      guard value == value.rounded(), abs(value) < 9e15 else { return nil }
      return UInt64(bitPattern: Int64(value))
    }
    var unclear: [DraftColumn.Odd] = []
    var rest: [DraftColumn.Odd] = []
    for entry in column.odd {
      let text = strings.utf8(entry.text)
      guard case .unclear = NumberMarks.evidence(text.span) else {
        rest.append(entry)
        continue
      }
      // Where points stand before decimals, that is how numbers are written anyway.
      if decimal == .point, let value = ScalarText.number(text.span).flatMap(word) {
        column.owners.append(entry.owner)
        column.words.append(value)
      } else if decimal == nil {
        unclear.append(entry)
      } else {
        rest.append(entry)
      }
    }
    column.odd = rest
    convert(&column, &notes, strings) { number($0, decimal: decimal).flatMap(word) }
    column.odd += unclear
    notes.add(
      "ambiguous-number",
      "numbers of '\(column.name)' may have a point before decimals or between thousands and stay"
        + " text", places(unclear, notes))
  }

  /// A number with signs of currency, percent, or marks between thousands, or nil.
  ///
  /// Of a comma and a point the last one is the decimal mark; a lone mark before exactly three
  /// digits stands between thousands if it is a comma, and is a decimal mark if it is a point, unless
  /// commas are known to stand before decimals.
  static func number(
    _ text: some Sequence<UInt8>, decimal: NumberMarks.Decimal? = nil
  ) -> Double? {
    let string = String(decoding: Array(text), as: UTF8.self)
    var digits = ""
    var isPercent = false
    var isNegative = false
    let isCurrency = currency(string)
    // A share of a full-time position, as in `50 FTE %`.
    let isShare = string.contains("FTE")
    for character in string {
      switch character {
      case "0"..."9", ".", ",": digits.append(character)
      case "%": isPercent = true
      case "-" where digits.isEmpty, "−" where digits.isEmpty, "(" where digits.isEmpty:
        isNegative = true
      case " ", "\u{A0}", "\u{202F}", "'", "’", ")": continue
      case _
      where character.unicodeScalars.allSatisfy({
        $0.properties.generalCategory == .currencySymbol
      }):
        continue
      case "A"..."Z" where digits.isEmpty || isCurrency || isShare: continue
      default: return nil
      }
    }
    guard digits.contains(where: \.isNumber) else { return nil }
    let comma = digits.lastIndex(of: ",")
    let point = digits.lastIndex(of: ".")
    var plain = digits
    if let comma, let point {
      let thousands: Character = comma < point ? "," : "."
      plain.removeAll { $0 == thousands }
      plain = plain.replacing(",", with: ".")
    } else if let comma {
      let isThousands =
        digits.count(where: { $0 == "," }) > 1
        || digits.distance(from: comma, to: digits.endIndex) == 4 && digits.first != "0"
      plain = isThousands ? digits.replacing(",", with: "") : digits.replacing(",", with: ".")
    } else if let point,
      digits.count(where: { $0 == "." }) > 1
        || decimal == .comma && digits.distance(from: point, to: digits.endIndex) == 4
          && digits.first != "0"
    {
      plain = digits.replacing(".", with: "")
    }
    guard let value = Double(plain), value.isFinite else { return nil }
    let signed = isNegative ? -value : value
    return isPercent ? signed / 100 : signed
  }

  private static func currency(_ text: String) -> Bool {
    ["USD", "EUR", "GBP", "CHF", "SEK", "NOK", "DKK", "PLN", "JPY", "INR", "CAD", "AUD", "BRL"]
      .contains { text.hasSuffix($0) || text.hasPrefix($0) }
  }

  // MARK: Dates

  /// The order of the parts of a column's dates that are not ISO 8601.
  private enum Order { case dayFirst, monthFirst }

  private static func cleanDates(
    _ column: inout DraftColumn, _ notes: inout ImportNotes, _ strings: StringTableBuilder
  ) {
    dropNullDates(&column, &notes, strings)
    var canBeDayFirst = true
    var canBeMonthFirst = true
    var isDotted = true
    for entry in column.odd {
      guard let parts = parts(strings.utf8(entry.text)) else { continue }
      if parts.isYearFirst { continue }
      if parts.mark != 0x2E { isDotted = false }
      if parts.one > 12 { canBeMonthFirst = false }
      if parts.two > 12 { canBeDayFirst = false }
    }
    // Points are written between day, month and year only.
    let order: Order? =
      canBeDayFirst && (isDotted || !canBeMonthFirst)
      ? .dayFirst : canBeMonthFirst && !canBeDayFirst ? .monthFirst : nil
    let before = column.owners.count
    let areSerials = column.odd.allSatisfy { serial(strings.utf8($0.text)) != nil }
    convert(&column, &notes, strings) { text in
      if areSerials { return serial(text) }
      if let date = named(text) { return UInt64(bitPattern: date.days) }
      guard let parts = parts(text) else { return nil }
      let date: CalendarDate?
      if parts.isYearFirst {
        date = ScalarText.date(year: parts.one, month: parts.two, day: parts.year)
      } else {
        switch order {
        case .dayFirst?:
          date = ScalarText.date(year: parts.year, month: parts.two, day: parts.one)
        case .monthFirst?:
          date = ScalarText.date(year: parts.year, month: parts.one, day: parts.two)
        case nil: date = nil
        }
      }
      return date.map { UInt64(bitPattern: $0.days) }
    }
    if order == nil, column.owners.count == before, let first = column.odd.first,
      parts(strings.utf8(first.text)) != nil
    {
      notes.add(
        "ambiguous-date",
        "dates of '\(column.name)' may be day/month or month/day and stay text",
        places(column.odd, notes))
    }
  }

  /// Leaves out dates all of whose digits are zero, which databases write where there is none.
  private static func dropNullDates(
    _ column: inout DraftColumn, _ notes: inout ImportNotes, _ strings: StringTableBuilder
  ) {
    func isNull(_ entry: DraftColumn.Odd) -> Bool {
      let text = strings.utf8(entry.text)
      return text.count >= 8
        && text.allSatisfy { [0x30, 0x2D, 0x2F, 0x2E, 0x3A, 0x20, 0x54].contains($0) }
        && text.contains(0x30)
    }
    guard let first = column.odd.first(where: isNull) else { return }
    notes.add(
      "normalized-value", "'\(strings[first.text])' of '\(column.name)' is read as no date",
      places(column.odd.filter(isNull), notes))
    column.odd.removeAll(where: isNull)
  }

  /// Whether a text is a date or a moment in some writing.
  /// - Parameter readsNumbers: Whether numbers of a year, or of year, month and day, are dates.
  static func isDate(_ text: [UInt8], readsNumbers: Bool) -> Bool {
    if text.allSatisfy({ (0x30...0x39).contains($0) }) {
      guard readsNumbers, let number = ScalarText.integer(text) else { return false }
      return (1900...2100).contains(number) || text.count == 8 && ScalarText.day(text) != nil
    }
    if ScalarText.day(text) != nil || named(text[...]) != nil { return true }
    // A year and a month.
    if text.count == 7, text[4] == 0x2D, ScalarText.day(text + Array("-01".utf8)) != nil {
      return true
    }
    guard let parts = parts(text[...]) else { return false }
    if parts.isYearFirst {
      return ScalarText.date(year: parts.one, month: parts.two, day: parts.year) != nil
    }
    return ScalarText.date(year: parts.year, month: parts.two, day: parts.one) != nil
      || ScalarText.date(year: parts.year, month: parts.one, day: parts.two) != nil
  }

  /// The three numbers of a date with points, slashes or hyphens, perhaps before a time of day.
  private static func parts(
    _ text: ArraySlice<UInt8>
  ) -> (one: Int, two: Int, year: Int, mark: UInt8, isYearFirst: Bool)? {
    var numbers: [Int] = []
    var lengths: [Int] = []
    var mark: UInt8 = 0
    var current = 0
    var length = 0
    for byte in text {
      if (0x30...0x39).contains(byte) {
        guard length < 4 else { return nil }
        current = current * 10 + Int(byte - 0x30)
        length += 1
      } else if [0x2E, 0x2F, 0x2D].contains(byte), numbers.count < 2, length > 0 {
        if mark != 0, mark != byte { return nil }
        mark = byte
        numbers.append(current)
        lengths.append(length)
        current = 0
        length = 0
      } else if byte == 0x20 || byte == 0x54, numbers.count == 2, length > 0 {
        break
      } else {
        return nil
      }
    }
    guard numbers.count == 2, length > 0 else { return nil }
    if lengths[0] == 4, length <= 2 { return (numbers[0], numbers[1], current, mark, true) }
    guard length == 4 || length == 2, lengths[0] <= 2, lengths[1] <= 2 else { return nil }
    // Two digits of a year are of 1970 to 2069, as POSIX has it.
    let year = length == 4 ? current : current < 70 ? 2000 + current : 1900 + current
    return (numbers[0], numbers[1], year, mark, false)
  }

  /// The days of a number by which spreadsheets write dates, counted from the end of 1899.
  private static func serial(_ text: ArraySlice<UInt8>) -> UInt64? {
    guard text.count == 5, let number = Int64(String(decoding: text, as: UTF8.self)),
      (20_000...60_000).contains(number)
    else { return nil }
    return UInt64(bitPattern: number - 25_569)
  }

  private static let months = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ]

  /// A date whose month is an English word: `31-Jan-2020`, `Jan 31, 2020`, `1 January 2020`.
  private static func named(_ text: ArraySlice<UInt8>) -> CalendarDate? {
    let words = String(decoding: text, as: UTF8.self).lowercased()
      .split { !($0.isLetter || $0.isNumber) }
    guard words.count == 3, let place = words.firstIndex(where: { $0.first?.isLetter == true }),
      place < 2, words[place].count >= 3,
      let month = months.firstIndex(where: { words[place].hasPrefix($0) }),
      let day = Int(words[1 - place]), let year = Int(words[2]), words[2].count != 3
    else { return nil }
    let full = words[2].count > 2 ? year : year < 70 ? 2000 + year : 1900 + year
    return ScalarText.date(year: full, month: month + 1, day: day)
  }
}
