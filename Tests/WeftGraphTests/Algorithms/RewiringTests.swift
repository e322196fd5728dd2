import Testing
import TestSupport
import WeftGraph

@Suite struct RewiringTests {
  @Test(arguments: 0..<60)
  func `degrees stay and the network stays simple`(seed: Int) {
    for direction in [Projection.Direction.out, .in, .both] {
      let projection = RandomGraphs.projection(seed: seed, upTo: 40, direction: direction)
      let before = Degree.of(projection.simple())
      let rewired = Rewiring.of(projection, seed: UInt64(seed))
      let after = Degree.of(rewired)
      #expect(before.incoming == after.incoming && before.outgoing == after.outgoing)
      #expect(rewired.simple().neighbours == rewired.neighbours && after.loops == 0)
      #expect(rewired.direction == direction)
      if direction == .both {
        let graph = Naive(rewired)
        #expect(graph.symmetric.arcs == graph.arcs.map { $0.map { $0 * 2 } })
      }
      #expect(Rewiring.of(projection, seed: UInt64(seed)).neighbours == rewired.neighbours)
    }
  }

  /// All networks of degrees 2, 2, 2, 1, 1, drawn about equally often.
  @Test func `every network of the degrees is as likely as any other`() {
    let start = RandomGraphs.projection(
      nodes: 5, arcs: [(0, 1), (1, 2), (2, 3), (0, 4)], direction: .both)
    var counts: [[UInt32]: Int] = [:]
    for seed in 0..<3500 {
      counts[Rewiring.of(start, seed: UInt64(seed), attempts: 20).neighbours, default: 0] += 1
    }
    // Six paths from node 3 to node 4 through the others, and one triangle beside a pair.
    #expect(counts.count == 7)
    #expect(counts.values.allSatisfy { abs($0 - 500) < 110 })
  }
}
