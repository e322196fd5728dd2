/// The nodes whose loss would break the network most, or from which most of it is reached.
///
/// Borgatti 2006 (doi:10.1007/s10588-006-7084-x). Fragmentation is measured on what remains after the
/// removal; reach includes the set itself. Every set is tried where there are few enough, and then the
/// answer is exact; above that a greedy choice improved by exchanges is a heuristic, and says so.
/// Direction is not read; parallel and opposite relationships count as one and loops are left out.
/// Undefined where fewer than two nodes would remain, or where more nodes are asked for than there are.
public struct KeyPlayers: Sendable, Equatable {
  /// What the set is chosen for.
  public enum Goal: Sendable, Equatable {
    /// KPP-Neg: the share of remaining pairs that are separated, F.
    case fragmentation
    /// KPP-Neg: one less the mean inverse distance of the remaining pairs, DF.
    case distanceFragmentation
    /// KPP-Pos: the number of nodes within so many steps of the set.
    case reach(steps: Int)
    /// KPP-Pos: the mean inverse distance of all nodes from the set, members counting 1.
    case distanceReach
  }

  /// The chosen nodes, ascending; the first of the best sets.
  public let nodes: [Int]
  /// The value they reach.
  public let value: Double
  /// Whether every set was tried.
  public let exact: Bool
  /// How many sets reach the value; 1 where not every set was tried.
  public let optima: Int

  /// At most this many sets are tried one by one.
  public static let exhaustiveLimit = 200_000.0

  /// Chooses a set of nodes.
  /// - Parameters:
  ///   - projection: The graph.
  ///   - size: How many nodes to choose.
  ///   - goal: What they are chosen for.
  /// - Complexity: O(sets × cost) or O(size × nodes × rounds × cost), a value costing O(nodes + entries),
  ///   with distances between all nodes O(nodes × entries), for reach O(nodes / 64 × size).
  public static func of(
    _ projection: Projection, size: Int, goal: Goal
  ) -> Measured<KeyPlayers> {
    let count = projection.nodeCount
    guard size >= 0, size <= count else { return .undefined("There are fewer nodes than that.") }
    var values = SetValues(projection.undirected().simple(), goal)
    if goal == .fragmentation || goal == .distanceFragmentation, count - size < 2 {
      return .undefined("Fewer than two nodes remain.")
    }
    guard sets(of: size, from: count) <= exhaustiveLimit else {
      return .value(heuristic(&values, count, size))
    }
    var chosen = Array(0..<size)
    var best = KeyPlayers(nodes: chosen, value: -.infinity, exact: true, optima: 0)
    while !Interruption.isRequested {
      let value = values.value(of: chosen)
      if value > best.value + 1e-12 {
        best = KeyPlayers(nodes: chosen, value: value, exact: true, optima: 1)
      } else if value >= best.value - 1e-12 {
        best = KeyPlayers(
          nodes: best.nodes, value: best.value, exact: true, optima: best.optima + 1)
      }
      // The next set in the order of their nodes.
      guard let place = chosen.indices.last(where: { chosen[$0] < count - size + $0 }) else {
        return .value(best)
      }
      chosen[place] += 1
      for later in chosen.indices where later > place { chosen[later] = chosen[later - 1] + 1 }
    }
    return .value(best)
  }

  /// The nodes a greedy choice takes one after another, each with the value reached by then.
  public static func greedy(
    _ projection: Projection, size: Int, goal: Goal
  ) -> [(node: Int, value: Double)] {
    var values = SetValues(projection.undirected().simple(), goal)
    return greedy(&values, projection.nodeCount, size)
  }

  private static func greedy(
    _ values: inout SetValues, _ count: Int, _ size: Int
  ) -> [(node: Int, value: Double)] {
    var chosen: [(node: Int, value: Double)] = []
    while chosen.count < min(size, count) {
      var best = (node: -1, value: -Double.infinity)
      for node in 0..<count where !chosen.contains(where: { $0.node == node }) {
        if Interruption.isRequested { return chosen }
        let value = values.value(of: chosen.map(\.node) + [node])
        if value > best.value + 1e-12 { best = (node, value) }
      }
      chosen.append(best)
    }
    return chosen
  }

  private static func heuristic(
    _ values: inout SetValues, _ count: Int, _ size: Int
  ) -> KeyPlayers {
    let first = greedy(&values, count, size)
    var chosen = first.map(\.node)
    var value = first.last?.value ?? 0
    var improved = true
    while improved {
      improved = false
      for place in chosen.indices {
        for node in 0..<count where !chosen.contains(node) && !Interruption.isRequested {
          var other = chosen
          other[place] = node
          let reached = values.value(of: other)
          if reached > value + 1e-12 {
            (chosen, value, improved) = (other, reached, true)
          }
        }
      }
    }
    return KeyPlayers(nodes: chosen.sorted(), value: value, exact: false, optima: 1)
  }

  private static func sets(of size: Int, from count: Int) -> Double {
    (0..<size).reduce(1.0) { $0 * Double(count - $1) / Double($1 + 1) }
  }
}

/// Values of sets of nodes of one simple undirected graph.
private struct SetValues {
  let graph: Projection
  let goal: KeyPlayers.Goal
  /// For reach: the nodes near each node.
  private var near: [Bitset] = []
  private var isOut: [Bool]
  private var distances: [Int32]
  private var queue: [Int] = []

  init(_ graph: Projection, _ goal: KeyPlayers.Goal) {
    self.graph = graph
    self.goal = goal
    isOut = [Bool](repeating: false, count: graph.nodeCount)
    distances = [Int32](repeating: -1, count: graph.nodeCount)
    if case .reach(let steps) = goal {
      near = (0..<graph.nodeCount).map { node in
        var bits = Bitset(capacity: graph.nodeCount)
        for other in BreadthFirst.of(graph, from: [node], limit: steps).order {
          bits.insert(Int(other))
        }
        return bits
      }
    }
  }

  mutating func value(of set: [Int]) -> Double {
    let count = Double(graph.nodeCount)
    switch goal {
    case .reach:
      var reached = Bitset(capacity: graph.nodeCount)
      for node in set { reached.formUnion(near[node]) }
      return Double(reached.count)
    case .distanceReach:
      return (search(from: set) + Double(set.count)) / count
    case .fragmentation, .distanceFragmentation:
      for node in set { isOut[node] = true }
      defer { for node in set { isOut[node] = false } }
      let left = count - Double(set.count)
      let joined = goal == .fragmentation ? joinedPairs() : inverseDistances()
      return 1 - joined / (left * (left - 1))
    }
  }

  /// Ordered pairs of remaining nodes in one component.
  private mutating func joinedPairs() -> Double {
    var seen = isOut
    var pairs = 0.0
    for start in 0..<graph.nodeCount where !seen[start] {
      seen[start] = true
      queue = [start]
      var head = 0
      while head < queue.count {
        for entry in graph.row(queue[head]) where !seen[Int(graph.neighbours[entry])] {
          seen[Int(graph.neighbours[entry])] = true
          queue.append(Int(graph.neighbours[entry]))
        }
        head += 1
      }
      pairs += Double(queue.count) * Double(queue.count - 1)
    }
    return pairs
  }

  private mutating func inverseDistances() -> Double {
    var sum = 0.0
    for start in 0..<graph.nodeCount where !isOut[start] { sum += search(from: [start]) }
    return sum
  }

  /// The sum of inverse distances of the remaining nodes other than the sources.
  private mutating func search(from sources: [Int]) -> Double {
    queue.removeAll(keepingCapacity: true)
    for source in sources {
      distances[source] = 0
      queue.append(source)
    }
    var sum = 0.0
    var head = 0
    while head < queue.count {
      let node = queue[head]
      head += 1
      for entry in graph.row(node) {
        let next = Int(graph.neighbours[entry])
        guard !isOut[next], distances[next] < 0 else { continue }
        distances[next] = distances[node] + 1
        sum += 1 / Double(distances[next])
        queue.append(next)
      }
    }
    for node in queue { distances[node] = -1 }
    return sum
  }
}
