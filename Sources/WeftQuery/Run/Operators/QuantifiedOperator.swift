import WeftGraph

/// Repetitions of an inner pattern, all of one length at a time for a batch of rows.
///
/// The inner plan is run once for each number of repetitions, over everything reached so far. No
/// relationship occurs twice in a match.
final class QuantifiedOperator: Operator {
  /// Which columns are given, and how often the pattern is repeated.
  struct Shape {
    var minimum: Int
    var maximum: Int?
    var isReversed: Bool
    var passed: [Int]
    var into: Int?
    var hasTarget: Bool
    var hasList: Bool
    /// Inner columns that become lists.
    var groups: [Int]
    /// The inner columns of the node reached and the relationships walked.
    var end: Int
    var relationships: [Int]
  }

  private struct State {
    var row: Int32
    var node: UInt32
    var relationships: [RelationshipID]
    var groups: [[Value]]
  }

  private let runner: SubqueryRunner
  private let from: Int
  private let shape: Shape
  /// The outer columns the inner plan reads behind its start node.
  private let imports: [Int]
  private let mask: (() throws(EvaluationError) -> Bitset)?
  private var rivals: Rivals
  private var targets: Bitset?
  private var batch: Batch?
  private var found: [State] = []
  private var position = 0

  init(
    _ input: Operator, _ runner: SubqueryRunner, from: Int, imports: [Int], shape: Shape,
    rivals: [Int], mask: (() throws(EvaluationError) -> Bitset)?, _ layout: Layout,
    _ runtime: Runtime
  ) {
    self.runner = runner
    self.from = from
    self.imports = imports
    self.shape = shape
    self.mask = mask
    self.rivals = Rivals(slots: rivals)
    super.init("QuantifiedExpand", layout, [input, runner.inner], runtime)
  }

  override func open() throws(EvaluationError) {
    try inputs[0].open()
    batch = nil
    if targets == nil { targets = try mask?() }
  }

  override func next() throws(EvaluationError) -> Batch? {
    while true {
      if batch == nil {
        guard let next = try inputs[0].next() else { return nil }
        batch = next
        try search(next)
        position = 0
      }
      guard let current = batch else { return nil }
      let end = min(position + Batch.capacity, found.count)
      let portion = found[position..<end]
      position = end
      if position == found.count { batch = nil }
      if portion.isEmpty { continue }
      let rows = portion.map(\.row)
      var columns = shape.passed.map { current.columns[$0].gathered(rows) }
      if shape.hasTarget { columns.append(.nodes(portion.map(\.node))) }
      if shape.hasList {
        columns.append(
          .values(portion.map { .list($0.relationships.map { .relationship($0) }) }))
      }
      for index in shape.groups.indices {
        columns.append(.values(portion.map { .list($0.groups[index]) }))
      }
      return Batch(columns: columns, count: rows.count)
    }
  }

  private func search(_ batch: Batch) throws(EvaluationError) {
    let nodes = batch.columns[from].nodeRows
    let goals = shape.into.map { batch.columns[$0].nodeRows }
    rivals.read(batch, in: runtime.graph)
    found = []
    var states: [State] = nodes.indices.filter { nodes[$0] != .max }.map { row in
      State(
        row: Int32(row), node: nodes[row], relationships: [],
        groups: [[Value]](repeating: [], count: shape.groups.count))
    }
    var repetitions = 0
    while !states.isEmpty {
      if repetitions >= shape.minimum {
        found += states.filter { state in
          (goals.map { $0[Int(state.row)] == state.node } ?? true)
            && (targets.map { $0.contains(Int(state.node)) } ?? true)
        }
      }
      if repetitions >= shape.maximum ?? .max { break }
      states = try repeated(states, batch)
      repetitions += 1
    }
    let numbered = found.enumerated().sorted {
      ($0.element.row, $0.offset) < ($1.element.row, $1.offset)
    }
    found = numbered.map(\.element)
  }

  private func repeated(_ states: [State], _ batch: Batch) throws(EvaluationError) -> [State] {
    try checkpoint()
    let rows = states.map(\.row)
    let columns =
      [Column.nodes(states.map(\.node))] + imports.map { batch.columns[$0].gathered(rows) }
    let width = 64 + (states.first?.relationships.count ?? 0) * (8 + 24 * shape.groups.count)
    var result: [State] = []
    try runner.begin(Batch(columns: columns, count: states.count))
    while let (inner, numbers) = try runner.next() {
      let ends = inner.columns[shape.end].nodeRows
      for (index, number) in numbers.enumerated() {
        let state = states[Int(number)]
        let walked = relationships(inner, index)
        if walked.contains(where: { rivals.contains($0.rawValue, row: Int(state.row)) }) {
          continue
        }
        if walked.contains(where: state.relationships.contains) { continue }
        var next = state
        next.node = ends[index]
        next.relationships =
          shape.isReversed ? walked + state.relationships : state.relationships + walked
        for (group, slot) in shape.groups.enumerated() {
          let value = inner.columns[slot].value(at: index, in: runtime.graph)
          if shape.isReversed {
            next.groups[group].insert(value, at: 0)
          } else {
            next.groups[group].append(value)
          }
        }
        result.append(next)
      }
      // A state has its relationships and lists, and found ones stay until the batch is given.
      try hold((found.count + states.count + result.count) * width)
    }
    return result
  }

  private func relationships(_ inner: Batch, _ row: Int) -> [RelationshipID] {
    var result: [RelationshipID] = []
    for slot in shape.relationships {
      switch inner.columns[slot].value(at: row, in: runtime.graph) {
      case .relationship(let id): result.append(id)
      case .list(let values):
        for case .relationship(let id) in values { result.append(id) }
      default: break
      }
    }
    return result
  }
}
