/// Functions that test for null and emptiness.
enum PredicateFunctions {
  static let all: [ScalarFunction] = [coalesce, exists, isEmpty, isNaN, nullIf]

  static let coalesce = ScalarFunction(
    "coalesce", [.init("value", .any)], variadic: true, result: .any, propagatesNull: false,
    summary: "The first argument that is not null."
  ) { (arguments, _) throws(EvaluationError) in
    arguments.first { !$0.isNull } ?? .null
  }

  static let exists = ScalarFunction(
    "exists", [.init("value", .any)], result: .booleanType, propagatesNull: false,
    summary: "Whether a property or entry is not null."
  ) { (arguments, _) throws(EvaluationError) in
    .boolean(!arguments[0].isNull)
  }

  static let isEmpty = ScalarFunction.unary(
    "isEmpty", "value", ValueType([.list, .map, .string]), result: .booleanType,
    summary: "Whether a list, map or string has nothing in it."
  ) { (value, _) throws(EvaluationError) in
    switch value {
    case .list(let elements): return .boolean(elements.isEmpty)
    case .map(let map): return .boolean(map.entries.isEmpty)
    case .string(let text): return .boolean(text.isEmpty)
    default: throw .wrongArgument("isEmpty", value, expected: "a list, map or string")
    }
  }

  static let isNaN = ScalarFunction.unary(
    "isNaN", "number", .numberType, result: .booleanType, summary: "Whether a number is NaN."
  ) { (value, _) throws(EvaluationError) in
    guard let number = value.number else {
      throw .wrongArgument("isNaN", value, expected: "a number")
    }
    return .boolean(number.isNaN)
  }

  static let nullIf = ScalarFunction(
    "nullIf", [.init("value", .any), .init("other", .any)], result: .any, propagatesNull: false,
    summary: "Null where two values are equal, else the first."
  ) { (arguments, _) throws(EvaluationError) in
    Value.equals(arguments[0], arguments[1]) == true ? .null : arguments[0]
  }
}
