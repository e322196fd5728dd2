/// The largest eigenvalues of a nonnegative matrix and which of its strong components has them.
struct SpectralRadius {
  /// The largest eigenvalue; 0 where nothing is on a cycle.
  private(set) var value = 0.0
  /// A strong component that is not the leading one.
  struct Rival {
    /// Its place among all nodes in their order.
    var members: Range<Int>
    /// Its largest eigenvalue.
    var value: Double
  }

  /// How close to the largest an eigenvalue is that counts as a rival's, relative to the largest.
  static let rivalry = 1e-5

  /// The components whose eigenvalue is next to the largest.
  private(set) var rivals: [Rival] = []
  /// The component that has the largest eigenvalue, by its place among all nodes in their order.
  private(set) var leading = 0..<0
  /// The eigenvector of that component, which is positive, by the same places; empty unless asked for.
  private(set) var vector: [Double] = []
  /// How far two searches for the vector ended apart, relative to each entry.
  private(set) var spread = 0.0

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
    _ matrix: WalkMatrix, _ order: [UInt32], _ starts: [UInt32], _ effort: Effort, threads: Int
  ) -> SpectralRadius? {
    var result = SpectralRadius()
    var components: [Range<Int>] = []
    for (start, end) in zip(starts, starts.dropFirst()) where end - start > 1 {
      components.append(Int(start)..<Int(end))
    }
    components.sort { ($0.count, $0.lowerBound) < ($1.count, $1.lowerBound) }
    guard let largest = components.last else { return result }
    var space: WalkSpace?
    for component in components {
      let radius: Double
      var found: [Double] = []
      var spread = 0.0
      if component.count == 2, !effort.vector {
        radius = matrix.growth(
          of: Int(order[component.lowerBound]), and: Int(order[component.lowerBound + 1]))
      } else {
        var mine = space.take() ?? WalkSpace(matrix, room: largest.count, threads: threads)
        let perron = mine.perron(order[component], effort)
        if let perron, effort.vector, perron.bounds.high > result.value {
          found = (0..<component.count).map { mine[$0] }
        }
        space = consume mine
        guard let perron else { return nil }
        radius = (perron.bounds.low + perron.bounds.high) / 2
        spread = perron.spread
      }
      result.add(Rival(members: component, value: radius), found, spread)
    }
    let least = result.value * (1 - Self.rivalry)
    result.rivals.removeAll { $0.value < least }
    return result
  }

  private mutating func add(_ component: Rival, _ vector: [Double], _ spread: Double) {
    if component.value > value {
      rivals.append(Rival(members: leading, value: value))
      (value, leading) = (component.value, component.members)
      (self.vector, self.spread) = (vector, spread)
    } else if component.value >= value * (1 - Self.rivalry) {
      rivals.append(component)
    }
  }
}
