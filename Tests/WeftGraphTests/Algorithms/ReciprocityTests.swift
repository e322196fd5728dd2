import Testing
import TestSupport
import WeftGraph

@Suite struct ReciprocityTests {
  @Test(arguments: 0..<60)
  func `a tie is returned if the matrix has its mirror image`(seed: Int) {
    let projection = RandomGraphs.projection(seed: seed)
    let graph = Naive(projection)
    var arcs = 0
    var returned = 0
    for i in 0..<graph.count {
      for j in 0..<graph.count where graph.arcs[i][j] > 0 {
        arcs += 1
        if graph.arcs[j][i] > 0 { returned += 1 }
      }
    }
    let found = Reciprocity.of(projection)
    #expect(found.arcs == arcs && found.mutual * 2 == returned)
    #expect(found.asymmetric == arcs - returned)
    #expect(agree(arcs > 0 ? Double(returned) / Double(arcs) : nil, found.value.value))
    #expect(Reciprocity.of(projection.reversed()) == found)
    #expect(Reciprocity.of(projection.undirected()).value.reason != nil)
  }

  @Test(.needsReference) func `values of the reference networks`() throws {
    for layer in try Reference.layers(with: "reciprocity_edgewise") {
      let found = Reciprocity.of(layer.directed)
      #expect(agree(layer.expected["reciprocity_edgewise"].number, found.value.value))
      #expect(found.mutual == layer.expected["mutual_dyads"].integer)
    }
  }
}
