import TestSupport
import WeftGraph

/// Graphs that are large enough for several threads to share one search.
enum LargeGraphs {
  private static let nodes = 20_000
  private static let groupSize = 40

  private static func names(seed: Int, shuffled: Bool) -> [Int] {
    shuffled ? RandomGraphs.permutation(seed: seed, count: nodes) : Array(0..<nodes)
  }

  /// The groups that were planted in a graph.
  static func groups(seed: Int, shuffled: Bool) -> Grouping {
    var group = [Int](repeating: 0, count: nodes)
    for (node, name) in names(seed: seed, shuffled: shuffled).enumerated() {
      group[name] = node / groupSize
    }
    return Grouping(keys: group)
  }

  /// 20,000 nodes in groups of forty, most ties within the groups; shuffled, neighbours are far apart in
  /// the order of nodes.
  static func planted(seed: Int, shuffled: Bool, weighted: Bool = false) -> Projection {
    var generator = SeededGenerator(seed: UInt64(seed))
    let name = names(seed: seed, shuffled: shuffled)
    var arcs: [(Int, Int)] = []
    for node in 0..<nodes {
      for tie in 0..<5 {
        let other =
          tie < 4
          ? node / groupSize * groupSize + generator.number(below: groupSize)
          : generator.number(below: nodes)
        arcs.append((name[node], name[other]))
      }
    }
    let weights = arcs.map { _ in Double(1 + generator.number(below: 4)) / 2 }
    return RandomGraphs.projection(nodes: nodes, arcs: arcs, weights: weighted ? weights : nil)
  }
}
