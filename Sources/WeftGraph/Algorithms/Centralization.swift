/// How far a whole network is centred on one node, from 0 (all alike) to 1 (a star).
///
/// Freeman 1979 (doi:10.1016/0378-8733(78)90021-7): the sum of the differences to the most central
/// node over the largest such sum a network of that size can have. Parallel relationships count as one
/// and loops are left out. Undefined below three nodes; closeness only where every node reaches every
/// other.
public enum Centralization {
  /// What makes a node central.
  public enum Measure: String, Sendable, CaseIterable {
    /// The number of neighbours, whatever the direction.
    case degree
    /// The number of nodes that lead to the node.
    case inDegree
    /// The number of nodes the node leads to.
    case outDegree
    /// One over the mean distance, whatever the direction.
    case closeness
    /// The shortest paths through the node, whatever the direction.
    case betweenness
    /// The shortest paths through the node as the projection follows relationships.
    case directedBetweenness
  }

  /// Computes a centralization of a projection.
  /// - Complexity: O(nodes + entries) for degrees, else O(nodes × entries).
  public static func of(
    _ projection: Projection, _ measure: Measure, threads: Int = 1
  ) -> Measured<Double> {
    let count = Double(projection.nodeCount)
    guard count >= 3 else { return .undefined("There are fewer than three nodes.") }
    switch measure {
    case .degree:
      let rows = NeighbourRows(undirected: projection)
      return .value(excess(degrees(rows)) / ((count - 1) * (count - 2)))
    case .inDegree:
      let rows = NeighbourRows(projection)
      return .value(excess(degrees(rows.reversed())) / ((count - 1) * (count - 1)))
    case .outDegree:
      return .value(excess(degrees(NeighbourRows(projection))) / ((count - 1) * (count - 1)))
    case .closeness:
      guard let closeness = Closeness.of(projection.undirected(), threads: threads).value else {
        return .undefined("There are no distances.")
      }
      let scores = closeness.scores.compactMap(\.value)
      guard scores.count == projection.nodeCount else {
        return .undefined("Not every node reaches every other.")
      }
      return .value(excess(scores) / ((count - 1) * (count - 2) / (2 * count - 3)))
    case .betweenness, .directedBetweenness:
      let graph = measure == .betweenness ? projection.undirected() : projection
      // Along directions every pair counts in either order.
      let pairs = (count - 1) * (count - 2) / (graph.direction == .both ? 2 : 1)
      return Betweenness.of(graph, threads: threads).map { betweenness in
        excess(betweenness.scores) / ((count - 1) * pairs)
      }
    }
  }

  private static func degrees(_ rows: NeighbourRows) -> [Double] {
    (0..<rows.nodeCount).map { Double(rows.degree($0)) }
  }

  private static func excess(_ scores: [Double]) -> Double {
    let highest = scores.max() ?? 0
    return scores.reduce(0) { $0 + (highest - $1) }
  }
}
