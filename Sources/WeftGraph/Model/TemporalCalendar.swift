/// The proleptic Gregorian calendar and ISO 8601 weeks.
///
/// Source for days ↔ year, month, day: H. Hinnant, *chrono-Compatible Low-Level Date Algorithms*.
extension CalendarDate {
  /// The years dates are read and made in.
  public static let years: ClosedRange<Int64> = -999_999_999...999_999_999

  /// The day of a year, month (1 … 12) and day of the month; nil if there is no such day.
  public init?(year: Int64, month: Int64, day: Int64) {
    guard Self.years.contains(year), (1...12).contains(month), day >= 1,
      day <= Self.daysInMonth(month, of: year)
    else { return nil }
    self.init(days: Self.dayNumber(year, month, day))
  }

  /// The day of a year by its number from 1; nil if there is no such day.
  package init?(year: Int64, ordinalDay: Int64) {
    guard Self.years.contains(year), ordinalDay >= 1,
      ordinalDay <= (Self.isLeap(year) ? 366 : 365)
    else { return nil }
    self.init(days: Self.dayNumber(year, 1, 1) + ordinalDay - 1)
  }

  /// The day of a week-based year, week (1 … 53) and day of the week (1 is Monday); nil if there is
  /// no such day.
  package init?(weekYear: Int64, week: Int64, weekDay: Int64) {
    guard Self.years.contains(weekYear), week >= 1, week <= Self.weeks(in: weekYear),
      (1...7).contains(weekDay)
    else { return nil }
    self.init(days: Self.firstWeekStart(of: weekYear) + (week - 1) * 7 + weekDay - 1)
  }

  /// The day of a quarter (1 … 4) by its number from 1; nil if there is no such day.
  package init?(year: Int64, quarter: Int64, dayOfQuarter: Int64) {
    guard (1...4).contains(quarter), dayOfQuarter >= 1,
      let first = CalendarDate(year: year, month: quarter * 3 - 2, day: 1)
    else { return nil }
    let length = (quarter * 3 - 2...quarter * 3).reduce(0) { $0 + Self.daysInMonth($1, of: year) }
    guard dayOfQuarter <= length else { return nil }
    self.init(days: first.days + dayOfQuarter - 1)
  }

  /// The year, month and day of the month.
  public var civil: (year: Int64, month: Int64, day: Int64) {
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }

  /// The year.
  public var year: Int64 { civil.year }
  /// The month, 1 … 12.
  public var month: Int64 { civil.month }
  /// The day of the month, from 1.
  public var day: Int64 { civil.day }
  /// The day of the year, from 1.
  package var ordinalDay: Int64 { days - Self.dayNumber(year, 1, 1) + 1 }
  /// The quarter, 1 … 4.
  package var quarter: Int64 { (month - 1) / 3 + 1 }
  /// The day of the quarter, from 1.
  package var dayOfQuarter: Int64 {
    let civil = civil
    return days - Self.dayNumber(civil.year, (civil.month - 1) / 3 * 3 + 1, 1) + 1
  }
  /// The day of the week; 1 is Monday.
  package var weekDay: Int64 { Self.modulo(days + 3, 7) + 1 }
  /// The year its ISO week belongs to.
  package var weekYear: Int64 { CalendarDate(days: days - weekDay + 4).year }
  /// The ISO week, 1 … 53.
  package var week: Int64 { (days - Self.firstWeekStart(of: weekYear)) / 7 + 1 }

  /// The day some months later, or the last day of that month if it is shorter; nil outside
  /// ``years``.
  public func adding(months: Int64) -> CalendarDate? {
    let civil = civil
    let (total, overflow) = (civil.year * 12 + civil.month - 1).addingReportingOverflow(months)
    if overflow { return nil }
    let month = Self.modulo(total, 12) + 1
    return Self.clamped(year: (total - month + 1) / 12, month: month, day: civil.day)
  }

  /// The day some days later; nil outside ``years``.
  public func adding(days count: Int64) -> CalendarDate? {
    let (sum, overflow) = days.addingReportingOverflow(count)
    guard !overflow, Self.dayRange.contains(sum) else { return nil }
    return CalendarDate(days: sum)
  }

  /// The day of a month, or its last where it is shorter; nil if there is no such month.
  package static func clamped(year: Int64, month: Int64, day: Int64) -> CalendarDate? {
    guard (1...12).contains(month) else { return nil }
    return CalendarDate(year: year, month: month, day: min(day, daysInMonth(month, of: year)))
  }

  /// Whether a year has 366 days.
  package static func isLeap(_ year: Int64) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  /// How many days a month (1 … 12) has.
  package static func daysInMonth(_ month: Int64, of year: Int64) -> Int64 {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// How many ISO weeks a year has: 52 or 53.
  package static func weeks(in weekYear: Int64) -> Int64 {
    (firstWeekStart(of: weekYear + 1) - firstWeekStart(of: weekYear)) / 7
  }

  private static let dayRange =
    dayNumber(years.lowerBound, 1, 1)...dayNumber(years.upperBound, 12, 31)

  /// The Monday of the week that holds 4 January.
  private static func firstWeekStart(of year: Int64) -> Int64 {
    let fourth = dayNumber(year, 1, 4)
    return fourth - modulo(fourth + 3, 7)
  }

  private static func dayNumber(_ year: Int64, _ month: Int64, _ day: Int64) -> Int64 {
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
    let yearOfEra = shiftedYear - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  /// The remainder that is never negative.
  static func modulo(_ value: Int64, _ divisor: Int64) -> Int64 {
    let remainder = value % divisor
    return remainder < 0 ? remainder + divisor : remainder
  }
}

extension LocalTime {
  /// How many nanoseconds a day has.
  package static let nanosecondsPerDay: Int64 = 86_400_000_000_000

  /// Midnight.
  public static let midnight = LocalTime(nanoseconds: 0)

  /// A time of day; nil if there is no such time.
  public init?(hour: Int64, minute: Int64 = 0, second: Int64 = 0, nanosecond: Int64 = 0) {
    guard (0..<24).contains(hour), (0..<60).contains(minute), (0..<60).contains(second),
      (0..<1_000_000_000).contains(nanosecond)
    else { return nil }
    self.init(nanoseconds: ((hour * 60 + minute) * 60 + second) * 1_000_000_000 + nanosecond)
  }

  /// The hour, 0 … 23.
  public var hour: Int64 { nanoseconds / 3_600_000_000_000 }
  /// The minute, 0 … 59.
  public var minute: Int64 { nanoseconds / 60_000_000_000 % 60 }
  /// The second, 0 … 59.
  public var second: Int64 { nanoseconds / 1_000_000_000 % 60 }
  /// The nanosecond of the second.
  public var nanosecond: Int64 { nanoseconds % 1_000_000_000 }
}

extension LocalDateTime {
  /// Seconds since 1970-01-01T00:00 of the same clock.
  package var epochSeconds: Int64 { date.days * 86_400 + time.nanoseconds / 1_000_000_000 }

  /// A date and time from seconds since 1970-01-01T00:00 and nanoseconds of the second.
  package init(epochSeconds: Int64, nanosecond: Int64) {
    let second = CalendarDate.modulo(epochSeconds, 86_400)
    self.init(
      date: CalendarDate(days: (epochSeconds - second) / 86_400),
      time: LocalTime(nanoseconds: second * 1_000_000_000 + nanosecond))
  }
}

extension ZonedDateTime {
  /// Seconds since 1970-01-01T00:00Z, rounded down.
  package var epochSeconds: Int64 { local.epochSeconds - Int64(offset) }
}
