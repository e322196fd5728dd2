extension WalkSpace {
  /// What is found about a strong component's matrix.
  struct Perron: Sendable {
    /// What encloses the largest eigenvalue.
    var bounds: Bounds
    /// How far the vectors of two searches are apart, relative to what each node has; 0 where only the
    /// eigenvalue was asked for.
    var spread = 0.0
  }

  /// By how much the second search starts from elsewhere.
  private static let shake = 1e-3

  /// Encloses the largest eigenvalue of a strong component of several nodes; the guess then is its vector.
  ///
  /// Bounds that meet say nothing about the vector where another eigenvalue is next to the largest: what
  /// is left of the other's vector then hardly changes what nodes grow by. So the vector is searched for
  /// again from a start that lies a little elsewhere in every direction; what neither search could see
  /// differs between them.
  /// - Returns: The bounds and how sure the vector is, or nil where the bounds are still far apart.
  mutating func perron(
    _ members: ArraySlice<UInt32>, _ effort: SpectralRadius.Effort
  ) -> Perron? {
    defer { leave() }
    guard let centre = approach(members) else { return nil }
    var goal = Goal(
      tolerance: effort.tolerance, enough: max(effort.tolerance, 1e-10), passes: effort.passes,
      rough: Self.roughCycles)
    if effort.vector { goal.change = 1e-10 }
    guard let bounds = settle(centre, goal) else { return nil }
    var result = Perron(bounds: Bounds(low: bounds.low / factor, high: bounds.high / factor))
    guard effort.vector else { return result }
    let first = (0..<members.count).map { guess[$0] }
    var generator = SeededGenerator(seed: 1)
    for place in 0..<members.count {
      guess[place] *= 1 + Self.shake * (generator.fraction() - 0.5)
    }
    hand()
    goal.rough = 0
    guard settle((bounds.low + bounds.high) / 2, goal) != nil else { return nil }
    result.spread = compare(with: first).gap
    return result
  }

  /// The least and the greatest of what nodes have relative to what they had.
  private func compare(with first: [Double]) -> Bounds {
    total(0) { block, _ in
      var ratios = Bounds()
      for place in block {
        ratios.low = min(ratios.low, guess[place] / first[place])
        ratios.high = max(ratios.high, guess[place] / first[place])
      }
      return ratios
    }.0
  }
}
