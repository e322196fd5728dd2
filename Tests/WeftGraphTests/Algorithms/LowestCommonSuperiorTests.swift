import Testing
import TestSupport
import WeftGraph

@Suite struct LowestCommonSuperiorTests {
  @Test(arguments: 0..<90)
  func `no other common superior is below`(seed: Int) {
    let projection = RandomGraphs.projection(seed: seed, upTo: 9)
    let reaches = Naive(projection).reaches
    let lowest = LowestCommonSuperior(projection)
    for one in 0..<projection.nodeCount {
      for other in 0..<projection.nodeCount {
        let common = (0..<projection.nodeCount).filter { reaches[one][$0] && reaches[other][$0] }
        let expected = common.filter { node in
          !common.contains { reaches[$0][node] && !reaches[node][$0] }
        }
        #expect(lowest.of(one, other) == expected)
      }
    }
  }

  @Test func `in a tree there is exactly one, and a manager is above the own report`() {
    let tree = RandomGraphs.projection(nodes: 6, arcs: [(1, 0), (2, 0), (3, 1), (4, 1), (5, 2)])
    let lowest = LowestCommonSuperior(tree)
    #expect(lowest.of(3, 4) == [1] && lowest.of(3, 5) == [0] && lowest.of(3, 1) == [1])
    let matrix = RandomGraphs.projection(nodes: 4, arcs: [(2, 0), (2, 1), (3, 0), (3, 1)])
    #expect(LowestCommonSuperior(matrix).of(2, 3) == [0, 1])
    #expect(LowestCommonSuperior(matrix).of(0, 1) == [])
  }
}
