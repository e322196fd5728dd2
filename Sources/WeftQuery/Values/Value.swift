public import WeftGraph

/// A value of the query language.
public enum Value: Sendable {
  case null
  case boolean(Bool)
  case integer(Int64)
  case float(Double)
  case string(String)
  case date(CalendarDate)
  case localTime(LocalTime)
  case time(OffsetTime)
  indirect case localDateTime(LocalDateTime)
  indirect case dateTime(ZonedDateTime)
  indirect case duration(CalendarDuration)
  case list([Value])
  case map(ValueMap)
  case node(NodeID)
  case relationship(RelationshipID)
  indirect case path(Path)

  /// A walk through the graph: nodes and the relationships between them.
  public struct Path: Hashable, Sendable {
    /// The nodes in order; one more than relationships.
    public var nodes: [NodeID]
    /// The relationships in order, each followed either way.
    public var relationships: [RelationshipID]

    /// Creates a path; it needs one more node than relationships.
    public init(nodes: [NodeID], relationships: [RelationshipID]) {
      precondition(nodes.count == relationships.count + 1, "a path has one more node than steps")
      self.nodes = nodes
      self.relationships = relationships
    }
  }
}

/// A map of the query language: entries in the order they were written, keys distinct.
public struct ValueMap: Sendable {
  /// The entries in order.
  public private(set) var entries: [(key: String, value: Value)] = []

  /// Creates an empty map.
  public init() {}

  /// Creates a map; a later entry replaces an earlier one with the same key.
  public init(_ entries: some Sequence<(key: String, value: Value)>) {
    for entry in entries { self[entry.key] = entry.value }
  }

  /// The value of a key, nil where the map does not have it; setting nil removes the entry.
  public subscript(key: String) -> Value? {
    get { entries.first { $0.key == key }?.value }
    set {
      let index = entries.firstIndex { $0.key == key }
      switch (index, newValue) {
      case (let index?, let value?): entries[index].value = value
      case (let index?, nil): entries.remove(at: index)
      case (nil, let value?): entries.append((key, value))
      case (nil, nil): break
      }
    }
  }
}

extension Value {
  /// The value of a stored property.
  public init(_ property: PropertyValue) {
    switch property {
    case .boolean(let value): self = .boolean(value)
    case .integer(let value): self = .integer(value)
    case .float(let value): self = .float(value)
    case .string(let value): self = .string(value)
    case .date(let value): self = .date(value)
    case .localTime(let value): self = .localTime(value)
    case .time(let value): self = .time(value)
    case .localDateTime(let value): self = .localDateTime(value)
    case .dateTime(let value): self = .dateTime(value)
    case .duration(let value): self = .duration(value)
    case .list(let values): self = .list(values.map { Value($0) })
    case .map(let entries): self = .map(ValueMap(entries.map { ($0.key, Value($0.value)) }))
    }
  }

  /// The value of a stored property, null where there is none.
  public init(_ property: PropertyValue?) {
    self = property.map { Value($0) } ?? .null
  }

  /// Whether the value is null.
  public var isNull: Bool {
    if case .null = self { return true }
    return false
  }
}
