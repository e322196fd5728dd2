/// Which pairs of nodes relationships of some types join.
///
/// Pairs come in the order of their first node, mostly with few second ones: they are kept in a short
/// chain for each first node, and in a hash table where a node has more.
struct JoinedPairs {
  fileprivate struct Pairs {
    /// The last entry of each first node plus one.
    var heads: [Int32] = []
    var seconds: [UInt32] = []
    /// The entry before, of the same first node, plus one.
    var before: [Int32] = []
    var more = PackedMap()
  }

  /// The most entries of a chain.
  private static let longest = 16

  /// By number of the type; nil for types nobody asks for.
  private var ofTypes: [Pairs?] = []

  /// Begins to remember the pairs of a type.
  mutating func watch(_ type: Int) {
    while ofTypes.count <= type { ofTypes.append(nil) }
    if ofTypes[type] == nil { ofTypes[type] = Pairs() }
  }

  /// Whether the pairs of a type are remembered.
  func isWatched(_ type: Int) -> Bool { type < ofTypes.count && ofTypes[type] != nil }

  /// Joins a pair.
  /// - Returns: Whether it was new; always so for a type that is not watched.
  /// - Complexity: O(1) expected.
  mutating func insert(_ one: Int, _ two: Int, type: Int) -> Bool {
    guard type < ofTypes.count else { return true }
    return ofTypes[type]?.insert(one, two, longest: Self.longest) ?? true
  }
}

extension JoinedPairs.Pairs {
  fileprivate mutating func insert(_ one: Int, _ two: Int, longest: Int) -> Bool {
    if heads.count <= one {
      heads.append(contentsOf: repeatElement(0, count: max(one + 1, heads.count * 2) - heads.count))
    }
    var entry = Int(heads[one])
    var length = 0
    while entry != 0 {
      if seconds[entry - 1] == UInt32(two) { return false }
      entry = Int(before[entry - 1])
      length += 1
    }
    if length == longest {
      let pair = UInt64(one) << 32 | UInt64(two)
      if more[pair] != nil { return false }
      more[pair] = 1
      return true
    }
    seconds.append(UInt32(two))
    before.append(heads[one])
    heads[one] = Int32(seconds.count)
    return true
  }
}
