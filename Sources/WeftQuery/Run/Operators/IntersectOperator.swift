import WeftGraph

/// The nodes that one relationship leads to from each of two bound nodes: the common entries of two
/// sorted lists of neighbours.
///
/// - Complexity: O(shorter list · log(longer / shorter)) a row, by galloping through the longer.
final class IntersectOperator: Operator {
  /// One of the two sides.
  struct Side {
    var traversal: Traversal
    /// The column of the node it starts from.
    var from: Int
    /// The columns of relationships it must differ from.
    var rivals: [Int]
    var hasRelationship: Bool
  }

  private let first: Side
  private let second: Side
  /// Whether both sides must use different relationships.
  private let areDistinct: Bool
  private let passed: [Int]
  private let hasTarget: Bool
  private let mask: (() throws(EvaluationError) -> Bitset)?
  private var targets: Bitset?
  private var rivals: (first: Rivals, second: Rivals)
  private var found = Found()
  private var batch: Batch?
  private var row = 0
  private var starts: [UInt32] = []
  private var others: [UInt32] = []
  /// The entries of each row's second node in each of up to two adjacencies: looked up for a whole batch
  /// before any of them is read, so that memory is fetched for many rows at once.
  private var places: [[Range<Int>]] = []

  private struct Found {
    var rows: [Int32] = []
    var nodes: [UInt32] = []
    var firsts: [UInt32] = []
    var seconds: [UInt32] = []
    var count = 0
  }

  init(
    _ input: Operator, _ first: Side, _ second: Side, areDistinct: Bool, passed: [Int],
    hasTarget: Bool, mask: (() throws(EvaluationError) -> Bitset)?, _ layout: Layout,
    _ runtime: Runtime
  ) {
    self.first = first
    self.second = second
    self.areDistinct = areDistinct
    self.passed = passed
    self.hasTarget = hasTarget
    self.mask = mask
    rivals = (Rivals(slots: first.rivals), Rivals(slots: second.rivals))
    super.init("Intersect", layout, [input], runtime)
  }

  override func open() throws(EvaluationError) {
    try super.open()
    batch = nil
    if targets == nil { targets = try mask?() }
  }

  override func next() throws(EvaluationError) -> Batch? {
    while true {
      if batch == nil {
        guard let next = try inputs[0].next() else { return nil }
        batch = next
        starts = next.columns[first.from].nodeRows
        others = next.columns[second.from].nodeRows
        readPlaces()
        rivals.first.read(next, in: runtime.graph)
        rivals.second.read(next, in: runtime.graph)
        row = 0
      }
      guard let current = batch else { return nil }
      try checkpoint()
      found = Found()
      fill(current.count)
      if row >= current.count { batch = nil }
      if found.count == 0 { continue }
      var columns = passed.map { current.columns[$0].gathered(found.rows) }
      if hasTarget { columns.append(.nodes(found.nodes)) }
      if first.hasRelationship { columns.append(.relationships(found.firsts)) }
      if second.hasRelationship { columns.append(.relationships(found.seconds)) }
      return Batch(columns: columns, count: found.count)
    }
  }

  private func readPlaces() {
    places = second.traversal.legs.prefix(2).map { leg in
      var found: [Range<Int>] = []
      found.reserveCapacity(others.count)
      for node in others {
        found.append(node == .max ? 0..<0 : leg.adjacency.entries(of: NodeID(node)))
      }
      return found
    }
  }

  /// An adjacency of each side, and what the two have to do with each other.
  ///
  /// Never copied, as ``Question`` is not: a copy counts references to the adjacencies, and threads that
  /// count references to the same arrays wait for each other.
  private struct Pair: ~Copyable {
    let near: Adjacency
    let far: Adjacency
    let left: [NodeID]
    let right: [NodeID]
    let nearSkipsLoops: Bool
    let farSkipsLoops: Bool
    let isOneType: Bool
    /// Relationships of one type and direction that start at different nodes are different.
    let isMirror: Bool

    init(_ leg: Traversal.Leg, _ other: Traversal.Leg) {
      near = leg.adjacency
      far = other.adjacency
      left = near.neighbours
      right = far.neighbours
      nearSkipsLoops = leg.skipsLoops
      farSkipsLoops = other.skipsLoops
      isOneType = leg.type == other.type
      isMirror = leg.isOutgoing != other.isOutgoing
    }
  }

  /// What is asked of every row.
  private struct Question: ~Copyable {
    let hasTargets: Bool
    let targets: Bitset
    let rivals: (first: Rivals, second: Rivals)
    let areDistinct: Bool
    let isFree: Bool
    let isCount: Bool
    let hasTarget: Bool
    let hasFirst: Bool
    let hasSecond: Bool
  }

  private func fill(_ count: Int) {
    let isFree = rivals.first.isEmpty && rivals.second.isEmpty
    let question = Question(
      hasTargets: targets != nil, targets: targets ?? Bitset(capacity: 0), rivals: rivals,
      areDistinct: areDistinct, isFree: isFree,
      isCount: isFree && layout.variables.isEmpty, hasTarget: hasTarget,
      hasFirst: first.hasRelationship, hasSecond: second.hasRelationship)
    let (legs, opposite) = (first.traversal.legs, second.traversal.legs)
    var found = Found()
    var reads = 0
    var row = row
    let (starts, others) = (starts, others)
    switch (legs.count, opposite.count) {
    case (1, 1):
      let pair = Pair(legs[0], opposite[0])
      let places = places[0]
      var (start, entries) = (UInt32.max, 0..<0)
      while row < count, found.rows.count < Batch.capacity {
        if starts[row] != .max, others[row] != .max {
          if starts[row] != start {
            start = starts[row]
            entries = pair.near.entries(of: NodeID(start))
          }
          Self.meet(
            pair, entries, places[row], start, others[row], row, question, &found, &reads)
        }
        row += 1
      }
    case (1...2, 1...2):
      // Where a side follows one adjacency only, the second stands for the first and is passed over.
      let (near, far) = (legs[legs.count - 1], opposite[opposite.count - 1])
      let pair = Pair(legs[0], opposite[0])
      let toFar = Pair(legs[0], far)
      let fromNear = Pair(near, opposite[0])
      let across = Pair(near, far)
      let (hasNear, hasFar) = (legs.count == 2, opposite.count == 2)
      let (places, farther) = (places[0], places[opposite.count - 1])
      var start = UInt32.max
      var (entries, more) = (0..<0, 0..<0)
      while row < count, found.rows.count < Batch.capacity {
        let end = others[row]
        if starts[row] != .max, end != .max {
          if starts[row] != start {
            start = starts[row]
            entries = pair.near.entries(of: NodeID(start))
            more = hasNear ? fromNear.near.entries(of: NodeID(start)) : 0..<0
          }
          let (place, other) = (places[row], hasFar ? farther[row] : 0..<0)
          Self.meet(pair, entries, place, start, end, row, question, &found, &reads)
          Self.meet(toFar, entries, other, start, end, row, question, &found, &reads)
          Self.meet(fromNear, more, place, start, end, row, question, &found, &reads)
          Self.meet(across, more, other, start, end, row, question, &found, &reads)
        }
        row += 1
      }
    default:
      while row < count, found.rows.count < Batch.capacity {
        if starts[row] != .max, others[row] != .max {
          for leg in legs {
            let entries = leg.adjacency.entries(of: NodeID(starts[row]))
            if entries.isEmpty { continue }
            for other in opposite {
              let places = other.adjacency.entries(of: NodeID(others[row]))
              Self.meet(
                Pair(leg, other), entries, places, starts[row], others[row], row, question, &found,
                &reads)
            }
          }
        }
        row += 1
      }
    }
    self.found = found
    self.row = row
    adjacencyReads += reads
  }

  /// The common nodes of two lists of entries.
  private static func meet(
    _ pair: borrowing Pair, _ entries: Range<Int>, _ places: Range<Int>, _ start: UInt32,
    _ end: UInt32, _ row: Int, _ question: borrowing Question, _ found: inout Found,
    _ reads: inout Int
  ) {
    if entries.isEmpty || places.isEmpty { return }
    let mayShare =
      question.areDistinct && pair.isOneType && (pair.isMirror || start == end)
    let isSteep = entries.count > 8 * places.count || places.count > 8 * entries.count
    var i = entries.lowerBound
    var j = places.lowerBound
    while i < entries.upperBound, j < places.upperBound {
      let (a, b) = (pair.left[i], pair.right[j])
      reads += 2
      if a != b {
        if isSteep {
          if a < b {
            i = gallop(pair.left, i, entries.upperBound, b)
          } else {
            j = gallop(pair.right, j, places.upperBound, a)
          }
        } else {
          i += a < b ? 1 : 0
          j += a < b ? 0 : 1
        }
        continue
      }
      let (iStart, jStart) = (i, j)
      repeat { i += 1 } while i < entries.upperBound && pair.left[i] == a
      repeat { j += 1 } while j < places.upperBound && pair.right[j] == a
      let node = a.rawValue
      if pair.nearSkipsLoops && node == start || pair.farSkipsLoops && node == end { continue }
      if question.hasTargets, !question.targets.contains(Int(node)) { continue }
      if question.isCount, !mayShare {
        found.count += (i - iStart) * (j - jStart)
        continue
      }
      for entry in iStart..<i {
        let relationship = pair.near.relationship(at: entry).rawValue
        if !question.isFree, question.rivals.first.contains(relationship, row: row) { continue }
        for place in jStart..<j {
          let second = pair.far.relationship(at: place).rawValue
          if mayShare, second == relationship { continue }
          if !question.isFree, question.rivals.second.contains(second, row: row) { continue }
          found.count += 1
          if question.isCount { continue }
          found.rows.append(Int32(row))
          if question.hasTarget { found.nodes.append(node) }
          if question.hasFirst { found.firsts.append(relationship) }
          if question.hasSecond { found.seconds.append(second) }
        }
      }
    }
  }

  /// The first entry from a place on that is not less than a node.
  @inline(__always)
  private static func gallop(
    _ neighbours: [NodeID], _ start: Int, _ end: Int, _ wanted: NodeID
  ) -> Int {
    var step = 1
    var low = start
    while low + step < end, neighbours[low + step] < wanted {
      low += step
      step *= 2
    }
    var high = min(low + step, end)
    low += 1
    while low < high {
      let middle = (low + high) / 2
      if neighbours[middle] < wanted { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
