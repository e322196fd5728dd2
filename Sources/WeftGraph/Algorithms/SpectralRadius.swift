/// The largest eigenvalues of a nonnegative matrix and which of its strong components has them.
struct SpectralRadius {
  /// The largest eigenvalue; 0 where nothing is on a cycle.
  private(set) var value = 0.0
  /// The largest eigenvalue of any other strong component.
  private(set) var second = 0.0
  /// The component that has the largest eigenvalue, by its place among all nodes in their order.
  private(set) var leading = 0..<0
  /// The eigenvector of that component, which is positive, by the same places; empty unless asked for.
  private(set) var vector: [Double] = []

  /// How far apart bounds of an eigenvalue may be, relative to it, the most passes for it, and whether
  /// the vector is asked for.
  struct Effort {
    var tolerance: Double
    var passes: Int
    var vector = false
  }

  /// Finds the radius of each strong component, the smallest component first.
  /// - Parameters:
  ///   - order: The nodes, those of a component side by side.
  ///   - starts: Where each component starts; one more entry than components.
  ///   - matrix: The ties.
  ///   - threads: How many threads share a pass; the result does not depend on it.
  /// - Returns: Nil where bounds of an eigenvalue stayed far apart.
  /// - Complexity: O(nodes + entries × passes).
  static func of(
    _ matrix: WalkMatrix, _ order: [UInt32], _ starts: [Int], _ effort: Effort, threads: Int
  ) -> SpectralRadius? {
    var result = SpectralRadius()
    let components = (0..<starts.count - 1)
      .map { starts[$0]..<starts[$0 + 1] }
      .filter { $0.count > 1 }
      .sorted { ($0.count, $0.lowerBound) < ($1.count, $1.lowerBound) }
    guard let largest = components.last else { return result }
    var space: WalkSpace?
    for component in components {
      let radius: Double
      var found: [Double] = []
      if component.count == 2, !effort.vector {
        radius = matrix.growth(
          of: Int(order[component.lowerBound]), and: Int(order[component.lowerBound + 1]))
      } else {
        var mine = space.take() ?? WalkSpace(matrix, room: largest.count, threads: threads)
        let bounds = mine.perron(
          order[component], tolerance: effort.tolerance, passes: effort.passes)
        if let bounds, effort.vector, bounds.high > result.value {
          found = (0..<component.count).map { mine[$0] }
        }
        space = consume mine
        guard let bounds else { return nil }
        radius = (bounds.low + bounds.high) / 2
      }
      if radius > result.value {
        (result.value, result.second) = (radius, result.value)
        result.leading = component
        result.vector = found
      } else {
        result.second = max(result.second, radius)
      }
    }
    return result
  }
}
