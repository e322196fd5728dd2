/// Moves single nodes to the neighbouring community that gains most modularity, until none gains.
///
/// Only nodes whose neighbourhood has changed are looked at again, as in Leiden's fast local moving.
struct LocalMoving {
  let resolution: Double
  /// How many threads share the work on large graphs; no move depends on it.
  var threads = 1

  /// Nodes of a graph that is large.
  private static let largeCount = 4096
  /// Parts in which the nodes of a large graph move at first.
  private static let stretches = 8
  /// The share of ties within stretches from which they are worth it: by chance it were an eighth.
  private static let leastInside = 0.35
  /// Nodes one thread looks at before it asks for more.
  private static let pieceSize = 2048

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

  /// Moves nodes that are all alone, a little.
  ///
  /// Where neighbours are near each other in the order of nodes, those of a large graph move within
  /// stretches of it, which the threads share; what lies across is left to what comes later.
  /// - Parameters:
  ///   - graph: The graph.
  ///   - sweeps: How often every node is looked at on average at most.
  ///   - generator: Determines the order of nodes.
  /// - Returns: The community of each node, a number below that of nodes.
  func begin<Weight: TieWeight>(
    _ graph: CommunityGraph<Weight>, sweeps: Double, _ generator: inout SeededGenerator
  ) -> [UInt32] {
    let count = graph.count
    let stretches = min(count / Self.largeCount, Self.stretches)
    if stretches > 1, Self.isOrdered(graph, stretches) {
      let members = CommunityMembers(
        graph, (0..<count).map { UInt32(Self.stretch(of: $0, stretches, count)) }, stretches)
      let community = split(graph, members, sweeps: sweeps, &generator)
      if community.indices.contains(where: { community[$0] != UInt32($0) }) { return community }
    }
    var alone = Array(0..<UInt32(count))
    _ = run(graph, &alone, sweeps: sweeps, &generator)
    return alone
  }

  /// The stretch a node is in.
  @inline(__always)
  private static func stretch(of node: Int, _ stretches: Int, _ count: Int) -> Int {
    node * stretches / count
  }

  /// Whether a good part of the ties lies within stretches, going by some of the nodes.
  private static func isOrdered<Weight: TieWeight>(
    _ graph: CommunityGraph<Weight>, _ stretches: Int
  ) -> Bool {
    var all = 0
    var inside = 0
    for node in stride(from: 0, to: graph.count, by: 16) {
      let own = stretch(of: node, stretches, graph.count)
      graph.forEachEntry(of: node) { other, _, counts in
        all += counts ? 1 : 0
        let isInside = counts && stretch(of: Int(other), stretches, graph.count) == own
        inside += isInside ? 1 : 0
      }
    }
    return Double(inside) > leastInside * Double(all)
  }

  /// Moves nodes.
  ///
  /// In large graphs those that would move from where they are at first are found by all threads; only
  /// they, and then the neighbours of what moves, are looked at one after the other.
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
    let state = State(graph, community)
    // The state holds the same.
    community = []
    defer { community = (0..<count).map { state.place[$0] } }
    let longest = graph.longestRow
    var order = Self.order(count, &generator)
    var looks = Self.looks(sweeps, count)
    if count >= Self.largeCount {
      order = restless(order, graph, state, longest)
      looks -= count - order.count
    }
    let ties = NeighbourSums<Weight>(groups: count, longest: longest)
    var waiting = WaitingNodes(capacity: count)
    waiting.start(with: order)
    // Those that wait are the same.
    order = []
    var free = 0
    var hasMoved = false
    while looks > 0, let node = waiting.next() {
      looks -= 1
      if looks & 4095 == 0, Interruption.isRequested { return false }
      let old = Int(state.place[node])
      var best = target(of: node, graph, state, ties)
      if best == old { continue }
      if best < 0 {
        while state.members[free] > 0 { free = free + 1 == count ? 0 : free + 1 }
        best = free
      }
      hasMoved = true
      let strength = graph.strengths[node]
      state.sums[old] -= strength
      state.sums[best] += strength
      state.members[old] -= 1
      state.members[best] += 1
      state.place[node] = UInt32(best)
      graph.forEachEntry(of: node) { other, _, _ in
        if state.place[Int(other)] != UInt32(best) { waiting.append(other) }
      }
    }
    return hasMoved
  }

  /// Where nodes are.
  private struct State: ~Copyable, Sendable {
    let place: AlignedTable<UInt32>
    /// The strength of each community.
    let sums: AlignedTable<Double>
    let members: AlignedTable<UInt32>

    init<Weight: TieWeight>(_ graph: CommunityGraph<Weight>, _ community: [UInt32]) {
      place = AlignedTable(repeating: 0, count: graph.count)
      sums = AlignedTable(repeating: 0, count: graph.count)
      members = AlignedTable(repeating: 0, count: graph.count)
      for node in 0..<graph.count {
        let own = Int(community[node])
        place[node] = community[node]
        sums[own] += graph.strengths[node]
        members[own] += 1
      }
    }
  }

  /// Those of some nodes that gain by a move, in the same order.
  private func restless<Weight: TieWeight>(
    _ order: [UInt32], _ graph: CommunityGraph<Weight>, _ state: borrowing State, _ longest: Int
  ) -> [UInt32] {
    Parallel.reduce(
      blocks: Parallel.blocks(of: order.count, size: Self.pieceSize), threads: threads,
      into: [UInt32](),
      scratch: { NeighbourSums<Weight>(groups: graph.count, longest: longest) }
    ) { block, ties in
      Parallel.members(block, of: order.count, size: Self.pieceSize).compactMap { place in
        let node = Int(order[place])
        return target(of: node, graph, state, ties) == Int(state.place[node]) ? nil : order[place]
      }
    } merge: {
      $0 += $1
    }
  }

  /// The community in which a node gains most; a negative number where that is an empty one.
  @inline(__always)
  private func target<Weight: TieWeight>(
    of node: Int, _ graph: CommunityGraph<Weight>, _ state: borrowing State,
    _ ties: borrowing NeighbourSums<Weight>
  ) -> Int {
    let old = Int(state.place[node])
    let strength = graph.strengths[node]
    let scale = resolution * strength / graph.total
    let staying = -scale * (state.sums[old] - strength)
    if state.members[old] > 1, resolution >= 0 {
      // Most nodes have the better part of their ties where they are, and that is soon counted.
      var inside = Weight.nothing
      let own = UInt32(old)
      graph.forEachEntry(of: node) { other, weight, counts in
        let isInside = counts ? state.place[Int(other)] == own : false
        inside = Weight.add(inside, isInside ? weight : Weight.nothing)
      }
      let all = graph.inner.isEmpty ? strength : strength - graph.inner[node]
      let kept = Weight.number(inside)
      if kept + staying >= all - kept { return old }
    }
    var found = 0
    graph.forEachEntry(of: node) { other, weight, counts in
      found = ties.add(weight, to: state.place[Int(other)], found, if: counts)
    }
    let slack = 1e-12 * strength
    var best = old
    var bestGain = ties.sum(old) + staying
    for met in 0..<found {
      let other = ties.group(met)
      let gain = Weight.number(ties.take(other)) - scale * state.sums[other]
      if gain > bestGain + slack, other != old {
        best = other
        bestGain = gain
      }
    }
    // A community of its own gains nothing and loses nothing; where two nodes share one, another
    // is empty.
    return bestGain < -slack && state.members[old] > 1 ? -1 : best
  }

  /// How many times nodes are looked at in all.
  static func looks(_ sweeps: Double, _ count: Int) -> Int {
    let looks = sweeps * Double(count)
    return looks < 0x1p62 ? Int(looks) : .max
  }
}

/// The nodes a search still has to look at, each at most once.
struct WaitingNodes: ~Copyable {
  private var ring: [UInt32] = []
  private let isWaiting: AlignedTable<Bool>
  private var head = 0
  private var waiting = 0

  /// Makes room for nodes below a number.
  init(capacity: Int) {
    isWaiting = AlignedTable(repeating: false, count: capacity)
    ring = [UInt32](repeating: 0, count: capacity)
  }

  /// Begins with some nodes in their order, each once.
  mutating func start(with order: [UInt32]) {
    while next() != nil {}
    head = 0
    waiting = order.count
    for place in order.indices {
      ring[place] = order[place]
      isWaiting[Int(order[place])] = true
    }
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
