/// How near each node is to all others: the sum of one over each distance, nothing where there is no path.
///
/// Marchiori & Latora 2000 (doi:10.1016/S0378-4371(00)00311-3), Boldi & Vigna 2014
/// (doi:10.1080/15427951.2013.865686). Distances are followed along the projection's rows. Parallel
/// relationships count as one and loops are left out. Undefined where lengths are read from weights
/// that are not positive.
public struct Harmonic: Sendable, Equatable {
  /// The sum of inverse distances of each node.
  public let scores: [Double]
  /// Scores divided by the number of other nodes; undefined for a single node.
  public let normalised: Measured<[Double]>

  /// Computes the harmonic centrality of a projection's nodes.
  /// - Parameters:
  ///   - projection: The graph whose paths are followed.
  ///   - lengths: How long relationships are.
  ///   - threads: How many sources are worked on at once; the result does not depend on it.
  /// - Complexity: O(nodes × entries) by hops, else O(nodes × entries × log nodes).
  public static func of(
    _ projection: Projection, lengths: PathLengths = .hops, threads: Int = 1
  ) -> Measured<Harmonic> {
    AllDistances.of(projection, lengths, threads: threads).map { distances in
      let scores = distances.inverseSums
      let others = Double(scores.count - 1)
      return Harmonic(
        scores: scores,
        normalised: others > 0
          ? .value(scores.map { $0 / others }) : .undefined("There is no other node."))
    }
  }
}
