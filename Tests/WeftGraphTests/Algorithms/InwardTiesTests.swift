import Testing
import TestSupport

@testable import WeftGraph

@Suite struct InwardTiesTests {
  @Test(arguments: 0..<60)
  func `what leads to each node is there once, with all it weighs`(seed: Int) {
    let direction: Projection.Direction = seed % 2 == 0 ? .out : .in
    let projection = RandomGraphs.weighted(seed: seed, upTo: 20, direction: direction)
    let simple = projection.simple()
    for opposites in [true, false] {
      let inward = InwardTies(projection, opposites: opposites)
      #expect(!inward.isEmpty)
      for node in 0..<projection.nodeCount {
        let leading = (0..<projection.nodeCount).filter {
          simple.joins($0, node) && (opposites || !simple.joins(node, $0))
        }
        #expect(inward.row(node).map { Int(inward.sources[$0]) } == leading)
        for (entry, source) in zip(inward.row(node), leading) {
          let weight = simple.entry(from: source, to: node).map { simple.weights[$0] }
          #expect(agree(weight, inward.weight(entry, to: node)))
        }
      }
    }
  }

  @Test func `what leads to nodes is held only where finding it again takes long`() {
    let directed = RandomGraphs.weighted(seed: 3, upTo: 20, direction: .out)
    let ties = ProjectedTies<Float>(directed)
    #expect(ties.heldInward == nil)
    #expect(ties.graph().inward.sources == InwardTies(directed, opposites: true).sources)
    let both = RandomGraphs.weighted(seed: 3, upTo: 20, direction: .both)
    #expect(ProjectedTies<Float>(both).heldInward?.isEmpty == true)
  }

  @Test func `without direction there is nothing that is not in the rows`() {
    #expect(InwardTies.none.isEmpty)
    #expect(InwardTies.none.row(0).isEmpty && InwardTies.none.sources.isEmpty)
  }
}
