import Testing
import TestSupport

@testable import WeftGraph

@Suite struct CommunityMembersTests {
  @Test(arguments: 0..<30)
  func `every node has its seat and its ties within the community are read`(seed: Int) {
    let graph = CommunityGraph<Float>(RandomGraphs.weighted(seed: seed, upTo: 60))
    var generator = SeededGenerator(seed: UInt64(seed))
    let community = (0..<graph.count).map { _ in UInt32(generator.number(below: 4)) }
    let members = CommunityMembers(graph, community, 4)
    #expect(members.blocks.flatMap { Array($0) } == [0, 1, 2, 3])
    let inner = InnerTies(graph, members)
    for number in 0..<4 {
      let places = members.members(of: number)
      let nodes = members.nodes[places].map { Int($0) }
      #expect(nodes == (0..<graph.count).filter { community[$0] == UInt32(number) })
      inner.read(number, of: graph, members)
      for (position, node) in nodes.enumerated() {
        #expect(members.seats[node].community == UInt32(number))
        #expect(Int(members.seats[node].position) == position)
        let read = inner.row(position).map {
          (nodes[Int(inner.neighbours[$0])], inner.weight($0))
        }
        var expected: [(Int, Double)] = []
        graph.forEachEntry(of: node) { other, weight, counts in
          if counts, community[Int(other)] == UInt32(number) {
            expected.append((Int(other), weight))
          }
        }
        #expect(read.map(\.0) == expected.map(\.0))
        #expect(read.map(\.1) == expected.map(\.1))
      }
    }
  }

  @Test func `communities of a large graph are several blocks`() {
    let graph = CommunityGraph<UInt8>(LargeGraphs.planted(seed: 1, shuffled: false))
    let community = (0..<graph.count).map { UInt32($0 / 100) }
    let members = CommunityMembers(graph, community, graph.count / 100)
    #expect(members.blocks.count > 2)
    #expect(members.blocks.flatMap { Array($0) } == Array(0..<graph.count / 100))
  }
}
