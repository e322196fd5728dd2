import Testing
import TestSupport

@testable import WeftGraph

@Suite struct LocalMovingTests {
  private func graph(_ seed: Int) -> CommunityGraph<Float> {
    CommunityGraph(RandomGraphs.weighted(seed: seed, upTo: 60))
  }

  @Test(arguments: [0, 1, 5, 255, 256, 700, 40_000])
  func `every node is looked at once`(count: Int) {
    var generator = SeededGenerator(seed: UInt64(count))
    let order = LocalMoving.order(count, &generator)
    #expect(order.sorted() == Array(0..<UInt32(count)))
    if count > 255 { #expect(order != order.sorted()) }
  }

  @Test(arguments: 0..<40)
  func `moving never lowers the modularity and once nothing moves no move raises it`(seed: Int) {
    let graph = graph(seed)
    guard graph.total > 0 else { return }
    var generator = SeededGenerator(seed: UInt64(seed))
    var community = (0..<graph.count).map { _ in UInt32(generator.number(below: graph.count)) }
    let before = graph.modularity(community, resolution: 1)
    let start = community
    let moving = LocalMoving(resolution: 1)
    let hasMoved = moving.run(graph, &community, &generator)
    #expect(graph.modularity(community, resolution: 1) >= before - 1e-12)
    // A run looks only at neighbours of what moved; one that moves nothing has looked at all.
    while moving.run(graph, &community, &generator) {}
    let after = graph.modularity(community, resolution: 1)
    #expect(hasMoved || community == start)
    let free = UInt32(graph.count)
    for node in 0..<graph.count {
      for target in Set(community).union([free]) {
        var moved = community
        moved[node] = target
        #expect(graph.modularity(moved, resolution: 1) <= after + 1e-9)
      }
    }
  }

  @Test(arguments: 0..<40)
  func `limits are never crossed`(seed: Int) {
    let graph = graph(seed)
    guard graph.total > 0 else { return }
    var generator = SeededGenerator(seed: UInt64(seed))
    let limits = (0..<graph.count).map { _ in UInt32(generator.number(below: 3)) }
    let part = LocalMoving(resolution: 1).split(graph, limits, &generator)
    for one in 0..<graph.count {
      for other in 0..<one where part[one] == part[other] { #expect(limits[one] == limits[other]) }
    }
  }

  @Test(arguments: 0..<40)
  func `merging keeps the modularity`(seed: Int) {
    let graph = graph(seed)
    guard graph.total > 0 else { return }
    var generator = SeededGenerator(seed: UInt64(seed))
    var part = (0..<graph.count).map { _ in UInt32(generator.number(below: graph.count)) }
    let parts = CommunityGraph<Float>.renumber(&part)
    let merged = CommunityGraph(merging: graph, by: part, into: parts)
    #expect(abs(merged.strengths.reduce(0, +) - graph.total) <= 1e-9 * graph.total)
    let community = (0..<parts).map { _ in UInt32(generator.number(below: parts)) }
    let value = graph.modularity(part.map { community[Int($0)] }, resolution: 1)
    #expect(abs(value - merged.modularity(community, resolution: 1)) <= 1e-12)
  }

  @Test(arguments: 0..<20)
  func `a tie that weighs more than one entry holds is several`(seed: Int) {
    let projection = RandomGraphs.projection(seed: seed, upTo: 200)
    let rows = NeighbourRows(undirected: projection)
    let graph = CommunityGraph<UInt8>(projection)
    guard graph.total > 0 else { return }
    // Of two parts the ties between them soon exceed a byte.
    var part = (0..<graph.count).map { UInt32($0 % 2) }
    let parts = CommunityGraph<UInt8>.renumber(&part)
    let merged = CommunityGraph(merging: graph, by: part, into: parts)
    var across = 0
    for node in 0..<graph.count {
      for entry in rows.row(node) where part[Int(rows.neighbours[entry])] != part[node] {
        across += 1
      }
    }
    #expect(merged.weights.reduce(0) { $0 + Int($1) } == across)
    let alone = Array(0..<UInt32(parts))
    #expect(
      abs(graph.modularity(part, resolution: 1) - merged.modularity(alone, resolution: 1)) < 1e-12)
    #expect(abs(merged.modularity(resolution: 1) - merged.modularity(alone, resolution: 1)) < 1e-12)
  }
}
