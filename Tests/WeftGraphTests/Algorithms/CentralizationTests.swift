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
    let measures = [
      Centralization.Measure.degree, .closeness, .betweenness, .strength, .harmonic, .pageRank,
    ]
    for measure in measures {
      #expect(agree(1, Centralization.of(star, measure).value))
      #expect(abs(Centralization.of(cycle, measure).value ?? 1) < 1e-12)
      #expect(abs(Centralization.of(complete, measure).value ?? 1) < 1e-12)
    }
    for alike in [cycle, complete] {
      #expect(abs(Centralization.of(alike, .eigenvector).value ?? 1) < 1e-9)
    }
    let out = RandomGraphs.projection(nodes: count, arcs: (1..<count).map { (0, $0) })
    #expect(agree(1, Centralization.of(out, .outDegree).value))
    #expect(agree(1, Centralization.of(out.reversed(), .inDegree).value))
    #expect(agree(1, Centralization.of(out, .directedHarmonic).value))
    #expect(agree(1, Centralization.of(out, .directedStrength).value))
    #expect(agree(1, Centralization.of(out.reversed(), .directedPageRank).value))
    #expect(agree(1, Centralization.of(star, .totalDegree).value))
    #expect(Centralization.of(out, .directedCloseness).value == nil)
    #expect(Centralization.of(out, .directedEigenvector).value == nil)
    #expect(agree(0, Centralization.of(out, .directedBetweenness).value))
    #expect(agree(1, Centralization.of(star, .directedBetweenness).value))
  }

  /// Every network of so many nodes, but of those that differ in the numbers of nodes alone only some.
  private func networks(_ count: Int, _ direction: Projection.Direction) -> [Projection] {
    let pairs = (0..<count).flatMap { i in
      (0..<count).filter { direction == .both ? i < $0 : i != $0 }.map { (i, $0) }
    }
    return (0..<1 << pairs.count).compactMap { mask in
      var rows = [[UInt32]](repeating: [], count: count)
      for (place, (from, to)) in pairs.enumerated() where mask >> place & 1 == 1 {
        rows[from].append(UInt32(to))
        if direction == .both { rows[to].append(UInt32(from)) }
      }
      guard zip(rows, rows.dropFirst()).allSatisfy({ $0.count >= $1.count }) else { return nil }
      let neighbours = rows.flatMap { $0.sorted() }
      return Projection(
        nodes: (0..<count).map { NodeID($0) },
        offsets: rows.reduce(into: [0]) { $0.append(($0.last ?? 0) + UInt32($1.count)) },
        neighbours: neighbours,
        relationships: neighbours.map { _ in RelationshipID(0) }, direction: direction)
    }
  }

  private static let undirected: [Centralization.Measure] = [
    .degree, .strength, .closeness, .harmonic, .betweenness, .pageRank, .eigenvector,
  ]
  private static let directed: [Centralization.Measure] = [
    .inDegree, .outDegree, .totalDegree, .directedStrength, .directedCloseness, .directedHarmonic,
    .directedBetweenness, .directedPageRank, .directedEigenvector,
  ]

  @Test(arguments: [3, 4, 5, 6])
  func `of all networks some reach the most and none has more`(count: Int) {
    let all = networks(count, .both)
    for measure in Self.undirected {
      let found = all.compactMap { Centralization.of($0, measure).value }
      #expect(agree(1, found.max()), "\(measure)")
    }
    guard count < 5 else { return }
    let arcs = networks(count, .out)
    for measure in Self.directed {
      let found = arcs.compactMap { Centralization.of($0, measure).value }
      #expect(agree(1, found.max()), "\(measure)")
    }
  }

  @Test func `along a direction closeness is centred most in a line to one who leads to all`() {
    for count in 3..<12 {
      let line = (1..<count).map { ($0, $0 - 1) }
      let graph = RandomGraphs.projection(
        nodes: count, arcs: line + (1..<count).map { (0, $0) })
      #expect(agree(1, Centralization.of(graph, .directedCloseness).value))
      let pair = RandomGraphs.projection(nodes: count, arcs: [(0, 1), (1, 0)])
      #expect(agree(1, Centralization.of(pair, .directedEigenvector).value))
      #expect(agree(1, Centralization.of(pair, .eigenvector).value))
    }
  }

  @Test func `a strength is held against ties as heavy as the heaviest`() {
    // Strengths 5, 5 and 4; a star of ties of 3 has 6, 3, 3.
    let triangle = RandomGraphs.projection(
      nodes: 3, arcs: [(0, 1), (1, 2), (2, 0)], weights: [3, 2, 2], direction: .both)
    #expect(agree(1.0 / 6, Centralization.of(triangle, .strength).value))
    // Parallels and opposite ones are one tie of their summed weight.
    let parts = RandomGraphs.projection(
      nodes: 3, arcs: [(0, 1), (1, 0), (1, 2), (2, 0)], weights: [1, 2, 2, 2])
    #expect(agree(1.0 / 6, Centralization.of(parts, .strength).value))
    // Along the direction 1, 4 and 2 lead away from them, and 2 weighs most.
    #expect(agree(5.0 / 8, Centralization.of(parts, .directedStrength).value))
    for weights in [[0.0, 0], [-1, 1]] {
      let none = RandomGraphs.projection(
        nodes: 3, arcs: [(0, 1), (1, 2)], weights: weights, direction: .both)
      #expect(Centralization.of(none, .strength).reason != nil)
      #expect(agree(1, Centralization.of(none, .pageRank).value))
    }
  }

  @Test(arguments: 0..<40)
  func `the numbers of nodes do not matter`(seed: Int) {
    for direction in [Projection.Direction.out, .both] {
      let (original, renamed, _) = RandomGraphs.relabelled(seed: seed, direction: direction)
      for measure in direction == .both ? Self.undirected : Self.directed {
        let found = Centralization.of(original, measure)
        let again = Centralization.of(renamed, measure)
        // Sums in another order differ a little.
        #expect(abs((found.value ?? -1) - (again.value ?? -1)) < 1e-9, "\(measure)")
      }
    }
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
    func harmonic(_ distances: [[Int?]]) -> [Double] {
      distances.map { $0.reduce(0) { $0 + ($1.map { $0 > 0 ? 1 / Double($0) : 0 } ?? 0) } }
    }
    #expect(agree(excess(harmonic(distances)) / ((n - 1) * (n - 2) / 2), found(.harmonic)))
    #expect(
      agree(excess(harmonic(graph.distances)) / ((n - 1) * (n - 1)), found(.directedHarmonic)))
    let totals = zip(degrees(graph.arcs), degrees(turned)).map { $0 + $1 }
    #expect(agree(excess(totals) / (2 * (n - 1) * (n - 2)), found(.totalDegree)))
    let ranks = PageRank.of(projection.simple()).value?.scores ?? []
    #expect(
      agree(
        excess(ranks) * (n + 0.85 * (n - 1)) / (0.85 * (n - 1) * (n - 1)),
        found(.directedPageRank)))
    let vector = Eigenvector.of(projection.undirected()).value?.scores
    #expect(
      agree(vector.map { excess($0) / ($0.max() ?? 1) / (n - 2) }, found(.eigenvector)))
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
