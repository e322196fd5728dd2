/// How densely the nodes of high degree are tied among themselves.
///
/// Zhou & Mondragón 2004 (doi:10.1109/LCOMM.2004.823426); only the ratio to random networks of the same
/// degrees says something (Colizza et al. 2006, doi:10.1038/nphys209). Direction is not read; parallel
/// and opposite relationships count as one and loops are left out. Undefined for degrees that fewer than
/// two nodes exceed.
public struct RichClub: Sendable, Equatable {
  /// The club of the nodes above one degree.
  public struct Level: Sendable, Equatable {
    /// Members have more neighbours than this.
    public let k: Int
    /// How many members there are; at least two.
    public let members: Int
    /// The share of pairs of members that are tied.
    public let phi: Double
    /// The share over its mean in rewired networks, or why there is no ratio.
    public let ratio: Measured<Double>
  }

  /// The levels from degree 0 up as long as there are two members.
  public let levels: [Level]
  /// How many rewired networks the ratios rest on.
  public let samples: Int

  /// Computes the rich-club coefficients of a projection.
  /// - Parameters:
  ///   - projection: The graph.
  ///   - samples: How many rewired networks to compare with; 0 leaves the ratio undefined.
  ///   - seed: Determines the rewired networks.
  ///   - threads: How many of them are made at once; the result does not depend on it.
  /// - Complexity: O(entries × samples).
  public static func of(
    _ projection: Projection, samples: Int = 100, seed: UInt64 = 1, threads: Int = 1
  ) -> RichClub {
    let (degrees, graph) = Self.rows(projection)
    let most = Int(degrees.max() ?? 0)
    var members = [Int](repeating: 0, count: most + 1)
    for degree in degrees { for k in 0..<Int(degree) { members[k] += 1 } }
    let ties = Self.ties(RewiredTies(graph, bothWays: true), degrees, most)
    // Degrees stay, so the members are the same in every rewired network.
    let sums = Parallel.reduce(
      blocks: samples, threads: threads, into: [Int](repeating: 0, count: most + 1)
    ) { sample in
      if Interruption.isRequested { return [Int](repeating: 0, count: most + 1) }
      var generator = SeededGenerator(seed: seed, stream: UInt64(sample))
      var rewired = RewiredTies(graph, bothWays: true)
      rewired.exchange(seed: generator.next(), attempts: Rewiring.attempts)
      return Self.ties(rewired, degrees, most)
    } merge: { total, part in
      for k in total.indices { total[k] += part[k] }
    }
    let levels = (0..<most).filter { members[$0] >= 2 }.map { k in
      let pairs = Double(members[k]) * Double(members[k] - 1) / 2
      let ratio: Measured<Double> =
        if samples == 0 {
          .undefined("No rewired networks were asked for.")
        } else if sums[k] == 0 {
          .undefined("No rewired network has a tie among the members.")
        } else {
          .value(Double(ties[k]) * Double(samples) / Double(sums[k]))
        }
      return Level(k: k, members: members[k], phi: Double(ties[k]) / pairs, ratio: ratio)
    }
    return RichClub(levels: levels, samples: samples)
  }

  /// The number of each node's neighbours, and the ties, each once.
  private static func rows(_ projection: Projection) -> ([UInt32], NeighbourRows) {
    let rows = NeighbourRows(undirected: projection)
    return ((0..<rows.nodeCount).map { UInt32(rows.degree($0)) }, rows.upward())
  }

  /// For each degree the ties whose ends both exceed it.
  private static func ties(_ rewired: RewiredTies, _ degrees: [UInt32], _ most: Int) -> [Int] {
    var lowest = [Int](repeating: 0, count: most + 1)
    for tie in rewired.ties { lowest[Int(min(degrees[Int(tie.from)], degrees[Int(tie.to)]))] += 1 }
    // A tie of lowest degree d counts for every k below d.
    var result = [Int](repeating: 0, count: most + 1)
    var sum = 0
    for k in stride(from: most - 1, through: 0, by: -1) {
      sum += lowest[k + 1]
      result[k] = sum
    }
    return result
  }
}
