import Testing
import WeftGraph

@Suite struct BitsetTests {
  @Test(arguments: 0..<40)
  func `a bitset is a set of small integers`(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    let capacity = [0, 1, 63, 64, 65, 128, 200][seed % 7]
    var bits = Bitset(capacity: capacity)
    var other = Bitset(capacity: capacity)
    var set: Set<Int> = []
    var otherSet: Set<Int> = []
    for _ in 0..<capacity {
      let index = generator.number(below: capacity)
      switch generator.number(below: 4) {
      case 0:
        bits.remove(index)
        set.remove(index)
      case 1:
        let end = index + generator.number(below: capacity - index + 1)
        bits.insert(index..<end)
        set.formUnion(index..<end)
      case 2:
        other.insert(index)
        otherSet.insert(index)
      default:
        bits.insert(index)
        set.insert(index)
      }
    }
    #expect(members(bits) == set.sorted())
    #expect(bits.count == set.count && bits.isEmpty == set.isEmpty)
    #expect((0..<capacity).allSatisfy { bits.contains($0) == set.contains($0) })
    var both = bits
    both.formIntersection(other)
    #expect(members(both) == set.intersection(otherSet).sorted())
    var either = bits
    either.formUnion(other)
    #expect(members(either) == set.union(otherSet).sorted())
    var rest = bits
    rest.subtract(other)
    #expect(members(rest) == set.subtracting(otherSet).sorted())
  }

  @Test(arguments: [0, 1, 63, 64, 65, 200])
  func `a full set holds everything and nothing more`(capacity: Int) {
    let full = Bitset(full: capacity)
    #expect(members(full) == Array(0..<capacity))
    var filled = Bitset(capacity: capacity)
    filled.insert(0..<capacity)
    #expect(filled == full)
  }

  private func members(_ bits: Bitset) -> [Int] {
    var result: [Int] = []
    bits.forEach { result.append($0) }
    return result
  }
}
