/// How much each node lies between others: the share of shortest paths through it, summed over pairs.
///
/// Freeman 1977 (doi:10.2307/3033543), exact by Brandes 2001 (doi:10.1080/0022250X.2001.9990249).
/// The ends of a path are not between; a pair without a path adds nothing; in a projection in both
/// directions each pair counts once. Parallel relationships count as one and loops are left out.
/// Undefined where lengths are read from weights that are not positive.
public struct Betweenness: Sendable, Equatable {
  /// The raw score of each node.
  public let scores: [Double]
  /// Scores divided by the number of pairs of other nodes; undefined below three nodes.
  public let normalised: Measured<[Double]>

  /// Sources that share one accumulator before it is merged; part of the result's last digit.
  private static let blockSize = 64

  /// Computes the betweenness of a projection's nodes.
  /// - Parameters:
  ///   - projection: The graph whose paths are counted.
  ///   - lengths: How long relationships are.
  ///   - threads: How many sources are worked on at once; the result does not depend on it.
  /// - Complexity: O(nodes × entries) by hops, else O(nodes × entries × log nodes).
  public static func of(
    _ projection: Projection, lengths: PathLengths = .hops, threads: Int = 1
  ) -> Measured<Betweenness> {
    let bothWays = projection.direction == .both
    if lengths == .hops || projection.weights.isEmpty {
      let blocks = BetweennessBlocks(NeighbourRows(projection), bothWays: bothWays, ties: false)
      return .value(Betweenness(scores: blocks.run(threads: threads).nodes, bothWays: bothWays))
    }
    return LengthProjection.of(projection, lengths).map { measured in
      let count = projection.nodeCount
      var scores = Parallel.reduce(
        blocks: Parallel.blocks(of: count, size: blockSize), threads: threads,
        into: [Double](repeating: 0, count: count)
      ) { block in
        scoresFrom(Parallel.members(block, of: count, size: blockSize), measured)
      } merge: { total, part in
        for node in part.indices { total[node] += part[node] }
      }
      if bothWays { for node in 0..<count { scores[node] /= 2 } }
      return Betweenness(scores: scores, bothWays: bothWays)
    }
  }

  private static func scoresFrom(_ sources: Range<Int>, _ graph: LengthProjection) -> [Double] {
    if Interruption.isRequested { return [] }
    let count = graph.projection.nodeCount
    var scores = [Double](repeating: 0, count: count)
    var dependency = [Double](repeating: 0, count: count)
    var counting = PathCounting(graph)
    for source in sources where !Interruption.isRequested {
      counting.run(from: source)
      for next in counting.order.reversed() {
        let node = Int(next)
        var sum = 0.0
        counting.forEachTightStep(from: node) { _, other in
          sum += counting.paths[node] / counting.paths[other] * (1 + dependency[other])
        }
        dependency[node] = sum
        if node != source { scores[node] += sum }
      }
    }
    return scores
  }

  init(scores: [Double], bothWays: Bool) {
    self.scores = scores
    let others = Double(scores.count - 1) * Double(scores.count - 2)
    let pairs = bothWays ? others / 2 : others
    normalised =
      scores.count > 2
      ? .value(scores.map { $0 / pairs })
      : .undefined("There is no pair of other nodes to lie between.")
  }
}
