/// The result of a measure: a value, or the reason why there is none.
///
/// Zero, one or a mean never stand in for a value that is not defined.
public enum Measured<Value> {
  /// The measure's value.
  case value(Value)
  /// The measure is not defined here; one sentence says why.
  case undefined(String)

  /// The value, or nil where the measure is undefined.
  @inlinable
  public var value: Value? {
    if case .value(let value) = self { value } else { nil }
  }

  /// Why there is no value, or nil where there is one.
  @inlinable
  public var reason: String? {
    if case .undefined(let reason) = self { reason } else { nil }
  }

  /// The same measure with its value transformed, or undefined for the same reason.
  @inlinable
  public func map<Other>(_ transform: (Value) -> Other) -> Measured<Other> {
    switch self {
    case .value(let value): .value(transform(value))
    case .undefined(let reason): .undefined(reason)
    }
  }
}

extension Measured: Sendable where Value: Sendable {}
extension Measured: Equatable where Value: Equatable {}
extension Measured: Hashable where Value: Hashable {}
