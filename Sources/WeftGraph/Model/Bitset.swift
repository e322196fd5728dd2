/// A fixed-size set of small integers, one bit each.
public struct Bitset: Hashable, Sendable {
  /// The bits, 64 a word, lowest first.
  public var words: [UInt64]
  /// How many integers the set can hold: 0 ..< `capacity`.
  public let capacity: Int

  /// Creates an empty set over 0 ..< capacity.
  public init(capacity: Int) {
    self.capacity = capacity
    words = [UInt64](repeating: 0, count: (capacity + 63) / 64)
  }

  /// Creates a set that holds every integer of 0 ..< capacity.
  public init(full capacity: Int) {
    self.capacity = capacity
    words = [UInt64](repeating: .max, count: (capacity + 63) / 64)
    if capacity % 64 != 0 { words[words.count - 1] = (1 << UInt64(capacity % 64)) - 1 }
  }

  /// Whether an integer is in the set.
  /// - Complexity: O(1).
  @inlinable
  public func contains(_ index: Int) -> Bool {
    words[index >> 6] >> UInt64(index & 63) & 1 != 0
  }

  /// Puts an integer into the set.
  @inlinable
  public mutating func insert(_ index: Int) {
    words[index >> 6] |= 1 << UInt64(index & 63)
  }

  /// Takes an integer out of the set.
  @inlinable
  public mutating func remove(_ index: Int) {
    words[index >> 6] &= ~(1 << UInt64(index & 63))
  }

  /// Puts a whole range into the set.
  /// - Complexity: O(range / 64).
  public mutating func insert(_ range: Range<Int>) {
    guard !range.isEmpty else { return }
    let firstWord = range.lowerBound >> 6
    let lastWord = (range.upperBound - 1) >> 6
    for word in firstWord...lastWord {
      let low = max(range.lowerBound - word << 6, 0)
      let high = min(range.upperBound - word << 6, 64)
      let mask: UInt64 = high - low == 64 ? .max : ((1 << UInt64(high - low)) - 1) << UInt64(low)
      words[word] |= mask
    }
  }

  /// How many integers are in the set.
  /// - Complexity: O(capacity / 64).
  public var count: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

  /// Whether nothing is in the set.
  public var isEmpty: Bool { words.allSatisfy { $0 == 0 } }

  /// Keeps what is also in another set of the same capacity.
  public mutating func formIntersection(_ other: Bitset) {
    for index in words.indices { words[index] &= other.words[index] }
  }

  /// Adds what is in another set of the same capacity.
  public mutating func formUnion(_ other: Bitset) {
    for index in words.indices { words[index] |= other.words[index] }
  }

  /// Takes out what is in another set of the same capacity.
  public mutating func subtract(_ other: Bitset) {
    for index in words.indices { words[index] &= ~other.words[index] }
  }

  /// Calls a closure with every member in ascending order.
  @inlinable
  public func forEach(_ body: (Int) throws -> Void) rethrows {
    for (position, word) in words.enumerated() {
      var rest = word
      while rest != 0 {
        try body(position << 6 + rest.trailingZeroBitCount)
        rest &= rest - 1
      }
    }
  }
}
