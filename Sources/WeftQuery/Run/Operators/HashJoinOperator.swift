import WeftGraph

/// Pairs of rows with equal keys; without keys, all pairs.
///
/// The second input is read once in a run.
final class HashJoinOperator: Operator {
  private let leftKeys: [Evaluator]
  private let rightKeys: [Evaluator]
  private let passed: [Int]
  private let added: [Int]
  private var table: GroupTable
  private var right: Batch?
  /// Rows of the right side by group.
  private var starts: [Int32] = [0]
  private var members: [Int32] = []
  private var batch: Batch?
  private var groups: [Int32] = []
  private var row = 0
  private var position = 0

  init(
    _ left: Operator, _ right: Operator, leftKeys: [Evaluator], rightKeys: [Evaluator],
    passed: [Int], added: [Int], _ layout: Layout, _ runtime: Runtime
  ) {
    self.leftKeys = leftKeys
    self.rightKeys = rightKeys
    self.passed = passed
    self.added = added
    table = GroupTable(width: leftKeys.count, in: runtime.graph)
    super.init(leftKeys.isEmpty ? "CrossProduct" : "HashJoin", layout, [left, right], runtime)
  }

  override func open() throws(EvaluationError) {
    try inputs[0].open()
    batch = nil
    if right == nil { try build() }
  }

  private func build() throws(EvaluationError) {
    try inputs[1].open()
    let rows = try inputs[1].all()
    var columns: [Column] = []
    for key in rightKeys { columns.append(try key.evaluate(rows)) }
    let all = table.groups(of: columns, count: rows.count)
    starts = [Int32](repeating: 0, count: table.count + 2)
    let usable = (0..<rows.count).map { row in columns.allSatisfy { isKey($0, row) } }
    for (row, group) in all.enumerated() where usable[row] { starts[Int(group) + 2] += 1 }
    for group in starts.indices.dropFirst() { starts[group] += starts[group - 1] }
    members = [Int32](repeating: 0, count: usable.count { $0 })
    for (row, group) in all.enumerated() where usable[row] {
      members[Int(starts[Int(group) + 1])] = Int32(row)
      starts[Int(group) + 1] += 1
    }
    right = rows
  }

  // Null and NaN equal nothing, not even themselves.
  private func isKey(_ column: Column, _ row: Int) -> Bool {
    if column.isNull(at: row) { return false }
    switch column {
    case .floats(let rows, _): return !rows[row].isNaN
    case .values(let rows): return Value.equals(rows[row], rows[row]) == true
    default: return true
    }
  }

  override func next() throws(EvaluationError) -> Batch? {
    guard let right, right.count > 0 else { return nil }
    while true {
      if batch == nil {
        guard let next = try inputs[0].next() else { return nil }
        try runtime.checkpoint(name)
        var columns: [Column] = []
        for key in leftKeys { columns.append(try key.evaluate(next)) }
        groups = table.find(columns, count: next.count)
        for row in groups.indices where !columns.allSatisfy({ isKey($0, row) }) {
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
          let start = Int(starts[group])
          let end = Int(starts[group + 1])
          let stop = min(end, start + position + Batch.capacity - lefts.count)
          for index in (start + position)..<stop {
            lefts.append(Int32(row))
            rights.append(members[index])
          }
          position = stop - start
          if stop < end { continue }
        }
        row += 1
        position = 0
      }
      if row >= current.count { batch = nil }
      if lefts.isEmpty { continue }
      return Batch(
        columns: passed.map { current.columns[$0].gathered(lefts) }
          + added.map { right.columns[$0].gathered(rights) }, count: lefts.count)
    }
  }
}
