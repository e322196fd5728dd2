import WeftGraph

/// The units temporal values are truncated to.
enum TemporalTruncation: String, CaseIterable, Sendable {
  case millennium, century, decade, year, weekYear, quarter, month, week, day, hour, minute, second,
    millisecond, microsecond

  /// The unit of a name, without regard to case.
  static func named(_ name: String) throws(EvaluationError) -> TemporalTruncation {
    guard let unit = allCases.first(where: { $0.rawValue.lowercased() == name.lowercased() }) else {
      throw TemporalFields.invalid(
        "`\(name)` is no unit to truncate to; the units are "
          + allCases.map(\.rawValue).joined(separator: ", "))
    }
    return unit
  }

  /// Whether a time of day has the unit.
  var isWithinDay: Bool {
    switch self {
    case .hour, .minute, .second, .millisecond, .microsecond: true
    default: false
    }
  }

  /// The first day of the unit a day is in.
  func truncate(_ date: CalendarDate) -> CalendarDate? {
    switch self {
    case .millennium: firstDay(of: date.year, rounding: 1_000)
    case .century: firstDay(of: date.year, rounding: 100)
    case .decade: firstDay(of: date.year, rounding: 10)
    case .year: firstDay(of: date.year, rounding: 1)
    case .weekYear: CalendarDate(weekYear: date.weekYear, week: 1, weekDay: 1)
    case .quarter: CalendarDate(year: date.year, quarter: date.quarter, dayOfQuarter: 1)
    case .month: CalendarDate(days: date.days - date.day + 1)
    case .week: CalendarDate(days: date.days - date.weekDay + 1)
    default: date
    }
  }

  private func firstDay(of year: Int64, rounding unit: Int64) -> CalendarDate? {
    let remainder = year % unit
    let first = year - (remainder < 0 ? remainder + unit : remainder)
    return CalendarDate(year: first, month: 1, day: 1)
  }

  /// The start of the unit a time of day is in.
  func truncate(_ time: LocalTime) -> LocalTime {
    let unit: Int64 =
      switch self {
      case .hour: 3_600_000_000_000
      case .minute: 60_000_000_000
      case .second: 1_000_000_000
      case .millisecond: 1_000_000
      case .microsecond: 1_000
      default: LocalTime.nanosecondsPerDay
      }
    return LocalTime(nanoseconds: time.nanoseconds / unit * unit)
  }

  /// Truncates a temporal value and then sets fields smaller than the unit.
  func truncate(
    _ value: Value, as kind: TemporalKind, setting map: ValueMap
  ) throws(EvaluationError) -> Value {
    guard let moment = TemporalMoment(value) else {
      throw .wrongArgument("\(kind.rawValue).truncate", value, expected: "a temporal value")
    }
    let fields = try TemporalFields(map, of: "\(kind.rawValue).truncate")
    if fields.hasNull { return .null }
    guard !kind.hasDate || moment.date != nil, kind.hasDate || moment.time != nil,
      kind.hasTime || !isWithinDay, kind.hasDate || isWithinDay || self == .day
    else {
      throw TemporalFields.invalid(
        "a value of type \(value.kindName) cannot be truncated to a \(kind.rawValue) by \(rawValue)"
      )
    }
    guard let first = truncate(moment.date ?? CalendarDate(days: 0)) else {
      throw TemporalFields.invalid("the \(rawValue) begins before the first date there is")
    }
    let date = kind.hasDate ? try fields.date(over: first) : first
    let time =
      kind.hasTime
      ? try fields.time(over: truncate(moment.time ?? .midnight), keepsFraction: true) : .midnight
    let local = LocalDateTime(date: date, time: time)
    var zone = fields.zone ?? moment.zone ?? .offset(0)
    if kind == .time, fields.zone == nil, let offset = moment.offset { zone = .offset(offset) }
    return kind.value(
      of: try TemporalFields.place(local, in: zone, preferring: moment.offset))
  }
}
