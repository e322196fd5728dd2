/// The fewest nodes whose removal separates one set of nodes from another.
///
/// Menger 1927 (doi:10.4064/fm-10-1-96-115) by unit flows through split nodes; there are as many as
/// disjoint paths (``DisjointPaths``). Weights are not read, parallel relationships count as one and
/// loops are of no matter. Of several such sets it is the one nearest to the first. Undefined where a
/// set is empty, where they share a node, and where they are tied directly: nothing between them can be
/// removed.
public struct MinimumVertexCut: Sendable, Equatable {
  /// The nodes to remove, ascending; none where there is no path.
  public let nodes: [Int]

  /// Finds the cut between two sets of a projection's nodes.
  /// - Complexity: O(√nodes × entries).
  public static func of(
    _ projection: Projection, from: [Int], to: [Int]
  ) -> Measured<MinimumVertexCut> {
    switch FlowEnds.of(from, to, nodes: projection.nodeCount) {
    case .undefined(let reason): return .undefined(reason)
    case .value(let ends):
      var network = SplitNetwork(projection, ends)
      guard network.direct == nil else {
        return .undefined("The two sets are tied directly.")
      }
      network.maximize()
      return .value(MinimumVertexCut(nodes: network.cut()))
    }
  }
}
