extension Projection {
  /// Weights whose sums, squares and quotients are numbers still.
  private static let usableWeights = 1e-100...1e100

  /// Why a measure is undefined for the weights of relationships, loops left out; nil where it is not.
  ///
  /// Parallels each count for themselves.
  /// - Parameter isAllowed: Whether a weight may be zero.
  /// - Complexity: O(nodes + entries).
  func complaint(zeroWeights isAllowed: Bool) -> String? {
    guard !weights.isEmpty else { return nil }
    for node in 0..<nodeCount {
      for entry in row(node) where neighbours[entry] != UInt32(node) {
        let weight = weights[entry]
        if weight == 0, isAllowed { continue }
        guard weight.isFinite, weight > 0 else {
          return isAllowed
            ? "A relationship's weight is negative or not finite."
            : "A relationship's weight is not a positive number."
        }
        guard Self.usableWeights.contains(weight) else {
          return "A relationship's weight is above 1e100 or below 1e-100."
        }
      }
    }
    return nil
  }

  /// The same projection without the entries that weigh nothing.
  /// - Complexity: O(nodes + entries).
  public func withoutZeroWeights() -> Projection {
    guard weights.contains(0) else { return self }
    var offsets: [UInt32] = [0]
    var kept: [Int] = []
    offsets.reserveCapacity(nodeCount + 1)
    for node in 0..<nodeCount {
      for entry in row(node) where weights[entry] != 0 { kept.append(entry) }
      offsets.append(UInt32(kept.count))
    }
    return Projection(
      nodes: nodes, offsets: offsets, neighbours: kept.map { neighbours[$0] },
      relationships: kept.map { relationships[$0] }, weights: kept.map { weights[$0] },
      direction: direction)
  }
}
