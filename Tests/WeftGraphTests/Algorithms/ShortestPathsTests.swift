import Testing
import TestSupport
import WeftGraph

@Suite struct ShortestPathsTests {
  @Test(arguments: 0..<80)
  func `costs are the lowest of all simple paths`(seed: Int) throws {
    let direction: Projection.Direction = seed % 2 == 0 ? .out : .both
    let projection = RandomGraphs.weighted(seed: seed, upTo: 7, direction: direction)
    let target = projection.nodeCount - 1
    for kind in [PathLengths.hops, .weights, .inverseWeights] {
      let lengths = WeightedPaths(projection, kind).lengths
      var all: [(cost: Double, nodes: [Int])] = []
      func extend(_ path: [Int], _ cost: Double) {
        let node = path[path.count - 1]
        if node == target { return all.append((cost, path)) }
        for next in lengths.indices where lengths[node][next].isFinite && !path.contains(next) {
          extend(path + [next], cost + lengths[node][next])
        }
      }
      extend([0], 0)
      let costs = all.map(\.cost).sorted()
      let found = try #require(
        ShortestPaths.of(projection, from: 0, to: target, count: 8, lengths: kind).value
      ).paths
      #expect(found.count == min(8, costs.count))
      for (path, cost) in zip(found, costs) {
        #expect(agree(cost, path.cost))
        #expect(all.contains { $0.nodes == path.nodes && agree($0.cost, path.cost) })
        #expect(path.relationships.count == path.nodes.count - 1)
      }
      #expect(Set(found.map(\.nodes)).count == found.count)
    }
  }

  @Test func `relationships lead from node to node`() throws {
    let graph = RandomGraphs.graph(nodes: 4, arcs: [(0, 1), (1, 3), (0, 2), (2, 3), (0, 3)])
    let projection = Projection(of: graph)
    let found = try #require(ShortestPaths.of(projection, from: 0, to: 3, count: 9).value).paths
    #expect(found.map(\.nodes) == [[0, 3], [0, 1, 3], [0, 2, 3]])
    for path in found {
      #expect(path.relationships.map { graph.source(of: $0).index } == path.nodes.dropLast())
      #expect(
        path.relationships.map { graph.target(of: $0).index } == Array(path.nodes.dropFirst()))
    }
    #expect(ShortestPaths.of(projection, from: 3, to: 0, count: 2).value?.paths.isEmpty == true)
    #expect(ShortestPaths.of(projection, from: 0, to: 3, count: 0).value?.paths.isEmpty == true)
  }
}
