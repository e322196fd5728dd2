/// A number that weighs a tie.
///
/// Whole numbers below 2²⁴ are exact in four bytes, which halves what merged ties take.
protocol TieWeight: BitwiseCopyable, Sendable {
  init(_ value: Double)
  var number: Double { get }
}

extension Float: TieWeight {
  @inline(__always) var number: Double { Double(self) }
}

extension Double: TieWeight {
  @inline(__always) var number: Double { self }
}

/// A weighted undirected graph that community searches move nodes on and merge.
struct CommunityGraph<Weight: TieWeight>: Sendable {
  let offsets: [UInt32]
  let neighbours: [UInt32]
  /// The weight of each entry; empty where every weight is 1.
  let weights: [Weight]
  /// Twice the weight within each node, from the nodes merged into it; empty where nothing was.
  let inner: [Double]
  /// The summed weight at each node, its inner weight included.
  let strengths: [Double]
  /// The summed strength of all nodes.
  let total: Double

  var count: Int { strengths.count }

  @inline(__always)
  func row(_ node: Int) -> Range<Int> { Int(offsets[node])..<Int(offsets[node + 1]) }

  /// The weight of an entry.
  @inline(__always)
  func weight(_ entry: Int) -> Double { weights.isEmpty ? 1 : weights[entry].number }

  /// Takes rows in which every entry weighs 1.
  init(_ rows: NeighbourRows) {
    offsets = rows.offsets
    neighbours = rows.neighbours
    weights = []
    inner = []
    strengths = (0..<rows.nodeCount).map { Double(rows.degree($0)) }
    total = Double(rows.neighbours.count)
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
    // Counted first, so that the rows take no more room than they need.
    var last = [UInt32](repeating: .max, count: communities)
    var entries = 0
    for number in 0..<communities {
      last[number] = UInt32(number)
      for place in starts[number]..<starts[number + 1] {
        for entry in graph.row(Int(order[Int(place)])) {
          let other = Int(community[Int(graph.neighbours[entry])])
          if last[other] == UInt32(number) { continue }
          last[other] = UInt32(number)
          entries += 1
        }
      }
    }
    var offsets = [UInt32](repeating: 0, count: communities + 1)
    var neighbours = [UInt32](repeating: 0, count: entries)
    var weights = [Weight](repeating: Weight(0), count: entries)
    var inner = [Double](repeating: 0, count: communities)
    var strengths = inner
    // Where the entry to each community is; one of an earlier row is none of this.
    for number in 0..<communities { last[number] = .max }
    var end: UInt32 = 0
    for number in 0..<communities {
      let start = end
      for place in starts[number]..<starts[number + 1] {
        let node = Int(order[Int(place)])
        strengths[number] += graph.strengths[node]
        if !graph.inner.isEmpty { inner[number] += graph.inner[node] }
        for entry in graph.row(node) {
          let other = Int(community[Int(graph.neighbours[entry])])
          let weight = graph.weight(entry)
          let known = last[other]
          if other == number {
            inner[number] += weight
          } else if known == .max || known < start {
            last[other] = end
            neighbours[Int(end)] = UInt32(other)
            weights[Int(end)] = Weight(weight)
            end += 1
          } else {
            weights[Int(known)] = Weight(weights[Int(known)].number + weight)
          }
        }
      }
      offsets[number + 1] = end
    }
    self.offsets = offsets
    self.neighbours = neighbours
    self.weights = weights
    self.inner = inner
    self.strengths = strengths
    total = graph.total
  }

  /// The modularity of a division into communities.
  func modularity(_ community: [UInt32], resolution: Double) -> Double {
    var inside = 0.0
    var sums = [Double](repeating: 0, count: (community.max().map { Int($0) } ?? -1) + 1)
    for node in 0..<count {
      sums[Int(community[node])] += strengths[node]
      if !inner.isEmpty { inside += inner[node] }
      for entry in row(node) where community[Int(neighbours[entry])] == community[node] {
        inside += weight(entry)
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

extension CommunityGraph<Double> {
  /// Takes a projection with weights, simple and followed both ways.
  init(_ graph: Projection) {
    offsets = graph.offsets
    neighbours = graph.neighbours
    weights = graph.weights
    inner = []
    strengths = (0..<graph.nodeCount).map { node in
      graph.row(node).reduce(0) { $0 + graph.weights[$1] }
    }
    total = strengths.reduce(0, +)
  }
}
