/// A day of the proleptic Gregorian calendar, as days since 1970-01-01.
public struct CalendarDate: Hashable, Comparable, Sendable {
  /// Days since 1970-01-01; negative before.
  public var days: Int64

  /// Wraps a day number.
  @inlinable
  public init(days: Int64) { self.days = days }

  /// Orders dates by day.
  @inlinable
  public static func < (left: CalendarDate, right: CalendarDate) -> Bool { left.days < right.days }
}

/// A time of day without a zone, as nanoseconds since midnight.
public struct LocalTime: Hashable, Comparable, Sendable {
  /// Nanoseconds since midnight, 0 ..< 86,400,000,000,000.
  public var nanoseconds: Int64

  /// Wraps nanoseconds since midnight.
  @inlinable
  public init(nanoseconds: Int64) { self.nanoseconds = nanoseconds }

  /// Orders times within a day.
  @inlinable
  public static func < (left: LocalTime, right: LocalTime) -> Bool {
    left.nanoseconds < right.nanoseconds
  }
}

/// A time of day with an offset from UTC.
public struct OffsetTime: Hashable, Sendable {
  /// The time as a clock there shows it.
  public var time: LocalTime
  /// Seconds east of UTC.
  public var offset: Int32

  /// Creates a time with an offset in seconds east of UTC.
  @inlinable
  public init(time: LocalTime, offset: Int32) {
    self.time = time
    self.offset = offset
  }
}

/// A date and time of day without a zone.
public struct LocalDateTime: Hashable, Comparable, Sendable {
  /// The day.
  public var date: CalendarDate
  /// The time of day.
  public var time: LocalTime

  /// Creates a date and time without a zone.
  @inlinable
  public init(date: CalendarDate, time: LocalTime) {
    self.date = date
    self.time = time
  }

  /// Orders by date, then time.
  @inlinable
  public static func < (left: LocalDateTime, right: LocalDateTime) -> Bool {
    (left.date, left.time) < (right.date, right.time)
  }
}

/// A date and time of day with an offset from UTC and, where one was given, a named zone.
public struct ZonedDateTime: Hashable, Sendable {
  /// The date and time as a calendar and clock there show it.
  public var local: LocalDateTime
  /// Seconds east of UTC at that moment.
  public var offset: Int32
  /// The zone's name in the tz database, such as `Europe/Stockholm`, or nil for a bare offset.
  public var zone: String?

  /// Creates a zoned date and time.
  @inlinable
  public init(local: LocalDateTime, offset: Int32, zone: String? = nil) {
    self.local = local
    self.offset = offset
    self.zone = zone
  }
}

/// An amount of time in the calendar's units, which do not convert into each other.
public struct CalendarDuration: Hashable, Sendable {
  /// Whole months.
  public var months: Int64
  /// Whole days.
  public var days: Int64
  /// Whole seconds.
  public var seconds: Int64
  /// Nanoseconds of the second, 0 ..< 1,000,000,000 (seconds carry the sign).
  public var nanoseconds: Int32

  /// Creates a duration from its four parts.
  @inlinable
  public init(months: Int64 = 0, days: Int64 = 0, seconds: Int64 = 0, nanoseconds: Int32 = 0) {
    self.months = months
    self.days = days
    self.seconds = seconds
    self.nanoseconds = nanoseconds
  }
}
