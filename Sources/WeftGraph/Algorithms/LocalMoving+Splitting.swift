extension LocalMoving {
  /// Splits communities: every node starts alone and moves to the part of its community that gains
  /// most modularity.
  /// - Parameters:
  ///   - graph: The graph.
  ///   - community: The community of each node.
  ///   - sweeps: How often every node is looked at on average at most.
  ///   - generator: Determines the order of nodes.
  /// - Returns: The part of each node, a number below that of nodes; none crosses two communities.
  func split<Weight: TieWeight>(
    _ graph: CommunityGraph<Weight>, _ community: [UInt32], sweeps: Double = .infinity,
    _ generator: inout SeededGenerator
  ) -> [UInt32] {
    let count = graph.count
    let neighbours = graph.neighbours.span
    let weights = graph.weights.span
    let limits = AlignedTable<UInt32>(repeating: 0, count: count)
    let place = AlignedTable<UInt32>(repeating: 0, count: count)
    let sums = AlignedTable<Double>(repeating: 0, count: count)
    let ties = NeighbourSums<Weight>(groups: count, longest: graph.longestRow)
    for node in 0..<count {
      limits[node] = community[node]
      place[node] = UInt32(node)
      sums[node] = graph.strengths[node]
    }
    var waiting = WaitingNodes(Self.order(count, &generator))
    var looks = Self.looks(sweeps, count)
    while looks > 0, let node = waiting.next() {
      looks -= 1
      let entries = graph.row(node)
      let row = neighbours.extracting(entries)
      let own = limits[node]
      var found = 0
      if weights.isEmpty {
        for entry in row.indices {
          let next = Int(row[entry])
          found = ties.add(Weight.one, to: place[next], found, if: limits[next] == own)
        }
      } else {
        let weights = weights.extracting(entries)
        for entry in row.indices {
          let next = Int(row[entry])
          found = ties.add(weights[entry].sum, to: place[next], found, if: limits[next] == own)
        }
      }
      let old = Int(place[node])
      let strength = graph.strengths[node]
      let scale = resolution * strength / graph.total
      let slack = 1e-12 * strength
      var best = old
      var bestGain = ties.sum(old) - scale * (sums[old] - strength)
      for met in 0..<found {
        let other = ties.group(met)
        let gain = Weight.number(ties.take(other)) - scale * sums[other]
        if gain > bestGain + slack, other != old {
          best = other
          bestGain = gain
        }
      }
      if best == old { continue }
      sums[old] -= strength
      sums[best] += strength
      place[node] = UInt32(best)
      for entry in row.indices {
        let next = Int(row[entry])
        if limits[next] == own, place[next] != UInt32(best) { waiting.append(row[entry]) }
      }
    }
    return (0..<count).map { place[$0] }
  }
}
