/// The least that must be cut to separate one set of nodes from another.
///
/// Ford & Fulkerson 1956 (doi:10.4153/CJM-1956-045-5) by Dinitz' algorithm. Either set is contracted to
/// one node. A relationship's capacity is its weight, or 1; parallel relationships add up and loops are
/// of no matter. Of several least cuts it is the one nearest to the first set. Undefined where a set is
/// empty, where they share a node, and for negative weights.
public struct MinimumCut: Sendable, Equatable {
  /// The summed capacity of the cut, which is the largest flow; 0 where there is no path.
  public let value: Double
  /// The relationships to cut, ascending.
  public let relationships: [RelationshipID]
  /// The nodes that remain with the first set, ascending.
  public let sourceSide: [Int]

  /// Finds a least cut between two sets of a projection's nodes.
  /// - Complexity: O(nodes² × entries); far less in practice.
  public static func of(
    _ projection: Projection, from: [Int], to: [Int]
  ) -> Measured<MinimumCut> {
    if let reason = projection.complaint(zeroWeights: true) {
      return .undefined(reason)
    }
    return FlowEnds.of(from, to, nodes: projection.nodeCount).map { ends in
      if projection.weights.isEmpty {
        var network = ResidualNetwork<Int32>(projection, ends, weights: [])
        let value = Double(network.maximize())
        return MinimumCut(value, projection) { network.isReached($0) }
      }
      var network = ResidualNetwork<Double>(projection, ends, weights: projection.weights)
      let value = network.maximize()
      return MinimumCut(value, projection) { network.isReached($0) }
    }
  }

  private init(_ value: Double, _ projection: Projection, isNear: (Int) -> Bool) {
    self.value = value
    var cut: [RelationshipID] = []
    for node in 0..<projection.nodeCount where isNear(node) {
      for entry in projection.row(node) where !isNear(Int(projection.neighbours[entry])) {
        if projection.weights.isEmpty || projection.weights[entry] > 0 {
          cut.append(projection.relationships[entry])
        }
      }
    }
    relationships = cut.sorted()
    sourceSide = (0..<projection.nodeCount).filter(isNear)
  }
}
