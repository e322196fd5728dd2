import WeftGraph

/// The map a temporal value is made from, checked for names and kinds.
struct TemporalFields {
  /// The entries that are numbers, by name.
  private var numbers: [String: Int64] = [:]
  /// The temporal value each of `date`, `time` and `datetime` selects from.
  private(set) var date: Value?
  private(set) var time: Value?
  private(set) var dateTime: Value?
  private(set) var zone: Zone?
  /// Whether an entry is null, which makes the result null.
  private(set) var hasNull = false

  /// A zone: an offset or a name of the tz database.
  enum Zone: Equatable {
    case offset(Int32)
    case named(String)

    init(_ text: String) throws(EvaluationError) {
      if let offset = ZonedDateTime.offset(parsing: text) {
        self = .offset(offset)
      } else if TimeZoneRules.isKnown(text) {
        self = .named(text)
      } else {
        throw TemporalFields.unknownZone(text)
      }
    }
  }

  private static let dateFields: Set<String> = [
    "year", "month", "day", "week", "dayOfWeek", "weekDay", "ordinalDay", "quarter",
    "dayOfQuarter",
  ]
  private static let timeFields: Set<String> = [
    "hour", "minute", "second", "millisecond", "microsecond", "nanosecond",
  ]
  private static let epochFields: Set<String> = ["epochSeconds", "epochMillis"]

  static func unknownZone(_ zone: String) -> EvaluationError {
    invalid("`\(zone)` is no time zone")
  }

  static func invalid(_ message: String) -> EvaluationError {
    EvaluationError(
      code: "invalid-temporal", message: message, type: "ArgumentError",
      detail: "InvalidArgumentValue")
  }

  init() {}

  init(_ map: ValueMap, of function: String) throws(EvaluationError) {
    for (key, value) in map.entries {
      if value.isNull {
        hasNull = true
        continue
      }
      switch key {
      case "date": date = value
      case "time": time = value
      case "datetime": dateTime = value
      case "timezone":
        guard case .string(let text) = value else {
          throw .wrongArgument(function, value, expected: "a timezone that is a string")
        }
        zone = try Zone(text)
      default:
        guard
          Self.dateFields.contains(key) || Self.timeFields.contains(key)
            || Self.epochFields.contains(key)
        else {
          throw Self.invalid("\(function)() knows no `\(key)`")
        }
        guard case .integer(let number) = value else {
          throw .wrongArgument(function, value, expected: "integers as \(key)")
        }
        numbers[key == "weekDay" ? "dayOfWeek" : key] = number
      }
    }
  }

  subscript(key: String) -> Int64? { numbers[key] }

  /// Whether nothing is given but, perhaps, a zone.
  var isOnlyZone: Bool { numbers.isEmpty && date == nil && time == nil && dateTime == nil }

  // MARK: Date

  /// The date the fields make, each missing one taken from a base or, without one, the first.
  func date(over base: CalendarDate?) throws(EvaluationError) -> CalendarDate {
    let groups = [
      self["week"] != nil || self["dayOfWeek"] != nil, self["ordinalDay"] != nil,
      self["quarter"] != nil || self["dayOfQuarter"] != nil,
      self["month"] != nil || self["day"] != nil,
    ]
    let isMixed = groups.filter { $0 }.count > 1
    if isMixed, !(base != nil && groups[3] && !groups[1]) {
      throw Self.invalid("a date is given by month and day, by week, by quarter or by ordinal day")
    }
    guard base != nil || self["year"] != nil else { throw Self.invalid("a date needs a year") }
    let result: CalendarDate?
    if groups[0] {
      result = weekDate(over: base)
    } else if let ordinal = self["ordinalDay"] {
      result = CalendarDate(year: self["year"] ?? base?.year ?? 0, ordinalDay: ordinal)
    } else if groups[2] {
      result = quarterDate(over: base)
    } else {
      result = try civilDate(over: base)
    }
    guard let result else { throw Self.invalid("there is no such date") }
    return result
  }

  private func weekDate(over base: CalendarDate?) -> CalendarDate? {
    CalendarDate(
      weekYear: self["year"] ?? base?.weekYear ?? 0,
      week: self["week"] ?? base?.week ?? 1,
      weekDay: self["dayOfWeek"] ?? base?.weekDay ?? 1)
  }

  private func quarterDate(over base: CalendarDate?) -> CalendarDate? {
    let year = self["year"] ?? base?.year ?? 0
    let quarter = self["quarter"] ?? base?.quarter ?? 1
    if let base, self["dayOfQuarter"] == nil {
      guard (1...4).contains(quarter) else { return nil }
      return CalendarDate.clamped(
        year: year, month: quarter * 3 - 2 + (base.month - 1) % 3, day: base.day)
    }
    return CalendarDate(
      year: year, quarter: quarter, dayOfQuarter: self["dayOfQuarter"] ?? 1)
  }

  private func civilDate(over base: CalendarDate?) throws(EvaluationError) -> CalendarDate? {
    if base == nil, self["day"] != nil, self["month"] == nil {
      throw Self.invalid("a day needs a month")
    }
    let year = self["year"] ?? base?.year ?? 0
    let month = self["month"] ?? base?.month ?? 1
    if let day = self["day"] { return CalendarDate(year: year, month: month, day: day) }
    return CalendarDate.clamped(year: year, month: month, day: base?.day ?? 1)
  }

  // MARK: Time

  /// The time of day the fields make, each missing one taken from a base or, without one, zero.
  /// - Parameter keepsFraction: Whether given fractions are added to the base's, as after truncation.
  func time(
    over base: LocalTime?, keepsFraction: Bool = false
  ) throws(EvaluationError) -> LocalTime {
    if base == nil {
      let order = ["hour", "minute", "second"]
      for (index, key) in order.enumerated().dropFirst()
      where self[key] != nil && self[order[index - 1]] == nil {
        let before = order[index - 1]
        throw Self.invalid("a \(key) needs \(before == "hour" ? "an" : "a") \(before)")
      }
    }
    var nanosecond = base?.nanosecond ?? 0
    let fractions: [(key: String, unit: Int64)] = [
      ("millisecond", 1_000_000), ("microsecond", 1_000), ("nanosecond", 1),
    ]
    if fractions.contains(where: { self[$0.key] != nil }) {
      if base == nil, self["second"] == nil {
        throw Self.invalid("a fraction of a second needs a second")
      }
      if !keepsFraction { nanosecond = 0 }
      var limit: Int64 = 1_000_000_000
      for fraction in fractions {
        guard let amount = self[fraction.key] else { continue }
        guard amount >= 0, amount < limit / fraction.unit else {
          throw Self.invalid("there is no \(fraction.key) \(amount)")
        }
        nanosecond += amount * fraction.unit
        limit = fraction.unit
      }
    }
    let time = LocalTime(
      hour: self["hour"] ?? base?.hour ?? 0, minute: self["minute"] ?? base?.minute ?? 0,
      second: self["second"] ?? base?.second ?? 0, nanosecond: nanosecond)
    guard let time else { throw Self.invalid("there is no such time of day") }
    return time
  }

  // MARK: Zone

  /// A local date and time in a zone.
  static func place(
    _ local: LocalDateTime, in zone: Zone, preferring offset: Int32? = nil
  ) throws(EvaluationError) -> ZonedDateTime {
    switch zone {
    case .offset(let offset): return ZonedDateTime(local: local, offset: offset)
    case .named(let name):
      guard let moment = TimeZoneRules.resolve(local, in: name, preferring: offset) else {
        throw unknownZone(name)
      }
      return moment
    }
  }

  /// The same moment as clocks in another zone show it.
  static func move(
    _ moment: ZonedDateTime, to zone: Zone
  ) throws(EvaluationError) -> ZonedDateTime {
    let seconds = moment.epochSeconds
    let nanosecond = moment.local.time.nanosecond
    switch zone {
    case .offset(let offset):
      return ZonedDateTime(
        local: LocalDateTime(epochSeconds: seconds + Int64(offset), nanosecond: nanosecond),
        offset: offset)
    case .named(let name):
      guard let moved = TimeZoneRules.moment(seconds, nanosecond, in: name) else {
        throw unknownZone(name)
      }
      return moved
    }
  }
}

/// What a temporal value holds of date, time and zone.
struct TemporalMoment {
  var date: CalendarDate?
  var time: LocalTime?
  var offset: Int32?
  var zone: TemporalFields.Zone?

  /// Nil for a value that is no date or time.
  init?(_ value: Value) {
    switch value {
    case .date(let date): self.date = date
    case .localTime(let time): self.time = time
    case .time(let time):
      self.time = time.time
      offset = time.offset
      zone = .offset(time.offset)
    case .localDateTime(let local):
      date = local.date
      time = local.time
    case .dateTime(let moment):
      date = moment.local.date
      time = moment.local.time
      offset = moment.offset
      zone = moment.zone.map { .named($0) } ?? .offset(moment.offset)
    default: return nil
    }
  }
}
