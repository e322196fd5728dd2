import WeftGraph

extension Column {
  /// The rows picked; a negative row gives null.
  func gathered(_ rows: [Int32]) -> Column {
    switch self {
    case .nodes(let values): return .nodes(Self.pick(values, rows))
    case .relationships(let values): return .relationships(Self.pick(values, rows))
    case .strings(let values): return .strings(Self.pick(values, rows))
    case .booleans(let values):
      return .booleans(rows.map { $0 < 0 ? 2 : values[Int($0)] })
    case .integers(let values, let nulls):
      return .integers(
        rows.map { $0 < 0 ? 0 : values[Int($0)] }, nulls: Self.pickNulls(nulls, rows))
    case .floats(let values, let nulls):
      return .floats(
        rows.map { $0 < 0 ? 0 : values[Int($0)] }, nulls: Self.pickNulls(nulls, rows))
    case .dates(let values, let nulls):
      return .dates(
        rows.map { $0 < 0 ? CalendarDate(days: 0) : values[Int($0)] },
        nulls: Self.pickNulls(nulls, rows))
    case .values(let values):
      return .values(rows.map { $0 < 0 ? .null : values[Int($0)] })
    }
  }

  private static func pick(_ values: [UInt32], _ rows: [Int32]) -> [UInt32] {
    var result: [UInt32] = []
    result.reserveCapacity(rows.count)
    for row in rows { result.append(row < 0 ? .max : values[Int(row)]) }
    return result
  }

  private static func pickNulls(_ nulls: Bitset?, _ rows: [Int32]) -> Bitset? {
    guard nulls != nil || rows.contains(where: { $0 < 0 }) else { return nil }
    var result = Bitset(capacity: rows.count)
    for (index, row) in rows.enumerated() where row < 0 || nulls?.contains(Int(row)) ?? false {
      result.insert(index)
    }
    return result
  }

  /// Whether a row is null.
  func isNull(at row: Int) -> Bool {
    switch self {
    case .nodes(let values), .relationships(let values), .strings(let values):
      values[row] == .max
    case .booleans(let values): values[row] > 1
    case .integers(_, let nulls), .floats(_, let nulls), .dates(_, let nulls):
      nulls?.contains(row) ?? false
    case .values(let values): values[row].isNull
    }
  }

  /// The values of all rows.
  func boxed(in graph: Graph) -> [Value] {
    if case .values(let values) = self { return values }
    return (0..<count).map { value(at: $0, in: graph) }
  }

  /// A column that has one value in every row.
  static func constant(_ value: Value, count: Int) -> Column {
    switch value {
    case .boolean(let value): .booleans([UInt8](repeating: value ? 1 : 0, count: count))
    case .integer(let value): .integers([Int64](repeating: value, count: count), nulls: nil)
    case .float(let value): .floats([Double](repeating: value, count: count), nulls: nil)
    case .date(let value): .dates([CalendarDate](repeating: value, count: count), nulls: nil)
    case .node(let node): .nodes([UInt32](repeating: node.rawValue, count: count))
    case .relationship(let relationship):
      .relationships([UInt32](repeating: relationship.rawValue, count: count))
    default: .values([Value](repeating: value, count: count))
    }
  }

  /// A column of values, typed where all of them are null or of one kind.
  static func typed(_ values: [Value]) -> Column {
    guard let first = values.first(where: { !$0.isNull }) else { return .values(values) }
    switch first {
    case .node:
      return packed(values, null: .max) {
        if case .node(let node) = $0 { node.rawValue } else { nil }
      }
      .map { .nodes($0.rows) } ?? .values(values)
    case .relationship:
      return packed(values, null: .max) {
        if case .relationship(let relationship) = $0 { relationship.rawValue } else { nil }
      }.map { .relationships($0.rows) } ?? .values(values)
    case .boolean:
      return packed(values, null: 2 as UInt8) {
        if case .boolean(let value) = $0 { value ? 1 : 0 } else { nil }
      }.map { .booleans($0.rows) } ?? .values(values)
    case .integer:
      return packed(values, null: 0 as Int64) {
        if case .integer(let value) = $0 { value } else { nil }
      }.map { .integers($0.rows, nulls: $0.nulls) } ?? .values(values)
    case .float:
      return packed(values, null: 0.0) { if case .float(let value) = $0 { value } else { nil } }
        .map { .floats($0.rows, nulls: $0.nulls) } ?? .values(values)
    case .date:
      return packed(values, null: CalendarDate(days: 0)) {
        if case .date(let value) = $0 { value } else { nil }
      }.map { .dates($0.rows, nulls: $0.nulls) } ?? .values(values)
    default: return .values(values)
    }
  }

  /// Values of one kind, with the set of nulls where there are any; nil where one is of another.
  private static func packed<Element>(
    _ values: [Value], null: Element, _ element: (Value) -> Element?
  ) -> (rows: [Element], nulls: Bitset?)? {
    var rows: [Element] = []
    rows.reserveCapacity(values.count)
    var nulls: Bitset?
    for (row, value) in values.enumerated() {
      if let element = element(value) {
        rows.append(element)
      } else if value.isNull {
        rows.append(null)
        if nulls == nil { nulls = Bitset(capacity: values.count) }
        nulls?.insert(row)
      } else {
        return nil
      }
    }
    return (rows, nulls)
  }

  /// Bytes held, roughly, for memory limits.
  var byteCount: Int {
    switch self {
    case .nodes(let values), .relationships(let values), .strings(let values): values.count * 4
    case .booleans(let values): values.count
    case .integers(let values, _): values.count * 8
    case .floats(let values, _): values.count * 8
    case .dates(let values, _): values.count * 8
    case .values(let values): values.reduce(0) { $0 + 24 + $1.heldBytes }
    }
  }
}
