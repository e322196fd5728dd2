/// How far a network is an out-tree: connectedness, hierarchy, efficiency and least upper bounds.
///
/// Krackhardt 1994, *Graph Theoretical Dimensions of Informal Organizations*; Everett & Krackhardt 2012. The projection leads from the higher to the lower node (from
/// manager to report). An out-tree scores 1 on all four. Efficiency counts pairs of nodes with a tie,
/// not arcs; an upper bound of two nodes reaches both (it may be one of them), and the least is reached
/// by every other. Parallel relationships count as one and loops are left out.
public struct KrackhardtDimensions: Sendable, Equatable {
  /// The share of pairs joined by a path without direction; undefined without nodes.
  public let connectedness: Measured<Double>
  /// One less the share of mutually reachable pairs among the pairs reachable in either direction.
  public let hierarchy: Measured<Double>
  /// One less the share of superfluous ties; undefined where no component has three nodes.
  public let efficiency: Measured<Double>
  /// One less the share of pairs without a least upper bound; undefined where no component has three nodes.
  public let lubness: Measured<Double>
  /// How many pairs of one component have no least upper bound.
  public let violations: Int
  /// How many such pairs there could be.
  public let possibleViolations: Double

  /// Computes the four dimensions of a projection.
  /// - Complexity: O(nodes × entries / 64 + a / 64 × b × ties between the b), b being the number of nodes
  ///   with several superiors and of those above them, a of those above any one of them; strong components
  ///   count as one node.
  public static func of(_ projection: Projection) -> KrackhardtDimensions {
    let count = projection.nodeCount
    let weak = WeakComponents.of(projection)
    let ties = joinedPairs(projection)
    let pairs = Double(count) * Double(count - 1) / 2
    let joined = weak.sizes.reduce(0.0) { $0 + Double($1) * Double($1 - 1) / 2 }
    let room = weak.sizes.reduce(0.0) { $0 + Double($1 - 1) * Double($1 - 2) / 2 }
    let spare = Double(ties) - weak.sizes.reduce(0.0) { $0 + Double($1 - 1) }
    let reachability = Reachability(projection)
    let sizes = reachability.components.sizes
    // Pairs of distinct nodes; those of one component are reached both ways.
    let ordered = zip(reachability.reachedNodes(), sizes).reduce(0.0) { sum, item in
      sum + Double(item.0 - item.1) * Double(item.1)
    }
    let mutual = sizes.reduce(0.0) { $0 + Double($1) * Double($1 - 1) / 2 }
    let small = "No component has three nodes."
    let violations = room > 0 ? UpperBounds(reachability, weak).violations() : 0
    return KrackhardtDimensions(
      connectedness: count == 0
        ? .undefined("There are no nodes.") : .value(pairs > 0 ? joined / pairs : 1),
      hierarchy: ordered + mutual > 0
        ? .value(1 - mutual / (ordered + mutual)) : .undefined("No node reaches another."),
      efficiency: room > 0 ? .value(1 - spare / room) : .undefined(small),
      lubness: room > 0 ? .value(1 - Double(violations) / room) : .undefined(small),
      violations: violations, possibleViolations: room)
  }

  /// How many pairs of nodes have a tie in either direction.
  private static func joinedPairs(_ projection: Projection) -> Int {
    var pairs = 0
    for node in 0..<projection.nodeCount {
      var last = UInt32(node)
      for entry in projection.row(node) {
        let next = projection.neighbours[entry]
        if next == last || next == UInt32(node) { continue }
        last = next
        // A tie both ways counts at its lower end.
        if next > UInt32(node) || !projection.joins(Int(next), node) { pairs += 1 }
      }
    }
    return pairs
  }
}
