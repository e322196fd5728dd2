/// What a network is like against networks in which every node has the same degree.
///
/// Each measure is taken of the network and of networks rewired at random (``Rewiring``: in a directed
/// projection in and out degrees are kept each), which all start from the network itself. p is the
/// share of these, the network counted among them (North, Curtis & Sham 2002, doi:10.1086/341527), that
/// lie at least as far as it does from the mean of them all. Parallel relationships count as one, loops
/// are left out and weights not read. Exchanges of two ties never turn a directed ring of three, so
/// that not every network of the degrees can be drawn where that is the only way (Rao, Jana &
/// Bandyopadhyay 1996). A rewired network in which a measure is undefined is no draw of that measure.
public struct RewiringSignificance: Sendable, Equatable {
  /// What degrees leave free.
  public enum Measure: String, Sendable, CaseIterable {
    /// The share of paths of two ties that a third one closes (``Triangles/transitivity``).
    case transitivity
    /// The mean clustering of the nodes that have one (``Triangles/averageClustering``).
    case clustering
    /// The share of directed ties that are returned (``Reciprocity``).
    case reciprocity
    /// The mean distance of all pairs (``PathStatistics/averagePathLength``).
    case averagePathLength
    /// The mean inverse distance of all pairs (``PathStatistics/globalEfficiency``).
    case globalEfficiency
    /// How many more ties lie within groups than degrees alone would give (``Modularity``).
    case modularity
    /// Whether ties run across groups rather than within them (``EIIndex``).
    case ei

    /// Whether it is a measure of groups.
    public var readsGroups: Bool { self == .modularity || self == .ei }
  }

  /// One measure of the network against the rewired ones.
  public struct Comparison: Sendable, Equatable {
    /// What was measured.
    public let measure: Measure
    /// The network's own value, or why it has none.
    public let value: Measured<Double>
    /// The mean of the rewired networks, or why there is none.
    public let expected: Measured<Double>
    /// Their standard deviation, or why there is none.
    public let deviation: Measured<Double>
    /// How many standard deviations the value lies above the mean, or why that is undefined.
    public let z: Measured<Double>
    /// The share of networks at least as far from the mean, or why there is none.
    public let p: Measured<Double>
    /// How many rewired networks have a value.
    public let draws: Int
  }

  /// The comparisons, in the order of the measures asked for.
  public let comparisons: [Comparison]
  /// How many rewired networks were made.
  public let samples: Int

  /// Compares a projection with rewired ones.
  /// - Parameters:
  ///   - projection: The graph.
  ///   - measures: What to measure.
  ///   - grouping: The groups of its nodes, for the measures of groups.
  ///   - samples: How many rewired networks; 0 leaves all but the values undefined.
  ///   - seed: Determines the rewired networks.
  ///   - threads: How many of them are made at once; the result does not depend on it.
  /// - Complexity: O(samples) times the cost of a measure: O(nodes × entries) for those of paths,
  ///   O(entries × √entries) for those of triangles, O(nodes + entries) for the rest; memory
  ///   O(nodes + entries) a thread and eight bytes a draw and measure.
  public static func of(
    _ projection: Projection, measures: [Measure] = Measure.allCases, grouping: Grouping? = nil,
    samples: Int = 100, seed: UInt64 = 1, threads: Int = 1
  ) -> RewiringSignificance {
    let values = Self.values(of: projection, measures, grouping, threads: threads)
    // What the network has no value of needs no draws.
    let drawn = values.indices.filter { values[$0].value != nil }
    let kinds = drawn.map { measures[$0] }
    var draws = [[Double]](repeating: [], count: measures.count)
    if !drawn.isEmpty {
      draws = Parallel.reduce(blocks: samples, threads: threads, into: draws) {
        sample -> [Double?] in
        if Interruption.isRequested { return kinds.map { _ in Double?.none } }
        var generator = SeededGenerator(seed: seed, stream: UInt64(sample))
        let rewired = Rewiring.of(projection, seed: generator.next())
        return Self.values(of: rewired, kinds, grouping, threads: 1).map(\.value)
      } merge: { all, part in
        for (place, value) in zip(drawn, part) {
          if let value { all[place].append(value) }
        }
      }
    }
    return RewiringSignificance(
      comparisons: measures.indices.map { Self.compare(measures[$0], values[$0], draws[$0]) },
      samples: samples)
  }

  private static func values(
    of graph: Projection, _ measures: [Measure], _ grouping: Grouping?, threads: Int
  ) -> [Measured<Double>] {
    lazy var triangles = Triangles.of(graph)
    lazy var paths = PathStatistics.of(graph, threads: threads)
    func path(_ part: (PathStatistics) -> Measured<Double>) -> Measured<Double> {
      paths.value.map(part) ?? .undefined(paths.reason ?? "")
    }
    func grouped(_ part: (Grouping) -> Measured<Double>) -> Measured<Double> {
      grouping.map(part) ?? .undefined("There are no groups.")
    }
    return measures.map { measure in
      switch measure {
      case .transitivity: triangles.transitivity
      case .clustering: triangles.averageClustering
      case .reciprocity: Reciprocity.of(graph).value
      case .averagePathLength: path(\.averagePathLength)
      case .globalEfficiency: path(\.globalEfficiency)
      case .modularity: grouped { Modularity.of(unweighted(graph), grouping: $0) }
      case .ei: grouped { EIIndex.of(graph, grouping: $0, samples: 0).overall.value }
      }
    }
  }

  /// The same projection without weights.
  private static func unweighted(_ graph: Projection) -> Projection {
    guard !graph.weights.isEmpty else { return graph }
    return Projection(
      nodes: graph.nodes, offsets: graph.offsets, neighbours: graph.neighbours,
      relationships: graph.relationships, direction: graph.direction)
  }

  private static func compare(
    _ measure: Measure, _ value: Measured<Double>, _ draws: [Double]
  ) -> Comparison {
    guard let own = value.value, !draws.isEmpty else {
      let none = Measured<Double>.undefined(
        value.reason ?? "No rewired network has a value.")
      return Comparison(
        measure: measure, value: value, expected: none, deviation: none, z: none, p: none,
        draws: draws.count)
    }
    let count = Double(draws.count)
    let sum = draws.reduce(0, +)
    let mean = sum / count
    // What differs by less differs by the order of a sum alone.
    let tolerance = 1e-12 * max(abs(own), abs(mean))
    var deviation = Measured<Double>.undefined("There are fewer than two rewired networks.")
    var z = deviation
    if draws.count > 1 {
      let squares = draws.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      let spread = (squares / (count - 1)).squareRoot()
      deviation = .value(spread > tolerance ? spread : 0)
      z =
        spread > tolerance
        ? .value((own - mean) / spread)
        : .undefined("All rewired networks have the same value.")
    }
    let centre = (sum + own) / (count + 1)
    let distance = abs(own - centre) - tolerance
    let extremes = draws.count { abs($0 - centre) >= distance }
    return Comparison(
      measure: measure, value: value, expected: .value(mean), deviation: deviation, z: z,
      p: .value(Double(1 + extremes) / (count + 1)), draws: draws.count)
  }
}
