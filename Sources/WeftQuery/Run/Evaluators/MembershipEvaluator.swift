import WeftGraph

/// `element IN list`; a constant list is hashed.
final class MembershipEvaluator: Evaluator {
  private let element: Evaluator
  private let list: Evaluator
  private let graph: Graph
  private var constants: (members: Set<DistinctValue>, hasNull: Bool)?
  private var known: [UInt32: UInt8] = [:]

  init(_ element: Evaluator, _ list: Evaluator, in graph: Graph) {
    self.element = element
    self.list = list
    self.graph = graph
    guard let constant = list as? ConstantEvaluator, case .list(let values) = constant.value
    else { return }
    // Lists and maps may hold nulls, and NaN equals nothing: those go the slow way.
    let isSimple = values.allSatisfy {
      switch $0 {
      case .list, .map, .float: false
      default: true
      }
    }
    guard isSimple else { return }
    constants = (
      Set(values.filter { !$0.isNull }.map { DistinctValue($0) }),
      values.contains(where: \.isNull)
    )
  }

  override var slots: Set<Int> { element.slots.union(list.slots) }
  override var isHarmless: Bool { element.isHarmless && constants != nil }

  override func evaluate(_ batch: Batch) throws(EvaluationError) -> Column {
    let column = try element.evaluate(batch)
    var result: [UInt8] = []
    result.reserveCapacity(batch.count)
    if let constants {
      if case .strings(let rows) = column {
        for row in rows {
          if let truth = known[row] {
            result.append(truth)
          } else {
            let value: Value = row == .max ? .null : .string(graph.strings[StringID(row)])
            let truth = isIn(value, constants)
            known[row] = truth
            result.append(truth)
          }
        }
        return .booleans(result)
      }
      for row in 0..<batch.count {
        result.append(isIn(column.value(at: row, in: graph), constants))
      }
      return .booleans(result)
    }
    let lists = try list.evaluate(batch)
    for row in 0..<batch.count {
      let truth = try Value.isIn(
        column.value(at: row, in: graph), lists.value(at: row, in: graph))
      result.append(truth.map { $0 ? 1 : 0 } ?? 2)
    }
    return .booleans(result)
  }

  private func isIn(
    _ value: Value, _ constants: (members: Set<DistinctValue>, hasNull: Bool)
  ) -> UInt8 {
    if value.isNull { return constants.members.isEmpty && !constants.hasNull ? 0 : 2 }
    switch value {
    case .list, .map: return constants.hasNull ? 2 : 0
    default: break
    }
    if constants.members.contains(DistinctValue(value)) { return 1 }
    return constants.hasNull ? 2 : 0
  }
}
