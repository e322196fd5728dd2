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
    guard projection.hasWeights(where: { $0 >= 0 }) else {
      return .undefined("A relationship's weight is negative or not finite.")
    }
    return FlowEnds.of(from, to, nodes: projection.nodeCount).map { ends in
      let count = projection.nodeCount
      var network = FlowNetwork(nodes: count + 2)
      for node in 0..<count {
        for entry in projection.row(node) where projection.neighbours[entry] != UInt32(node) {
          network.add(
            from: node, to: Int(projection.neighbours[entry]),
            capacity: projection.weights.isEmpty ? 1 : projection.weights[entry])
        }
      }
      for node in ends.from { network.add(from: count, to: node, capacity: .infinity) }
      for node in ends.to { network.add(from: node, to: count + 1, capacity: .infinity) }
      let value = network.maximize(from: count, to: count + 1)
      let near = network.reachable(from: count)
      var cut: [RelationshipID] = []
      for node in 0..<count where near[node] {
        for entry in projection.row(node) where !near[Int(projection.neighbours[entry])] {
          if projection.weights.isEmpty || projection.weights[entry] > 0 {
            cut.append(projection.relationships[entry])
          }
        }
      }
      return MinimumCut(
        value: value, relationships: cut.sorted(), sourceSide: (0..<count).filter { near[$0] })
    }
  }
}
