import WeftGraph

/// Rows with computed columns added.
final class ProjectOperator: Operator {
  /// Where an output column comes from.
  enum Source {
    case input(Int)
    case computed(Evaluator)
  }

  private let sources: [Source]

  init(_ input: Operator, _ sources: [Source], _ layout: Layout, _ runtime: Runtime) {
    self.sources = sources
    super.init("Project", layout, [input], runtime)
  }

  override func next() throws(EvaluationError) -> Batch? {
    guard let batch = try inputs[0].next() else { return nil }
    var columns: [Column] = []
    for source in sources {
      switch source {
      case .input(let slot): columns.append(batch.columns[slot])
      case .computed(let evaluator): columns.append(try evaluator.evaluate(batch))
      }
    }
    return Batch(columns: columns, count: batch.count)
  }
}
