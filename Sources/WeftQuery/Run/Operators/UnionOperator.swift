import WeftGraph

/// The rows of several inputs, one input after the other within each argument row.
final class UnionOperator: Operator {
  private let picks: [[Int]]
  private let rowSlot: Int?
  private var present = 0
  private var merged: Batch?
  private var position = 0

  /// Creates one; `picks` are each input's columns in the order of the layout.
  init(
    _ inputs: [Operator], picks: [[Int]], rowSlot: Int?, _ layout: Layout, _ runtime: Runtime
  ) {
    self.picks = picks
    self.rowSlot = rowSlot
    super.init("Union", layout, inputs, runtime)
  }

  override func open() throws(EvaluationError) {
    try super.open()
    present = 0
    merged = nil
    position = 0
  }

  override func next() throws(EvaluationError) -> Batch? {
    guard let rowSlot else { return try concatenated() }
    if merged == nil {
      var builder = BatchBuilder(columns: layout.variables.count)
      var bytes = 0
      while let batch = try concatenated() {
        builder.append(batch)
        bytes += batch.byteCount
        try hold(bytes)
      }
      let rows = builder.finished(in: runtime.graph)
      if rows.count > 0 {
        let numbers = rows.columns[rowSlot].rowNumbers
        merged = rows.gathered(
          (0..<rows.count).map { Int32($0) }.sorted {
            (numbers[Int($0)], $0) < (numbers[Int($1)], $1)
          })
      } else {
        merged = rows
      }
    }
    guard let merged, position < merged.count else { return nil }
    let end = min(position + Batch.capacity, merged.count)
    defer { position = end }
    return merged.slice(position..<end)
  }

  private func concatenated() throws(EvaluationError) -> Batch? {
    while present < inputs.count {
      if let batch = try inputs[present].next() {
        return Batch(columns: picks[present].map { batch.columns[$0] }, count: batch.count)
      }
      present += 1
    }
    return nil
  }
}
