/// An immutable set of small integers that also tells a member's rank: how many members come before it.
///
/// Sparse columns and adjacencies are stored as a ranked bitset of the owners that have an entry
/// beside a packed array of entries. It costs 1.5 bits for each integer between the lowest and the
/// highest member and nothing outside, so a property only people have costs other nodes nothing.
@usableFromInline
package struct RankedBitset: Hashable, Sendable {
  /// The first integer of the first word; a multiple of 64.
  @usableFromInline let base: Int
  @usableFromInline let words: [UInt64]
  /// Members before each word.
  @usableFromInline let ranks: [UInt32]
  /// How many members there are.
  package let count: Int

  /// Creates the set of an ascending list of distinct integers.
  package init(ascending members: some Sequence<UInt32>) {
    var words: [UInt64] = []
    var base = 0
    var count = 0
    for member in members {
      let index = Int(member)
      if count == 0 { base = index & ~63 }
      let word = (index - base) >> 6
      while words.count <= word { words.append(0) }
      words[word] |= 1 << UInt64(index & 63)
      count += 1
    }
    self.init(base: base, words: words, count: count)
  }

  /// Creates the set from a plain bitset.
  package init(_ bits: Bitset) {
    self.init(base: 0, words: bits.words, count: bits.count)
  }

  /// Creates the set of the bits of some words, without what is empty at either end.
  init(trimming all: [UInt64]) {
    guard let first = all.firstIndex(where: { $0 != 0 }),
      let last = all.lastIndex(where: { $0 != 0 })
    else {
      self.init(base: 0, words: [], count: 0)
      return
    }
    let words = first == 0 && last == all.count - 1 ? all : Array(all[first...last])
    self.init(base: first * 64, words: words, count: words.reduce(0) { $0 + $1.nonzeroBitCount })
  }

  private init(base: Int, words: [UInt64], count: Int) {
    self.base = base
    self.words = words
    self.count = count
    var ranks: [UInt32] = []
    ranks.reserveCapacity(words.count)
    var sum: UInt32 = 0
    for word in words {
      ranks.append(sum)
      sum += UInt32(word.nonzeroBitCount)
    }
    self.ranks = ranks
  }

  /// Whether an integer is a member.
  /// - Complexity: O(1).
  @inlinable
  package func contains(_ index: Int) -> Bool {
    let offset = index &- base
    let word = offset >> 6
    guard offset >= 0, word < words.count else { return false }
    return words[word] >> UInt64(offset & 63) & 1 != 0
  }

  /// The rank of an integer if it is a member, else nil.
  /// - Complexity: O(1).
  @inlinable
  package func rank(of index: Int) -> Int? {
    let offset = index &- base
    let word = offset >> 6
    guard offset >= 0, word < words.count else { return nil }
    let bits = words[word]
    let bit = UInt64(offset & 63)
    guard bits >> bit & 1 != 0 else { return nil }
    return Int(ranks[word]) + (bits & ((1 << bit) &- 1)).nonzeroBitCount
  }

  /// The members of some ranks, which ascend.
  /// - Complexity: O(ranks · log members).
  package func members(ofRanks wanted: [Int]) -> [Int] {
    var result: [Int] = []
    result.reserveCapacity(wanted.count)
    for rank in wanted {
      // The last word before which at most that many members come.
      var low = 0
      var high = words.count
      while low + 1 < high {
        let middle = (low + high) / 2
        if Int(ranks[middle]) <= rank { low = middle } else { high = middle }
      }
      var bits = words[low]
      for _ in 0..<(rank - Int(ranks[low])) { bits &= bits - 1 }
      result.append(base + low << 6 + bits.trailingZeroBitCount)
    }
    return result
  }

  /// Calls a closure with every member in ascending order.
  @inlinable
  package func forEach(_ body: (Int) throws -> Void) rethrows {
    for (position, word) in words.enumerated() {
      var rest = word
      while rest != 0 {
        try body(base + position << 6 + rest.trailingZeroBitCount)
        rest &= rest - 1
      }
    }
  }

  /// The members as a plain bitset over 0 ..< capacity.
  package func bitset(capacity: Int) -> Bitset {
    var result = Bitset(capacity: capacity)
    for (position, word) in words.enumerated() where word != 0 {
      result.words[base >> 6 + position] = word
    }
    return result
  }

  /// Bytes held, for the memory budget.
  package var byteCount: Int { words.count * 8 + ranks.count * 4 }
}
