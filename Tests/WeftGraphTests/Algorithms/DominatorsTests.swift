import Testing
import TestSupport
import WeftGraph

@Suite struct DominatorsTests {
  @Test(arguments: 0..<120)
  func `a node dominates what its removal makes unreachable`(seed: Int) {
    let projection = RandomGraphs.projection(seed: seed)
    let graph = Naive(projection)
    let roots = seed % 2 == 0 ? nil : [0, projection.nodeCount - 1]
    let found = Dominators.of(projection, roots: roots)
    let start =
      roots
      ?? (0..<graph.count).filter { node in
        (0..<graph.count).allSatisfy { graph.arcs[$0][node] == 0 }
      }
    #expect(found.roots == Set(start).sorted())
    let reaches = graph.reaches
    let reached = (0..<graph.count).filter { node in start.contains { reaches[$0][node] } }
    for node in 0..<graph.count {
      #expect(found.isReached[node] == reached.contains(node))
      guard reached.contains(node) else {
        #expect(found.immediate[node] == nil && found.dominated(by: node).isEmpty)
        continue
      }
      let without = graph.isolating([node]).reaches
      let lost = reached.filter { other in
        other != node && !start.contains { $0 != node && without[$0][other] }
      }
      #expect(found.dominated(by: node) == lost)
      #expect(found.dominatedCount(by: node) == lost.count)
    }
    for node in reached {
      let above = reached.filter { found.dominated(by: $0).contains(node) }
      let nearest = above.max { found.dominatedCount(by: $0) > found.dominatedCount(by: $1) }
      #expect(found.immediate[node] == nearest)
    }
  }

  @Test func `the flow graph of Lengauer and Tarjan`() throws {
    let expected = try Reference.fixture("closed-form/expected.json")[
      "lengauer_tarjan_1979_flowgraph"]
    let names = "RABCDEFGHIJKL".map(String.init)
    let arcs = expected["arcs"].strings.map { arc in
      let ends = arc.map(String.init)
      return (names.firstIndex(of: ends[0]) ?? 0, names.firstIndex(of: ends[1]) ?? 0)
    }
    let found = Dominators.of(
      RandomGraphs.projection(nodes: names.count, arcs: arcs), roots: [0])
    for (node, name) in names.enumerated() {
      #expect(
        found.immediate[node].map { names[$0] } == expected["immediate_dominator"][name].string)
    }
  }
}
