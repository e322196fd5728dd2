import WeftGraph

extension Value {
  /// The operator `+`: sums of numbers, concatenation of strings and lists, shifting of dates.
  package static func add(_ left: Value, _ right: Value) throws(EvaluationError) -> Value {
    switch (left, right) {
    case (.integer(let left), .integer(let right)):
      let (sum, overflow) = left.addingReportingOverflow(right)
      if overflow { throw .overflow("\(left) + \(right)") }
      return .integer(sum)
    case (.float(let left), .float(let right)): return .float(left + right)
    case (.integer(let left), .float(let right)): return .float(Double(left) + right)
    case (.float(let left), .integer(let right)): return .float(left + Double(right))
    case (.null, _), (_, .null): return .null
    case (.string(let left), .string(let right)): return .string(left + right)
    case (.list(let left), .list(let right)): return .list(left + right)
    case (.list(let left), _): return .list(left + [right])
    case (_, .list(let right)): return .list([left] + right)
    case (.string(let text), let other):
      if let other = other.scalarText { return .string(text + other) }
    case (let other, .string(let text)):
      if let other = other.scalarText { return .string(other + text) }
    default:
      if let sum = try TemporalArithmetic.add(left, right) { return sum }
    }
    throw wrongOperands("+", left, right)
  }

  /// The operator `-`.
  package static func subtract(_ left: Value, _ right: Value) throws(EvaluationError) -> Value {
    switch (left, right) {
    case (.integer(let left), .integer(let right)):
      let (difference, overflow) = left.subtractingReportingOverflow(right)
      if overflow { throw .overflow("\(left) - \(right)") }
      return .integer(difference)
    case (.float(let left), .float(let right)): return .float(left - right)
    case (.integer(let left), .float(let right)): return .float(Double(left) - right)
    case (.float(let left), .integer(let right)): return .float(left - Double(right))
    case (.null, _), (_, .null): return .null
    default:
      if let difference = try TemporalArithmetic.subtract(left, right) { return difference }
      throw wrongOperands("-", left, right)
    }
  }

  /// The operator `*`.
  package static func multiply(_ left: Value, _ right: Value) throws(EvaluationError) -> Value {
    switch (left, right) {
    case (.integer(let left), .integer(let right)):
      let (product, overflow) = left.multipliedReportingOverflow(by: right)
      if overflow { throw .overflow("\(left) * \(right)") }
      return .integer(product)
    case (.float(let left), .float(let right)): return .float(left * right)
    case (.integer(let left), .float(let right)): return .float(Double(left) * right)
    case (.float(let left), .integer(let right)): return .float(left * Double(right))
    case (.null, _), (_, .null): return .null
    default:
      if let product = try TemporalArithmetic.multiply(left, right) { return product }
      throw wrongOperands("*", left, right)
    }
  }

  /// The operator `/`: of integers, truncated towards zero.
  package static func divide(_ left: Value, _ right: Value) throws(EvaluationError) -> Value {
    switch (left, right) {
    case (.integer(let left), .integer(let right)):
      if right == 0 { throw divisionByZero }
      let (quotient, overflow) = left.dividedReportingOverflow(by: right)
      if overflow { throw .overflow("\(left) / \(right)") }
      return .integer(quotient)
    case (.float(let left), .float(let right)): return .float(left / right)
    case (.integer(let left), .float(let right)): return .float(Double(left) / right)
    case (.float(let left), .integer(let right)): return .float(left / Double(right))
    case (.null, _), (_, .null): return .null
    default:
      if let quotient = try TemporalArithmetic.divide(left, right) { return quotient }
      throw wrongOperands("/", left, right)
    }
  }

  /// The operator `%`: the remainder with the sign of the left operand.
  package static func remainder(_ left: Value, _ right: Value) throws(EvaluationError) -> Value {
    switch (left, right) {
    case (.integer(let left), .integer(let right)):
      if right == 0 { throw divisionByZero }
      return .integer(right == -1 ? 0 : left % right)
    case (.null, _), (_, .null): return .null
    default:
      guard let left = left.number, let right = right.number else {
        throw wrongOperands("%", left, right)
      }
      return .float(left.truncatingRemainder(dividingBy: right))
    }
  }

  /// The operator `^`, always a float.
  package static func power(_ left: Value, _ right: Value) throws(EvaluationError) -> Value {
    if left.isNull || right.isNull { return .null }
    guard let base = left.number, let exponent = right.number else {
      throw wrongOperands("^", left, right)
    }
    return .float(Mathematics.power(base, exponent))
  }

  /// The sign `-`.
  package static func negate(_ operand: Value) throws(EvaluationError) -> Value {
    switch operand {
    case .null: return .null
    case .integer(let value):
      let (result, overflow) = (0 as Int64).subtractingReportingOverflow(value)
      if overflow { throw .overflow("-(\(value))") }
      return .integer(result)
    case .float(let value): return .float(-value)
    case .duration:
      if let result = try TemporalArithmetic.multiply(operand, .integer(-1)) { return result }
      fallthrough
    default:
      throw .wrongType("- needs a number, not a value of type \(operand.kindName)")
    }
  }

  /// The sign `+`.
  package static func plus(_ operand: Value) throws(EvaluationError) -> Value {
    switch operand {
    case .null, .integer, .float, .duration: return operand
    default: throw .wrongType("+ needs a number, not a value of type \(operand.kindName)")
    }
  }

  /// The operator `||`: two strings or two lists joined.
  package static func concatenate(_ left: Value, _ right: Value) throws(EvaluationError) -> Value {
    switch (left, right) {
    case (.null, _), (_, .null): return .null
    case (.string(let left), .string(let right)): return .string(left + right)
    case (.list(let left), .list(let right)): return .list(left + right)
    default: throw wrongOperands("||", left, right)
    }
  }

  /// The number as a float; nil for any other kind.
  @inline(__always)
  var number: Double? {
    switch self {
    case .integer(let value): Double(value)
    case .float(let value): value
    default: nil
    }
  }

  static var divisionByZero: EvaluationError {
    EvaluationError(
      code: "division-by-zero", message: "an integer cannot be divided by zero",
      type: "ArithmeticError", detail: "DivisionByZero",
      hint: "toFloat() on an operand gives an infinity instead")
  }

  private static func wrongOperands(
    _ operation: String, _ left: Value, _ right: Value
  ) -> EvaluationError {
    .wrongType(
      "\(operation) does not take operands of types \(left.kindName) and \(right.kindName)")
  }
}
