extension Graph {
  /// The rank of each of some nodes by where it stands in the chart: by file, line and column; nodes
  /// that were not read from a file come last, by number.
  /// - Complexity: O(nodes log nodes).
  public func chartOrder(of nodes: [NodeID]) -> [UInt32] {
    Self.ranks(nodes.map { nodePlaces.standing($0.index) })
  }

  /// The rank of each of some relationships by where it stands in the chart: by file, line and column;
  /// those that were not read from a file come last, by number.
  /// - Complexity: O(relationships log relationships).
  public func chartOrder(of relationships: [RelationshipID]) -> [UInt32] {
    Self.ranks(relationships.map { relationshipPlaces.standing($0.index) })
  }

  private static func ranks(_ places: [PlaceColumn.Standing]) -> [UInt32] {
    var ranks = [UInt32](repeating: 0, count: places.count)
    let order = places.indices.sorted { places[$0] < places[$1] }
    for (rank, number) in order.enumerated() { ranks[number] = UInt32(rank) }
    return ranks
  }
}

extension PlaceColumn {
  /// What an owner's place in the chart is compared by: file, line, column and its number.
  typealias Standing = (UInt16, UInt32, UInt32, UInt32)

  fileprivate func standing(_ index: Int) -> Standing {
    guard !sourceNames.isEmpty, lines[index] > 0 else { return (.max, .max, .max, UInt32(index)) }
    let source = sources.isEmpty ? 0 : sources[index]
    return (source, lines[index], columns[index], UInt32(index))
  }
}
