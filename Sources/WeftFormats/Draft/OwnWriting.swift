import WeftGraph

/// Columns of a source that is the model's own writing, where values are of the types their columns
/// name and words are taken as they are.
extension ChartDraft {
  /// Adds a column for values of a type; `labels` and `kind` are the model's own.
  mutating func ownColumn(_ name: String, type: String, isEdge: Bool) -> Int {
    let types: [String: DraftColumn.ValueType] = [
      "boolean": .boolean, "integer": .integer, "float": .float,
    ]
    var column = DraftColumn(name: name, type: types[type] ?? .string)
    switch type {
    case "boolean", "integer", "float", "string": break
    case "labels", "kind": column.role = .verbatimKind
    default: column.literalType = type
    }
    ledger.read.keys += 1
    if isEdge {
      edgeData.append(column)
      return edgeData.count - 1
    }
    nodeData.append(column)
    return nodeData.count - 1
  }

  /// Adds a value to a column of the model's own writing.
  mutating func setOwn(_ column: Int, _ value: [UInt8], of owner: UInt32, isEdge: Bool) {
    ledger.read.data += 1
    if isEdge {
      edgeData[column].append(
        value, owner: owner, line: edgeLines[Int(owner)], column: edgeColumns[Int(owner)],
        keepsPlaces: notes.keepsPlaces, strings: &strings)
    } else {
      nodeData[column].append(
        value, owner: owner, line: nodeLines[Int(owner)], column: nodeColumns[Int(owner)],
        keepsPlaces: notes.keepsPlaces, strings: &strings)
    }
  }
}

extension ValueLiteral {
  /// A value as the text of a column of its type: dates and times bare, lists and maps as literals.
  static func plain(_ value: PropertyValue) -> String {
    switch value {
    case .boolean(let value): value ? "true" : "false"
    case .integer(let value): String(value)
    case .float(let value): value.isInfinite ? (value < 0 ? "-INF" : "INF") : number(value)
    case .string(let value): value
    case .date(let value): "\(value)"
    case .localTime(let value): "\(value)"
    case .time(let value): "\(value)"
    case .localDateTime(let value): "\(value)"
    case .dateTime(let value): "\(value)"
    case .duration(let value): "\(value)"
    case .list, .map: text(value)
    }
  }
}

extension Graph {
  /// The names of a node's labels.
  func labelNames(of node: NodeID) -> [String] { labels(of: node).map { name(of: $0) } }

  /// A node's properties in order of name, without an id that only repeats its own.
  func writtenProperties(of node: NodeID) -> [(key: String, value: PropertyValue)] {
    let own = PropertyValue.string(id(of: node))
    return properties(of: node).filter { $0.key != "id" || $0.value != own }
      .sorted { $0.key < $1.key }
  }

  /// Whether the property `id` of some node is not its id in the chart.
  var hasOtherIDs: Bool {
    guard let key = key("id") else { return false }
    return (0..<nodeCount).contains { index in
      guard let value = value(of: key, NodeID(index)) else { return false }
      return value != .string(id(of: NodeID(index)))
    }
  }

  /// A relationship's properties in order of name.
  func writtenProperties(
    of relationship: RelationshipID
  ) -> [(key: String, value: PropertyValue)] {
    properties(of: relationship).sorted { $0.key < $1.key }
  }

  /// How many values nodes, relationships and the chart have, names and ids not counted.
  var valueCount: Int {
    var count = attributes.count
    for (index, name) in keys.names.enumerated() where name != "id" && name != "name" {
      count += nodeColumns[index]?.count ?? 0
    }
    for column in relationshipColumns { count += column?.count ?? 0 }
    return count
  }
}

extension ChartDraft {
  /// A value of the model's own writing from its text.
  static func ownValue(_ text: String, type: String) -> PropertyValue {
    let bytes = Array(text.utf8)
    let value: PropertyValue? =
      switch type {
      case "boolean": ScalarText.boolean(bytes).map { .boolean($0) }
      case "integer": ScalarText.integer(bytes).map { .integer($0) }
      case "float": ScalarText.number(bytes).map { .float($0) }
      case "string": .string(text)
      default: ValueLiteral.value(text, type: type)
      }
    return value ?? .string(text)
  }
}
