/// Mathematical functions.
enum MathFunctions {
  static let all: [ScalarFunction] =
    [
      abs, sign, round, pi, e, rand, atan2,
      real("ceil", "The smallest whole number not below a number.") { $0.rounded(.up) },
      real("floor", "The largest whole number not above a number.") { $0.rounded(.down) },
      real("sqrt", "The square root.") { $0.squareRoot() },
      real("exp", "e to a power.", Mathematics.exponential),
      real("log", "The natural logarithm.", Mathematics.naturalLogarithm),
      real("ln", "The natural logarithm.", Mathematics.naturalLogarithm),
      real("log10", "The logarithm to base 10.", Mathematics.decimalLogarithm),
      real("sin", "The sine of an angle in radians.", Mathematics.sine),
      real("cos", "The cosine of an angle in radians.", Mathematics.cosine),
      real("tan", "The tangent of an angle in radians.", Mathematics.tangent),
      real("cot", "The cotangent of an angle in radians.", Mathematics.cotangent),
      real("asin", "The arc sine, in radians.", Mathematics.arcSine),
      real("acos", "The arc cosine, in radians.", Mathematics.arcCosine),
      real("atan", "The arc tangent, in radians.") { Mathematics.arcTangent($0) },
      real("sinh", "The hyperbolic sine.", Mathematics.hyperbolicSine),
      real("cosh", "The hyperbolic cosine.", Mathematics.hyperbolicCosine),
      real("tanh", "The hyperbolic tangent.", Mathematics.hyperbolicTangent),
      real("coth", "The hyperbolic cotangent.", Mathematics.hyperbolicCotangent),
      real("degrees", "Radians in degrees.") { $0 * 180 / .pi },
      real("radians", "Degrees in radians.") { $0 * .pi / 180 },
      real("haversin", "Half the versine of an angle in radians.") {
        (1 - Mathematics.cosine($0)) / 2
      },
    ]

  static let abs = ScalarFunction.unary(
    "abs", "number", .numberType, result: .numberType, summary: "The absolute value of a number."
  ) { (value, _) throws(EvaluationError) in
    switch value {
    case .integer(let integer):
      if integer == .min { throw .overflow("abs(\(integer))") }
      return .integer(integer.magnitude == 0 ? 0 : Int64(integer.magnitude))
    case .float(let float): return .float(float.magnitude)
    default: throw .wrongArgument("abs", value, expected: "a number")
    }
  }

  static let sign = ScalarFunction.unary(
    "sign", "number", .numberType, result: .integerType,
    summary: "-1, 0 or 1, as a number's sign is."
  ) { (value, _) throws(EvaluationError) in
    switch value {
    case .integer(let integer): return .integer(integer.signum())
    case .float(let float): return .integer(float > 0 ? 1 : (float < 0 ? -1 : 0))
    default: throw .wrongArgument("sign", value, expected: "a number")
    }
  }

  static let pi = constant(
    "pi", .pi, summary: "The ratio of a circle's circumference to its diameter.")
  static let e = constant("e", 2.718281828459045, summary: "The base of natural logarithms.")

  static let rand = ScalarFunction(
    "rand", [], result: .floatType, deterministic: false,
    summary: "A random number from 0 to below 1."
  ) { (_, _) throws(EvaluationError) in
    .float(Double.random(in: 0..<1))
  }

  static let atan2 = ScalarFunction(
    "atan2", [.init("y", .numberType), .init("x", .numberType)], result: .floatType,
    summary: "The angle of a point, in radians."
  ) { (arguments, _) throws(EvaluationError) in
    .float(
      Mathematics.arcTangent(
        try number(arguments[0], "atan2"), try number(arguments[1], "atan2")))
  }

  static let round = ScalarFunction(
    "round",
    [
      .init("number", .numberType), .init("precision", .numberType, optional: true),
      .init("mode", .stringType, optional: true),
    ],
    result: .floatType,
    summary: "The nearest whole number, ties upwards; or rounded to decimal places by a mode."
  ) { (arguments, _) throws(EvaluationError) in
    let value = try number(arguments[0], "round")
    guard arguments.count > 1 else { return .float(roundedUpwards(value)) }
    guard case .integer(let places) = arguments[1], places >= 0 else {
      throw .outOfRange("round() takes a number of decimal places that is not negative")
    }
    let mode = arguments.count > 2 ? try StringFunctions.text(arguments[2], "round") : "HALF_UP"
    guard let rounding = roundingModes[mode.uppercased()] else {
      throw .outOfRange(
        "round() has no mode `\(mode)`; the modes are "
          + roundingModes.keys.sorted().joined(separator: ", "), detail: "InvalidArgumentValue")
    }
    if places == 0, arguments.count == 2 { return .float(roundedUpwards(value)) }
    let scale = Mathematics.power(10, Double(min(places, 400)))
    let scaled = value * scale
    guard scaled.isFinite, scaled.magnitude < 0x1p53 else { return .float(value) }
    return .float(rounding(scaled) / scale)
  }

  private static let roundingModes: [String: @Sendable (Double) -> Double] = [
    "UP": { $0.rounded(.awayFromZero) },
    "DOWN": { $0.rounded(.towardZero) },
    "CEILING": { $0.rounded(.up) },
    "FLOOR": { $0.rounded(.down) },
    "HALF_UP": { $0.rounded(.toNearestOrAwayFromZero) },
    "HALF_DOWN": { value in
      let fraction = (value - value.rounded(.towardZero)).magnitude
      return fraction == 0.5 ? value.rounded(.towardZero) : value.rounded()
    },
    "HALF_EVEN": { $0.rounded(.toNearestOrEven) },
  ]

  private static func roundedUpwards(_ value: Double) -> Double {
    let below = value.rounded(.down)
    return value - below >= 0.5 ? below + 1 : below
  }

  private static func number(_ value: Value, _ function: String) throws(EvaluationError) -> Double {
    guard let number = value.number else {
      throw .wrongArgument(function, value, expected: "a number")
    }
    return number
  }

  private static func real(
    _ name: String, _ summary: String, _ compute: @escaping @Sendable (Double) -> Double
  ) -> ScalarFunction {
    .unary(name, "number", .numberType, result: .floatType, summary: summary) {
      (value, _) throws(EvaluationError) in
      .float(compute(try number(value, name)))
    }
  }

  private static func constant(
    _ name: String, _ value: Double, summary: String
  ) -> ScalarFunction {
    ScalarFunction(name, [], result: .floatType, summary: summary) {
      (_, _) throws(EvaluationError) in
      .float(value)
    }
  }
}
