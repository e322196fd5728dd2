import WeftGraph

/// Rows for which every predicate is true.
final class FilterOperator: Operator {
  private let predicates: [Evaluator]
  private let outputs: [Int]

  init(
    _ input: Operator, _ predicates: [Evaluator], outputs: [Int], _ layout: Layout,
    _ runtime: Runtime
  ) {
    self.predicates = predicates
    self.outputs = outputs
    super.init("Filter", layout, [input], runtime)
  }

  override func next() throws(EvaluationError) -> Batch? {
    while let batch = try inputs[0].next() {
      try checkpoint()
      var current = batch
      for predicate in predicates {
        let truths = try predicate.truth(current)
        var kept: [Int32] = []
        kept.reserveCapacity(truths.count)
        for row in truths.indices where truths[row] == 1 { kept.append(Int32(row)) }
        if kept.count == current.count { continue }
        current = current.gathered(kept)
        if kept.isEmpty { break }
      }
      if current.count > 0 {
        return Batch(columns: outputs.map { current.columns[$0] }, count: current.count)
      }
    }
    return nil
  }
}
