/// How often a relationship is returned.
///
/// The share of directed ties whose opposite exists too (Wasserman & Faust 1994, ch. 13). Parallel
/// relationships count as one and loops are left out. Undefined without ties, and for a projection in
/// both directions.
public struct Reciprocity: Sendable, Equatable {
  /// How many directed ties there are.
  public let arcs: Int
  /// How many pairs of nodes are tied both ways.
  public let mutual: Int
  /// How many pairs of nodes are tied one way only.
  public let asymmetric: Int
  /// The share of ties that are returned.
  public let value: Measured<Double>

  /// Computes the reciprocity of a directed projection.
  /// - Complexity: O(entries × log degree).
  public static func of(_ projection: Projection) -> Reciprocity {
    let graph = projection.simple()
    var mutual = 0
    for node in 0..<graph.nodeCount {
      for entry in graph.row(node) where Int(graph.neighbours[entry]) > node {
        if graph.joins(Int(graph.neighbours[entry]), node) { mutual += 1 }
      }
    }
    let arcs = graph.neighbours.count
    let value: Measured<Double> =
      if projection.direction == .both {
        .undefined("The relationships are read without direction.")
      } else if arcs == 0 {
        .undefined("There are no relationships.")
      } else {
        .value(Double(2 * mutual) / Double(arcs))
      }
    return Reciprocity(arcs: arcs, mutual: mutual, asymmetric: arcs - 2 * mutual, value: value)
  }
}
