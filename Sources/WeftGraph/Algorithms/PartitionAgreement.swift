/// How far two divisions of the same nodes agree.
///
/// Adjusted Rand index (Hubert & Arabie 1985, doi:10.1007/BF01908075), mutual information adjusted for
/// chance (Vinh, Epps & Bailey 2010) and normalised, both by the arithmetic mean of the entropies. The
/// normalised one rises with the number of groups by itself. A node that lacks a group in either
/// division takes no part. Undefined where both divisions are trivial alike: all in one group, or each
/// node alone.
public struct PartitionAgreement: Sendable, Equatable {
  /// The adjusted Rand index, or why there is none.
  public let ari: Measured<Double>
  /// The adjusted mutual information, or why there is none.
  public let ami: Measured<Double>
  /// The normalised mutual information, or why there is none.
  public let nmi: Measured<Double>
  /// Two groups that share nodes.
  public struct Overlap: Sendable, Equatable {
    /// The group of the first division.
    public let group: Int
    /// The group of the second.
    public let other: Int
    /// How many nodes are in both.
    public let nodes: Int
  }

  /// The contingency table without its zeros, by group, then other.
  public let overlaps: [Overlap]
  /// The share of nodes that have a group in both.
  public let coverage: Double

  /// For each group of the first the share of its nodes in its most common group of the second.
  public let modalShares: [Measured<Double>]

  /// Compares two divisions of the same nodes.
  /// - Complexity: O(nodes × groups of the smaller division), in memory O(nodes).
  public static func of(_ one: Grouping, _ other: Grouping) -> PartitionAgreement {
    precondition(one.groups.count == other.groups.count, "both divisions are of the same nodes")
    let overlaps = overlaps(one, other)
    var rows = [Int](repeating: 0, count: one.count)
    var columns = [Int](repeating: 0, count: other.count)
    var most = rows
    for overlap in overlaps {
      rows[overlap.group] += overlap.nodes
      columns[overlap.other] += overlap.nodes
      most[overlap.group] = max(most[overlap.group], overlap.nodes)
    }
    let modalShares = zip(most, rows).map { most, all -> Measured<Double> in
      all > 0
        ? .value(Double(most) / Double(all))
        : .undefined("The group has no node that is in the other division.")
    }
    let count = rows.reduce(0, +)
    rows.removeAll { $0 == 0 }
    columns.removeAll { $0 == 0 }
    let coverage = one.groups.isEmpty ? 0 : Double(count) / Double(one.groups.count)
    let trivial =
      count < 2 || (rows.count == 1 && columns.count == 1)
      || (rows.count == count && columns.count == count)
    if trivial {
      let reason = "Both divisions are trivial."
      return PartitionAgreement(
        ari: .undefined(reason), ami: .undefined(reason), nmi: .undefined(reason),
        overlaps: overlaps, coverage: coverage, modalShares: modalShares)
    }
    let cells = overlaps.map(\.nodes)
    let information = entropy(rows, count) + entropy(columns, count) - entropy(cells, count)
    let mean = (entropy(rows, count) + entropy(columns, count)) / 2
    let chance = expectedInformation(rows, columns, count)
    return PartitionAgreement(
      ari: .value(adjustedRand(cells, rows, columns, count)),
      ami: mean - chance > 1e-15
        ? .value((information - chance) / (mean - chance))
        : .undefined("Chance alone gives full agreement."),
      nmi: .value(max(0, information) / mean), overlaps: overlaps, coverage: coverage,
      modalShares: modalShares)
  }

  private static func overlaps(_ one: Grouping, _ other: Grouping) -> [Overlap] {
    var pairs: [UInt64] = []
    pairs.reserveCapacity(one.groups.count)
    for node in one.groups.indices {
      guard let group = one.group(of: node), let second = other.group(of: node) else { continue }
      pairs.append(UInt64(group) << 32 | UInt64(second))
    }
    pairs.sort()
    var overlaps: [Overlap] = []
    var start = 0
    while start < pairs.count {
      var end = start + 1
      while end < pairs.count, pairs[end] == pairs[start] { end += 1 }
      overlaps.append(
        Overlap(
          group: Int(pairs[start] >> 32), other: Int(pairs[start] & 0xFFFF_FFFF),
          nodes: end - start))
      start = end
    }
    return overlaps
  }

  private static func adjustedRand(
    _ cells: [Int], _ rows: [Int], _ columns: [Int], _ count: Int
  ) -> Double {
    func pairs(_ sizes: [Int]) -> Double {
      sizes.reduce(0) { $0 + Double($1) * Double($1 - 1) / 2 }
    }
    let expected = pairs(rows) * pairs(columns) / pairs([count])
    return (pairs(cells) - expected) / ((pairs(rows) + pairs(columns)) / 2 - expected)
  }

  private static func entropy(_ sizes: [Int], _ count: Int) -> Double {
    sizes.reduce(0) { sum, size in
      let share = Double(size) / Double(count)
      return sum - share * naturalLogarithm(share)
    }
  }

  /// The mean mutual information of all pairs of divisions with these group sizes.
  private static func expectedInformation(
    _ rows: [Int], _ columns: [Int], _ count: Int
  ) -> Double {
    var factorial = [0.0]
    for number in 1...count {
      factorial.append(factorial[number - 1] + naturalLogarithm(Double(number)))
    }
    // Groups of equal size have equal terms.
    func tally(_ sizes: [Int]) -> [(size: Int, times: Double)] {
      Dictionary(grouping: sizes) { $0 }.map { ($0.key, Double($0.value.count)) }
        .sorted { $0.size < $1.size }
    }
    var sum = 0.0
    for (a, timesA) in tally(rows) {
      for (b, timesB) in tally(columns) {
        for shared in max(1, a + b - count)...min(a, b) where a + b - shared <= count {
          let gain = naturalLogarithm(
            Double(count) * Double(shared) / (Double(a) * Double(b)))
          let ways =
            factorial[a] + factorial[b] + factorial[count - a] + factorial[count - b]
            - factorial[count] - factorial[shared] - factorial[a - shared]
            - factorial[b - shared] - factorial[count - a - b + shared]
          sum += timesA * timesB * Double(shared) / Double(count) * gain * exponential(ways)
        }
      }
    }
    return sum
  }
}
