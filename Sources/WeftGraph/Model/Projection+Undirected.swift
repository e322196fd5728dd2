extension Projection {
  /// The same relationships followed both ways, parallels and loops kept.
  ///
  /// Two opposite relationships become two parallel entries in either row; ``simple()`` then merges
  /// them into one. A projection in both directions already is returned as it is.
  /// - Complexity: O(nodes + entries).
  public func undirected() -> Projection {
    guard direction != .both else { return self }
    let back = reversed()
    var offsets: [UInt32] = [0]
    var merged: [UInt32] = []
    var relationships: [RelationshipID] = []
    var summed: [Double] = []
    offsets.reserveCapacity(nodeCount + 1)
    merged.reserveCapacity(neighbours.count * 2)
    relationships.reserveCapacity(neighbours.count * 2)
    for node in 0..<nodeCount {
      let loop = UInt32(node)
      var here = row(node).lowerBound
      let hereEnd = row(node).upperBound
      var there = back.row(node).lowerBound
      let thereEnd = back.row(node).upperBound
      while true {
        // A loop is in both rows; it is taken from this one alone.
        while there < thereEnd, back.neighbours[there] == loop { there += 1 }
        let one = here < hereEnd ? neighbours[here] : .max
        let other = there < thereEnd ? back.neighbours[there] : .max
        if one == .max, other == .max { break }
        if one <= other {
          merged.append(one)
          relationships.append(self.relationships[here])
          if !weights.isEmpty { summed.append(weights[here]) }
          here += 1
        } else {
          merged.append(other)
          relationships.append(back.relationships[there])
          if !weights.isEmpty { summed.append(back.weights[there]) }
          there += 1
        }
      }
      offsets.append(UInt32(merged.count))
    }
    return Projection(
      nodes: nodes, offsets: offsets, neighbours: merged, relationships: relationships,
      weights: summed, direction: .both)
  }

  /// How many entries join a node to itself.
  /// - Complexity: O(nodes + entries).
  public var loopCount: Int {
    (0..<nodeCount).reduce(0) { sum, node in
      sum + row(node).count { neighbours[$0] == UInt32(node) }
    }
  }

  /// The entry that leads from one node to another, or nil; the first of parallels.
  /// - Complexity: O(log degree).
  public func entry(from node: Int, to other: Int) -> Int? {
    var low = Int(offsets[node])
    let end = Int(offsets[node + 1])
    var high = end
    while low < high {
      let middle = (low + high) / 2
      if neighbours[middle] < UInt32(other) { low = middle + 1 } else { high = middle }
    }
    return low < end && neighbours[low] == UInt32(other) ? low : nil
  }

  /// Whether some entry leads from one node to another.
  /// - Complexity: O(log degree).
  public func joins(_ node: Int, _ other: Int) -> Bool { entry(from: node, to: other) != nil }
}
