import Testing
import TestSupport
import WeftGraph

@Suite struct MinimumVertexCutTests {
  @Test(arguments: 0..<90)
  func `the cut separates, and no smaller one does`(seed: Int) throws {
    let projection = RandomGraphs.projection(
      seed: seed, upTo: 9, direction: seed % 2 == 0 ? .out : .both)
    guard projection.nodeCount > 3 else { return }
    let graph = Naive(projection)
    let from = seed % 3 == 0 ? [0, 1] : [0]
    let to = [3]
    let free = (0..<graph.count).filter { !from.contains($0) && !to.contains($0) }
    func separates(_ removed: Set<Int>) -> Bool {
      let reaches = graph.isolating(removed).reaches
      return !from.contains { one in to.contains { reaches[one][$0] } }
    }
    let smallest = (0..<(1 << free.count)).map { mask in
      Set(free.indices.filter { mask >> $0 & 1 == 1 }.map { free[$0] })
    }.filter(separates).map(\.count).min()
    let found = MinimumVertexCut.of(projection, from: from, to: to)
    #expect(found.value?.nodes.count == smallest)
    if let nodes = found.value?.nodes {
      #expect(separates(Set(nodes)))
      #expect(nodes.count == DisjointPaths.of(projection, from: from, to: to).value?.count)
    } else {
      #expect(from.contains { graph.arcs[$0][3] > 0 })
    }
  }
}
