/// Centrality by being reached along walks, long ones counting less.
///
/// Katz 1953 (doi:10.1007/BF02289026): a node's score is the sum over all walks that end there of
/// attenuation to the power of the walk's length, the empty walk included, so 1 is the least score.
/// Weights multiply along a walk; parallel relationships without weights count as one, loops are left
/// out. Undefined where the attenuation is not below one over the largest eigenvalue, for then the sum
/// has no limit. `WalkSpace` sums it in a small space of errors.
public struct Katz: Sendable, Equatable {
  /// The score of each node.
  public let scores: [Double]
  /// The factor a walk loses with each step.
  public let attenuation: Double

  /// Computes the scores of a projection's nodes.
  /// - Parameters:
  ///   - projection: The graph; its direction leads to who gains.
  ///   - attenuation: The factor of each step; nil means 0.85 over the largest eigenvalue, and 0.5
  ///     where no relationship is on a cycle.
  ///   - threads: How many threads share a pass; the result does not depend on it.
  /// - Complexity: O(nodes + entries × passes); some hundred passes find the eigenvalue where others are
  ///   near it, and one in six adds a digit to the sum by default.
  public static func of(
    _ projection: Projection, attenuation: Double? = nil, threads: Int = 1
  ) -> Measured<Katz> {
    if let reason = projection.complaint(zeroWeights: true) {
      return .undefined(reason)
    }
    let (order, starts) = StrongComponents.of(projection, withZeroWeights: false).ordered()
    let matrix = WalkMatrix(projection)
    if Interruption.isRequested { return .undefined("It was interrupted.") }
    let effort = SpectralRadius.Effort(tolerance: 1e-12, passes: 100_000)
    guard let radius = SpectralRadius.of(matrix, order, starts, effort, threads: threads) else {
      return .undefined("The largest eigenvalue was not found.")
    }
    let largest = radius.value
    let factor = attenuation ?? (largest > 0 ? 0.85 / largest : 0.5)
    guard factor > 0, factor * largest < 1 else {
      return .undefined("The attenuation is not between 0 and one over the largest eigenvalue.")
    }
    // Components stand in the order that relationships between them have.
    var space = WalkSpace(matrix, room: order.count, threads: threads)
    guard space.sum(order[...], factor: factor, passes: 1_000_000) else {
      return .undefined("The sum over walks did not settle.")
    }
    space.end()
    var scores = [Double](repeating: 1, count: order.count)
    for (place, node) in order.enumerated() { scores[Int(node)] = space[place] }
    return .value(Katz(scores: scores, attenuation: factor))
  }
}
