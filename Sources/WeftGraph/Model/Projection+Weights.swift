extension Projection {
  /// Whether the weight of every relationship but loops is a number as asked; parallels each for
  /// themselves.
  /// - Complexity: O(nodes + entries).
  func hasWeights(where isRight: (Double) -> Bool) -> Bool {
    guard !weights.isEmpty else { return true }
    for node in 0..<nodeCount {
      for entry in row(node) where neighbours[entry] != UInt32(node) {
        guard weights[entry].isFinite, isRight(weights[entry]) else { return false }
      }
    }
    return true
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
