import Testing
import TestSupport
import WeftGraph

@Suite struct HarmonicTests {
  @Test(arguments: 0..<60)
  func `a score sums inverse distances`(seed: Int) throws {
    let projection = RandomGraphs.projection(seed: seed)
    let distances = Naive(projection).distances
    let found = try #require(Harmonic.of(projection, threads: 2).value)
    for node in 0..<projection.nodeCount {
      let expected = distances[node].compactMap { $0 }.reduce(0.0) {
        $0 + ($1 > 0 ? 1 / Double($1) : 0)
      }
      #expect(agree(expected, found.scores[node]))
      #expect(
        agree(
          projection.nodeCount > 1 ? expected / Double(projection.nodeCount - 1) : nil,
          found.normalised.value?[node]))
    }
  }

  @Test(arguments: 0..<30)
  func `one more relationship lowers no score, and the mean is the global efficiency`(
    seed: Int
  ) throws {
    let (nodes, arcs) = RandomGraphs.arcs(seed: seed)
    var last = [Double](repeating: 0, count: nodes)
    for count in 0...arcs.count {
      let projection = RandomGraphs.projection(nodes: nodes, arcs: Array(arcs[..<count]))
      let found = try #require(Harmonic.of(projection).value)
      #expect(zip(last, found.scores).allSatisfy { $0 <= $1 + 1e-12 })
      last = found.scores
      let mean = found.normalised.value.map { $0.reduce(0, +) / Double(nodes) }
      #expect(agree(mean, PathStatistics.of(projection).value?.globalEfficiency.value))
    }
  }
}
