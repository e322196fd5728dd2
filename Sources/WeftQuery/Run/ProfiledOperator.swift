import WeftGraph

/// Measures the operator it stands for.
final class ProfiledOperator: Operator {
  private(set) var rows = 0
  private(set) var time: Duration = .zero
  private let base: Operator

  init(_ base: Operator, _ runtime: Runtime) {
    self.base = base
    super.init(base.name, base.layout, [], runtime)
  }

  /// Counts what stands for the operator without being one.
  func count(_ rows: Int, since start: ContinuousClock.Instant) {
    self.rows += rows
    time += ContinuousClock.now - start
  }

  override func open() throws(EvaluationError) {
    let start = ContinuousClock.now
    defer { time += ContinuousClock.now - start }
    try base.open()
  }

  override func next() throws(EvaluationError) -> Batch? {
    let start = ContinuousClock.now
    defer { time += ContinuousClock.now - start }
    let batch = try base.next()
    rows += batch?.count ?? 0
    return batch
  }
}
