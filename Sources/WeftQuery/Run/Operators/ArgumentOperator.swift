import WeftGraph

/// Where an apply puts the outer rows of its inner plan.
final class ArgumentCell {
  /// The outer rows: the imported variables, then the row numbers.
  var batch = Batch(columns: [], count: 0)
  /// Row numbers that need no further inner rows.
  var done: Bitset?
}

/// Gives the outer rows of an inner plan once.
final class ArgumentOperator: Operator {
  private let cell: ArgumentCell
  private let picks: [Int]
  private var isDone = true

  init(_ cell: ArgumentCell, picks: [Int], _ layout: Layout, _ runtime: Runtime) {
    self.cell = cell
    self.picks = picks
    super.init("Argument", layout, [], runtime)
  }

  override func open() { isDone = false }

  override func next() -> Batch? {
    if isDone || cell.batch.count == 0 { return nil }
    isDone = true
    return Batch(columns: picks.map { cell.batch.columns[$0] }, count: cell.batch.count)
  }
}

/// One row without columns.
final class UnitOperator: Operator {
  private var isDone = true

  init(_ runtime: Runtime) { super.init("Unit", Layout([]), [], runtime) }

  override func open() { isDone = false }

  override func next() -> Batch? {
    if isDone { return nil }
    isDone = true
    return Batch(columns: [], count: 1)
  }
}
