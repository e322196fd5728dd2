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
  ///   - sweeps: How often every node is looked at on average at most.
  ///   - generator: Determines the order of nodes.
  /// - Returns: Whether any node moved.
  func run<Weight: TieWeight>(
    _ graph: CommunityGraph<Weight>, _ community: inout [UInt32], sweeps: Double = .infinity,
    _ generator: inout SeededGenerator
  ) -> Bool {
    let count = graph.count
    if count == 0 { return false }
    let neighbours = graph.neighbours.span
    let weights = graph.weights.span
    let place = AlignedTable<UInt32>(repeating: 0, count: count)
    let sums = AlignedTable<Double>(repeating: 0, count: count)
    let members = AlignedTable<UInt32>(repeating: 0, count: count)
    let ties = NeighbourSums<Weight>(groups: count, longest: graph.longestRow)
    for node in 0..<count {
      let own = Int(community[node])
      place[node] = community[node]
      sums[own] += graph.strengths[node]
      members[own] += 1
    }
    var waiting = WaitingNodes(Self.order(count, &generator))
    var looks = Self.looks(sweeps, count)
    var free = 0
    var hasMoved = false
    while looks > 0, let node = waiting.next() {
      looks -= 1
      let entries = graph.row(node)
      let row = neighbours.extracting(entries)
      let old = Int(place[node])
      let strength = graph.strengths[node]
      let scale = resolution * strength / graph.total
      let staying = -scale * (sums[old] - strength)
      if members[old] > 1, resolution >= 0 {
        // Most nodes have the better part of their ties where they are, and that is soon counted.
        var inside = Weight.nothing
        let own = UInt32(old)
        if weights.isEmpty {
          for entry in row.indices {
            let isInside = place[Int(row[entry])] == own
            inside = Weight.add(inside, isInside ? Weight.one : Weight.nothing)
          }
        } else {
          let weights = weights.extracting(entries)
          for entry in row.indices {
            let isInside = place[Int(row[entry])] == own
            inside = Weight.add(inside, isInside ? weights[entry].sum : Weight.nothing)
          }
        }
        let all = graph.inner.isEmpty ? strength : strength - graph.inner[node]
        let kept = Weight.number(inside)
        if kept + staying >= all - kept { continue }
      }
      var found = 0
      if weights.isEmpty {
        for entry in row.indices {
          found = ties.add(Weight.one, to: place[Int(row[entry])], found)
        }
      } else {
        let weights = weights.extracting(entries)
        for entry in row.indices {
          found = ties.add(weights[entry].sum, to: place[Int(row[entry])], found)
        }
      }
      let slack = 1e-12 * strength
      var best = old
      var bestGain = ties.sum(old) + staying
      for met in 0..<found {
        let other = ties.group(met)
        let gain = Weight.number(ties.take(other)) - scale * sums[other]
        if gain > bestGain + slack, other != old {
          best = other
          bestGain = gain
        }
      }
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
      for entry in row.indices where place[Int(row[entry])] != UInt32(best) {
        waiting.append(row[entry])
      }
    }
    if hasMoved { for node in 0..<count { community[node] = place[node] } }
    return hasMoved
  }

  /// How many times nodes are looked at in all.
  static func looks(_ sweeps: Double, _ count: Int) -> Int {
    let looks = sweeps * Double(count)
    return looks < 0x1p62 ? Int(looks) : .max
  }
}

/// The nodes a search still has to look at, each at most once.
struct WaitingNodes: ~Copyable {
  private var ring: [UInt32]
  private let isWaiting: AlignedTable<Bool>
  private var head = 0
  private var waiting: Int

  /// Starts with every node in an order.
  init(_ order: [UInt32]) {
    ring = order
    waiting = order.count
    isWaiting = AlignedTable(repeating: true, count: order.count)
  }

  /// The node that has waited longest.
  @inline(__always)
  mutating func next() -> Int? {
    if waiting == 0 { return nil }
    let node = Int(ring[head])
    head = head + 1 == ring.count ? 0 : head + 1
    waiting -= 1
    isWaiting[node] = false
    return node
  }

  /// Lets a node wait behind the others, unless it does already.
  @inline(__always)
  mutating func append(_ node: UInt32) {
    if isWaiting[Int(node)] { return }
    isWaiting[Int(node)] = true
    let end = head + waiting
    ring[end < ring.count ? end : end - ring.count] = node
    waiting += 1
  }
}
