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
  /// Values that differ by less are equal but for rounding.
  private static let tolerance = 1e-12

  /// Chooses a set of nodes.
  /// - Parameters:
  ///   - projection: The graph.
  ///   - size: How many nodes to choose.
  ///   - goal: What they are chosen for.
  /// - Complexity: for fragmentation O(s × (nodes + entries)), s being the sets without their last member,
  ///   or above the limit size × rounds; for reach O(s × nodes × entries / 64), less where others are near
  ///   already; for fragmentation with distances O(nodes × entries / 64) for every set.
  public static func of(
    _ projection: Projection, size: Int, goal: Goal
  ) -> Measured<KeyPlayers> {
    let count = projection.nodeCount
    guard size >= 0, size <= count else { return .undefined("There are fewer nodes than that.") }
    var values = KeyPlayerValues(NeighbourRows(undirected: projection), goal)
    if goal == .fragmentation || goal == .distanceFragmentation, count - size < 2 {
      return .undefined("Fewer than two nodes remain.")
    }
    guard sets(of: size, from: count) <= exhaustiveLimit else {
      return .value(heuristic(&values, count, size))
    }
    guard size > 0 else {
      return .value(KeyPlayers(nodes: [], value: values.value(of: []), exact: true, optima: 1))
    }
    var nodes: [Int] = []
    var best = -Double.infinity
    var optima = 0
    // All but the last of a set, in the order of their nodes.
    var first = Array(0..<size - 1)
    while true {
      values.forEachValue(adding: (first.last ?? -1) + 1..<count, to: first) { node, value in
        if value > best + tolerance {
          (nodes, best, optima) = (first + [node], value, 1)
        } else if value >= best - tolerance {
          optima += 1
        }
      }
      guard !Interruption.isRequested,
        let place = first.indices.last(where: { first[$0] < count - size + $0 })
      else {
        return .value(
          KeyPlayers(nodes: nodes, value: values.value(of: nodes), exact: true, optima: optima))
      }
      first[place] += 1
      for later in first.indices where later > place { first[later] = first[later - 1] + 1 }
    }
  }

  /// The nodes a greedy choice takes one after another, each with the value reached by then.
  public static func greedy(
    _ projection: Projection, size: Int, goal: Goal
  ) -> [(node: Int, value: Double)] {
    var values = KeyPlayerValues(NeighbourRows(undirected: projection), goal)
    return greedy(&values, projection.nodeCount, size)
  }

  private static func greedy(
    _ values: inout KeyPlayerValues, _ count: Int, _ size: Int
  ) -> [(node: Int, value: Double)] {
    var chosen: [(node: Int, value: Double)] = []
    while chosen.count < min(size, count), !Interruption.isRequested {
      var best = (node: -1, value: -Double.infinity)
      values.forEachValue(adding: 0..<count, to: chosen.map(\.node)) { node, value in
        if value > best.value + tolerance { best = (node, value) }
      }
      if best.node >= 0 { chosen.append(best) }
    }
    return chosen
  }

  private static func heuristic(
    _ values: inout KeyPlayerValues, _ count: Int, _ size: Int
  ) -> KeyPlayers {
    let first = greedy(&values, count, size)
    var chosen = first.map(\.node)
    var value = first.last?.value ?? 0
    // Of one node the greedy choice is the best already.
    var improved = size > 1
    while improved, !Interruption.isRequested {
      improved = false
      for place in chosen.indices {
        var others = chosen
        others.remove(at: place)
        values.forEachValue(adding: 0..<count, to: others) { node, reached in
          if reached > value + tolerance {
            (chosen[place], value, improved) = (node, reached, true)
          }
        }
      }
    }
    return KeyPlayers(
      nodes: chosen.sorted(), value: values.value(of: chosen), exact: false, optima: 1)
  }

  private static func sets(of size: Int, from count: Int) -> Double {
    (0..<size).reduce(1.0) { $0 * Double(count - $1) / Double($1 + 1) }
  }
}
