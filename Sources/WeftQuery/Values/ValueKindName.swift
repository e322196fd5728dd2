import WeftGraph

extension Value {
  /// The kind's name as messages spell it, such as `Integer`.
  public var kindName: String {
    switch self {
    case .null: "Null"
    case .boolean: "Boolean"
    case .integer: "Integer"
    case .float: "Float"
    case .string: "String"
    case .date: "Date"
    case .localTime: "LocalTime"
    case .time: "Time"
    case .localDateTime: "LocalDateTime"
    case .dateTime: "DateTime"
    case .duration: "Duration"
    case .list: "List"
    case .map: "Map"
    case .node: "Node"
    case .relationship: "Relationship"
    case .path: "Path"
    }
  }

  /// The kind of the value; the empty set for null.
  package var kind: ValueKinds {
    switch self {
    case .null: []
    case .boolean: .boolean
    case .integer: .integer
    case .float: .float
    case .string: .string
    case .date: .date
    case .localTime: .localTime
    case .time: .time
    case .localDateTime: .localDateTime
    case .dateTime: .dateTime
    case .duration: .duration
    case .list: .list
    case .map: .map
    case .node: .node
    case .relationship: .relationship
    case .path: .path
    }
  }
}

extension EvaluationError {
  /// An operand or argument is of a kind that is not taken there.
  static func wrongType(_ message: String, detail: String = "InvalidArgumentType") -> Self {
    EvaluationError(code: "wrong-type", message: message, type: "TypeError", detail: detail)
  }

  /// A condition has a value that is neither true nor false nor null.
  static func noCondition(_ kindName: String) -> Self {
    var error = wrongType("a condition needs a Boolean, not a value of type \(kindName)")
    error.hint = "compare it with something, or ask whether it IS NOT NULL"
    return error
  }

  /// A function's argument has a value of a kind the function cannot use.
  static func wrongArgument(_ function: String, _ value: Value, expected: String) -> Self {
    wrongType(
      "\(function)() takes \(expected), not a value of type \(value.kindName)",
      detail: "InvalidArgumentValue")
  }

  /// A temporal value has no component of a name.
  static func unknownComponent(_ key: String, of kind: ValueKinds, named name: String) -> Self {
    let near = nearestName(to: key, among: TemporalComponents.names(of: kind))
    return EvaluationError(
      code: "unknown-component", message: "a value of type \(name) has no component `\(key)`",
      type: "TypeError", detail: "InvalidArgumentValue", hint: near.map { "did you mean `\($0)`?" })
  }

  /// An argument is outside the range that makes sense.
  static func outOfRange(_ message: String, detail: String = "NumberOutOfRange") -> Self {
    EvaluationError(
      code: "number-out-of-range", message: message, type: "ArgumentError", detail: detail)
  }

  /// The exact result does not fit into 64 bits.
  static func overflow(_ operation: String) -> Self {
    EvaluationError(
      code: "integer-overflow", message: "the result of \(operation) does not fit into 64 bits",
      type: "ArithmeticError", detail: "IntegerOverflow", hint: "use toFloat() on an operand")
  }
}
