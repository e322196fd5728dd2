extension Value {
  /// The value as an operand of AND, OR, XOR, NOT and WHERE: nil for null, an error if it is not a
  /// boolean.
  package func truth() throws(EvaluationError) -> Bool? {
    switch self {
    case .boolean(let value): return value
    case .null: return nil
    default:
      throw .noCondition(kindName)
    }
  }

  /// A three-valued truth as a value.
  @inlinable
  package init(truth: Bool?) {
    if let truth { self = .boolean(truth) } else { self = .null }
  }

  /// The operator AND.
  package static func and(_ left: Bool?, _ right: Bool?) -> Bool? {
    if left == false || right == false { return false }
    return left == nil || right == nil ? nil : true
  }

  /// The operator OR.
  package static func or(_ left: Bool?, _ right: Bool?) -> Bool? {
    if left == true || right == true { return true }
    return left == nil || right == nil ? nil : false
  }

  /// The operator XOR.
  package static func xor(_ left: Bool?, _ right: Bool?) -> Bool? {
    guard let left, let right else { return nil }
    return left != right
  }

  /// The operator NOT.
  package static func not(_ operand: Bool?) -> Bool? { operand.map { !$0 } }
}
