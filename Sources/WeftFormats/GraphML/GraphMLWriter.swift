public import WeftGraph

/// Writes a graph as GraphML that the most readers take without loss.
///
/// All keys come first with unique ids, names and types; nodes come before edges; nothing is nested,
/// but for yEd, which draws teams and functions as groups around what is in them.
/// Values GraphML has no type for are strings in the query language's form, marked by `weft.type`,
/// so that reading the plain or yEd's flavour back gives the same graph, and writing that the same
/// bytes.
public struct GraphMLWriter: ChartWriter {
  /// Whose conventions are followed.
  public enum Flavour: String, Sendable, Hashable, CaseIterable {
    case plain, yed, neo4j, tinkerpop
  }

  private let graph: Graph
  private let flavour: Flavour
  private var escape = XMLText()
  private var keys = GraphMLKeyList()
  private var columns: WrittenColumns
  private var output = ""

  /// How many characters were replaced because no XML document may hold them.
  public private(set) var replacedCharacters = 0
  /// What the format could not hold.
  public private(set) var notes: [WriterNote] = []

  /// Creates a writer of a graph.
  public init(_ graph: Graph, flavour: Flavour = .plain) {
    self.graph = graph
    self.flavour = flavour
    columns = WrittenColumns(graph, keys)
  }

  /// Writes the document.
  public mutating func write<Failure: Error>(
    to sink: (String) throws(Failure) -> Void
  ) throws(Failure) {
    var buffer = PieceBuffer<Failure>()
    output = ""
    escape = XMLText()
    keys = GraphMLKeyList(graph, flavour: flavour)
    columns = WrittenColumns(graph, keys)
    output += "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    output += "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\""
    if flavour == .yed { output += " xmlns:y=\"http://www.yworks.com/xml/graphml\"" }
    output += ">\n"
    for key in keys.all { write(key) }
    let isUndirected =
      graph.relationshipCount > 0 && graph.undirected.count == graph.relationshipCount
    output += "<graph id=\"G\" edgedefault=\"\(isUndirected ? "un" : "")directed\">\n"
    for (name, value) in graph.attributes { writeData(keys.graph(name, value), value, "") }
    let groups = flavour == .yed ? GraphMLGroups(graph) : GraphMLGroups(ungrouped: graph)
    var depth = 0
    for (node, wanted) in groups.order {
      close(depth - wanted)
      depth = wanted
      write(node, isGroup: groups.isGroup(node))
      if groups.isGroup(node) { depth += 1 }
      try buffer.add(taken(), sink)
    }
    close(depth)
    let ids = WrittenEdgeIDs(graph)
    for (relationship, id) in zip(groups.relationships, ids.all(groups.relationships)) {
      write(relationship, id: id)
      try buffer.add(taken(), sink)
    }
    output += "</graph>\n</graphml>\n"
    try buffer.add(taken(), sink)
    try buffer.flush(sink)
    replacedCharacters = escape.replaced
    notes = escape.notes + GraphMLLosses.notes(graph, flavour, groups)
  }

  /// Closes groups.
  private mutating func close(_ count: Int) {
    for _ in 0..<max(count, 0) { output += "</graph></node>\n" }
  }

  private mutating func taken() -> String {
    defer { output.removeAll(keepingCapacity: true) }
    return output
  }

  private mutating func write(_ key: GraphMLKeyList.Key) {
    output += "<key id=\"\(key.id)\" for=\"\(key.scope)\""
    if let drawing = key.drawing {
      output += " yfiles.type=\"\(drawing)\"/>\n"
      return
    }
    output += " attr.name=\"\(escape.attribute(key.shownName))\" attr.type=\"\(key.type)\""
    if let content = key.content { output += " weft.type=\"\(content)\"" }
    if key.shownName != key.name { output += " weft.name=\"\(escape.attribute(key.name))\"" }
    output += "/>\n"
  }

  // MARK: Nodes

  /// The id of a node as it is written.
  private mutating func written(_ id: String) -> String {
    XMLText.isDamaged(id) ? escape.id(id, in: graph) : escape.attribute(id)
  }

  private mutating func write(_ node: NodeID, isGroup: Bool) {
    let id = graph.id(of: node)
    var labels = graph.labels(of: node).map { graph.name(of: $0) }
    // Labels are numbered in the order of the nodes, which groups change.
    if flavour == .yed { labels.sort() }
    output += "<node id=\"\(written(id))\""
    if flavour == .neo4j, !labels.isEmpty {
      output += " labels=\"\(escape.attribute(Self.joined(labels)))\""
    }
    if isGroup { output += " yfiles.foldertype=\"group\"" }
    output += ">"
    if let key = keys.labels, !labels.isEmpty {
      writeText(key, flavour == .tinkerpop ? labels.joined(separator: "::") : Self.joined(labels))
    }
    if let key = keys.nodeDrawing {
      writeDrawing(key, graph.displayName(of: node), isGroup ? .group : .node)
    }
    for (key, _, value) in columns.properties(of: node) {
      if let key { writeData(keys.all[key], value, "") }
    }
    output += isGroup ? "<graph edgedefault=\"directed\">\n" : "</node>\n"
  }

  /// Labels as `:A:B`; what would split them is written as in an address.
  static func joined(_ labels: [String]) -> String {
    labels.map { ":" + $0.replacing("%", with: "%25").replacing(":", with: "%3A") }.joined()
  }

  /// The labels of such a text.
  static func labels(in text: String) -> [String] {
    text.split(separator: ":").map {
      String($0.replacing("%3A", with: ":").replacing("%25", with: "%"))
    }
  }

  // MARK: Edges

  private mutating func write(_ relationship: RelationshipID, id: String) {
    let type = graph.name(of: graph.type(of: relationship))
    output += "<edge id=\"\(escape.attribute(id))\""
    let source = graph.id(of: graph.source(of: relationship))
    let target = graph.id(of: graph.target(of: relationship))
    output += " source=\"\(written(source))\""
    output += " target=\"\(written(target))\""
    if graph.undirected.contains(relationship.index) { output += " directed=\"false\"" }
    if flavour == .neo4j { output += " label=\"\(escape.attribute(type))\"" }
    output += ">"
    if let key = keys.kind { writeText(key, type) }
    if let key = keys.edgeDrawing {
      let isUndirected = graph.undirected.contains(relationship.index)
      writeDrawing(key, type, .edge(arrow: isUndirected ? "none" : "standard"))
    }
    for (key, _, value) in columns.properties(of: relationship) {
      if let key { writeData(keys.all[key], value, "") }
    }
    output += "</edge>\n"
  }

  // MARK: Values

  private mutating func writeData(
    _ key: GraphMLKeyList.Key?, _ value: PropertyValue, _ indent: String
  ) {
    guard let key else { return }
    switch value {
    case .boolean(let value): writeText(key, value ? "true" : "false")
    case .integer(let value): writeText(key, String(value))
    case .float(let value):
      writeText(key, value.isInfinite ? (value < 0 ? "-INF" : "INF") : ValueLiteral.number(value))
    case .string(let value): writeText(key, value)
    default: writeText(key, ValueLiteral.text(value))
    }
  }

  private mutating func writeText(_ key: GraphMLKeyList.Key, _ text: String) {
    output += "<data key=\"\(key.id)\">\(escape.content(text))</data>"
  }

  /// What is drawn.
  private enum Drawing {
    case node, group
    case edge(arrow: String)
  }

  private mutating func writeDrawing(
    _ key: GraphMLKeyList.Key, _ label: String, _ drawing: Drawing
  ) {
    let text = escape.content(label)
    output += "<data key=\"\(key.id)\">"
    switch drawing {
    case .node: output += "<y:ShapeNode><y:NodeLabel>\(text)</y:NodeLabel></y:ShapeNode>"
    case .group:
      output += "<y:ProxyAutoBoundsNode><y:Realizers active=\"0\"><y:GroupNode><y:NodeLabel>"
      output += "\(text)</y:NodeLabel><y:State closed=\"false\"/></y:GroupNode></y:Realizers>"
      output += "</y:ProxyAutoBoundsNode>"
    case .edge(let arrow):
      output += "<y:PolyLineEdge><y:Arrows source=\"none\" target=\"\(arrow)\"/>"
      output += "<y:EdgeLabel>\(text)</y:EdgeLabel></y:PolyLineEdge>"
    }
    output += "</data>"
  }
}
