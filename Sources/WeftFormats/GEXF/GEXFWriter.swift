public import WeftGraph

/// Writes a graph as GEXF 1.3, which reads back as the same graph.
///
/// Attributes are declared by class, each with the type of its values; values GEXF has no type for
/// are texts whose type a foreign attribute names, which other tools pass over.
public struct GEXFWriter: ChartWriter {
  /// The namespace of what GEXF has no word for.
  static let namespace = "weft"

  private let graph: Graph
  private var escape = XMLText()

  /// What the format could not hold.
  public private(set) var notes: [WriterNote] = []

  /// Creates a writer of a graph.
  public init(_ graph: Graph) {
    self.graph = graph
  }

  /// Writes the document.
  public mutating func write<Failure: Error>(
    to sink: (String) throws(Failure) -> Void
  ) throws(Failure) {
    escape = XMLText()
    let keys = GraphMLKeyList(graph, flavour: .plain)
    let columns = WrittenColumns(graph, keys)
    var buffer = PieceBuffer<Failure>()
    try buffer.add(head(keys), sink)
    try buffer.add("<nodes>\n", sink)
    for index in 0..<graph.nodeCount {
      try buffer.add(element(NodeID(index), keys, columns), sink)
    }
    try buffer.add("</nodes>\n<edges>\n", sink)
    for index in 0..<graph.relationshipCount {
      try buffer.add(element(RelationshipID(index), keys, columns), sink)
    }
    try buffer.add("</edges>\n</graph>\n</gexf>\n", sink)
    try buffer.flush(sink)
    notes = escape.notes
  }

  private mutating func head(_ keys: GraphMLKeyList) -> String {
    var output = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    output += "<gexf xmlns=\"http://gexf.net/1.3\" xmlns:weft=\"\(Self.namespace)\""
    output += " version=\"1.3\">\n<meta>\n"
    for (name, value) in graph.attributes {
      output += "<weft:attribute name=\"\(escape.attribute(name))\""
      output += " content=\"\(ValueLiteral.typeName(value))\">"
      output += "\(escape.content(ValueLiteral.plain(value)))</weft:attribute>\n"
    }
    // Some tools refuse undirected edges in what is directed by default.
    let count = graph.relationshipCount
    let isUndirected = count > 0 && graph.undirected.count == count
    output += "</meta>\n<graph defaultedgetype=\"\(isUndirected ? "undirected" : "directed")\">\n"
    for scope in ["node", "edge"] {
      output += "<attributes class=\"\(scope)\">\n"
      for key in keys.all where key.scope == scope {
        output += "<attribute id=\"\(key.id)\" title=\"\(escape.attribute(key.shownName))\""
        output += " type=\"\(key.type)\""
        if let content = key.content { output += " weft:content=\"\(content)\"" }
        if key.shownName != key.name { output += " weft:name=\"\(escape.attribute(key.name))\"" }
        output += "/>\n"
      }
      output += "</attributes>\n"
    }
    return output
  }

  /// The id of a node as it is written.
  private mutating func written(_ id: String) -> String {
    XMLText.isDamaged(id) ? escape.id(id, in: graph) : escape.attribute(id)
  }

  private mutating func element(
    _ node: NodeID, _ keys: GraphMLKeyList, _ columns: WrittenColumns
  ) -> String {
    var output = "<node id=\"\(written(graph.id(of: node)))\""
    output += " label=\"\(escape.attribute(graph.displayName(of: node)))\">"
    var values = ""
    let labels = graph.labelNames(of: node)
    if let key = keys.labels, !labels.isEmpty {
      values += value(key.id, GraphMLWriter.joined(labels))
    }
    for (key, _, property) in columns.properties(of: node) {
      if let key { values += value(keys.all[key].id, ValueLiteral.plain(property)) }
    }
    if !values.isEmpty { output += "<attvalues>\(values)</attvalues>" }
    return output + "</node>\n"
  }

  private mutating func element(
    _ relationship: RelationshipID, _ keys: GraphMLKeyList, _ columns: WrittenColumns
  ) -> String {
    let type = graph.name(of: graph.type(of: relationship))
    let source = graph.id(of: graph.source(of: relationship))
    let target = graph.id(of: graph.target(of: relationship))
    var output = "<edge id=\"\(relationship.index)\" source=\"\(written(source))\""
    output += " target=\"\(written(target))\""
    if graph.undirected.contains(relationship.index) { output += " type=\"undirected\"" }
    output += " kind=\"\(escape.attribute(type))\" label=\"\(escape.attribute(type))\""
    let properties = columns.properties(of: relationship)
    // Layouts and measures of other tools read the weight there.
    switch properties.first(where: { $0.name == "weight" })?.value {
    case .integer(let weight)?: output += " weight=\"\(weight)\""
    case .float(let weight)? where weight.isFinite: output += " weight=\"\(weight)\""
    default: break
    }
    output += "><attvalues>"
    if let key = keys.kind { output += value(key.id, type) }
    for (key, _, property) in properties {
      if let key { output += value(keys.all[key].id, ValueLiteral.plain(property)) }
    }
    return output + "</attvalues></edge>\n"
  }

  private mutating func value(_ key: String, _ text: String) -> String {
    "<attvalue for=\"\(key)\" value=\"\(escape.attribute(text))\"/>"
  }
}
