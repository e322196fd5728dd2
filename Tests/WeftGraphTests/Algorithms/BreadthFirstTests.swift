import Testing
import TestSupport
import WeftGraph

@Suite struct BreadthFirstTests {
  @Test(arguments: 0..<60)
  func `distances are the least over all sources`(seed: Int) {
    let projection = RandomGraphs.projection(seed: seed)
    let distances = Naive(projection).distances
    let sources = [0, projection.nodeCount / 2, 0]
    for limit in [nil, 0, 1, 2] {
      let found = BreadthFirst.of(projection, from: sources, limit: limit)
      for node in 0..<projection.nodeCount {
        let expected = sources.compactMap { distances[$0][node] }.min()
        let kept = expected.flatMap { $0 <= limit ?? .max ? $0 : nil }
        #expect(found.distance(to: node) == kept)
      }
      #expect(
        found.order.count == (0..<projection.nodeCount).count { found.distance(to: $0) != nil })
      let keys = found.order.map { (found.distances[Int($0)], $0) }
      #expect(zip(keys, keys.dropFirst()).allSatisfy { $0 < $1 })
    }
  }

  @Test func `no source reaches nothing`() {
    let projection = RandomGraphs.projection(nodes: 3, arcs: [(0, 1)])
    let found = BreadthFirst.of(projection, from: [])
    #expect(found.order.isEmpty && found.eccentricity == nil)
    #expect((0..<3).allSatisfy { found.distance(to: $0) == nil })
  }
}
