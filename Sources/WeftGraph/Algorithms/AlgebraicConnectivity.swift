/// How hard the network is to cut: the second-smallest eigenvalue of its Laplacian.
///
/// Fiedler 1973. Found as the largest eigenvalue of the Laplacian's inverse by Lanczos' method (1950,
/// doi:10.6028/jres.045.026), each step solved by conjugate gradients. Direction is not read: opposite
/// and parallel relationships without weights count as one tie, with weights they are summed; loops are
/// left out. Exactly 0 where the graph is in several pieces. Undefined below two nodes and for weights
/// that are not positive.
public struct AlgebraicConnectivity: Sendable, Equatable {
  /// The eigenvalue.
  public let value: Double
  /// An eigenvector of length 1, empty where the graph is in several pieces; arbitrary within their
  /// space where several belong to the value.
  public let vector: [Double]

  /// Computes the algebraic connectivity of a projection.
  /// - Parameters:
  ///   - projection: The graph.
  ///   - seed: Determines where the search starts.
  /// - Complexity: O((nodes + entries) × iterations); the more the closer to being cut.
  public static func of(
    _ projection: Projection, seed: UInt64 = 1
  ) -> Measured<AlgebraicConnectivity> {
    let graph = WeightedRows(undirected: projection)
    guard projection.nodeCount >= 2 else { return .undefined("There are fewer than two nodes.") }
    if let reason = projection.complaint(zeroWeights: false) {
      return .undefined(reason)
    }
    guard WeakComponents.of(projection).count == 1 else {
      return .value(AlgebraicConnectivity(value: 0, vector: []))
    }
    let laplacian = Laplacian(graph)
    var generator = SeededGenerator(seed: seed)
    let start = (0..<projection.nodeCount).map { _ in generator.fraction() - 0.5 }
    guard let found = laplacian.lowest(from: start) else {
      return .undefined("The search for the eigenvalue did not converge.")
    }
    return .value(AlgebraicConnectivity(value: found.value, vector: found.vector))
  }
}

/// The Laplacian of a connected simple graph, on vectors whose sum is 0.
private struct Laplacian {
  let graph: WeightedRows
  let degrees: [Double]

  init(_ graph: WeightedRows) {
    self.graph = graph
    degrees = (0..<graph.rows.nodeCount).map { node in
      graph.rows.row(node).reduce(0) { $0 + graph.weight($1) }
    }
  }

  func times(_ vector: [Double]) -> [Double] {
    (0..<graph.rows.nodeCount).map { node in
      var sum = degrees[node] * vector[node]
      for entry in graph.rows.row(node) {
        sum -= graph.weight(entry) * vector[Int(graph.rows.neighbours[entry])]
      }
      return sum
    }
  }

  /// The solution of L x = b whose sum is 0, by conjugate gradients with the degrees as preconditioner.
  func solve(_ right: [Double]) -> [Double] {
    let count = graph.rows.nodeCount
    var solution = [Double](repeating: 0, count: count)
    var residual = right
    var scaled = zip(residual, degrees).map { $0 / $1 }
    var step = scaled
    var product = Self.dot(residual, scaled)
    let goal = Self.dot(right, right) * 1e-24
    for _ in 0..<20 * count + 100 where !Interruption.isRequested {
      if Self.dot(residual, residual) <= goal { break }
      let image = times(step)
      let length = product / Self.dot(step, image)
      for node in 0..<count {
        solution[node] += length * step[node]
        residual[node] -= length * image[node]
      }
      Self.center(&residual)
      scaled = zip(residual, degrees).map { $0 / $1 }
      let next = Self.dot(residual, scaled)
      let ratio = next / product
      product = next
      for node in 0..<count { step[node] = scaled[node] + ratio * step[node] }
      // Directions lose their meaning once rounding dominates.
      if !product.isFinite || product <= 0 { break }
    }
    Self.center(&solution)
    return solution
  }

  /// The smallest eigenvalue but 0 and its vector.
  func lowest(from start: [Double]) -> (value: Double, vector: [Double])? {
    let count = graph.rows.nodeCount
    var basis: [[Double]] = []
    var diagonal: [Double] = []
    var beside: [Double] = []
    var next = start
    Self.center(&next)
    guard Self.normalise(&next) > 0 else { return nil }
    while basis.count < min(count - 1, 300), !Interruption.isRequested {
      basis.append(next)
      var image = solve(next)
      diagonal.append(Self.dot(image, next))
      // Twice, for one pass leaves rounding behind.
      for _ in 0..<2 {
        for vector in basis {
          let share = Self.dot(image, vector)
          for node in 0..<count { image[node] -= share * vector[node] }
        }
        Self.center(&image)
      }
      let rest = Self.normalise(&image)
      let last = basis.count == count - 1
      if last || basis.count % 4 == 0 || rest <= 1e-14 * diagonal[0] {
        let (top, weights) = Self.largest(diagonal, beside)
        if last || rest * abs(weights[weights.count - 1]) <= 1e-10 * top {
          var vector = [Double](repeating: 0, count: count)
          for (weight, base) in zip(weights, basis) {
            for node in 0..<count { vector[node] += weight * base[node] }
          }
          _ = Self.normalise(&vector)
          return (Self.dot(vector, times(vector)), vector)
        }
      }
      beside.append(rest)
      next = image
    }
    return nil
  }

  private static func dot(_ one: [Double], _ other: [Double]) -> Double {
    var sum = 0.0
    for index in one.indices { sum += one[index] * other[index] }
    return sum
  }

  private static func center(_ vector: inout [Double]) {
    let mean = vector.reduce(0, +) / Double(vector.count)
    for index in vector.indices { vector[index] -= mean }
  }

  /// Makes a vector's length 1 and returns what it was.
  private static func normalise(_ vector: inout [Double]) -> Double {
    let length = dot(vector, vector).squareRoot()
    if length > 0 { for index in vector.indices { vector[index] /= length } }
    return length
  }

  /// The largest eigenvalue of a symmetric tridiagonal matrix and its vector of length 1.
  private static func largest(
    _ diagonal: [Double], _ beside: [Double]
  ) -> (value: Double, vector: [Double]) {
    let count = diagonal.count
    var low = diagonal.max() ?? 0
    var high = low
    for index in 0..<count {
      let left = index > 0 ? abs(beside[index - 1]) : 0
      let right = index + 1 < count ? abs(beside[index]) : 0
      high = max(high, diagonal[index] + left + right)
    }
    // The number of eigenvalues above a point is the number of negative pivots of T − x turned round.
    func hasAbove(_ point: Double) -> Bool {
      var pivot = 1.0
      for index in 0..<count {
        let square = index > 0 ? beside[index - 1] * beside[index - 1] : 0
        pivot = point - diagonal[index] - (pivot == 0 ? .infinity : square / pivot)
        if pivot < 0 { return true }
      }
      return false
    }
    for _ in 0..<200 {
      let middle = low + (high - low) / 2
      if middle <= low || middle >= high { break }
      if hasAbove(middle) { low = middle } else { high = middle }
    }
    // Inverse iteration from a point just above the eigenvalue.
    let point = high + abs(high) * 1e-15
    var vector = [Double](repeating: 1, count: count)
    for _ in 0..<4 {
      vector = solve(diagonal, beside, point, vector)
      _ = normalise(&vector)
    }
    return (high, vector)
  }

  /// Solves (point − T) x = b by elimination; the point is above every eigenvalue.
  private static func solve(
    _ diagonal: [Double], _ beside: [Double], _ point: Double, _ right: [Double]
  ) -> [Double] {
    let count = diagonal.count
    var pivots = [Double](repeating: 0, count: count)
    var result = right
    for index in 0..<count {
      pivots[index] = point - diagonal[index]
      if index > 0 {
        let factor = -beside[index - 1] / pivots[index - 1]
        pivots[index] += factor * beside[index - 1]
        result[index] -= factor * result[index - 1]
      }
      if abs(pivots[index]) < 1e-300 { pivots[index] = 1e-300 }
    }
    for index in stride(from: count - 1, through: 0, by: -1) {
      if index + 1 < count { result[index] += beside[index] * result[index + 1] }
      result[index] /= pivots[index]
    }
    return result
  }
}
