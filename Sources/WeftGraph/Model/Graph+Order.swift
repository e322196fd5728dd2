extension Graph {
  /// The rank of each of some nodes by where it stands in the chart: by file, line and column; nodes
  /// that were not read from a file come last, by number.
  /// - Complexity: O(nodes log nodes).
  public func chartOrder(of nodes: [NodeID]) -> [UInt32] {
    let places = nodePlaces
    func place(_ node: NodeID) -> (UInt16, UInt32, UInt32, UInt32) {
      let index = node.index
      guard !places.sourceNames.isEmpty, places.lines[index] > 0 else {
        return (.max, .max, .max, UInt32(index))
      }
      let source = places.sources.isEmpty ? 0 : places.sources[index]
      return (source, places.lines[index], places.columns[index], UInt32(index))
    }
    var ranks = [UInt32](repeating: 0, count: nodes.count)
    let order = nodes.indices.sorted { place(nodes[$0]) < place(nodes[$1]) }
    for (rank, number) in order.enumerated() { ranks[number] = UInt32(rank) }
    return ranks
  }
}
