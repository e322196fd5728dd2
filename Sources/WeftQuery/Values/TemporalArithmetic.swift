import WeftGraph

/// The arithmetic operators on temporal values; nil where the operands are not ones they take.
enum TemporalArithmetic {
  static func add(_ left: Value, _ right: Value) throws(EvaluationError) -> Value? {
    switch (left, right) {
    case (.duration(let left), .duration(let right)):
      return .duration(try sum(left, right))
    case (let moment, .duration(let duration)), (.duration(let duration), let moment):
      return try shift(moment, by: duration)
    default:
      return nil
    }
  }

  static func subtract(_ left: Value, _ right: Value) throws(EvaluationError) -> Value? {
    guard case .duration(let right) = right else { return nil }
    let negated = try scaled(right, by: -1)
    if case .duration(let left) = left { return .duration(try sum(left, negated)) }
    return try shift(left, by: negated)
  }

  static func multiply(_ left: Value, _ right: Value) throws(EvaluationError) -> Value? {
    switch (left, right) {
    case (.duration(let duration), .integer(let factor)),
      (.integer(let factor), .duration(let duration)):
      return .duration(try scaled(duration, by: factor))
    case (.duration(let duration), .float), (.float, .duration(let duration)):
      let number = if case .float = left { left } else { right }
      guard let factor = Fraction(number) else { throw .overflow("durations") }
      return .duration(try scaled(duration, by: factor))
    default:
      return nil
    }
  }

  static func divide(_ left: Value, _ right: Value) throws(EvaluationError) -> Value? {
    guard case .duration(let duration) = left, right.number != nil else { return nil }
    guard let divisor = Fraction(right) else { throw .overflow("durations") }
    guard let factor = divisor.inverse else { throw Value.divisionByZero }
    return .duration(try scaled(duration, by: factor))
  }

  // MARK: Durations

  static func sum(
    _ left: CalendarDuration, _ right: CalendarDuration
  ) throws(EvaluationError) -> CalendarDuration {
    let (months, monthsOverflow) = left.months.addingReportingOverflow(right.months)
    let (days, daysOverflow) = left.days.addingReportingOverflow(right.days)
    if monthsOverflow || daysOverflow { throw .overflow("durations") }
    return try duration(
      months: months, days: days, nanoseconds: totalNanoseconds(left) + totalNanoseconds(right))
  }

  static func scaled(
    _ duration: CalendarDuration, by factor: Int64
  ) throws(EvaluationError) -> CalendarDuration {
    let (months, monthsOverflow) = duration.months.multipliedReportingOverflow(by: factor)
    let (days, daysOverflow) = duration.days.multipliedReportingOverflow(by: factor)
    let (nanoseconds, overflow) = totalNanoseconds(duration).multipliedReportingOverflow(
      by: Int128(factor))
    if monthsOverflow || daysOverflow || overflow { throw .overflow("durations") }
    return try self.duration(months: months, days: days, nanoseconds: nanoseconds)
  }

  /// A duration times a fraction, what is left of a month or a day spilling into smaller units.
  private static func scaled(
    _ duration: CalendarDuration, by factor: Fraction
  ) throws(EvaluationError) -> CalendarDuration {
    let nanosecondsPerMonth: Int128 = 2_629_746_000_000_000
    let nanosecondsPerDay: Int128 = 86_400_000_000_000
    let months = Int128(duration.months) * factor.numerator
    let (days, daysOverflow) = (Int128(duration.days) * nanosecondsPerDay)
      .multipliedReportingOverflow(by: factor.numerator)
    let (nanoseconds, overflow) = totalNanoseconds(duration)
      .multipliedReportingOverflow(by: factor.numerator)
    if daysOverflow || overflow { throw .overflow("durations") }
    // Everything below is in units of a denominator-th.
    let spill = days + months % factor.denominator * nanosecondsPerMonth
    let day = factor.denominator * nanosecondsPerDay
    guard let wholeMonths = Int64(exactly: months / factor.denominator),
      let wholeDays = Int64(exactly: spill / day)
    else { throw .overflow("durations") }
    return try self.duration(
      months: wholeMonths, days: wholeDays,
      nanoseconds: (spill % day + nanoseconds) / factor.denominator)
  }

  /// A factor as a fraction of integers below 2^63.
  private struct Fraction {
    var numerator: Int128
    var denominator: Int128

    /// The number as it is written in decimals, to nine significant places behind the point.
    init?(_ number: Value) {
      switch number {
      case .integer(let value):
        numerator = Int128(value)
        denominator = 1
      case .float(let value):
        guard value.isFinite, value.magnitude < 1e9 else { return nil }
        // The shortest decimals are what was meant: 0.1 is a tenth.
        var scale = 1.0
        while scale < 1e9, (value * scale).rounded() / scale != value { scale *= 10 }
        numerator = Int128((value * scale).rounded())
        denominator = Int128(scale)
      default: return nil
      }
    }

    /// One over the fraction.
    var inverse: Fraction? {
      guard numerator != 0 else { return nil }
      var inverse = self
      inverse.numerator = numerator < 0 ? -denominator : denominator
      inverse.denominator = numerator < 0 ? -numerator : numerator
      return inverse
    }
  }

  static func totalNanoseconds(_ duration: CalendarDuration) -> Int128 {
    Int128(duration.seconds) * 1_000_000_000 + Int128(duration.nanoseconds)
  }

  static func duration(
    months: Int64, days: Int64, nanoseconds: Int128
  ) throws(EvaluationError) -> CalendarDuration {
    var seconds = nanoseconds / 1_000_000_000
    var fraction = nanoseconds % 1_000_000_000
    if fraction < 0 {
      seconds -= 1
      fraction += 1_000_000_000
    }
    guard let seconds = Int64(exactly: seconds) else { throw .overflow("durations") }
    return CalendarDuration(
      months: months, days: days, seconds: seconds, nanoseconds: Int32(fraction))
  }

  // MARK: Moments

  /// A moment moved by a duration: months first, then days, then the rest.
  static func shift(
    _ moment: Value, by duration: CalendarDuration
  ) throws(EvaluationError) -> Value? {
    switch moment {
    case .date(let date):
      let days = duration.seconds / 86_400
      return .date(try self.date(try self.date(date, by: duration)?.adding(days: days)))
    case .localTime(let time): return .localTime(shift(time, by: duration))
    case .time(let time):
      return .time(OffsetTime(time: shift(time.time, by: duration), offset: time.offset))
    case .localDateTime(let local): return .localDateTime(try shift(local, by: duration))
    case .dateTime(let moment): return .dateTime(try shift(moment, by: duration))
    default: return nil
    }
  }

  private static func shift(_ time: LocalTime, by duration: CalendarDuration) -> LocalTime {
    let day = Int128(LocalTime.nanosecondsPerDay)
    let sum = (Int128(time.nanoseconds) + totalNanoseconds(duration)) % day
    return LocalTime(nanoseconds: Int64(sum < 0 ? sum + day : sum))
  }

  private static func date(
    _ date: CalendarDate, by duration: CalendarDuration
  ) throws(EvaluationError) -> CalendarDate? {
    date.adding(months: duration.months)?.adding(days: duration.days)
  }

  private static func shift(
    _ local: LocalDateTime, by duration: CalendarDuration
  ) throws(EvaluationError) -> LocalDateTime {
    let date = try date(try self.date(local.date, by: duration))
    let day = Int128(LocalTime.nanosecondsPerDay)
    let sum = Int128(local.time.nanoseconds) + totalNanoseconds(duration)
    var days = sum / day
    var rest = sum % day
    if rest < 0 {
      days -= 1
      rest += day
    }
    return LocalDateTime(
      date: try self.date(Int64(exactly: days).flatMap { date.adding(days: $0) }),
      time: LocalTime(nanoseconds: Int64(rest)))
  }

  private static func shift(
    _ moment: ZonedDateTime, by duration: CalendarDuration
  ) throws(EvaluationError) -> ZonedDateTime {
    guard let zone = moment.zone else {
      return ZonedDateTime(
        local: try shift(moment.local, by: duration), offset: moment.offset)
    }
    let local = LocalDateTime(
      date: try date(try date(moment.local.date, by: duration)), time: moment.local.time)
    guard let start = TimeZoneRules.resolve(local, in: zone, preferring: moment.offset) else {
      throw TemporalFields.unknownZone(zone)
    }
    let clock = CalendarDuration(seconds: duration.seconds, nanoseconds: duration.nanoseconds)
    let utc = LocalDateTime(
      epochSeconds: start.epochSeconds, nanosecond: start.local.time.nanosecond)
    let end = try shift(utc, by: clock)
    guard let result = TimeZoneRules.moment(end.epochSeconds, end.time.nanosecond, in: zone) else {
      throw TemporalFields.unknownZone(zone)
    }
    return result
  }

  private static func date(_ date: CalendarDate?) throws(EvaluationError) -> CalendarDate {
    guard let date else {
      throw .outOfRange("the date is outside the years -999999999 to 999999999")
    }
    return date
  }
}
