/// The ties among grouped nodes, counted by the groups of their ends, as they are and with the groups
/// dealt out anew at random.
struct GroupTies: Sendable {
  /// The ends of each tie as places in `groups`; for ties without direction each is there once.
  let ties: [(UInt32, UInt32)]
  /// The group of each grouped node.
  let groups: [Int32]
  let groupCount: Int

  /// Reads the simple ties of a projection among the nodes that have a group.
  init(_ projection: Projection, _ grouping: Grouping) {
    let graph = NeighbourRows(projection)
    var place = [UInt32](repeating: .max, count: graph.nodeCount)
    var groups: [Int32] = []
    for node in 0..<graph.nodeCount where grouping.groups[node] >= 0 {
      place[node] = UInt32(groups.count)
      groups.append(grouping.groups[node])
    }
    let bothWays = projection.direction == .both
    func isTie(_ node: Int, _ other: Int) -> Bool {
      place[other] != .max && (!bothWays || node < other)
    }
    var count = 0
    for node in 0..<graph.nodeCount where place[node] != .max {
      count += graph.row(node).count { isTie(node, Int(graph.neighbours[$0])) }
    }
    var ties: [(UInt32, UInt32)] = []
    ties.reserveCapacity(count)
    for node in 0..<graph.nodeCount where place[node] != .max {
      for entry in graph.row(node) where isTie(node, Int(graph.neighbours[entry])) {
        ties.append((place[node], place[Int(graph.neighbours[entry])]))
      }
    }
    self.ties = ties
    self.groups = groups
    groupCount = grouping.count
  }

  /// How many ties lead from each group to each other, row by row.
  func counts(_ groups: [Int32]) -> [Int32] {
    var counts = [Int32](repeating: 0, count: groupCount * groupCount)
    for (from, to) in ties {
      counts[Int(groups[Int(from)]) * groupCount + Int(groups[Int(to)])] += 1
    }
    return counts
  }

  /// How many ties each group has within and across, when nodes have these groups.
  func sides(_ groups: [Int32]) -> [(inside: Int, across: Int)] {
    var sides = [(inside: Int, across: Int)](repeating: (0, 0), count: groupCount)
    for (from, to) in ties {
      let (one, other) = (Int(groups[Int(from)]), Int(groups[Int(to)]))
      if one == other {
        sides[one].inside += 1
      } else {
        sides[one].across += 1
        sides[other].across += 1
      }
    }
    return sides
  }

  /// How often a statistic of permuted groups lies at least as far from a centre as the observed one.
  /// - Parameters:
  ///   - samples: How many permutations.
  ///   - seed: Determines them.
  ///   - threads: How many run at once; the result does not depend on it.
  ///   - centres: What the statistics are under permutation on average.
  ///   - statistics: Computes the statistics from the groups of the nodes.
  func extremes(
    samples: Int, seed: UInt64, threads: Int, centres: [Double],
    statistics: @Sendable ([Int32]) -> [Double]
  ) -> [Int] {
    let observed = statistics(groups)
    let distances = zip(observed, centres).map { abs($0 - $1) }
    return Parallel.reduce(
      blocks: samples, threads: threads, into: [Int](repeating: 0, count: observed.count)
    ) { sample in
      if Interruption.isRequested { return centres }
      var generator = SeededGenerator(seed: seed, stream: UInt64(sample))
      var dealt = groups
      generator.shuffle(&dealt)
      return statistics(dealt)
    } merge: { total, part in
      for index in total.indices
      where abs(part[index] - centres[index]) >= distances[index] * (1 - 1e-12) {
        total[index] += 1
      }
    }
  }

  /// The p-value of a number of extreme permutations: (1 + extremes) / (1 + samples).
  static func p(_ extremes: Int, _ samples: Int) -> Measured<Double> {
    samples > 0
      ? .value(Double(1 + extremes) / Double(1 + samples))
      : .undefined("No permutations were asked for.")
  }
}
