import Testing
import TestSupport
import WeftGraph

@Suite struct MinimumCutTests {
  /// The least capacity over all divisions of the nodes.
  private func least(_ projection: Projection, _ from: [Int], _ to: [Int]) -> Double {
    let free = (0..<projection.nodeCount).filter { !from.contains($0) && !to.contains($0) }
    var best = Double.infinity
    for mask in 0..<(1 << free.count) {
      var side = Set(from)
      for (bit, node) in free.enumerated() where mask >> bit & 1 == 1 { side.insert(node) }
      var capacity = 0.0
      for node in side {
        for entry in projection.row(node) where !side.contains(Int(projection.neighbours[entry])) {
          capacity += projection.weights.isEmpty ? 1 : projection.weights[entry]
        }
      }
      best = min(best, capacity)
    }
    return best
  }

  @Test(arguments: 0..<90)
  func `the cut is the least of all, and its relationships separate`(seed: Int) throws {
    let direction: Projection.Direction = seed % 2 == 0 ? .out : .both
    for projection in [
      RandomGraphs.projection(seed: seed, upTo: 9, direction: direction),
      RandomGraphs.weighted(seed: seed, upTo: 9, direction: direction),
    ] where projection.nodeCount > 3 {
      let from = seed % 3 == 0 ? [0, 1] : [0]
      let to = seed % 5 == 0 ? [2, 3] : [3]
      let found = try #require(MinimumCut.of(projection, from: from, to: to).value)
      #expect(agree(least(projection, from, to), found.value))
      let cut = Set(found.relationships)
      #expect(cut.count == found.relationships.count)
      var capacity = 0.0
      var seen = Set(from)
      var stack = from
      var counted: Set<RelationshipID> = []
      while let node = stack.popLast() {
        for entry in projection.row(node) {
          if cut.contains(projection.relationships[entry]) {
            if counted.insert(projection.relationships[entry]).inserted {
              capacity += projection.weights.isEmpty ? 1 : projection.weights[entry]
            }
            continue
          }
          let next = Int(projection.neighbours[entry])
          if seen.insert(next).inserted { stack.append(next) }
        }
      }
      #expect(seen.isDisjoint(with: to) && agree(found.value, capacity))
      #expect(Set(from).isSubset(of: found.sourceSide))
    }
  }

  @Test func `undefined cases say why`() {
    let projection = RandomGraphs.projection(nodes: 3, arcs: [(0, 1)])
    #expect(MinimumCut.of(projection, from: [], to: [1]).reason != nil)
    #expect(MinimumCut.of(projection, from: [0, 1], to: [1]).reason != nil)
    #expect(MinimumCut.of(projection, from: [0], to: [2]).value?.value == 0)
  }
}
