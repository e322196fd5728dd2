import WeftGraph

/// Shortest paths from one node: breadth-first with the ways back from each node.
///
/// - Complexity: O(nodes + relationships), and the paths given.
struct ShortestSearch {
  /// One way a node was reached first.
  private struct Way {
    var node: UInt32
    var relationship: UInt32
    /// The next way to the same node, or -1.
    var next: Int32
  }

  private let traversal: Traversal
  private var stamps: [UInt32]
  private var depths: [UInt32]
  private var firstWay: [Int32]
  private var ways: [Way] = []
  private var startWay: Int32 = -1
  private var startDepth = 0
  private var stamp: UInt32 = 0
  private var start: UInt32 = 0
  /// The nodes reached, nearest first; the start itself where a cycle leads back to it.
  private(set) var reached: [UInt32] = []

  init(_ traversal: Traversal, nodes: Int) {
    self.traversal = traversal
    stamps = [UInt32](repeating: 0, count: nodes)
    depths = stamps
    firstWay = [Int32](repeating: -1, count: nodes)
  }

  /// Searches until every wanted node was found, or nothing is left.
  /// - Parameters:
  ///   - keepsAll: Whether every way of the shortest length is kept, or one.
  ///   - closes: Whether a cycle back to the start is looked for.
  ///   - accepts: Whether a relationship may be walked to the node behind it.
  ///   - isWanted: Called once for each node reached; true ends the search behind its level.
  mutating func run(
    from start: UInt32, maximum: Int?, keepsAll: Bool, closes: Bool,
    accepts: (_ relationship: UInt32, _ node: UInt32) throws(EvaluationError) -> Bool,
    isLast: (UInt32) -> Bool, checkpoint: () throws(EvaluationError) -> Void
  ) throws(EvaluationError) {
    self.start = start
    stamp += 1
    ways.removeAll(keepingCapacity: true)
    reached = []
    startWay = -1
    stamps[Int(start)] = stamp
    depths[Int(start)] = 0
    var frontier = [start]
    var depth = 0
    var isFinished = false
    while !frontier.isEmpty, !isFinished, depth < maximum ?? .max {
      depth += 1
      try checkpoint()
      var following: [UInt32] = []
      for node in frontier {
        for leg in traversal.legs.indices {
          let skipsLoops = traversal.legs[leg].skipsLoops
          for entry in traversal.legs[leg].adjacency.entries(of: NodeID(node)) {
            let neighbour = traversal.legs[leg].adjacency.neighbours[entry].rawValue
            if skipsLoops, neighbour == node { continue }
            if neighbour == start {
              guard closes, startWay < 0 || (keepsAll && startDepth == depth) else { continue }
              let relationship = traversal.legs[leg].adjacency.relationship(at: entry).rawValue
              guard try accepts(relationship, neighbour) else { continue }
              if startWay < 0 {
                startDepth = depth
                reached.append(start)
                if isLast(start) { isFinished = true }
              }
              ways.append(Way(node: node, relationship: relationship, next: startWay))
              startWay = Int32(ways.count - 1)
              continue
            }
            let isKnown = stamps[Int(neighbour)] == stamp
            if isKnown, !keepsAll || depths[Int(neighbour)] != UInt32(depth) { continue }
            let relationship = traversal.legs[leg].adjacency.relationship(at: entry).rawValue
            guard try accepts(relationship, neighbour) else { continue }
            if !isKnown {
              stamps[Int(neighbour)] = stamp
              depths[Int(neighbour)] = UInt32(depth)
              firstWay[Int(neighbour)] = -1
              following.append(neighbour)
              reached.append(neighbour)
              if isLast(neighbour) { isFinished = true }
            }
            ways.append(
              Way(node: node, relationship: relationship, next: firstWay[Int(neighbour)]))
            firstWay[Int(neighbour)] = Int32(ways.count - 1)
          }
        }
      }
      frontier = following
    }
  }

  /// The paths to a node reached, as relationships from the start on, in order of discovery.
  func paths(to node: UInt32) -> [[UInt32]] {
    var result: [[UInt32]] = []
    collect(node == start ? startWay : firstWay[Int(node)], [], &result)
    return result.reversed()
  }

  private func collect(_ way: Int32, _ tail: [UInt32], _ result: inout [[UInt32]]) {
    var way = way
    while way >= 0 {
      let step = ways[Int(way)]
      let longer = tail + [step.relationship]
      if step.node == start {
        result.append(longer.reversed())
      } else {
        collect(firstWay[Int(step.node)], longer, &result)
      }
      way = step.next
    }
  }
}
