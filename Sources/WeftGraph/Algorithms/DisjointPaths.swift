/// The most paths between two sets of nodes that share no node between them.
///
/// Menger 1927 (doi:10.4064/fm-10-1-96-115) by unit flows through split nodes. Either set is contracted
/// to one node, so that only nodes outside both must differ; all direct ties together are one path.
/// Weights are not read, parallel relationships count as one and loops are of no matter. Undefined
/// where a set is empty and where they share a node.
public struct DisjointPaths: Sendable, Equatable {
  /// The nodes of each path from a member of the first set to one of the second, shortest first.
  public let paths: [[Int]]

  /// How many paths there are.
  public var count: Int { paths.count }

  /// Finds the paths between two sets of a projection's nodes.
  /// - Complexity: O(√nodes × entries).
  public static func of(
    _ projection: Projection, from: [Int], to: [Int]
  ) -> Measured<DisjointPaths> {
    FlowEnds.of(from, to, nodes: projection.nodeCount).map { ends in
      var network = SplitNetwork(projection, ends)
      network.maximize()
      var paths = network.paths()
      if let direct = network.direct { paths.append([direct.0, direct.1]) }
      paths.sort { $0.count == $1.count ? $0.lexicographicallyPrecedes($1) : $0.count < $1.count }
      return DisjointPaths(paths: paths)
    }
  }
}

/// A projection whose nodes outside two sets let one unit through each.
struct SplitNetwork {
  /// The first tie from one set straight to the other.
  private(set) var direct: (Int, Int)?
  private var network: FlowNetwork
  private let ends: FlowEnds
  private let count: Int
  /// The arc that stands for each tie between nodes, with its ends.
  private var arcs: [(arc: Int, from: Int, to: Int)] = []

  private var source: Int { 2 * count }
  private var sink: Int { 2 * count + 1 }

  init(_ projection: Projection, _ ends: FlowEnds) {
    let graph = projection.simple()
    self.ends = ends
    count = graph.nodeCount
    // Node v takes in at 2v and gives out at 2v + 1.
    network = FlowNetwork(nodes: 2 * count + 2)
    for node in 0..<count where !ends.isSource[node] && !ends.isSink[node] {
      network.add(from: 2 * node, to: 2 * node + 1, capacity: 1)
    }
    for node in 0..<count where !ends.isSink[node] {
      for entry in graph.row(node) {
        let other = Int(graph.neighbours[entry])
        if ends.isSource[other] { continue }
        if ends.isSource[node], ends.isSink[other] {
          direct = direct ?? (node, other)
          continue
        }
        let arc = network.add(
          from: ends.isSource[node] ? 2 * count : 2 * node + 1,
          to: ends.isSink[other] ? 2 * count + 1 : 2 * other, capacity: .infinity)
        arcs.append((arc, node, other))
      }
    }
  }

  mutating func maximize() { _ = network.maximize(from: source, to: sink) }

  /// The paths along which the flow runs.
  func paths() -> [[Int]] {
    var starts: [(Int, Int)] = []
    var onward: [Int: Int] = [:]
    for (arc, from, to) in arcs where network.flow(arc) > 0.5 {
      if ends.isSource[from] { starts.append((from, to)) } else { onward[from] = to }
    }
    return starts.map { start, second in
      var path = [start, second]
      while let next = onward[path[path.count - 1]] { path.append(next) }
      return path
    }
  }

  /// The nodes that stop the flow nearest to its source, ascending.
  func cut() -> [Int] {
    let near = network.reachable(from: source)
    return (0..<count).filter { node in
      !ends.isSource[node] && !ends.isSink[node] && near[2 * node] && !near[2 * node + 1]
    }
  }
}
