import Testing
import TestSupport
import WeftGraph

@Suite struct BetweennessTests {
  private func pairwise(_ projection: Projection) -> [Double] {
    let graph = Naive(projection)
    let distances = graph.distances
    let paths = graph.pathCounts(distances)
    var result = [Double](repeating: 0, count: graph.count)
    for s in 0..<graph.count {
      for t in 0..<graph.count where s != t {
        guard let whole = distances[s][t] else { continue }
        for v in 0..<graph.count where v != s && v != t {
          guard let first = distances[s][v], let second = distances[v][t] else { continue }
          if first + second == whole { result[v] += paths[s][v] * paths[v][t] / paths[s][t] }
        }
      }
    }
    return projection.direction == .both ? result.map { $0 / 2 } : result
  }

  @Test(arguments: 0..<90)
  func `a score is the share of shortest paths over all pairs`(seed: Int) throws {
    for direction in [Projection.Direction.out, .both] {
      let projection = RandomGraphs.projection(seed: seed, direction: direction)
      let found = try #require(Betweenness.of(projection).value)
      for (one, other) in zip(found.scores, pairwise(projection)) {
        #expect(abs(one - other) < 1e-9)
      }
    }
  }

  @Test(arguments: 0..<40)
  func `equal weights are hops, and doubled weights change nothing`(seed: Int) throws {
    let (nodes, arcs) = RandomGraphs.arcs(seed: seed)
    // Parallels would make inverse weights shorter, so each pair is kept once.
    var seen: Set<[Int]> = []
    let single = arcs.filter { seen.insert([$0.0, $0.1]).inserted }
    let hops = RandomGraphs.projection(nodes: nodes, arcs: single)
    let equal = RandomGraphs.projection(
      nodes: nodes, arcs: single, weights: single.map { _ in 3 })
    let one = try #require(Betweenness.of(hops).value).scores
    for lengths in [PathLengths.weights, .inverseWeights, .hops] {
      let other = try #require(Betweenness.of(equal, lengths: lengths).value).scores
      for (one, other) in zip(one, other) { #expect(abs(one - other) < 1e-9) }
    }
  }

  @Test(arguments: 0..<40)
  func `weighted paths are counted as the pairwise sum counts them`(seed: Int) throws {
    let projection = RandomGraphs.weighted(seed: seed, direction: seed % 2 == 0 ? .out : .both)
    for kind in [PathLengths.weights, .inverseWeights] {
      let found = try #require(Betweenness.of(projection, lengths: kind).value).scores
      let expected = WeightedPaths(projection, kind).betweenness
      for (one, other) in zip(found, expected) { #expect(abs(one - other) < 1e-9) }
    }
  }

  @Test(arguments: 0..<8)
  func `any number of threads gives the same bits`(seed: Int) throws {
    let projection = RandomGraphs.projection(seed: seed * 3 + 1, upTo: 400, direction: .both)
    let one = try #require(Betweenness.of(projection).value)
    for threads in [2, 3, 7] {
      #expect(try #require(Betweenness.of(projection, threads: threads).value) == one)
    }
  }

  @Test(arguments: 0..<20)
  func `the sum is the sum of inner path lengths`(seed: Int) throws {
    let projection = RandomGraphs.projection(seed: seed, upTo: 40)
    let found = try #require(Betweenness.of(projection).value).scores.reduce(0, +)
    let inner = Naive(projection).distances.joined().compactMap { $0 }.reduce(0) {
      $0 + max($1 - 1, 0)
    }
    #expect(abs(found - Double(inner)) < 1e-6)
  }

  @Test func `a path and a star by hand`() throws {
    let expected = try Reference.fixture("closed-form/expected.json")
    let path = expected["brandes_path_p5"]
    let arcs = (0..<4).map { ($0, $0 + 1) }
    let both = try #require(
      Betweenness.of(RandomGraphs.projection(nodes: 5, arcs: arcs, direction: .both)).value)
    let one = try #require(Betweenness.of(RandomGraphs.projection(nodes: 5, arcs: arcs)).value)
    for (index, found) in both.scores.enumerated() {
      #expect(agree(path["undirected_raw"][index].number, found))
      #expect(agree(path["undirected_normalised"][index].number, both.normalised.value?[index]))
      #expect(agree(path["directed_one_way_raw"][index].number, one.scores[index]))
      #expect(
        agree(
          path["directed_normalised_1_over_(n-1)(n-2)"][index].number, one.normalised.value?[index]
        ))
    }
    let star = RandomGraphs.projection(
      nodes: 5, arcs: (1..<5).map { (0, $0) }, direction: .both)
    #expect(
      agree(
        expected["star_n5"]["betweenness_hub_raw"].number, Betweenness.of(star).value?.scores[0]))
  }

  @Test func `the kite's Heather`() throws {
    let (kite, names, expected) = try ClosedForm.kite()
    let found = try #require(Betweenness.of(kite).value)
    for (node, name) in names.enumerated() {
      #expect(agree(expected["betweenness_raw"][name].number, found.scores[node]))
    }
  }

  @Test func `undefined cases say why`() {
    let dyad = RandomGraphs.projection(nodes: 2, arcs: [(0, 1)])
    #expect(Betweenness.of(dyad).value?.normalised.reason != nil)
    let zero = RandomGraphs.projection(nodes: 2, arcs: [(0, 1)], weights: [0])
    #expect(Betweenness.of(zero, lengths: .weights).reason != nil)
  }

  @Test(.needsReference) func `scores of the reference networks`() throws {
    for layer in try Reference.layers(with: "betweenness_undirected_raw") {
      let both = try #require(Betweenness.of(layer.undirected, threads: 2).value)
      #expect(
        layer.mismatches(layer.expected["betweenness_undirected_raw"]) { both.scores[$0] } == [])
      #expect(
        layer.mismatches(layer.expected["betweenness_undirected_normalised"]) {
          both.normalised.value?[$0]
        } == [])
      guard layer.isDirected else { continue }
      let directed = try #require(Betweenness.of(layer.directed, threads: 2).value)
      #expect(
        layer.mismatches(layer.expected["betweenness_directed_raw"]) { directed.scores[$0] } == [])
    }
  }
}
