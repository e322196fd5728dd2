import Testing
import TestSupport
import WeftGraph

@Suite struct CoreNumbersTests {
  @Test(arguments: 0..<120)
  func `a core is what is left when low degrees are peeled off`(seed: Int) {
    let projection = RandomGraphs.projection(seed: seed)
    let graph = Naive(projection).symmetric
    var expected = [Int](repeating: 0, count: graph.count)
    for k in 1..<max(graph.count, 2) {
      var left = Set(0..<graph.count)
      while let low = left.first(where: { node in
        left.count { graph.arcs[node][$0] > 0 } < k
      }) { left.remove(low) }
      for node in left { expected[node] = k }
    }
    #expect(CoreNumbers.of(projection).cores == expected)
  }

  @Test(arguments: 0..<40)
  func `renumbering nodes renumbers the cores`(seed: Int) {
    let (original, renamed, rename) = RandomGraphs.relabelled(seed: seed, upTo: 60)
    let one = CoreNumbers.of(original).cores
    let other = CoreNumbers.of(renamed).cores
    #expect(one.indices.allSatisfy { one[$0] == other[rename[$0]] })
  }

  @Test(.needsReference) func `core numbers of the reference networks`() throws {
    for layer in try Reference.layers(with: "core_number") {
      let found = CoreNumbers.of(layer.directed).cores
      #expect(layer.mismatches(layer.expected["core_number"]) { Double(found[$0]) } == [])
    }
  }
}
