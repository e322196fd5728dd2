import WeftGraph

/// Runs an inner plan for a whole batch of outer rows at once.
///
/// Outer rows are numbered; the inner plan carries the numbers along, so that its rows can be told
/// apart. They come in the order of the numbers.
final class SubqueryRunner {
  let inner: Operator
  private let cell: ArgumentCell
  private let rowSlot: Int
  private let imports: [Int]

  /// Creates a runner.
  /// - Parameter imports: The outer columns the inner plan reads, in the order of its argument.
  init(_ inner: Operator, _ cell: ArgumentCell, rowSlot: Int, imports: [Int]) {
    self.inner = inner
    self.cell = cell
    self.rowSlot = rowSlot
    self.imports = imports
  }

  var slots: Set<Int> { Set(imports) }

  /// The columns by which outer rows differ for the inner plan.
  func importedColumns(of batch: Batch) -> [Column] { imports.map { batch.columns[$0] } }

  /// Begins with a batch of outer rows.
  /// - Parameter stopsEarly: Whether ``finish(row:)`` will be called.
  func begin(_ batch: Batch, stopsEarly: Bool = false) throws(EvaluationError) {
    let numbers = Column.integers((0..<batch.count).map { Int64($0) }, nulls: nil)
    cell.batch = Batch(columns: importedColumns(of: batch) + [numbers], count: batch.count)
    cell.done = stopsEarly ? Bitset(capacity: batch.count) : nil
    try inner.open()
  }

  /// Tells the inner plan that an outer row needs no more inner rows.
  func finish(row: Int64) { cell.done?.insert(Int(row)) }

  /// The next inner rows and the numbers of the outer rows they belong to.
  func next() throws(EvaluationError) -> (rows: Batch, numbers: [Int64])? {
    guard let batch = try inner.next() else { return nil }
    return (batch, batch.columns[rowSlot].rowNumbers)
  }
}
