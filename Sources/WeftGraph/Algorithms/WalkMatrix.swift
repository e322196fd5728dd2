/// What every node receives along the relationships that lead to it, as rows of a matrix.
///
/// Loops are left out, and what weighs nothing is or changes no sum. Parallel relationships without
/// weights are one entry; with weights they are several, which add up by themselves.
struct WalkMatrix: Sendable {
  /// Where each node's row starts; one more entry than nodes.
  private let offsets: [UInt32]
  /// The nodes that entries come from.
  private let sources: [UInt32]
  /// Which of the weights each entry has; empty where they are in the order of entries.
  private let places: [UInt32]
  /// Weights; empty where every weight is 1.
  private let weights: [Double]
  /// Whether rows hold loops, which are passed over.
  private let hasLoops: Bool

  /// How many nodes there are.
  var count: Int { offsets.count - 1 }

  /// Turns the rows of a projection; those followed both ways serve as they are.
  /// - Complexity: O(nodes + entries).
  init(_ projection: Projection) {
    let isPlain = projection.weights.isEmpty
    if projection.direction == .both, isPlain {
      let rows = NeighbourRows(projection)
      (offsets, sources, places, weights) = (rows.offsets, rows.neighbours, [], [])
      hasLoops = false
      return
    }
    weights = projection.weights
    if projection.direction == .both {
      (offsets, sources, places) = (projection.offsets, projection.neighbours, [])
      hasLoops = projection.loopCount > 0
      return
    }
    hasLoops = false
    var starts = [UInt32](repeating: 0, count: projection.nodeCount + 1)
    Self.forEachEntry(of: projection) { _, next, _ in starts[next + 1] += 1 }
    for node in 0..<projection.nodeCount { starts[node + 1] += starts[node] }
    offsets = starts
    var sources = [UInt32](repeating: 0, count: Int(starts[projection.nodeCount]))
    var places = [UInt32](repeating: 0, count: isPlain ? 0 : sources.count)
    Self.forEachEntry(of: projection) { node, next, entry in
      let place = Int(starts[next])
      starts[next] += 1
      sources[place] = UInt32(node)
      if !isPlain { places[place] = UInt32(entry) }
    }
    self.sources = sources
    self.places = places
  }

  /// Calls for each entry that counts with the node it leads from, the node it leads to, and its place.
  private static func forEachEntry(of graph: Projection, _ body: (Int, Int, Int) -> Void) {
    let isPlain = graph.weights.isEmpty
    for node in 0..<graph.nodeCount {
      // Where it is asked for after the entries were counted, some of them stay empty.
      if node & 0xFFF == 0, Interruption.isRequested { return }
      var last = UInt32(node)
      for entry in graph.row(node) {
        let next = graph.neighbours[entry]
        if next == UInt32(node) { continue }
        if isPlain ? next == last : graph.weights[entry] == 0 { continue }
        last = next
        body(node, Int(next), entry)
      }
    }
  }

  /// What a node receives if every node passes on what it has.
  @inline(__always)
  func received(_ node: Int, _ having: borrowing AlignedTable<Double>) -> Double {
    let row = Int(offsets[node])..<Int(offsets[node + 1])
    let from = sources.span.extracting(row)
    var sum = 0.0
    if weights.isEmpty {
      for entry in from.indices { sum += having[Int(from[entry])] }
    } else if places.isEmpty {
      let weights = weights.span.extracting(row)
      if hasLoops {
        for entry in from.indices where from[entry] != UInt32(node) {
          sum += weights[entry] * having[Int(from[entry])]
        }
      } else {
        for entry in from.indices { sum += weights[entry] * having[Int(from[entry])] }
      }
    } else {
      let places = places.span.extracting(row)
      for entry in from.indices {
        sum += weights[Int(places[entry])] * having[Int(from[entry])]
      }
    }
    return sum
  }

  /// What two nodes that only have each other grow by in a step, on average.
  func growth(of one: Int, and other: Int) -> Double {
    (weight(from: one, to: other) * weight(from: other, to: one)).squareRoot()
  }

  private func weight(from one: Int, to other: Int) -> Double {
    var sum = 0.0
    for entry in Int(offsets[other])..<Int(offsets[other + 1]) where sources[entry] == UInt32(one) {
      sum += weights.isEmpty ? 1 : weights[places.isEmpty ? entry : Int(places[entry])]
    }
    return sum
  }
}
