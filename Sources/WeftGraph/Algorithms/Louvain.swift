/// Communities of high modularity by moving nodes and merging.
///
/// Blondel et al. 2008 (doi:10.1088/1742-5468/2008/10/P10008), with a queue of the nodes whose
/// neighbourhood changed. Then, several times over, each community is split by moving within it, the
/// parts are moved and merged, and the nodes move again level by level, from merged ones down to single
/// ones (Rotta & Noack 2011, doi:10.1145/1963190.1970376). A community may be disconnected; ``Leiden``
/// avoids that. Direction is not read: opposite and parallel relationships without weights count as
/// one tie, with weights they are summed; loops are left out. Undefined without ties and for negative
/// weights.
public enum Louvain {
  /// Searches a projection for communities.
  /// - Parameters:
  ///   - projection: The graph.
  ///   - resolution: Higher values give smaller communities.
  ///   - runs: How many times to search; the best division is kept.
  ///   - passes: How often at most a run splits its communities and goes on from the parts.
  ///   - seed: Determines the runs.
  ///   - threads: How many runs go on at once, or share the work of one; the result does not depend on
  ///     it.
  /// - Complexity: In practice O(entries) a run.
  public static func of(
    _ projection: Projection, resolution: Double = 1, runs: Int = 20, passes: Int = 2,
    seed: UInt64 = 1, threads: Int = 1
  ) -> Measured<Communities> {
    Communities.best(
      of: projection, runs: runs, seed: seed, threads: threads, resolution: resolution,
      search: Search(resolution: resolution, passes: passes))
  }

  private struct Search: CommunitySearch {
    let resolution: Double
    let passes: Int

    func divide<Weight: TieWeight>(
      _ graph: CommunityGraph<Weight>, threads: Int, _ generator: inout SeededGenerator
    ) -> [UInt32] {
      let moving = LocalMoving(resolution: resolution, threads: threads)
      // What the first moves leave undone the passes do at less cost.
      var result = Louvain.merge(graph, moving, sweeps: 1, &generator)
      for _ in 0..<passes where !Interruption.isRequested {
        Louvain.split(graph, &result, moving, sweeps: .infinity, &generator)
      }
      return result
    }
  }

  /// Moves nodes that are all alone and merges communities until nothing gains.
  private static func merge<Weight: TieWeight>(
    _ graph: CommunityGraph<Weight>, _ moving: LocalMoving, sweeps: Double,
    _ generator: inout SeededGenerator
  ) -> [UInt32] {
    var community = moving.begin(graph, sweeps: sweeps, &generator)
    let count = CommunityGraph<Weight>.renumber(&community)
    if count == graph.count { return community }
    let next = CommunityGraph(
      merging: graph, by: community, into: count, threads: moving.threads)
    let merged = merge(next, moving, sweeps: 2, &generator)
    for node in community.indices { community[node] = merged[Int(community[node])] }
    return community
  }

  /// Splits each community into parts, moves the parts, and at last the nodes.
  private static func split<Weight: TieWeight>(
    _ graph: CommunityGraph<Weight>, _ community: inout [UInt32], _ moving: LocalMoving,
    sweeps: Double, _ generator: inout SeededGenerator
  ) {
    _ = CommunityGraph<Weight>.renumber(&community)
    var part = moving.split(graph, community, sweeps: 1.5, &generator)
    let count = CommunityGraph<Weight>.renumber(&part)
    if count < graph.count {
      var merged = [UInt32](repeating: 0, count: count)
      for node in part.indices { merged[Int(part[node])] = community[node] }
      let parts = CommunityGraph(
        merging: graph, by: part, into: count, threads: moving.threads)
      _ = moving.run(parts, &merged, sweeps: 2, &generator)
      split(parts, &merged, moving, sweeps: 1, &generator)
      for node in part.indices { community[node] = merged[Int(part[node])] }
    }
    _ = moving.run(graph, &community, sweeps: sweeps, &generator)
  }
}
