import Testing
import TestSupport

@testable import WeftGraph

@Suite struct StrongComponentsTests {
  @Test(arguments: 0..<90)
  func `nodes share a component exactly if they reach each other`(seed: Int) {
    let projection = RandomGraphs.projection(seed: seed)
    let reaches = Naive(projection).reaches
    let found = StrongComponents.of(projection)
    for one in 0..<projection.nodeCount {
      for other in 0..<projection.nodeCount {
        let mutual = reaches[one][other] && reaches[other][one]
        #expect((found.component[one] == found.component[other]) == mutual)
      }
    }
  }

  @Test(arguments: 0..<60)
  func `the condensation is acyclic and numbered downwards`(seed: Int) {
    let projection = RandomGraphs.projection(seed: seed)
    let found = StrongComponents.of(projection)
    for node in 0..<projection.nodeCount {
      for entry in projection.row(node) {
        let next = Int(projection.neighbours[entry])
        #expect(found.component[node] <= found.component[next])
      }
    }
  }

  @Test(arguments: 0..<30)
  func `what weighs nothing may be left out`(seed: Int) {
    let (nodes, arcs) = RandomGraphs.arcs(seed: seed)
    var generator = SeededGenerator(seed: UInt64(seed))
    let weights = arcs.map { _ in Double(generator.number(below: 3)) }
    let projection = RandomGraphs.projection(nodes: nodes, arcs: arcs, weights: weights)
    let without = StrongComponents.of(projection.withoutZeroWeights())
    #expect(StrongComponents.of(projection, withZeroWeights: false) == without)
    let plain = RandomGraphs.projection(nodes: nodes, arcs: arcs)
    #expect(StrongComponents.of(projection) == StrongComponents.of(plain))
  }

  @Test func `a chain of a hundred thousand nodes needs no deep stack`() {
    let count = 100_000
    let projection = RandomGraphs.projection(
      nodes: count, arcs: (0..<count).map { ($0, ($0 + 1) % count) })
    #expect(StrongComponents.of(projection).sizes == [count])
    #expect(ArticulationPoints.of(projection).points.isEmpty)
  }

  @Test(.needsReference) func `sizes of the reference networks`() throws {
    for layer in try Reference.layers(with: "strong_component_sizes") {
      let found = StrongComponents.of(layer.directed)
      #expect(found.sizes.sorted(by: >) == layer.expected["strong_component_sizes"].integers)
    }
  }
}
