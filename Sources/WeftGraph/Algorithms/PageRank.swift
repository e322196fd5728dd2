/// The share of time a random walk along the direction spends at each node.
///
/// Brin & Page 1998 (doi:10.1016/S0169-7552(98)00110-X): from a node the walk follows a relationship
/// with a chance in proportion to its weight (parallels add up, loops are left out), and with chance
/// 1 − damping, or where there is nowhere to go, it starts anew at any node. Computed by Gauss–Seidel
/// iteration on the linear system, in which starting anew from an end of the walk is a common factor
/// (Gleich 2015, doi:10.1137/140976649). Undefined for a projection without nodes and for negative
/// weights.
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
  /// - Complexity: O((nodes + entries) × iterations); the error falls by the damping factor in each
  ///   at least, and in the end it is at most twice damping / (1 − damping) times the tolerance.
  public static func of(
    _ projection: Projection, damping: Double = 0.85, tolerance: Double = 1e-14,
    iterations limit: Int = 1000
  ) -> Measured<PageRank> {
    let count = projection.nodeCount
    guard count > 0 else { return .undefined("There are no nodes.") }
    if let reason = projection.complaint(zeroWeights: true) {
      return .undefined(reason)
    }
    var system = InwardRows(projection)
    let first = 1 / Double(count)
    // What each node passes on for a weight of 1.
    let shares = AlignedTable<Double>(repeating: 0, count: count)
    let rates = AlignedTable<Double>(repeating: 0, count: count)
    for place in 0..<count where system.sums[place] > 0 {
      rates[place] = damping / system.sums[place]
      shares[place] = rates[place] * first
    }
    system.sums = []
    var scores = [Double](repeating: first, count: count)
    let base = (1 - damping) / Double(count)
    let sources = system.sources.span
    let weights = system.weights.span
    var done = 0
    while done < limit, !Interruption.isRequested {
      done += 1
      var change = 0.0
      var sum = 0.0
      for place in 0..<system.passing {
        let entries = Int(system.offsets[place])..<Int(system.offsets[place + 1])
        let row = sources.extracting(entries)
        var score = base
        if weights.isEmpty {
          for entry in row.indices { score += shares[Int(row[entry])] }
        } else {
          let weights = weights.extracting(entries)
          for entry in row.indices { score += shares[Int(row[entry])] * weights[entry] }
        }
        change += abs(score - scores[place])
        sum += score
        scores[place] = score
        shares[place] = score * rates[place]
      }
      // What pass nothing on follow from the rest; they change by the damped change of that at most.
      if change * (1 + damping) <= tolerance * sum { break }
    }
    for place in system.passing..<count {
      scores[place] = base
      for entry in Int(system.offsets[place])..<Int(system.offsets[place + 1]) {
        scores[place] += shares[Int(sources[entry])] * (weights.isEmpty ? 1 : weights[entry])
      }
    }
    let sum = scores.reduce(0, +)
    // From places to nodes by way of a table that has done its work.
    for place in 0..<count { rates[Int(system.nodes[place])] = scores[place] / sum }
    for node in 0..<count { scores[node] = rates[node] }
    return .value(PageRank(scores: scores, iterations: done))
  }
}
