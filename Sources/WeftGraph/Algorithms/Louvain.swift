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
      _ ties: ProjectedTies<Weight>, threads: Int, _ generator: inout SeededGenerator
    ) -> [UInt32] {
      let moving = LocalMoving(resolution: resolution, threads: threads)
      // What the first moves leave undone the passes do at less cost.
      var result = Louvain.merge(ties, moving, &generator)
      for _ in 0..<passes where !Interruption.isRequested {
        Louvain.split({ ties.graph() }, &result, moving, isFirst: true, &generator)
      }
      return result
    }
  }

  /// Moves nodes that are all alone and merges communities until nothing gains.
  private static func merge<Weight: TieWeight>(
    _ ties: ProjectedTies<Weight>, _ moving: LocalMoving, _ generator: inout SeededGenerator
  ) -> [UInt32] {
    // The projection's own nodes are let go of with the first merge.
    var level = ties.graph()
    var division: [UInt32] = []
    while true {
      var community = moving.begin(level, sweeps: division.isEmpty ? 1 : 2, &generator)
      let count = CommunityGraph<Weight>.renumber(&community)
      let isLast = count == level.count
      if !isLast {
        level = CommunityGraph(
          merging: level, by: community, into: count, threads: moving.threads)
      }
      if division.isEmpty {
        division = community
      } else {
        for node in division.indices { division[node] = community[Int(division[node])] }
      }
      if isLast { return division }
    }
  }

  /// Splits each community into parts, moves the parts, and at last the nodes.
  /// - Parameters:
  ///   - graph: Makes the graph; asked twice, so that it need not be held while parts move.
  ///   - community: The community of each of its nodes.
  ///   - isFirst: Whether the nodes are the projection's own.
  private static func split<Weight: TieWeight>(
    _ graph: () -> CommunityGraph<Weight>, _ community: inout [UInt32], _ moving: LocalMoving,
    isFirst: Bool, _ generator: inout SeededGenerator
  ) {
    _ = CommunityGraph<Weight>.renumber(&community)
    var part: [UInt32] = []
    if let parts = parts(of: graph(), community, &part, moving, &generator) {
      var merged = [UInt32](repeating: 0, count: parts.count)
      for node in part.indices { merged[Int(part[node])] = community[node] }
      _ = moving.run(parts, &merged, sweeps: 2, &generator)
      split({ parts }, &merged, moving, isFirst: false, &generator)
      for node in part.indices { community[node] = merged[Int(part[node])] }
    }
    _ = moving.run(graph(), &community, sweeps: isFirst ? .infinity : 1, &generator)
  }

  /// The graph of the parts communities split into, and the part of each node; nil where every node is one.
  private static func parts<Weight: TieWeight>(
    of graph: CommunityGraph<Weight>, _ community: [UInt32], _ part: inout [UInt32],
    _ moving: LocalMoving, _ generator: inout SeededGenerator
  ) -> CommunityGraph<Weight>? {
    part = moving.split(graph, community, sweeps: 1.5, &generator)
    let count = CommunityGraph<Weight>.renumber(&part)
    if count == graph.count { return nil }
    return CommunityGraph(merging: graph, by: part, into: count, threads: moving.threads)
  }
}
