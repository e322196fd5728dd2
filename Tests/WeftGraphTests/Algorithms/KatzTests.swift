import Testing
import TestSupport
import WeftGraph

@Suite struct KatzTests {
  @Test(arguments: 0..<60)
  func `scores solve the walk equations`(seed: Int) throws {
    for projection in [
      RandomGraphs.projection(seed: seed), RandomGraphs.weighted(seed: seed, direction: .both),
    ] {
      let found = try #require(Katz.of(projection).value)
      let matrix = projection.simple()
      let count = matrix.nodeCount
      var rows = (0..<count).map { i in (0...count).map { $0 == i || $0 == count ? 1.0 : 0 } }
      for node in 0..<count {
        for entry in matrix.row(node) {
          rows[Int(matrix.neighbours[entry])][node] -=
            found.attenuation * (matrix.weights.isEmpty ? 1 : matrix.weights[entry])
        }
      }
      for (one, other) in zip(found.scores, Linear.solve(&rows)) {
        #expect(abs(one - other) < 1e-9 * max(1, abs(other)))
      }
      #expect(found.scores.allSatisfy { $0 >= 1 })
    }
  }

  @Test func `a chain counts its walks`() throws {
    let chain = RandomGraphs.projection(nodes: 3, arcs: [(0, 1), (1, 2)])
    #expect(try #require(Katz.of(chain).value).scores == [1, 1.5, 1.75])
  }

  @Test func `it is undefined where walks grow faster than they fade`() {
    let pair = RandomGraphs.projection(nodes: 2, arcs: [(0, 1)], direction: .both)
    #expect(Katz.of(pair, attenuation: 1).reason != nil)
    #expect(Katz.of(pair, attenuation: 0.99).value != nil)
  }

  @Test func `a relationship that weighs nothing closes no cycle`() throws {
    let open = RandomGraphs.projection(
      nodes: 3, arcs: [(0, 1), (1, 2), (2, 0)], weights: [0, 2, 1])
    #expect(try #require(Katz.of(open).value).scores == [2, 1, 2])
  }
}
