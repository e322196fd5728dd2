import WeftGraph

extension Value {
  /// How two values compare under `<` and its relatives.
  package enum Comparison: Sendable {
    case less, equal, greater
    /// Numbers one of which is NaN: every comparison is false.
    case unordered
    /// Values that do not compare: every comparison is null.
    case unknown

    @inline(__always)
    init(_ order: Int) { self = order < 0 ? .less : (order > 0 ? .greater : .equal) }
  }

  /// Compares two values as `<` does.
  ///
  /// Numbers compare with numbers, and otherwise only values of one kind; lists element by element. Maps, nodes, relationships, paths and durations do not compare.
  package static func compare(_ left: Value, _ right: Value) -> Comparison {
    switch (left, right) {
    case (.integer(let left), .integer(let right)):
      return left < right ? .less : (left == right ? .equal : .greater)
    case (.float(let left), .float(let right)):
      if left < right { return .less }
      if left > right { return .greater }
      return left == right ? .equal : .unordered
    case (.integer(let left), .float(let right)):
      return right.isNaN ? .unordered : Comparison(NumberOrder.compare(left, right))
    case (.float(let left), .integer(let right)):
      return left.isNaN ? .unordered : Comparison(-NumberOrder.compare(right, left))
    case (.string(let left), .string(let right)):
      return Comparison(StringOrder.compare(left, right))
    case (.boolean(let left), .boolean(let right)):
      return left == right ? .equal : (right ? .less : .greater)
    case (.date, .date), (.localTime, .localTime), (.time, .time),
      (.localDateTime, .localDateTime), (.dateTime, .dateTime):
      return Comparison(totalOrder(left, right))
    case (.list(let left), .list(let right)):
      return compareLists(left, right)
    default:
      return .unknown
    }
  }

  private static func compareLists(_ left: [Value], _ right: [Value]) -> Comparison {
    for index in 0..<min(left.count, right.count) {
      let order = compare(left[index], right[index])
      if case .equal = order { continue }
      if case .unknown = order, equals(left[index], right[index]) == true { continue }
      return order
    }
    return Comparison(left.count - right.count)
  }

  /// The operator `<`; nil for null.
  package static func isLess(_ left: Value, _ right: Value) -> Bool? {
    switch compare(left, right) {
    case .less: true
    case .equal, .greater, .unordered: false
    case .unknown: nil
    }
  }

  /// The operator `<=`; nil for null.
  package static func isLessOrEqual(_ left: Value, _ right: Value) -> Bool? {
    switch compare(left, right) {
    case .less, .equal: true
    case .greater, .unordered: false
    case .unknown: nil
    }
  }
}
