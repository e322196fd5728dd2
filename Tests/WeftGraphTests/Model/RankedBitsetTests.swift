import Testing
import WeftGraph

@Suite struct RankedBitsetTests {
  @Test(arguments: 0..<40)
  func `a rank is the number of smaller members`(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    let capacity = 1 + generator.number(below: 400)
    let start = generator.number(below: capacity)
    let set = Set(
      (0..<generator.number(below: 60)).map { _ in
        start + generator.number(below: capacity - start)
      })
    let sorted = set.sorted()
    let ranked = RankedBitset(ascending: sorted.map { UInt32($0) })
    var plain = Bitset(capacity: capacity)
    for member in sorted { plain.insert(member) }
    for bits in [ranked, RankedBitset(plain)] {
      #expect(bits.count == sorted.count)
      for index in 0..<capacity + 70 {
        #expect(bits.contains(index) == set.contains(index))
        #expect(bits.rank(of: index) == sorted.firstIndex(of: index))
      }
      var members: [Int] = []
      bits.forEach { members.append($0) }
      #expect(members == sorted)
      #expect(bits.bitset(capacity: capacity) == plain)
    }
  }

  @Test func `an empty set has no member anywhere`() {
    let empty = RankedBitset(ascending: [])
    #expect(empty.count == 0 && !empty.contains(0) && empty.rank(of: 5) == nil)
  }

  @Test func `members far from zero cost nothing below`() {
    let far = RankedBitset(ascending: [1_000_000, 1_000_001])
    #expect(far.byteCount == 12)
    #expect(far.rank(of: 1_000_001) == 1 && far.rank(of: 999_999) == nil && far.rank(of: 0) == nil)
  }
}
