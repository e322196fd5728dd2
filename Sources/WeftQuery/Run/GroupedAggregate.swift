import WeftGraph

/// One aggregate over all groups at once.
class GroupedAggregate {
  /// Makes room for groups.
  func grow(to groups: Int) throws(EvaluationError) {}

  /// Takes rows: the argument's column (nil for `count(*)`) and the group of each row.
  func add(_ column: Column?, groups: [Int32], in graph: Graph) throws(EvaluationError) {}

  /// Bytes its values take, roughly, beside a few for each group.
  var byteCount: Int { 0 }

  /// The result of every group.
  func finish() throws(EvaluationError) -> Column { .values([]) }
}

/// `count(*)` and `count`.
final class CountAggregate: GroupedAggregate {
  private var counts: [Int64] = []

  override func grow(to groups: Int) {
    counts += repeatElement(0, count: max(groups - counts.count, 0))
  }

  override func add(_ column: Column?, groups: [Int32], in graph: Graph) {
    guard let column else {
      for group in groups { counts[Int(group)] += 1 }
      return
    }
    for (row, group) in groups.enumerated() where !column.isNull(at: row) {
      counts[Int(group)] += 1
    }
  }

  /// Takes rows of the one group there is.
  func addRows(_ rows: Int) { counts[0] += Int64(rows) }

  override func finish() -> Column { .integers(counts, nulls: nil) }
}

/// The sum of counts made in parts.
final class TotalAggregate: GroupedAggregate {
  private var totals: [Int64] = []

  override func grow(to groups: Int) {
    totals += repeatElement(0, count: max(groups - totals.count, 0))
  }

  override func add(_ column: Column?, groups: [Int32], in graph: Graph) {
    guard case .integers(let counts, _)? = column else {
      preconditionFailure("counts of parts are integers")
    }
    for (row, group) in groups.enumerated() { totals[Int(group)] += counts[row] }
  }

  override func finish() -> Column { .integers(totals, nulls: nil) }
}

/// `collect`: keeps every value.
final class CollectAggregate: GroupedAggregate {
  private var states: [CollectAccumulator] = []
  private var bytes = 0

  override var byteCount: Int { bytes }

  override func grow(to groups: Int) {
    states += repeatElement(CollectAccumulator(), count: max(groups - states.count, 0))
  }

  override func add(_ column: Column?, groups: [Int32], in graph: Graph) {
    guard let column else { return }
    bytes += column.count * 24
    if case .values(let values) = column { bytes += values.reduce(0) { $0 + $1.heldBytes } }
    for (row, group) in groups.enumerated() {
      states[Int(group)].add(column.value(at: row, in: graph))
    }
  }

  override func finish() -> Column { .values(states.map { $0.finish() }) }
}

/// An aggregate over distinct values: passes on the first of every equivalent few of a group.
final class DistinctAggregate: GroupedAggregate {
  private let base: GroupedAggregate
  private var seen: GroupTable

  init(_ base: GroupedAggregate, in graph: Graph) {
    self.base = base
    seen = GroupTable(width: 2, in: graph)
  }

  override var byteCount: Int { base.byteCount + seen.byteCount }

  override func grow(to groups: Int) throws(EvaluationError) { try base.grow(to: groups) }

  override func add(
    _ column: Column?, groups: [Int32], in graph: Graph
  ) throws(EvaluationError) {
    guard let column else { return }
    var next = Int32(seen.count)
    let numbers = seen.groups(
      of: [.integers(groups.map { Int64($0) }, nulls: nil), column], count: groups.count)
    var rows: [Int32] = []
    for (row, number) in numbers.enumerated() where number >= next {
      next = number + 1
      rows.append(Int32(row))
    }
    try base.add(
      column.gathered(rows), groups: rows.map { groups[Int($0)] }, in: graph)
  }

  override func finish() throws(EvaluationError) -> Column { try base.finish() }
}

/// `percentileCont` and `percentileDisc`: the percentile is that of a group's first row.
final class PercentileAggregate: GroupedAggregate {
  private let isContinuous: Bool
  private var states: [PercentileAccumulator?] = []
  /// The percentile of every row, set before rows are added.
  var percentiles: Column = .values([])

  private var taken = 0

  init(isContinuous: Bool) { self.isContinuous = isContinuous }

  override var byteCount: Int { taken * 24 }

  override func grow(to groups: Int) {
    states += repeatElement(nil, count: max(groups - states.count, 0))
  }

  override func add(
    _ column: Column?, groups: [Int32], in graph: Graph
  ) throws(EvaluationError) {
    guard let column else { return }
    taken += column.count
    for (row, group) in groups.enumerated() {
      if states[Int(group)] == nil {
        states[Int(group)] = try PercentileAccumulator(
          isContinuous: isContinuous, percentile: percentiles.value(at: row, in: graph))
      }
      try states[Int(group)]?.add(column.value(at: row, in: graph))
    }
  }

  override func finish() -> Column { .typed(states.map { $0?.finish() ?? .null }) }
}
