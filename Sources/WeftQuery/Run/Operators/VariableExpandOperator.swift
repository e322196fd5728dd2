import WeftGraph

/// Trails of several relationships from a bound node, by depth-first search.
///
/// Every trail is one row; no relationship occurs twice in it. Memory is the length of one trail.
final class VariableExpandOperator: Operator {
  /// Which columns are given, and how the search is bounded.
  struct Shape {
    var minimum: Int
    var maximum: Int?
    var isReversed: Bool
    /// Columns of the input passed on.
    var passed: [Int]
    /// The column of the node every trail must end in, if it is bound.
    var into: Int?
    var hasTarget: Bool
    var hasList: Bool
  }

  private struct Level {
    var node: UInt32
    var leg: Int
    var entry: Int
  }

  private let traversal: Traversal
  private let from: Int
  private let shape: Shape
  private let filter: ElementFilter
  private let nodeFilter: ElementFilter
  private let mask: (() throws(EvaluationError) -> Bitset)?
  private var rivals: Rivals
  private var targets: Bitset?
  private var batch: Batch?
  private var sources: [UInt32] = []
  private var goals: [UInt32] = []
  private var row = 0
  private var stack: [Level] = []
  private var trail: [UInt32] = []
  private var steps = 0

  init(
    _ input: Operator, _ traversal: Traversal, from: Int, shape: Shape, filter: ElementFilter,
    nodeFilter: ElementFilter,
    rivals: [Int], mask: (() throws(EvaluationError) -> Bitset)?, _ layout: Layout,
    _ runtime: Runtime
  ) {
    self.traversal = traversal
    self.from = from
    self.shape = shape
    self.filter = filter
    self.nodeFilter = nodeFilter
    self.mask = mask
    self.rivals = Rivals(slots: rivals)
    super.init("VariableExpand", layout, [input], runtime)
  }

  override func open() throws(EvaluationError) {
    try super.open()
    batch = nil
    stack = []
    trail = []
    if targets == nil { targets = try mask?() }
  }

  override func next() throws(EvaluationError) -> Batch? {
    var rows: [Int32] = []
    var reached: [UInt32] = []
    var lists: [Value] = []
    while true {
      if batch == nil {
        guard let next = try inputs[0].next() else { return nil }
        batch = next
        sources = next.columns[from].nodeRows
        if let into = shape.into { goals = next.columns[into].nodeRows }
        rivals.read(next, in: runtime.graph)
        row = -1
      }
      guard let current = batch else { return nil }
      while rows.count < Batch.capacity {
        if stack.isEmpty {
          row += 1
          guard row < current.count else { break }
          if sources[row] == .max || (shape.into != nil && goals[row] == .max) { continue }
          try filter.begin(current, row: row, traversal: traversal)
          try nodeFilter.begin(current, row: row, traversal: traversal)
          stack = [Level(node: sources[row], leg: 0, entry: -1)]
          if shape.minimum == 0 { give(&rows, &reached, &lists) }
          continue
        }
        if try step() { give(&rows, &reached, &lists) }
      }
      if row >= current.count { batch = nil }
      if rows.isEmpty { continue }
      var columns = shape.passed.map { current.columns[$0].gathered(rows) }
      if shape.hasTarget { columns.append(.nodes(reached)) }
      if shape.hasList { columns.append(.values(lists)) }
      return Batch(columns: columns, count: rows.count)
    }
  }

  private func give(_ rows: inout [Int32], _ reached: inout [UInt32], _ lists: inout [Value]) {
    let node = stack[stack.count - 1].node
    if shape.into != nil, goals[row] != node { return }
    if let targets, !targets.contains(Int(node)) { return }
    rows.append(Int32(row))
    if shape.hasTarget { reached.append(node) }
    if shape.hasList {
      let ids = shape.isReversed ? trail.reversed() : trail
      lists.append(.list(ids.map { .relationship(RelationshipID($0)) }))
    }
  }

  /// Takes one step forward or back; true where a new trail long enough was reached.
  private func step() throws(EvaluationError) -> Bool {
    steps += 1
    if steps & 4095 == 0 { try runtime.checkpoint(name) }
    let top = stack.count - 1
    if let maximum = shape.maximum, trail.count >= maximum {
      back()
      return false
    }
    let node = stack[top].node
    while stack[top].leg < traversal.legs.count {
      let index = stack[top].leg
      let entries = traversal.legs[index].adjacency.entries(of: NodeID(node))
      var entry = stack[top].entry < 0 ? entries.lowerBound : stack[top].entry
      while entry < entries.upperBound {
        let neighbour = traversal.legs[index].adjacency.neighbours[entry].rawValue
        let relationship = traversal.legs[index].adjacency.relationship(at: entry).rawValue
        entry += 1
        if traversal.legs[index].skipsLoops, neighbour == node { continue }
        if trail.contains(relationship) { continue }
        if !rivals.isEmpty, rivals.contains(relationship, row: row) { continue }
        if try !filter.accepts(relationship) { continue }
        if try !nodeFilter.accepts(neighbour) { continue }
        stack[top].entry = entry
        stack.append(Level(node: neighbour, leg: 0, entry: -1))
        trail.append(relationship)
        return trail.count >= shape.minimum
      }
      stack[top].leg += 1
      stack[top].entry = -1
    }
    back()
    return false
  }

  private func back() {
    stack.removeLast()
    if !trail.isEmpty { trail.removeLast() }
  }
}
