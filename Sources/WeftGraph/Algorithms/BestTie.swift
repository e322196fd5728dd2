/// The one tie whose addition shortens a network most, by each of three objectives.
///
/// Average path length (undefined in a network that falls apart), global efficiency (Latora &
/// Marchiori 2001, doi:10.1103/PhysRevLett.87.198701) and algebraic connectivity (the second smallest
/// eigenvalue of the Laplacian) choose different people; which to follow is for the user to say. For
/// several ties at once all three are hard, and adding the best one after another has no guarantee.
/// Direction is not read; parallel relationships count as one and loops are left out.
public struct BestTie: Sendable, Equatable {
  /// What is to improve.
  public enum Objective: String, Sendable, CaseIterable {
    case averagePathLength, efficiency, algebraicConnectivity
  }

  /// The objective without the tie.
  public let before: Double
  /// The objective with any of the best ties.
  public let after: Double
  /// The best ties, each the lower node first, ascending; they are equally good.
  public let ties: [[Int]]

  /// Tries every pair of nodes without a tie.
  ///
  /// Undefined below three nodes, in a complete network, and for the average path length where not
  /// every node reaches every other.
  /// - Complexity: O(nodes⁴); for the algebraic connectivity a computation of it for each pair.
  public static func of(_ projection: Projection, _ objective: Objective) -> Measured<BestTie> {
    let graph = projection.undirected().simple()
    let count = graph.nodeCount
    guard count >= 3 else { return .undefined("There are fewer than three nodes.") }
    let distances = (0..<count).map { source in
      let search = BreadthFirst.of(graph, from: [source])
      return (0..<count).map { search.distance(to: $0) ?? Int(Int32.max) }
    }
    if objective == .averagePathLength,
      distances.contains(where: { $0.contains(Int(Int32.max)) })
    {
      return .undefined("Not every node reaches every other.")
    }
    guard let before = value(graph, distances, objective) else {
      return .undefined("The objective is not defined here.")
    }
    var best: Double?
    var ties: [[Int]] = []
    for one in 0..<count {
      for other in (one + 1)..<count where !graph.joins(one, other) {
        let shorter =
          objective == .algebraicConnectivity
          ? distances : Self.distances(distances, adding: (one, other))
        let wider = objective == .algebraicConnectivity ? adding(one, other, to: graph) : graph
        guard let value = value(wider, shorter, objective) else { continue }
        let known = best ?? (objective == .averagePathLength ? .infinity : -.infinity)
        let isEqual = abs(value - known) <= 1e-9 * max(1, abs(value))
        let isBetter = objective == .averagePathLength ? value < known : value > known
        if isEqual {
          ties.append([one, other])
        } else if isBetter {
          best = value
          ties = [[one, other]]
        }
      }
    }
    guard let best else { return .undefined("Every pair has a tie.") }
    return .value(BestTie(before: before, after: best, ties: ties))
  }

  private static func value(
    _ graph: Projection, _ distances: [[Int]], _ objective: Objective
  ) -> Double? {
    let pairs = Double(graph.nodeCount * (graph.nodeCount - 1))
    switch objective {
    case .averagePathLength:
      return Double(distances.joined().reduce(0, +)) / pairs
    case .efficiency:
      let sum = distances.joined().reduce(0.0) {
        $1 > 0 && $1 < Int(Int32.max) ? $0 + 1 / Double($1) : $0
      }
      return sum / pairs
    case .algebraicConnectivity:
      return AlgebraicConnectivity.of(graph).value?.value
    }
  }

  /// Distances with one more tie: the old way, or over the tie in either direction.
  private static func distances(_ old: [[Int]], adding tie: (Int, Int)) -> [[Int]] {
    let far = Int(Int32.max)
    func over(_ a: Int, _ b: Int) -> Int { a == far || b == far ? far : a + b + 1 }
    return old.indices.map { source in
      old.indices.map { target in
        min(
          old[source][target],
          over(old[source][tie.0], old[tie.1][target]),
          over(old[source][tie.1], old[tie.0][target]))
      }
    }
  }

  private static func adding(_ one: Int, _ other: Int, to graph: Projection) -> Projection {
    var offsets: [UInt32] = [0]
    var neighbours: [UInt32] = []
    for node in 0..<graph.nodeCount {
      var row = graph.row(node).map { graph.neighbours[$0] }
      if node == one { row.append(UInt32(other)) }
      if node == other { row.append(UInt32(one)) }
      neighbours += row.sorted()
      offsets.append(UInt32(neighbours.count))
    }
    return Projection(
      nodes: graph.nodes, offsets: offsets, neighbours: neighbours,
      relationships: [RelationshipID](repeating: RelationshipID(0), count: neighbours.count),
      direction: .both)
  }
}
