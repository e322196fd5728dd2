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
    var offsets = [UInt32](repeating: 0, count: onward.nodeCount + 1)
    for node in 0..<onward.nodeCount {
      onward.forEachTie(of: node, opposites: opposites) { offsets[$0] += 1 }
    }
    var end: UInt32 = 0
    for node in offsets.indices {
      end += offsets[node]
      offsets[node] = end
    }
    var sources = [UInt32](repeating: 0, count: Int(end))
    // From its end each row is filled backwards, and ends where it starts.
    for node in (0..<onward.nodeCount).reversed() {
      onward.forEachTie(of: node, opposites: opposites) {
        offsets[$0] -= 1
        sources[Int(offsets[$0])] = UInt32(node)
      }
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

/// A projection as a search for communities holds it from beginning to end.
///
/// With weights and direction ``InwardTies`` are held only while the projection's own nodes are worked on:
/// half of all that is held then, they are soon found again once merged nodes are done with.
struct ProjectedTies<Weight: TieWeight>: Sendable {
  let projection: Projection
  /// What leads to each node, where it is none or takes long to find.
  let heldInward: InwardTies?
  /// The power of two that makes the largest weight about 1.
  private(set) var scale = 1.0
  /// The summed weight of the ties at each node, in that scale.
  private(set) var strengths: [Double] = []
  /// The summed strength of all nodes.
  private(set) var total = 0.0
  /// How many ties there are, from both of their ends; parallel and opposite ones are one.
  private(set) var count = 0

  /// What leads to each node that is not in the projection's rows.
  /// - Complexity: O(nodes + entries) with weights and direction, else O(1).
  var inward: InwardTies { heldInward ?? InwardTies(projection, opposites: true) }

  /// The graph on which the projection's own nodes are worked on; to be let go of with them.
  /// - Complexity: that of ``inward``.
  func graph() -> CommunityGraph<Weight> { CommunityGraph(self) }

  /// Looks through the rows.
  /// - Complexity: O(nodes + entries), with direction O(nodes + entries × log degree).
  init(_ projection: Projection) {
    self.projection = projection
    let rows = NeighbourRows(offsets: projection.offsets, neighbours: projection.neighbours)
    let isWeighted = !projection.weights.isEmpty
    let isDirected = projection.direction != .both
    if !isWeighted {
      let inward = isDirected ? InwardTies(projection, opposites: false) : .none
      heldInward = inward
      strengths = (0..<rows.nodeCount).map {
        Double(rows.simpleDegree($0) + inward.row($0).count)
      }
      count = strengths.reduce(0) { $0 + Int($1) }
    } else {
      heldInward = isDirected ? nil : InwardTies.none
      weigh(rows, projection.weights, isDirected)
    }
    total = strengths.reduce(0, +)
  }

  private mutating func weigh(_ rows: NeighbourRows, _ weights: [Double], _ isDirected: Bool) {
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
        if isDirected { strengths[Int(next)] += weight }
        if next == last { continue }
        last = next
        let isTwice =
          isDirected && rows.summedWeight(from: Int(next), to: node, weights) == 0
        count += isTwice ? 2 : 1
      }
    }
  }
}

extension NeighbourRows {
  /// Calls for each node another one leads to, parallels once and without itself; without opposites not
  /// for those that lead back to it.
  @inline(__always)
  fileprivate func forEachTie(of node: Int, opposites: Bool, _ body: (Int) -> Void) {
    let row = neighbours.span.extracting(row(node))
    var last = UInt32(node)
    for entry in row.indices {
      let next = row[entry]
      if next == last || next == UInt32(node) { continue }
      last = next
      if opposites || self.entry(from: Int(next), to: node) == nil { body(Int(next)) }
    }
  }

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
