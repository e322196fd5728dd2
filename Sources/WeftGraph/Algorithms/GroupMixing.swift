/// How many ties each two groups have against what their degrees alone would give.
///
/// Observed and expected ties of every pair of groups, by the null model of modularity (Newman 2003,
/// doi:10.1103/PhysRevE.67.026126): kᵤ kᵥ / 2m between two groups and kᵤ² / 4m within one; along a
/// direction out(u) in(v) / m. p is the share of permutations of the groups in which the number of
/// ties is at least as far from its mean as the observed one. Parallel relationships count as one and
/// loops are left out; a node without a group takes no part. The expectation is undefined where one of
/// the groups has no ties.
public struct GroupMixing: Sendable, Equatable {
  /// Two groups, or one with itself.
  public struct Cell: Sendable, Equatable {
    /// The first group; in both directions the one with the lower number.
    public let group: Int
    /// The second group.
    public let other: Int
    /// How many ties there are from the first to the second.
    public let observed: Int
    /// How many there would be by the groups' degrees, or why that is undefined.
    public let expected: Measured<Double>
    /// The share of permutations at least as far from the mean, or why there is none.
    public let p: Measured<Double>

    /// Observed over expected.
    public var ratio: Measured<Double> { expected.map { Double(observed) / $0 } }
  }

  /// The cells, by group, then other.
  public let cells: [Cell]
  /// How many permutations p rests on.
  public let samples: Int
  /// The share of nodes that have a group.
  public let coverage: Double

  /// Computes the mixing of a projection's groups.
  /// - Parameters:
  ///   - projection: The graph.
  ///   - grouping: The groups of its nodes.
  ///   - samples: How many permutations; 0 leaves p undefined.
  ///   - seed: Determines the permutations.
  ///   - threads: How many permutations run at once; the result does not depend on it.
  /// - Complexity: O((entries + groups²) × samples).
  public static func of(
    _ projection: Projection, grouping: Grouping, samples: Int = 1000, seed: UInt64 = 1,
    threads: Int = 1
  ) -> GroupMixing {
    let ties = GroupTies(projection, grouping)
    let count = grouping.count
    let bothWays = projection.direction == .both
    let pairs = (0..<count).flatMap { one in
      (bothWays ? one..<count : 0..<count).map { (one, $0) }
    }
    let fold: @Sendable ([Int32]) -> [Double] = { groups in
      let counts = ties.counts(groups)
      return pairs.map { one, other in
        var ties = Double(counts[one * count + other])
        if bothWays, one != other { ties += Double(counts[other * count + one]) }
        return ties
      }
    }
    let observed = fold(ties.groups)
    var out = [Double](repeating: 0, count: count)
    var into = out
    for (from, to) in ties.ties {
      out[Int(ties.groups[Int(from)])] += 1
      into[Int(ties.groups[Int(to)])] += 1
    }
    let m = Double(ties.ties.count)
    let members = Double(grouping.memberCount)
    let centres = pairs.map { one, other -> Double in
      let size = Double(grouping.sizes[one])
      let ordered =
        one == other ? size * (size - 1) : size * Double(grouping.sizes[other])
      let possible = members * (members - 1)
      guard possible > 0 else { return 0 }
      return m * (bothWays && one != other ? 2 * ordered : ordered) / possible
    }
    let extremes = ties.extremes(
      samples: samples, seed: seed, threads: threads, centres: centres, statistics: fold)
    let cells = pairs.enumerated().map { index, pair in
      let (one, other) = pair
      let expected: Double
      if bothWays {
        let product = (out[one] + into[one]) * (out[other] + into[other])
        expected = product / (one == other ? 4 * m : 2 * m)
      } else {
        expected = out[one] * into[other] / m
      }
      return Cell(
        group: one, other: other, observed: Int(observed[index]),
        expected: expected > 0 ? .value(expected) : .undefined("A group has no ties."),
        p: m > 0 ? GroupTies.p(extremes[index], samples) : .undefined("There are no ties."))
    }
    return GroupMixing(cells: cells, samples: samples, coverage: grouping.coverage)
  }
}
