import Testing
import TestSupport
import WeftGraph

@Suite struct BiconnectedComponentsTests {
  @Test(arguments: 0..<120)
  func `no removal separates a component, and none can grow`(seed: Int) {
    let projection = RandomGraphs.projection(seed: seed, upTo: 10)
    let graph = Naive(projection).symmetric
    let found = BiconnectedComponents.of(projection).components
    for component in found {
      let outside = Set(0..<graph.count).subtracting(component)
      for removed in component where component.count > 2 {
        #expect(graph.componentCount(without: outside.union([removed])) == 1)
      }
      #expect(graph.componentCount(without: outside) == 1)
    }
    for one in 0..<graph.count {
      for other in one + 1..<max(graph.count, one + 1) where graph.arcs[one][other] > 0 {
        #expect(found.count { $0.contains(one) && $0.contains(other) } == 1)
      }
    }
    for (index, one) in found.enumerated() {
      for other in found[(index + 1)...] { #expect(Set(one).intersection(other).count <= 1) }
    }
    let points = Set(ArticulationPoints.of(projection).points.map(\.node))
    for node in 0..<graph.count {
      #expect((found.count { $0.contains(node) } > 1) == points.contains(node))
    }
  }

  @Test(.needsReference) func `sizes of the reference networks`() throws {
    for layer in try Reference.layers(with: "biconnected_component_sizes") {
      let found = BiconnectedComponents.of(layer.directed).components.map(\.count)
      #expect(
        found.sorted(by: >) == layer.expected["biconnected_component_sizes"].integers)
    }
  }
}
