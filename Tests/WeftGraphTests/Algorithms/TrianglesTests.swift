import Testing
import TestSupport
import WeftGraph

@Suite struct TrianglesTests {
  @Test(arguments: 0..<90)
  func `triangles are counted as by looking at all triples`(seed: Int) {
    let projection = RandomGraphs.projection(seed: seed)
    let graph = Naive(projection).symmetric
    func tied(_ i: Int, _ j: Int) -> Bool { graph.arcs[i][j] > 0 }
    let found = Triangles.of(projection)
    var paths = 0
    var closed = 0
    for node in 0..<graph.count {
      let neighbours = (0..<graph.count).filter { tied(node, $0) }
      var triangles = 0
      for (index, one) in neighbours.enumerated() {
        triangles += neighbours[..<index].count { tied(one, $0) }
      }
      let pairs = neighbours.count * (neighbours.count - 1) / 2
      #expect(found.counts[node] == triangles)
      #expect(
        agree(pairs > 0 ? Double(triangles) / Double(pairs) : nil, found.clustering(of: node).value)
      )
      paths += pairs
      closed += triangles
    }
    #expect(agree(paths > 0 ? Double(closed) / Double(paths) : nil, found.transitivity.value))
    #expect(found.total * 3 == closed)
    #expect((found.averageClustering.value == nil) == (paths == 0))
  }

  @Test func `a complete graph is closed, a star open`() {
    let complete = RandomGraphs.projection(
      nodes: 6, arcs: (0..<6).flatMap { i in (0..<i).map { (i, $0) } })
    #expect(Triangles.of(complete).total == 20)
    #expect(Triangles.of(complete).averageClustering == .value(1))
    let star = RandomGraphs.projection(nodes: 4, arcs: [(0, 1), (0, 2), (0, 3)])
    #expect(Triangles.of(star).transitivity == .value(0))
    #expect(Triangles.of(star).clustering(of: 1).reason != nil)
  }
}
