import Testing
import TestSupport

@testable import WeftGraph

@Suite struct UpperBoundsTests {
  /// Hierarchies in which some have more than 64 others above them.
  private func hierarchy(_ seed: Int) -> Projection {
    var generator = SeededGenerator(seed: UInt64(seed))
    let count = 150 + generator.number(below: 60)
    let rename = RandomGraphs.permutation(seed: seed, count: count)
    var arcs: [(Int, Int)] = []
    for node in 1..<count {
      let near = seed % 3 == 0 ? max(0, node - 3) : 0
      for _ in 0..<1 + (generator.number(below: 3) == 0 ? 1 : 0) {
        arcs.append((rename[near + generator.number(below: node - near)], rename[node]))
      }
      // A second piece, and rarely a cycle.
      if node == 100, seed % 2 == 0 { arcs.removeLast(arcs.count - 97) }
      if generator.number(below: 200) == 0 { arcs.append((rename[node], rename[node / 2])) }
    }
    return RandomGraphs.projection(nodes: count, arcs: arcs)
  }

  @Test(arguments: 0..<24)
  func `pairs without a least bound are those the definition says`(seed: Int) {
    let projection = hierarchy(seed)
    let weak = WeakComponents.of(projection)
    let graph = Naive(projection)
    // Reachability by search, for matrices of this size are slow to close.
    let above = (0..<graph.count).map { node in
      Set(BreadthFirst.of(projection.reversed(), from: [node]).order)
    }
    var violations = 0
    for one in 0..<graph.count {
      for other in 0..<one where weak.component[one] == weak.component[other] {
        let shared = above[one].intersection(above[other])
        if !shared.contains(where: { shared.isSubset(of: above[Int($0)]) }) { violations += 1 }
      }
    }
    #expect(UpperBounds(Reachability(projection), weak).violations() == violations)
  }
}
