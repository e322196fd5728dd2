/// The most paths between two sets of nodes that share no node between them.
///
/// Menger 1927 (doi:10.4064/fm-10-1-96-115) by unit flows through split nodes. Either set is contracted
/// to one node, so that only nodes outside both must differ; all direct ties together are one path.
/// Weights are not read, parallel relationships count as one and loops are of no matter. Undefined
/// where a set is empty and where they share a node.
public struct DisjointPaths: Sendable, Equatable {
  /// The nodes of each path from a member of the first set to one of the second, shortest first.
  public let paths: [[Int]]

  /// How many paths there are.
  public var count: Int { paths.count }

  /// Finds the paths between two sets of a projection's nodes.
  /// - Complexity: O(√nodes × entries).
  public static func of(
    _ projection: Projection, from: [Int], to: [Int]
  ) -> Measured<DisjointPaths> {
    FlowEnds.of(from, to, nodes: projection.nodeCount).map { ends in
      var network = SplitNetwork(projection, ends)
      network.maximize()
      var paths = network.paths()
      if let direct = network.direct { paths.append([direct.0, direct.1]) }
      paths.sort { $0.count == $1.count ? $0.lexicographicallyPrecedes($1) : $0.count < $1.count }
      return DisjointPaths(paths: paths)
    }
  }
}
