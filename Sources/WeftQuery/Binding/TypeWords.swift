extension ValueKinds {
  private static let names: [(ValueKinds, String)] = [
    (.boolean, "a boolean"), (.integer, "an integer"), (.float, "a float"),
    (.string, "a string"), (.date, "a date"), (.localTime, "a local time"), (.time, "a time"),
    (.localDateTime, "a local datetime"), (.dateTime, "a datetime"),
    (.duration, "a duration"), (.list, "a list"), (.map, "a map"), (.node, "a node"),
    (.relationship, "a relationship"), (.path, "a path"),
  ]

  /// The kinds in the user's words: `an integer or a float`.
  var words: String {
    if isEmpty { return "null" }
    if self == .any { return "a value" }
    if self == .number { return "a number" }
    let words = ValueKinds.names.filter { contains($0.0) }.map(\.1)
    return Parser.enumeration(words)
  }

  /// The kinds one by one.
  var members: [ValueKinds] {
    ValueKinds.names.map(\.0).filter { contains($0) }
  }
}

extension ValueType {
  /// The type of the literal null.
  static let null = ValueType([])

  /// Values of either type.
  func union(_ other: ValueType) -> ValueType {
    if kinds.isEmpty { return other }
    if other.kinds.isEmpty { return self }
    if kinds == .list, other.kinds == .list { return .list(of: element.union(other.element)) }
    return ValueType(kinds.union(other.kinds))
  }

  /// Whether a value may be of one of the kinds; null is of every kind.
  func mayBe(_ wanted: ValueKinds) -> Bool {
    kinds.isEmpty || !kinds.isDisjoint(with: wanted)
  }

  /// Whether values of this type may be passed where the other is wanted; an integer serves as a float.
  func fits(_ wanted: ValueType) -> Bool {
    if kinds.isEmpty { return true }
    if wanted.kinds.contains(.float), kinds.contains(.integer) { return true }
    guard mayBe(wanted.kinds) else { return false }
    guard kinds == .list, wanted.kinds == .list else { return true }
    return element.fits(wanted.element)
  }
}
