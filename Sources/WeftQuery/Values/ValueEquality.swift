import WeftGraph

extension Value {
  /// The operator `=`: three-valued, nil for null.
  ///
  /// Values of different kinds are unequal, but an integer equals a float of the same value; NaN
  /// equals nothing; a null inside a list or map makes the answer null unless another element
  /// decides it.
  /// - Complexity: O(size of the smaller value).
  package static func equals(_ left: Value, _ right: Value) -> Bool? {
    switch (left, right) {
    case (.null, _), (_, .null): return nil
    case (.integer(let left), .integer(let right)): return left == right
    case (.string(let left), .string(let right)): return StringOrder.areEqual(left, right)
    case (.boolean(let left), .boolean(let right)): return left == right
    case (.float(let left), .float(let right)): return left == right
    case (.integer(let left), .float(let right)):
      return !right.isNaN && NumberOrder.compare(left, right) == 0
    case (.float(let left), .integer(let right)):
      return !left.isNaN && NumberOrder.compare(right, left) == 0
    case (.node(let left), .node(let right)): return left == right
    case (.relationship(let left), .relationship(let right)): return left == right
    case (.path(let left), .path(let right)): return left == right
    case (.date(let left), .date(let right)): return left == right
    case (.localTime(let left), .localTime(let right)): return left == right
    case (.time(let left), .time(let right)): return left == right
    case (.localDateTime(let left), .localDateTime(let right)): return left == right
    case (.dateTime(let left), .dateTime(let right)): return left == right
    case (.duration(let left), .duration(let right)): return left == right
    case (.list(let left), .list(let right)): return equalLists(left, right)
    case (.map(let left), .map(let right)): return equalMaps(left, right)
    default: return false
    }
  }

  private static func equalLists(_ left: [Value], _ right: [Value]) -> Bool? {
    guard left.count == right.count else { return false }
    var isKnown = true
    for index in left.indices {
      switch equals(left[index], right[index]) {
      case false?: return false
      case nil: isKnown = false
      case true?: break
      }
    }
    return isKnown ? true : nil
  }

  private static func equalMaps(_ left: ValueMap, _ right: ValueMap) -> Bool? {
    guard left.entries.count == right.entries.count else { return false }
    var isKnown = true
    for entry in left.entries {
      guard let other = right[entry.key] else { return false }
      switch equals(entry.value, other) {
      case false?: return false
      case nil: isKnown = false
      case true?: break
      }
    }
    return isKnown ? true : nil
  }

  /// The operator `IN`: whether a list has an element that equals the value; nil for null.
  package static func isIn(_ value: Value, _ elements: [Value]) -> Bool? {
    var isKnown = true
    for element in elements {
      switch equals(value, element) {
      case true?: return true
      case nil: isKnown = false
      case false?: break
      }
    }
    return isKnown ? false : nil
  }

  /// The operator `IN` on any two values; an error if the second is neither a list nor null.
  package static func isIn(_ value: Value, _ list: Value) throws(EvaluationError) -> Bool? {
    switch list {
    case .null: return nil
    case .list(let elements): return isIn(value, elements)
    default:
      throw .wrongType("IN needs a list on its right side, not a value of type \(list.kindName)")
    }
  }
}
