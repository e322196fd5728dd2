import Testing
import TestSupport

@testable import WeftGraph

@Suite struct CommunityGraphMergingTests {
  @Test(arguments: [false, true])
  func `merging does not depend on threads`(shuffled: Bool) {
    let graph = CommunityGraph<UInt8>(LargeGraphs.planted(seed: 1, shuffled: shuffled))
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

  @Test(arguments: 0..<60)
  func `parallels and loops in the rows change nothing`(seed: Int) {
    let projection = RandomGraphs.projection(seed: seed, upTo: 40, direction: .both)
    let rows = NeighbourRows(projection)
    let bare = CommunityGraph<UInt8>(projection.simple())
    let given = CommunityGraph<UInt8>(projection)
    #expect(given.neighbours == projection.neighbours)
    #expect(given.strengths == bare.strengths && given.total == bare.total)
    #expect(given.tieCount == bare.tieCount && bare.tieCount == bare.neighbours.count)
    for node in 0..<bare.count {
      var met: [UInt32] = []
      given.forEachEntry(of: node) { other, _, counts in if counts { met.append(other) } }
      #expect(met == Array(rows.neighbours[rows.row(node)]))
    }
    let community = (0..<bare.count).map { UInt32($0 / 3) }
    let parts = bare.count / 3 + 1
    let merged = CommunityGraph(merging: bare, by: community, into: parts)
    let same = CommunityGraph(merging: given, by: community, into: parts)
    #expect(same.offsets == merged.offsets && same.neighbours == merged.neighbours)
    #expect(same.weights == merged.weights && same.inner == merged.inner)
    #expect(same.tieCount == merged.tieCount)
    #expect(given.connected(community, threads: 1) == bare.connected(community, threads: 1))
    guard bare.total > 0 else { return }
    #expect(
      given.modularity(community, resolution: 1) == bare.modularity(community, resolution: 1))
    #expect(Leiden.of(projection, runs: 3) == Leiden.of(projection.simple(), runs: 3))
    #expect(Louvain.of(projection, runs: 3) == Louvain.of(projection.simple(), runs: 3))
    #expect(
      LabelPropagation.of(projection, runs: 3) == LabelPropagation.of(projection.simple(), runs: 3))
  }

  @Test(arguments: 0..<40)
  func `communities in pieces are split into their pieces`(seed: Int) {
    let projection = RandomGraphs.projection(seed: seed, upTo: 60)
    let rows = NeighbourRows(undirected: projection)
    let graph = CommunityGraph<UInt8>(projection)
    var generator = SeededGenerator(seed: UInt64(seed))
    let community = (0..<graph.count).map { _ in UInt32(generator.number(below: graph.count)) }
    let coarse = community.map { $0 % 3 }
    for division in [community, coarse] {
      let found = graph.connected(division, threads: 1)
      var sets = DisjointSets(count: graph.count)
      for node in 0..<graph.count {
        for entry in rows.row(node) where division[Int(rows.neighbours[entry])] == division[node] {
          sets.unite(node, Int(rows.neighbours[entry]))
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
