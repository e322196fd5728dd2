import TestSupport
import Testing
import WeftGraph

@testable import WeftQuery

@Suite struct GroupTableTests {
  private static func graph(nodes: Int) -> Graph {
    var builder = GraphBuilder()
    for index in 0..<nodes { _ = builder.addNode("n\(index)", labels: ["N"]) }
    return builder.finish()
  }

  /// Few groups of a large graph are hashed, many are looked up in an array: both keep what they have
  /// while they grow.
  @Test(arguments: [(20_000, 600), (20_000, 5_000), (600, 600)])
  func `groups of nodes stay the same however many there are`(nodes: Int, groups: Int) {
    let graph = Self.graph(nodes: nodes)
    var table = GroupTable(width: 1, in: graph)
    for _ in 0..<3 {
      for start in stride(from: 0, to: groups, by: 50) {
        let rows = (start..<min(start + 50, groups)).map { UInt32($0 * (nodes / groups)) }
        let found = table.groups(of: [.nodes(rows)], count: rows.count)
        #expect(found == rows.indices.map { Int32(start + $0) })
      }
    }
    #expect(table.count == groups)
    #expect(table.find([.nodes([0, UInt32.max])], count: 2) == [0, -1])
  }

  /// Two keys of 32 bits are kept as one of 64, until a column of another kind comes.
  @Test func `pairs stay the same when a key turns out to be of another kind`() {
    let graph = Self.graph(nodes: 300)
    var table = GroupTable(width: 2, in: graph)
    let first = (0..<3000).map { UInt32($0 % 100) }
    let second = (0..<3000).map { UInt32($0 % 30) }
    let numbers = table.groups(of: [.nodes(first), .nodes(second)], count: 3000)
    #expect(table.count == 300)
    #expect(numbers == (0..<3000).map { Int32($0 % 300) })
    let mixed = [Value.node(NodeID(7)), .string("seven"), .null]
    let more = table.groups(of: [.nodes([7, 7, 7]), .values(mixed)], count: 3)
    #expect(more == [7, 300, 301])
    #expect(table.groups(of: [.nodes(first), .nodes(second)], count: 3000) == numbers)
    #expect(table.find([.nodes([7, 8]), .values([.null, .null])], count: 2) == [301, -1])
  }
}
