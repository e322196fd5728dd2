/// A number that weighs a tie.
protocol TieWeight: BitwiseCopyable, Sendable {
  /// What weights are summed in.
  associatedtype Sum: BitwiseCopyable, Equatable, Sendable

  static var nothing: Sum { get }
  static var one: Sum { get }
  /// The most that one entry can weigh, if there is such a limit.
  static var most: Sum? { get }

  /// A weight of a sum that is no more than ``most``.
  init(_ sum: Sum)
  var sum: Sum { get }

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

  @inline(__always) init(_ sum: UInt32) { self = UInt8(truncatingIfNeeded: sum) }
  @inline(__always) var sum: UInt32 { UInt32(self) }
  @inline(__always) static func add(_ one: UInt32, _ other: UInt32) -> UInt32 { one &+ other }
  @inline(__always) static func subtract(_ part: UInt32, from sum: UInt32) -> UInt32 {
    sum &- part
  }
  @inline(__always) static func exceeds(_ sum: UInt32, _ limit: UInt32) -> Bool { sum > limit }
  @inline(__always) static func number(_ sum: UInt32) -> Double { Double(sum) }
}

extension Double: TieWeight {
  static var nothing: Double { 0 }
  static var one: Double { 1 }
  static var most: Double? { nil }

  @inline(__always) var sum: Double { self }
  @inline(__always) static func add(_ one: Double, _ other: Double) -> Double { one + other }
  @inline(__always) static func subtract(_ part: Double, from sum: Double) -> Double { sum - part }
  @inline(__always) static func exceeds(_ sum: Double, _ limit: Double) -> Bool { sum > limit }
  @inline(__always) static func number(_ sum: Double) -> Double { sum }
}

/// A weighted undirected graph that community searches move nodes on and merge.
struct CommunityGraph<Weight: TieWeight>: Sendable {
  let offsets: [UInt32]
  /// The rows, ascending where there are no weights: there a neighbour's entries after the first and the
  /// node's own are no ties, so that a projection's rows serve as they are.
  let neighbours: [UInt32]
  /// The weight of each entry, of which a row may hold several for one neighbour; empty where every
  /// weight is 1.
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

  /// Calls for each entry of a node's row with the neighbour, the weight, and whether it counts, which of
  /// parallels only the first does; loops are left out.
  ///
  /// Nothing foretells which entries count, so that callers had better not branch on it.
  @inline(__always)
  func forEachEntry(of node: Int, _ body: (UInt32, Weight.Sum, Bool) -> Void) {
    let entries = row(node)
    let row = neighbours.span.extracting(entries)
    if !weights.isEmpty {
      let weights = weights.span.extracting(entries)
      for entry in row.indices { body(row[entry], weights[entry].sum, true) }
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

  /// How many ties the rows hold, from both of their ends.
  var tieCount: Int { weights.isEmpty && inner.isEmpty ? Int(total) : neighbours.count }

  /// The most entries a row has.
  var longestRow: Int { (0..<count).reduce(0) { max($0, row($1).count) } }

  /// Takes what is already known of the rows.
  init(
    offsets: [UInt32], neighbours: [UInt32], weights: [Weight], inner: [Double],
    strengths: [Double], total: Double
  ) {
    self.offsets = offsets
    self.neighbours = neighbours
    self.weights = weights
    self.inner = inner
    self.strengths = strengths
    self.total = total
  }

  /// Takes rows followed both ways in which every tie weighs 1, whatever parallels and loops there are.
  init(_ rows: NeighbourRows) {
    offsets = rows.offsets
    neighbours = rows.neighbours
    weights = []
    inner = []
    strengths = (0..<rows.nodeCount).map { Double(rows.simpleDegree($0)) }
    total = strengths.reduce(0, +)
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

extension CommunityGraph<Double> {
  /// Takes a projection with weights, simple and followed both ways; what weighs nothing is left out.
  init(_ projection: Projection) {
    let graph = projection.withoutZeroWeights()
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
