/// A weighted undirected graph that community searches move nodes on and merge.
struct CommunityGraph: Sendable {
  var offsets: [UInt32]
  var neighbours: [UInt32]
  var weights: [Double]
  /// Twice the weight within each node, from the nodes merged into it.
  var inner: [Double]
  /// The summed weight at each node, its inner weight included.
  var strengths: [Double]
  /// The summed strength of all nodes.
  var total: Double

  var count: Int { strengths.count }

  func row(_ node: Int) -> Range<Int> { Int(offsets[node])..<Int(offsets[node + 1]) }

  /// Reads the ties of a projection without direction, loops left out.
  init(_ projection: Projection) {
    let graph = projection.undirected().simple()
    offsets = graph.offsets
    neighbours = graph.neighbours
    weights =
      graph.weights.isEmpty
      ? [Double](repeating: 1, count: graph.neighbours.count) : graph.weights
    inner = [Double](repeating: 0, count: graph.nodeCount)
    strengths = inner
    total = 0
    for node in 0..<graph.nodeCount {
      for entry in row(node) { strengths[node] += weights[entry] }
      total += strengths[node]
    }
  }

  /// Merges the nodes of each community of another graph into one node.
  /// - Parameters:
  ///   - graph: The graph whose nodes are merged.
  ///   - community: The community of each of its nodes.
  ///   - communities: How many there are; none is empty.
  init(merging graph: CommunityGraph, by community: [UInt32], into communities: Int) {
    var starts = [UInt32](repeating: 0, count: communities + 1)
    for number in community { starts[Int(number) + 1] += 1 }
    for number in 0..<communities { starts[number + 1] += starts[number] }
    var order = [UInt32](repeating: 0, count: graph.count)
    var next = starts
    for (node, number) in community.enumerated() {
      order[Int(next[Int(number)])] = UInt32(node)
      next[Int(number)] += 1
    }
    offsets = [0]
    neighbours = []
    weights = []
    inner = [Double](repeating: 0, count: communities)
    strengths = inner
    total = graph.total
    var sums = [Double](repeating: 0, count: communities)
    var touched: [UInt32] = []
    for number in 0..<communities {
      for place in starts[number]..<starts[number + 1] {
        let node = Int(order[Int(place)])
        strengths[number] += graph.strengths[node]
        inner[number] += graph.inner[node]
        for entry in graph.row(node) {
          let other = community[Int(graph.neighbours[entry])]
          if Int(other) == number {
            inner[number] += graph.weights[entry]
          } else {
            if sums[Int(other)] == 0 { touched.append(other) }
            sums[Int(other)] += graph.weights[entry]
          }
        }
      }
      touched.sort()
      for other in touched where sums[Int(other)] > 0 {
        neighbours.append(other)
        weights.append(sums[Int(other)])
        sums[Int(other)] = 0
      }
      touched.removeAll(keepingCapacity: true)
      offsets.append(UInt32(neighbours.count))
    }
  }

  /// The modularity of a division into communities.
  func modularity(_ community: [UInt32], resolution: Double) -> Double {
    var inside = 0.0
    var sums = [Double](repeating: 0, count: (community.max().map { Int($0) } ?? -1) + 1)
    for node in 0..<count {
      sums[Int(community[node])] += strengths[node]
      inside += inner[node]
      for entry in row(node) where community[Int(neighbours[entry])] == community[node] {
        inside += weights[entry]
      }
    }
    return inside / total - resolution * sums.reduce(0) { $0 + $1 * $1 } / (total * total)
  }

  /// Numbers communities from 0 without gaps, in the order of their first node.
  static func renumber(_ community: inout [UInt32]) -> Int {
    var numbers = [UInt32](repeating: .max, count: (community.max().map { Int($0) } ?? -1) + 1)
    var count: UInt32 = 0
    for node in community.indices {
      let old = Int(community[node])
      if numbers[old] == .max {
        numbers[old] = count
        count += 1
      }
      community[node] = numbers[old]
    }
    return Int(count)
  }
}

/// Moves single nodes to the neighbouring community that gains most, until none gains.
struct LocalMoving {
  let resolution: Double
  private var sums: [Double] = []
  private var toCommunity: [Double] = []
  private var touched: [UInt32] = []

  init(resolution: Double) { self.resolution = resolution }

  /// Moves nodes; only those whose neighbourhood has changed are looked at again.
  /// - Returns: Whether any node moved.
  mutating func run(
    _ graph: CommunityGraph, _ community: inout [UInt32], _ generator: inout SeededGenerator
  ) -> Bool {
    sums = [Double](repeating: 0, count: graph.count)
    toCommunity = sums
    var members = [UInt32](repeating: 0, count: graph.count)
    for node in 0..<graph.count {
      sums[Int(community[node])] += graph.strengths[node]
      members[Int(community[node])] += 1
    }
    var empty = (0..<UInt32(graph.count)).reversed().filter { members[Int($0)] == 0 }
    var queue = Array(0..<UInt32(graph.count))
    generator.shuffle(&queue)
    var waiting = [Bool](repeating: true, count: graph.count)
    var head = 0
    var moved = false
    while head < queue.count {
      let node = Int(queue[head])
      head += 1
      waiting[node] = false
      if head > 1 << 16, head * 2 > queue.count {
        queue.removeFirst(head)
        head = 0
      }
      let old = community[node]
      let strength = graph.strengths[node]
      for entry in graph.row(node) {
        let other = community[Int(graph.neighbours[entry])]
        if toCommunity[Int(other)] == 0 { touched.append(other) }
        toCommunity[Int(other)] += graph.weights[entry]
      }
      sums[Int(old)] -= strength
      let scale = resolution * strength / graph.total
      var best = old
      var bestGain = toCommunity[Int(old)] - scale * sums[Int(old)]
      for candidate in touched {
        let gain = toCommunity[Int(candidate)] - scale * sums[Int(candidate)]
        if gain > bestGain + 1e-12 * strength {
          best = candidate
          bestGain = gain
        }
      }
      // A community of its own gains nothing and loses nothing.
      if bestGain < -1e-12 * strength, members[Int(old)] > 1, let free = empty.popLast() {
        best = free
      }
      for candidate in touched { toCommunity[Int(candidate)] = 0 }
      touched.removeAll(keepingCapacity: true)
      sums[Int(best)] += strength
      guard best != old else { continue }
      moved = true
      members[Int(old)] -= 1
      members[Int(best)] += 1
      if members[Int(old)] == 0 { empty.append(old) }
      community[node] = best
      for entry in graph.row(node) {
        let other = Int(graph.neighbours[entry])
        if community[other] != best, !waiting[other] {
          waiting[other] = true
          queue.append(UInt32(other))
        }
      }
    }
    return moved
  }
}
