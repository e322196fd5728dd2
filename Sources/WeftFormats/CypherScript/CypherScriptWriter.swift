public import WeftGraph

/// Writes a graph as a script of CREATE statements for graph databases.
///
/// Each node and each relationship is a statement of its own; relationships find their ends by the
/// property `id`. A graph query of this project runs it, and so do databases that speak openCypher,
/// though most of them hold no maps.
public struct CypherScriptWriter: ChartWriter {
  private let graph: Graph
  private var asText = 0
  private var otherIDs = 0

  /// What the format could not hold.
  public private(set) var notes: [WriterNote] = []

  /// Creates a writer of a graph.
  public init(_ graph: Graph) {
    self.graph = graph
  }

  /// Writes the script.
  public mutating func write<Failure: Error>(
    to sink: (String) throws(Failure) -> Void
  ) throws(Failure) {
    (asText, otherIDs, notes) = (0, 0, [])
    var buffer = PieceBuffer<Failure>()
    for index in 0..<graph.nodeCount {
      let node = NodeID(index)
      let id = graph.id(of: node)
      let properties = graph.writtenProperties(of: node)
      if properties.contains(where: { $0.key == "id" }) { otherIDs += 1 }
      let labels = graph.labelNames(of: node).map { ":" + CypherText.name($0) }.joined()
      let map = map([("id", .string(id))] + properties.filter { $0.key != "id" })
      try buffer.add("CREATE (\(labels)\(labels.isEmpty ? "" : " ")\(map));\n", sink)
    }
    var undirected = 0
    for index in 0..<graph.relationshipCount {
      let id = RelationshipID(index)
      if graph.undirected.contains(index) { undirected += 1 }
      let source = graph.source(of: id)
      let target = graph.target(of: id)
      let properties = graph.writtenProperties(of: id)
      let map = properties.isEmpty ? "" : " " + map(properties)
      let type = CypherText.name(graph.name(of: graph.type(of: id)))
      var statement = "MATCH (a {id: \(CypherText.quoted(graph.id(of: source)))})"
      if source != target {
        statement += ", (b {id: \(CypherText.quoted(graph.id(of: target)))})"
      }
      statement += " CREATE (a)-[:\(type)\(map)]->(\(source == target ? "a" : "b"));\n"
      try buffer.add(statement, sink)
    }
    try buffer.flush(sink)
    note(undirected)
  }

  private mutating func note(_ undirected: Int) {
    if undirected > 0 {
      notes.append(
        WriterNote(
          "undirected-not-written",
          "\(WriterNote.count(undirected, "undirected relationship")) became directed"))
    }
    if !graph.attributes.isEmpty {
      notes.append(
        WriterNote(
          "attribute-not-written",
          "the script has no room for \(WriterNote.count(graph.attributes.count, "attribute"))"
            + " of the chart: \(graph.attributes.map(\.name).joined(separator: ", "))"))
    }
    if asText > 0 {
      notes.append(
        WriterNote(
          "value-written-as-text",
          "\(WriterNote.count(asText, "list")) of maps became text, as databases hold none"))
    }
    if otherIDs > 0 {
      notes.append(
        WriterNote(
          "id-not-written",
          "\(WriterNote.count(otherIDs, "node")) had a property id beside the id of the chart,"
            + " which was left out"))
    }
  }

  private mutating func map(_ properties: [(key: String, value: PropertyValue)]) -> String {
    var parts: [String] = []
    for (name, value) in properties {
      var literal = CypherText.literal(value)
      if Self.holdsMaps(value) {
        asText += 1
        literal = CypherText.quoted(ValueLiteral.text(value))
      }
      parts.append("\(CypherText.name(name)): \(literal)")
    }
    return "{\(parts.joined(separator: ", "))}"
  }

  /// Whether a value is a list with maps in it, which no graph database stores.
  private static func holdsMaps(_ value: PropertyValue, inList: Bool = false) -> Bool {
    switch value {
    case .list(let values):
      values.contains { $0.map { holdsMaps($0, inList: true) } ?? false }
    case .map(let entries):
      inList || entries.contains { $0.value.map { holdsMaps($0) } ?? false }
    default: false
    }
  }
}
