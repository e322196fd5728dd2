import WeftGraph

/// One relationship further from a bound node to a new one.
final class ExpandOperator: Operator {
  /// Which columns are given.
  struct Output {
    /// Columns of the input passed on.
    var passed: [Int]
    /// Whether the node reached is wanted, behind the passed ones.
    var hasTarget: Bool
    /// Whether the relationship is wanted, behind that.
    var hasRelationship: Bool
  }

  let traversal: Traversal
  let from: Int
  let output: Output
  let mask: (() throws(EvaluationError) -> Bitset)?
  private let rowSlot: Int?
  private let cell: ArgumentCell?
  private var rivals: Rivals
  private var targets: Bitset?
  private var batch: Batch?
  private var sources: [UInt32] = []
  private var numbers: [Int64] = []
  private var row = 0
  private var leg = 0
  private var entry = -1

  init(
    _ input: Operator, _ traversal: Traversal, from: Int, rivals: [Int], output: Output,
    mask: (() throws(EvaluationError) -> Bitset)?, cell: ArgumentCell?, rowSlot: Int?,
    _ layout: Layout, _ runtime: Runtime
  ) {
    self.traversal = traversal
    self.from = from
    self.output = output
    self.mask = mask
    self.cell = cell
    self.rowSlot = rowSlot
    self.rivals = Rivals(slots: rivals)
    super.init("Expand", layout, [input], runtime)
  }

  override func open() throws(EvaluationError) {
    try super.open()
    batch = nil
    if targets == nil { targets = try mask?() }
  }

  private func advance() throws(EvaluationError) -> Bool {
    guard let next = try inputs[0].next() else { return false }
    try checkpoint()
    batch = next
    sources = next.columns[from].nodeRows
    if let rowSlot, cell?.done != nil { numbers = next.columns[rowSlot].rowNumbers }
    rivals.read(next, in: runtime.graph)
    row = 0
    leg = 0
    entry = -1
    return true
  }

  override func next() throws(EvaluationError) -> Batch? {
    if layout.variables.isEmpty, targets == nil { return try countOnly() }
    while true {
      if batch == nil {
        guard try advance() else { return nil }
      }
      guard let current = batch else { return nil }
      var rows: [Int32] = []
      var reached: [UInt32] = []
      var relationships: [UInt32] = []
      rows.reserveCapacity(Batch.capacity)
      reached.reserveCapacity(Batch.capacity)
      fill(&rows, &reached, &relationships, current.count)
      if row >= current.count { batch = nil }
      if rows.isEmpty { continue }
      var columns = output.passed.map { current.columns[$0].gathered(rows) }
      if output.hasTarget { columns.append(.nodes(reached)) }
      if output.hasRelationship { columns.append(.relationships(relationships)) }
      return Batch(columns: columns, count: rows.count)
    }
  }

  private func fill(
    _ rows: inout [Int32], _ reached: inout [UInt32], _ relationships: inout [UInt32],
    _ count: Int
  ) {
    if traversal.legs.count == 1, numbers.isEmpty, !traversal.legs[0].skipsLoops {
      if rivals.isEmpty {
        return fillPlain(traversal.legs[0], &rows, &reached, &relationships, count)
      }
      if let rival = rivals.single {
        return fillApart(traversal.legs[0], rival, &rows, &reached, &relationships, count)
      }
    }
    let done = cell?.done
    guard let first = traversal.legs.first, let last = traversal.legs.last else {
      row = count
      return
    }
    let legs = traversal.legs
    let targets = targets
    while row < count {
      let source = sources[row]
      if source == .max || (!numbers.isEmpty && done?.contains(Int(numbers[row])) ?? false) {
        row += 1
        leg = 0
        entry = -1
        continue
      }
      while leg < legs.count {
        // What is taken out of the array is retained for each row, and threads that count references to
        // the same adjacency wait for each other: those of one type walked either way are at hand.
        let isWhole =
          if leg == 0 {
            walk(first, source, targets, &rows, &reached, &relationships)
          } else if leg == legs.count - 1 {
            walk(last, source, targets, &rows, &reached, &relationships)
          } else {
            walk(legs[leg], source, targets, &rows, &reached, &relationships)
          }
        guard isWhole else { return }
        entry = -1
        leg += 1
      }
      leg = 0
      row += 1
    }
  }

  /// Walks the entries of one row in one adjacency; false where the batch is full before the end.
  private func walk(
    _ leg: Traversal.Leg, _ source: UInt32, _ targets: Bitset?,
    _ rows: inout [Int32], _ reached: inout [UInt32], _ relationships: inout [UInt32]
  ) -> Bool {
    let entries = leg.adjacency.entries(of: NodeID(source))
    let first = entry < 0 ? entries.lowerBound : entry
    var position = first
    defer { adjacencyReads += position - first }
    while position < entries.upperBound {
      if rows.count >= Batch.capacity {
        entry = position
        return false
      }
      let neighbour = leg.adjacency.neighbours[position].rawValue
      let relationship = leg.adjacency.relationship(at: position).rawValue
      position += 1
      if leg.skipsLoops, neighbour == source { continue }
      if let targets, !targets.contains(Int(neighbour)) { continue }
      if !rivals.isEmpty, rivals.contains(relationship, row: row) { continue }
      rows.append(Int32(row))
      if output.hasTarget { reached.append(neighbour) }
      if output.hasRelationship { relationships.append(relationship) }
    }
    return true
  }

  /// One adjacency, and nothing to compare with earlier relationships.
  private func fillPlain(
    _ leg: Traversal.Leg, _ rows: inout [Int32], _ reached: inout [UInt32],
    _ relationships: inout [UInt32], _ count: Int
  ) {
    let adjacency = leg.adjacency
    let neighbours = adjacency.neighbours
    let targets = targets
    let hasTarget = output.hasTarget
    let hasRelationship = output.hasRelationship
    let sources = sources
    var row = row
    var entry = entry
    var reads = 0
    while row < count, rows.count < Batch.capacity {
      let entries = adjacency.entries(of: NodeID(sources[row]))
      let start = entry < 0 ? entries.lowerBound : entry
      let end = min(entries.upperBound, start + Batch.capacity - rows.count)
      reads += end - start
      for position in start..<end {
        let neighbour = neighbours[position].rawValue
        if let targets, !targets.contains(Int(neighbour)) { continue }
        rows.append(Int32(row))
        if hasTarget { reached.append(neighbour) }
        if hasRelationship {
          relationships.append(adjacency.relationship(at: position).rawValue)
        }
      }
      if end < entries.upperBound {
        entry = end
      } else {
        entry = -1
        row += 1
      }
    }
    self.row = row
    self.entry = entry
    adjacencyReads += reads
  }

  /// One adjacency, and one earlier relationship that must not be walked again.
  private func fillApart(
    _ leg: Traversal.Leg, _ rival: [UInt32], _ rows: inout [Int32], _ reached: inout [UInt32],
    _ relationships: inout [UInt32], _ count: Int
  ) {
    let adjacency = leg.adjacency
    let neighbours = adjacency.neighbours
    let targets = targets
    let hasTarget = output.hasTarget
    let hasRelationship = output.hasRelationship
    let sources = sources
    var row = row
    var entry = entry
    var reads = 0
    while row < count, rows.count < Batch.capacity {
      guard sources[row] != .max else {
        row += 1
        continue
      }
      let entries = adjacency.entries(of: NodeID(sources[row]))
      let start = entry < 0 ? entries.lowerBound : entry
      let end = min(entries.upperBound, start + Batch.capacity - rows.count)
      reads += end - start
      let taken = rival[row]
      for position in start..<end {
        let neighbour = neighbours[position].rawValue
        if let targets, !targets.contains(Int(neighbour)) { continue }
        let relationship = adjacency.relationship(at: position).rawValue
        if relationship == taken { continue }
        rows.append(Int32(row))
        if hasTarget { reached.append(neighbour) }
        if hasRelationship { relationships.append(relationship) }
      }
      if end < entries.upperBound {
        entry = end
      } else {
        entry = -1
        row += 1
      }
    }
    self.row = row
    self.entry = entry
    adjacencyReads += reads
  }

  /// Nothing of the rows is wanted but their number: degrees are added up.
  private func countOnly() throws(EvaluationError) -> Batch? {
    while try advance() {
      guard let current = batch else { return nil }
      batch = nil
      var count = traversal.degrees(of: sources).reduce(0) { $0 + Int($1) }
      for row in 0..<(rivals.isEmpty ? 0 : current.count) where sources[row] != .max {
        let node = NodeID(sources[row])
        for taken in rivals.taken(row: row)
        where traversal.leads(RelationshipID(taken), from: node, in: runtime.graph) {
          count -= 1
        }
      }
      if count > 0 { return Batch(columns: [], count: count) }
    }
    return nil
  }
}
