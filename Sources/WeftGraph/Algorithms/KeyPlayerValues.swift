/// What sets of nodes of one simple undirected graph are worth as key players.
struct KeyPlayerValues {
  private let graph: NeighbourRows
  private let goal: KeyPlayers.Goal
  private var search: DistanceGains

  init(_ graph: NeighbourRows, _ goal: KeyPlayers.Goal) {
    self.graph = graph
    self.goal = goal
    search = DistanceGains(graph)
  }

  private var count: Double { Double(graph.nodeCount) }

  /// The value of one set.
  mutating func value(of set: [Int]) -> Double {
    switch goal {
    case .reach(let steps): return reached(by: set, steps)
    case .distanceReach: return inverseDistances(from: set) / count
    case .fragmentation: return fragmentation(Pieces(graph, without: set).joined, set.count)
    case .distanceFragmentation:
      search.leaveOut(set)
      var sum = 0.0
      let left = (0..<graph.nodeCount).filter { search.nearest[$0] != 0 }
      search.forEachGain(of: left) { _, gain in sum += gain }
      // Each node gains 1 by itself.
      return fragmentation(sum - Double(left.count), set.count)
    }
  }

  /// Calls with the value of a set and each of some nodes that are not in it, in their order.
  mutating func forEachValue(
    adding nodes: Range<Int>, to set: [Int], _ body: (_ node: Int, _ value: Double) -> Void
  ) {
    switch goal {
    case .fragmentation:
      forEachFragmentation(nodes, set, body)
    case .distanceFragmentation:
      for node in nodes where !set.contains(node) && !Interruption.isRequested {
        body(node, value(of: set + [node]))
      }
    case .reach(let steps):
      let base = reached(by: set, steps)
      search.forEachGain(
        of: nodes.filter { !set.contains($0) }, steps: min(steps, graph.nodeCount)
      ) {
        body($0, base + $1)
      }
    case .distanceReach:
      let base = inverseDistances(from: set)
      let count = count
      search.forEachGain(of: nodes.filter { !set.contains($0) }) {
        body($0, (base + $1) / count)
      }
    }
  }

  /// How many nodes are within so many steps of a set.
  private mutating func reached(by set: [Int], _ steps: Int) -> Double {
    search.measure(from: set)
    let most = UInt32(clamping: min(steps, graph.nodeCount))
    return Double(search.nearest.count { $0 <= most })
  }

  /// The inverse distances of all nodes from a set, whose members count 1.
  private mutating func inverseDistances(from set: [Int]) -> Double {
    search.measure(from: set)
    return search.nearest.indices.reduce(0) { $0 + search.inverse(of: $1) }
  }

  /// The share of ordered pairs of the remaining nodes that is missing.
  private func fragmentation(_ joined: Double, _ removed: Int) -> Double {
    let left = count - Double(removed)
    return 1 - joined / (left * (left - 1))
  }

  private func forEachFragmentation(
    _ nodes: Range<Int>, _ set: [Int], _ body: (_ node: Int, _ value: Double) -> Void
  ) {
    let pieces = Pieces(graph, without: set)
    for node in nodes where !set.contains(node) {
      body(node, fragmentation(pieces.joined(without: node), set.count + 1))
    }
  }

  /// The pieces a graph has without some nodes, and those it would have without one more.
  private struct Pieces {
    /// Ordered pairs of nodes in one piece.
    private(set) var joined = 0.0
    /// How many nodes the piece of each node has.
    private var sizes: [UInt32]
    /// How many of them are cut off from the rest without the node.
    private var cut: [UInt32]
    /// Ordered pairs of those that remain together.
    private var joinedBelow: [Double]

    init(_ graph: NeighbourRows, without set: [Int]) {
      let search = LowPoints(graph, without: set)
      sizes = [UInt32](repeating: 1, count: graph.nodeCount)
      cut = [UInt32](repeating: 0, count: graph.nodeCount)
      joinedBelow = [Double](repeating: 0, count: graph.nodeCount)
      // From the leaves up the size of each subtree, then down that of the whole piece.
      for item in search.order.reversed() {
        let node = Int(item)
        guard search.parents[node] != .max else {
          joined += Self.pairs(sizes[node])
          continue
        }
        let parent = Int(search.parents[node])
        sizes[parent] += sizes[node]
        if search.low[node] >= search.discovered[parent] {
          cut[parent] += sizes[node]
          joinedBelow[parent] += Self.pairs(sizes[node])
        }
      }
      for item in search.order where search.parents[Int(item)] != .max {
        sizes[Int(item)] = sizes[Int(search.parents[Int(item)])]
      }
    }

    /// Ordered pairs of nodes in one piece without a node more.
    func joined(without node: Int) -> Double {
      joined - Self.pairs(sizes[node]) + joinedBelow[node]
        + Self.pairs(sizes[node] - 1 - cut[node])
    }

    private static func pairs(_ size: UInt32) -> Double { Double(size) * (Double(size) - 1) }
  }
}
