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
    case .integers(_, let nulls), .floats(_, let nulls): nulls?.contains(row) ?? false
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
    case .node: return typedNodes(values) ?? .values(values)
    case .relationship: return typedRelationships(values) ?? .values(values)
    case .boolean: return typedBooleans(values) ?? .values(values)
    case .integer: return typedIntegers(values) ?? .values(values)
    case .float: return typedFloats(values) ?? .values(values)
    default: return .values(values)
    }
  }

  private static func typedNodes(_ values: [Value]) -> Column? {
    var result: [UInt32] = []
    result.reserveCapacity(values.count)
    for value in values {
      switch value {
      case .node(let node): result.append(node.rawValue)
      case .null: result.append(.max)
      default: return nil
      }
    }
    return .nodes(result)
  }

  private static func typedRelationships(_ values: [Value]) -> Column? {
    var result: [UInt32] = []
    result.reserveCapacity(values.count)
    for value in values {
      switch value {
      case .relationship(let relationship): result.append(relationship.rawValue)
      case .null: result.append(.max)
      default: return nil
      }
    }
    return .relationships(result)
  }

  private static func typedBooleans(_ values: [Value]) -> Column? {
    var result: [UInt8] = []
    result.reserveCapacity(values.count)
    for value in values {
      switch value {
      case .boolean(let value): result.append(value ? 1 : 0)
      case .null: result.append(2)
      default: return nil
      }
    }
    return .booleans(result)
  }

  private static func typedIntegers(_ values: [Value]) -> Column? {
    var result: [Int64] = []
    result.reserveCapacity(values.count)
    var nulls: Bitset?
    for (row, value) in values.enumerated() {
      switch value {
      case .integer(let value): result.append(value)
      case .null:
        result.append(0)
        nulls = nulls ?? Bitset(capacity: values.count)
        nulls?.insert(row)
      default: return nil
      }
    }
    return .integers(result, nulls: nulls)
  }

  private static func typedFloats(_ values: [Value]) -> Column? {
    var result: [Double] = []
    result.reserveCapacity(values.count)
    var nulls: Bitset?
    for (row, value) in values.enumerated() {
      switch value {
      case .float(let value): result.append(value)
      case .null:
        result.append(0)
        nulls = nulls ?? Bitset(capacity: values.count)
        nulls?.insert(row)
      default: return nil
      }
    }
    return .floats(result, nulls: nulls)
  }

  /// Bytes held, roughly, for memory limits.
  var byteCount: Int {
    switch self {
    case .nodes(let values), .relationships(let values), .strings(let values): values.count * 4
    case .booleans(let values): values.count
    case .integers(let values, _): values.count * 8
    case .floats(let values, _): values.count * 8
    case .values(let values): values.count * 48
    }
  }
}
