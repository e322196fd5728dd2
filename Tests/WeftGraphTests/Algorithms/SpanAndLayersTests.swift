import Testing
import TestSupport
import WeftGraph

@Suite struct SpanAndLayersTests {
  @Test(arguments: 0..<80)
  func `spans, depths and subtrees are those of the matrix`(seed: Int) {
    let projection = RandomGraphs.projection(seed: seed)
    let graph = Naive(projection)
    let distances = graph.distances
    let found = SpanAndLayers.of(projection)
    for node in 0..<graph.count {
      #expect(found.spans[node] == graph.arcs[node].count { $0 > 0 })
      #expect(found.subtreeSizes[node] == distances[node].count { $0 != nil })
      #expect(found.depths[node] == found.roots.compactMap { distances[$0][node] }.min())
      let managed = (0..<graph.count).contains { graph.arcs[$0][node] > 0 }
      let loop = projection.joins(node, node)
      let inChart = managed || found.spans[node] > 0 || loop
      #expect(found.outside.contains(node) == !inChart)
      #expect(found.roots.contains(node) == (inChart && !managed))
      #expect(found.selfReports.contains(node) == loop)
    }
    let spans = found.managers.map { found.spans[$0] }.sorted()
    if spans.isEmpty {
      #expect(found.meanSpan.reason != nil && found.medianSpan.reason != nil)
    } else {
      #expect(agree(Double(spans.reduce(0, +)) / Double(spans.count), found.meanSpan.value))
      let twice = spans[(spans.count - 1) / 2] + spans[spans.count / 2]
      #expect(agree(Double(twice) / 2, found.medianSpan.value))
    }
  }

  @Test(.needsReference) func `the reference hierarchies`() throws {
    for name in ["krackhardt-hightech", "manufacturing-email"] {
      let expected = try Reference.fixture("\(name)/expected.json")["reporting_tree"]
      let layer = try Reference.layer(name, "reports_to")
      let found = SpanAndLayers.of(Projection(of: layer.graph, direction: .in))
      func ids(_ nodes: [Int]) -> [String] { nodes.map(layer.id).sorted() }
      #expect(ids(found.roots) == expected["roots"].strings)
      #expect(ids(found.selfReports) == expected["self_reports"].strings)
      #expect(ids(found.outside) == expected["not_in_chart"].strings.sorted())
      #expect(layer.graph.nodeCount - found.outside.count == expected["in_chart"].integer)
      #expect(found.layers.isAcyclic && expected["cycles"].array.isEmpty)
      #expect(found.managers.count == expected["managers"].integer)
      #expect(
        found.managers.map { found.spans[$0] }.sorted(by: >) == expected["spans_sorted"].integers)
      #expect(agree(expected["mean_span"].number, found.meanSpan.value))
      #expect(agree(expected["median_span"].number, found.medianSpan.value))
      let widest = try #require(layer.node(expected["max_span"]["id"].string ?? ""))
      #expect(found.spans[widest] == expected["max_span"]["span"].integer)
      #expect(found.spans.max() == found.spans[widest])
      #expect(
        ids(found.managers.filter { found.spans[$0] == 1 })
          == expected["span_one_managers"].strings.sorted())
      #expect(found.layerSizes.count == expected["layers"].integer)
      #expect(found.layerSizes == expected["people_per_layer"].integers)
      #expect(
        layer.mismatches(expected["subtree_size"]) { Double(found.subtreeSizes[$0]) } == [])
    }
  }
}
