/// How many ties of one network are still there in another of the same nodes.
///
/// The Jaccard index of the two sets of ties, as used for panels of networks (Snijders, van de Bunt &
/// Steglich 2010, doi:10.1016/j.socnet.2009.02.004). Parallel relationships count as one and loops are
/// left out. Undefined where neither network has a tie.
public struct TieStability: Sendable, Equatable {
  /// Ties in both networks.
  public let kept: Int
  /// Ties of the first network alone.
  public let gone: Int
  /// Ties of the second network alone.
  public let new: Int

  /// The share of all ties that are in both networks.
  public var jaccard: Measured<Double> {
    let all = kept + gone + new
    return all > 0
      ? .value(Double(kept) / Double(all)) : .undefined("Neither network has a tie.")
  }

  /// Compares two projections of the same nodes and the same kind of direction.
  /// - Complexity: O(nodes + entries × log degree).
  public static func of(_ before: Projection, _ after: Projection) -> TieStability {
    precondition(before.nodeCount == after.nodeCount, "both networks have the same nodes")
    let one = before.simple()
    let other = after.simple()
    var kept = 0
    for node in 0..<one.nodeCount {
      kept += one.row(node).count { other.joins(node, Int(one.neighbours[$0])) }
    }
    let entries = one.direction == .both ? 2 : 1
    return TieStability(
      kept: kept / entries, gone: (one.neighbours.count - kept) / entries,
      new: (other.neighbours.count - kept) / entries)
  }
}
