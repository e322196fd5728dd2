import TestSupport
import Testing

@testable import WeftGraph

@Suite struct CrossGroupBetweennessTests {
  /// Sources one by one and sixteen at once, against the definition.
  @Test(arguments: 0..<24)
  func `paths between groups that are apart`(seed: Int) {
    let projection = RandomGraphs.projection(seed: seed, upTo: 24, direction: .both)
    let rows = NeighbourRows(projection)
    let count = rows.nodeCount
    // A group below 0 is none.
    let groups = (0..<count).map { Int32(($0 * 5 + seed) % 7) - 1 }
    let isApart = (0..<6).map { one in (0..<6).map { one != $0 && (one + $0) % 3 == 1 } }
    let sources = (0..<count).filter { $0 % 3 != 1 }
    let distances = (0..<count).map { Self.search(rows, from: $0) }
    var through = [Double](repeating: 0, count: count)
    var pairs = 0.0
    for source in sources where groups[source] >= 0 {
      for target in 0..<count where target != source && groups[target] >= 0 {
        guard isApart[Int(groups[source])][Int(groups[target])],
          let whole = distances[source][target]
        else { continue }
        pairs += 1
        for node in 0..<count where node != source && node != target {
          guard let there = distances[source][node], let rest = distances[node][target],
            there.steps + rest.steps == whole.steps
          else { continue }
          through[node] += there.paths * rest.paths / whole.paths
        }
      }
    }
    for isBatched in [false, true] {
      let found = CrossGroupBetweenness(
        offsets: rows.offsets, neighbours: rows.neighbours, groups: groups, isApart: isApart,
        sources: sources, isBatched: isBatched)
      #expect(agree(found.pairs, pairs))
      #expect(zip(found.through, through).allSatisfy { agree($0, $1) })
    }
  }

  /// Steps and numbers of shortest paths from a node.
  private static func search(
    _ rows: NeighbourRows, from source: Int
  ) -> [(steps: Int, paths: Double)?] {
    var found = [(steps: Int, paths: Double)?](repeating: nil, count: rows.nodeCount)
    found[source] = (0, 1)
    var level = [source]
    while !level.isEmpty {
      var next: [Int: Double] = [:]
      for node in level {
        for entry in rows.row(node) where found[Int(rows.neighbours[entry])] == nil {
          next[Int(rows.neighbours[entry]), default: 0] += found[node]?.paths ?? 0
        }
      }
      let steps = (found[level[0]]?.steps ?? 0) + 1
      for (node, paths) in next { found[node] = (steps, paths) }
      level = next.keys.sorted()
    }
    return found
  }
}
