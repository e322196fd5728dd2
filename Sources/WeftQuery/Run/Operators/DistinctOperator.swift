import WeftGraph

/// The first row of every combination of key columns.
final class DistinctOperator: Operator {
  private let keys: [Int]
  private let outputs: [Int]
  private var table: GroupTable

  init(
    _ input: Operator, keys: [Int], outputs: [Int], _ layout: Layout, _ runtime: Runtime
  ) {
    self.keys = keys
    self.outputs = outputs
    table = GroupTable(width: keys.count, in: runtime.graph)
    super.init("Distinct", layout, [input], runtime)
  }

  override func open() throws(EvaluationError) {
    try super.open()
    if table.count > 0 { table = GroupTable(width: keys.count, in: runtime.graph) }
  }

  override func next() throws(EvaluationError) -> Batch? {
    while let batch = try inputs[0].next() {
      try checkpoint()
      var seen = Int32(table.count)
      let groups = table.groups(of: keys.map { batch.columns[$0] }, count: batch.count)
      var rows: [Int32] = []
      for (row, group) in groups.enumerated() where group >= seen {
        seen = group + 1
        rows.append(Int32(row))
      }
      try hold(table.byteCount)
      if rows.isEmpty { continue }
      return Batch(columns: outputs.map { batch.columns[$0].gathered(rows) }, count: rows.count)
    }
    return nil
  }
}
