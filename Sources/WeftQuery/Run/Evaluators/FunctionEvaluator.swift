import WeftGraph

/// A call of a function.
final class FunctionEvaluator: Evaluator {
  private let function: ScalarFunction
  private let arguments: [Evaluator]
  private let context: EvaluationContext
  private let work: String

  init(_ function: ScalarFunction, _ arguments: [Evaluator], in context: EvaluationContext) {
    self.function = function
    self.arguments = arguments
    self.context = context
    work = "\(function.name)()"
  }

  override var slots: Set<Int> { arguments.reduce(into: []) { $0.formUnion($1.slots) } }

  override func evaluate(_ batch: Batch) throws(EvaluationError) -> Column {
    var columns: [Column] = []
    for argument in arguments { columns.append(try argument.evaluate(batch)) }
    var result: [Value] = []
    result.reserveCapacity(batch.count)
    var values = [Value](repeating: .null, count: columns.count)
    var meter = ExpressionMeter(context.budget, work)
    for row in 0..<batch.count {
      var hasNull = false
      for index in columns.indices {
        values[index] = columns[index].value(at: row, in: context.graph)
        if values[index].isNull { hasNull = true }
      }
      let value: Value =
        hasNull && function.propagatesNull ? .null : try function.evaluate(values, context)
      try meter.keep(value)
      result.append(value)
    }
    return .typed(result)
  }
}

/// A predicate of one node or relationship that is known for the whole graph at once.
final class MaskEvaluator: Evaluator {
  private let argument: Evaluator
  private let fallback: Evaluator
  private let function: ScalarFunction
  private let context: EvaluationContext
  private var nodes: EntityMask?
  private var relationships: EntityMask?

  init(_ function: ScalarFunction, _ argument: Evaluator, in context: EvaluationContext) {
    self.function = function
    self.argument = argument
    self.context = context
    fallback = FunctionEvaluator(function, [argument], in: context)
  }

  override var slots: Set<Int> { argument.slots }
  override var isHarmless: Bool { argument.isHarmless }

  override func evaluate(_ batch: Batch) throws(EvaluationError) -> Column {
    switch try argument.evaluate(batch) {
    case .nodes(let rows):
      guard let compute = function.nodeMask else { return try fallback.evaluate(batch) }
      let mask = nodes ?? compute(context)
      nodes = mask
      return .booleans(Self.read(mask, rows))
    case .relationships(let rows):
      guard let compute = function.relationshipMask else { return try fallback.evaluate(batch) }
      let mask = relationships ?? compute(context)
      relationships = mask
      return .booleans(Self.read(mask, rows))
    default: return try fallback.evaluate(batch)
    }
  }

  private static func read(_ mask: EntityMask, _ rows: [UInt32]) -> [UInt8] {
    rows.map { row in
      if row == .max { return 2 }
      if mask.isTrue.contains(Int(row)) { return 1 }
      return mask.isNull?.contains(Int(row)) ?? false ? 2 : 0
    }
  }
}
