import WeftGraph

/// Functions of lists.
enum ListFunctions {
  static let all: [ScalarFunction] = [size, head, last, tail, reverse, range]

  /// The longest list `range` makes.
  static let longestRange = 1 << 26

  static let size = ScalarFunction.unary(
    "size", "value", ValueType([.list, .string]), result: .integerType,
    summary: "How many elements a list or characters a string has."
  ) { (value, _) throws(EvaluationError) in
    switch value {
    case .list(let elements): return .integer(Int64(elements.count))
    case .string(let text): return .integer(Int64(text.unicodeScalars.count))
    default: throw .wrongArgument("size", value, expected: "a list or string")
    }
  }

  static let head = element("head", summary: "The first element of a list.") { $0.first }

  static let last = element("last", summary: "The last element of a list.") { $0.last }

  static let tail = ScalarFunction.unary(
    "tail", "list", .anyList, result: .anyList, summary: "All elements of a list but the first."
  ) { (value, _) throws(EvaluationError) in
    guard case .list(let elements) = value else {
      throw .wrongArgument("tail", value, expected: "a list")
    }
    return .list(Array(elements.dropFirst()))
  }

  static let reverse = ScalarFunction.unary(
    "reverse", "value", ValueType([.list, .string]), result: ValueType([.list, .string]),
    summary: "A list or string backwards."
  ) { (value, context) throws(EvaluationError) in
    switch value {
    case .list(let elements): return .list(elements.reversed())
    case .string(let text):
      var scalars = String.UnicodeScalarView()
      for (place, scalar) in text.unicodeScalars.reversed().enumerated() {
        if place & 0xFFFF == 0xFFFF { try context.checkpoint("reverse()") }
        scalars.append(scalar)
      }
      return .string(String(scalars))
    default: throw .wrongArgument("reverse", value, expected: "a list or string")
    }
  }

  static let range = ScalarFunction(
    "range",
    [
      ScalarFunction.Parameter("start", .any), ScalarFunction.Parameter("end", .any),
      ScalarFunction.Parameter("step", .any, optional: true),
    ],
    result: .list(of: .integerType),
    summary: "The integers from start to end, both included, in steps of 1 or as given."
  ) { (arguments, context) throws(EvaluationError) in
    let start = try integer(arguments[0])
    let end = try integer(arguments[1])
    let step = arguments.count > 2 ? try integer(arguments[2]) : 1
    if step == 0 { throw .outOfRange("the step of range() must not be 0") }
    guard step > 0 ? start <= end : start >= end else { return .list([]) }
    let distance = (end > start ? end &- start : start &- end).magnitudeAsUnsigned
    let count = distance / step.magnitude
    if count >= UInt64(longestRange) {
      throw .outOfRange("range() would make a list of more than \(longestRange) elements")
    }
    return .list(try integers(Int(count) + 1, from: start, by: step, context))
  }

  private static func integers(
    _ count: Int, from start: Int64, by step: Int64, _ context: EvaluationContext
  ) throws(EvaluationError) -> [Value] {
    try context.budget?.require(count * 24, "range()")
    var result: [Value] = []
    result.reserveCapacity(count)
    for index in 0..<count {
      if index & 0xffff == 0xffff { try context.checkpoint("range()") }
      result.append(.integer(start &+ Int64(index) &* step))
    }
    return result
  }

  private static func integer(_ value: Value) throws(EvaluationError) -> Int64 {
    guard case .integer(let integer) = value else {
      throw EvaluationError(
        code: "wrong-type",
        message: "range() takes integers, not a value of type \(value.kindName)",
        type: "ArgumentError", detail: "InvalidArgumentType")
    }
    return integer
  }

  private static func element(
    _ name: String, summary: String, _ choose: @escaping @Sendable ([Value]) -> Value?
  ) -> ScalarFunction {
    .unary(name, "list", .anyList, result: .any, summary: summary) {
      (value, _) throws(EvaluationError) in
      guard case .list(let elements) = value else {
        throw .wrongArgument(name, value, expected: "a list")
      }
      return choose(elements) ?? .null
    }
  }
}

extension Int64 {
  /// The bits as an unsigned number: the distance of two integers whose difference wrapped.
  fileprivate var magnitudeAsUnsigned: UInt64 { UInt64(bitPattern: self) }
}
