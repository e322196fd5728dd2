/// A division of a projection's nodes into communities found by search, the best of several runs.
public struct Communities: Sendable, Equatable {
  /// The community of each node, from 0 in the order of their lowest nodes.
  public let communities: [Int]
  /// The modularity of the division.
  public let modularity: Double
  /// How many runs there were.
  public let runs: Int
  /// How many different divisions reached the best modularity.
  public let distinctOptima: Int
  /// How many different divisions the runs ended with.
  public let distinctDivisions: Int

  /// How many communities there are.
  public var count: Int { (communities.max() ?? -1) + 1 }

  /// The communities as groups.
  public var grouping: Grouping { Grouping(keys: communities.map { $0 }) }

  /// Runs a search several times and keeps the best division, the first of equals.
  static func best(
    of projection: Projection, runs: Int, seed: UInt64, threads: Int, resolution: Double,
    search: @Sendable (CommunityGraph, inout SeededGenerator) -> [UInt32]
  ) -> Measured<Communities> {
    guard projection.weights.allSatisfy({ $0 >= 0 && $0.isFinite }) else {
      return .undefined("A relationship's weight is negative or not finite.")
    }
    let graph = CommunityGraph(projection)
    guard graph.total > 0 else { return .undefined("There are no ties.") }
    struct State {
      var best: [UInt32] = []
      var quality = -Double.infinity
      var optima: Set<[UInt32]> = []
      var divisions: Set<[UInt32]> = []
    }
    let runs = max(runs, 1)
    let state = Parallel.reduce(blocks: runs, threads: threads, into: State()) { run in
      var generator = SeededGenerator(seed: seed, stream: UInt64(run))
      var found = search(graph, &generator)
      _ = CommunityGraph.renumber(&found)
      return (found, graph.modularity(found, resolution: resolution))
    } merge: { state, part in
      let (found, quality) = part
      state.divisions.insert(found)
      if quality > state.quality + 1e-12 {
        state.best = found
        state.quality = quality
        state.optima = [found]
      } else if quality >= state.quality - 1e-12 {
        state.optima.insert(found)
      }
    }
    return .value(
      Communities(
        communities: state.best.map { Int($0) }, modularity: state.quality, runs: runs,
        distinctOptima: state.optima.count, distinctDivisions: state.divisions.count))
  }
}
