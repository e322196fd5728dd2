/// A projection whose nodes outside two sets let one unit through each, and the units that flow.
///
/// Dinitz 1970, as ``ResidualNetwork``. In a network for such flows every node is split into a half
/// where units come in and one where they leave; neither half nor what joins them is made here. Relationships
/// take any number of units, so that nodes alone say what can still flow: where no unit passes, one that
/// comes in can leave; where one passes, another can but turn it back to where it came from.
struct SplitNetwork {
  /// The first tie from one set straight to the other.
  let direct: (Int, Int)?
  private let graph: Projection
  private let ends: FlowEnds
  /// Where the unit that passes each node comes from; `UInt32.max` where none does.
  private var before: [UInt32]
  /// Where it goes on to.
  private var after: [UInt32]
  /// The steps from the first set to where units come in at each node.
  private var inLevels: [UInt32]
  /// The steps to where they leave.
  private var outLevels: [UInt32]
  private var sinkLevel = UInt32.max
  private var cursor: [UInt32]
  /// Halves of nodes: twice a node where units come in, one more where they leave.
  private var queue: [UInt32] = []
  private var path: [UInt32] = []

  init(_ projection: Projection, _ ends: FlowEnds) {
    graph = projection
    self.ends = ends
    before = [UInt32](repeating: .max, count: projection.nodeCount)
    after = before
    inLevels = before
    outLevels = before
    cursor = before
    var direct: (Int, Int)?
    for node in 0..<projection.nodeCount where ends.isSource[node] && direct == nil {
      let entry = projection.row(node).first { ends.isSink[Int(projection.neighbours[$0])] }
      direct = entry.map { (node, Int(projection.neighbours[$0])) }
    }
    self.direct = direct
  }

  /// Lets as many units flow as can.
  /// - Complexity: O(√nodes × entries).
  mutating func maximize() {
    queue.reserveCapacity(2 * graph.nodeCount)
    while !Interruption.isRequested, findLevels() {
      for node in cursor.indices { cursor[node] = 0 }
      for source in ends.isSource.indices where ends.isSource[source] {
        while !Interruption.isRequested, augment(from: source) {}
      }
    }
    queue = []
  }

  /// The paths along which units flow, in order of their last nodes.
  func paths() -> [[Int]] {
    after.indices.compactMap { last in
      guard after[last] != .max, ends.isSink[Int(after[last])] else { return nil }
      var path = [Int(after[last]), last]
      while let node = path.last, before[node] != .max { path.append(Int(before[node])) }
      return path.reversed()
    }
  }

  /// The nodes that stop the flow nearest to its source, ascending, once as many units flow as can.
  func cut() -> [Int] {
    inLevels.indices.filter { inLevels[$0] != .max && outLevels[$0] == .max }
  }

  private mutating func findLevels() -> Bool {
    for node in inLevels.indices {
      inLevels[node] = .max
      outLevels[node] = .max
    }
    sinkLevel = .max
    queue.removeAll(keepingCapacity: true)
    for node in outLevels.indices where ends.isSource[node] {
      outLevels[node] = 0
      queue.append(UInt32(2 * node + 1))
    }
    var head = 0
    while head < queue.count {
      let node = Int(queue[head] / 2)
      let isLeaving = queue[head] & 1 == 1
      head += 1
      let next = (isLeaving ? outLevels[node] : inLevels[node]) + 1
      if next > sinkLevel { break }
      guard isLeaving else {
        if let other = onward(from: node), outLevels[other] == .max {
          outLevels[other] = next
          queue.append(UInt32(2 * other + 1))
        }
        continue
      }
      for entry in graph.row(node) {
        let other = Int(graph.neighbours[entry])
        if ends.isSink[other] {
          if !ends.isSource[node] { sinkLevel = next }
        } else if !ends.isSource[other], inLevels[other] == .max {
          inLevels[other] = next
          queue.append(UInt32(2 * other))
        }
      }
      if before[node] != .max, inLevels[node] == .max {
        inLevels[node] = next
        queue.append(UInt32(2 * node))
      }
    }
    return sinkLevel != .max
  }

  /// Where a unit that comes in at a node leaves: there, or where the one it turns back came from.
  private func onward(from node: Int) -> Int? {
    if before[node] == .max { return node }
    return ends.isSource[Int(before[node])] ? nil : Int(before[node])
  }

  /// Lets one unit more flow along a path of the level graph; false where none is left.
  private mutating func augment(from source: Int) -> Bool {
    path.removeAll(keepingCapacity: true)
    path.append(UInt32(2 * source + 1))
    while let half = path.last {
      let node = Int(half / 2)
      if half & 1 == 0 {
        if let other = onward(from: node), outLevels[other] == inLevels[node] + 1 {
          path.append(UInt32(2 * other + 1))
        } else {
          turnBack()
        }
      } else if let next = advance(node) {
        if ends.isSink[next] {
          letFlow(to: next)
          return true
        }
        path.append(UInt32(2 * next))
      } else {
        turnBack()
      }
    }
    return false
  }

  /// Leaves a dead end, which is of no more use in this level graph.
  private mutating func turnBack() {
    while let half = path.popLast(), let last = path.last {
      if half & 1 == 0 {
        inLevels[Int(half / 2)] = .max
        cursor[Int(last / 2)] += 1
        return
      }
    }
  }

  /// The next node of the level graph to which a unit that leaves a node can go; the node itself where
  /// it turns back the one that came in.
  private mutating func advance(_ node: Int) -> Int? {
    let row = graph.row(node)
    let next = outLevels[node] + 1
    while cursor[node] < row.count {
      let other = Int(graph.neighbours[row.lowerBound + Int(cursor[node])])
      if ends.isSink[other] {
        if next == sinkLevel, !ends.isSource[node] { return other }
      } else if !ends.isSource[other], inLevels[other] == next {
        return other
      }
      cursor[node] += 1
    }
    return before[node] != .max && inLevels[node] == next ? node : nil
  }

  private mutating func letFlow(to sink: Int) {
    for (half, next) in zip(path, path.dropFirst()) where half & 1 == 1 {
      let node = Int(half / 2)
      let other = Int(next / 2)
      if node == other {
        before[node] = .max
        after[node] = .max
      } else {
        before[other] = UInt32(node)
        if !ends.isSource[node] { after[node] = UInt32(other) }
      }
    }
    if let last = path.last { after[Int(last / 2)] = UInt32(sink) }
  }
}
