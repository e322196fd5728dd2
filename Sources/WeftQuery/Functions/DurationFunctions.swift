import WeftGraph

/// `duration` and the distances between moments.
enum DurationFunctions {
  static let all: [ScalarFunction] = [
    duration,
    distance(
      "duration.between",
      summary: "The months, days and seconds from one moment to another."
    ) { (from, to) throws(EvaluationError) in try between(from, to) },
    distance(
      "duration.inMonths", summary: "The whole months from one moment to another."
    ) { (from, to) throws(EvaluationError) in
      CalendarDuration(months: from.hasDate && to.hasDate ? Span(from, to).months : 0)
    },
    distance(
      "duration.inDays", summary: "The whole days from one moment to another."
    ) { (from, to) throws(EvaluationError) in
      CalendarDuration(days: from.hasDate && to.hasDate ? Span(from, to).days : 0)
    },
    distance(
      "duration.inSeconds", summary: "The seconds from one moment to another."
    ) { (from, to) throws(EvaluationError) in
      try TemporalArithmetic.duration(
        months: 0, days: 0, nanoseconds: Span(from, to).nanoseconds)
    },
  ]

  static let duration = ScalarFunction.unary(
    "duration", "value", ValueType([.string, .map, .duration]), result: ValueType(.duration),
    summary: "A duration from a text such as P1Y2M3DT4H or a map of amounts."
  ) { (value, _) throws(EvaluationError) in
    switch value {
    case .duration: return value
    case .string(let text):
      guard let duration = CalendarDuration(parsing: text) else {
        throw TemporalFields.invalid("`\(text)` cannot be read as a duration")
      }
      return .duration(duration)
    case .map(let map): return try make(map)
    default: throw .wrongArgument("duration", value, expected: "a string or map")
    }
  }

  private static func make(_ map: ValueMap) throws(EvaluationError) -> Value {
    var parts = DurationParts()
    for (key, value) in map.entries {
      guard let part = DurationParts.Part(rawValue: key) else {
        throw TemporalFields.invalid("duration() knows no `\(key)`")
      }
      switch value {
      case .null: return .null
      case .integer(let amount): parts.add(amount, part)
      case .float(let amount):
        guard parts.add(amount, part) else { throw .overflow("duration()") }
      default: throw .wrongArgument("duration", value, expected: "numbers as \(key)")
      }
    }
    guard let duration = parts.finish() else { throw .overflow("duration()") }
    return .duration(duration)
  }

  private static func distance(
    _ name: String, summary: String,
    _ compute:
      @escaping @Sendable (TemporalMoment, TemporalMoment) throws(EvaluationError) ->
      CalendarDuration
  ) -> ScalarFunction {
    let moments = ValueType([.date, .localTime, .time, .localDateTime, .dateTime])
    return ScalarFunction(
      name, [.init("from", moments), .init("to", moments)], result: ValueType(.duration),
      summary: summary
    ) { (arguments, _) throws(EvaluationError) in
      guard let from = TemporalMoment(arguments[0]), let to = TemporalMoment(arguments[1]) else {
        let wrong = TemporalMoment(arguments[0]) == nil ? arguments[0] : arguments[1]
        throw .wrongArgument(name, wrong, expected: "two dates or times")
      }
      return .duration(try compute(from, to))
    }
  }

  /// The whole months, then the whole days, then the rest; only the rest unless both have a date.
  private static func between(
    _ from: TemporalMoment, _ to: TemporalMoment
  ) throws(EvaluationError) -> CalendarDuration {
    var span = Span(from, to)
    var months: Int64 = 0
    var days: Int64 = 0
    if from.hasDate, to.hasDate {
      months = span.months
      span.advance(months: months)
      days = span.days
      span.advance(days: days)
    }
    return try TemporalArithmetic.duration(
      months: months, days: days, nanoseconds: span.nanoseconds)
  }

  /// Two moments made comparable: what one of them lacks of date, time and zone it takes from the
  /// other, or it is midnight, or UTC.
  private struct Span {
    private var from: ZonedDateTime
    private let to: ZonedDateTime

    init(_ from: TemporalMoment, _ to: TemporalMoment) {
      func moment(_ one: TemporalMoment, _ other: TemporalMoment) -> ZonedDateTime {
        let local = LocalDateTime(
          date: one.date ?? other.date ?? CalendarDate(days: 0), time: one.time ?? .midnight)
        switch one.zone ?? other.zone ?? .offset(0) {
        case .offset(let offset): return ZonedDateTime(local: local, offset: offset)
        case .named(let name):
          return TimeZoneRules.resolve(local, in: name, preferring: one.offset)
            ?? ZonedDateTime(local: local, offset: 0)
        }
      }
      self.from = moment(from, to)
      self.to = moment(to, from)
    }

    /// The end as clocks in the zone of the start show it.
    private var end: LocalDateTime {
      let seconds = to.epochSeconds
      let offset = from.zone.flatMap { TimeZoneRules.offset(of: $0, at: seconds) } ?? from.offset
      return LocalDateTime(
        epochSeconds: seconds + Int64(offset), nanosecond: to.local.time.nanosecond)
    }

    /// The days between the dates, less one where the time of day has not been reached.
    var days: Int64 {
      let end = end
      let days = end.date.days - from.local.date.days
      if days > 0, end.time < from.local.time { return days - 1 }
      if days < 0, end.time > from.local.time { return days + 1 }
      return days
    }

    var months: Int64 {
      let start = from.local.date.civil
      let last = CalendarDate(days: from.local.date.days + days).civil
      let distance = (last.year - start.year) * 12 + last.month - start.month
      if distance > 0, last.day < start.day { return distance - 1 }
      if distance < 0, last.day > start.day { return distance + 1 }
      return distance
    }

    /// The exact time between the moments.
    var nanoseconds: Int128 {
      Int128(to.epochSeconds - from.epochSeconds) * 1_000_000_000
        + Int128(to.local.time.nanosecond - from.local.time.nanosecond)
    }

    mutating func advance(months: Int64) { place(from.local.date.adding(months: months)) }

    mutating func advance(days: Int64) { place(from.local.date.adding(days: days)) }

    private mutating func place(_ date: CalendarDate?) {
      guard let date else { return }
      let local = LocalDateTime(date: date, time: from.local.time)
      if let zone = from.zone,
        let placed = TimeZoneRules.resolve(local, in: zone, preferring: from.offset)
      {
        from = placed
      } else {
        from.local = local
      }
    }
  }
}

extension TemporalMoment {
  var hasDate: Bool { date != nil }
}
