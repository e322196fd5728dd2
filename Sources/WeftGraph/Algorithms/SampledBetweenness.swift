/// Betweenness estimated from random shortest paths, with a stated error and confidence.
///
/// Riondato & Kornaropoulos 2016 (doi:10.1007/s10618-015-0423-0): enough pairs of nodes are drawn, and
/// one of their shortest paths each, that with the given confidence no node's estimate is off by more
/// than the error, on the scale of all n (n − 1) ordered pairs. How many are enough follows from a bound
/// on the number of nodes on a shortest path. Relationships have length 1; parallels count as one and
/// loops are left out. Undefined below three nodes.
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
  /// How many pairs were drawn.
  public let samples: Int
  /// At most this many nodes are on a shortest path.
  public let vertexDiameterBound: Int

  private static let blockSize = 256

  /// Estimates the betweenness of a projection's nodes.
  /// - Parameters:
  ///   - projection: The graph whose paths are drawn.
  ///   - error: How far a share may be off.
  ///   - confidence: How sure that is, below 1.
  ///   - seed: Determines the pairs and paths.
  ///   - threads: How many pairs are drawn at once; the result does not depend on it.
  /// - Complexity: O(samples × entries) at worst, with samples in proportion to 1 / error².
  public static func of(
    _ projection: Projection, error: Double = 0.01, confidence: Double = 0.9, seed: UInt64 = 1,
    threads: Int = 1
  ) -> Measured<SampledBetweenness> {
    precondition(error > 0 && confidence > 0 && confidence < 1, "error and confidence are shares")
    let count = projection.nodeCount
    guard count > 2 else {
      return .undefined("There is no pair of other nodes to lie between.")
    }
    let graph = projection.simple()
    let back = graph.reversed()
    let diameter = vertexDiameterBound(graph)
    var samples = 0
    if diameter > 2 {
      // ⌊log₂ (VD − 2)⌋ + 1 bounds the dimension of the set of paths through a node.
      let dimension = Double(Int.bitWidth - (diameter - 2).leadingZeroBitCount)
      let needed = 0.5 / (error * error) * (dimension - naturalLogarithm(1 - confidence))
      samples = Int(needed.rounded(.up))
    }
    let drawn = samples
    let counts = Parallel.reduce(
      blocks: Parallel.blocks(of: drawn, size: blockSize), threads: threads,
      into: [Int](repeating: 0, count: count)
    ) { block in
      var generator = SeededGenerator(seed: seed, stream: UInt64(block))
      var search = PathSampler(graph, back)
      var between: [UInt32] = []
      for _ in Parallel.members(block, of: drawn, size: blockSize) {
        let source = generator.number(below: count)
        var target = generator.number(below: count - 1)
        if target >= source { target += 1 }
        search.draw(from: source, to: target, &generator, into: &between)
      }
      return between
    } merge: { total, between in
      for node in between { total[Int(node)] += 1 }
    }
    let shares = counts.map { drawn == 0 ? 0 : Double($0) / Double(drawn) }
    let ordered = Double(count) * Double(count - 1)
    let pairs = projection.direction == .both ? ordered / 2 : ordered
    return .value(
      SampledBetweenness(
        shares: shares, scores: shares.map { $0 * pairs },
        normalised: shares.map { $0 * Double(count) / Double(count - 2) }, error: error,
        confidence: confidence, samples: drawn, vertexDiameterBound: diameter))
  }

  /// An upper bound on the number of nodes of a shortest path: within a component twice the largest
  /// distance from one node, in one direction the size of the component.
  private static func vertexDiameterBound(_ graph: Projection) -> Int {
    let components = WeakComponents.of(graph)
    guard graph.direction == .both else { return components.sizes.max() ?? 0 }
    var bound = 0
    for members in components.members where members.count > 1 {
      let search = BreadthFirst.of(graph, from: [members[0]])
      let farthest = search.order.suffix(2).map { Int(search.distances[Int($0)]) }
      bound = max(bound, min(farthest.reduce(1, +), members.count))
    }
    return bound
  }
}
