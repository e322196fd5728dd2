import WeftGraph

/// Dates and times: making, truncating and reading the clock.
enum TemporalFunctions {
  static let all: [ScalarFunction] =
    TemporalKind.allCases.flatMap { kind in
      [constructor(kind), truncate(kind)]
        + ["transaction", "statement", "realtime"].map { clock(kind, $0) }
    } + [fromEpoch, fromEpochMillis, timestamp]

  private static func constructor(_ kind: TemporalKind) -> ScalarFunction {
    let takes: ValueKinds = [
      .string, .map, .date, .localTime, .time, .localDateTime, .dateTime,
    ]
    return ScalarFunction(
      kind.rawValue, [.init("value", ValueType(takes), optional: true)], result: kind.type,
      summary: "A \(kind.rawValue) from a text, a map of fields or another temporal value; the "
        + "present where nothing is given."
    ) { (arguments, context) throws(EvaluationError) in
      try kind.make(arguments.first, context)
    }
  }

  private static func clock(_ kind: TemporalKind, _ name: String) -> ScalarFunction {
    let function = "\(kind.rawValue).\(name)"
    return ScalarFunction(
      function, [.init("timezone", .stringType, optional: true)], result: kind.type,
      summary: "The present as a \(kind.rawValue), in UTC or a given zone."
    ) { (arguments, context) throws(EvaluationError) in
      guard let zone = arguments.first else { return try kind.now(in: nil, context) }
      return try kind.now(
        in: try TemporalFields.Zone(try StringFunctions.text(zone, function)), context)
    }
  }

  private static let timestamp = ScalarFunction(
    "timestamp", [], result: .integerType,
    summary: "The present in milliseconds since 1970 began in UTC."
  ) { (_, context) throws(EvaluationError) in
    guard case .dateTime(let moment) = try TemporalKind.datetime.now(in: nil, context) else {
      return .null
    }
    return .integer(moment.epochSeconds * 1_000 + moment.local.time.nanosecond / 1_000_000)
  }

  private static func truncate(_ kind: TemporalKind) -> ScalarFunction {
    let moments = ValueType([.date, .localTime, .time, .localDateTime, .dateTime])
    let function = "\(kind.rawValue).truncate"
    return ScalarFunction(
      function,
      [
        .init("unit", .stringType), .init("value", moments, optional: true),
        .init("fields", .anyMap, optional: true),
      ],
      result: kind.type,
      summary: "The start of the unit, such as 'month', that a temporal value is in."
    ) { (arguments, context) throws(EvaluationError) in
      let unit = try TemporalTruncation.named(try StringFunctions.text(arguments[0], function))
      let value = arguments.count > 1 ? arguments[1] : try kind.now(in: nil, context)
      guard arguments.count > 2 else {
        return try unit.truncate(value, as: kind, setting: ValueMap())
      }
      guard case .map(let fields) = arguments[2] else {
        throw .wrongArgument(function, arguments[2], expected: "a map of fields")
      }
      return try unit.truncate(value, as: kind, setting: fields)
    }
  }

  private static let fromEpoch = ScalarFunction(
    "datetime.fromepoch", [.init("seconds", .numberType), .init("nanoseconds", .numberType)],
    result: ValueType(.dateTime),
    summary: "The moment some seconds and nanoseconds after 1970-01-01T00:00Z."
  ) { (arguments, _) throws(EvaluationError) in
    guard case .integer(let seconds) = arguments[0], case .integer(let rest) = arguments[1] else {
      throw .wrongArgument("datetime.fromepoch", arguments[0], expected: "two integers")
    }
    return .dateTime(try TemporalKind.moment(seconds, rest))
  }

  private static let fromEpochMillis = ScalarFunction.unary(
    "datetime.fromepochmillis", "milliseconds", .numberType, result: ValueType(.dateTime),
    summary: "The moment some milliseconds after 1970-01-01T00:00Z."
  ) { (value, _) throws(EvaluationError) in
    guard case .integer(let milliseconds) = value else {
      throw .wrongArgument("datetime.fromepochmillis", value, expected: "an integer")
    }
    let rest = milliseconds % 1_000
    let fraction = rest < 0 ? rest + 1_000 : rest
    return .dateTime(
      try TemporalKind.moment((milliseconds - fraction) / 1_000, fraction * 1_000_000))
  }
}
