import WeftGraph

/// What operators share that search the graph from a bound node of every row: they read rows one by
/// one, and give each row with the nodes found and the relationships that lead there.
class SearchOperator: Operator {
  /// Which columns are given, and how the search is bounded.
  struct Shape {
    var minimum: Int
    var maximum: Int?
    var isReversed: Bool
    /// Columns of the input passed on.
    var passed: [Int]
    /// The column of the node every path must end in, if it is bound.
    var into: Int?
    var hasTarget: Bool
    var hasList: Bool
  }

  /// What a search is made of.
  struct Parts {
    var input: Operator
    var traversal: Traversal
    /// The column of the node it starts from.
    var from: Int
    var shape: Shape
    /// What each relationship, and each node walked to, must meet.
    var filter: ElementFilter
    var nodeFilter: ElementFilter
    /// The columns of relationships it must differ from.
    var rivals: [Int]
    /// The nodes a path may end in.
    var mask: (() throws(EvaluationError) -> Bitset)?
    /// In an inner plan, the rows that need no more, and the column of row numbers.
    var cell: ArgumentCell?
    var rowSlot: Int?
    var layout: Layout
  }

  /// Rows found so far.
  struct Found {
    fileprivate var rows: [Int32] = []
    fileprivate var nodes: [UInt32] = []
    fileprivate var lists: [Value] = []
    fileprivate var listed = 0

    /// Whether a batch should be given before more is looked for.
    var isFull: Bool { rows.count >= Batch.capacity || listed >= 1 << 18 }
  }

  final let traversal: Traversal
  final let shape: Shape
  final let filter: ElementFilter
  final let nodeFilter: ElementFilter
  /// The nodes a path may end in; nil where any will do.
  private(set) final var targets: Bitset?
  /// The row of the batch that is searched.
  private(set) final var row = 0
  private let from: Int
  private let mask: (() throws(EvaluationError) -> Bitset)?
  private let cell: ArgumentCell?
  private let rowSlot: Int?
  private var rivals: Rivals
  private var batch: Batch?
  private var sources: [UInt32] = []
  private var goals: [UInt32] = []
  private var numbers: [Int64] = []
  private var isSearching = false

  init(_ name: String, _ parts: Parts, _ runtime: Runtime) {
    traversal = parts.traversal
    shape = parts.shape
    filter = parts.filter
    nodeFilter = parts.nodeFilter
    from = parts.from
    mask = parts.mask
    cell = parts.cell
    rowSlot = parts.rowSlot
    rivals = Rivals(slots: parts.rivals)
    super.init(name, parts.layout, [parts.input], runtime)
  }

  /// Begins the search of a row.
  func begin(from start: UInt32, to goal: UInt32?) throws(EvaluationError) {}

  /// Goes on until the rows found are enough for a batch; false where the row has no more.
  func extend(_ found: inout Found) throws(EvaluationError) -> Bool { false }

  override func open() throws(EvaluationError) {
    try super.open()
    batch = nil
    isSearching = false
    if targets == nil { targets = try mask?() }
  }

  override final func next() throws(EvaluationError) -> Batch? {
    var found = Found()
    while true {
      if batch == nil {
        guard let next = try inputs[0].next() else { return nil }
        read(next)
      }
      guard let current = batch else { return nil }
      while !found.isFull {
        if isSearching {
          isSearching = try extend(&found)
          continue
        }
        row += 1
        guard row < current.count else { break }
        try beginRow(current)
      }
      if row >= current.count { batch = nil }
      if found.rows.isEmpty { continue }
      try hold(found.listed * 24)
      var columns = shape.passed.map { current.columns[$0].gathered(found.rows) }
      if shape.hasTarget { columns.append(.nodes(found.nodes)) }
      if shape.hasList { columns.append(.values(found.lists)) }
      return Batch(columns: columns, count: found.rows.count)
    }
  }

  private func read(_ next: Batch) {
    batch = next
    sources = next.columns[from].nodeRows
    goals = shape.into.map { next.columns[$0].nodeRows } ?? []
    numbers = []
    if let rowSlot, cell?.done != nil { numbers = next.columns[rowSlot].rowNumbers }
    rivals.read(next, in: runtime.graph)
    row = -1
  }

  private func beginRow(_ current: Batch) throws(EvaluationError) {
    try checkpoint()
    if !numbers.isEmpty, cell?.done?.contains(Int(numbers[row])) ?? false { return }
    guard sources[row] != .max, goals.isEmpty || goals[row] != .max else { return }
    try filter.begin(current, row: row, traversal: traversal)
    try nodeFilter.begin(current, row: row, traversal: traversal)
    try begin(from: sources[row], to: goals.isEmpty ? nil : goals[row])
    isSearching = true
  }

  /// Adds a path of the present row.
  final func give(
    _ node: UInt32, _ relationships: @autoclosure () -> [UInt32], to found: inout Found
  ) {
    found.rows.append(Int32(row))
    if shape.hasTarget { found.nodes.append(node) }
    guard shape.hasList else { return }
    let path = relationships()
    let ids = shape.isReversed ? path.reversed() : path
    found.lists.append(.list(ids.map { .relationship(RelationshipID($0)) }))
    found.listed += ids.count
  }

  /// Whether a path of the present row may end in a node.
  final func isTarget(_ node: UInt32) -> Bool {
    (goals.isEmpty || goals[row] == node) && (targets?.contains(Int(node)) ?? true)
  }

  /// Whether a path of the present row may use a relationship.
  final func accepts(_ relationship: UInt32) throws(EvaluationError) -> Bool {
    if runtime.isProfiling { adjacencyReads += 1 }
    if !rivals.isEmpty, rivals.contains(relationship, row: row) { return false }
    return try filter.accepts(relationship)
  }

  /// Whether a path of the present row may use a relationship to a node.
  final func accepts(
    _ relationship: UInt32, to node: UInt32
  ) throws(EvaluationError) -> Bool {
    guard try accepts(relationship) else { return false }
    return try nodeFilter.accepts(node)
  }
}
