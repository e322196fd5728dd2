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
  /// The entries of each row's second node, where both sides follow one adjacency: looked up for a whole
  /// batch before any of them is read, so that memory is fetched for many rows at once.
  private var places: [Range<Int>] = []

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
      if first.traversal.legs.count == 1, second.traversal.legs.count == 1 {
        fill(first.traversal.legs[0], second.traversal.legs[0], current.count)
      } else {
        while row < current.count, found.rows.count < Batch.capacity {
          if starts[row] != .max, others[row] != .max { intersectRow() }
          row += 1
        }
      }
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
    guard first.traversal.legs.count == 1, second.traversal.legs.count == 1 else { return }
    let far = second.traversal.legs[0].adjacency
    var found: [Range<Int>] = []
    found.reserveCapacity(others.count)
    for node in others { found.append(node == .max ? 0..<0 : far.entries(of: NodeID(node))) }
    places = found
  }

  /// The rows where each side follows one adjacency.
  ///
  /// Everything is in local variables: what is read through `self` is retained for each row, and threads
  /// that count references to the same arrays wait for each other.
  private func fill(_ leg: Traversal.Leg, _ other: Traversal.Leg, _ count: Int) {
    let (near, far) = (leg.adjacency, other.adjacency)
    let (left, right) = (near.neighbours, far.neighbours)
    let (starts, others, targets, rivals) = (starts, others, targets, rivals)
    let isFree = rivals.first.isEmpty && rivals.second.isEmpty
    let isCount = isFree && layout.variables.isEmpty
    // Relationships of one type and direction that start at different nodes are different.
    let isMirror = leg.type == other.type && leg.isOutgoing != other.isOutgoing
    var found = Found()
    var row = row
    var reads = 0
    var (start, entries) = (UInt32.max, 0..<0)
    let everyPlace = places
    while row < count, found.rows.count < Batch.capacity {
      defer { row += 1 }
      if starts[row] == .max || others[row] == .max { continue }
      if starts[row] != start {
        start = starts[row]
        entries = near.entries(of: NodeID(start))
      }
      let end = others[row]
      let places = everyPlace[row]
      let mayShare = areDistinct && leg.type == other.type && (isMirror || start == end)
      var i = entries.lowerBound
      var j = places.lowerBound
      let isSteep =
        entries.count > 8 * places.count || places.count > 8 * entries.count
      while i < entries.upperBound, j < places.upperBound {
        let (a, b) = (left[i], right[j])
        reads += 2
        if a != b {
          if isSteep {
            if a < b {
              i = Self.gallop(left, i, entries.upperBound, b)
            } else {
              j = Self.gallop(right, j, places.upperBound, a)
            }
          } else {
            i += a < b ? 1 : 0
            j += a < b ? 0 : 1
          }
          continue
        }
        let (iStart, jStart) = (i, j)
        repeat { i += 1 } while i < entries.upperBound && left[i] == a
        repeat { j += 1 } while j < places.upperBound && right[j] == a
        let node = a.rawValue
        if leg.skipsLoops && node == start || other.skipsLoops && node == end { continue }
        if let targets, !targets.contains(Int(node)) { continue }
        if isCount, !mayShare {
          found.count += (i - iStart) * (j - jStart)
          continue
        }
        for entry in iStart..<i {
          let relationship = near.relationship(at: entry).rawValue
          if !isFree, rivals.first.contains(relationship, row: row) { continue }
          for place in jStart..<j {
            let second = far.relationship(at: place).rawValue
            if mayShare, second == relationship { continue }
            if !isFree, rivals.second.contains(second, row: row) { continue }
            found.count += 1
            if isCount { continue }
            found.rows.append(Int32(row))
            if hasTarget { found.nodes.append(node) }
            if first.hasRelationship { found.firsts.append(relationship) }
            if self.second.hasRelationship { found.seconds.append(second) }
          }
        }
      }
    }
    self.found = found
    self.row = row
    adjacencyReads += reads
  }

  private func intersectRow() {
    for leg in first.traversal.legs {
      let near = leg.adjacency.entries(of: NodeID(starts[row]))
      if near.isEmpty { continue }
      for other in second.traversal.legs {
        let far = other.adjacency.entries(of: NodeID(others[row]))
        if !far.isEmpty {
          intersect(leg, near, starts[row], other, far, others[row], row)
        }
      }
    }
  }

  private func intersect(
    _ leg: Traversal.Leg, _ near: Range<Int>, _ start: UInt32, _ other: Traversal.Leg,
    _ far: Range<Int>, _ end: UInt32, _ row: Int
  ) {
    let left = leg.adjacency.neighbours
    let right = other.adjacency.neighbours
    var i = near.lowerBound
    var j = far.lowerBound
    while i < near.upperBound, j < far.upperBound {
      let (a, b) = (left[i], right[j])
      adjacencyReads += 2
      if a < b {
        i = Self.gallop(left, i, near.upperBound, b)
      } else if b < a {
        j = Self.gallop(right, j, far.upperBound, a)
      } else {
        var iEnd = i + 1
        while iEnd < near.upperBound, left[iEnd] == a { iEnd += 1 }
        var jEnd = j + 1
        while jEnd < far.upperBound, right[jEnd] == a { jEnd += 1 }
        let node = a.rawValue
        let isLoop = leg.skipsLoops && node == start || other.skipsLoops && node == end
        if !isLoop, targets?.contains(Int(node)) ?? true {
          give(leg.adjacency, i..<iEnd, other.adjacency, j..<jEnd, node, row)
        }
        i = iEnd
        j = jEnd
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

  private func give(
    _ near: Adjacency, _ entries: Range<Int>, _ far: Adjacency, _ others: Range<Int>,
    _ node: UInt32, _ row: Int
  ) {
    if !areDistinct, rivals.first.isEmpty, rivals.second.isEmpty, layout.variables.isEmpty {
      found.count += entries.count * others.count
      return
    }
    for entry in entries {
      let relationship = near.relationship(at: entry).rawValue
      if !rivals.first.isEmpty, rivals.first.contains(relationship, row: row) { continue }
      for place in others {
        let other = far.relationship(at: place).rawValue
        if areDistinct, other == relationship { continue }
        if !rivals.second.isEmpty, rivals.second.contains(other, row: row) { continue }
        found.count += 1
        if !layout.variables.isEmpty { found.rows.append(Int32(row)) }
        if hasTarget { found.nodes.append(node) }
        if first.hasRelationship { found.firsts.append(relationship) }
        if second.hasRelationship { found.seconds.append(other) }
      }
    }
  }
}
