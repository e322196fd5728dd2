import WeftGraph

/// An expression made runnable: computes a column from the columns of a batch.
class Evaluator {
  /// The columns of the batch it reads.
  var slots: Set<Int> { [] }
  /// Whether it may be computed for rows whose value is not wanted: it cannot fail and costs little.
  var isHarmless: Bool { false }

  /// The value of every row.
  func evaluate(_ batch: Batch) throws(EvaluationError) -> Column {
    preconditionFailure("every kind of expression evaluates itself")
  }

  /// The truth of every row: 0 false, 1 true, 2 null; anything else is an error.
  func truth(_ batch: Batch) throws(EvaluationError) -> [UInt8] {
    try evaluate(batch).truths()
  }

  /// The value of some rows only.
  final func evaluate(
    _ batch: Batch, rows: [Int32]
  ) throws(EvaluationError) -> Column {
    try evaluate(batch.gathered(rows, keeping: slots))
  }

  /// The truth of some rows only.
  final func truth(_ batch: Batch, rows: [Int32]) throws(EvaluationError) -> [UInt8] {
    try truth(batch.gathered(rows, keeping: slots))
  }
}

extension Batch {
  /// The rows picked, with only some of the columns filled.
  func gathered(_ rows: [Int32], keeping slots: Set<Int>) -> Batch {
    Batch(
      columns: columns.enumerated().map { slot, column in
        slots.contains(slot) ? column.gathered(rows) : .values([])
      }, count: rows.count)
  }
}

extension Column {
  /// The kind of the values of a column that holds one kind only.
  private var kindName: String {
    switch self {
    case .nodes: "Node"
    case .relationships: "Relationship"
    case .booleans: "Boolean"
    case .integers: "Integer"
    case .floats: "Float"
    case .dates: "Date"
    case .strings: "String"
    case .values(let values): values.first { !$0.isNull }?.kindName ?? "Null"
    }
  }

  /// The rows as truths.
  func truths() throws(EvaluationError) -> [UInt8] {
    switch self {
    case .booleans(let rows): return rows
    default:
      var result: [UInt8] = []
      result.reserveCapacity(count)
      guard case .values(let values) = self else {
        if (0..<count).allSatisfy(isNull(at:)) { return [UInt8](repeating: 2, count: count) }
        throw .noCondition(kindName)
      }
      for value in values {
        switch try value.truth() {
        case true?: result.append(1)
        case false?: result.append(0)
        case nil: result.append(2)
        }
      }
      return result
    }
  }
}

/// A value known before the query runs.
final class ConstantEvaluator: Evaluator {
  let value: Value
  private let span: SourceSpan?

  init(_ value: Value, at span: SourceSpan? = nil) {
    self.value = value
    self.span = span
  }

  override var isHarmless: Bool { true }

  override func evaluate(_ batch: Batch) -> Column { .constant(value, count: batch.count) }

  override func truth(_ batch: Batch) throws(EvaluationError) -> [UInt8] {
    do throws(EvaluationError) {
      return try evaluate(batch).truths()
    } catch {
      throw span.map { error.placed(at: $0) } ?? error
    }
  }
}

/// A variable.
final class SlotEvaluator: Evaluator {
  let slot: Int

  init(_ slot: Int) { self.slot = slot }

  override var slots: Set<Int> { [slot] }
  override var isHarmless: Bool { true }

  override func evaluate(_ batch: Batch) -> Column { batch.columns[slot] }
}

/// Puts the place of an expression into the errors it raises.
final class PlacedEvaluator: Evaluator {
  private let base: Evaluator
  private let span: SourceSpan

  init(_ base: Evaluator, at span: SourceSpan) {
    self.base = base
    self.span = span
  }

  override var slots: Set<Int> { base.slots }
  override var isHarmless: Bool { base.isHarmless }

  override func evaluate(_ batch: Batch) throws(EvaluationError) -> Column {
    do throws(EvaluationError) {
      return try base.evaluate(batch)
    } catch {
      throw error.placed(at: span)
    }
  }

  override func truth(_ batch: Batch) throws(EvaluationError) -> [UInt8] {
    do throws(EvaluationError) {
      return try base.truth(batch)
    } catch {
      throw error.placed(at: span)
    }
  }
}

extension EvaluationError {
  /// The same error with a place, unless it has one.
  func placed(at span: SourceSpan) -> EvaluationError {
    guard self.span == nil else { return self }
    var result = self
    result.span = span
    return result
  }
}

/// Any expression of values computed row by row.
final class RowEvaluator: Evaluator {
  typealias Compute = ([Value]) throws(EvaluationError) -> Value

  private let operands: [Evaluator]
  private let compute: Compute
  private let context: EvaluationContext

  init(
    _ operands: [Evaluator], in context: EvaluationContext, _ compute: @escaping Compute
  ) {
    self.operands = operands
    self.context = context
    self.compute = compute
  }

  override var slots: Set<Int> { operands.reduce(into: []) { $0.formUnion($1.slots) } }

  override func evaluate(_ batch: Batch) throws(EvaluationError) -> Column {
    var columns: [Column] = []
    for operand in operands { columns.append(try operand.evaluate(batch)) }
    var result: [Value] = []
    result.reserveCapacity(batch.count)
    var arguments = [Value](repeating: .null, count: columns.count)
    var meter = ExpressionMeter(context.budget, "an expression")
    for row in 0..<batch.count {
      for index in columns.indices {
        arguments[index] = columns[index].value(at: row, in: context.graph)
      }
      let value = try compute(arguments)
      try meter.keep(value)
      result.append(value)
    }
    return .typed(result)
  }
}
