import Testing
import TestSupport

@testable import WeftGraph

@Suite struct CommunityGraphTests {
  private static let directions: [Projection.Direction] = [.out, .in, .both]

  /// The weight of each tie from a node, by the other end; what weighs nothing is none.
  private func ties<Weight: TieWeight>(
    of node: Int, _ graph: CommunityGraph<Weight>
  ) -> [UInt32: Double] {
    var sums: [UInt32: Double] = [:]
    graph.forEachEntry(of: node) { other, weight, counts in
      if counts { sums[other, default: 0] += Weight.number(weight) / graph.scale }
    }
    return sums
  }

  private func expected(of node: Int, _ simple: Projection) -> [UInt32: Double] {
    var sums: [UInt32: Double] = [:]
    for entry in simple.row(node) {
      let weight = simple.weights.isEmpty ? 1 : simple.weights[entry]
      if weight > 0 { sums[simple.neighbours[entry]] = weight }
    }
    return sums
  }

  private func check<Weight: TieWeight>(_ graph: CommunityGraph<Weight>, _ projection: Projection) {
    let simple = projection.undirected().simple()
    // The rows are those of the projection, which are held anyway.
    #expect(graph.offsets == projection.offsets && graph.neighbours == projection.neighbours)
    #expect(graph.given == projection.weights && graph.weights.isEmpty)
    var tieCount = 0
    for node in 0..<projection.nodeCount {
      let expected = expected(of: node, simple)
      #expect(ties(of: node, graph) == expected)
      #expect(agree(graph.strengths[node], graph.scale * expected.values.reduce(0, +)))
      tieCount += expected.count
    }
    #expect(graph.tieCount == tieCount)
  }

  @Test(arguments: 0..<60)
  func `the rows of a projection serve as they are, whatever their direction`(seed: Int) {
    for direction in Self.directions {
      let plain = RandomGraphs.projection(seed: seed, upTo: 30, direction: direction)
      check(CommunityGraph<UInt8>(plain), plain)
      let weighted = RandomGraphs.weighted(seed: seed, upTo: 30, direction: direction)
      check(CommunityGraph<Float>(weighted), weighted)
      // A third of the entries weigh nothing.
      let some = Projection(
        nodes: weighted.nodes, offsets: weighted.offsets, neighbours: weighted.neighbours,
        relationships: weighted.relationships,
        weights: zip(weighted.relationships, weighted.weights).map {
          $0.index % 3 == 0 ? 0 : $1
        }, direction: direction)
      check(CommunityGraph<Float>(some), some)
    }
  }

  @Test(arguments: 0..<30)
  func `searches do not read direction`(seed: Int) {
    let plain = RandomGraphs.projection(seed: seed, upTo: 60)
    #expect(Leiden.of(plain, runs: 3) == Leiden.of(plain.undirected(), runs: 3))
    #expect(Louvain.of(plain, runs: 3) == Louvain.of(plain.undirected(), runs: 3))
    #expect(LabelPropagation.of(plain, runs: 3) == LabelPropagation.of(plain.undirected(), runs: 3))
    let weighted = RandomGraphs.weighted(seed: seed, upTo: 60)
    let one = Leiden.of(weighted, runs: 3).value
    let other = Leiden.of(weighted.undirected(), runs: 3).value
    #expect(one?.communities == other?.communities)
    #expect(agree(one?.modularity, other?.modularity))
  }

  /// Two cliques of five with one tie between them.
  private func cliques(_ weight: (_ one: Int, _ other: Int) -> Double) -> Projection {
    let clique = (0..<5).flatMap { i in (0..<i).map { (i, $0) } }
    let arcs = clique + clique.map { ($0.0 + 5, $0.1 + 5) } + [(0, 5)]
    return RandomGraphs.projection(
      nodes: 10, arcs: arcs, weights: arcs.map { weight($0.0, $0.1) })
  }

  @Test(arguments: [1e-100, 1e-60, 1, 1e60, 1e100])
  func `what weights are counted in changes nothing`(unit: Double) throws {
    let found = try #require(Leiden.of(cliques { _, _ in unit }, runs: 3).value)
    #expect(found.communities == (0..<10).map { $0 / 5 })
    #expect(agree(found.modularity, Leiden.of(cliques { _, _ in 1 }, runs: 3).value?.modularity))
    #expect(
      Louvain.of(cliques { _, _ in unit }, runs: 3).value?.communities == found.communities)
  }

  @Test func `ties that weigh next to nothing beside others are ties still`() throws {
    // The second clique and its tie to the first are too light for what holds merged weights.
    let light = cliques { max($0, $1) < 5 ? 1e100 : 1e-100 }
    for found in [Leiden.of(light, runs: 3), Louvain.of(light, runs: 3)] {
      let communities = try #require(found.value?.communities)
      #expect(Set(communities[5...]).count == 1)
    }
  }
}
