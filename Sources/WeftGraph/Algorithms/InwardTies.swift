/// What leads to each node of a projection with direction: the nodes it leads from, ascending, parallels
/// once and loops left out.
///
/// Four bytes a tie: what one weighs is looked up where it leads from.
struct InwardTies: Sendable {
  private let offsets: [UInt32]
  /// The nodes ties lead from, by the node they lead to.
  let sources: [UInt32]
  private let onward: NeighbourRows
  private let weights: [Double]

  /// Of a projection without direction, whose rows hold every tie at both ends.
  static let none = InwardTies(
    offsets: [], sources: [], onward: NeighbourRows(offsets: [0], neighbours: []), weights: [])

  private init(
    offsets: [UInt32], sources: [UInt32], onward: NeighbourRows, weights: [Double]
  ) {
    self.offsets = offsets
    self.sources = sources
    self.onward = onward
    self.weights = weights
  }

  /// Turns the rows of a projection with direction.
  /// - Parameters:
  ///   - projection: The projection.
  ///   - opposites: Whether what a node leads back to, which is in its own row already, is here too.
  /// - Complexity: O(nodes + entries), without opposites O(nodes + entries × log degree).
  init(_ projection: Projection, opposites: Bool) {
    let onward = NeighbourRows(offsets: projection.offsets, neighbours: projection.neighbours)
    func forEachTie(_ body: (_ from: Int, _ to: Int) -> Void) {
      for node in 0..<onward.nodeCount {
        var last = UInt32(node)
        for entry in onward.row(node) {
          let next = onward.neighbours[entry]
          if next == last || next == UInt32(node) { continue }
          last = next
          if opposites || onward.entry(from: Int(next), to: node) == nil { body(node, Int(next)) }
        }
      }
    }
    var offsets = [UInt32](repeating: 0, count: onward.nodeCount + 1)
    forEachTie { offsets[$1] += 1 }
    var end: UInt32 = 0
    for node in offsets.indices {
      end += offsets[node]
      offsets[node] = end
    }
    var sources = [UInt32](repeating: 0, count: Int(end))
    // From its end each row is filled backwards, and ends where it starts.
    forEachTie {
      offsets[$1] -= 1
      sources[Int(offsets[$1])] = UInt32($0)
    }
    for node in 0..<onward.nodeCount {
      sources[Int(offsets[node])..<Int(offsets[node + 1])].reverse()
    }
    self.init(offsets: offsets, sources: sources, onward: onward, weights: projection.weights)
  }

  /// Whether all ties are in the projection's own rows.
  @inline(__always)
  var isEmpty: Bool { offsets.isEmpty }

  /// The entries of what leads to a node.
  @inline(__always)
  func row(_ node: Int) -> Range<Int> {
    isEmpty ? 0..<0 : Int(offsets[node])..<Int(offsets[node + 1])
  }

  /// What the tie of an entry weighs, parallels summed.
  func weight(_ entry: Int, to node: Int) -> Double {
    onward.summedWeight(from: Int(sources[entry]), to: node, weights)
  }
}

/// What a search for communities has to know of a projection beforehand.
struct ProjectedTies {
  let inward: InwardTies
  /// The power of two that makes the largest weight about 1.
  private(set) var scale = 1.0
  /// The summed weight of the ties at each node, in that scale.
  private(set) var strengths: [Double] = []
  /// How many ties there are, from both of their ends; parallel and opposite ones are one.
  private(set) var count = 0

  /// Looks through the rows.
  /// - Complexity: O(nodes + entries), with direction O(nodes + entries × log degree).
  init(_ projection: Projection) {
    let rows = NeighbourRows(offsets: projection.offsets, neighbours: projection.neighbours)
    let isWeighted = !projection.weights.isEmpty
    let inward =
      projection.direction == .both
      ? InwardTies.none : InwardTies(projection, opposites: isWeighted)
    self.inward = inward
    if !isWeighted {
      strengths = (0..<rows.nodeCount).map {
        Double(rows.simpleDegree($0) + inward.row($0).count)
      }
      count = strengths.reduce(0) { $0 + Int($1) }
    } else {
      weigh(rows, projection.weights)
    }
  }

  private mutating func weigh(_ rows: NeighbourRows, _ weights: [Double]) {
    var largest = 0.0
    for node in 0..<rows.nodeCount {
      for entry in rows.row(node) where rows.neighbours[entry] != UInt32(node) {
        largest = max(largest, weights[entry])
      }
    }
    if largest > 0 { scale = 1 / largest.binade }
    strengths = [Double](repeating: 0, count: rows.nodeCount)
    for node in 0..<rows.nodeCount {
      var last = UInt32(node)
      for entry in rows.row(node) where rows.neighbours[entry] != UInt32(node) {
        let weight = weights[entry] * scale
        if weight == 0 { continue }
        let next = rows.neighbours[entry]
        strengths[node] += weight
        if !inward.isEmpty { strengths[Int(next)] += weight }
        if next == last { continue }
        last = next
        let isTwice =
          !inward.isEmpty && rows.summedWeight(from: Int(next), to: node, weights) == 0
        count += isTwice ? 2 : 1
      }
    }
  }
}

extension NeighbourRows {
  /// What all entries that lead from one node to another weigh.
  /// - Complexity: O(log degree + parallels).
  func summedWeight(from one: Int, to other: Int, _ weights: [Double]) -> Double {
    guard var entry = entry(from: one, to: other) else { return 0 }
    let end = row(one).upperBound
    var sum = 0.0
    while entry < end, neighbours[entry] == UInt32(other) {
      sum += weights[entry]
      entry += 1
    }
    return sum
  }
}
