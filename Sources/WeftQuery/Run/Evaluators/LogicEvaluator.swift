import WeftGraph

/// AND and OR: the right side is computed only for rows the left leaves open, unless it is harmless.
final class JunctionEvaluator: Evaluator {
  private let left: Evaluator
  private let right: Evaluator
  /// The truth that decides: false for AND, true for OR.
  private let decisive: UInt8

  init(_ left: Evaluator, _ right: Evaluator, isConjunction: Bool) {
    self.left = left
    self.right = right
    decisive = isConjunction ? 0 : 1
  }

  override var slots: Set<Int> { left.slots.union(right.slots) }
  override var isHarmless: Bool { left.isHarmless && right.isHarmless }

  override func evaluate(_ batch: Batch) throws(EvaluationError) -> Column {
    .booleans(try truth(batch))
  }

  override func truth(_ batch: Batch) throws(EvaluationError) -> [UInt8] {
    var result = try left.truth(batch)
    if right.isHarmless {
      let others = try right.truth(batch)
      for row in result.indices { result[row] = combined(result[row], others[row]) }
      return result
    }
    let open = result.indices.filter { result[$0] != decisive }
    guard !open.isEmpty else { return result }
    if open.count == result.count {
      let others = try right.truth(batch)
      for row in result.indices { result[row] = combined(result[row], others[row]) }
    } else {
      let others = try right.truth(batch, rows: open.map { Int32($0) })
      for (index, row) in open.enumerated() { result[row] = combined(result[row], others[index]) }
    }
    return result
  }

  private func combined(_ left: UInt8, _ right: UInt8) -> UInt8 {
    if left == decisive || right == decisive { return decisive }
    return left == 2 || right == 2 ? 2 : 1 - decisive
  }
}

/// XOR.
final class ExclusiveEvaluator: Evaluator {
  private let left: Evaluator
  private let right: Evaluator

  init(_ left: Evaluator, _ right: Evaluator) {
    self.left = left
    self.right = right
  }

  override var slots: Set<Int> { left.slots.union(right.slots) }
  override var isHarmless: Bool { left.isHarmless && right.isHarmless }

  override func evaluate(_ batch: Batch) throws(EvaluationError) -> Column {
    var result = try left.truth(batch)
    let others = try right.truth(batch)
    for row in result.indices {
      result[row] = result[row] == 2 || others[row] == 2 ? 2 : result[row] ^ others[row]
    }
    return .booleans(result)
  }
}

/// NOT.
final class NegationEvaluator: Evaluator {
  private let base: Evaluator

  init(_ base: Evaluator) { self.base = base }

  override var slots: Set<Int> { base.slots }
  override var isHarmless: Bool { base.isHarmless }

  override func evaluate(_ batch: Batch) throws(EvaluationError) -> Column {
    .booleans(try base.truth(batch).map { $0 == 2 ? 2 : 1 - $0 })
  }
}

/// `IS NULL` and `IS NOT NULL`.
final class NullTestEvaluator: Evaluator {
  private let base: Evaluator
  private let isNegated: Bool

  init(_ base: Evaluator, isNegated: Bool) {
    self.base = base
    self.isNegated = isNegated
  }

  override var slots: Set<Int> { base.slots }
  override var isHarmless: Bool { base.isHarmless }

  override func evaluate(_ batch: Batch) throws(EvaluationError) -> Column {
    let column = try base.evaluate(batch)
    var result: [UInt8] = []
    result.reserveCapacity(batch.count)
    for row in 0..<batch.count {
      result.append(column.isNull(at: row) != isNegated ? 1 : 0)
    }
    return .booleans(result)
  }
}

/// `base:Labels` of nodes and relationships.
final class LabelEvaluator: Evaluator {
  private let base: Evaluator
  private let graph: Graph
  private let labels: LabelExpression
  private let members: Bitset
  private let types: [Bool]

  init(_ base: Evaluator, _ labels: LabelExpression, in graph: Graph) {
    self.base = base
    self.graph = graph
    self.labels = labels
    var members = Bitset(capacity: graph.nodeCount)
    for index in graph.labelSets(matching: labels) { members.insert(graph.labelSets[index].nodes) }
    self.members = members
    var types = [Bool](repeating: false, count: graph.typeRanges.count)
    for type in graph.types(matching: labels) { types[type.index] = true }
    self.types = types
  }

  override var slots: Set<Int> { base.slots }
  override var isHarmless: Bool { base.isHarmless }

  override func evaluate(_ batch: Batch) throws(EvaluationError) -> Column {
    switch try base.evaluate(batch) {
    case .nodes(let rows):
      return .booleans(rows.map { $0 == .max ? 2 : members.contains(Int($0)) ? 1 : 0 })
    case .relationships(let rows):
      return .booleans(rows.map { $0 == .max ? 2 : has(RelationshipID($0)) })
    case let other:
      var result: [UInt8] = []
      for row in 0..<other.count {
        switch other.value(at: row, in: graph) {
        case .null: result.append(2)
        case .node(let node): result.append(members.contains(node.index) ? 1 : 0)
        case .relationship(let relationship): result.append(has(relationship))
        default: throw .wrongType("only nodes and relationships have labels")
        }
      }
      return .booleans(result)
    }
  }

  private func has(_ relationship: RelationshipID) -> UInt8 {
    types[graph.type(of: relationship).index] ? 1 : 0
  }
}
