import WeftGraph

/// `CASE`: each branch is computed only for the rows that take it.
final class ConditionalEvaluator: Evaluator {
  private let branches: [(condition: Evaluator, result: Evaluator)]
  private let otherwise: Evaluator?
  private let graph: Graph

  init(
    _ branches: [(condition: Evaluator, result: Evaluator)], otherwise: Evaluator?,
    in graph: Graph
  ) {
    self.branches = branches
    self.otherwise = otherwise
    self.graph = graph
  }

  override var slots: Set<Int> {
    branches.reduce(into: otherwise?.slots ?? []) {
      $0.formUnion($1.condition.slots)
      $0.formUnion($1.result.slots)
    }
  }

  override func evaluate(_ batch: Batch) throws(EvaluationError) -> Column {
    var result = [Value](repeating: .null, count: batch.count)
    var open = (0..<batch.count).map { Int32($0) }
    for branch in branches {
      guard !open.isEmpty else { break }
      let truths = try branch.condition.truth(batch, rows: open)
      var taken: [Int32] = []
      var rest: [Int32] = []
      for (index, row) in open.enumerated() {
        if truths[index] == 1 { taken.append(row) } else { rest.append(row) }
      }
      try fill(&result, taken, from: branch.result, batch)
      open = rest
    }
    if let otherwise { try fill(&result, open, from: otherwise, batch) }
    return .typed(result)
  }

  private func fill(
    _ result: inout [Value], _ rows: [Int32], from evaluator: Evaluator, _ batch: Batch
  ) throws(EvaluationError) {
    guard !rows.isEmpty else { return }
    let column = try evaluator.evaluate(batch, rows: rows)
    for (index, row) in rows.enumerated() {
      result[Int(row)] = column.value(at: index, in: graph)
    }
  }
}
