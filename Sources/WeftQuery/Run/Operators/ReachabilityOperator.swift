import WeftGraph

/// The nodes that some trail leads to, each once for a row, by breadth-first search.
///
/// Stands for a variable-length pattern of which only the nodes reached are wanted. A node other
/// than the start is reached by a trail of at most k steps exactly where it is by a walk; for the
/// start itself following relationships one way the same holds, and both ways it needs a cycle.
/// - Complexity: O(nodes + relationships) a row.
final class ReachabilityOperator: SearchOperator {
  private let isUndirected: Bool
  private var pending: [UInt32] = []
  private var given = 0
  private var stamps: [UInt32] = []
  /// The first relationship of the way to each node, for cycles through the start.
  private var branches: [UInt32] = []
  private var levels: [UInt32] = []
  private var stamp: UInt32 = 0

  init(_ parts: Parts, isUndirected: Bool, _ runtime: Runtime) {
    self.isUndirected = isUndirected
    super.init("Reachability", parts, runtime)
  }

  override func extend(_ found: inout Found) -> Bool {
    while given < pending.count {
      if found.isFull { return true }
      give(pending[given], [], to: &found)
      given += 1
    }
    return false
  }

  override func begin(from start: UInt32, to goal: UInt32?) throws(EvaluationError) {
    given = 0
    if stamps.isEmpty {
      stamps = [UInt32](repeating: 0, count: runtime.graph.nodeCount)
      if isUndirected {
        branches = stamps
        levels = stamps
      }
    }
    stamp += 1
    stamps[Int(start)] = stamp
    var reachesStart = shape.minimum == 0
    var startCycle = Int.max
    var frontier = [start]
    var found: [UInt32] = []
    var depth = 0
    while !frontier.isEmpty, depth < shape.maximum ?? .max {
      depth += 1
      var following: [UInt32] = []
      for node in frontier {
        for leg in traversal.legs.indices {
          let skipsLoops = traversal.legs[leg].skipsLoops
          for entry in traversal.legs[leg].adjacency.entries(of: NodeID(node)) {
            let neighbour = traversal.legs[leg].adjacency.neighbours[entry].rawValue
            if skipsLoops, neighbour == node { continue }
            let isSeen = stamps[Int(neighbour)] == stamp
            if isSeen, !isUndirected, neighbour != start { continue }
            let relationship = traversal.legs[leg].adjacency.relationship(at: entry).rawValue
            if try !accepts(relationship) { continue }
            if try !nodeFilter.accepts(neighbour) { continue }
            if isSeen {
              if !isUndirected {
                reachesStart = true
              } else {
                startCycle = min(
                  startCycle, cycle(node, neighbour, relationship, start, depth))
              }
              continue
            }
            stamps[Int(neighbour)] = stamp
            if isUndirected {
              branches[Int(neighbour)] = depth == 1 ? relationship : branches[Int(node)]
              levels[Int(neighbour)] = UInt32(depth)
            }
            following.append(neighbour)
          }
        }
      }
      for node in following where isTarget(node) { found.append(node) }
      if goal != nil, !found.isEmpty { break }
      try checkpoint()
      frontier = following
    }
    if startCycle <= shape.maximum ?? .max, startCycle != .max { reachesStart = true }
    pending = (reachesStart && isTarget(start) ? [start] : []) + found
  }

  /// The length of the cycle through the start that a relationship to a node seen closes.
  private func cycle(
    _ node: UInt32, _ neighbour: UInt32, _ relationship: UInt32, _ start: UInt32, _ depth: Int
  ) -> Int {
    if node == start, neighbour == start { return 1 }
    if neighbour == start {
      return branches[Int(node)] == relationship ? .max : depth
    }
    if node == start { return branches[Int(neighbour)] == relationship ? .max : depth + 1 }
    guard branches[Int(node)] != branches[Int(neighbour)] else { return .max }
    return depth + Int(levels[Int(neighbour)])
  }
}
