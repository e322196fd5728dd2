public import WeftGraph

/// A vector of values of one kind: what operators pass on and procedures return.
///
/// Null is `UInt32.max` in node, relationship and string columns and 2 in boolean columns; number
/// and date columns carry a set of null rows where there are any.
public enum Column: Sendable {
  /// Nodes by dense index.
  case nodes([UInt32])
  /// Relationships by dense index.
  case relationships([UInt32])
  /// 0 false, 1 true, 2 null.
  case booleans([UInt8])
  case integers([Int64], nulls: Bitset?)
  case floats([Double], nulls: Bitset?)
  case dates([CalendarDate], nulls: Bitset?)
  /// Strings of the graph's own table.
  case strings([UInt32])
  /// Anything else.
  case values([Value])

  /// How many rows there are.
  @inlinable
  public var count: Int {
    switch self {
    case .nodes(let rows): rows.count
    case .relationships(let rows): rows.count
    case .booleans(let rows): rows.count
    case .integers(let rows, _): rows.count
    case .floats(let rows, _): rows.count
    case .dates(let rows, _): rows.count
    case .strings(let rows): rows.count
    case .values(let rows): rows.count
    }
  }

  /// The value of a row.
  public func value(at row: Int, in graph: Graph) -> Value {
    switch self {
    case .nodes(let rows): rows[row] == .max ? .null : .node(NodeID(rows[row]))
    case .relationships(let rows):
      rows[row] == .max ? .null : .relationship(RelationshipID(rows[row]))
    case .booleans(let rows): rows[row] > 1 ? .null : .boolean(rows[row] == 1)
    case .integers(let rows, let nulls):
      nulls?.contains(row) ?? false ? .null : .integer(rows[row])
    case .floats(let rows, let nulls):
      nulls?.contains(row) ?? false ? .null : .float(rows[row])
    case .dates(let rows, let nulls):
      nulls?.contains(row) ?? false ? .null : .date(rows[row])
    case .strings(let rows):
      rows[row] == .max ? .null : .string(graph.strings[StringID(rows[row])])
    case .values(let rows): rows[row]
    }
  }
}
