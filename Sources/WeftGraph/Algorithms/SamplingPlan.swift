/// When enough random shortest paths have been drawn.
///
/// The bounds of Borassi & Natale 2016 (doi:10.4230/LIPIcs.ESA.2016.20), which hold at any time the
/// drawing is stopped: with chances δL and δU of failure the true share of a node lies no more than f
/// below and g above its estimate. Half of the allowed chance goes to the largest number of samples,
/// enough whatever the shares are; the other half is divided among the nodes by estimates from
/// samples of their own, so that all nodes are expected to be done at the same time.
struct SamplingPlan {
  private let error: Double
  /// Enough samples whatever the shares are.
  let limit: Int
  /// When the nodes are expected to be done.
  let expected: Int
  /// For each node the logarithms of 1 / δL and 1 / δU.
  private let confidences: [(lower: Double, upper: Double)]

  /// The largest number of samples, for a bound on the nodes of a shortest path above 2.
  static func limit(error: Double, chance: Double, vertexDiameter: Int) -> Int {
    Int((scale(error) * (dimension(vertexDiameter) - naturalLogarithm(chance))).rounded(.up))
  }

  /// The error a fixed number of samples allows for.
  static func error(samples: Int, chance: Double, vertexDiameter: Int) -> Double {
    let needed = dimension(vertexDiameter) - naturalLogarithm(chance)
    return (0.5 * needed / Double(samples)).squareRoot()
  }

  private static func scale(_ error: Double) -> Double { 0.5 / (error * error) }

  /// ⌊log₂ (VD − 2)⌋ + 1 bounds the dimension of the set of paths through a node.
  private static func dimension(_ vertexDiameter: Int) -> Double {
    Double(Int.bitWidth - (vertexDiameter - 2).leadingZeroBitCount)
  }

  /// Divides the chance of failure among nodes.
  /// - Parameters:
  ///   - estimates: Each node's estimated share, from samples that are not used again.
  ///   - samples: How many those were.
  init(error: Double, chance: Double, limit: Int, estimates: [Double], samples: Int) {
    self.error = error
    self.limit = limit
    let n = Double(samples)
    let cautious = estimates.map { $0 + (2 * $0 * (1 - $0) / n).squareRoot() + 1 / n }
    // Equal estimates are counted together: most nodes have one of a few.
    var numbers: [Double: Double] = [:]
    for estimate in cautious { numbers[estimate, default: 0] += 1 }
    let kinds = numbers.sorted { $0.key < $1.key }
    func spent(_ drawn: Double) -> Double {
      kinds.reduce(0) { sum, kind in
        let pair = Self.confidence(kind.key, error, Double(limit), drawn)
        return sum + kind.value * (exponential(-pair.lower) + exponential(-pair.upper))
      }
    }
    var low = 1.0
    var high = Double(limit)
    while high - low > 1 {
      let middle = ((low + high) / 2).rounded()
      if spent(middle) <= chance / 2 { high = middle } else { low = middle }
    }
    expected = Int(high)
    // Where even the limit would not do, every node gets the same and the limit decides.
    let isEnough = spent(high) <= chance / 2
    let even = naturalLogarithm(4 * Double(max(estimates.count, 1)) / chance)
    confidences = cautious.map {
      isEnough ? Self.confidence($0, error, Double(limit), high) : (even, even)
    }
  }

  /// The confidences at which a node of some share is exactly done after a number of samples.
  private static func confidence(
    _ share: Double, _ error: Double, _ limit: Double, _ drawn: Double
  ) -> (lower: Double, upper: Double) {
    let reach = error * drawn
    let spread = 2 * share * limit
    let upper = reach * reach / (2 * (1 / 3 + limit / drawn) * reach + spread)
    let below = 2 * (1 / 3 - limit / drawn) * reach + spread
    return (below > 0 ? reach * reach / below : .infinity, upper)
  }

  /// Whether the bounds of all nodes are within the error.
  func isDone(counts: [UInt32], samples: Int) -> Bool {
    if samples >= limit { return true }
    let drawn = Double(samples)
    let ratio = Double(limit) / drawn
    for (node, count) in counts.enumerated() {
      let spread = 2 * Double(count) / drawn * Double(limit)
      let (lower, upper) = confidences[node]
      let above = 1 / 3 + ratio
      let over = upper / drawn * (above + (above * above + spread / upper).squareRoot())
      if over > error { return false }
      let below = 1 / 3 - ratio
      // As the confidence grows without bound the lower distance tends to a limit.
      let under =
        lower.isFinite
        ? lower / drawn * (below + (below * below + spread / lower).squareRoot())
        : spread / (2 * -below * drawn)
      if under > error { return false }
    }
    return true
  }
}
