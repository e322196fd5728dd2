import WeftGraph

/// One row for each element of a list; none for null, one for anything that is no list.
final class UnwindOperator: Operator {
  private let list: Evaluator
  private let passed: [Int]
  private let hasElement: Bool
  private var batch: Batch?
  private var lists: Column = .values([])
  private var row = 0
  private var position = 0

  init(
    _ input: Operator, _ list: Evaluator, passed: [Int], hasElement: Bool, _ layout: Layout,
    _ runtime: Runtime
  ) {
    self.list = list
    self.passed = passed
    self.hasElement = hasElement
    super.init("Unwind", layout, [input], runtime)
  }

  override func open() throws(EvaluationError) {
    try super.open()
    batch = nil
  }

  override func next() throws(EvaluationError) -> Batch? {
    while true {
      if batch == nil {
        guard let next = try inputs[0].next() else { return nil }
        try checkpoint()
        batch = next
        lists = try list.evaluate(next)
        row = 0
        position = 0
      }
      guard let current = batch else { return nil }
      var rows: [Int32] = []
      var elements: [Value] = []
      while row < current.count, rows.count < Batch.capacity {
        switch lists.value(at: row, in: runtime.graph) {
        case .null: row += 1
        case .list(let values):
          let end = min(values.count, position + Batch.capacity - rows.count)
          elements += values[position..<end]
          rows.append(contentsOf: repeatElement(Int32(row), count: end - position))
          position = end
          if end == values.count {
            row += 1
            position = 0
          }
        case let value:
          rows.append(Int32(row))
          elements.append(value)
          row += 1
        }
      }
      if row >= current.count { batch = nil }
      if rows.isEmpty { continue }
      var columns = passed.map { current.columns[$0].gathered(rows) }
      if hasElement { columns.append(.typed(elements)) }
      return Batch(columns: columns, count: rows.count)
    }
  }
}
