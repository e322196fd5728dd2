/// The largest groups of nodes that no single removal separates.
///
/// Hopcroft & Tarjan 1973 (doi:10.1145/362248.362272). Direction is not read; parallel and opposite
/// relationships count as one and loops are left out. Every tie belongs to exactly one component, an
/// articulation point to several, and a node without ties to none.
public struct BiconnectedComponents: Sendable, Equatable {
  /// The nodes of each component, ascending; components by their nodes.
  public let components: [[Int]]

  /// Finds the biconnected components of a projection.
  /// - Complexity: O(nodes + entries), with a sort of the result.
  public static func of(_ projection: Projection) -> BiconnectedComponents {
    let search = LowPoints(NeighbourRows(ties: projection))
    var components: [[Int]] = []
    var component = [Int](repeating: -1, count: projection.nodeCount)
    // The tie above a node is in a component of its own, or in that of the tie above its parent.
    for next in search.order {
      let node = Int(next)
      guard search.parents[node] != .max else { continue }
      let parent = Int(search.parents[node])
      if search.low[node] >= search.discovered[parent] {
        component[node] = components.count
        components.append([parent, node])
      } else {
        component[node] = component[parent]
        components[component[node]].append(node)
      }
    }
    return BiconnectedComponents(
      components: components.map { $0.sorted() }.sorted { $0.lexicographicallyPrecedes($1) })
  }
}
