/// The nodes whose removal breaks their component apart, and into how many parts.
///
/// Hopcroft & Tarjan 1973 (doi:10.1145/362248.362272). Direction is not read; parallel and opposite
/// relationships count as one and loops are left out.
public struct ArticulationPoints: Sendable, Equatable {
  /// A node that holds its component together.
  public struct Point: Sendable, Equatable {
    /// The node.
    public let node: Int
    /// How many components its own falls into without it; at least 2.
    public let parts: Int
  }

  /// The articulation points, ascending.
  public let points: [Point]

  /// Finds the articulation points of a projection.
  /// - Complexity: O(nodes + entries).
  public static func of(_ projection: Projection) -> ArticulationPoints {
    let search = LowPoints(NeighbourRows(ties: projection))
    var parts = [Int](repeating: 0, count: projection.nodeCount)
    for (node, parent) in search.parents.enumerated() {
      if parent == .max {
        // A root is cut off from nothing above it.
        parts[node] -= 1
      } else if search.low[node] >= search.discovered[Int(parent)] {
        parts[Int(parent)] += 1
      }
    }
    return ArticulationPoints(
      points: parts.indices.filter { parts[$0] >= 1 }.map { Point(node: $0, parts: parts[$0] + 1) })
  }
}
