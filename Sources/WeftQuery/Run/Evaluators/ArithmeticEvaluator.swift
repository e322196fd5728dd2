import WeftGraph

/// `+ - * / % ^` and `||`.
final class ArithmeticEvaluator: Evaluator {
  private let arithmetic: BinaryOperator
  private let left: Evaluator
  private let right: Evaluator
  private let context: EvaluationContext
  private let work: String

  init(
    _ arithmetic: BinaryOperator, _ left: Evaluator, _ right: Evaluator,
    in context: EvaluationContext
  ) {
    self.arithmetic = arithmetic
    self.left = left
    self.right = right
    self.context = context
    work = "`\(arithmetic.symbol)`"
  }

  override var slots: Set<Int> { left.slots.union(right.slots) }

  override func evaluate(_ batch: Batch) throws(EvaluationError) -> Column {
    let first = try left.evaluate(batch)
    let second = try right.evaluate(batch)
    switch (first, second) {
    case (.floats(let left, nil), .floats(let right, nil)):
      if let result = floats(left, right) { return .floats(result, nulls: nil) }
    case (.integers(let left, nil), .integers(let right, nil)):
      if let result = integers(left, right) { return .integers(result, nulls: nil) }
    default: break
    }
    let graph = context.graph
    var meter = ExpressionMeter(context.budget, work)
    var result: [Value] = []
    result.reserveCapacity(batch.count)
    for row in 0..<batch.count {
      let left = first.value(at: row, in: graph)
      let right = second.value(at: row, in: graph)
      try meter.expect(left, right)
      let value = try Self.compute(arithmetic, left, right)
      try meter.keep(value)
      result.append(value)
    }
    return .typed(result)
  }

  private func floats(_ left: [Double], _ right: [Double]) -> [Double]? {
    switch arithmetic {
    case .add: zip(left, right).map { $0 + $1 }
    case .subtract: zip(left, right).map { $0 - $1 }
    case .multiply: zip(left, right).map { $0 * $1 }
    case .divide: zip(left, right).map { $0 / $1 }
    default: nil
    }
  }

  // Overflow is left to the slow way, which says what is wrong.
  private func integers(_ left: [Int64], _ right: [Int64]) -> [Int64]? {
    var result: [Int64] = []
    result.reserveCapacity(left.count)
    for row in left.indices {
      let (value, overflow) =
        switch arithmetic {
        case .add: left[row].addingReportingOverflow(right[row])
        case .subtract: left[row].subtractingReportingOverflow(right[row])
        case .multiply: left[row].multipliedReportingOverflow(by: right[row])
        default: (0, true)
        }
      if overflow { return nil }
      result.append(value)
    }
    return result
  }

  static func compute(
    _ arithmetic: BinaryOperator, _ left: Value, _ right: Value
  ) throws(EvaluationError) -> Value {
    switch arithmetic {
    case .add: try Value.add(left, right)
    case .subtract: try Value.subtract(left, right)
    case .multiply: try Value.multiply(left, right)
    case .divide: try Value.divide(left, right)
    case .modulo: try Value.remainder(left, right)
    case .power: try Value.power(left, right)
    default: try Value.concatenate(left, right)
    }
  }
}
