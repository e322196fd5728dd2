import WeftGraph

/// What each relationship, or each node, of a variable-length pattern must meet.
///
/// Predicates of the element alone are computed once for the graph; others for each row.
final class ElementFilter {
  private let predicates: [Evaluator]
  private let areNodes: Bool
  private let isIndependent: Bool
  private let width: Int
  private let runtime: Runtime
  private var mask: Bitset?
  private var known: [UInt32: Bool] = [:]
  private var row = -1
  private var batch = Batch(columns: [], count: 0)

  /// Creates a filter; predicates read the input's columns and the element behind them.
  init(_ predicates: [Evaluator], areNodes: Bool, width: Int, _ runtime: Runtime) {
    self.predicates = predicates
    self.areNodes = areNodes
    self.width = width
    self.runtime = runtime
    isIndependent = predicates.allSatisfy { $0.slots.allSatisfy { $0 == width } }
  }

  /// Whether everything is accepted.
  var isEmpty: Bool { predicates.isEmpty }

  /// Turns to a row of a batch.
  func begin(_ batch: Batch, row: Int, traversal: Traversal) throws(EvaluationError) {
    guard !predicates.isEmpty else { return }
    if isIndependent {
      if mask == nil { mask = try independentMask(traversal) }
    } else {
      self.batch = batch
      self.row = row
      known = [:]
    }
  }

  /// Whether an element may be part of the trail.
  func accepts(_ element: UInt32) throws(EvaluationError) -> Bool {
    if predicates.isEmpty { return true }
    if let mask { return mask.contains(Int(element)) }
    if let truth = known[element] { return truth }
    var single = batch.gathered([Int32(row)])
    single.columns.append(areNodes ? .nodes([element]) : .relationships([element]))
    var isAccepted = true
    for predicate in predicates where isAccepted {
      isAccepted = try predicate.truth(single) == [1]
    }
    known[element] = isAccepted
    return isAccepted
  }

  private func independentMask(_ traversal: Traversal) throws(EvaluationError) -> Bitset {
    let graph = runtime.graph
    var result = Bitset(capacity: areNodes ? graph.nodeCount : graph.relationshipCount)
    if areNodes {
      try add(0..<graph.nodeCount, to: &result)
    } else {
      var seen: Set<Int> = []
      for leg in traversal.legs where seen.insert(leg.type.index).inserted {
        try add(leg.relationships, to: &result)
      }
    }
    return result
  }

  private func add(_ range: Range<Int>, to result: inout Bitset) throws(EvaluationError) {
    var start = range.lowerBound
    while start < range.upperBound {
      try runtime.budget.checkpoint("PathMask")
      let end = min(start + Batch.capacity, range.upperBound)
      var elements = (start..<end).map { UInt32($0) }
      for predicate in predicates where !elements.isEmpty {
        let columns =
          [Column](repeating: .values([]), count: width)
          + [areNodes ? .nodes(elements) : .relationships(elements)]
        let truths = try predicate.truth(Batch(columns: columns, count: elements.count))
        elements = elements.indices.filter { truths[$0] == 1 }.map { elements[$0] }
      }
      for element in elements { result.insert(Int(element)) }
      start = end
    }
  }
}
