import WeftGraph

/// The components of temporal values, such as `date.year`.
enum TemporalComponents {
  /// A component; nil where the value has none of that name.
  static func value(of key: String, in value: Value) -> Value? {
    switch value {
    case .date(let date): component(key, of: date)
    case .localTime(let time): component(key, of: time)
    case .time(let time):
      component(key, of: time.time) ?? component(key, ofOffset: time.offset, zone: nil)
    case .localDateTime(let local): component(key, of: local.date) ?? component(key, of: local.time)
    case .dateTime(let moment):
      component(key, of: moment.local.date) ?? component(key, of: moment.local.time)
        ?? component(key, ofOffset: moment.offset, zone: moment.zone)
        ?? component(key, of: moment)
    case .duration(let duration): component(key, of: duration)
    default: nil
    }
  }

  /// The names of the components values of some temporal kinds have.
  static func names(of kinds: ValueKinds) -> [String] {
    var names: [String] = []
    if !kinds.isDisjoint(with: [.date, .localDateTime, .dateTime]) { names += dateNames }
    if !kinds.isDisjoint(with: [.localTime, .time, .localDateTime, .dateTime]) {
      names += timeNames
    }
    if !kinds.isDisjoint(with: [.time, .dateTime]) { names += offsetNames }
    if kinds.contains(.dateTime) { names += momentNames }
    if kinds.contains(.duration) { names += durationNames }
    return names
  }

  private static let dateNames = [
    "year", "quarter", "month", "week", "weekYear", "day", "ordinalDay", "weekDay", "dayOfWeek",
    "dayOfQuarter",
  ]
  private static let timeNames = [
    "hour", "minute", "second", "millisecond", "microsecond", "nanosecond",
  ]
  private static let offsetNames = ["timezone", "offset", "offsetMinutes", "offsetSeconds"]
  private static let momentNames = ["epochSeconds", "epochMillis"]
  private static let durationNames = [
    "years", "quarters", "months", "weeks", "days", "hours", "minutes", "seconds", "milliseconds",
    "microseconds", "nanoseconds", "quartersOfYear", "monthsOfYear", "monthsOfQuarter",
    "daysOfWeek", "minutesOfHour", "secondsOfMinute", "millisecondsOfSecond",
    "microsecondsOfSecond", "nanosecondsOfSecond",
  ]

  private static func component(_ key: String, of date: CalendarDate) -> Value? {
    switch key {
    case "year": .integer(date.year)
    case "quarter": .integer(date.quarter)
    case "month": .integer(date.month)
    case "week": .integer(date.week)
    case "weekYear": .integer(date.weekYear)
    case "day": .integer(date.day)
    case "ordinalDay": .integer(date.ordinalDay)
    case "weekDay", "dayOfWeek": .integer(date.weekDay)
    case "dayOfQuarter": .integer(date.dayOfQuarter)
    default: nil
    }
  }

  private static func component(_ key: String, of time: LocalTime) -> Value? {
    switch key {
    case "hour": .integer(time.hour)
    case "minute": .integer(time.minute)
    case "second": .integer(time.second)
    case "millisecond": .integer(time.nanosecond / 1_000_000)
    case "microsecond": .integer(time.nanosecond / 1_000)
    case "nanosecond": .integer(time.nanosecond)
    default: nil
    }
  }

  private static func component(
    _ key: String, ofOffset offset: Int32, zone: String?
  ) -> Value? {
    switch key {
    case "timezone": .string(zone ?? ZonedDateTime.text(ofOffset: offset))
    case "offset": .string(ZonedDateTime.text(ofOffset: offset))
    case "offsetMinutes": .integer(Int64(offset) / 60)
    case "offsetSeconds": .integer(Int64(offset))
    default: nil
    }
  }

  private static func component(_ key: String, of moment: ZonedDateTime) -> Value? {
    switch key {
    case "epochSeconds": .integer(moment.epochSeconds)
    case "epochMillis":
      .integer(moment.epochSeconds * 1_000 + moment.local.time.nanosecond / 1_000_000)
    default: nil
    }
  }

  private static func component(_ key: String, of duration: CalendarDuration) -> Value? {
    let seconds = duration.seconds
    let nanoseconds = Int64(duration.nanoseconds)
    func total(_ perSecond: Int64) -> Value {
      let scaled = Int128(seconds) * Int128(perSecond)
      let rest = Int128(nanoseconds) / (1_000_000_000 / Int128(perSecond))
      return Int64(exactly: scaled + rest).map { .integer($0) } ?? .null
    }
    switch key {
    case "years": return .integer(duration.months / 12)
    case "quarters": return .integer(duration.months / 3)
    case "months": return .integer(duration.months)
    case "weeks": return .integer(duration.days / 7)
    case "days": return .integer(duration.days)
    case "hours": return .integer(seconds / 3_600)
    case "minutes": return .integer(seconds / 60)
    case "seconds": return .integer(seconds)
    case "milliseconds": return total(1_000)
    case "microseconds": return total(1_000_000)
    case "nanoseconds": return total(1_000_000_000)
    case "quartersOfYear": return .integer(duration.months / 3 % 4)
    case "monthsOfYear": return .integer(duration.months % 12)
    case "monthsOfQuarter": return .integer(duration.months % 3)
    case "daysOfWeek": return .integer(duration.days % 7)
    case "minutesOfHour": return .integer(seconds / 60 % 60)
    case "secondsOfMinute": return .integer(seconds % 60)
    case "millisecondsOfSecond": return .integer(nanoseconds / 1_000_000)
    case "microsecondsOfSecond": return .integer(nanoseconds / 1_000)
    case "nanosecondsOfSecond": return .integer(nanoseconds)
    default: return nil
    }
  }
}
