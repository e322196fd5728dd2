/// Communities of high modularity by moving nodes and merging.
///
/// Blondel et al. 2008 (doi:10.1088/1742-5468/2008/10/P10008), with a queue of the nodes whose
/// neighbourhood changed. A community may be disconnected; ``Leiden`` avoids that. Direction is not
/// read: opposite and parallel relationships without weights count as one tie, with weights they are
/// summed; loops are left out. Undefined without ties and for negative weights.
public enum Louvain {
  /// Searches a projection for communities.
  /// - Parameters:
  ///   - projection: The graph.
  ///   - resolution: Higher values give smaller communities.
  ///   - runs: How many times to search; the best division is kept.
  ///   - seed: Determines the runs.
  ///   - threads: How many runs go on at once; the result does not depend on it.
  /// - Complexity: In practice O(entries) a run.
  public static func of(
    _ projection: Projection, resolution: Double = 1, runs: Int = 20, seed: UInt64 = 1,
    threads: Int = 1
  ) -> Measured<Communities> {
    Communities.best(
      of: projection, runs: runs, seed: seed, threads: threads, resolution: resolution
    ) { graph, generator in
      var result = Array(0..<UInt32(graph.count))
      var level = graph
      var moving = LocalMoving(resolution: resolution)
      while true {
        var community = Array(0..<UInt32(level.count))
        let moved = moving.run(level, &community, &generator)
        let count = CommunityGraph.renumber(&community)
        for node in result.indices { result[node] = community[Int(result[node])] }
        if !moved || count == level.count { return result }
        level = CommunityGraph(merging: level, by: community, into: count)
      }
    }
  }
}
