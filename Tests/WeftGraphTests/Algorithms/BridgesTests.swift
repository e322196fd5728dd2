import Testing
import TestSupport
import WeftGraph

@Suite struct BridgesTests {
  @Test(arguments: 0..<120)
  func `a bridge's loss adds a component`(seed: Int) {
    let projection = RandomGraphs.projection(seed: seed)
    let graph = Naive(projection).symmetric
    let before = graph.componentCount()
    var expected: [[Int]] = []
    for one in 0..<graph.count {
      for other in one + 1..<max(graph.count, one + 1) where graph.arcs[one][other] > 0 {
        if graph.separating(one, other).componentCount() > before { expected.append([one, other]) }
      }
    }
    let found = Bridges.of(projection).bridges
    #expect(found.map { [$0.source, $0.target] } == expected)
  }

  @Test func `the relationship joins the ends`() {
    let graph = RandomGraphs.graph(nodes: 4, arcs: [(1, 0), (1, 2), (2, 3), (3, 1)])
    let found = Bridges.of(Projection(of: graph)).bridges
    #expect(found.map { [$0.source, $0.target] } == [[0, 1]])
    #expect(found.map { graph.source(of: $0.relationship).index } == [1])
  }

  @Test(.needsReference) func `bridges of the reference networks`() throws {
    for layer in try Reference.layers(with: "bridges") {
      let found = Bridges.of(layer.directed).bridges.map {
        [layer.id($0.source), layer.id($0.target)].sorted()
      }
      let expected = layer.expected["bridges"].array.map { $0.strings.sorted() }
      #expect(Set(found) == Set(expected) && found.count == expected.count)
    }
  }
}
