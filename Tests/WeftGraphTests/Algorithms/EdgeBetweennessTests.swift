import Testing
import TestSupport
import WeftGraph

@Suite struct EdgeBetweennessTests {
  @Test(arguments: 0..<90)
  func `a score is the share of shortest paths along the tie`(seed: Int) throws {
    for direction in [Projection.Direction.out, .both] {
      let projection = RandomGraphs.projection(seed: seed, direction: direction)
      let graph = Naive(projection)
      let distances = graph.distances
      let paths = graph.pathCounts(distances)
      let found = try #require(EdgeBetweenness.of(projection).value).edges
      for edge in found {
        var expected = 0.0
        for s in 0..<graph.count {
          for t in 0..<graph.count where s != t {
            guard let whole = distances[s][t] else { continue }
            for (u, v) in direction == .both
              ? [(edge.source, edge.target), (edge.target, edge.source)]
              : [(edge.source, edge.target)]
            {
              guard let first = distances[s][u], let second = distances[v][t] else { continue }
              if first + 1 + second == whole {
                expected += paths[s][u] * paths[v][t] / paths[s][t]
              }
            }
          }
        }
        #expect(abs(edge.score - (direction == .both ? expected / 2 : expected)) < 1e-9)
      }
      let ties = graph.arcs.joined().count { $0 > 0 }
      #expect(found.count == (direction == .both ? ties / 2 : ties))
    }
  }

  @Test(arguments: 0..<30)
  func `scores sum to the distances`(seed: Int) throws {
    let projection = RandomGraphs.projection(seed: seed, upTo: 40)
    let sum = try #require(EdgeBetweenness.of(projection, threads: 3).value)
      .edges.reduce(0) { $0 + $1.score }
    let distances = Naive(projection).distances.joined().compactMap { $0 }.reduce(0, +)
    #expect(abs(sum - Double(distances)) < 1e-6)
  }

  @Test func `any number of threads gives the same bits`() throws {
    let projection = RandomGraphs.projection(seed: 8, upTo: 500, direction: .both)
    let one = try #require(EdgeBetweenness.of(projection).value)
    #expect(try #require(EdgeBetweenness.of(projection, threads: 4).value) == one)
  }
}
