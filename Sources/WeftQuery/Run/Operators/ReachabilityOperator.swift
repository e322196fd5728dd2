import WeftGraph

/// The nodes that some trail leads to, each once for a row, by breadth-first search.
///
/// Stands for a variable-length pattern of which only the nodes reached are wanted. A node other
/// than the start is reached by a trail of at most k steps exactly where it is by a walk; for the
/// start itself following relationships one way the same holds, and both ways it needs a cycle.
/// - Complexity: O(nodes + relationships) a row.
final class ReachabilityOperator: Operator {
  private let traversal: Traversal
  private let isUndirected: Bool
  private let from: Int
  private let shape: VariableExpandOperator.Shape
  private let filter: ElementFilter
  private let nodeFilter: ElementFilter
  private let mask: (() throws(EvaluationError) -> Bitset)?
  private let cell: ArgumentCell?
  private let rowSlot: Int?
  private var rivals: Rivals
  private var targets: Bitset?
  private var batch: Batch?
  private var row = 0
  private var pending: [UInt32] = []
  private var given = 0
  private var stamps: [UInt32] = []
  /// The first relationship of the way to each node, for cycles through the start.
  private var branches: [UInt32] = []
  private var levels: [UInt32] = []
  private var stamp: UInt32 = 0

  init(
    _ input: Operator, _ traversal: Traversal, isUndirected: Bool, from: Int,
    shape: VariableExpandOperator.Shape, filter: ElementFilter,
    nodeFilter: ElementFilter, rivals: [Int],
    mask: (() throws(EvaluationError) -> Bitset)?, cell: ArgumentCell?, rowSlot: Int?,
    _ layout: Layout, _ runtime: Runtime
  ) {
    self.traversal = traversal
    self.isUndirected = isUndirected
    self.from = from
    self.shape = shape
    self.filter = filter
    self.nodeFilter = nodeFilter
    self.mask = mask
    self.cell = cell
    self.rowSlot = rowSlot
    self.rivals = Rivals(slots: rivals)
    super.init("Reachability", layout, [input], runtime)
  }

  override func open() throws(EvaluationError) {
    try super.open()
    batch = nil
    if targets == nil { targets = try mask?() }
    if stamps.isEmpty {
      stamps = [UInt32](repeating: 0, count: runtime.graph.nodeCount)
      if isUndirected {
        branches = stamps
        levels = stamps
      }
    }
  }

  override func next() throws(EvaluationError) -> Batch? {
    var rows: [Int32] = []
    var reached: [UInt32] = []
    while true {
      if batch == nil {
        guard let next = try inputs[0].next() else { return nil }
        batch = next
        rivals.read(next, in: runtime.graph)
        row = -1
        pending = []
        given = 0
      }
      guard let current = batch else { return nil }
      while rows.count < Batch.capacity {
        if given < pending.count {
          let taken = min(pending.count - given, Batch.capacity - rows.count)
          rows.append(contentsOf: repeatElement(Int32(row), count: taken))
          reached += pending[given..<(given + taken)]
          given += taken
          continue
        }
        row += 1
        guard row < current.count else { break }
        try search(current)
      }
      if row >= current.count { batch = nil }
      if rows.isEmpty { continue }
      var columns = shape.passed.map { current.columns[$0].gathered(rows) }
      if shape.hasTarget { columns.append(.nodes(reached)) }
      return Batch(columns: columns, count: rows.count)
    }
  }

  private func search(_ current: Batch) throws(EvaluationError) {
    pending = []
    given = 0
    try runtime.checkpoint(name)
    if let rowSlot, let done = cell?.done,
      done.contains(Int(current.columns[rowSlot].rowNumbers[row]))
    {
      return
    }
    guard case .node(let start) = current.columns[from].value(at: row, in: runtime.graph) else {
      return
    }
    var goal: UInt32?
    if let into = shape.into {
      guard case .node(let node) = current.columns[into].value(at: row, in: runtime.graph) else {
        return
      }
      goal = node.rawValue
    }
    try filter.begin(current, row: row, traversal: traversal)
    try nodeFilter.begin(current, row: row, traversal: traversal)
    stamp += 1
    stamps[start.index] = stamp
    var reachesStart = shape.minimum == 0
    var startCycle = Int.max
    var frontier = [start.rawValue]
    var found: [UInt32] = []
    var depth = 0
    while !frontier.isEmpty, depth < shape.maximum ?? .max {
      depth += 1
      var following: [UInt32] = []
      for node in frontier {
        for leg in traversal.legs.indices {
          let skipsLoops = traversal.legs[leg].skipsLoops
          for entry in traversal.legs[leg].adjacency.entries(of: NodeID(node)) {
            let neighbour = traversal.legs[leg].adjacency.neighbours[entry].rawValue
            if skipsLoops, neighbour == node { continue }
            let isSeen = stamps[Int(neighbour)] == stamp
            if isSeen, !isUndirected, neighbour != start.rawValue { continue }
            let relationship = traversal.legs[leg].adjacency.relationship(at: entry).rawValue
            if !rivals.isEmpty, rivals.contains(relationship, row: row) { continue }
            if try !filter.accepts(relationship) { continue }
            if try !nodeFilter.accepts(neighbour) { continue }
            if isSeen {
              if !isUndirected {
                reachesStart = true
              } else {
                startCycle = min(
                  startCycle, cycle(node, neighbour, relationship, start.rawValue, depth))
              }
              continue
            }
            stamps[Int(neighbour)] = stamp
            if isUndirected {
              branches[Int(neighbour)] = depth == 1 ? relationship : branches[Int(node)]
              levels[Int(neighbour)] = UInt32(depth)
            }
            following.append(neighbour)
          }
        }
      }
      for node in following where targets.map({ $0.contains(Int(node)) }) ?? true {
        if let goal, goal != node { continue }
        found.append(node)
      }
      if goal != nil, !found.isEmpty { break }
      frontier = following
    }
    if startCycle <= shape.maximum ?? .max, startCycle != .max { reachesStart = true }
    let wantsStart =
      reachesStart && goal.map { $0 == start.rawValue } ?? true
      && targets.map { $0.contains(start.index) } ?? true
    pending = (wantsStart ? [start.rawValue] : []) + found
  }

  /// The length of the cycle through the start that a relationship to a node seen closes.
  private func cycle(
    _ node: UInt32, _ neighbour: UInt32, _ relationship: UInt32, _ start: UInt32, _ depth: Int
  ) -> Int {
    if node == start, neighbour == start { return 1 }
    if neighbour == start {
      return branches[Int(node)] == relationship ? .max : depth
    }
    if node == start { return branches[Int(neighbour)] == relationship ? .max : depth + 1 }
    guard branches[Int(node)] != branches[Int(neighbour)] else { return .max }
    return depth + Int(levels[Int(neighbour)])
  }
}
