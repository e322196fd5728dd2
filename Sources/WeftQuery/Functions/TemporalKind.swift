import WeftGraph

/// The five kinds of date and time, and how each is made.
enum TemporalKind: String, CaseIterable, Sendable {
  case date, localtime, time, localdatetime, datetime

  var type: ValueType {
    switch self {
    case .date: ValueType(.date)
    case .localtime: ValueType(.localTime)
    case .time: ValueType(.time)
    case .localdatetime: ValueType(.localDateTime)
    case .datetime: ValueType(.dateTime)
    }
  }

  var hasDate: Bool { self == .date || self == .localdatetime || self == .datetime }
  var hasTime: Bool { self != .date }
  var hasZone: Bool { self == .time || self == .datetime }

  /// The part of a moment that a value of this kind holds.
  func value(of moment: ZonedDateTime) -> Value {
    switch self {
    case .date: .date(moment.local.date)
    case .localtime: .localTime(moment.local.time)
    case .time: .time(OffsetTime(time: moment.local.time, offset: moment.offset))
    case .localdatetime: .localDateTime(moment.local)
    case .datetime: .dateTime(moment)
    }
  }

  /// The present of a context, in UTC or another zone.
  func now(
    in zone: TemporalFields.Zone?, _ context: EvaluationContext
  ) throws(EvaluationError) -> Value {
    let moment: ZonedDateTime
    switch context.clock {
    case .asOf(let date):
      moment = try TemporalFields.place(
        LocalDateTime(date: date, time: .midnight), in: zone ?? .offset(0))
    case .realTime(let present):
      moment = zone == nil ? present : try TemporalFields.move(present, to: zone ?? .offset(0))
    }
    return value(of: moment)
  }

  /// Reads a text.
  func parse(_ text: String) throws(EvaluationError) -> Value {
    let value: Value? =
      switch self {
      case .date: CalendarDate(parsing: text).map { .date($0) }
      case .localtime: LocalTime(parsing: text).map { .localTime($0) }
      case .time: OffsetTime(parsing: text).map { .time($0) }
      case .localdatetime: LocalDateTime(parsing: text).map { .localDateTime($0) }
      case .datetime: ZonedDateTime(parsing: text).map { .dateTime($0) }
      }
    guard let value else {
      throw TemporalFields.invalid("`\(text)` cannot be read as a \(rawValue)")
    }
    return value
  }

  /// Makes a value of this kind from a text, a map, another temporal value or the clock.
  func make(
    _ argument: Value?, _ context: EvaluationContext
  ) throws(EvaluationError) -> Value {
    switch argument {
    case nil: return try now(in: nil, context)
    case .string(let text)?: return try parse(text)
    case .map(let map)?:
      let fields = try TemporalFields(map, of: rawValue)
      if fields.hasNull { return .null }
      if fields.isOnlyZone, fields.zone != nil { return try now(in: fields.zone, context) }
      return try make(fields, context)
    case let other?:
      guard TemporalMoment(other) != nil else {
        throw .wrongArgument(rawValue, other, expected: "a string, map or temporal value")
      }
      return try make(selecting: other, context)
    }
  }

  /// Takes from another temporal value the parts this kind has.
  func make(
    selecting other: Value, _ context: EvaluationContext
  ) throws(EvaluationError) -> Value {
    let fields =
      switch self {
      case .date: ValueMap([("date", other)])
      case .localtime, .time: ValueMap([("time", other)])
      case .localdatetime, .datetime: ValueMap([("datetime", other)])
      }
    return try make(try TemporalFields(fields, of: rawValue), context)
  }

  private func make(
    _ fields: TemporalFields, _ context: EvaluationContext
  ) throws(EvaluationError) -> Value {
    if let seconds = fields["epochSeconds"] ?? fields["epochMillis"].map({ floor($0, 1_000) }) {
      return try epoch(seconds, fields)
    }
    let dateSource = try moment(fields.dateTime ?? fields.date)
    let timeSource = try moment(fields.dateTime ?? fields.time)
    if hasDate, fields.dateTime != nil || fields.date != nil, dateSource?.date == nil {
      throw TemporalFields.invalid("\(rawValue)() needs a value with a date to select one from")
    }
    if fields.time != nil || (self == .localtime || self == .time) && fields.dateTime != nil {
      guard timeSource?.time != nil else {
        throw TemporalFields.invalid("\(rawValue)() needs a value with a time to select one from")
      }
    }
    let date =
      hasDate ? try fields.date(over: dateSource?.date) : CalendarDate(days: 0)
    let isSelecting = timeSource != nil
    let time =
      hasTime ? try fields.time(over: isSelecting ? timeSource?.time ?? .midnight : nil) : .midnight
    let local = LocalDateTime(date: date, time: time)
    guard hasZone else { return value(of: ZonedDateTime(local: local, offset: 0)) }
    if let source = timeSource?.zone {
      let zone = self == .time ? .offset(timeSource?.offset ?? 0) : source
      let placed = try TemporalFields.place(local, in: zone, preferring: timeSource?.offset)
      guard let target = fields.zone else { return value(of: placed) }
      if self == .time, case .named = target {
        return value(of: try timeInNamedZone(placed, target, context))
      }
      return value(of: try TemporalFields.move(placed, to: target))
    }
    if self == .time, case .named? = fields.zone {
      let today = LocalDateTime(date: context.asOf, time: time)
      return value(of: try TemporalFields.place(today, in: fields.zone ?? .offset(0)))
    }
    return value(of: try TemporalFields.place(local, in: fields.zone ?? .offset(0)))
  }

  /// A time has no date, so that the offset of a named zone is the one of the present day.
  private func timeInNamedZone(
    _ placed: ZonedDateTime, _ zone: TemporalFields.Zone, _ context: EvaluationContext
  ) throws(EvaluationError) -> ZonedDateTime {
    var today = placed
    today.local.date = context.asOf
    return try TemporalFields.move(today, to: zone)
  }

  private func moment(_ value: Value?) throws(EvaluationError) -> TemporalMoment? {
    guard let value else { return nil }
    guard let moment = TemporalMoment(value) else {
      throw .wrongArgument(rawValue, value, expected: "a temporal value to select from")
    }
    return moment
  }

  private func epoch(
    _ seconds: Int64, _ fields: TemporalFields
  ) throws(EvaluationError) -> Value {
    var nanosecond = fields["nanosecond"] ?? 0
    if let milliseconds = fields["epochMillis"] {
      nanosecond += (milliseconds - floor(milliseconds, 1_000) * 1_000) * 1_000_000
    }
    let moment = try Self.moment(seconds, nanosecond)
    return value(of: try TemporalFields.move(moment, to: fields.zone ?? .offset(0)))
  }

  /// The moment some seconds and nanoseconds after 1970-01-01T00:00Z.
  static func moment(
    _ seconds: Int64, _ nanosecond: Int64
  ) throws(EvaluationError) -> ZonedDateTime {
    guard (0..<1_000_000_000).contains(nanosecond), seconds.magnitude < 31_500_000_000_000_000
    else { throw TemporalFields.invalid("there is no such moment") }
    return ZonedDateTime(
      local: LocalDateTime(epochSeconds: seconds, nanosecond: nanosecond), offset: 0)
  }

  private func floor(_ value: Int64, _ divisor: Int64) -> Int64 {
    value / divisor - (value % divisor < 0 ? 1 : 0)
  }
}
