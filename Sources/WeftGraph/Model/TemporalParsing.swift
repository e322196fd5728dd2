extension CalendarDate {
  /// Reads a date as ISO 8601 writes it, basic or extended: calendar, week, ordinal and quarter
  /// dates, months and years.
  ///
  /// A missing part is the first: `2015-W30` is a Monday.
  public init?(parsing text: some StringProtocol) {
    var scanner = TemporalScanner(text)
    guard let date = scanner.date(), scanner.isAtEnd else { return nil }
    self = date
  }
}

extension LocalTime {
  /// Reads a time of day as ISO 8601 writes it, basic or extended, to the nanosecond.
  public init?(parsing text: some StringProtocol) {
    var scanner = TemporalScanner(text)
    guard let time = scanner.time(), scanner.isAtEnd else { return nil }
    self = time
  }
}

extension OffsetTime {
  /// Reads a time of day with an offset as ISO 8601 writes it; UTC where it has none.
  public init?(parsing text: some StringProtocol) {
    var scanner = TemporalScanner(text)
    guard let time = scanner.time() else { return nil }
    let offset = scanner.isAtEnd ? 0 : scanner.offset()
    guard let offset, scanner.isAtEnd else { return nil }
    self.init(time: time, offset: offset)
  }
}

extension LocalDateTime {
  /// Reads a date and time as ISO 8601 writes it; a date alone is its midnight.
  public init?(parsing text: some StringProtocol) {
    var scanner = TemporalScanner(text)
    guard let local = scanner.dateTime(), scanner.isAtEnd else { return nil }
    self = local
  }
}

extension ZonedDateTime {
  /// Reads a date and time with an offset, a zone in brackets or both, as ISO 8601 writes it; UTC
  /// where it has neither.
  ///
  /// Nil also where the zone is unknown or never has that offset at that time.
  public init?(parsing text: some StringProtocol) {
    var scanner = TemporalScanner(text)
    guard let local = scanner.dateTime() else { return nil }
    let hasOffset = !scanner.isAtEnd && !scanner.peek("[")
    let offset = hasOffset ? scanner.offset() : nil
    guard hasOffset == (offset != nil), scanner.isAtEnd || scanner.peek("[") else { return nil }
    guard !scanner.isAtEnd else {
      self.init(local: local, offset: offset ?? 0)
      return
    }
    guard let zone = scanner.bracketed(), scanner.isAtEnd,
      let moment = TimeZoneRules.resolve(local, in: zone, preferring: offset),
      offset == nil || moment.offset == offset
    else { return nil }
    self = moment
  }

  /// Reads an offset such as `+01:00`, `+0130`, `-02` or `Z`: seconds east of UTC.
  package static func offset(parsing text: some StringProtocol) -> Int32? {
    var scanner = TemporalScanner(text)
    guard let offset = scanner.offset(), scanner.isAtEnd else { return nil }
    return offset
  }
}

/// Reads the parts of ISO 8601 texts from left to right.
struct TemporalScanner {
  private let bytes: [UInt8]
  private var position = 0

  init(_ text: some StringProtocol) { bytes = Array(text.utf8) }

  var isAtEnd: Bool { position == bytes.count }

  func peek(_ character: Unicode.Scalar) -> Bool {
    position < bytes.count && UInt32(bytes[position]) == character.value
  }

  mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard peek(character) else { return false }
    position += 1
    return true
  }

  /// How many digits come next.
  var digitCount: Int {
    var end = position
    while end < bytes.count, bytes[end] >= 0x30, bytes[end] <= 0x39 { end += 1 }
    return end - position
  }

  /// The next digits, exactly so many of them.
  mutating func number(_ count: Int) -> Int64? {
    guard count > 0, count <= 18, digitCount >= count else { return nil }
    var value: Int64 = 0
    for index in position..<(position + count) { value = value * 10 + Int64(bytes[index] - 0x30) }
    position += count
    return value
  }

  mutating func date() -> CalendarDate? {
    let isSigned = peek("-") || peek("+")
    let isNegative = take("-")
    if !isNegative { _ = take("+") }
    let digits = digitCount
    if isSigned {
      guard (4...9).contains(digits), let year = number(digits) else { return nil }
      return extended(year: isNegative ? -year : year)
    }
    switch digits {
    case 4:
      guard let year = number(4) else { return nil }
      return extended(year: year)
    case 6:
      guard let year = number(4), let month = number(2) else { return nil }
      return CalendarDate(year: year, month: month, day: 1)
    case 7:
      guard let year = number(4), let day = number(3) else { return nil }
      return CalendarDate(year: year, ordinalDay: day)
    case 8:
      guard let year = number(4), let month = number(2), let day = number(2) else { return nil }
      return CalendarDate(year: year, month: month, day: day)
    default: return nil
    }
  }

  /// What follows a year of known length.
  private mutating func extended(year: Int64) -> CalendarDate? {
    if take("W") {
      guard let week = number(2) else { return nil }
      let day = digitCount == 0 ? 1 : number(1)
      return day.flatMap { CalendarDate(weekYear: year, week: week, weekDay: $0) }
    }
    if take("Q") {
      guard let quarter = number(1) else { return nil }
      let day = digitCount == 0 ? 1 : number(2)
      return day.flatMap { CalendarDate(year: year, quarter: quarter, dayOfQuarter: $0) }
    }
    guard take("-") else { return CalendarDate(year: year, month: 1, day: 1) }
    if take("W") {
      guard let week = number(2) else { return nil }
      let day = take("-") ? number(1) : 1
      return day.flatMap { CalendarDate(weekYear: year, week: week, weekDay: $0) }
    }
    if take("Q") {
      guard let quarter = number(1) else { return nil }
      let day = take("-") ? number(2) : 1
      return day.flatMap { CalendarDate(year: year, quarter: quarter, dayOfQuarter: $0) }
    }
    if digitCount == 3 {
      return number(3).flatMap { CalendarDate(year: year, ordinalDay: $0) }
    }
    guard digitCount == 2, let month = number(2) else { return nil }
    let day = take("-") ? (digitCount == 2 ? number(2) : nil) : 1
    return day.flatMap { CalendarDate(year: year, month: month, day: $0) }
  }

  mutating func time() -> LocalTime? {
    let digits = digitCount
    guard digits == 2 || digits == 4 || digits == 6, let hour = number(2) else { return nil }
    var minute: Int64 = 0
    var second: Int64 = 0
    var hasSecond = false
    if digits == 2 {
      if take(":") {
        guard digitCount == 2, let value = number(2) else { return nil }
        minute = value
        if take(":") {
          guard digitCount == 2, let value = number(2) else { return nil }
          second = value
          hasSecond = true
        }
      }
    } else {
      guard let value = number(2) else { return nil }
      minute = value
      if digits == 6 {
        guard let value = number(2) else { return nil }
        second = value
        hasSecond = true
      }
    }
    var nanosecond: Int64 = 0
    if hasSecond, take(".") || take(",") {
      guard let fraction = fraction() else { return nil }
      nanosecond = fraction
    }
    return LocalTime(hour: hour, minute: minute, second: second, nanosecond: nanosecond)
  }

  /// Up to nine digits behind a decimal point, as billionths.
  mutating func fraction() -> Int64? {
    let count = digitCount
    guard count <= 9, var value = number(count) else { return nil }
    for _ in count..<9 { value *= 10 }
    return value
  }

  mutating func dateTime() -> LocalDateTime? {
    guard let date = date() else { return nil }
    guard take("T") else { return LocalDateTime(date: date, time: .midnight) }
    return time().map { LocalDateTime(date: date, time: $0) }
  }

  /// `Z` or a sign with hours, minutes and seconds, at most 18 hours.
  mutating func offset() -> Int32? {
    if take("Z") { return 0 }
    let isNegative = peek("-")
    guard take("-") || take("+") else { return nil }
    let digits = digitCount
    guard digits == 2 || digits == 4 || digits == 6, let hours = number(2) else { return nil }
    var seconds = hours * 3_600
    var unit: Int64 = 60
    for _ in 0..<2 {
      if digits == 2 {
        guard take(":") else { break }
        guard digitCount == 2 else { return nil }
      } else if digitCount == 0 {
        break
      }
      guard let value = number(2), value < 60 else { return nil }
      seconds += value * unit
      unit = 1
    }
    guard seconds <= 18 * 3_600 else { return nil }
    return Int32(isNegative ? -seconds : seconds)
  }

  /// The text in brackets.
  mutating func bracketed() -> String? {
    guard take("["), let end = bytes[position...].firstIndex(of: 0x5D) else { return nil }
    defer { position = end + 1 }
    return String(decoding: bytes[position..<end], as: UTF8.self)
  }
}
