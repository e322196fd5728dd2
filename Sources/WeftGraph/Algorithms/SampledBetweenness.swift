/// Betweenness estimated from random shortest paths, with a stated error and confidence.
///
/// Pairs of nodes are drawn, and one of their shortest paths each, until with the given confidence no
/// node's estimate is off by more than the error, on the scale of all n (n − 1) ordered pairs:
/// Borassi & Natale 2016 (doi:10.4230/LIPIcs.ESA.2016.20), at most as many as Riondato &
/// Kornaropoulos 2016 (doi:10.1007/s10618-015-0423-0) derive from a bound on the number of nodes on a
/// shortest path. Relationships have length 1; parallels count as one and loops are left out.
/// Undefined below three nodes.
public struct SampledBetweenness: Sendable, Equatable {
  /// The estimated share of ordered pairs with the node on the drawn shortest path.
  public let shares: [Double]
  /// The estimates on the scale of ``Betweenness/scores``.
  public let scores: [Double]
  /// The estimates on the scale of ``Betweenness/normalised``.
  public let normalised: [Double]
  /// With the stated confidence no share is off by more.
  public let error: Double
  /// The chance that the error holds for all nodes at once.
  public let confidence: Double
  /// How many pairs the estimates rest on.
  public let samples: Int
  /// At most this many nodes are on a shortest path.
  public let vertexDiameterBound: Int

  private static let blockSize = 128

  /// Estimates the betweenness of a projection's nodes to a given error.
  /// - Parameters:
  ///   - projection: The graph whose paths are drawn.
  ///   - error: How far a share may be off.
  ///   - confidence: How sure that is, below 1.
  ///   - seed: Determines the pairs and paths.
  ///   - threads: How many pairs are drawn at once; the result does not depend on it.
  /// - Complexity: O(samples × entries) at worst, with samples at most in proportion to 1 / error².
  public static func of(
    _ projection: Projection, error: Double = 0.01, confidence: Double = 0.9, seed: UInt64 = 1,
    threads: Int = 1
  ) -> Measured<SampledBetweenness> {
    precondition(error > 0 && confidence > 0 && confidence < 1, "error and confidence are shares")
    return drawn(projection, confidence, seed, threads) { draws, diameter in
      let chance = 1 - confidence
      let limit = SamplingPlan.limit(error: error, chance: chance / 2, vertexDiameter: diameter)
      let first = min(max(limit / 50, 512), limit)
      draws.add(first)
      let plan = SamplingPlan(
        error: error, chance: chance, limit: limit, estimates: draws.shares, samples: first)
      draws.startAnew()
      draws.add(min(plan.expected * 4 / 5, limit))
      while !plan.isDone(counts: draws.counts, samples: draws.samples) {
        draws.add(min(max(draws.samples / 20, 512), limit - draws.samples))
      }
      return error
    }
  }

  /// Estimates the betweenness of a projection's nodes from a given number of pairs.
  /// - Parameters:
  ///   - projection: The graph whose paths are drawn.
  ///   - samples: How many pairs are drawn; the error follows from it.
  ///   - confidence: How sure the error is, below 1.
  ///   - seed: Determines the pairs and paths.
  ///   - threads: How many pairs are drawn at once; the result does not depend on it.
  /// - Complexity: O(samples × entries) at worst.
  public static func of(
    _ projection: Projection, samples: Int, confidence: Double = 0.9, seed: UInt64 = 1,
    threads: Int = 1
  ) -> Measured<SampledBetweenness> {
    precondition(samples > 0 && confidence > 0 && confidence < 1, "there is something to draw")
    return drawn(projection, confidence, seed, threads) { draws, diameter in
      draws.add(samples)
      return SamplingPlan.error(
        samples: samples, chance: 1 - confidence, vertexDiameter: diameter)
    }
  }

  /// Draws as long as a plan wants to, which returns the error reached.
  private static func drawn(
    _ projection: Projection, _ confidence: Double, _ seed: UInt64, _ threads: Int,
    plan: (inout Draws, Int) -> Double
  ) -> Measured<SampledBetweenness> {
    let count = projection.nodeCount
    guard count > 2 else {
      return .undefined("There is no pair of other nodes to lie between.")
    }
    let bothWays = projection.direction == .both
    let (graph, order) = NeighbourRows(projection).renumbered()
    let diameter = VertexDiameter.bound(graph, bothWays: bothWays)
    var draws = Draws(
      graph: graph, back: bothWays ? graph : graph.reversed(), seed: seed, threads: threads,
      blockSize: blockSize)
    // Without a path of three nodes nothing lies between.
    let error = diameter > 2 ? plan(&draws, diameter) : 0
    var shares = [Double](repeating: 0, count: count)
    for (node, share) in zip(order, draws.shares) { shares[Int(node)] = share }
    let ordered = Double(count) * Double(count - 1)
    let pairs = bothWays ? ordered / 2 : ordered
    return .value(
      SampledBetweenness(
        shares: shares, scores: shares.map { $0 * pairs },
        normalised: shares.map { $0 * Double(count) / Double(count - 2) }, error: error,
        confidence: confidence, samples: draws.samples, vertexDiameterBound: diameter))
  }
}

/// How often each node was on a drawn shortest path.
private struct Draws {
  let graph: NeighbourRows
  let back: NeighbourRows
  let seed: UInt64
  let threads: Int
  let blockSize: Int
  private(set) var counts: [UInt32]
  private(set) var samples = 0
  /// Blocks drawn so far; each has a stream of random numbers of its own.
  private var blocks = 0

  init(
    graph: NeighbourRows, back: NeighbourRows, seed: UInt64, threads: Int, blockSize: Int
  ) {
    self.graph = graph
    self.back = back
    self.seed = seed
    self.threads = threads
    self.blockSize = blockSize
    counts = [UInt32](repeating: 0, count: graph.nodeCount)
  }

  var shares: [Double] {
    counts.map { samples == 0 ? 0 : Double($0) / Double(samples) }
  }

  /// Forgets what was drawn, but not which random numbers are used up.
  mutating func startAnew() {
    counts = [UInt32](repeating: 0, count: counts.count)
    samples = 0
  }

  mutating func add(_ more: Int) {
    let first = blocks
    let size = blockSize
    let (graph, back, seed) = (graph, back, seed)
    let needed = Parallel.blocks(of: more, size: size)
    counts = Parallel.reduce(
      blocks: needed, threads: threads, into: counts, scratch: { PathSampler(graph, back) }
    ) { block, search in
      var generator = SeededGenerator(seed: seed, stream: UInt64(first + block))
      var between: [UInt32] = []
      for _ in Parallel.members(block, of: more, size: size) where !Interruption.isRequested {
        let source = generator.number(below: graph.nodeCount)
        var target = generator.number(below: graph.nodeCount - 1)
        if target >= source { target += 1 }
        search.draw(from: source, to: target, &generator, into: &between)
      }
      return between
    } merge: { total, between in
      for node in between { total[Int(node)] += 1 }
    }
    samples += more
    blocks += needed
  }
}
