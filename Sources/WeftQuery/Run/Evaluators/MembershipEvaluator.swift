import WeftGraph

/// `element IN list`; a constant list, or one that many rows share, is hashed.
final class MembershipEvaluator: Evaluator {
  private let element: Evaluator
  private let list: Evaluator
  private let graph: Graph
  private let constants: HashedList?
  private var known: [UInt32: UInt8] = [:]
  /// The list of the row before, and what became of it once a second row had it, too.
  private var shared: (elements: [Value], isSeenAgain: Bool, hashed: HashedList?)?

  init(_ element: Evaluator, _ list: Evaluator, in graph: Graph) {
    self.element = element
    self.list = list
    self.graph = graph
    if let constant = list as? ConstantEvaluator, case .list(let values) = constant.value {
      constants = HashedList(values)
    } else {
      constants = nil
    }
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
            let truth = constants.truth(of: value)
            known[row] = truth
            result.append(truth)
          }
        }
        return .booleans(result)
      }
      for row in 0..<batch.count {
        result.append(constants.truth(of: column.value(at: row, in: graph)))
      }
      return .booleans(result)
    }
    let lists = try list.evaluate(batch)
    for row in 0..<batch.count {
      let value = column.value(at: row, in: graph)
      let list = lists.value(at: row, in: graph)
      if case .list(let elements) = list, let hashed = hashed(elements) {
        result.append(hashed.truth(of: value))
      } else {
        result.append(try Value.isIn(value, list).map { $0 ? 1 : 0 } ?? 2)
      }
    }
    return .booleans(result)
  }

  /// The list hashed, from the second row on that has it.
  private func hashed(_ elements: [Value]) -> HashedList? {
    guard elements.count > HashedList.worthwhile else { return nil }
    guard let before = shared, Value.isSameList(before.elements, elements) else {
      shared = (elements, false, nil)
      return nil
    }
    if !before.isSeenAgain { shared = (elements, true, HashedList(elements)) }
    return shared?.hashed
  }
}

/// The elements of a list as a set, so that `IN` need not look at each.
private struct HashedList {
  /// Up to how many elements looking at each is as fast.
  static let worthwhile = 8

  private let members: Set<DistinctValue>
  private let hasNull: Bool

  /// Nil where elements are lists or maps, which may hold nulls, or floats: NaN equals nothing.
  init?(_ values: [Value]) {
    let isSimple = values.allSatisfy {
      switch $0 {
      case .list, .map, .float: false
      default: true
      }
    }
    guard isSimple else { return nil }
    members = Set(values.lazy.filter { !$0.isNull }.map { DistinctValue($0) })
    hasNull = values.contains(where: \.isNull)
  }

  /// What `value IN list` is: 0 false, 1 true, 2 null.
  func truth(of value: Value) -> UInt8 {
    switch value {
    case .null: members.isEmpty && !hasNull ? 0 : 2
    case .list, .map: hasNull ? 2 : 0
    default: members.contains(DistinctValue(value)) ? 1 : hasNull ? 2 : 0
    }
  }
}
