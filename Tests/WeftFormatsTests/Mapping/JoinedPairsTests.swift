import Testing
import WeftGraph

@testable import WeftFormats

/// Pairs are remembered once, however many a node has.
struct JoinedPairsTests {
  @Test(arguments: [4, 40, 4_000])
  func `a pair is new once`(seconds: Int) {
    var generator = SeededGenerator(state: UInt64(seconds))
    var joined = JoinedPairs()
    joined.watch(2)
    var seen: Set<[Int]> = []
    for _ in 0..<20_000 {
      let one = Int.random(in: 0..<9, using: &generator)
      let two = Int.random(in: 0..<seconds, using: &generator)
      let isNew = joined.insert(one, two, type: 2)
      let isFirst = seen.insert([one, two]).inserted
      #expect(isNew == isFirst)
    }
  }

  @Test func `only types that are watched are remembered`() {
    var joined = JoinedPairs()
    joined.watch(1)
    #expect(joined.isWatched(1) && !joined.isWatched(0) && !joined.isWatched(7))
    var isNew: [Bool] = []
    for (one, two, type) in [
      (1, 2, 0), (1, 2, 0), (1, 2, 7), (1, 2, 7), (1, 2, 1), (1, 2, 1), (2, 1, 1),
    ] {
      isNew.append(joined.insert(one, two, type: type))
    }
    #expect(isNew == [true, true, true, true, true, false, true])
  }
}
