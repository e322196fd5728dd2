import WeftGraph

/// The rows behind the first few, or the first few rows; within each argument row where partitioned.
final class LimitOperator: Operator {
  private let isSkip: Bool
  private let amount: () throws(EvaluationError) -> Int
  private let rowSlot: Int?
  private let outputs: [Int]
  private var wanted = 0
  private var rank = 0
  private var present: Int64 = -1

  init(
    _ input: Operator, isSkip: Bool, amount: @escaping () throws(EvaluationError) -> Int,
    rowSlot: Int?, outputs: [Int], _ layout: Layout, _ runtime: Runtime
  ) {
    self.isSkip = isSkip
    self.amount = amount
    self.rowSlot = rowSlot
    self.outputs = outputs
    super.init(isSkip ? "Skip" : "Limit", layout, [input], runtime)
  }

  override func open() throws(EvaluationError) {
    try super.open()
    wanted = try amount()
    rank = 0
    present = -1
  }

  override func next() throws(EvaluationError) -> Batch? {
    guard let rowSlot else { return try global() }
    while let batch = try inputs[0].next() {
      let numbers = batch.columns[rowSlot].rowNumbers
      var rows: [Int32] = []
      for row in 0..<batch.count {
        if numbers[row] != present {
          present = numbers[row]
          rank = 0
        }
        if (rank >= wanted) == isSkip { rows.append(Int32(row)) }
        rank += 1
      }
      if rows.isEmpty { continue }
      return Batch(columns: outputs.map { batch.columns[$0].gathered(rows) }, count: rows.count)
    }
    return nil
  }

  private func global() throws(EvaluationError) -> Batch? {
    if !isSkip, rank >= wanted { return nil }
    while let batch = try inputs[0].next() {
      let before = rank
      rank += batch.count
      let kept =
        isSkip
        ? min(max(wanted - before, 0), batch.count)..<batch.count
        : 0..<min(wanted - before, batch.count)
      if kept.isEmpty { continue }
      let rows = batch.slice(kept)
      return Batch(columns: outputs.map { rows.columns[$0] }, count: rows.count)
    }
    return nil
  }
}
