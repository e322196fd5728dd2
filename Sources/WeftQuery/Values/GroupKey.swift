import WeftGraph

extension Value {
  /// Whether two values are one group and one for DISTINCT: as `=`, but null is null and NaN is NaN.
  public static func isEquivalent(_ left: Value, _ right: Value) -> Bool {
    switch (left, right) {
    case (.null, .null): return true
    case (.integer(let left), .integer(let right)): return left == right
    case (.string(let left), .string(let right)): return StringOrder.areEqual(left, right)
    case (.float(let left), .float(let right)):
      return left == right || (left.isNaN && right.isNaN)
    case (.list(let left), .list(let right)):
      if Value.isSameList(left, right) { return true }
      guard left.count == right.count else { return false }
      return left.indices.allSatisfy { isEquivalent(left[$0], right[$0]) }
    case (.map(let left), .map(let right)):
      guard left.entries.count == right.entries.count else { return false }
      return left.entries.allSatisfy { entry in
        right[entry.key].map { isEquivalent(entry.value, $0) } ?? false
      }
    default:
      return equals(left, right) ?? false
    }
  }

  /// Whether two lists are one and the same in memory, and so equivalent; O(1).
  static func isSameList(_ left: [Value], _ right: [Value]) -> Bool {
    left.span.isIdentical(to: right.span)
  }

  /// Feeds a hasher so that equivalent values hash alike.
  package func hashEquivalent(into hasher: inout Hasher) {
    switch self {
    case .null: hasher.combine(0 as UInt8)
    case .boolean(let value): hasher.combine(value)
    case .integer(let value): hasher.combine(value)
    case .float(let value):
      if let integer = NumberOrder.exactInteger(value) {
        hasher.combine(integer)
      } else {
        hasher.combine(value.isNaN ? .nan : value)
      }
    case .string(let value):
      hasher.combine(value.utf8.count)
      hasher.combine(value)
    case .date(let value): hasher.combine(value)
    case .localTime(let value): hasher.combine(value)
    case .time(let value): hasher.combine(value)
    case .localDateTime(let value): hasher.combine(value)
    case .dateTime(let value): hasher.combine(value)
    case .duration(let value): hasher.combine(value)
    case .list(let values):
      hasher.combine(values.count)
      for value in values { value.hashEquivalent(into: &hasher) }
    case .map(let map):
      hasher.combine(map.entries.count)
      var sum = 0
      for entry in map.entries {
        var inner = Hasher()
        inner.combine(entry.key)
        entry.value.hashEquivalent(into: &inner)
        sum &+= inner.finalize()
      }
      hasher.combine(sum)
    case .node(let id): hasher.combine(id)
    case .relationship(let id): hasher.combine(id)
    case .path(let path): hasher.combine(path)
    }
  }
}

/// A value as a key of grouping and DISTINCT.
package struct DistinctValue: Hashable, Sendable {
  /// The value.
  package var value: Value

  /// Wraps a value.
  package init(_ value: Value) { self.value = value }

  /// Whether the values are equivalent.
  package static func == (left: Self, right: Self) -> Bool {
    Value.isEquivalent(left.value, right.value)
  }

  /// Hashes so that equivalent values hash alike.
  package func hash(into hasher: inout Hasher) { value.hashEquivalent(into: &hasher) }
}

/// Several values as one key of grouping and DISTINCT.
package struct GroupKey: Hashable, Sendable {
  /// The values.
  package var values: [Value]

  /// Wraps values.
  package init(_ values: [Value]) { self.values = values }

  /// Whether the values are equivalent one by one.
  package static func == (left: Self, right: Self) -> Bool {
    left.values.count == right.values.count
      && left.values.indices.allSatisfy {
        Value.isEquivalent(left.values[$0], right.values[$0])
      }
  }

  /// Hashes so that equivalent keys hash alike.
  package func hash(into hasher: inout Hasher) {
    for value in values { value.hashEquivalent(into: &hasher) }
  }
}
