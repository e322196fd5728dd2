/// How many more ties lie within groups than the nodes' degrees would give.
///
/// Newman & Girvan 2004 (doi:10.1103/PhysRevE.69.026113) with the resolution of Reichardt & Bornholdt
/// 2006 (doi:10.1103/PhysRevE.74.016110): Q = 1/2m Σ (A − γ k k / 2m) over pairs in one group.
/// Direction is not read: opposite relationships without weights count as one tie, with weights they
/// are summed. Loops are left out; a node without a group takes no part. Undefined without ties.
public enum Modularity {
  /// Computes the modularity of a division of a projection's nodes.
  /// - Complexity: O(nodes + entries), with direction and without weights O(nodes + entries × log degree).
  public static func of(
    _ projection: Projection, grouping: Grouping, resolution: Double = 1
  ) -> Measured<Double> {
    if let reason = projection.complaint(zeroWeights: true) {
      return .undefined(reason)
    }
    var inside = 0.0
    var strengths = [Double](repeating: 0, count: grouping.count)
    let isBothWays = projection.direction == .both
    for node in 0..<projection.nodeCount {
      guard let group = grouping.group(of: node) else { continue }
      var last = UInt32(node)
      for entry in projection.row(node) {
        let next = projection.neighbours[entry]
        let isParallel = next == last
        if next == UInt32(node) { continue }
        last = next
        guard let other = grouping.group(of: Int(next)) else { continue }
        var weight = 1.0
        // Where both ends have an entry each counts for its own.
        var hasOpposite = isBothWays
        if projection.weights.isEmpty {
          if isParallel { continue }
          if !isBothWays { hasOpposite = projection.joins(Int(next), node) }
        } else {
          weight = projection.weights[entry]
        }
        strengths[group] += weight
        if !hasOpposite { strengths[other] += weight }
        if group == other { inside += hasOpposite ? weight : 2 * weight }
      }
    }
    let total = strengths.reduce(0, +)
    guard total > 0 else { return .undefined("There are no ties.") }
    let chance = strengths.reduce(0) { $0 + $1 * $1 } / (total * total)
    return .value(inside / total - resolution * chance)
  }
}
