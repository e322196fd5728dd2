/// What can still flow along the relationships of a projection from one set of nodes to another.
///
/// Dinitz 1970: shortest augmenting paths, one level graph after another, without recursion. The
/// projection's rows are read where they are. Beside them there is one amount for each relationship and,
/// with direction, the rows followed back; without direction an amount is what flows from the lower end
/// to the higher one less what flows back, so that either end sees what is left.
struct ResidualNetwork<Amount: SignedNumeric & Comparable & Sendable> {
  private let graph: Projection
  private let ends: FlowEnds
  /// The capacity of each entry; empty where every one is 1.
  private let weights: [Amount]
  /// The rows followed back; nil without direction.
  private let back: NeighbourRows?
  /// Without direction where the amounts of each node's ties to higher nodes begin.
  private var firstTies: [UInt32] = []
  /// What flows along each entry, or without direction each tie; of parallels at the first of them.
  private var flows: [Amount]
  /// The steps from the first set along which something can still flow.
  private var levels: [UInt32]
  private var cursor: [UInt32]
  private var queue: [UInt32] = []
  private var path: [Int] = []

  /// Takes the capacities of a projection's entries, of which none is negative.
  init(_ projection: Projection, _ ends: FlowEnds, weights: [Amount]) {
    graph = projection
    self.ends = ends
    self.weights = weights
    levels = [UInt32](repeating: .max, count: projection.nodeCount)
    cursor = levels
    queue.reserveCapacity(projection.nodeCount)
    var amounts = projection.neighbours.count
    if projection.direction == .both {
      back = nil
      firstTies.reserveCapacity(projection.nodeCount + 1)
      var count: UInt32 = 0
      firstTies.append(count)
      for node in 0..<projection.nodeCount {
        for entry in projection.row(node) where projection.neighbours[entry] > UInt32(node) {
          count += 1
        }
        firstTies.append(count)
      }
      amounts = Int(count)
    } else {
      back = NeighbourRows(offsets: projection.offsets, neighbours: projection.neighbours)
        .reversed()
    }
    flows = [Amount](repeating: 0, count: amounts)
  }

  /// Finds the largest flow from the first set to the second.
  /// - Complexity: O(nodes² × entries); far less in practice.
  mutating func maximize() -> Amount {
    var total: Amount = 0
    while !Interruption.isRequested, findLevels() {
      for node in cursor.indices { cursor[node] = 0 }
      for source in ends.isSource.indices where ends.isSource[source] {
        while !Interruption.isRequested, let pushed = augment(from: source) { total += pushed }
      }
    }
    return total
  }

  /// Whether something more could flow from the first set to a node, once the flow is the largest.
  func isReached(_ node: Int) -> Bool { levels[node] != .max }

  private mutating func findLevels() -> Bool {
    for node in levels.indices { levels[node] = .max }
    queue.removeAll(keepingCapacity: true)
    for node in levels.indices where ends.isSource[node] {
      levels[node] = 0
      queue.append(UInt32(node))
    }
    var sinkLevel = UInt32.max
    var head = 0
    while head < queue.count {
      let node = Int(queue[head])
      head += 1
      if levels[node] + 1 > sinkLevel { break }
      for place in 0..<places(of: node) {
        let next = neighbour(of: node, at: place)
        guard levels[next] == .max, left(from: node, at: place) > 0 else { continue }
        levels[next] = levels[node] + 1
        if ends.isSink[next] { sinkLevel = levels[next] } else { queue.append(UInt32(next)) }
      }
    }
    return sinkLevel != .max
  }

  /// Pushes what can flow along one path of the level graph; nil where none is left.
  private mutating func augment(from source: Int) -> Amount? {
    path.removeAll(keepingCapacity: true)
    path.append(source)
    while let node = path.last, !ends.isSink[node] {
      if let next = advance(node) {
        path.append(next)
      } else {
        // A dead end: what led here is of no more use in this level graph.
        path.removeLast()
        if let last = path.last { cursor[last] += 1 }
      }
    }
    guard let first = path.first else { return nil }
    var amount = left(from: first, at: Int(cursor[first]))
    for node in path.dropFirst().dropLast() {
      amount = min(amount, left(from: node, at: Int(cursor[node])))
    }
    for node in path.dropLast() { push(amount, from: node, at: Int(cursor[node])) }
    return amount
  }

  /// The next node of the level graph that something can flow to.
  private mutating func advance(_ node: Int) -> Int? {
    let end = places(of: node)
    while cursor[node] < end {
      let place = Int(cursor[node])
      let next = neighbour(of: node, at: place)
      if levels[next] == levels[node] + 1, left(from: node, at: place) > 0 { return next }
      cursor[node] += 1
    }
    return nil
  }

  // The places of a node are the entries of its row, then those of the row followed back.

  private func places(of node: Int) -> Int {
    graph.row(node).count + (back?.degree(node) ?? 0)
  }

  private func neighbour(of node: Int, at place: Int) -> Int {
    let row = graph.row(node)
    if place < row.count { return Int(graph.neighbours[row.lowerBound + place]) }
    guard let back else { return node }
    return Int(back.neighbours[back.row(node).lowerBound + place - row.count])
  }

  /// Whether the place before leads to the same node, which stands for both.
  private func isRepeated(_ node: Int, _ place: Int) -> Bool {
    place != 0 && place != graph.row(node).count
      && neighbour(of: node, at: place - 1) == neighbour(of: node, at: place)
  }

  /// What can still flow from a node along one of its places; nothing where it is not the first of
  /// parallels, or a loop.
  private func left(from node: Int, at place: Int) -> Amount {
    let next = neighbour(of: node, at: place)
    if next == node || isRepeated(node, place) { return 0 }
    let row = graph.row(node)
    if back == nil {
      guard let (tie, capacity) = tie(node, next, row.lowerBound + place) else { return 0 }
      return node < next ? capacity - flows[tie] : capacity + flows[tie]
    }
    if place < row.count {
      return capacity(of: row.lowerBound + place, in: row) - flows[row.lowerBound + place]
    }
    return graph.entry(from: next, to: node).map { flows[$0] } ?? 0
  }

  /// Lets more flow from a node along one of its places.
  ///
  /// What is filled holds just its capacity, whatever the sums before were rounded to.
  private mutating func push(_ amount: Amount, from node: Int, at place: Int) {
    let next = neighbour(of: node, at: place)
    let row = graph.row(node)
    let isFilled = amount == left(from: node, at: place)
    if back == nil {
      guard let (tie, capacity) = tie(node, next, row.lowerBound + place) else { return }
      if node < next {
        flows[tie] = isFilled ? capacity : flows[tie] + amount
      } else {
        flows[tie] = isFilled ? -capacity : flows[tie] - amount
      }
    } else if place < row.count {
      let entry = row.lowerBound + place
      flows[entry] = isFilled ? capacity(of: entry, in: row) : flows[entry] + amount
    } else if let entry = graph.entry(from: next, to: node) {
      flows[entry] -= amount
    }
  }

  /// The summed capacity of an entry and its parallels, of which it is the first.
  private func capacity(of entry: Int, in row: Range<Int>) -> Amount {
    var sum: Amount = 0
    var other = entry
    while other < row.upperBound, graph.neighbours[other] == graph.neighbours[entry] {
      sum += weights.isEmpty ? 1 : weights[other]
      other += 1
    }
    return sum
  }

  /// Without direction the place of a tie's amount, and its capacity, the same from either end.
  private func tie(_ node: Int, _ next: Int, _ entry: Int) -> (place: Int, capacity: Amount)? {
    let lower = min(node, next)
    guard let entry = node < next ? entry : graph.entry(from: next, to: node) else { return nil }
    let row = graph.row(lower)
    // Ties to higher nodes are the last of a row.
    return (
      Int(firstTies[lower + 1]) - (row.upperBound - entry), capacity(of: entry, in: row)
    )
  }
}
