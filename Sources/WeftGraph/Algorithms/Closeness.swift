/// How near each node is to all others: one over the mean distance.
///
/// Bavelas 1950 (doi:10.1121/1.1906679), Sabidussi 1966 (doi:10.1007/BF02289527). Distances are
/// followed along the projection's rows. Parallel relationships count as one and loops are left out.
/// A node that does not reach every other one has no mean distance, so it has no score; use
/// ``Harmonic`` there. Undefined as a whole where lengths are read from weights that are not positive.
public struct Closeness: Sendable, Equatable {
  /// The score of each node, or why it has none.
  public let scores: [Measured<Double>]
  /// How many other nodes each one reaches.
  public let reached: [Int]

  /// The share of nodes that have a score.
  public var coverage: Double {
    scores.isEmpty ? 0 : Double(scores.count { $0.value != nil }) / Double(scores.count)
  }

  /// Computes the closeness of a projection's nodes.
  /// - Parameters:
  ///   - projection: The graph whose paths are followed.
  ///   - lengths: How long relationships are.
  ///   - threads: How many sources are worked on at once; the result does not depend on it.
  /// - Complexity: O(nodes × entries) by hops, else O(nodes × entries × log nodes).
  public static func of(
    _ projection: Projection, lengths: PathLengths = .hops, threads: Int = 1
  ) -> Measured<Closeness> {
    AllDistances.of(projection, lengths, threads: threads).map { distances in
      let others = projection.nodeCount - 1
      let scores = distances.sums.indices.map { node -> Measured<Double> in
        guard others > 0 else { return .undefined("There is no other node.") }
        guard distances.reached[node] == others else {
          return .undefined("The node does not reach every other node.")
        }
        return .value(Double(others) / distances.sums[node])
      }
      return Closeness(scores: scores, reached: distances.reached)
    }
  }
}
