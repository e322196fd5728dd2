import WeftGraph

/// Collects columns of many batches into one.
struct ColumnBuilder {
  private var parts: [Column] = []

  /// Appends a batch's column.
  mutating func append(_ next: Column) {
    if next.count > 0 { parts.append(next) }
  }

  /// The column of all rows; kinds that differ become values.
  func finished(in graph: Graph) -> Column {
    guard parts.count > 1 else { return parts.first ?? .values([]) }
    let count = parts.reduce(0) { $0 + $1.count }
    switch parts[0] {
    case .nodes:
      if let rows = joined(count, { if case .nodes(let rows) = $0 { rows } else { nil } }) {
        return .nodes(rows)
      }
    case .relationships:
      if let rows = joined(count, { if case .relationships(let rows) = $0 { rows } else { nil } }) {
        return .relationships(rows)
      }
    case .strings:
      if let rows = joined(count, { if case .strings(let rows) = $0 { rows } else { nil } }) {
        return .strings(rows)
      }
    case .booleans:
      if let rows = joined(count, { if case .booleans(let rows) = $0 { rows } else { nil } }) {
        return .booleans(rows)
      }
    case .integers:
      if let rows = joined(count, { if case .integers(let rows, _) = $0 { rows } else { nil } }) {
        return .integers(rows, nulls: joinedNulls(count))
      }
    case .floats:
      if let rows = joined(count, { if case .floats(let rows, _) = $0 { rows } else { nil } }) {
        return .floats(rows, nulls: joinedNulls(count))
      }
    case .dates:
      if let rows = joined(count, { if case .dates(let rows, _) = $0 { rows } else { nil } }) {
        return .dates(rows, nulls: joinedNulls(count))
      }
    case .values: break
    }
    var values: [Value] = []
    values.reserveCapacity(count)
    for part in parts { values += part.boxed(in: graph) }
    return .values(values)
  }

  private func joined<Element>(_ count: Int, _ rows: (Column) -> [Element]?) -> [Element]? {
    var result: [Element] = []
    result.reserveCapacity(count)
    for part in parts {
      guard let more = rows(part) else { return nil }
      result += more
    }
    return result
  }

  private func joinedNulls(_ count: Int) -> Bitset? {
    var result: Bitset?
    var start = 0
    for part in parts {
      switch part {
      case .integers(_, let nulls?), .floats(_, let nulls?), .dates(_, let nulls?):
        if result == nil { result = Bitset(capacity: count) }
        nulls.forEach { result?.insert(start + $0) }
      default: break
      }
      start += part.count
    }
    return result
  }
}

/// Collects batches into one.
struct BatchBuilder {
  private var builders: [ColumnBuilder]
  private(set) var count = 0

  init(columns: Int) { builders = [ColumnBuilder](repeating: ColumnBuilder(), count: columns) }

  mutating func append(_ batch: Batch) {
    for index in builders.indices { builders[index].append(batch.columns[index]) }
    count += batch.count
  }

  func finished(in graph: Graph) -> Batch {
    Batch(columns: builders.map { $0.finished(in: graph) }, count: count)
  }
}
