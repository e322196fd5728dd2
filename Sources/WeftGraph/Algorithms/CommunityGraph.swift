/// A number that weighs a tie.
protocol TieWeight: BitwiseCopyable, Sendable {
  /// What weights are summed in.
  associatedtype Sum: BitwiseCopyable, Equatable, Sendable

  static var nothing: Sum { get }
  static var one: Sum { get }
  /// The most that one entry can weigh, if there is such a limit.
  static var most: Sum? { get }

  /// A weight of a sum that is no more than ``most``, as near as it can be told and never nothing.
  init(holding sum: Sum)
  var sum: Sum { get }
  /// What a given weight counts for in sums.
  static func sum(_ given: Double) -> Sum

  static func add(_ one: Sum, _ other: Sum) -> Sum
  static func subtract(_ part: Sum, from sum: Sum) -> Sum
  static func exceeds(_ sum: Sum, _ limit: Sum) -> Bool
  static func number(_ sum: Sum) -> Double
}

/// Whole weights in one byte, summed exactly: merged ties rarely weigh more, and one that does is
/// several entries.
extension UInt8: TieWeight {
  static var nothing: UInt32 { 0 }
  static var one: UInt32 { 1 }
  static var most: UInt32? { 255 }

  @inline(__always) init(holding sum: UInt32) { self = UInt8(truncatingIfNeeded: sum) }
  @inline(__always) var sum: UInt32 { UInt32(self) }
  @inline(__always) static func sum(_ given: Double) -> UInt32 { UInt32(given) }
  @inline(__always) static func add(_ one: UInt32, _ other: UInt32) -> UInt32 { one &+ other }
  @inline(__always) static func subtract(_ part: UInt32, from sum: UInt32) -> UInt32 {
    sum &- part
  }
  @inline(__always) static func exceeds(_ sum: UInt32, _ limit: UInt32) -> Bool { sum > limit }
  @inline(__always) static func number(_ sum: UInt32) -> Double { Double(sum) }
}

/// Any weights, summed as they are given; what merged ties weigh is held to seven digits, for it only guides
/// a search that ends on the ties themselves.
extension Float: TieWeight {
  static var nothing: Double { 0 }
  static var one: Double { 1 }
  static var most: Double? { nil }

  @inline(__always) init(holding sum: Double) { self = max(Float(sum), .leastNonzeroMagnitude) }
  @inline(__always) var sum: Double { Double(self) }
  @inline(__always) static func sum(_ given: Double) -> Double { given }
  @inline(__always) static func add(_ one: Double, _ other: Double) -> Double { one + other }
  @inline(__always) static func subtract(_ part: Double, from sum: Double) -> Double { sum - part }
  @inline(__always) static func exceeds(_ sum: Double, _ limit: Double) -> Bool { sum > limit }
  @inline(__always) static func number(_ sum: Double) -> Double { sum }
}

/// A weighted undirected graph that community searches move nodes on and merge.
struct CommunityGraph<Weight: TieWeight>: Sendable {
  let offsets: [UInt32]
  /// The rows, ascending until nodes are merged: there a neighbour's entries after the first and the
  /// node's own are no ties where nothing is weighed, so that a projection's rows serve as they are.
  let neighbours: [UInt32]
  /// The weight of each entry of merged nodes, of which a row may hold several for one neighbour.
  let weights: [Weight]
  /// What a projection with direction leads to its nodes from; none where all ties are in the rows.
  let inward: InwardTies
  /// The projection's weights, if it has any, and the power of two that makes the largest about 1.
  let given: [Double]
  let scale: Double
  /// Twice the weight within each node, from the nodes merged into it; empty where nothing was.
  let inner: [Double]
  /// The summed weight at each node, its inner weight included.
  let strengths: [Double]
  /// The summed strength of all nodes.
  let total: Double
  /// How many ties there are, from both of their ends.
  let tieCount: Int

  var count: Int { strengths.count }

  @inline(__always)
  private func row(_ node: Int) -> Range<Int> { Int(offsets[node])..<Int(offsets[node + 1]) }

  /// Whether ties may weigh anything but 1.
  var isWeighted: Bool { Weight.most == nil || !weights.isEmpty }

  /// How many entries there are to read for a node.
  @inline(__always)
  func entryCount(of node: Int) -> Int { row(node).count + inward.row(node).count }

  /// How many entries there are to read for all nodes.
  var entryCount: Int { neighbours.count + inward.sources.count }

  /// The most entries a node has.
  var longestRow: Int { (0..<count).reduce(0) { max($0, entryCount(of: $1)) } }

  /// Calls for each entry of a node with the neighbour, the weight, and whether it counts: loops do not, nor
  /// what weighs nothing, nor, where nothing is weighed, parallels after the first.
  ///
  /// Nothing foretells which entries count, so that callers had better not branch on it.
  @inline(__always)
  func forEachEntry(of node: Int, _ body: (UInt32, Weight.Sum, Bool) -> Void) {
    let entries = row(node)
    let row = neighbours.span.extracting(entries)
    if !weights.isEmpty {
      let weights = weights.span.extracting(entries)
      for entry in row.indices { body(row[entry], weights[entry].sum, true) }
    } else if !inward.isEmpty {
      forEachMergedEntry(of: node, body)
    } else if Weight.most == nil {
      let weights = given.span.extracting(entries)
      for entry in row.indices {
        let next = row[entry]
        let weight = weights[entry] * scale
        body(next, Weight.sum(weight), next != UInt32(node) && weight != 0)
      }
    } else if strengths[node] == Double(row.count) {
      for entry in row.indices { body(row[entry], Weight.one, true) }
    } else {
      var last = UInt32(node)
      for entry in row.indices {
        let next = row[entry]
        let counts = next != last
        last = next
        if next == UInt32(node) { continue }
        body(next, Weight.one, counts)
      }
    }
  }

  /// The entries of a node that lead from it and to it, in the order of the neighbours.
  @inline(__always)
  private func forEachMergedEntry(of node: Int, _ body: (UInt32, Weight.Sum, Bool) -> Void) {
    let loop = UInt32(node)
    let onward = row(node)
    let back = inward.row(node)
    var here = onward.lowerBound
    var there = back.lowerBound
    var last = loop
    while here < onward.upperBound || there < back.upperBound {
      let one = here < onward.upperBound ? neighbours[here] : .max
      let other = there < back.upperBound ? inward.sources[there] : .max
      let next = min(one, other)
      var weight = 1.0
      if Weight.most == nil {
        weight = (one <= other ? given[here] : inward.weight(there, to: node)) * scale
      }
      if one <= other { here += 1 } else { there += 1 }
      let isFirst = next != last || Weight.most == nil
      last = next
      body(next, Weight.sum(weight), isFirst && next != loop && weight != 0)
    }
  }

  /// Takes the rows of merged nodes.
  init(
    offsets: [UInt32], neighbours: [UInt32], weights: [Weight], inner: [Double],
    strengths: [Double], total: Double
  ) {
    self.offsets = offsets
    self.neighbours = neighbours
    self.weights = weights
    inward = .none
    given = []
    scale = 1
    self.inner = inner
    self.strengths = strengths
    self.total = total
    tieCount = neighbours.count
  }

  /// Takes the ties of a projection, weighed where it has weights, with whatever parallels and loops its
  /// rows hold; direction is not read.
  ///
  /// The rows and the weights are the projection's own.
  /// - Complexity: that of what leads to nodes, ``ProjectedTies/inward``.
  init(_ ties: ProjectedTies<Weight>) {
    offsets = ties.projection.offsets
    neighbours = ties.projection.neighbours
    weights = []
    inward = ties.inward
    given = ties.projection.weights
    scale = ties.scale
    inner = []
    strengths = ties.strengths
    total = ties.total
    tieCount = ties.count
  }

  /// The modularity of a division into communities.
  func modularity(_ community: [UInt32], resolution: Double) -> Double {
    var inside = 0.0
    var sums = [Double](repeating: 0, count: (community.max().map { Int($0) } ?? -1) + 1)
    for node in 0..<count {
      sums[Int(community[node])] += strengths[node]
      if !inner.isEmpty { inside += inner[node] }
      let own = community[node]
      var within = Weight.nothing
      forEachEntry(of: node) { other, weight, counts in
        let isInside = counts && community[Int(other)] == own
        within = Weight.add(within, isInside ? weight : Weight.nothing)
      }
      inside += Weight.number(within)
    }
    return inside / total - resolution * sums.reduce(0) { $0 + $1 * $1 } / (total * total)
  }

  /// The modularity where every node is a community.
  func modularity(resolution: Double) -> Double {
    inner.reduce(0, +) / total
      - resolution * strengths.reduce(0) { $0 + $1 * $1 } / (total * total)
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
