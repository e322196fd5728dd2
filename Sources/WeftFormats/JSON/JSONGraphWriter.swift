public import WeftGraph

/// Writes a graph as JSON nodes and links, which reads back as the same graph.
///
/// The member `weft` tells of every other member whose property it is and the type of its values;
/// who does not know it finds what networkx and d3 write.
public struct JSONGraphWriter: ChartWriter {
  /// Members of nodes, links and the chart that are no properties.
  static let reserved = [
    "node\nid", "node\nlabels", "edge\nsource", "edge\ntarget", "edge\nkind", "edge\ndirected",
    "edge\nkey",
  ]

  private let graph: Graph

  /// What the format could not hold, which is nothing.
  public var notes: [WriterNote] { [] }

  /// Creates a writer of a graph.
  public init(_ graph: Graph) {
    self.graph = graph
  }

  /// Writes the document.
  public mutating func write<Failure: Error>(
    to sink: (String) throws(Failure) -> Void
  ) throws(Failure) {
    let keys = GraphMLKeyList(graph, flavour: .plain, reserved: Set(Self.reserved))
    let names = keys.all.map { JSONString.quoted($0.shownName) }
    let columns = WrittenColumns(graph, keys)
    var buffer = PieceBuffer<Failure>()
    try buffer.add("{\n\"directed\": true,\n\"multigraph\": true,\n", sink)
    try buffer.add("\"weft\": {\(declarations(keys))},\n\"graph\": {", sink)
    let attributes = graph.attributes.map { name, value in
      member(JSONString.quoted(keys.graph(name, value)?.shownName ?? name), value)
    }
    try buffer.add(attributes.joined(separator: ", ") + "},\n\"nodes\": [", sink)
    for index in 0..<graph.nodeCount {
      try buffer.add((index == 0 ? "\n" : ",\n") + object(NodeID(index), columns, names), sink)
    }
    try buffer.add("\n],\n\"links\": [", sink)
    for index in 0..<graph.relationshipCount {
      try buffer.add(
        (index == 0 ? "\n" : ",\n") + object(RelationshipID(index), columns, names), sink)
    }
    try buffer.add("\n]\n}\n", sink)
    try buffer.flush(sink)
  }

  private func declarations(_ keys: GraphMLKeyList) -> String {
    [("graph", "graph"), ("node", "nodes"), ("edge", "links")].map { scope, name in
      let members = keys.all.filter { $0.scope == scope && !$0.isStructural }.map { key in
        "\(JSONString.quoted(key.shownName)): [\(JSONString.quoted(key.name)), \(JSONString.quoted(key.valueType))]"
      }
      return "\"\(name)\": {\(members.joined(separator: ", "))}"
    }.joined(separator: ",\n  ")
  }

  private func object(_ node: NodeID, _ columns: WrittenColumns, _ names: [String]) -> String {
    var members = ["\"id\": \(JSONString.quoted(graph.id(of: node)))"]
    let labels = graph.labelNames(of: node).map { JSONString.quoted($0) }
    if !labels.isEmpty { members.append("\"labels\": [\(labels.joined(separator: ", "))]") }
    for (key, name, value) in columns.properties(of: node) {
      members.append(member(key.map { names[$0] } ?? JSONString.quoted(name), value))
    }
    return "{\(members.joined(separator: ", "))}"
  }

  private func object(
    _ relationship: RelationshipID, _ columns: WrittenColumns, _ names: [String]
  ) -> String {
    var members = [
      "\"source\": \(JSONString.quoted(graph.id(of: graph.source(of: relationship))))",
      "\"target\": \(JSONString.quoted(graph.id(of: graph.target(of: relationship))))",
      "\"kind\": \(JSONString.quoted(graph.name(of: graph.type(of: relationship))))",
    ]
    if graph.undirected.contains(relationship.index) { members.append("\"directed\": false") }
    for (key, name, value) in columns.properties(of: relationship) {
      members.append(member(key.map { names[$0] } ?? JSONString.quoted(name), value))
    }
    return "{\(members.joined(separator: ", "))}"
  }

  /// A member of a name that is quoted already.
  private func member(_ name: String, _ value: PropertyValue) -> String {
    "\(name): \(Self.isNative(value) ? Self.json(value) : JSONString.quoted(ValueLiteral.plain(value)))"
  }

  /// Whether JSON has the value and gives it back as it is.
  private static func isNative(_ value: PropertyValue?) -> Bool {
    switch value {
    case nil, .boolean?, .integer?, .string?: true
    case .float(let number)?: number.isFinite
    case .list(let values)?: values.allSatisfy { isNative($0) }
    case .map(let entries)?: entries.allSatisfy { isNative($0.value) }
    default: false
    }
  }

  private static func json(_ value: PropertyValue?) -> String {
    switch value {
    case nil: "null"
    case .string(let text)?: JSONString.quoted(text)
    case .list(let values)?: "[\(values.map { json($0) }.joined(separator: ", "))]"
    case .map(let entries)?:
      "{\(entries.map { "\(JSONString.quoted($0.key)): \(json($0.value))" }.joined(separator: ", "))}"
    case let value?: ValueLiteral.plain(value)
    }
  }
}
