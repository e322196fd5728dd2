import Testing
import TestSupport
import WeftGraph

@Suite struct CentralizationTests {
  @Test(arguments: 3..<12)
  func `a star is one, a cycle and a complete graph zero`(count: Int) {
    let star = RandomGraphs.projection(
      nodes: count, arcs: (1..<count).map { (0, $0) }, direction: .both)
    let cycle = RandomGraphs.projection(
      nodes: count, arcs: (0..<count).map { ($0, ($0 + 1) % count) }, direction: .both)
    let complete = RandomGraphs.projection(
      nodes: count, arcs: (0..<count).flatMap { i in (0..<i).map { (i, $0) } }, direction: .both)
    for measure in [Centralization.Measure.degree, .closeness, .betweenness] {
      #expect(agree(1, Centralization.of(star, measure).value))
      #expect(abs(Centralization.of(cycle, measure).value ?? 1) < 1e-12)
      #expect(abs(Centralization.of(complete, measure).value ?? 1) < 1e-12)
    }
    let out = RandomGraphs.projection(nodes: count, arcs: (1..<count).map { (0, $0) })
    #expect(agree(1, Centralization.of(out, .outDegree).value))
    #expect(agree(1, Centralization.of(out.reversed(), .inDegree).value))
    #expect(agree(0, Centralization.of(out, .directedBetweenness).value))
    #expect(agree(1, Centralization.of(star, .directedBetweenness).value))
  }

  @Test func `paths are followed along directions where that is asked for`() {
    // a → b, c → b, b → d: two of six ordered pairs of others run through b.
    let graph = RandomGraphs.projection(nodes: 4, arcs: [(0, 1), (2, 1), (1, 3)])
    #expect(agree(1.0 / 3, Centralization.of(graph, .directedBetweenness).value))
    #expect(agree(1, Centralization.of(graph, .betweenness).value))
  }

  /// The sum of the differences to the most central.
  private func excess(_ scores: [Double]) -> Double {
    scores.reduce(0) { $0 + (scores.max() ?? 0) - $1 }
  }

  @Test(arguments: 0..<60)
  func `it is the summed difference to the most central over that of a star`(seed: Int) {
    let projection = RandomGraphs.projection(seed: seed)
    let count = projection.nodeCount
    guard count > 2 else { return }
    let n = Double(count)
    let graph = Naive(projection)
    func degrees(_ arcs: [[Int]]) -> [Double] { arcs.map { Double($0.count { $0 > 0 }) } }
    let turned = (0..<count).map { node in graph.arcs.map { $0[node] } }
    func found(_ measure: Centralization.Measure) -> Double? {
      Centralization.of(projection, measure).value
    }
    #expect(
      agree(excess(degrees(graph.symmetric.arcs)) / ((n - 1) * (n - 2)), found(.degree)))
    #expect(agree(excess(degrees(graph.arcs)) / ((n - 1) * (n - 1)), found(.outDegree)))
    #expect(agree(excess(degrees(turned)) / ((n - 1) * (n - 1)), found(.inDegree)))
    let distances = graph.symmetric.distances
    let isConnected = distances.joined().allSatisfy { $0 != nil }
    let closeness = distances.map { row in (n - 1) / Double(row.reduce(0) { $0 + ($1 ?? 0) }) }
    #expect(
      agree(
        isConnected ? excess(closeness) / ((n - 1) * (n - 2) / (2 * n - 3)) : nil,
        found(.closeness)))
    let between = Betweenness.of(projection.undirected()).value?.scores ?? []
    #expect(agree(excess(between) / ((n - 1) * (n - 1) * (n - 2) / 2), found(.betweenness)))
  }

  @Test(arguments: 0..<40)
  func `it is between zero and one`(seed: Int) {
    let projection = RandomGraphs.projection(seed: seed)
    for measure in Centralization.Measure.allCases {
      let found = Centralization.of(projection, measure)
      #expect((0...1 + 1e-12).contains(found.value ?? 0))
      if projection.nodeCount < 3 { #expect(found.reason != nil) }
    }
  }

  @Test(.needsReference) func `values of the reference networks`() throws {
    for layer in try Reference.layers(with: "freeman_degree_centralization") {
      let expected = layer.expected
      func check(_ key: String, _ measure: Centralization.Measure) {
        let found = Centralization.of(layer.directed, measure, threads: 2).value
        #expect(agree(expected[key].number, found), "\(layer.name) \(key)")
      }
      check("freeman_degree_centralization", .degree)
      check("freeman_betweenness_centralization", .betweenness)
      check("freeman_closeness_centralization", .closeness)
      guard layer.isDirected else { continue }
      check("freeman_indegree_centralization", .inDegree)
      check("freeman_outdegree_centralization", .outDegree)
    }
  }
}
