/// What the distances of all pairs of nodes say about the whole graph.
///
/// Average path length and diameter need every pair joined; global efficiency (Latora & Marchiori
/// 2001, doi:10.1103/PhysRevLett.87.198701) counts a pair without a path as 0. Distances are followed
/// along the rows, so a directed projection has n (n − 1) pairs. Parallel relationships count as one
/// and loops are left out. Undefined where lengths are read from weights that are not positive.
public struct PathStatistics: Sendable, Equatable {
  /// The mean distance over all pairs, or why there is none.
  public let averagePathLength: Measured<Double>
  /// The largest distance, or why there is none.
  public let diameter: Measured<Double>
  /// The mean inverse distance over all pairs, or why there is none.
  public let globalEfficiency: Measured<Double>
  /// The mean distance over the pairs that have a path; undefined where none has.
  public let averageOverReachable: Measured<Double>
  /// The share of pairs that have a path; undefined below two nodes.
  public let coverage: Measured<Double>

  /// Computes the statistics of a projection.
  /// - Parameters:
  ///   - projection: The graph whose paths are followed.
  ///   - lengths: How long relationships are.
  ///   - threads: How many sources are worked on at once; the result does not depend on it.
  /// - Complexity: O(nodes × entries) by hops, else O(nodes × entries × log nodes).
  public static func of(
    _ projection: Projection, lengths: PathLengths = .hops, threads: Int = 1
  ) -> Measured<PathStatistics> {
    AllDistances.of(projection, lengths, threads: threads).map { distances in
      PathStatistics(distances, nodes: projection.nodeCount)
    }
  }

  private init(_ distances: AllDistances, nodes: Int) {
    guard nodes > 1 else {
      let reason = "There is no pair of nodes."
      averagePathLength = .undefined(reason)
      diameter = .undefined(reason)
      globalEfficiency = .undefined(reason)
      averageOverReachable = .undefined(reason)
      coverage = .undefined(reason)
      return
    }
    let pairs = nodes * (nodes - 1)
    let reached = distances.reached.reduce(0, +)
    let sum = distances.sums.reduce(0, +)
    globalEfficiency = .value(distances.inverseSums.reduce(0, +) / Double(pairs))
    coverage = .value(Double(reached) / Double(pairs))
    averageOverReachable =
      reached > 0 ? .value(sum / Double(reached)) : .undefined("No pair has a path.")
    if reached == pairs {
      averagePathLength = .value(sum / Double(pairs))
      diameter = .value(distances.eccentricities.max() ?? 0)
    } else {
      let reason = "\(pairs - reached) of \(pairs) pairs have no path."
      averagePathLength = .undefined(reason)
      diameter = .undefined(reason)
    }
  }
}
