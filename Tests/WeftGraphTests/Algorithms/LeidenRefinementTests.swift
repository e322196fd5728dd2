import Testing
import TestSupport

@testable import WeftGraph

@Suite struct LeidenRefinementTests {
  @Test(arguments: 0..<40)
  func `parts are connected, lie within a community and gain by it`(seed: Int) {
    let graph = CommunityGraph<Float>(RandomGraphs.weighted(seed: seed, upTo: 60))
    guard graph.total > 0 else { return }
    var generator = SeededGenerator(seed: UInt64(seed))
    let community = (0..<graph.count).map { _ in UInt32(generator.number(below: 3)) }
    let moving = LocalMoving(resolution: 1)
    let part = LeidenRefinement(graph, community, 3, moving).run(&generator)
    for node in 0..<graph.count { #expect(community[Int(part[node])] == community[node]) }
    // A part grows by nodes tied to it, so splitting what is in pieces changes nothing.
    #expect(Set(graph.connected(part, threads: 1)).count == Set(part).count)
    // No merge of the refinement loses modularity.
    let alone = graph.modularity(Array(0..<UInt32(graph.count)), resolution: 1)
    #expect(graph.modularity(part, resolution: 1) >= alone - 1e-12)
  }

  @Test func `communities are refined each by itself`() {
    let graph = CommunityGraph<UInt8>(LargeGraphs.planted(seed: 3, shuffled: true))
    let community = (0..<graph.count).map { UInt32($0 % 50) }
    let parts = [1, 2, 3].map { threads in
      var generator = SeededGenerator(seed: 5)
      let moving = LocalMoving(resolution: 1, threads: threads)
      return LeidenRefinement(graph, community, 50, moving).run(&generator)
    }
    #expect(parts[0] == parts[1] && parts[0] == parts[2])
    #expect(Set(parts[0]).count < graph.count)
  }
}
