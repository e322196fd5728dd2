/// A random network in which every node keeps its degree.
///
/// Maslov & Sneppen 2002 (doi:10.1126/science.1065103): pairs of ties exchange their ends at random; an
/// exchange that would make a loop or a parallel is left out. In a directed projection in and out
/// degrees are kept each. The result is simple and without weights; its entries carry the relationships
/// whose ends they took over.
public enum Rewiring {
  /// How many exchanges are tried for each tie unless told otherwise.
  public static let attempts = 10

  /// Rewires a projection at random.
  /// - Parameters:
  ///   - projection: The graph; parallels are merged and loops left out first.
  ///   - seed: Determines the result.
  ///   - attempts: How many exchanges to try for each tie.
  /// - Complexity: O(entries × attempts).
  public static func of(
    _ projection: Projection, seed: UInt64, attempts: Int = Rewiring.attempts
  ) -> Projection {
    let graph = projection.simple()
    let bothWays = projection.direction == .both
    var rewired = RewiredTies(
      bothWays ? NeighbourRows(graph).upward() : NeighbourRows(graph), bothWays: bothWays)
    guard rewired.ties.count > 1 else { return graph }
    rewired.exchange(seed: seed, attempts: attempts)
    var relationships: [RelationshipID] = []
    for node in 0..<graph.nodeCount {
      for entry in graph.row(node) where !bothWays || graph.neighbours[entry] > UInt32(node) {
        relationships.append(graph.relationships[entry])
      }
    }
    var ties = zip(rewired.ties, relationships).map { (from: $0.from, to: $0.to, relationship: $1) }
    if bothWays { ties += ties.map { ($0.to, $0.from, $0.relationship) } }
    ties.sort { ($0.from, $0.to) < ($1.from, $1.to) }
    var offsets = [UInt32](repeating: 0, count: graph.nodeCount + 1)
    for tie in ties { offsets[Int(tie.from) + 1] += 1 }
    for node in 0..<graph.nodeCount { offsets[node + 1] += offsets[node] }
    return Projection(
      nodes: graph.nodes, offsets: offsets, neighbours: ties.map(\.to),
      relationships: ties.map(\.relationship), direction: graph.direction)
  }
}
