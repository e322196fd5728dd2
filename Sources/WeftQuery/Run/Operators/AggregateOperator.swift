import WeftGraph

/// One row for each combination of keys, in order of first appearance.
final class AggregateOperator: Operator {
  /// One aggregate: what it is and the columns it reads.
  struct Part {
    var aggregate: BoundAggregate
    var argument: Int?
    var percentile: Int?
    /// Whether it adds up counts of parts.
    var isTotal = false
    /// Where the query asks for it.
    var span: SourceSpan?

    /// What goes wrong within, with its place.
    func placed<Result>(
      _ body: () throws(EvaluationError) -> Result
    ) throws(EvaluationError) -> Result {
      do throws(EvaluationError) {
        return try body()
      } catch {
        throw span.map(error.placed) ?? error
      }
    }
  }

  /// How rows belong to the argument rows of an apply.
  struct Partition {
    var cell: ArgumentCell
    /// The column of row numbers; it is the first key.
    var rowSlot: Int
    /// Columns of the argument given behind the aggregates.
    var imports: [Int]
  }

  private let keys: [Int]
  private let parts: [Part]
  private let partition: Partition?
  /// Whether the results are aggregated once more.
  private let isPart: Bool
  /// Whether groups of parts turned out to be hardly fewer than rows.
  private var isUseless = false
  /// Whether rows are passed on as groups of their own, from the time it was opened on.
  private var passesRows = false
  private var result: Batch?
  private var position = 0

  init(
    _ input: Operator, keys: [Int], parts: [Part], partition: Partition?, isPart: Bool,
    _ layout: Layout, _ runtime: Runtime
  ) {
    self.isPart = isPart
    self.keys = keys
    self.parts = parts
    self.partition = partition
    super.init("Aggregate", layout, [input], runtime)
  }

  override func open() throws(EvaluationError) {
    try super.open()
    result = nil
    position = 0
    passesRows = isUseless
  }

  override func next() throws(EvaluationError) -> Batch? {
    if passesRows { return try inputs[0].next().map(singles) }
    if result == nil { result = try aggregate() }
    guard let result, position < result.count else { return nil }
    let end = min(position + Batch.capacity, result.count)
    let batch = result.slice(position..<end)
    position = end
    return batch
  }

  /// Each row as a group of its own.
  private func singles(_ batch: Batch) -> Batch {
    Batch(
      columns: keys.map { batch.columns[$0] }
        + parts.map { part in
          guard let argument = part.argument else {
            return .integers([Int64](repeating: 1, count: batch.count), nulls: nil)
          }
          let column = batch.columns[argument]
          guard part.aggregate.kind == .count else { return column }
          return .integers(
            (0..<batch.count).map { column.isNull(at: $0) ? 0 : 1 }, nulls: nil)
        }, count: batch.count)
  }

  private func aggregate() throws(EvaluationError) -> Batch {
    let graph = runtime.graph
    let allKeys = (partition.map { [$0.rowSlot] } ?? []) + keys
    var table = GroupTable(width: allKeys.count, in: graph)
    var kept = [ColumnBuilder](repeating: ColumnBuilder(), count: allKeys.count)
    let aggregates = parts.map { make($0, graph) }
    // Without keys there is a row for nothing, too: one, or one for each argument row.
    if keys.isEmpty {
      if let partition {
        let rows = partition.cell.batch.count
        let numbers = Column.integers((0..<rows).map { Int64($0) }, nulls: nil)
        _ = table.groups(of: [numbers], count: rows)
        kept[0].append(numbers)
      } else {
        _ = table.groups(of: [], count: 1)
      }
      for aggregate in aggregates { try aggregate.grow(to: table.count) }
    }
    var rows = 0
    while let batch = try inputs[0].next() {
      rows += batch.count
      try checkpoint()
      if addedWhole(batch, allKeys, aggregates) { continue }
      let columns = allKeys.map { batch.columns[$0] }
      let before = table.count
      let groups = table.groups(of: columns, count: batch.count)
      if table.count > before { keepNew(columns, groups, before, &kept) }
      for (index, part) in parts.enumerated() {
        if table.count > before { try aggregates[index].grow(to: table.count) }
        if let percentile = part.percentile {
          (aggregates[index] as? PercentileAggregate)?.percentiles = batch.columns[percentile]
        }
        try part.placed { () throws(EvaluationError) in
          try aggregates[index].add(
            part.argument.map { batch.columns[$0] }, groups: groups, in: graph)
        }
      }
      try hold(
        table.byteCount + table.count * 16 * (parts.count + keys.count)
          + aggregates.reduce(0) { $0 + $1.byteCount })
    }
    isUseless = isPart && rows >= 2 * Batch.capacity && table.count * 2 > rows
    var columns = kept.map { $0.finished(in: graph) }
    let numbers = partition == nil ? Column.values([]) : columns.removeFirst()
    for (part, aggregate) in zip(parts, aggregates) {
      columns.append(
        try part.placed { () throws(EvaluationError) in try aggregate.finish() })
    }
    if let partition {
      let rows = table.count == 0 ? [] : numbers.rowNumbers.map { Int32($0) }
      for slot in partition.imports {
        columns.append(partition.cell.batch.columns[slot].gathered(rows))
      }
      columns.append(.integers(rows.map { Int64($0) }, nulls: nil))
    }
    return Batch(columns: columns, count: table.count)
  }

  /// Rows that only need counting need no groups.
  private func addedWhole(
    _ batch: Batch, _ keys: [Int], _ aggregates: [GroupedAggregate]
  ) -> Bool {
    guard keys.isEmpty, parts.allSatisfy({ $0.aggregate.kind == .countRows }) else { return false }
    for aggregate in aggregates { (aggregate as? CountAggregate)?.addRows(batch.count) }
    return true
  }

  private func keepNew(
    _ columns: [Column], _ groups: [Int32], _ before: Int, _ kept: inout [ColumnBuilder]
  ) {
    var next = Int32(before)
    var rows: [Int32] = []
    for (row, group) in groups.enumerated() where group >= next {
      next = group + 1
      rows.append(Int32(row))
    }
    for index in columns.indices { kept[index].append(columns[index].gathered(rows)) }
  }

  private func make(_ part: Part, _ graph: Graph) -> GroupedAggregate {
    let base: GroupedAggregate =
      switch part.aggregate.kind {
      case .countRows, .count: CountAggregate()
      case .sum: part.isTotal ? TotalAggregate() : SumAggregate()
      case .avg: AverageAggregate()
      case .min: ExtremeAggregate(isMaximum: false)
      case .max: ExtremeAggregate(isMaximum: true)
      case .collect: CollectAggregate()
      case .stDev: DeviationAggregate(isPopulation: false)
      case .stDevP: DeviationAggregate(isPopulation: true)
      case .percentileCont: PercentileAggregate(isContinuous: true)
      case .percentileDisc: PercentileAggregate(isContinuous: false)
      }
    return part.aggregate.isDistinct && part.percentile == nil
      ? DistinctAggregate(base, in: graph) : base
  }
}
