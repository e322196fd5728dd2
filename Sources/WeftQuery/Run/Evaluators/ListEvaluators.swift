import WeftGraph

/// Rows of a batch spread out: one row for each element of a list, with the row it came from.
struct SpreadRows {
  /// The row of the batch each element belongs to.
  var origins: [Int32] = []
  /// The elements.
  var elements: [Value] = []

  /// About how many elements are worked on at once.
  static let capacity = 16_384
}

/// What comprehensions and quantifiers share: spreads lists and computes inner expressions over all
/// their elements at once.
final class SpreadEvaluator {
  private let list: Evaluator
  private let inner: [Evaluator]
  private let graph: Graph
  private let budget: QueryBudget?

  /// Creates one over inner expressions, whose layout is the outer one with the element behind.
  init(list: Evaluator, inner: [Evaluator], in context: EvaluationContext) {
    self.list = list
    self.inner = inner
    graph = context.graph
    budget = context.budget
  }

  func slots(besides element: Int) -> Set<Int> {
    inner.reduce(into: list.slots) { $0.formUnion($1.slots) }.subtracting([element])
  }

  /// Calls back with portions of the elements and a batch to compute over; rows whose list is null
  /// are reported apart.
  func forEachPortion(
    _ batch: Batch, isNull: (Int) -> Void,
    _ body: (SpreadRows, Batch) throws(EvaluationError) -> Void
  ) throws(EvaluationError) {
    let lists = try list.evaluate(batch)
    let wanted = inner.reduce(into: Set<Int>()) { $0.formUnion($1.slots) }
    var portion = SpreadRows()
    func flush() throws(EvaluationError) {
      guard !portion.elements.isEmpty else { return }
      try budget?.checkpoint("an expression over a list")
      var spread = batch.gathered(portion.origins, keeping: wanted)
      spread.columns.append(.typed(portion.elements))
      try body(portion, spread)
      portion = SpreadRows()
    }
    for row in 0..<batch.count {
      switch lists.value(at: row, in: graph) {
      case .null: isNull(row)
      case .list(let values):
        var position = 0
        while position < values.count {
          let end = min(values.count, position + SpreadRows.capacity)
          portion.origins.append(contentsOf: repeatElement(Int32(row), count: end - position))
          portion.elements += values[position..<end]
          position = end
          if portion.elements.count >= SpreadRows.capacity { try flush() }
        }
      default: throw .wrongType("a list is needed behind IN")
      }
    }
    try flush()
  }
}

/// `[x IN list WHERE p | e]`.
final class ComprehensionEvaluator: Evaluator {
  private let spread: SpreadEvaluator
  private let predicate: Evaluator?
  private let yield: Evaluator?
  private let element: Int
  private let context: EvaluationContext

  init(
    list: Evaluator, where predicate: Evaluator?, yield: Evaluator?, element: Int,
    in context: EvaluationContext
  ) {
    spread = SpreadEvaluator(
      list: list, inner: [predicate, yield].compactMap(\.self), in: context)
    self.predicate = predicate
    self.yield = yield
    self.element = element
    self.context = context
  }

  override var slots: Set<Int> { spread.slots(besides: element) }

  override func evaluate(_ batch: Batch) throws(EvaluationError) -> Column {
    var result = [[Value]?](repeating: [], count: batch.count)
    var meter = ExpressionMeter(context.budget, "a list comprehension")
    try spread.forEachPortion(batch, isNull: { result[$0] = nil }) {
      (portion, rows) throws(EvaluationError) in
      var kept = (0..<rows.count).map { Int32($0) }
      if let predicate {
        let truths = try predicate.truth(rows)
        kept = kept.filter { truths[Int($0)] == 1 }
      }
      let column = try yield?.evaluate(rows, rows: kept)
      for (index, row) in kept.enumerated() {
        result[Int(portion.origins[Int(row)])]?.append(
          column?.value(at: index, in: context.graph) ?? portion.elements[Int(row)])
      }
      try meter.keep(bytes: kept.count * 24)
    }
    return .values(result.map { $0.map { .list($0) } ?? .null })
  }
}

/// `all`, `any`, `none` and `single`.
final class QuantifierEvaluator: Evaluator {
  private let quantifier: Quantifier
  private let spread: SpreadEvaluator
  private let predicate: Evaluator
  private let element: Int

  init(
    _ quantifier: Quantifier, list: Evaluator, where predicate: Evaluator, element: Int,
    in context: EvaluationContext
  ) {
    self.quantifier = quantifier
    spread = SpreadEvaluator(list: list, inner: [predicate], in: context)
    self.predicate = predicate
    self.element = element
  }

  override var slots: Set<Int> { spread.slots(besides: element) }

  override func evaluate(_ batch: Batch) throws(EvaluationError) -> Column {
    var counts = [(yes: Int, no: Int, unknown: Int)](repeating: (0, 0, 0), count: batch.count)
    var nulls: Set<Int> = []
    try spread.forEachPortion(batch, isNull: { nulls.insert($0) }) {
      (portion, rows) throws(EvaluationError) in
      for (index, truth) in try predicate.truth(rows).enumerated() {
        let row = Int(portion.origins[index])
        switch truth {
        case 0: counts[row].no += 1
        case 1: counts[row].yes += 1
        default: counts[row].unknown += 1
        }
      }
    }
    return .booleans(
      counts.enumerated().map { row, count in nulls.contains(row) ? 2 : truth(of: count) })
  }

  private func truth(of count: (yes: Int, no: Int, unknown: Int)) -> UInt8 {
    switch quantifier {
    case .all: count.no > 0 ? 0 : count.unknown > 0 ? 2 : 1
    case .any: count.yes > 0 ? 1 : count.unknown > 0 ? 2 : 0
    case .none: count.yes > 0 ? 0 : count.unknown > 0 ? 2 : 1
    case .single: count.yes > 1 ? 0 : count.unknown > 0 ? 2 : count.yes == 1 ? 1 : 0
    }
  }
}

/// `reduce(acc = start, x IN list | step)`: all rows take their steps together.
final class ReduceEvaluator: Evaluator {
  private let start: Evaluator
  private let list: Evaluator
  private let step: Evaluator
  private let sum: SourceSpan?
  private let accumulator: Int
  private let context: EvaluationContext

  /// The step's layout is the outer one with accumulator and element behind.
  /// - Parameter sum: Where the step is only what is added to the accumulator, which it does not read,
  ///   the place of the sum: lists are then built in place.
  init(
    start: Evaluator, list: Evaluator, step: Evaluator, sum: SourceSpan?, accumulator: Int,
    in context: EvaluationContext
  ) {
    self.start = start
    self.list = list
    self.step = step
    self.sum = sum
    self.accumulator = accumulator
    self.context = context
  }

  override var slots: Set<Int> {
    start.slots.union(list.slots).union(step.slots)
      .subtracting([accumulator, accumulator + 1])
  }

  override func evaluate(_ batch: Batch) throws(EvaluationError) -> Column {
    let graph = context.graph
    var meter = ExpressionMeter(context.budget, "reduce()")
    var states = try start.evaluate(batch).boxed(in: graph)
    let lists = try list.evaluate(batch)
    var elements: [[Value]] = []
    for row in 0..<batch.count {
      switch lists.value(at: row, in: graph) {
      case .null:
        elements.append([])
        states[row] = .null
      case .list(let values): elements.append(values)
      default: throw .wrongType("a list is needed behind IN")
      }
    }
    var position = 0
    // A step can double what there is to walk over, so the first steps are looked at one by one.
    var nextLook = 0
    var open = elements.indices.filter { !elements[$0].isEmpty }.map { Int32($0) }
    while !open.isEmpty {
      var rows = batch.gathered(open, keeping: step.slots)
      rows.columns.append(
        sum != nil
          ? .values([Value](repeating: .null, count: open.count))
          : .typed(open.map { states[Int($0)] }))
      rows.columns.append(.typed(open.map { elements[Int($0)][position] }))
      let results = try step.evaluate(rows)
      for (index, row) in open.enumerated() {
        let result = results.value(at: index, in: graph)
        if let sum {
          do throws(EvaluationError) {
            try Self.append(result, to: &states[Int(row)])
          } catch {
            throw error.placed(at: sum)
          }
        } else {
          states[Int(row)] = result
          if position == nextLook {
            try ExpressionMeter.look(at: result, context.budget, "reduce()")
          }
        }
        try meter.replace(with: states[Int(row)])
      }
      if position == nextLook { nextLook += max(1, (position - 64) / 10) }
      position += 1
      open = open.filter { elements[Int($0)].count > position }
    }
    return .typed(states)
  }

  /// `state + value`, without copying a list that nobody else holds.
  private static func append(
    _ value: Value, to state: inout Value
  ) throws(EvaluationError) {
    guard case .list(var elements) = state, !value.isNull else {
      state = try Value.add(state, value)
      return
    }
    state = .null
    if case .list(let more) = value { elements += more } else { elements.append(value) }
    state = .list(elements)
  }
}
