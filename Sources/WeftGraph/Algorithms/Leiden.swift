/// Communities of high modularity, each of them connected.
///
/// Traag, Waltman & van Eck 2019 (doi:10.1038/s41598-019-41695-z): fast local moving, refinement of each
/// community into well-connected parts, merging by the parts; repeated from the result a few
/// times, and of several searches from the best one's until nothing is gained. The first time, where
/// all is still to be found, whole communities are merged. Direction is
/// not read: opposite and parallel relationships without weights count as one tie, with weights they
/// are summed; loops are left out. Undefined without ties and for negative weights.
public enum Leiden {
  /// Searches a projection for communities.
  /// - Parameters:
  ///   - projection: The graph.
  ///   - resolution: Higher values give smaller communities.
  ///   - runs: How many times to search; the best division is kept.
  ///   - passes: How often at most a run starts again from its result.
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
      search: Search(resolution: resolution, passes: max(passes, 1)))
  }

  private struct Search: CommunitySearch {
    let resolution: Double
    let passes: Int

    /// How many passes more the best of several searches gets at most, and what one must gain.
    private static let furtherPasses = 60
    private static let leastGain = 1e-6

    func improved<Weight: TieWeight>(
      _ ties: ProjectedTies<Weight>, _ division: [UInt32], threads: Int,
      _ generator: inout SeededGenerator
    ) -> [UInt32] {
      let moving = LocalMoving(resolution: resolution, threads: threads)
      var result = division
      var quality = ties.graph().modularity(division, resolution: resolution)
      var idle = 0
      for _ in 0..<Self.furtherPasses {
        let reached = Leiden.pass(ties, &result, moving, isRefined: true, &generator)
        if Interruption.isRequested { return division }
        // Chance may find nothing once and more the next time.
        idle = reached > quality + Self.leastGain ? 0 : idle + 1
        quality = max(quality, reached)
        if idle == 2 { break }
      }
      return settled(result, ties.graph(), moving, &generator)
    }

    func divide<Weight: TieWeight>(
      _ ties: ProjectedTies<Weight>, threads: Int, _ generator: inout SeededGenerator
    ) -> [UInt32] {
      let moving = LocalMoving(resolution: resolution, threads: threads)
      var result = Array(0..<UInt32(ties.projection.nodeCount))
      var quality = -Double.infinity
      for number in 0...passes {
        let reached = Leiden.pass(
          ties, &result, moving, isRefined: number > 0, &generator)
        if Interruption.isRequested { return result }
        if number > 0, reached <= quality + 1e-12 { break }
        quality = reached
      }
      return settled(result, ties.graph(), moving, &generator)
    }

    /// A division whose communities are connected and which no single move betters.
    private func settled<Weight: TieWeight>(
      _ division: [UInt32], _ graph: CommunityGraph<Weight>, _ moving: LocalMoving,
      _ generator: inout SeededGenerator
    ) -> [UInt32] {
      var result = graph.connected(division, threads: moving.threads)
      // Nodes far from those that move are not looked at again, though what they could join has
      // changed; in the end no single move may raise the modularity.
      while moving.run(graph, &result, &generator) {
        result = graph.connected(result, threads: moving.threads)
      }
      return result
    }
  }

  /// One pass from a division of the nodes down to communities that cannot be merged further; returns
  /// their modularity.
  private static func pass<Weight: TieWeight>(
    _ ties: ProjectedTies<Weight>, _ division: inout [UInt32], _ moving: LocalMoving,
    isRefined: Bool, _ generator: inout SeededGenerator
  ) -> Double {
    // The projection's own nodes are let go of with the first merge.
    var level = ties.graph()
    var community = division
    // The node of the current level that holds each node of the graph.
    division = []
    while true {
      // What moves would still gain on one level the next one and the next pass gain at less cost.
      let sweeps = division.isEmpty ? 1.0 : 2
      if isRefined {
        _ = moving.run(level, &community, sweeps: sweeps, &generator)
      } else {
        // Where nodes were is not read, and not held while they find out where to go.
        community = []
        community = moving.begin(level, sweeps: sweeps, &generator)
      }
      let communities = CommunityGraph<Weight>.renumber(&community)
      var parts = communities
      if communities == level.count { break }
      var refined: [UInt32] = []
      if isRefined {
        refined = LeidenRefinement(level, community, communities, moving).run(&generator)
        parts = CommunityGraph<Weight>.renumber(&refined)
      }
      if refined.isEmpty || parts == level.count {
        // Whole communities are merged where chance left every node alone, too.
        refined = community
        parts = communities
      }
      var next = [UInt32](repeating: 0, count: parts)
      for node in 0..<level.count { next[Int(refined[node])] = community[node] }
      community = next
      level = CommunityGraph(
        merging: level, by: refined, into: parts, threads: moving.threads)
      if division.isEmpty {
        division = refined
      } else {
        for node in division.indices { division[node] = refined[Int(division[node])] }
      }
    }
    if division.isEmpty {
      division = community
    } else {
      for node in division.indices { division[node] = community[Int(division[node])] }
    }
    return level.modularity(resolution: moving.resolution)
  }
}
