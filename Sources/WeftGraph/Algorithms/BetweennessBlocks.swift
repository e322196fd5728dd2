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
    var nodes: [UInt32] = []
    var offsets: [UInt32] = [0]
    var neighbours: [UInt32] = []
    /// How many nodes each stands for.
    var weights: [Double] = []
  }

  private var blocks: [Block] = []
  /// What is known without search: ordered pairs on different sides of each node.
  private var scores: [Double]
  private let bothWays: Bool

  /// Sources a piece of work has; part of the result's last digit.
  private static let pieceSize = 256

  /// Cuts a simple projection into blocks.
  init(_ graph: Projection) {
    scores = [Double](repeating: 0, count: graph.nodeCount)
    bothWays = graph.direction == .both
    guard bothWays else {
      let ones = [Double](repeating: 1, count: graph.nodeCount)
      blocks = [
        Self.block(graph, Array(0..<UInt32(graph.nodeCount)), weights: ones) { _, _ in true }
      ]
      return
    }
    let search = LowPoints(graph)
    // Subtree sizes and, for each node, the part of its subtree that hangs below it by other blocks.
    var sizes = [Double](repeating: 1, count: graph.nodeCount)
    var component = [Int](repeating: -1, count: graph.nodeCount)
    var members: [[UInt32]] = []
    for item in search.order.reversed() where search.parents[Int(item)] != .max {
      sizes[Int(search.parents[Int(item)])] += sizes[Int(item)]
    }
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
        component[node] = members.count
        members.append([UInt32(parent), item])
      } else {
        component[node] = component[parent]
        members[component[node]].append(item)
      }
    }
    countSides(search, sizes, total)
    var hanging = sizes
    for item in search.order where search.parents[Int(item)] != .max {
      let parent = Int(search.parents[Int(item)])
      if component[parent] == component[Int(item)] { hanging[parent] -= sizes[Int(item)] }
    }
    for (number, nodes) in members.enumerated() where nodes.count > 2 {
      let top = Int(nodes[0])
      var weights = nodes.map { hanging[Int($0)] }
      weights[0] = total[top] - sizes[Int(nodes[1])]
      // A tie is in the block of whichever end was discovered later, seen from the tree above it.
      blocks.append(
        Self.block(graph, nodes, weights: weights) { one, other in
          let later = search.discovered[one] > search.discovered[other] ? one : other
          return component[later] == number
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

  /// The part of the graph on some nodes, numbered by breadth-first search from the best connected, so
  /// that neighbours lie near each other.
  private static func block(
    _ graph: Projection, _ nodes: [UInt32], weights: [Double], keep: (Int, Int) -> Bool
  ) -> Block {
    var place = [UInt32: UInt32](minimumCapacity: nodes.count)
    for (index, node) in nodes.enumerated() { place[node] = UInt32(index) }
    var rows: [[UInt32]] = []
    rows.reserveCapacity(nodes.count)
    for node in nodes {
      var row: [UInt32] = []
      for entry in graph.row(Int(node)) {
        let other = graph.neighbours[entry]
        if let index = place[other], keep(Int(node), Int(other)) { row.append(index) }
      }
      rows.append(row)
    }
    var order: [UInt32] = []
    order.reserveCapacity(nodes.count)
    var number = [UInt32](repeating: .max, count: nodes.count)
    for start in nodes.indices.sorted(by: { (rows[$1].count, $0) < (rows[$0].count, $1) })
    where number[start] == .max {
      number[start] = UInt32(order.count)
      order.append(UInt32(start))
      var head = order.count - 1
      while head < order.count {
        for next in rows[Int(order[head])] where number[Int(next)] == .max {
          number[Int(next)] = UInt32(order.count)
          order.append(next)
        }
        head += 1
      }
    }
    var result = Block()
    for index in order {
      result.nodes.append(nodes[Int(index)])
      result.weights.append(weights[Int(index)])
      result.neighbours += rows[Int(index)].map { number[Int($0)] }.sorted()
      result.offsets.append(UInt32(result.neighbours.count))
    }
    return result
  }

  /// The raw betweenness of each node.
  func betweenness(threads: Int) -> [Double] {
    var pieces: [(block: Int, sources: Range<Int>)] = []
    for (block, content) in blocks.enumerated() {
      for start in stride(from: 0, to: content.nodes.count, by: Self.pieceSize) {
        pieces.append((block, start..<min(start + Self.pieceSize, content.nodes.count)))
      }
    }
    let work = pieces
    var result = Parallel.reduce(blocks: work.count, threads: threads, into: scores) { piece in
      let block = blocks[work[piece].block]
      let sources = work[piece].sources
      var kernel = BetweennessKernel(
        offsets: block.offsets, neighbours: block.neighbours, weights: block.weights)
      var part = [Double](repeating: 0, count: block.nodes.count)
      for start in stride(
        from: sources.lowerBound, to: sources.upperBound, by: BetweennessKernel.width)
      {
        kernel.add(
          sources: start..<min(start + BetweennessKernel.width, sources.upperBound), to: &part)
      }
      return (block.nodes, part)
    } merge: { total, part in
      for (node, score) in zip(part.0, part.1) { total[Int(node)] += score }
    }
    if bothWays { for node in result.indices { result[node] /= 2 } }
    return result
  }
}
