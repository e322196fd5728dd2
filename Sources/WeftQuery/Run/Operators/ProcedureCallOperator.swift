import WeftGraph

/// The rows of a procedure for each row; equal arguments one after the other are run once.
final class ProcedureCallOperator: Operator {
  private let procedure: Procedure
  /// Where the call writes one of its options.
  private let optionPlace: (String?) -> SourceSpan
  private let arguments: [Evaluator]
  private let passed: [Int]
  private let yields: [Int]
  private var last: (arguments: GroupKey, columns: [Column])?
  private var batch: Batch?
  private var columns: [Column] = []
  private var row = 0
  private var results: [Column] = []
  private var count = 0
  private var position = 0

  init(
    _ input: Operator, _ procedure: Procedure, _ arguments: [Evaluator], passed: [Int],
    yields: [Int], optionPlace: @escaping (String?) -> SourceSpan, _ layout: Layout,
    _ runtime: Runtime
  ) {
    self.procedure = procedure
    self.optionPlace = optionPlace
    self.arguments = arguments
    self.passed = passed
    self.yields = yields
    super.init("ProcedureCall", layout, [input], runtime)
  }

  override func open() throws(EvaluationError) {
    try super.open()
    batch = nil
  }

  override func next() throws(EvaluationError) -> Batch? {
    while true {
      if batch == nil {
        guard let next = try inputs[0].next() else { return nil }
        batch = next
        columns = []
        for argument in arguments { columns.append(try argument.evaluate(next)) }
        row = -1
        position = 0
        count = 0
      }
      guard let current = batch else { return nil }
      if position >= count {
        row += 1
        guard row < current.count else {
          batch = nil
          continue
        }
        try run()
        continue
      }
      let end = min(position + Batch.capacity, count)
      let rows = (position..<end).map { Int32($0) }
      let origins = [Int32](repeating: Int32(row), count: rows.count)
      position = end
      return Batch(
        columns: passed.map { current.columns[$0].gathered(origins) }
          + yields.map { results[$0].gathered(rows) }, count: rows.count)
    }
  }

  private func run() throws(EvaluationError) {
    try checkpoint()
    let values = columns.map { $0.value(at: row, in: runtime.graph) }
    let key = GroupKey(values)
    if let last, last.arguments == key {
      results = last.columns
    } else {
      do throws(EvaluationError) {
        results = try columns(of: values)
      } catch {
        throw error.placed(at: optionPlace(error.option))
      }
      precondition(
        results.count == procedure.yields.count, "a procedure gives the columns it declares")
      last = (key, results)
    }
    position = 0
    count = procedure.yields.isEmpty ? 1 : results[0].count
  }

  private func columns(of values: [Value]) throws(EvaluationError) -> [Column] {
    guard runtime.budget.mayEnd else { return try procedure.run(values, runtime.context) }
    let run = ProcedureRun(procedure, values, in: runtime.context)
    while true {
      if let columns = try run.columns(within: 20) { return columns }
      do throws(EvaluationError) {
        try checkpoint()
      } catch {
        run.interrupt()
        throw error
      }
    }
  }
}
