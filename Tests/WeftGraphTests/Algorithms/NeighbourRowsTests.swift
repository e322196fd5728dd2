import Testing
import TestSupport

@testable import WeftGraph

@Suite struct NeighbourRowsTests {
  private func rows(_ rows: NeighbourRows) -> [[UInt32]] {
    (0..<rows.nodeCount).map { Array(rows.neighbours[rows.row($0)]) }
  }

  @Test(arguments: 0..<40)
  func `rows are those of the simple projection`(seed: Int) {
    let directed = RandomGraphs.projection(seed: seed, upTo: 20)
    let simple = directed.simple()
    let found = NeighbourRows(directed)
    #expect(found.offsets == simple.offsets && found.neighbours == simple.neighbours)
    #expect(rows(found.reversed().reversed()) == rows(found))
    let both = directed.undirected().simple()
    #expect(NeighbourRows(undirected: directed).neighbours == both.neighbours)
    #expect(NeighbourRows(undirected: directed).offsets == both.offsets)
    let all = NeighbourRows(offsets: directed.offsets, neighbours: directed.neighbours)
    for node in 0..<simple.nodeCount {
      #expect(all.simpleDegree(node) == simple.row(node).count)
      for other in 0..<simple.nodeCount {
        #expect(found.entry(from: node, to: other) == simple.entry(from: node, to: other))
      }
    }
  }

  @Test(arguments: 0..<40)
  func `renumbering keeps the graph`(seed: Int) {
    let graph = NeighbourRows(RandomGraphs.projection(seed: seed, upTo: 25))
    let (renumbered, order) = graph.renumbered()
    #expect(order.sorted() == Array(0..<UInt32(graph.nodeCount)))
    for node in 0..<graph.nodeCount {
      let back = renumbered.neighbours[renumbered.row(node)].map { order[Int($0)] }.sorted()
      #expect(back == Array(graph.neighbours[graph.row(Int(order[node]))]))
      #expect(
        renumbered.neighbours[renumbered.row(node)].elementsEqual(
          renumbered.neighbours[renumbered.row(node)].sorted()))
    }
  }

  @Test(arguments: 0..<60)
  func `the bound on shortest paths is tight without direction`(seed: Int) {
    let projection = RandomGraphs.projection(seed: seed, upTo: 25, direction: .both)
    let longest = Naive(projection).distances.joined().compactMap { $0 }.max() ?? 0
    let bound = VertexDiameter.bound(NeighbourRows(projection), bothWays: true)
    #expect(bound >= (longest > 0 ? longest + 1 : 0))
    #expect(bound <= 2 * longest + 1)
  }
}
