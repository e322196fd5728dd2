/// The functions of the language itself.
public enum StandardFunctions {
  /// All of them.
  public static let catalog = Catalog(
    functions: GraphFunctions.all + ListFunctions.all + StringFunctions.all
      + ConversionFunctions.all + MathFunctions.all + PredicateFunctions.all
      + TemporalFunctions.all + DurationFunctions.all)
}

extension ScalarFunction {
  /// A function of one argument.
  static func unary(
    _ name: String, _ parameter: String, _ takes: ValueType, result: ValueType, summary: String,
    _ evaluate: @escaping @Sendable (Value, EvaluationContext) throws(EvaluationError) -> Value
  ) -> ScalarFunction {
    ScalarFunction(name, [Parameter(parameter, takes)], result: result, summary: summary) {
      (arguments, context) throws(EvaluationError) in
      try evaluate(arguments[0], context)
    }
  }

  /// The same function under another name.
  func named(_ name: String) -> ScalarFunction {
    var copy = self
    copy.name = name
    return copy
  }
}

extension ValueType {
  static let booleanType = ValueType(.boolean)
  static let integerType = ValueType(.integer)
  static let floatType = ValueType(.float)
  static let numberType = ValueType(.number)
  static let stringType = ValueType(.string)
  static let nodeType = ValueType(.node)
  static let relationshipType = ValueType(.relationship)
  static let pathType = ValueType(.path)
  static let anyList = ValueType(.list)
  static let anyMap = ValueType(.map)
}
