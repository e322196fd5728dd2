import WeftGraph

/// Shortest paths from one node: breadth-first with the ways back from each node.
///
/// - Complexity: O(nodes + relationships), and the paths given.
struct ShortestSearch {
  private let traversal: Traversal
  /// The ways found, to read paths from.
  private(set) var ways: WayTable
  /// The nodes reached, nearest first; the start itself where a cycle leads back to it.
  private(set) var reached: [UInt32] = []

  init(_ traversal: Traversal, nodes: Int) {
    self.traversal = traversal
    ways = WayTable(nodes: nodes)
  }

  /// Searches until every wanted node was found, or nothing is left.
  /// - Parameters:
  ///   - keepsAll: Whether every way of the shortest length is kept, or one.
  ///   - closes: Whether a cycle back to the start is looked for.
  ///   - accepts: Whether a relationship may be walked to the node behind it.
  ///   - isLast: Called once for each node reached; true ends the search behind its level.
  mutating func run(
    from start: UInt32, maximum: Int?, keepsAll: Bool, closes: Bool,
    accepts: (_ relationship: UInt32, _ node: UInt32) throws(EvaluationError) -> Bool,
    isLast: (UInt32) -> Bool, checkpoint: () throws(EvaluationError) -> Void
  ) throws(EvaluationError) {
    ways.begin(at: start)
    reached = []
    var frontier = [start]
    var depth = 0
    var isFinished = false
    while !frontier.isEmpty, !isFinished, depth < maximum ?? .max {
      depth += 1
      try checkpoint()
      let following = try ways.advance(
        frontier, along: traversal, depth: UInt32(depth), keepsAll: keepsAll, closes: closes,
        accepts: accepts)
      for node in following {
        reached.append(node)
        if isLast(node) { isFinished = true }
      }
      frontier = following.filter { $0 != start }
    }
  }
}

/// Shortest paths between two nodes: breadth-first from both, the smaller frontier first, until
/// they meet.
///
/// Full levels are taken, so the nodes met are the middles of all shortest paths.
/// - Complexity: O(nodes + relationships) in the worst case; about the square root of the nodes a
///   search from one end would see where degrees are even.
struct MeetingSearch {
  private struct Side {
    let traversal: Traversal
    var ways: WayTable
    var frontier: [UInt32] = []
    var depth = 0
  }

  private var forward: Side
  private var backward: Side

  init(_ traversal: Traversal, in graph: Graph) {
    forward = Side(traversal: traversal, ways: WayTable(nodes: graph.nodeCount))
    backward = Side(
      traversal: traversal.reversed(in: graph), ways: WayTable(nodes: graph.nodeCount))
  }

  /// The shortest paths from one node to another, as relationships; one of them, or all.
  mutating func paths(
    from start: UInt32, to goal: UInt32, maximum: Int?, keepsAll: Bool,
    accepts: (_ relationship: UInt32, _ node: UInt32) throws(EvaluationError) -> Bool,
    checkpoint: () throws(EvaluationError) -> Void,
    visit: (Int) throws(EvaluationError) -> Void
  ) throws(EvaluationError) -> [[UInt32]] {
    forward.ways.begin(at: start)
    forward.frontier = [start]
    forward.depth = 0
    backward.ways.begin(at: goal)
    backward.frontier = [goal]
    backward.depth = 0
    var met: [UInt32] = []
    while met.isEmpty, !forward.frontier.isEmpty, !backward.frontier.isEmpty,
      forward.depth + backward.depth < maximum ?? .max
    {
      try checkpoint()
      if forward.frontier.count <= backward.frontier.count {
        try Self.advance(&forward, keepsAll, accepts)
        met = forward.frontier.filter(backward.ways.contains)
      } else {
        try Self.advance(&backward, keepsAll, accepts)
        met = backward.frontier.filter(forward.ways.contains)
      }
    }
    var result: [[UInt32]] = []
    for node in keepsAll ? met : Array(met.prefix(1)) {
      let heads = node == start ? [[]] : try forward.ways.paths(to: node, visit: visit)
      let tails = node == goal ? [[]] : try backward.ways.paths(to: node, visit: visit)
      for head in heads {
        for tail in tails {
          try visit(head.count + tail.count)
          result.append(head + tail.reversed())
        }
      }
    }
    return result
  }

  private static func advance(
    _ side: inout Side, _ keepsAll: Bool,
    _ accepts: (_ relationship: UInt32, _ node: UInt32) throws(EvaluationError) -> Bool
  ) throws(EvaluationError) {
    side.depth += 1
    side.frontier = try side.ways.advance(
      side.frontier, along: side.traversal, depth: UInt32(side.depth), keepsAll: keepsAll,
      closes: false, accepts: accepts)
  }
}

extension WayTable {
  /// Adds the ways one step further from a frontier; gives the nodes reached first by them.
  fileprivate mutating func advance(
    _ frontier: [UInt32], along traversal: Traversal, depth: UInt32, keepsAll: Bool, closes: Bool,
    accepts: (_ relationship: UInt32, _ node: UInt32) throws(EvaluationError) -> Bool
  ) throws(EvaluationError) -> [UInt32] {
    var following: [UInt32] = []
    for node in frontier {
      for leg in traversal.legs.indices {
        let skipsLoops = traversal.legs[leg].skipsLoops
        for entry in traversal.legs[leg].adjacency.entries(of: NodeID(node)) {
          let neighbour = traversal.legs[leg].adjacency.neighbours[entry].rawValue
          if skipsLoops, neighbour == node { continue }
          if neighbour == root, !closes { continue }
          guard isWanted(neighbour, depth: depth, keepsAll: keepsAll) else { continue }
          let relationship = traversal.legs[leg].adjacency.relationship(at: entry).rawValue
          guard try accepts(relationship, neighbour) else { continue }
          if add(from: node, by: relationship, to: neighbour, depth: depth) {
            following.append(neighbour)
          }
        }
      }
    }
    return following
  }
}
