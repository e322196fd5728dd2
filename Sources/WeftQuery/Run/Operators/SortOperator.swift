import WeftGraph

/// All rows in order; equal rows keep theirs.
///
/// With a bound, only the first rows are kept.
final class SortOperator: Operator {
  /// One key.
  struct Key {
    var slot: Int
    var isDescending: Bool
  }

  private let keys: [Key]
  private let outputs: [Int]
  private let bound: (() throws(EvaluationError) -> (skip: Int, limit: Int))?
  private let isPartitioned: Bool
  private var sorted: Batch?
  private var order: [Int32] = []
  private var position = 0
  private var end = 0

  /// Creates one; a partition is a first key of row numbers, within which the bound holds.
  init(
    _ input: Operator, _ name: String, keys: [Key], isPartitioned: Bool, outputs: [Int],
    bound: (() throws(EvaluationError) -> (skip: Int, limit: Int))?, _ layout: Layout,
    _ runtime: Runtime
  ) {
    self.keys = keys
    self.outputs = outputs
    self.bound = bound
    self.isPartitioned = isPartitioned
    super.init(name, layout, [input], runtime)
  }

  override func open() throws(EvaluationError) {
    try super.open()
    sorted = nil
    order = []
    position = 0
  }

  override func next() throws(EvaluationError) -> Batch? {
    if sorted == nil { try sort() }
    guard let sorted, position < end else { return nil }
    let stop = min(position + Batch.capacity, end)
    let rows = Array(order[position..<stop])
    position = stop
    return Batch(columns: outputs.map { sorted.columns[$0].gathered(rows) }, count: rows.count)
  }

  private func sort() throws(EvaluationError) {
    let limits = try bound?()
    let rows: Batch
    if let limits, !isPartitioned {
      rows = try keepingFirst(limits.skip &+ limits.limit)
    } else {
      rows = try gatherAll(of: inputs[0])
    }
    order = try ordered(rows)
    sorted = rows
    position = 0
    end = order.count
    guard let limits else { return }
    if isPartitioned {
      order = withinPartitions(rows, limits)
      end = order.count
    } else {
      position = min(limits.skip, order.count)
      end = min(order.count, limits.skip &+ limits.limit)
    }
  }

  private func ordered(_ rows: Batch) throws(EvaluationError) -> [Int32] {
    try checkpoint()
    let comparators = keys.map {
      RowComparator(rows.columns[$0.slot], isDescending: $0.isDescending, in: runtime.graph)
    }
    var comparisons = 0
    let all = (0..<rows.count).map { Int32($0) }
    do {
      return try all.sorted { left, right in
        comparisons += 1
        if comparisons & 0xffff == 0 { try checkpoint() }
        for comparator in comparators {
          let order = comparator.compare(Int(left), Int(right))
          if order != 0 { return order < 0 }
        }
        return left < right
      }
    } catch let error as EvaluationError {
      throw error
    } catch {
      throw .wrongType("rows cannot be sorted: \(error)")
    }
  }

  /// Reads everything but keeps only about the first n rows at any time.
  private func keepingFirst(_ count: Int) throws(EvaluationError) -> Batch {
    guard count > 0 else { return Batch(columns: layoutColumns(), count: 0) }
    var builder = BatchBuilder(columns: inputs[0].layout.variables.count)
    var bytes = 0
    let allowance = max(count &* 2, 8 * Batch.capacity)
    // The first key of the last row kept: what comes after it need not be looked at again.
    var last: Value?
    while let input = try inputs[0].next() {
      let batch = last.map { upTo($0, input) } ?? input
      if batch.count == 0 {
        try checkpoint()
        continue
      }
      builder.append(batch)
      bytes += batch.byteCount
      try hold(bytes)
      guard count < Int.max / 2, builder.count >= allowance else { continue }
      let rows = builder.finished(in: runtime.graph)
      var kept = Array(try ordered(rows).prefix(count))
      if kept.count == count, let row = kept.last {
        last = rows.columns[keys[0].slot].value(at: Int(row), in: runtime.graph)
      }
      kept.sort()
      builder = BatchBuilder(columns: rows.columns.count)
      builder.append(rows.gathered(kept))
      bytes = bytes / max(rows.count, 1) * kept.count
    }
    return builder.finished(in: runtime.graph)
  }

  /// The rows whose first key does not come after a value.
  private func upTo(_ last: Value, _ batch: Batch) -> Batch {
    let column = batch.columns[keys[0].slot]
    let isDescending = keys[0].isDescending
    let rows: [Int32]
    if case .integers(let values, nil) = column, case .integer(let bound) = last {
      rows = values.indices.filter { isDescending ? values[$0] >= bound : values[$0] <= bound }
        .map { Int32($0) }
    } else {
      rows = (0..<batch.count).filter {
        let order = Value.totalOrder(column.value(at: $0, in: runtime.graph), last)
        return isDescending ? order >= 0 : order <= 0
      }.map { Int32($0) }
    }
    return rows.count == batch.count ? batch : batch.gathered(rows)
  }

  private func layoutColumns() -> [Column] {
    [Column](repeating: .values([]), count: inputs[0].layout.variables.count)
  }

  private func withinPartitions(
    _ rows: Batch, _ limits: (skip: Int, limit: Int)
  ) -> [Int32] {
    let numbers = rows.count == 0 ? [] : rows.columns[keys[0].slot].rowNumbers
    var result: [Int32] = []
    var present: Int64 = -1
    var rank = 0
    for row in order {
      if numbers[Int(row)] != present {
        present = numbers[Int(row)]
        rank = 0
      }
      if rank >= limits.skip, rank - limits.skip < limits.limit { result.append(row) }
      rank += 1
    }
    return result
  }
}

/// Compares rows by one column in the total order of values.
struct RowComparator {
  private let column: Column
  private let sign: Int
  /// The rank of each distinct string, so that strings are compared once.
  private var ranks: [UInt32: Int32] = [:]

  init(_ column: Column, isDescending: Bool, in graph: Graph) {
    sign = isDescending ? -1 : 1
    switch column {
    case .strings(let rows):
      let distinct = Set(rows).subtracting([.max]).sorted {
        graph.strings.utf8(StringID($0)).lexicographicallyPrecedes(
          graph.strings.utf8(StringID($1)))
      }
      var ranks: [UInt32: Int32] = [.max: Int32.max]
      for (rank, string) in distinct.enumerated() { ranks[string] = Int32(rank) }
      self.column = .integers(rows.map { Int64(ranks[$0] ?? 0) }, nulls: nil)
    case .dates(let rows, nil): self.column = .integers(rows.map(\.days), nulls: nil)
    case .integers(_, .some), .floats, .dates: self.column = .values(column.boxed(in: graph))
    default: self.column = column
    }
  }

  /// Negative, zero or positive.
  func compare(_ left: Int, _ right: Int) -> Int {
    let order: Int =
      switch column {
      case .nodes(let rows), .relationships(let rows):
        rows[left] < rows[right] ? -1 : rows[left] > rows[right] ? 1 : 0
      case .integers(let rows, _):
        rows[left] < rows[right] ? -1 : rows[left] > rows[right] ? 1 : 0
      case .booleans(let rows): Int(rows[left]) - Int(rows[right])
      case .values(let rows): Value.totalOrder(rows[left], rows[right])
      default: 0
      }
    return order * sign
  }
}
