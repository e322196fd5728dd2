/// The running state of one aggregation over one group.
///
/// Nulls do not count. States of parts of a group merge into the state of the whole; parts are to be
/// merged in row order, which ``CollectAccumulator`` keeps.
protocol Accumulator: Sendable {
  /// Takes a row's value.
  mutating func add(_ value: Value) throws(EvaluationError)
  /// Takes the state of the rows behind these.
  mutating func merge(_ other: Self) throws(EvaluationError)
  /// The result.
  func finish() throws(EvaluationError) -> Value
}

/// `count(*)`: every row, nulls too.
struct RowCountAccumulator: Accumulator {
  private(set) var count: Int64 = 0

  mutating func add(_ value: Value) { count += 1 }
  mutating func addRows(_ rows: Int) { count += Int64(rows) }
  mutating func merge(_ other: Self) { count += other.count }
  func finish() -> Value { .integer(count) }
}

/// `count`.
struct CountAccumulator: Accumulator {
  private(set) var count: Int64 = 0

  mutating func add(_ value: Value) { if !value.isNull { count += 1 } }
  /// Takes rows known not to be null.
  mutating func addRows(_ rows: Int) { count += Int64(rows) }
  mutating func merge(_ other: Self) { count += other.count }
  func finish() -> Value { .integer(count) }
}

/// `min` and `max` by the total order of values.
struct ExtremeAccumulator: Accumulator {
  private let isMaximum: Bool
  private var extreme: Value = .null

  init(isMaximum: Bool) { self.isMaximum = isMaximum }

  mutating func add(_ value: Value) {
    if value.isNull { return }
    if extreme.isNull {
      extreme = value
      return
    }
    let order = Value.totalOrder(value, extreme)
    if isMaximum ? order > 0 : order < 0 { extreme = value }
  }

  mutating func add(_ value: Int64) {
    if case .integer(let current) = extreme {
      if isMaximum ? value > current : value < current { extreme = .integer(value) }
    } else {
      add(.integer(value))
    }
  }

  mutating func add(_ value: Double) {
    if case .float(let current) = extreme, !current.isNaN, !value.isNaN {
      if isMaximum ? value > current : value < current { extreme = .float(value) }
    } else {
      add(.float(value))
    }
  }

  mutating func merge(_ other: Self) { add(other.extreme) }
  func finish() -> Value { extreme }
}

/// `collect`.
struct CollectAccumulator: Accumulator {
  private var values: [Value] = []

  mutating func add(_ value: Value) { if !value.isNull { values.append(value) } }
  mutating func merge(_ other: Self) { values += other.values }
  func finish() -> Value { .list(values) }
}

/// Any aggregation over DISTINCT values: passes on the first of every equivalent few.
struct DistinctAccumulator<Base: Accumulator>: Accumulator {
  private var base: Base
  private var seen: Set<DistinctValue> = []
  private var inOrder: [Value] = []

  init(_ base: Base) { self.base = base }

  mutating func add(_ value: Value) throws(EvaluationError) {
    if value.isNull { return }
    guard seen.insert(DistinctValue(value)).inserted else { return }
    inOrder.append(value)
    try base.add(value)
  }

  mutating func merge(_ other: Self) throws(EvaluationError) {
    for value in other.inOrder { try add(value) }
  }

  func finish() throws(EvaluationError) -> Value { try base.finish() }
}
