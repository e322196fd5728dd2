import Testing
import TestSupport
import WeftGraph

@Suite struct TopologicalLayersTests {
  /// One more than the longest chain above, or nil on or behind a cycle: by trying all chains.
  private func longest(_ node: Int, _ graph: Naive, _ below: Set<Int>) -> Int? {
    if below.contains(node) { return nil }
    var best = 1
    for above in 0..<graph.count where graph.arcs[above][node] > 0 {
      guard let length = longest(above, graph, below.union([node])) else { return nil }
      best = max(best, length + 1)
    }
    return best
  }

  @Test(arguments: 0..<90)
  func `a layer is one more than the longest chain above`(seed: Int) {
    let projection = RandomGraphs.projection(seed: seed, upTo: 8)
    let graph = Naive(projection)
    let found = TopologicalLayers.of(projection)
    for node in 0..<projection.nodeCount {
      #expect(found.layer(of: node).value == longest(node, graph, []))
    }
    #expect(found.sizes.reduce(0, +) == found.order.count)
  }

  @Test(arguments: 0..<60)
  func `the order puts every node behind all that lead to it`(seed: Int) {
    let (nodes, arcs) = RandomGraphs.arcs(seed: seed, upTo: 30)
    let rename = RandomGraphs.permutation(seed: seed, count: nodes)
    let downwards = arcs.map { (rename[min($0.0, $0.1)], rename[max($0.0, $0.1)]) }
    let projection = RandomGraphs.projection(nodes: nodes, arcs: downwards)
    let found = TopologicalLayers.of(projection)
    #expect(found.isAcyclic)
    var place = [Int](repeating: -1, count: nodes)
    for (index, node) in found.order.enumerated() { place[Int(node)] = index }
    for (from, to) in downwards where from != to {
      #expect(place[from] < place[to])
      #expect(found.layers[from] < found.layers[to])
    }
  }

  @Test func `a loop marks a root`() {
    let found = TopologicalLayers.of(
      RandomGraphs.projection(nodes: 3, arcs: [(0, 0), (0, 1), (1, 2)]))
    #expect(found.layers == [1, 2, 3])
  }

  @Test(.needsReference) func `layers of the reference hierarchies`() throws {
    for (name, layer) in [
      ("krackhardt-hightech", "reports_to"), ("manufacturing-email", "reports_to"),
    ] {
      let tree = try Reference.fixture("\(name)/expected.json")["reporting_tree"]
      let reports = try Reference.layer(name, layer)
      let down = Projection(of: reports.graph, direction: .in)
      let degree = Degree.of(down.simple())
      // Accounts outside the chart report to nobody and have no reports.
      let outside = (0..<down.nodeCount).filter { down.loopCount >= 0 && degree.total[$0] == 0 }
      #expect(
        outside.map(reports.id).sorted() == tree["not_in_chart"].strings.sorted())
      let found = TopologicalLayers.of(down)
      #expect(found.count == tree["layers"].integer)
      var sizes = found.sizes
      sizes[0] -= outside.count
      #expect(sizes == tree["people_per_layer"].integers)
      let spans = degree.outgoing.filter { $0 > 0 }.sorted(by: >)
      #expect(spans == tree["spans_sorted"].integers)
    }
  }
}
