import WeftGraph

/// Shortest paths from a bound node to another, or to every one wanted.
final class ShortestOperator: SearchOperator {
  private let selector: BoundPath.Selector
  private let isUndirected: Bool
  private var targetCount: Int?
  private var search: ShortestSearch?
  private var meeting: MeetingSearch?
  private var pending: [(target: UInt32, path: [UInt32])] = []
  private var given = 0
  private var held = 0
  private var noted = 0

  init(
    _ parts: Parts, selector: BoundPath.Selector, isUndirected: Bool, _ runtime: Runtime
  ) {
    self.selector = selector
    self.isUndirected = isUndirected
    super.init("Shortest", parts, runtime)
  }

  override func extend(_ found: inout Found) -> Bool {
    while given < pending.count {
      if found.isFull { return true }
      give(pending[given].target, pending[given].path, to: &found)
      given += 1
    }
    pending = []
    return false
  }

  override func begin(from start: UInt32, to goal: UInt32?) throws(EvaluationError) {
    pending = []
    given = 0
    held = 0
    switch selector {
    case .anyShortest, .allShortest, .all:
      if shape.minimum <= 1 {
        try breadthFirst(start, goal, keepsAll: selector != .anyShortest)
      } else {
        try byLength(
          start, goal, paths: selector == .anyShortest ? 1 : .max, groups: 1)
      }
    case .shortest(let count), .any(let count):
      try byLength(start, goal, paths: count, groups: .max)
    case .shortestGroups(let count):
      try byLength(start, goal, paths: .max, groups: count)
    }
  }

  /// How many nodes a search without a goal looks for.
  private var wantedCount: Int {
    let count = targetCount ?? targets?.count ?? runtime.graph.nodeCount
    targetCount = count
    return count
  }

  /// Whether a path of the present row may use a relationship and the node behind it.
  private func accepts(
    _ relationship: UInt32, to node: UInt32
  ) throws(EvaluationError) -> Bool {
    guard try accepts(relationship) else { return false }
    return try nodeFilter.accepts(node)
  }

  /// Counts a path found.
  private func note(_ length: Int) throws(EvaluationError) {
    held += 48 + 4 * length
    noted += 1
    if noted & 255 == 0 { try checkpoint() }
    try hold(held)
  }

  private func breadthFirst(
    _ start: UInt32, _ goal: UInt32?, keepsAll: Bool
  ) throws(EvaluationError) {
    if shape.minimum == 0, isTarget(start) {
      pending.append((start, []))
      if goal == start { return }
    }
    if let goal, goal != start {
      if isTarget(goal) { try meet(start, goal, keepsAll: keepsAll) }
      return
    }
    let wantsCycle = shape.minimum == 1 && isTarget(start)
    var remaining = goal == nil ? wantedCount : 1
    var search = self.search ?? ShortestSearch(traversal, nodes: runtime.graph.nodeCount)
    self.search = nil
    try search.run(
      from: start, maximum: shape.maximum, keepsAll: keepsAll,
      closes: wantsCycle && !isUndirected,
      accepts: { (relationship, node) throws(EvaluationError) in
        try self.accepts(relationship, to: node)
      },
      isLast: { node in
        guard self.isTarget(node) else { return false }
        remaining -= 1
        return remaining <= 0
      },
      checkpoint: { () throws(EvaluationError) in try self.checkpoint() })
    if wantsCycle, isUndirected {
      try cycles(start, keepsAll: keepsAll)
    }
    for node in search.reached where isTarget(node) {
      let paths = try search.ways.paths(to: node) { (length) throws(EvaluationError) in
        try self.note(length)
      }
      for path in paths { pending.append((node, path)) }
    }
    self.search = search
  }

  private func meet(
    _ start: UInt32, _ goal: UInt32, keepsAll: Bool
  ) throws(EvaluationError) {
    var meeting = self.meeting ?? MeetingSearch(traversal, in: runtime.graph)
    self.meeting = nil
    let paths = try meeting.paths(
      from: start, to: goal, maximum: shape.maximum, keepsAll: keepsAll,
      accepts: { (relationship, node) throws(EvaluationError) in
        try self.accepts(relationship, to: node)
      },
      checkpoint: { () throws(EvaluationError) in try self.checkpoint() },
      visit: { (length) throws(EvaluationError) in try self.note(length) })
    for path in paths { pending.append((goal, path)) }
    self.meeting = meeting
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
    let wanted = goal == nil ? wantedCount : 1
    try trails(start, minimum: shape.minimum) { _, trails in
      var touched: Set<UInt32> = []
      for trail in trails where self.isTarget(trail.node) {
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
        try self.checkpoint()
        try self.hold(bytes)
      }, body)
  }
}
