import WeftGraph

/// A physical operator: gives batches until there are no more.
///
/// Rows keep the order of the argument's rows: whatever an operator does, rows of an earlier
/// argument row come before rows of a later one.
class Operator {
  let name: String
  let layout: Layout
  let inputs: [Operator]
  let runtime: Runtime
  /// Where the query asks for what it does, for messages about limits.
  final var place: SourceSpan?
  /// Entries of lists of neighbours looked at so far; operators count them where they are cheap to count
  /// or the query is measured.
  final var adjacencyReads = 0
  private var heldBytes = 0

  init(_ name: String, _ layout: Layout, _ inputs: [Operator], _ runtime: Runtime) {
    self.name = name
    self.layout = layout
    self.inputs = inputs
    self.runtime = runtime
  }

  /// Begins anew; inner plans are opened once for each batch of outer rows.
  func open() throws(EvaluationError) {
    for input in inputs { try input.open() }
  }

  /// Ends the query if its time is up or it was cancelled.
  final func checkpoint() throws(EvaluationError) {
    do throws(EvaluationError) {
      try runtime.budget.checkpoint(name)
    } catch {
      throw place.map(error.placed) ?? error
    }
  }

  /// Says how many bytes it holds now.
  final func hold(_ bytes: Int) throws(EvaluationError) {
    let more = bytes - heldBytes
    heldBytes = bytes
    do throws(EvaluationError) {
      try runtime.budget.hold(more, name)
    } catch {
      throw place.map(error.placed) ?? error
    }
  }

  /// The next rows, never empty ones, or nil at the end.
  func next() throws(EvaluationError) -> Batch? { nil }

  /// Every row of an input at once; the rows count as held by this operator.
  final func gatherAll(of input: Operator) throws(EvaluationError) -> Batch {
    var builder = BatchBuilder(columns: input.layout.variables.count)
    var bytes = 0
    while let batch = try input.next() {
      builder.append(batch)
      bytes += batch.byteCount
      try hold(bytes)
    }
    return builder.finished(in: runtime.graph)
  }
}

extension Column {
  /// The nodes of the rows; rows that hold no node count as null.
  var nodeRows: [UInt32] {
    switch self {
    case .nodes(let rows): return rows
    case .values(let values):
      return values.map { if case .node(let node) = $0 { node.rawValue } else { .max } }
    default: return [UInt32](repeating: .max, count: count)
    }
  }

  /// The relationships of the rows; rows that hold none count as null.
  var relationshipRows: [UInt32] {
    switch self {
    case .relationships(let rows): return rows
    case .values(let values):
      return values.map {
        if case .relationship(let relationship) = $0 { relationship.rawValue } else { .max }
      }
    default: return [UInt32](repeating: .max, count: count)
    }
  }

  /// The integers of the rows, which have no nulls: hidden row numbers.
  var rowNumbers: [Int64] {
    guard case .integers(let rows, _) = self else {
      preconditionFailure("row numbers are integers")
    }
    return rows
  }
}
