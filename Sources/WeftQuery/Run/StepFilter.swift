import WeftGraph

/// What each relationship of a variable-length pattern must meet.
///
/// Predicates of the relationship alone are computed once for the graph; others for each row.
final class StepFilter {
  private let predicates: [Evaluator]
  private let isIndependent: Bool
  private let width: Int
  private let runtime: Runtime
  private var mask: Bitset?
  private var known: [UInt32: Bool] = [:]
  private var row = -1
  private var batch = Batch(columns: [], count: 0)

  /// Creates a filter; predicates read the input's columns and the relationship behind them.
  init(_ predicates: [Evaluator], width: Int, _ runtime: Runtime) {
    self.predicates = predicates
    self.width = width
    self.runtime = runtime
    isIndependent = predicates.allSatisfy { $0.slots.allSatisfy { $0 == width } }
  }

  /// Turns to a row of a batch.
  func begin(_ batch: Batch, row: Int, traversal: Traversal) throws(EvaluationError) {
    guard !predicates.isEmpty else { return }
    if isIndependent {
      if mask == nil { mask = try independentMask(traversal) }
    } else if row != self.row || batch.count != self.batch.count {
      self.batch = batch
      self.row = row
      known = [:]
    }
  }

  /// Begins a new batch: rows known before are forgotten.
  func reset() { row = -1 }

  /// Whether a relationship may be taken.
  func accepts(_ relationship: UInt32) throws(EvaluationError) -> Bool {
    if predicates.isEmpty { return true }
    if let mask { return mask.contains(Int(relationship)) }
    if let truth = known[relationship] { return truth }
    var single = batch.gathered([Int32(row)])
    single.columns.append(.relationships([relationship]))
    var isAccepted = true
    for predicate in predicates where isAccepted {
      isAccepted = try predicate.truth(single) == [1]
    }
    known[relationship] = isAccepted
    return isAccepted
  }

  private func independentMask(_ traversal: Traversal) throws(EvaluationError) -> Bitset {
    var result = Bitset(capacity: runtime.graph.relationshipCount)
    var seen: Set<Int> = []
    for leg in traversal.legs where seen.insert(leg.type.index).inserted {
      var start = leg.relationships.lowerBound
      while start < leg.relationships.upperBound {
        let end = min(start + Batch.capacity, leg.relationships.upperBound)
        var rows = (start..<end).map { UInt32($0) }
        for predicate in predicates where !rows.isEmpty {
          let columns =
            [Column](repeating: .values([]), count: width) + [.relationships(rows)]
          let truths = try predicate.truth(Batch(columns: columns, count: rows.count))
          rows = rows.indices.filter { truths[$0] == 1 }.map { rows[$0] }
        }
        for row in rows { result.insert(Int(row)) }
        start = end
      }
    }
    return result
  }
}
