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
    search: some CommunitySearch
  ) -> Measured<Communities> {
    if let reason = projection.complaint(zeroWeights: true) {
      return .undefined(reason)
    }
    let plan = Plan(runs: max(runs, 1), seed: seed, threads: threads, resolution: resolution)
    if !projection.weights.isEmpty {
      return plan.best(ProjectedTies<Float>(projection), search)
    }
    return plan.best(ProjectedTies<UInt8>(projection), search)
  }

  /// How often and how a search is run.
  private struct Plan {
    var runs: Int
    var seed: UInt64
    var threads: Int
    var resolution: Double

    /// What is known of the divisions found so far.
    private struct State {
      var best: [UInt32] = []
      var quality = -Double.infinity
      var optima: Set<Fingerprint> = []
      var divisions: Set<Fingerprint> = []
    }

    func best<Weight: TieWeight>(
      _ ties: ProjectedTies<Weight>, _ search: some CommunitySearch
    ) -> Measured<Communities> {
      guard ties.total > 0 else { return .undefined("There are no ties.") }
      var state = Parallel.reduce(blocks: runs, threads: threads, into: State()) { run in
        var generator = SeededGenerator(seed: seed, stream: UInt64(run))
        var found = search.divide(ties, threads: max(threads / runs, 1), &generator)
        _ = CommunityGraph<Weight>.renumber(&found)
        return (found, ties.graph().modularity(found, resolution: resolution))
      } merge: { state, part in
        let (found, quality) = part
        let fingerprint = Fingerprint(found)
        state.divisions.insert(fingerprint)
        if quality > state.quality + 1e-12 {
          state.best = found
          state.quality = quality
          state.optima = [fingerprint]
        } else if quality >= state.quality - 1e-12 {
          state.optima.insert(fingerprint)
        }
      }
      if runs > 1 {
        // One run is as long as asked for; of several the best is worth going on with.
        var generator = SeededGenerator(seed: seed, stream: UInt64(runs))
        var found = search.improved(ties, state.best, threads: threads, &generator)
        _ = CommunityGraph<Weight>.renumber(&found)
        let quality = ties.graph().modularity(found, resolution: resolution)
        if quality > state.quality + 1e-12 {
          state.best = found
          state.quality = quality
          state.optima = [Fingerprint(found)]
        }
      }
      return .value(
        Communities(
          communities: state.best.map { Int($0) }, modularity: state.quality, runs: runs,
          distinctOptima: state.optima.count, distinctDivisions: state.divisions.count))
    }
  }

  /// Tells divisions apart without keeping them.
  private struct Fingerprint: Hashable {
    private var one: UInt64 = 0x243F_6A88_85A3_08D3
    private var other: UInt64 = 0x1319_8A2E_0370_7344

    init(_ division: [UInt32]) {
      for community in division {
        one = Self.mixed(one ^ UInt64(community))
        other = Self.mixed(other &+ UInt64(community) &* 0x9E37_79B9_7F4A_7C15)
      }
    }

    private static func mixed(_ value: UInt64) -> UInt64 {
      let bits = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
      return bits ^ (bits >> 27) &+ 0x9E37_79B9_7F4A_7C15
    }
  }
}

/// One search for communities, of graphs with weights of any kind.
protocol CommunitySearch: Sendable {
  /// Divides the nodes of a graph; communities have numbers below that of nodes and do not depend on
  /// how many threads there are.
  func divide<Weight: TieWeight>(
    _ ties: ProjectedTies<Weight>, threads: Int, _ generator: inout SeededGenerator
  ) -> [UInt32]

  /// Goes on from a division, to one that is no worse.
  func improved<Weight: TieWeight>(
    _ ties: ProjectedTies<Weight>, _ division: [UInt32], threads: Int,
    _ generator: inout SeededGenerator
  ) -> [UInt32]
}

extension CommunitySearch {
  func improved<Weight: TieWeight>(
    _ ties: ProjectedTies<Weight>, _ division: [UInt32], threads: Int,
    _ generator: inout SeededGenerator
  ) -> [UInt32] { division }
}
