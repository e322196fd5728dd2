import WeftGraph

/// The second input of a join, read once in a run and hashed by its keys.
///
/// Copies of a join in several threads share it: the first that needs it makes it, others wait.
final class JoinBuild {
  /// Rows, and which of them have a combination of keys.
  struct Built {
    var rows: Batch
    var table: GroupTable
    /// Rows by group.
    var starts: [Int32]
    var members: [Int32]
  }

  let input: Operator
  private let keys: [Evaluator]
  private let runtime: Runtime
  private let built = Guarded<Built?>(nil)

  init(_ input: Operator, keys: [Evaluator], _ runtime: Runtime) {
    self.input = input
    self.keys = keys
    self.runtime = runtime
  }

  /// The rows, made when first asked for.
  func result(for operation: Operator) throws(EvaluationError) -> Built {
    try built.withLock { (built) throws(EvaluationError) in
      if let built { return built }
      let result = try make(operation)
      built = result
      return result
    }
  }

  private func make(_ operation: Operator) throws(EvaluationError) -> Built {
    try input.open()
    let rows = try operation.gatherAll(of: input)
    var columns: [Column] = []
    for key in keys { columns.append(try key.evaluate(rows)) }
    var table = GroupTable(width: keys.count, in: runtime.graph)
    let all = table.groups(of: columns, count: rows.count)
    try operation.checkpoint()
    var starts = [Int32](repeating: 0, count: table.count + 2)
    let usable = (0..<rows.count).map { row in columns.allSatisfy { $0.isKey(at: row) } }
    for (row, group) in all.enumerated() where usable[row] { starts[Int(group) + 2] += 1 }
    for group in starts.indices.dropFirst() { starts[group] += starts[group - 1] }
    var members = [Int32](repeating: 0, count: usable.count { $0 })
    for (row, group) in all.enumerated() where usable[row] {
      members[Int(starts[Int(group) + 1])] = Int32(row)
      starts[Int(group) + 1] += 1
    }
    return Built(rows: rows, table: table, starts: starts, members: members)
  }
}

/// Pairs of rows with equal keys; without keys, all pairs.
final class HashJoinOperator: Operator {
  private let build: JoinBuild
  private let keys: [Evaluator]
  private let passed: [Int]
  private let added: [Int]
  private var built: JoinBuild.Built?
  private var batch: Batch?
  private var groups: [Int32] = []
  private var row = 0
  private var position = 0

  init(
    _ left: Operator, _ build: JoinBuild, keys: [Evaluator], passed: [Int], added: [Int],
    _ layout: Layout, _ runtime: Runtime
  ) {
    self.build = build
    self.keys = keys
    self.passed = passed
    self.added = added
    super.init(
      keys.isEmpty ? "CrossProduct" : "HashJoin", layout, [left, build.input], runtime)
  }

  override func open() throws(EvaluationError) {
    try inputs[0].open()
    batch = nil
    if built == nil { built = try build.result(for: self) }
  }

  override func next() throws(EvaluationError) -> Batch? {
    guard var built, built.rows.count > 0 else { return nil }
    while true {
      if batch == nil {
        guard let next = try inputs[0].next() else { return nil }
        try checkpoint()
        var columns: [Column] = []
        for key in keys { columns.append(try key.evaluate(next)) }
        groups = built.table.find(columns, count: next.count)
        self.built = built
        for row in groups.indices where !columns.allSatisfy({ $0.isKey(at: row) }) {
          groups[row] = -1
        }
        batch = next
        row = 0
        position = 0
      }
      guard let current = batch else { return nil }
      var lefts: [Int32] = []
      var rights: [Int32] = []
      while row < current.count, lefts.count < Batch.capacity {
        let group = Int(groups[row])
        if group >= 0 {
          let start = Int(built.starts[group])
          let end = Int(built.starts[group + 1])
          let stop = min(end, start + position + Batch.capacity - lefts.count)
          for index in (start + position)..<stop {
            lefts.append(Int32(row))
            rights.append(built.members[index])
          }
          position = stop - start
          if stop < end { continue }
        }
        row += 1
        position = 0
      }
      if row >= current.count { batch = nil }
      if lefts.isEmpty { continue }
      try checkpoint()
      return Batch(
        columns: passed.map { current.columns[$0].gathered(lefts) }
          + added.map { built.rows.columns[$0].gathered(rights) }, count: lefts.count)
    }
  }
}

extension Column {
  /// Whether a row can equal another: null and NaN equal nothing, not even themselves.
  fileprivate func isKey(at row: Int) -> Bool {
    if isNull(at: row) { return false }
    switch self {
    case .floats(let rows, _): return !rows[row].isNaN
    case .values(let rows): return Value.equals(rows[row], rows[row]) == true
    default: return true
    }
  }
}
