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
  ///   - iterations: It also ends after this many.
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
    let loopless = projection.simple()
    var shares = [Double](repeating: 0, count: count)
    var multiplicity = Self.multiplicity(projection, loopless)
    for node in 0..<count {
      let sum = loopless.row(node).reduce(0) { $0 + multiplicity[$1] }
      shares[node] = sum
      if sum > 0 { for entry in loopless.row(node) { multiplicity[entry] /= sum } }
    }
    var scores = [Double](repeating: 1 / Double(count), count: count)
    var next = scores
    var done = 0
    while done < limit {
      done += 1
      var adrift = 0.0
      for node in 0..<count where shares[node] == 0 { adrift += scores[node] }
      let base = (1 - damping + damping * adrift) / Double(count)
      for node in 0..<count { next[node] = base }
      for node in 0..<count where shares[node] > 0 {
        let score = damping * scores[node]
        for entry in loopless.row(node) {
          next[Int(loopless.neighbours[entry])] += score * multiplicity[entry]
        }
      }
      var change = 0.0
      for node in 0..<count { change += abs(next[node] - scores[node]) }
      swap(&scores, &next)
      if change < tolerance { break }
    }
    return .value(PageRank(scores: scores, iterations: done))
  }

  /// The weight of each merged entry: the sum of its parallels' weights, or their number.
  private static func multiplicity(_ projection: Projection, _ simple: Projection) -> [Double] {
    if !simple.weights.isEmpty { return simple.weights }
    var result = [Double](repeating: 0, count: simple.neighbours.count)
    for node in 0..<projection.nodeCount {
      var place = simple.row(node).lowerBound
      for entry in projection.row(node) where projection.neighbours[entry] != UInt32(node) {
        while simple.neighbours[place] != projection.neighbours[entry] { place += 1 }
        result[place] += 1
      }
    }
    return result
  }
}
