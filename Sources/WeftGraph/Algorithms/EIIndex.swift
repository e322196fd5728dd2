/// Whether ties run across groups rather than within them: (external − internal) / all.
///
/// Krackhardt & Stern 1988 (doi:10.2307/2786835), for the whole network and for each group. In a
/// directed projection ties are arcs, in both directions they are pairs of nodes; the two differ.
/// Beside the value stand what it would be if ties ignored groups, the range that is attainable with
/// so many ties, and the chance of a value as far from expectation when groups are dealt out at random.
/// Parallel relationships count as one and loops are left out; a node without a group takes no part.
/// Undefined without ties.
public struct EIIndex: Sendable, Equatable {
  /// The index of the whole network or of one group.
  public struct Index: Sendable, Equatable {
    /// The group, or nil for the whole network.
    public let group: Int?
    /// Ties within groups (within this group).
    public let `internal`: Int
    /// Ties across groups (between this group and others).
    public let external: Int
    /// The index, or why there is none.
    public let value: Measured<Double>
    /// The index if every possible tie were there, or why there is none.
    public let expected: Measured<Double>
    /// The lowest index so many ties can have, or why there is none.
    public let minimum: Measured<Double>
    /// The highest index so many ties can have, or why there is none.
    public let maximum: Measured<Double>
    /// The share of permutations at least as far from expectation, or why there is none.
    public let p: Measured<Double>

    /// The index on a scale from −1 to 1 over its attainable range; undefined where it has no range.
    public var rescaled: Measured<Double> {
      guard let value = value.value, let low = minimum.value, let high = maximum.value, low < high
      else { return .undefined("The index has no range.") }
      return .value(2 * (value - low) / (high - low) - 1)
    }
  }

  /// The index of the whole network.
  public let overall: Index
  /// The index of each group.
  public let groups: [Index]
  /// How many permutations p rests on.
  public let samples: Int
  /// The share of nodes that have a group.
  public let coverage: Double

  /// Computes the index of a projection.
  /// - Parameters:
  ///   - projection: The graph.
  ///   - grouping: The groups of its nodes.
  ///   - samples: How many permutations; 0 leaves p undefined.
  ///   - seed: Determines the permutations.
  ///   - threads: How many permutations run at once; the result does not depend on it.
  /// - Complexity: O((entries + groups) × samples).
  public static func of(
    _ projection: Projection, grouping: Grouping, samples: Int = 1000, seed: UInt64 = 1,
    threads: Int = 1
  ) -> EIIndex {
    let ties = GroupTies(projection, grouping)
    let senses = projection.direction == .both ? 1.0 : 2.0
    let members = Double(grouping.memberCount)
    let inside = grouping.sizes.map { senses * Double($0) * Double($0 - 1) / 2 }
    let across = grouping.sizes.map { senses * Double($0) * (members - Double($0)) }
    // The whole network first, then the groups.
    let insidePairs = [inside.reduce(0, +)] + inside
    let acrossPairs = [across.reduce(0, +) / 2] + across
    let observed = Self.split(ties.sides(ties.groups))
    let expected = zip(insidePairs, acrossPairs).map { inside, across -> Measured<Double> in
      inside + across > 0
        ? .value((across - inside) / (across + inside))
        : .undefined("There is no possible tie.")
    }
    // Under permutation every tie is any pair with the same chance, so that the whole network's index is
    // on average what it is with every tie there; a group's is compared with the same.
    let centres = expected.map { $0.value ?? 0 }
    let extremes = ties.extremes(
      samples: samples, seed: seed, threads: threads, centres: centres
    ) { groups in
      zip(Self.split(ties.sides(groups)), centres).map { ties, centre in
        let all = ties.inside + ties.across
        // A group that is dealt no tie has no index, and is not far from anything.
        return all > 0 ? Double(ties.across - ties.inside) / Double(all) : centre
      }
    }
    let indices = observed.indices.map { index in
      Self.index(
        group: index == 0 ? nil : index - 1, observed[index], insidePairs[index],
        acrossPairs[index], expected[index], GroupTies.p(extremes[index], samples))
    }
    return EIIndex(
      overall: indices[0], groups: Array(indices.dropFirst()), samples: samples,
      coverage: grouping.coverage)
  }

  /// The index of a whole network's strengths: summed weights, each relationship 1 without weights.
  ///
  /// Parallels add up; loops and nodes without a group are left out. Undefined without ties and for
  /// negative weights.
  /// - Complexity: O(nodes + entries).
  public static func ofStrengths(
    _ projection: Projection, grouping: Grouping
  ) -> Measured<(internal: Double, external: Double, value: Double)> {
    if let reason = projection.complaint(zeroWeights: true) {
      return .undefined(reason)
    }
    var inside = 0.0
    var across = 0.0
    for node in 0..<projection.nodeCount where grouping.groups[node] >= 0 {
      for entry in projection.row(node) {
        let other = Int(projection.neighbours[entry])
        guard other != node, grouping.groups[other] >= 0 else { continue }
        let weight = projection.weights.isEmpty ? 1 : projection.weights[entry]
        if grouping.groups[node] == grouping.groups[other] {
          inside += weight
        } else {
          across += weight
        }
      }
    }
    if projection.direction == .both { (inside, across) = (inside / 2, across / 2) }
    guard inside + across > 0 else { return .undefined("There are no ties.") }
    return .value((inside, across, (across - inside) / (across + inside)))
  }

  /// Ties within and across of the whole network, then of each group.
  private static func split(
    _ groups: [(inside: Int, across: Int)]
  ) -> [(inside: Int, across: Int)] {
    var all = (inside: 0, across: 0)
    for group in groups {
      all.inside += group.inside
      all.across += group.across
    }
    // A tie across is one of either group's.
    all.across /= 2
    return [all] + groups
  }

  private static func index(
    group: Int?, _ ties: (inside: Int, across: Int), _ inside: Double, _ across: Double,
    _ expected: Measured<Double>, _ p: Measured<Double>
  ) -> Index {
    let count = Double(ties.inside + ties.across)
    func measured(_ external: Double) -> Measured<Double> {
      count > 0 ? .value((2 * external - count) / count) : .undefined("There are no ties.")
    }
    return Index(
      group: group, internal: ties.inside, external: ties.across,
      value: measured(Double(ties.across)), expected: expected,
      minimum: measured(max(0, count - inside)), maximum: measured(min(count, across)),
      p: count > 0 ? p : .undefined("There are no ties."))
  }
}
