import WeftGraph

/// Shortest paths from a bound node to another, or to every one wanted.
final class ShortestOperator: Operator {
  private let traversal: Traversal
  private let selector: BoundPath.Selector
  private let isUndirected: Bool
  private let from: Int
  private let shape: VariableExpandOperator.Shape
  private let filter: ElementFilter
  private let nodeFilter: ElementFilter
  private let mask: (() throws(EvaluationError) -> Bitset)?
  private var rivals: Rivals
  private var targets: Bitset?
  private var targetCount = 0
  private var search: ShortestSearch?
  private var batch: Batch?
  private var row = 0
  private var pending: [(target: UInt32, path: [UInt32])] = []
  private var given = 0

  init(
    _ input: Operator, _ traversal: Traversal, selector: BoundPath.Selector, isUndirected: Bool,
    from: Int, shape: VariableExpandOperator.Shape, filter: ElementFilter,
    nodeFilter: ElementFilter, rivals: [Int],
    mask: (() throws(EvaluationError) -> Bitset)?, _ layout: Layout, _ runtime: Runtime
  ) {
    self.traversal = traversal
    self.selector = selector
    self.isUndirected = isUndirected
    self.from = from
    self.shape = shape
    self.filter = filter
    self.nodeFilter = nodeFilter
    self.mask = mask
    self.rivals = Rivals(slots: rivals)
    super.init("Shortest", layout, [input], runtime)
  }

  override func open() throws(EvaluationError) {
    try super.open()
    batch = nil
    if targets == nil {
      targets = try mask?()
      targetCount = targets?.count ?? runtime.graph.nodeCount
    }
  }

  override func next() throws(EvaluationError) -> Batch? {
    var rows: [Int32] = []
    var reached: [UInt32] = []
    var lists: [Value] = []
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
          let (target, path) = pending[given]
          given += 1
          rows.append(Int32(row))
          reached.append(target)
          if shape.hasList {
            let ids = shape.isReversed ? path.reversed() : path
            lists.append(.list(ids.map { .relationship(RelationshipID($0)) }))
          }
          continue
        }
        row += 1
        guard row < current.count else { break }
        try find(current)
      }
      if row >= current.count { batch = nil }
      if rows.isEmpty { continue }
      var columns = shape.passed.map { current.columns[$0].gathered(rows) }
      if shape.hasTarget { columns.append(.nodes(reached)) }
      if shape.hasList { columns.append(.values(lists)) }
      return Batch(columns: columns, count: rows.count)
    }
  }

  private func find(_ current: Batch) throws(EvaluationError) {
    pending = []
    given = 0
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
    switch selector {
    case .anyShortest, .allShortest, .all:
      if shape.minimum <= 1 {
        try breadthFirst(start.rawValue, goal, keepsAll: selector != .anyShortest)
      } else {
        try byLength(
          start.rawValue, goal, paths: selector == .anyShortest ? 1 : .max, groups: 1)
      }
    case .shortest(let count), .any(let count):
      try byLength(start.rawValue, goal, paths: count, groups: .max)
    case .shortestGroups(let count):
      try byLength(start.rawValue, goal, paths: .max, groups: count)
    }
  }

  private func isTarget(_ node: UInt32, _ goal: UInt32?) -> Bool {
    (goal.map { $0 == node } ?? true) && (targets.map { $0.contains(Int(node)) } ?? true)
  }

  private func accepts(
    _ relationship: UInt32, to node: UInt32
  ) throws(EvaluationError) -> Bool {
    if !rivals.isEmpty, rivals.contains(relationship, row: row) { return false }
    guard try filter.accepts(relationship) else { return false }
    return try nodeFilter.accepts(node)
  }

  private func breadthFirst(
    _ start: UInt32, _ goal: UInt32?, keepsAll: Bool
  ) throws(EvaluationError) {
    if shape.minimum == 0, isTarget(start, goal) {
      pending.append((start, []))
      if goal == start { return }
    }
    let wantsCycle = shape.minimum == 1 && isTarget(start, goal)
    var remaining = goal == nil ? targetCount : 1
    var search = self.search ?? ShortestSearch(traversal, nodes: runtime.graph.nodeCount)
    self.search = nil
    try search.run(
      from: start, maximum: shape.maximum, keepsAll: keepsAll,
      closes: wantsCycle && !isUndirected,
      accepts: { (relationship, node) throws(EvaluationError) in
        try self.accepts(relationship, to: node)
      },
      isLast: { node in
        guard self.isTarget(node, goal) else { return false }
        remaining -= 1
        return remaining <= 0
      },
      checkpoint: { () throws(EvaluationError) in try self.runtime.checkpoint(self.name) })
    if wantsCycle, isUndirected {
      try cycles(start, keepsAll: keepsAll)
    }
    for node in search.reached where isTarget(node, goal) {
      for path in search.paths(to: node) { pending.append((node, path)) }
    }
    self.search = search
  }

  /// The shortest trails back to the start where relationships are followed both ways.
  private func cycles(_ start: UInt32, keepsAll: Bool) throws(EvaluationError) {
    try trails(start, minimum: 1) { _, trails in
      let closed = trails.filter { $0.node == start }
      for trail in keepsAll ? closed : Array(closed.prefix(1)) {
        self.pending.append((start, trail.relationships))
      }
      return closed.isEmpty
    }
  }

  private func byLength(
    _ start: UInt32, _ goal: UInt32?, paths: Int, groups: Int
  ) throws(EvaluationError) {
    var found: [UInt32: (paths: Int, groups: Int)] = [:]
    var full = 0
    let wanted = goal == nil ? targetCount : 1
    try trails(start, minimum: shape.minimum) { _, trails in
      var touched: Set<UInt32> = []
      for trail in trails where self.isTarget(trail.node, goal) {
        var state = found[trail.node] ?? (0, 0)
        if state.paths >= paths || (state.groups >= groups && !touched.contains(trail.node)) {
          continue
        }
        if touched.insert(trail.node).inserted { state.groups += 1 }
        state.paths += 1
        if state.paths == paths { full += 1 }
        found[trail.node] = state
        self.pending.append((trail.node, trail.relationships))
      }
      for node in touched where paths == .max && found[node]?.groups == groups { full += 1 }
      return full < wanted
    }
  }

  private func trails(
    _ start: UInt32, minimum: Int, _ body: (Int, [TrailSearch.Trail]) -> Bool
  ) throws(EvaluationError) {
    try TrailSearch(traversal: traversal).run(
      from: start, minimum: minimum, maximum: shape.maximum,
      accepts: { (relationship, node) throws(EvaluationError) in
        try self.accepts(relationship, to: node)
      },
      checkpoint: { (bytes) throws(EvaluationError) in
        try self.runtime.checkpoint(self.name)
        try self.runtime.hold(bytes, self.name)
        self.runtime.release(bytes)
      }, body)
  }
}
