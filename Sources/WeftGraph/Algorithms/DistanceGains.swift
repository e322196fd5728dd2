/// How much nearer other nodes would be if one node joined those that distances are measured from.
///
/// Breadth-first search from 64 nodes at once, each a bit of a word (Then et al. 2014,
/// doi:10.14778/2735496.2735507). No search goes on from a node that is as near already: neither is what
/// lies behind it any nearer.
struct DistanceGains {
  private let graph: NeighbourRows
  /// The distance of each node from the nearest of the measured set; `UInt32.max` where there is none.
  private(set) var nearest: [UInt32]
  /// The searches that have reached each node.
  private var seen: [UInt64]
  /// The searches that reached it in the last step.
  private var last: [UInt64]
  /// The searches that reach it in this one.
  private var arriving: [UInt64]
  private var here: [UInt32] = []
  private var there: [UInt32] = []

  init(_ graph: NeighbourRows) {
    self.graph = graph
    nearest = [UInt32](repeating: .max, count: graph.nodeCount)
    seen = [UInt64](repeating: 0, count: graph.nodeCount)
    last = seen
    arriving = seen
  }

  /// Measures distances from a set of nodes.
  mutating func measure(from set: [Int]) {
    leaveOut(set)
    here = set.map { UInt32($0) }
    var head = 0
    while head < here.count {
      let node = Int(here[head])
      head += 1
      for entry in graph.row(node) where nearest[Int(graph.neighbours[entry])] == .max {
        nearest[Int(graph.neighbours[entry])] = nearest[node] + 1
        here.append(graph.neighbours[entry])
      }
    }
  }

  /// Takes the nodes of a set out of the graph; distances are measured from none.
  mutating func leaveOut(_ set: [Int]) {
    for node in nearest.indices { nearest[node] = .max }
    for node in set { nearest[node] = 0 }
  }

  /// One over the distance of a node from the measured set: 1 for its members too, 0 where there is none.
  func inverse(of node: Int) -> Double {
    nearest[node] == .max ? 0 : 1 / Double(max(nearest[node], 1))
  }

  /// Calls for each of some nodes with what all nodes, itself included, gain by it.
  /// - Parameters:
  ///   - nodes: Those that would join the measured set, each by itself.
  ///   - steps: Nodes no nearer than this before gain 1 where they are now; nil to add up inverse
  ///     distances instead.
  ///   - body: Called in the order of the nodes.
  /// - Complexity: O(nodes × entries / 64) and less where many are near already.
  mutating func forEachGain(
    of nodes: [Int], steps: Int? = nil, _ body: (_ node: Int, _ gain: Double) -> Void
  ) {
    var gains = [Double](repeating: 0, count: 64)
    for batch in stride(from: 0, to: nodes.count, by: 64) where !Interruption.isRequested {
      let sources = nodes[batch..<min(batch + 64, nodes.count)]
      for lane in gains.indices { gains[lane] = 0 }
      search(from: sources, steps, into: &gains)
      for (lane, node) in sources.enumerated() { body(node, gains[lane]) }
    }
  }

  private mutating func search(
    from sources: ArraySlice<Int>, _ steps: Int?, into gains: inout [Double]
  ) {
    for node in seen.indices { seen[node] = 0 }
    here.removeAll(keepingCapacity: true)
    for (lane, node) in sources.enumerated() {
      seen[node] = 1 << UInt64(lane)
      last[node] = seen[node]
      gains[lane] = gain(of: node, at: 0, steps)
      here.append(UInt32(node))
    }
    var step: UInt32 = 0
    let end = steps.map { UInt32(clamping: $0) } ?? .max
    while !here.isEmpty, step < end {
      step += 1
      there.removeAll(keepingCapacity: true)
      for item in here {
        let lanes = last[Int(item)]
        for entry in graph.row(Int(item)) {
          let next = Int(graph.neighbours[entry])
          let new = lanes & ~seen[next]
          if new == 0 || nearest[next] <= step { continue }
          if arriving[next] == 0 { there.append(UInt32(next)) }
          arriving[next] |= new
        }
      }
      for item in here { last[Int(item)] = 0 }
      for item in there {
        let node = Int(item)
        seen[node] |= arriving[node]
        last[node] = arriving[node]
        arriving[node] = 0
        let gain = gain(of: node, at: step, steps)
        var lanes = last[node]
        while lanes != 0 {
          gains[lanes.trailingZeroBitCount] += gain
          lanes &= lanes - 1
        }
      }
      swap(&here, &there)
    }
    for item in here { last[Int(item)] = 0 }
  }

  /// What a node gains that is so far now.
  private func gain(of node: Int, at step: UInt32, _ steps: Int?) -> Double {
    if let steps { return nearest[node] > UInt32(clamping: steps) ? 1 : 0 }
    return 1 / Double(max(step, 1)) - inverse(of: node)
  }
}
