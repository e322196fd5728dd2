extension Value {
  /// The value as an operand of AND, OR, XOR, NOT and WHERE: nil for null, an error if it is not a
  /// boolean.
  public func truth() throws(EvaluationError) -> Bool? {
    switch self {
    case .boolean(let value): return value
    case .null: return nil
    default:
      throw .noCondition(kindName)
    }
  }

  /// A three-valued truth as a value.
  @inlinable
  public init(truth: Bool?) {
    if let truth { self = .boolean(truth) } else { self = .null }
  }

  /// The operator AND.
  public static func and(_ left: Bool?, _ right: Bool?) -> Bool? {
    if left == false || right == false { return false }
    return left == nil || right == nil ? nil : true
  }

  /// The operator OR.
  public static func or(_ left: Bool?, _ right: Bool?) -> Bool? {
    if left == true || right == true { return true }
    return left == nil || right == nil ? nil : false
  }

  /// The operator XOR.
  public static func xor(_ left: Bool?, _ right: Bool?) -> Bool? {
    guard let left, let right else { return nil }
    return left != right
  }

  /// The operator NOT.
  public static func not(_ operand: Bool?) -> Bool? { operand.map { !$0 } }
}
