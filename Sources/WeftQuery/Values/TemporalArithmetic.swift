import WeftGraph

/// The arithmetic operators on temporal values; nil where the operands are not ones they take.
enum TemporalArithmetic {
  static func add(_ left: Value, _ right: Value) throws(EvaluationError) -> Value? { nil }
  static func subtract(_ left: Value, _ right: Value) throws(EvaluationError) -> Value? { nil }
  static func multiply(_ left: Value, _ right: Value) throws(EvaluationError) -> Value? { nil }
  static func divide(_ left: Value, _ right: Value) throws(EvaluationError) -> Value? { nil }
}

/// The components of temporal values, such as `date.year`.
enum TemporalComponents {
  static func value(of key: String, in value: Value) -> Value? { nil }
}

enum TemporalText {
  static func text(of date: CalendarDate) -> String { "\(date.days)" }
  static func text(of date: LocalTime) -> String { "\(date)" }
  static func text(of date: OffsetTime) -> String { "\(date)" }
  static func text(of date: LocalDateTime) -> String { "\(date)" }
  static func text(of date: ZonedDateTime) -> String { "\(date)" }
  static func text(of date: CalendarDuration) -> String { "\(date)" }
}
