/// Communities by majority: every node takes the label most of its neighbours have, until all do.
///
/// Raghavan, Albert & Kumara 2007 (doi:10.1103/PhysRevE.76.036106), one node at a time in random order,
/// ties at random. Direction is not read: opposite and parallel relationships without weights count as
/// one tie, with weights they are summed; loops are left out. A node without ties is a community of its
/// own. Undefined for a projection without ties and for negative weights.
public enum LabelPropagation {
  /// Searches a projection for communities.
  /// - Parameters:
  ///   - projection: The graph.
  ///   - runs: How many times to search; the division of highest modularity is kept.
  ///   - seed: Determines the runs.
  ///   - threads: How many runs go on at once; the result does not depend on it.
  /// - Complexity: In practice O(entries) a run.
  public static func of(
    _ projection: Projection, runs: Int = 20, seed: UInt64 = 1, threads: Int = 1
  ) -> Measured<Communities> {
    Communities.best(
      of: projection, runs: runs, seed: seed, threads: threads, resolution: 1, search: Search())
  }

  private struct Search: CommunitySearch {
    func divide<Weight: TieWeight>(
      _ ties: ProjectedTies<Weight>, threads: Int, _ generator: inout SeededGenerator
    ) -> [UInt32] {
      LabelPropagation.propagate(ties.graph(), &generator)
    }
  }

  private static func propagate<Weight: TieWeight>(
    _ graph: CommunityGraph<Weight>, _ generator: inout SeededGenerator
  ) -> [UInt32] {
    var labels = Array(0..<UInt32(graph.count))
    var order = labels
    var weights = [Double](repeating: 0, count: graph.count)
    var touched: [UInt32] = []
    // Random choices among ties can go on for ever; a hundred rounds are far more than it takes.
    for _ in 0..<100 where !Interruption.isRequested {
      generator.shuffle(&order)
      var changed = false
      for item in order {
        let node = Int(item)
        graph.forEachEntry(of: node) { other, weight, counts in
          guard counts else { return }
          let label = labels[Int(other)]
          if weights[Int(label)] == 0 { touched.append(label) }
          weights[Int(label)] += Weight.number(weight)
        }
        let most = touched.reduce(0) { max($0, weights[Int($1)]) }
        // A node whose label is among the most frequent keeps it.
        if weights[Int(labels[node])] < most {
          let best = touched.filter { weights[Int($0)] == most }
          labels[node] = best[generator.number(below: best.count)]
          changed = true
        }
        for label in touched { weights[Int(label)] = 0 }
        touched.removeAll(keepingCapacity: true)
      }
      if !changed { break }
    }
    return labels
  }
}
