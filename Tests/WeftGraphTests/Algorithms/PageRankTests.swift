import Testing
import TestSupport
import WeftGraph

@Suite struct PageRankTests {
  /// The stationary distribution by elimination.
  private func solve(_ projection: Projection, _ damping: Double) -> [Double] {
    let count = projection.nodeCount
    var step = [[Double]](repeating: [Double](repeating: 0, count: count), count: count)
    for node in 0..<count {
      for entry in projection.row(node) where projection.neighbours[entry] != UInt32(node) {
        step[node][Int(projection.neighbours[entry])] +=
          projection.weights.isEmpty ? 1 : projection.weights[entry]
      }
      let sum = step[node].reduce(0, +)
      for other in 0..<count {
        step[node][other] =
          sum > 0
          ? damping * step[node][other] / sum + (1 - damping) / Double(count) : 1 / Double(count)
      }
    }
    // x (P - I) = 0, its last equation replaced by sum x = 1.
    var rows = (0..<count).map { j in
      (0..<count).map { i in j == count - 1 ? 1 : step[i][j] - (i == j ? 1 : 0) }
        + [j == count - 1 ? 1.0 : 0]
    }
    return Linear.solve(&rows)
  }

  @Test(arguments: 0..<60)
  func `scores solve the walk's equations`(seed: Int) {
    for projection in [RandomGraphs.projection(seed: seed), RandomGraphs.weighted(seed: seed)] {
      let expected = solve(projection, 0.85)
      let found = PageRank.of(projection).value?.scores ?? []
      #expect(found.count == expected.count)
      for (one, other) in zip(found, expected) { #expect(abs(one - other) < 1e-11) }
      #expect(abs(found.reduce(0, +) - 1) < 1e-12)
    }
  }

  @Test(arguments: 0..<20)
  func `renumbering nodes renumbers the scores`(seed: Int) {
    let (original, renamed, rename) = RandomGraphs.relabelled(seed: seed, upTo: 30)
    let one = PageRank.of(original).value?.scores ?? []
    let other = PageRank.of(renamed).value?.scores ?? []
    for node in one.indices { #expect(abs(one[node] - other[rename[node]]) < 1e-12) }
  }

  @Test func `no nodes, no scores`() {
    #expect(PageRank.of(Projection(of: .empty)).value == nil)
    let negative = RandomGraphs.projection(nodes: 2, arcs: [(0, 1)], weights: [-1])
    #expect(PageRank.of(negative).reason != nil)
  }

  @Test(arguments: 0..<20)
  func `the error is bounded by the last change`(seed: Int) {
    let projection = RandomGraphs.weighted(seed: seed, upTo: 60)
    let exact = solve(projection, 0.85)
    for tolerance in [1e-2, 1e-4, 1e-8] {
      let found = PageRank.of(projection, tolerance: tolerance).value?.scores ?? []
      let error = zip(found, exact).reduce(0) { $0 + abs($1.0 - $1.1) }
      // Bringing the sum to 1 may double it.
      #expect(error <= 2 * tolerance * 0.85 / 0.15)
    }
  }

  @Test func `where nobody leads anywhere all are equal`() {
    let alone = RandomGraphs.projection(nodes: 4, arcs: [(1, 1)])
    #expect(PageRank.of(alone).value?.scores == [0.25, 0.25, 0.25, 0.25])
  }

  @Test func `a graph of several blocks of nodes is walked as a whole`() throws {
    let count = 9000
    let ring = RandomGraphs.projection(
      nodes: count, arcs: (0..<count).map { ($0, ($0 + 1) % count) })
    let scores = try #require(PageRank.of(ring).value?.scores)
    for score in scores { #expect(abs(score - 1 / Double(count)) < 1e-15) }
  }
}
