import TestSupport
import WeftGraph

/// Graphs that are large enough for several threads to share one search.
enum LargeGraphs {
  /// 20,000 nodes in groups of forty, most ties within the groups; shuffled, neighbours are far apart in
  /// the order of nodes.
  static func planted(seed: Int, shuffled: Bool, weighted: Bool = false) -> Projection {
    let nodes = 20_000
    var generator = SeededGenerator(seed: UInt64(seed))
    let name =
      shuffled ? RandomGraphs.permutation(seed: seed, count: nodes) : Array(0..<nodes)
    var arcs: [(Int, Int)] = []
    for node in 0..<nodes {
      for tie in 0..<5 {
        let other =
          tie < 4 ? node / 40 * 40 + generator.number(below: 40) : generator.number(below: nodes)
        arcs.append((name[node], name[other]))
      }
    }
    let weights = arcs.map { _ in Double(1 + generator.number(below: 4)) / 2 }
    return RandomGraphs.projection(nodes: nodes, arcs: arcs, weights: weighted ? weights : nil)
  }
}
