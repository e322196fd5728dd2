/// How far a whole network is centred on one node, from 0 (all alike) to 1 (as far as it can be).
///
/// Freeman 1979 (doi:10.1016/0378-8733(78)90021-7): the sum of the differences to the most central
/// node over the largest such sum a network of that size can have (``maximum(of:nodes:)``). Parallel
/// relationships count as one and loops are left out; only strengths read weights. Undefined below
/// three nodes, closeness only where every node reaches every other, and where the centrality itself
/// is undefined.
public enum Centralization {
  /// What makes a node central.
  public enum Measure: String, Sendable, CaseIterable {
    /// The number of neighbours, whatever the direction.
    case degree
    /// The number of nodes that lead to the node.
    case inDegree
    /// The number of nodes the node leads to.
    case outDegree
    /// Both together: a neighbour counts twice where it leads to the node and the node to it.
    case totalDegree
    /// The summed weights of the node's relationships, whatever the direction.
    case strength
    /// The summed weights of what leads away from the node as the projection follows relationships.
    case directedStrength
    /// One over the mean distance, whatever the direction.
    case closeness
    /// One over the mean distance from the node as the projection follows relationships.
    case directedCloseness
    /// The sum of inverse distances, whatever the direction.
    case harmonic
    /// The sum of inverse distances from the node as the projection follows relationships.
    case directedHarmonic
    /// The shortest paths through the node, whatever the direction.
    case betweenness
    /// The shortest paths through the node as the projection follows relationships.
    case directedBetweenness
    /// The share of time of a random walk, whatever the direction.
    case pageRank
    /// The share of time of a random walk as the projection follows relationships.
    case directedPageRank
    /// The scores of those tied to the node, the largest 1, whatever the direction.
    case eigenvector
    /// The scores of those that lead to the node, the largest 1.
    case directedEigenvector
    /// The walks that end at the node.
    case katz

    /// The same where there is no direction to follow.
    fileprivate var withoutDirection: Measure {
      switch self {
      case .directedStrength: .strength
      case .directedCloseness: .closeness
      case .directedHarmonic: .harmonic
      case .directedBetweenness: .betweenness
      case .directedPageRank: .pageRank
      case .directedEigenvector: .eigenvector
      default: self
      }
    }
  }

  /// Computes a centralization of a projection.
  ///
  /// The most that strengths can differ is that of ties that all weigh as much as the heaviest, as where
  /// weights are divided by the largest (Dong & Horvath 2007, doi:10.1186/1752-0509-1-24). A projection
  /// in both directions has none to follow, so that what does is as it is without.
  /// - Complexity: O(nodes + entries) for degrees and strengths, O((nodes + entries) × iterations)
  ///   for ranks and eigenvectors, else O(nodes × entries).
  public static func of(
    _ projection: Projection, _ measure: Measure, threads: Int = 1
  ) -> Measured<Double> {
    let measure = projection.direction == .both ? measure.withoutDirection : measure
    let count = projection.nodeCount
    guard count >= 3 else { return .undefined("There are fewer than three nodes.") }
    switch maximum(of: measure, nodes: count) {
    case .undefined(let reason): return .undefined(reason)
    case .value(let most):
      if measure == .strength || measure == .directedStrength {
        let graph = measure == .strength ? projection.undirected() : projection
        return strengths(graph).map { excess($0.scores) / (most * $0.heaviest) }
      }
      return scores(projection, measure, threads: threads).map { excess($0) / most }
    }
  }

  private static func scores(
    _ projection: Projection, _ measure: Measure, threads: Int
  ) -> Measured<[Double]> {
    switch measure {
    case .degree: return .value(degrees(NeighbourRows(undirected: projection)))
    case .inDegree: return .value(degrees(NeighbourRows(projection).reversed()))
    case .outDegree: return .value(degrees(NeighbourRows(projection)))
    case .totalDegree:
      let rows = NeighbourRows(projection)
      return .value(zip(degrees(rows), degrees(rows.reversed())).map { $0 + $1 })
    case .closeness: return closeness(projection.undirected(), threads)
    case .directedCloseness: return closeness(projection, threads)
    case .harmonic:
      return Harmonic.of(projection.undirected(), threads: threads).map(\.scores)
    case .directedHarmonic: return Harmonic.of(projection, threads: threads).map(\.scores)
    case .betweenness:
      return Betweenness.of(projection.undirected(), threads: threads).map(\.scores)
    case .directedBetweenness:
      return Betweenness.of(projection, threads: threads).map(\.scores)
    case .pageRank: return PageRank.of(unweighted(projection.undirected())).map(\.scores)
    case .directedPageRank: return PageRank.of(unweighted(projection)).map(\.scores)
    case .eigenvector: return eigenvector(projection.undirected())
    case .directedEigenvector: return eigenvector(projection)
    case .strength, .directedStrength: return strengths(projection).map(\.scores)
    case .katz: return Katz.of(unweighted(projection)).map(\.scores)
    }
  }

  private static func degrees(_ rows: NeighbourRows) -> [Double] {
    (0..<rows.nodeCount).map { Double(rows.degree($0)) }
  }

  private static func closeness(_ graph: Projection, _ threads: Int) -> Measured<[Double]> {
    guard let closeness = Closeness.of(graph, threads: threads).value else {
      return .undefined("There are no distances.")
    }
    let scores = closeness.scores.compactMap(\.value)
    return scores.count == graph.nodeCount
      ? .value(scores) : .undefined("Not every node reaches every other.")
  }

  private static func eigenvector(_ graph: Projection) -> Measured<[Double]> {
    Eigenvector.of(unweighted(graph)).map { found in
      let largest = found.scores.max() ?? 1
      return found.scores.map { $0 / largest }
    }
  }

  /// What leads away from each node weighs, and the heaviest tie, parallels as one, weighs.
  private static func strengths(
    _ graph: Projection
  ) -> Measured<(scores: [Double], heaviest: Double)> {
    if let reason = graph.complaint(zeroWeights: true) { return .undefined(reason) }
    var scores = [Double](repeating: 0, count: graph.nodeCount)
    var heaviest = 0.0
    for node in 0..<graph.nodeCount {
      var last = UInt32(node)
      var tie = 0.0
      for entry in graph.row(node) where graph.neighbours[entry] != UInt32(node) {
        // Rows ascend, so parallels are side by side.
        if graph.neighbours[entry] != last { (last, tie) = (graph.neighbours[entry], 0) }
        let weight = graph.weights.isEmpty ? 1 : graph.weights[entry]
        tie += weight
        scores[node] += weight
        heaviest = max(heaviest, tie)
      }
    }
    return heaviest > 0
      ? .value((scores, heaviest)) : .undefined("No relationship weighs anything.")
  }

  /// Each tie once and without its weight.
  private static func unweighted(_ projection: Projection) -> Projection {
    let simple = projection.simple()
    guard !simple.weights.isEmpty else { return simple }
    return Projection(
      nodes: simple.nodes, offsets: simple.offsets, neighbours: simple.neighbours,
      relationships: simple.relationships, direction: simple.direction)
  }

  private static func excess(_ scores: [Double]) -> Double {
    let highest = scores.max() ?? 0
    return scores.reduce(0) { $0 + (highest - $1) }
  }
}
