import WeftGraph

/// A running state that takes bare numbers.
protocol NumberAccumulator: Accumulator {
  mutating func add(_ value: Int64)
  mutating func add(_ value: Double)
}

extension SumAccumulator: NumberAccumulator {}
extension AverageAccumulator: NumberAccumulator {}
extension ExtremeAccumulator: NumberAccumulator {}
extension DeviationAccumulator: NumberAccumulator {}

/// The running states of an aggregate of numbers, one for each group; typed columns are taken without
/// making values of them.
///
/// A struct within a class for each aggregate: methods of generic classes are not specialised, and
/// would call each addition through a table.
private struct NumberStates<State: NumberAccumulator> {
  var states: [State] = []

  mutating func grow(to groups: Int, _ new: State) {
    states += repeatElement(new, count: max(groups - states.count, 0))
  }

  mutating func add(
    _ column: Column?, groups: [Int32], in graph: Graph
  ) throws(EvaluationError) {
    switch column {
    case nil: break
    case .integers(let rows, let nulls):
      for (row, group) in groups.enumerated() where !(nulls?.contains(row) ?? false) {
        states[Int(group)].add(rows[row])
      }
    case .floats(let rows, let nulls):
      for (row, group) in groups.enumerated() where !(nulls?.contains(row) ?? false) {
        states[Int(group)].add(rows[row])
      }
    case let column?:
      for (row, group) in groups.enumerated() {
        try states[Int(group)].add(column.value(at: row, in: graph))
      }
    }
  }

  func finish() throws(EvaluationError) -> Column {
    var result: [Value] = []
    result.reserveCapacity(states.count)
    for state in states { result.append(try state.finish()) }
    return .typed(result)
  }
}

/// `sum`.
final class SumAggregate: GroupedAggregate {
  private var numbers = NumberStates<SumAccumulator>()

  override func grow(to groups: Int) { numbers.grow(to: groups, SumAccumulator()) }

  override func add(
    _ column: Column?, groups: [Int32], in graph: Graph
  ) throws(EvaluationError) {
    try numbers.add(column, groups: groups, in: graph)
  }

  override func finish() throws(EvaluationError) -> Column { try numbers.finish() }
}

/// `avg`.
final class AverageAggregate: GroupedAggregate {
  private var numbers = NumberStates<AverageAccumulator>()

  override func grow(to groups: Int) { numbers.grow(to: groups, AverageAccumulator()) }

  override func add(
    _ column: Column?, groups: [Int32], in graph: Graph
  ) throws(EvaluationError) {
    try numbers.add(column, groups: groups, in: graph)
  }

  override func finish() throws(EvaluationError) -> Column { try numbers.finish() }
}

/// `min` and `max`.
final class ExtremeAggregate: GroupedAggregate {
  private var numbers = NumberStates<ExtremeAccumulator>()
  private let isMaximum: Bool

  init(isMaximum: Bool) { self.isMaximum = isMaximum }

  override func grow(to groups: Int) {
    numbers.grow(to: groups, ExtremeAccumulator(isMaximum: isMaximum))
  }

  override func add(
    _ column: Column?, groups: [Int32], in graph: Graph
  ) throws(EvaluationError) {
    try numbers.add(column, groups: groups, in: graph)
  }

  override func finish() throws(EvaluationError) -> Column { try numbers.finish() }
}

/// `stDev` and `stDevP`.
final class DeviationAggregate: GroupedAggregate {
  private var numbers = NumberStates<DeviationAccumulator>()
  private let isPopulation: Bool

  init(isPopulation: Bool) { self.isPopulation = isPopulation }

  override func grow(to groups: Int) {
    numbers.grow(to: groups, DeviationAccumulator(isPopulation: isPopulation))
  }

  override func add(
    _ column: Column?, groups: [Int32], in graph: Graph
  ) throws(EvaluationError) {
    try numbers.add(column, groups: groups, in: graph)
  }

  override func finish() throws(EvaluationError) -> Column { try numbers.finish() }
}
