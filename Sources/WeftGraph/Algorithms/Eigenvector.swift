/// Centrality by being pointed to by central nodes: the leading eigenvector of the adjacency matrix.
///
/// Bonacich 1972 (doi:10.1080/0022250X.1972.9989806), found in small spaces of errors (`WalkSpace`). A
/// node's score is in proportion to the sum of the scores of the nodes that lead to it, times weight where there are
/// weights; parallel relationships without weights count as one, loops are left out. Undefined where
/// there is no cycle along the direction (every score would be 0), where two strong components have
/// the same largest eigenvalue (the vector is not unique, e.g. two components of equal shape), and where
/// the two largest eigenvalues are so close that scores would not be sure to nine digits: about a
/// millionth apart.
public struct Eigenvector: Sendable, Equatable {
  /// The score of each node; their squares sum to 1.
  public let scores: [Double]
  /// The largest eigenvalue.
  public let eigenvalue: Double

  /// Computes the scores of a projection's nodes.
  /// - Parameters:
  ///   - projection: The graph; its direction leads to who gains.
  ///   - tolerance: How far apart bounds of the eigenvalue may be in the end, relative to it.
  ///   - iterations: Where this many passes do not suffice, the result is undefined.
  ///   - threads: How many threads share a pass; the result does not depend on it.
  /// - Complexity: O((nodes + entries) × passes), the more the closer the two largest eigenvalues.
  public static func of(
    _ projection: Projection, tolerance: Double = 1e-13, iterations: Int = 100_000,
    threads: Int = 1
  ) -> Measured<Eigenvector> {
    if let reason = projection.complaint(zeroWeights: true) {
      return .undefined(reason)
    }
    let (order, starts) = StrongComponents.of(projection, withZeroWeights: false).ordered()
    let matrix = WalkMatrix(projection)
    if Interruption.isRequested { return .undefined("It was interrupted.") }
    let effort = SpectralRadius.Effort(
      tolerance: max(tolerance, 1e-15), passes: iterations, vector: true)
    guard let radius = SpectralRadius.of(matrix, order, starts, effort, threads: threads) else {
      return .undefined("The iteration did not converge.")
    }
    let largest = radius.value
    guard largest > 0 else { return .undefined("No relationship is on a cycle.") }
    guard radius.rivals.allSatisfy({ largest - $0.value > 1e-9 * largest }) else {
      return .undefined("Several components share the largest eigenvalue.")
    }
    let isReached = reached(from: order[radius.leading], projection)
    // Walks through components that grow almost as fast as the leading one multiply every error.
    guard radius.spread <= 1e-9,
      !radius.rivals.contains(where: { isReached[Int(order[$0.members.lowerBound])] })
    else { return .undefined("The two largest eigenvalues are too close to tell scores apart.") }
    // Every relationship leads onward in the order, or stays in a component.
    let led = order[radius.leading.upperBound...].filter { isReached[Int($0)] }
    var passedOn: [Double] = []
    if !led.isEmpty {
      // Of these none has an eigenvalue as large, so that walks on from the leading component fade.
      let base = inflow(from: order[radius.leading], radius, to: led, matrix)
      var space = WalkSpace(matrix, room: led.count, threads: threads)
      guard space.sum(led[...], factor: 1 / largest, base: base, passes: iterations) else {
        return .undefined("The iteration did not converge.")
      }
      space.end()
      passedOn = led.indices.map { space[$0] }
    }
    var scores = [Double](repeating: 0, count: order.count)
    for (node, score) in zip(order[radius.leading], radius.vector) { scores[Int(node)] = score }
    for (node, score) in zip(led, passedOn) { scores[Int(node)] = score }
    // Squares of what is far from 1 would have no room.
    let top = scores.max() ?? 1
    for node in scores.indices { scores[node] /= top }
    let length = scores.reduce(0) { $0 + $1 * $1 }.squareRoot()
    for node in scores.indices { scores[node] /= length }
    return .value(Eigenvector(scores: scores, eigenvalue: largest))
  }

  /// Which nodes some nodes lead to, themselves included.
  private static func reached(from nodes: ArraySlice<UInt32>, _ graph: Projection) -> [Bool] {
    var isReached = [Bool](repeating: false, count: graph.nodeCount)
    for node in nodes { isReached[Int(node)] = true }
    var open = Array(nodes)
    var looks = 0
    while let node = open.popLast() {
      looks += 1
      if looks & 0xFFFF == 0, Interruption.isRequested { break }
      for entry in graph.row(Int(node)) {
        let next = Int(graph.neighbours[entry])
        let isNothing = !graph.weights.isEmpty && graph.weights[entry] == 0
        if isReached[next] || isNothing { continue }
        isReached[next] = true
        open.append(UInt32(next))
      }
    }
    return isReached
  }

  /// What the nodes that a component leads to receive from it in one step of the eigenvector.
  private static func inflow(
    from leading: ArraySlice<UInt32>, _ radius: SpectralRadius, to led: [UInt32],
    _ matrix: WalkMatrix
  ) -> [Double] {
    let having = AlignedTable(repeating: 0.0, count: matrix.count)
    for (node, score) in zip(leading, radius.vector) { having[Int(node)] = score }
    return led.map { matrix.received(Int($0), having) / radius.value }
  }
}
