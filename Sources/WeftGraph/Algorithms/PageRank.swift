/// The share of time a random walk along the direction spends at each node.
///
/// Brin & Page 1998 (doi:10.1016/S0169-7552(98)00110-X) by power iteration: from a node the walk
/// follows a relationship with a chance in proportion to its weight (parallels add up, loops are left
/// out), and with chance 1 − damping, or where there is nowhere to go, it starts anew at any node.
/// Undefined for a projection without nodes and for negative weights.
public struct PageRank: Sendable, Equatable {
  /// The score of each node; they sum to 1.
  public let scores: [Double]
  /// How many iterations it took.
  public let iterations: Int

  /// Computes the scores of a projection's nodes.
  /// - Parameters:
  ///   - projection: The graph to walk.
  ///   - damping: The chance to follow a relationship rather than to start anew.
  ///   - tolerance: Iteration ends when the scores change by less than this in sum.
  ///   - limit: It also ends after this many.
  /// - Complexity: O((nodes + entries) × iterations); the error falls by the damping factor in each.
  public static func of(
    _ projection: Projection, damping: Double = 0.85, tolerance: Double = 1e-14,
    iterations limit: Int = 1000
  ) -> Measured<PageRank> {
    let count = projection.nodeCount
    guard count > 0 else { return .undefined("There are no nodes.") }
    guard projection.weights.allSatisfy({ $0 >= 0 && $0.isFinite }) else {
      return .undefined("A relationship's weight is negative or not finite.")
    }
    // Parallels add up of themselves, so the rows are read as they are.
    let weights = projection.weights
    let neighbours = projection.neighbours
    var sums = [Double](repeating: 0, count: count)
    for node in 0..<count {
      for entry in projection.row(node) where neighbours[entry] != UInt32(node) {
        sums[node] += weights.isEmpty ? 1 : weights[entry]
      }
    }
    var scores = [Double](repeating: 1 / Double(count), count: count)
    var next = scores
    var done = 0
    while done < limit {
      done += 1
      var adrift = 0.0
      for node in 0..<count where sums[node] == 0 { adrift += scores[node] }
      let base = (1 - damping + damping * adrift) / Double(count)
      for node in 0..<count { next[node] = base }
      for node in 0..<count where sums[node] > 0 {
        let share = damping * scores[node] / sums[node]
        let row = projection.row(node)
        let own = UInt32(node)
        if weights.isEmpty {
          for entry in row where neighbours[entry] != own {
            next[Int(neighbours[entry])] += share
          }
        } else {
          for entry in row where neighbours[entry] != own {
            next[Int(neighbours[entry])] += share * weights[entry]
          }
        }
      }
      var change = 0.0
      for node in 0..<count { change += abs(next[node] - scores[node]) }
      swap(&scores, &next)
      if change < tolerance { break }
    }
    return .value(PageRank(scores: scores, iterations: done))
  }
}
