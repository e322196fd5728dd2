/// Betweenness by hops, cut into independent pieces of work.
///
/// Without direction, shortest paths between two blocks (biconnected components) run through the
/// articulation points between them, so each block is worked on alone, its nodes standing for
/// everything that hangs on them outside it; pairs on different sides of an articulation point are
/// counted by multiplication (Sarıyüce et al. 2013, *Shattering and Compressing
/// Networks for Betweenness Centrality*). Nodes of one tie
/// cost nothing at all. With direction the graph is one piece.
struct BetweennessBlocks: Sendable {
  private struct Block: Sendable {
    /// The graph's node of each node of the block.
    var nodes: [UInt32]
    var onward: NeighbourRows
    /// The rows followed back; the same without direction.
    var back: NeighbourRows
    /// How many nodes each stands for; empty where that is itself alone.
    var weights: [Double]
    /// The tie of each entry, from 0 in each block; none where ties are not scored.
    var ties: TieNumbers
    /// How many ties the blocks before have.
    var firstTie = 0
  }

  private var blocks: [Block] = []
  /// What is known without search: ordered pairs on different sides of each node; none where ties are
  /// scored, for whoever asks for those reads no others.
  private var scores: [Double]
  /// The ties whose pairs are known, each with how many there are.
  private var bridges: [(one: UInt32, other: UInt32, pairs: Double)] = []
  /// How many ties the blocks have; none where ties are not scored.
  private var tieCount = 0
  private let bothWays: Bool

  /// Sources a piece of work has; part of the result's last digit.
  private static let pieceSize = 256

  /// Cuts a graph into blocks.
  /// - Parameters:
  ///   - graph: The rows to follow.
  ///   - bothWays: Whether they have no direction.
  ///   - ties: Whether ties are scored instead of nodes.
  init(_ graph: NeighbourRows, bothWays: Bool, ties: Bool) {
    scores = [Double](repeating: 0, count: ties ? 0 : graph.nodeCount)
    self.bothWays = bothWays
    guard bothWays else {
      var scratch = Scratch(graph.nodeCount)
      let all = Array(0..<UInt32(graph.nodeCount))
      add(scratch.block(graph, all, [], ties, bothWays: false) { _, _ in true })
      return
    }
    let search = LowPoints(graph)
    // Subtree sizes and, for each node, the part of its subtree that hangs below it by other blocks.
    var sizes = [Double](repeating: 1, count: graph.nodeCount)
    for item in search.order.reversed() where search.parents[Int(item)] != .max {
      sizes[Int(search.parents[Int(item)])] += sizes[Int(item)]
    }
    var component = [Int32](repeating: -1, count: graph.nodeCount)
    var members: [[UInt32]] = []
    var total = [Double](repeating: 0, count: graph.nodeCount)
    for item in search.order {
      let node = Int(item)
      guard search.parents[node] != .max else {
        total[node] = sizes[node]
        continue
      }
      let parent = Int(search.parents[node])
      total[node] = total[parent]
      if search.low[node] >= search.discovered[parent] {
        component[node] = Int32(members.count)
        members.append([UInt32(parent), item])
      } else {
        component[node] = component[parent]
        members[Int(component[node])].append(item)
      }
    }
    if !ties { countSides(search, sizes, total) }
    var hanging = sizes
    for item in search.order where search.parents[Int(item)] != .max {
      let parent = Int(search.parents[Int(item)])
      if component[parent] == component[Int(item)] { hanging[parent] -= sizes[Int(item)] }
    }
    var scratch = Scratch(graph.nodeCount)
    for (number, nodes) in members.enumerated() {
      let top = Int(nodes[0])
      let below = Int(nodes[1])
      if nodes.count == 2 {
        // Every pair on different sides of a bridge runs along it.
        let pairs = sizes[below] * (total[top] - sizes[below])
        if ties { bridges.append((UInt32(min(top, below)), UInt32(max(top, below)), pairs)) }
        continue
      }
      var weights = nodes.map { hanging[Int($0)] }
      weights[0] = total[top] - sizes[below]
      // A tie is in the block of whichever end was discovered later, seen from the tree above it.
      add(
        scratch.block(graph, nodes, weights, ties, bothWays: true) { one, other in
          let later = search.discovered[one] > search.discovered[other] ? one : other
          return component[later] == Int32(number)
        })
    }
  }

  /// Pairs on different sides of each articulation point, in either order.
  private mutating func countSides(
    _ search: LowPoints, _ sizes: [Double], _ total: [Double]
  ) {
    var cut = [Double](repeating: 0, count: scores.count)
    var squares = cut
    for (node, parent) in search.parents.enumerated() where parent != .max {
      if search.low[node] >= search.discovered[Int(parent)] {
        cut[Int(parent)] += sizes[node]
        squares[Int(parent)] += sizes[node] * sizes[node]
      }
    }
    for node in scores.indices {
      let others = total[node] - 1
      let rest = others - cut[node]
      scores[node] = others * others - squares[node] - rest * rest
    }
  }

  private mutating func add(_ block: Block) {
    var block = block
    block.firstTie = tieCount
    tieCount += block.ties.count
    blocks.append(block)
  }

  /// Numbers of the graph's nodes in the block being made.
  private struct Scratch {
    private var place: [UInt32]

    init(_ count: Int) { place = [UInt32](repeating: .max, count: count) }

    /// The part of the graph on some nodes, numbered by breadth-first search from the best connected,
    /// so that neighbours lie near each other.
    mutating func block(
      _ graph: NeighbourRows, _ nodes: [UInt32], _ weights: [Double], _ ties: Bool, bothWays: Bool,
      keep: (Int, Int) -> Bool
    ) -> Block {
      for (index, node) in nodes.enumerated() { place[Int(node)] = UInt32(index) }
      var order: [UInt32] = []
      order.reserveCapacity(nodes.count)
      var isOrdered = [Bool](repeating: false, count: nodes.count)
      let starts = nodes.indices.sorted {
        let (one, other) = (graph.degree(Int(nodes[$0])), graph.degree(Int(nodes[$1])))
        return (other, $0) < (one, $1)
      }
      for start in starts where !isOrdered[start] {
        isOrdered[start] = true
        order.append(nodes[start])
        var head = order.count - 1
        while head < order.count {
          let node = Int(order[head])
          head += 1
          for entry in graph.row(node) {
            let next = graph.neighbours[entry]
            let index = place[Int(next)]
            guard index != .max, !isOrdered[Int(index)], keep(node, Int(next)) else { continue }
            isOrdered[Int(index)] = true
            order.append(next)
          }
        }
      }
      let ordered = weights.isEmpty ? [] : order.map { weights[Int(place[Int($0)])] }
      for (index, node) in order.enumerated() { place[Int(node)] = UInt32(index) }
      var offsets: [UInt32] = [0]
      var rows: [UInt32] = []
      var row: [UInt32] = []
      offsets.reserveCapacity(nodes.count + 1)
      // Growing would hold the rows of a large block twice.
      if nodes.count > graph.nodeCount / 2 { rows.reserveCapacity(graph.neighbours.count) }
      for node in order {
        row.removeAll(keepingCapacity: true)
        for entry in graph.row(Int(node)) {
          let next = Int(graph.neighbours[entry])
          if place[next] != .max, keep(Int(node), next) { row.append(place[next]) }
        }
        row.sort()
        rows += row
        offsets.append(UInt32(rows.count))
      }
      for node in nodes { place[Int(node)] = .max }
      let onward = NeighbourRows(offsets: offsets, neighbours: rows)
      return Block(
        nodes: order, onward: onward, back: bothWays ? onward : onward.reversed(),
        weights: ordered, ties: ties ? TieNumbers(onward, bothWays: bothWays) : .none)
    }
  }

  /// The kernel of the block a thread is at.
  private struct Kernels: ~Copyable {
    private var block = -1
    var kernel: BetweennessKernel<WeightedTargets>?

    mutating func prepare(_ number: Int, _ content: Block) {
      guard block != number else { return }
      // The old tables go before the new ones come.
      kernel = nil
      kernel = BetweennessKernel(
        onward: content.onward, back: content.back,
        targets: WeightedTargets(weights: content.weights), ties: content.ties)
      block = number
    }
  }

  /// What one piece of work adds.
  private struct Part: Sendable {
    var block: Int
    var scores: [Double]
    var ties: [Double]
  }

  /// The raw betweenness of each node or, if ties are scored, of each tie of the blocks, for
  /// ``entries(_:of:)``.
  func run(threads: Int) -> (nodes: [Double], ties: [Double]) {
    var pieces: [(block: Int, sources: Range<Int>)] = []
    for (block, content) in blocks.enumerated() {
      for start in stride(from: 0, to: content.nodes.count, by: Self.pieceSize) {
        pieces.append((block, start..<min(start + Self.pieceSize, content.nodes.count)))
      }
    }
    let work = pieces
    var result = Parallel.reduce(
      blocks: work.count, threads: threads,
      into: (nodes: scores, ties: [Double](repeating: 0, count: tieCount)),
      scratch: Kernels.init
    ) { piece, kernels in
      let block = blocks[work[piece].block]
      let sources = work[piece].sources
      if Interruption.isRequested {
        return Part(block: work[piece].block, scores: [], ties: [])
      }
      kernels.prepare(work[piece].block, block)
      var part = Part(
        block: work[piece].block,
        scores: [Double](repeating: 0, count: scores.isEmpty ? 0 : block.nodes.count),
        ties: [Double](repeating: 0, count: block.ties.count))
      for start in stride(
        from: sources.lowerBound, to: sources.upperBound,
        by: BetweennessKernel<WeightedTargets>.width)
      where !Interruption.isRequested {
        kernels.kernel?.add(
          sources:
            start..<min(start + BetweennessKernel<WeightedTargets>.width, sources.upperBound),
          to: &part.scores, ties: &part.ties)
      }
      return part
    } merge: { total, part in
      let block = blocks[part.block]
      for (node, score) in zip(block.nodes, part.scores) { total.nodes[Int(node)] += score }
      for (tie, score) in part.ties.enumerated() { total.ties[block.firstTie + tie] += score }
    }
    if bothWays {
      for node in result.nodes.indices { result.nodes[node] /= 2 }
      for tie in result.ties.indices { result.ties[tie] /= 2 }
    }
    return result
  }

  /// What ``run(threads:)`` found of ties as scores of a graph's entries; in both directions of those
  /// that lead from the lower end.
  func entries(_ ties: [Double], of graph: NeighbourRows) -> [Double] {
    var entries = [Double](repeating: 0, count: graph.neighbours.count)
    for block in blocks {
      for node in 0..<block.onward.nodeCount {
        let row = block.onward.row(node)
        for entry in row {
          let one = Int(block.nodes[node])
          let other = Int(block.nodes[Int(block.onward.neighbours[entry])])
          guard !bothWays || one < other, let place = graph.entry(from: one, to: other) else {
            continue
          }
          entries[place] = ties[block.firstTie + block.ties.number(of: entry, in: row, of: node)]
        }
      }
    }
    for bridge in bridges {
      guard let place = graph.entry(from: Int(bridge.one), to: Int(bridge.other)) else { continue }
      entries[place] = bridge.pairs
    }
    return entries
  }
}
