import WeftGraph

/// Measures the operator it stands for.
final class ProfiledOperator: Operator {
  private(set) var rows = 0
  private(set) var time: Duration = .zero
  private let base: Operator
  private var counted = 0

  /// Entries of lists of neighbours looked at.
  var reads: Int { counted + Self.reads(of: base) }

  init(_ base: Operator, _ runtime: Runtime) {
    self.base = base
    super.init(base.name, base.layout, [], runtime)
  }

  /// Counts what stands for the operator without being one.
  func count(_ rows: Int, reads: Int, since start: ContinuousClock.Instant) {
    self.rows += rows
    counted += reads
    time += ContinuousClock.now - start
  }

  /// What an operator and those below it read that are not measured on their own.
  private static func reads(of base: Operator) -> Int {
    base.inputs.reduce(base.adjacencyReads) { sum, input in
      input is ProfiledOperator ? sum : sum + reads(of: input)
    }
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
