/// Centrality by being pointed to by central nodes: the leading eigenvector of the adjacency matrix.
///
/// Bonacich 1972 (doi:10.1080/0022250X.1972.9989806) by power iteration. A node's score is in
/// proportion to the sum of the scores of the nodes that lead to it, times weight where there are
/// weights; parallel relationships without weights count as one, loops are left out. Undefined where
/// there is no cycle along the direction (every score would be 0) and where two strong components have
/// the same largest eigenvalue (the vector is not unique, e.g. two components of equal shape).
public struct Eigenvector: Sendable, Equatable {
  /// The score of each node; their squares sum to 1.
  public let scores: [Double]
  /// The largest eigenvalue.
  public let eigenvalue: Double

  /// Computes the scores of a projection's nodes.
  /// - Parameters:
  ///   - projection: The graph; its direction leads to who gains.
  ///   - tolerance: Iteration ends when no score changes by more.
  ///   - iterations: Where this many do not suffice, the result is undefined.
  /// - Complexity: O((nodes + entries) × iterations), the more the closer the two largest eigenvalues.
  public static func of(
    _ projection: Projection, tolerance: Double = 1e-13, iterations: Int = 100_000
  ) -> Measured<Eigenvector> {
    let graph = projection.withoutZeroWeights()
    let matrix = WeightedRows(graph)
    if let reason = projection.complaint(zeroWeights: true) {
      return .undefined(reason)
    }
    let components = StrongComponents.of(graph)
    var largest = 0.0
    var second = 0.0
    var leading: [Int] = []
    for members in components.members where members.count > 1 {
      // The power method within one strong component gives that component's own eigenvalue.
      guard
        let radius = SpectralRadius.of(
          matrix, members: members, component: components.component, tolerance: tolerance,
          iterations: iterations)
      else { return .undefined("Power iteration did not converge.") }
      if radius > largest {
        (largest, second) = (radius, largest)
        leading = members
      } else {
        second = max(second, radius)
      }
    }
    guard largest > 0 else { return .undefined("No relationship is on a cycle.") }
    guard largest - second > 1e-9 * largest else {
      return .undefined("Several components share the largest eigenvalue.")
    }
    guard let scores = SpectralRadius.vector(matrix, largest, leading, tolerance, iterations)
    else {
      return .undefined("Power iteration did not converge.")
    }
    return .value(Eigenvector(scores: scores, eigenvalue: largest))
  }
}

/// Largest eigenvalues of nonnegative matrices given as rows.
enum SpectralRadius {
  /// The largest eigenvalue of the matrix of one strong component, or nil without convergence.
  static func of(
    _ matrix: WeightedRows, members: [Int], component: [UInt32], tolerance: Double, iterations: Int
  ) -> Double? {
    guard let first = members.first else { return 0 }
    let mine = component[first]
    var vector = [Double](repeating: 0, count: matrix.rows.nodeCount)
    for node in members { vector[node] = 1 }
    var next = [Double](repeating: 0, count: matrix.rows.nodeCount)
    // Adding the identity makes the matrix primitive, so that the iteration converges; the bounds of
    // Collatz and Wielandt enclose the eigenvalue.
    for _ in 0..<iterations where !Interruption.isRequested {
      for node in members { next[node] = vector[node] }
      for node in members {
        for entry in matrix.rows.row(node)
        where component[Int(matrix.rows.neighbours[entry])] == mine {
          let weight = matrix.weight(entry)
          next[Int(matrix.rows.neighbours[entry])] += weight * vector[node]
        }
      }
      var low = Double.infinity
      var high = 0.0
      var top = 0.0
      for node in members {
        let ratio = next[node] / vector[node]
        low = min(low, ratio)
        high = max(high, ratio)
        top = max(top, next[node])
      }
      for node in members { vector[node] = next[node] / top }
      if high - low <= max(tolerance, 1e-15) * 10 * high { return (high + low) / 2 - 1 }
    }
    return nil
  }

  /// The nonnegative eigenvector of the largest eigenvalue, of length 1, or nil without convergence.
  ///
  /// It starts from the strong component that has the eigenvalue; what that does not lead to stays 0.
  static func vector(
    _ matrix: WeightedRows, _ eigenvalue: Double, _ members: [Int], _ tolerance: Double,
    _ iterations: Int
  ) -> [Double]? {
    let count = matrix.rows.nodeCount
    var vector = [Double](repeating: 0, count: count)
    for node in members { vector[node] = 1 / Double(members.count).squareRoot() }
    // A shift in proportion to the eigenvalue keeps periodic matrices from oscillating.
    let shift = eigenvalue / 2
    for _ in 0..<iterations where !Interruption.isRequested {
      var next = vector.map { $0 * shift }
      for node in 0..<count where vector[node] > 0 {
        for entry in matrix.rows.row(node) {
          let weight = matrix.weight(entry)
          next[Int(matrix.rows.neighbours[entry])] += weight * vector[node]
        }
      }
      let length = next.reduce(0) { $0 + $1 * $1 }.squareRoot()
      var change = 0.0
      for node in 0..<count {
        next[node] /= length
        change = max(change, abs(next[node] - vector[node]))
      }
      vector = next
      if change <= tolerance { return vector }
    }
    return nil
  }
}

/// Simple rows with what each entry weighs.
struct WeightedRows: Sendable {
  let rows: NeighbourRows
  /// The weight of each entry, parallels summed; empty where every weight is 1.
  let weights: [Double]

  /// The weight of an entry.
  @inline(__always)
  func weight(_ entry: Int) -> Double { weights.isEmpty ? 1 : weights[entry] }

  /// The rows of a projection as it is followed.
  init(_ projection: Projection) {
    self.init(projection, bothWays: false)
  }

  /// The rows of a projection followed both ways, opposite weights summed too.
  init(undirected projection: Projection) {
    self.init(projection, bothWays: true)
  }

  private init(_ projection: Projection, bothWays: Bool) {
    if projection.weights.isEmpty {
      rows =
        bothWays ? NeighbourRows(undirected: projection) : NeighbourRows(projection)
      weights = []
    } else {
      let simple = (bothWays ? projection.undirected() : projection).simple()
      rows = NeighbourRows(offsets: simple.offsets, neighbours: simple.neighbours)
      weights = simple.weights
    }
  }
}
