import Testing
import TestSupport

@testable import WeftGraph

@Suite struct CommunityGraphMergingTests {
  @Test(arguments: [false, true])
  func `merging does not depend on threads`(shuffled: Bool) {
    let rows = NeighbourRows(undirected: LargeGraphs.planted(seed: 1, shuffled: shuffled))
    let graph = CommunityGraph<UInt8>(rows)
    let community = (0..<graph.count).map { UInt32($0 / 3) }
    let count = graph.count / 3 + 1
    let one = CommunityGraph(merging: graph, by: community, into: count)
    for threads in [2, 3] {
      let other = CommunityGraph(merging: graph, by: community, into: count, threads: threads)
      #expect(one.offsets == other.offsets && one.neighbours == other.neighbours)
      #expect(one.weights == other.weights && one.inner == other.inner)
      #expect(one.strengths == other.strengths && one.total == other.total)
    }
  }

  @Test(arguments: 0..<40)
  func `communities in pieces are split into their pieces`(seed: Int) {
    let projection = RandomGraphs.projection(seed: seed, upTo: 60)
    let graph = CommunityGraph<UInt8>(NeighbourRows(undirected: projection))
    var generator = SeededGenerator(seed: UInt64(seed))
    let community = (0..<graph.count).map { _ in UInt32(generator.number(below: graph.count)) }
    let coarse = community.map { $0 % 3 }
    for division in [community, coarse] {
      let found = graph.connected(division, threads: 1)
      var sets = DisjointSets(count: graph.count)
      for node in 0..<graph.count {
        for entry in graph.row(node) where division[Int(graph.neighbours[entry])] == division[node]
        {
          sets.unite(node, Int(graph.neighbours[entry]))
        }
      }
      for one in 0..<graph.count {
        for other in 0..<one {
          #expect((found[one] == found[other]) == (sets.root(of: one) == sets.root(of: other)))
        }
      }
    }
  }
}
