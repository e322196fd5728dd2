/// Functions that convert between kinds of value.
enum ConversionFunctions {
  static let all: [ScalarFunction] = [
    conversion("toBoolean", .booleanType, takes: "a boolean or string", boolean),
    conversion("toInteger", .integerType, takes: "a number, boolean or string", integer),
    conversion("toFloat", .floatType, takes: "a number or string", float),
    conversion(
      "toString", .stringType, takes: "a string, number, boolean or temporal value", string),
    orNull("toBooleanOrNull", .booleanType, boolean),
    orNull("toIntegerOrNull", .integerType, integer),
    orNull("toFloatOrNull", .floatType, float),
    orNull("toStringOrNull", .stringType, string),
    listConversion("toBooleanList", .booleanType, boolean),
    listConversion("toIntegerList", .integerType, integer),
    listConversion("toFloatList", .floatType, float),
    listConversion("toStringList", .stringType, string),
    valueType,
  ]

  static let valueType = ScalarFunction(
    "valueType", [.init("value", .any)], result: .stringType, propagatesNull: false,
    summary: "The name of a value's type."
  ) { (arguments, _) throws(EvaluationError) in
    .string(TypeName.text(of: arguments[0]))
  }

  /// Nil where the kind is not one that converts.
  private typealias Conversion = @Sendable (Value) -> Value?

  private static let boolean: Conversion = { value in
    switch value {
    case .boolean: return value
    case .string(let text):
      switch text.lowercased() {
      case "true": return .boolean(true)
      case "false": return .boolean(false)
      default: return .null
      }
    default: return nil
    }
  }

  private static let integer: Conversion = { value in
    switch value {
    case .integer: return value
    case .boolean(let boolean): return .integer(boolean ? 1 : 0)
    case .float(let float): return truncated(float)
    case .string(let text):
      if let integer = Int64(text) { return .integer(integer) }
      return number(in: text).map(truncated) ?? .null
    default: return nil
    }
  }

  private static let float: Conversion = { value in
    switch value {
    case .float: return value
    case .integer(let integer): return .float(Double(integer))
    case .string(let text): return number(in: text).map { .float($0) } ?? .null
    default: return nil
    }
  }

  private static let string: Conversion = { value in
    value.scalarText.map { .string($0) }
  }

  /// The whole part; null where it does not fit into 64 bits.
  private static func truncated(_ float: Double) -> Value {
    Int64(exactly: float.rounded(.towardZero)).map { .integer($0) } ?? .null
  }

  /// A decimal number as the language writes one, with an optional sign.
  static func number(in text: String) -> Double? {
    switch text {
    case "NaN": return .nan
    case "Infinity": return .infinity
    case "-Infinity": return -.infinity
    default: break
    }
    let isDecimal = text.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"),
        UInt8(ascii: "+"), UInt8(ascii: "e"), UInt8(ascii: "E"):
        true
      default: false
      }
    }
    return isDecimal ? Double(text) : nil
  }

  private static func conversion(
    _ name: String, _ result: ValueType, takes: String, _ convert: @escaping Conversion
  ) -> ScalarFunction {
    .unary(
      name, "value", .any, result: result,
      summary: "Converts \(takes); null where a string cannot be read."
    ) { (value, _) throws(EvaluationError) in
      guard let converted = convert(value) else {
        throw .wrongArgument(name, value, expected: takes)
      }
      return converted
    }
  }

  private static func orNull(
    _ name: String, _ result: ValueType, _ convert: @escaping Conversion
  ) -> ScalarFunction {
    .unary(
      name, "value", .any, result: result, summary: "Converts a value; null where it cannot."
    ) { (value, _) throws(EvaluationError) in
      convert(value) ?? .null
    }
  }

  private static func listConversion(
    _ name: String, _ element: ValueType, _ convert: @escaping Conversion
  ) -> ScalarFunction {
    .unary(
      name, "list", .anyList, result: .list(of: element),
      summary: "Converts every element of a list; null where one cannot be."
    ) { (value, _) throws(EvaluationError) in
      guard case .list(let elements) = value else {
        throw .wrongArgument(name, value, expected: "a list")
      }
      return .list(elements.map { convert($0) ?? .null })
    }
  }
}
