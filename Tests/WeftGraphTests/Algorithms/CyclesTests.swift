import Testing
import TestSupport
import WeftGraph

@Suite struct CyclesTests {
  @Test(arguments: 0..<120)
  func `each strong component has a shortest witness`(seed: Int) {
    let projection = RandomGraphs.projection(seed: seed)
    let graph = Naive(projection)
    let distances = graph.distances
    let found = Cycles.of(projection)
    let expected = StrongComponents.of(projection).members.filter { $0.count > 1 }
    #expect(found.cycles.map(\.component) == expected.sorted { $0[0] < $1[0] })
    for cycle in found.cycles {
      for (one, next) in zip(cycle.nodes, cycle.nodes.dropFirst() + [cycle.nodes[0]]) {
        #expect(graph.arcs[one][next] > 0)
      }
      #expect(Set(cycle.nodes).count == cycle.length)
      #expect(cycle.nodes.allSatisfy(cycle.component.contains))
      #expect(cycle.nodes.min() == cycle.nodes[0])
      let shortest = cycle.component.flatMap { one in
        cycle.component.compactMap { other in
          graph.arcs[one][other] > 0 ? distances[other][one].map { $0 + 1 } : nil
        }
      }.min()
      #expect(cycle.length == shortest)
    }
  }

  @Test(arguments: 0..<60)
  func `a projection has a cycle exactly if some node has no layer`(seed: Int) {
    let projection = RandomGraphs.projection(seed: seed)
    #expect(
      Cycles.of(projection).cycles.isEmpty == TopologicalLayers.of(projection).isAcyclic)
  }

  @Test func `a self-report is no cycle`() {
    #expect(Cycles.of(RandomGraphs.projection(nodes: 2, arcs: [(0, 0), (1, 0)])).cycles.isEmpty)
  }
}
