import WeftGraph

/// `=`, `<>`, `<`, `<=`, `>` and `>=`.
final class ComparisonEvaluator: Evaluator {
  private let comparison: BinaryOperator
  private let left: Evaluator
  private let right: Evaluator
  private let graph: Graph

  init(_ comparison: BinaryOperator, _ left: Evaluator, _ right: Evaluator, in graph: Graph) {
    self.comparison = comparison
    self.left = left
    self.right = right
    self.graph = graph
  }

  override var slots: Set<Int> { left.slots.union(right.slots) }
  override var isHarmless: Bool { left.isHarmless && right.isHarmless }

  override func evaluate(_ batch: Batch) throws(EvaluationError) -> Column {
    .booleans(try truth(batch))
  }

  override func truth(_ batch: Batch) throws(EvaluationError) -> [UInt8] {
    if let constant = right as? ConstantEvaluator {
      let column = try left.evaluate(batch)
      return against(constant.value, column, comparison) ?? general(column, constant.value)
    }
    if let constant = left as? ConstantEvaluator {
      let column = try right.evaluate(batch)
      if let result = against(constant.value, column, comparison.mirrored) { return result }
      return column.boxed(in: graph).map { compare(constant.value, $0) }
    }
    let first = try left.evaluate(batch)
    let second = try right.evaluate(batch)
    if let result = pairwise(first, second) { return result }
    return (0..<batch.count).map { row in
      compare(first.value(at: row, in: graph), second.value(at: row, in: graph))
    }
  }

  private func general(_ column: Column, _ value: Value) -> [UInt8] {
    (0..<column.count).map { compare(column.value(at: $0, in: graph), value) }
  }

  private func compare(_ left: Value, _ right: Value) -> UInt8 {
    let truth: Bool? =
      switch comparison {
      case .equal: Value.equals(left, right)
      case .notEqual: Value.equals(left, right).map { !$0 }
      case .less: Value.isLess(left, right)
      case .lessOrEqual: Value.isLessOrEqual(left, right)
      case .greater: Value.isLess(right, left)
      default: Value.isLessOrEqual(right, left)
      }
    return truth.map { $0 ? 1 : 0 } ?? 2
  }

  /// A typed column against one value, where there is a short way.
  private func against(
    _ value: Value, _ column: Column, _ comparison: BinaryOperator
  ) -> [UInt8]? {
    switch (column, value) {
    case (_, .null): return [UInt8](repeating: 2, count: column.count)
    case (.integers(let rows, let nulls), .integer(let value)):
      return compared(rows, nulls, value, comparison)
    case (.floats(let rows, let nulls), .float(let value)):
      return compared(rows, nulls, value, comparison)
    case (.dates(let rows, let nulls), .date(let value)):
      return compared(rows, nulls, value, comparison)
    case (.strings(let rows), .string(let value)):
      guard comparison == .equal || comparison == .notEqual else { return nil }
      let wanted = graph.strings.id(of: value)?.rawValue
      let yes: UInt8 = comparison == .equal ? 1 : 0
      // No row equals a string the graph does not have.
      return rows.map { $0 == .max ? 2 : $0 == wanted ? yes : 1 - yes }
    case (.nodes(let rows), .node(let node)):
      return identical(rows, node.rawValue, comparison)
    case (.relationships(let rows), .relationship(let relationship)):
      return identical(rows, relationship.rawValue, comparison)
    case (.booleans(let rows), .boolean(let value)):
      guard comparison == .equal || comparison == .notEqual else { return nil }
      let yes: UInt8 = (comparison == .equal) == value ? 1 : 0
      return rows.map { $0 > 1 ? 2 : $0 == 1 ? yes : 1 - yes }
    default: return nil
    }
  }

  private func identical(
    _ rows: [UInt32], _ wanted: UInt32, _ comparison: BinaryOperator
  ) -> [UInt8]? {
    guard comparison == .equal || comparison == .notEqual else { return nil }
    let yes: UInt8 = comparison == .equal ? 1 : 0
    return rows.map { $0 == .max ? 2 : $0 == wanted ? yes : 1 - yes }
  }

  private func compared<Number: Comparable>(
    _ rows: [Number], _ nulls: Bitset?, _ value: Number, _ comparison: BinaryOperator
  ) -> [UInt8] {
    var result: [UInt8]
    switch comparison {
    case .equal: result = rows.map { $0 == value ? 1 : 0 }
    case .notEqual: result = rows.map { $0 != value ? 1 : 0 }
    case .less: result = rows.map { $0 < value ? 1 : 0 }
    case .lessOrEqual: result = rows.map { $0 <= value ? 1 : 0 }
    case .greater: result = rows.map { $0 > value ? 1 : 0 }
    default: result = rows.map { $0 >= value ? 1 : 0 }
    }
    nulls?.forEach { result[$0] = 2 }
    return result
  }

  /// Two typed columns, where there is a short way.
  private func pairwise(_ first: Column, _ second: Column) -> [UInt8]? {
    switch (first, second) {
    case (.integers(let left, let leftNulls), .integers(let right, let rightNulls)):
      return compared(left, right, leftNulls, rightNulls)
    case (.floats(let left, let leftNulls), .floats(let right, let rightNulls)):
      return compared(left, right, leftNulls, rightNulls)
    case (.dates(let left, let leftNulls), .dates(let right, let rightNulls)):
      return compared(left, right, leftNulls, rightNulls)
    case (.nodes(let left), .nodes(let right)),
      (.relationships(let left), .relationships(let right)),
      (.strings(let left), .strings(let right)):
      guard comparison == .equal || comparison == .notEqual else { return nil }
      let yes: UInt8 = comparison == .equal ? 1 : 0
      var result: [UInt8] = []
      result.reserveCapacity(left.count)
      for row in left.indices {
        let (a, b) = (left[row], right[row])
        result.append(a == .max || b == .max ? 2 : a == b ? yes : 1 - yes)
      }
      return result
    default: return nil
    }
  }

  private func compared<Number: Comparable>(
    _ left: [Number], _ right: [Number], _ leftNulls: Bitset?, _ rightNulls: Bitset?
  ) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(left.count)
    for row in left.indices {
      let (a, b) = (left[row], right[row])
      let isTrue =
        switch comparison {
        case .equal: a == b
        case .notEqual: a != b
        case .less: a < b
        case .lessOrEqual: a <= b
        case .greater: a > b
        default: a >= b
        }
      result.append(isTrue ? 1 : 0)
    }
    leftNulls?.forEach { result[$0] = 2 }
    rightNulls?.forEach { result[$0] = 2 }
    return result
  }
}

extension BinaryOperator {
  /// The comparison with its sides exchanged.
  var mirrored: BinaryOperator {
    switch self {
    case .less: .greater
    case .lessOrEqual: .greaterOrEqual
    case .greater: .less
    case .greaterOrEqual: .lessOrEqual
    default: self
    }
  }
}
