/// The pairs of nodes whose only connection is the relationship between them.
///
/// Hopcroft & Tarjan 1973 (doi:10.1145/362248.362272). Direction is not read; parallel and opposite
/// relationships count as one tie (a bridge may stand for several of them) and loops are left out.
public struct Bridges: Sendable, Equatable {
  /// A tie whose loss separates its ends.
  public struct Bridge: Sendable, Equatable {
    /// The lower of the two nodes.
    public let source: Int
    /// The higher of the two nodes.
    public let target: Int
    /// The relationship between them; the first of several.
    public let relationship: RelationshipID
  }

  /// The bridges, by source, then target.
  public let bridges: [Bridge]

  /// Finds the bridges of a projection.
  /// - Complexity: O(nodes + entries).
  public static func of(_ projection: Projection) -> Bridges {
    let search = LowPoints(NeighbourRows(ties: projection))
    func first(_ source: Int, _ target: Int) -> RelationshipID? {
      projection.entry(from: source, to: target).map { projection.relationships[$0] }
    }
    var bridges: [Bridge] = []
    for (node, parent) in search.parents.enumerated()
    where parent != .max && search.low[node] > search.discovered[Int(parent)] {
      let source = min(node, Int(parent))
      let target = max(node, Int(parent))
      let relationships = [first(source, target), first(target, source)].compactMap { $0 }
      if let relationship = relationships.min() {
        bridges.append(Bridge(source: source, target: target, relationship: relationship))
      }
    }
    bridges.sort { ($0.source, $0.target) < ($1.source, $1.target) }
    return Bridges(bridges: bridges)
  }
}
