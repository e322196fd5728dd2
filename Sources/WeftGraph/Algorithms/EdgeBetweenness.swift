/// How many shortest paths run along each relationship, summed over pairs of nodes.
///
/// Girvan & Newman 2002 (doi:10.1073/pnas.122653799), by the accumulation of Brandes 2008
/// (doi:10.1016/j.socnet.2007.11.001). In a projection in both directions each pair of nodes counts
/// once. Parallel relationships are one tie, reported under the first of them; loops are left out.
/// Undefined where lengths are read from weights that are not positive.
public struct EdgeBetweenness: Sendable, Equatable {
  /// A tie and its score.
  public struct Edge: Sendable, Equatable {
    /// The relationship; the first of parallels.
    public let relationship: RelationshipID
    private let ends: (from: UInt32, to: UInt32)
    /// The raw score.
    public let score: Double

    /// Where it leads from; in both directions the lower node.
    public var source: Int { Int(ends.from) }
    /// Where it leads to.
    public var target: Int { Int(ends.to) }

    fileprivate init(_ relationship: RelationshipID, _ from: Int, _ to: Int, _ score: Double) {
      self.relationship = relationship
      ends = (UInt32(from), UInt32(to))
      self.score = score
    }

    /// Whether two ties are the same and have the same score.
    public static func == (one: Edge, other: Edge) -> Bool {
      one.relationship == other.relationship && one.ends == other.ends && one.score == other.score
    }
  }

  /// The ties, by source, then target.
  public let edges: [Edge]

  private static let blockSize = 64

  /// Computes the betweenness of a projection's relationships.
  /// - Parameters:
  ///   - projection: The graph whose paths are counted.
  ///   - lengths: How long relationships are.
  ///   - threads: How many sources are worked on at once; the result does not depend on it.
  /// - Complexity: O(nodes × entries) by hops, else O(nodes × entries × log nodes).
  public static func of(
    _ projection: Projection, lengths: PathLengths = .hops, threads: Int = 1
  ) -> Measured<EdgeBetweenness> {
    if lengths == .hops || projection.weights.isEmpty {
      let blocks = BetweennessBlocks(
        NeighbourRows(projection), bothWays: projection.direction == .both, ties: true)
      let scores = blocks.run(threads: threads).ties
      // The rows are made again rather than held meanwhile.
      let graph = NeighbourRows(projection)
      return .value(
        EdgeBetweenness(edges: edges(projection, graph, blocks.entries(scores, of: graph))))
    }
    return LengthProjection.of(projection, lengths).map { measured in
      let scores = Parallel.reduce(
        blocks: Parallel.blocks(of: projection.nodeCount, size: blockSize), threads: threads,
        into: [Double](repeating: 0, count: projection.neighbours.count)
      ) { block in
        scoresFrom(Parallel.members(block, of: projection.nodeCount, size: blockSize), measured)
      } merge: { total, part in
        for entry in part.indices { total[entry] += part[entry] }
      }
      let graph = NeighbourRows(projection)
      return EdgeBetweenness(
        edges: edges(projection, graph, bothSenses(scores, projection, measured, graph)))
    }
  }

  private static func scoresFrom(_ sources: Range<Int>, _ graph: LengthProjection) -> [Double] {
    if Interruption.isRequested { return [] }
    var scores = [Double](repeating: 0, count: graph.projection.neighbours.count)
    var dependency = [Double](repeating: 0, count: graph.projection.nodeCount)
    var counting = PathCounting(graph)
    for source in sources where !Interruption.isRequested {
      counting.run(from: source)
      for next in counting.order.reversed() {
        let node = Int(next)
        var sum = 0.0
        counting.forEachTightStep(from: node) { entry, other in
          let share = counting.paths[node] / counting.paths[other] * (1 + dependency[other])
          scores[entry] += share
          sum += share
        }
        dependency[node] = sum
      }
    }
    return scores
  }

  /// What runs along each entry of a projection's rows; without direction in either sense, at the entry
  /// of the lower end.
  private static func bothSenses(
    _ scores: [Double], _ projection: Projection, _ measured: LengthProjection,
    _ rows: NeighbourRows
  ) -> [Double] {
    var kept: [Double] = []
    kept.reserveCapacity(rows.neighbours.count)
    for node in 0..<projection.nodeCount {
      measured.forEachStep(from: node) { entry, _, _ in kept.append(scores[entry]) }
    }
    guard projection.direction == .both else { return kept }
    for node in 0..<rows.nodeCount {
      for entry in rows.row(node) where node < rows.neighbours[entry] {
        guard let back = rows.entry(from: Int(rows.neighbours[entry]), to: node) else { continue }
        // Pairs run along a tie in either sense, once each from both of their ends.
        kept[entry] = (kept[entry] + kept[back]) / 2
      }
    }
    return kept
  }

  /// The ties of rows with the first of the relationships behind each.
  private static func edges(
    _ projection: Projection, _ graph: NeighbourRows, _ scores: [Double]
  ) -> [Edge] {
    let bothWays = projection.direction == .both
    var edges: [Edge] = []
    edges.reserveCapacity(bothWays ? scores.count / 2 : scores.count)
    for node in 0..<graph.nodeCount {
      var first = projection.row(node).lowerBound
      for entry in graph.row(node) {
        let other = Int(graph.neighbours[entry])
        while projection.neighbours[first] != graph.neighbours[entry] { first += 1 }
        if !bothWays || node < other {
          edges.append(Edge(projection.relationships[first], node, other, scores[entry]))
        }
      }
    }
    return edges
  }
}
