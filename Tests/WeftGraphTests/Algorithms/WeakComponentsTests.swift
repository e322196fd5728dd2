import Testing
import TestSupport
import WeftGraph

@Suite struct WeakComponentsTests {
  @Test(arguments: 0..<60)
  func `nodes share a component exactly if a path joins them`(seed: Int) {
    let projection = RandomGraphs.projection(seed: seed)
    let reaches = Naive(projection).symmetric.reaches
    let found = WeakComponents.of(projection)
    for one in 0..<projection.nodeCount {
      for other in 0..<projection.nodeCount {
        #expect((found.component[one] == found.component[other]) == reaches[one][other])
      }
    }
    #expect(found.sizes.reduce(0, +) == projection.nodeCount)
    let firsts = found.members.compactMap(\.first)
    #expect(firsts == firsts.sorted() && firsts.count == found.count)
  }

  @Test(arguments: 0..<30)
  func `one more relationship never adds a component`(seed: Int) {
    let (nodes, arcs) = RandomGraphs.arcs(seed: seed)
    var last = nodes
    for count in 0...arcs.count {
      let found = WeakComponents.of(
        RandomGraphs.projection(nodes: nodes, arcs: Array(arcs[..<count])))
      #expect(found.count <= last && found.count >= last - 1)
      last = found.count
    }
  }

  @Test(.needsReference) func `sizes of the reference networks`() throws {
    for layer in try Reference.layers(with: "weak_component_sizes") {
      let found = WeakComponents.of(layer.directed)
      #expect(found.sizes.sorted(by: >) == layer.expected["weak_component_sizes"].integers)
      let isolates = found.members.filter { $0.count == 1 }.map { layer.id($0[0]) }
      #expect(isolates.sorted() == layer.expected["isolates"].strings.sorted())
    }
  }
}
