import Testing
import TestSupport
import WeftGraph

@Suite struct ClosenessTests {
  @Test(arguments: 0..<60)
  func `a score is the inverse mean distance, if there is one`(seed: Int) throws {
    for direction in [Projection.Direction.out, .both] {
      let projection = RandomGraphs.projection(seed: seed, upTo: 8, direction: direction)
      let distances = Naive(projection).distances
      let found = try #require(Closeness.of(projection, threads: 1 + seed % 3).value)
      for node in 0..<projection.nodeCount {
        let reached = distances[node].compactMap { $0 }
        #expect(found.reached[node] == reached.count - 1)
        let all = reached.count == projection.nodeCount && projection.nodeCount > 1
        let expected =
          all ? Double(projection.nodeCount - 1) / Double(reached.reduce(0, +)) : nil
        #expect(agree(expected, found.scores[node].value))
        #expect((found.scores[node].reason == nil) == all)
      }
      #expect(
        found.coverage
          == Double(found.scores.count { $0.value != nil }) / Double(projection.nodeCount))
    }
  }

  @Test(arguments: 0..<30)
  func `weighted distances are read as told`(seed: Int) throws {
    let projection = RandomGraphs.weighted(seed: seed, upTo: 6, direction: .both)
    for kind in [PathLengths.weights, .inverseWeights] {
      let distances = WeightedPaths(projection, kind).distances
      let found = try #require(Closeness.of(projection, lengths: kind).value)
      for node in 0..<projection.nodeCount {
        let sum = distances[node].reduce(0, +)
        let expected =
          projection.nodeCount > 1 && sum.isFinite ? Double(projection.nodeCount - 1) / sum : nil
        #expect(agree(expected, found.scores[node].value))
      }
    }
  }

  @Test func `the kite's Fernando and Garth`() throws {
    let (kite, names, expected) = try ClosedForm.kite()
    let found = try #require(Closeness.of(kite).value)
    for (node, name) in names.enumerated() {
      #expect(agree(expected["closeness"][name].number, found.scores[node].value))
    }
  }

  @Test(.needsReference) func `scores of the reference networks`() throws {
    for layer in try Reference.layers(with: "closeness_undirected") {
      let found = try #require(Closeness.of(layer.undirected, threads: 2).value)
      #expect(
        layer.mismatches(layer.expected["closeness_undirected"]) { found.scores[$0].value } == [])
    }
  }
}
