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

  /// The next rows, never empty ones, or nil at the end.
  func next() throws(EvaluationError) -> Batch? { nil }

  /// Every row at once.
  final func all() throws(EvaluationError) -> Batch {
    var builder = BatchBuilder(columns: layout.variables.count)
    var held = 0
    while let batch = try next() {
      builder.append(batch)
      let bytes = batch.columns.reduce(0) { $0 + $1.byteCount }
      held += bytes
      try runtime.hold(bytes, name)
    }
    runtime.release(held)
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
