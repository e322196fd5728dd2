/// Moves single nodes to the neighbouring community that gains most modularity, until none gains.
///
/// Only nodes whose neighbourhood has changed are looked at again, as in Leiden's fast local moving.
struct LocalMoving {
  let resolution: Double

  /// The most nodes that are looked at one after the other in the order they have.
  private static let blockSize = 64

  /// Nodes in a random order.
  ///
  /// Of large graphs only blocks of nodes change places: those of a block often have neighbours in
  /// common, which then are near at hand in memory.
  static func order(_ count: Int, _ generator: inout SeededGenerator) -> [UInt32] {
    let size = min(max(count / 256, 1), blockSize)
    var blocks = Array(0..<UInt32((count + size - 1) / size))
    generator.shuffle(&blocks)
    if size == 1 { return blocks }
    var result: [UInt32] = []
    result.reserveCapacity(count)
    for block in blocks {
      let start = Int(block) * size
      for node in start..<min(start + size, count) { result.append(UInt32(node)) }
    }
    return result
  }

  /// Moves nodes.
  /// - Parameters:
  ///   - graph: The graph.
  ///   - community: The community of each node, a number below that of nodes.
  ///   - limits: Groups of nodes that no community may cross, if given.
  ///   - generator: Determines the order of nodes.
  /// - Returns: Whether any node moved.
  func run<Weight: TieWeight>(
    _ graph: CommunityGraph<Weight>, _ community: inout [UInt32], within limits: [UInt32] = [],
    _ generator: inout SeededGenerator
  ) -> Bool {
    let count = graph.count
    if count == 0 { return false }
    let neighbours = graph.neighbours
    let place = AlignedTable<UInt32>(repeating: 0, count: count)
    let sums = AlignedTable<Double>(repeating: 0, count: count)
    let gains = AlignedTable<Weight>(repeating: Weight(0), count: count)
    let members = AlignedTable<UInt32>(repeating: 0, count: count)
    let isWaiting = AlignedTable<Bool>(repeating: true, count: count)
    for node in 0..<count {
      let own = Int(community[node])
      place[node] = community[node]
      sums[own] += graph.strengths[node]
      members[own] += 1
    }
    // A ring: no node waits twice.
    var queue = Self.order(count, &generator)
    var head = 0
    var waiting = count
    var touched: [UInt32] = []
    var free = 0
    var hasMoved = false
    while waiting > 0 {
      let node = Int(queue[head])
      head = head + 1 == count ? 0 : head + 1
      waiting -= 1
      isWaiting[node] = false
      let row = graph.row(node)
      if !limits.isEmpty {
        let own = limits[node]
        for entry in row where limits[Int(neighbours[entry])] == own {
          let other = place[Int(neighbours[entry])]
          let known = gains[Int(other)].number
          if known == 0 { touched.append(other) }
          gains[Int(other)] = Weight(known + graph.weight(entry))
        }
      } else if graph.weights.isEmpty {
        for entry in row {
          let other = place[Int(neighbours[entry])]
          let known = gains[Int(other)].number
          if known == 0 { touched.append(other) }
          gains[Int(other)] = Weight(known + 1)
        }
      } else {
        for entry in row {
          let other = place[Int(neighbours[entry])]
          let known = gains[Int(other)].number
          if known == 0 { touched.append(other) }
          gains[Int(other)] = Weight(known + graph.weights[entry].number)
        }
      }
      let old = Int(place[node])
      let strength = graph.strengths[node]
      let scale = resolution * strength / graph.total
      let slack = 1e-12 * strength
      var best = old
      var bestGain = gains[old].number - scale * (sums[old] - strength)
      for candidate in touched {
        let other = Int(candidate)
        let gain = gains[other].number - scale * sums[other]
        gains[other] = Weight(0)
        if gain > bestGain + slack, other != old {
          best = other
          bestGain = gain
        }
      }
      touched.removeAll(keepingCapacity: true)
      // A community of its own gains nothing and loses nothing; where two nodes share one, another
      // is empty.
      if bestGain < -slack, members[old] > 1 {
        while members[free] > 0 { free = free + 1 == count ? 0 : free + 1 }
        best = free
      }
      if best == old { continue }
      hasMoved = true
      sums[old] -= strength
      sums[best] += strength
      members[old] -= 1
      members[best] += 1
      place[node] = UInt32(best)
      for entry in row {
        let other = Int(neighbours[entry])
        if isWaiting[other] || place[other] == UInt32(best) { continue }
        if !limits.isEmpty, limits[other] != limits[node] { continue }
        isWaiting[other] = true
        let end = head + waiting
        queue[end < count ? end : end - count] = UInt32(other)
        waiting += 1
      }
    }
    if hasMoved { for node in 0..<count { community[node] = place[node] } }
    return hasMoved
  }
}
