import WeftGraph

/// Reads XGMML as Cytoscape writes it.
///
/// `att` elements are properties; a graph in one is what its node holds, and a node that refers to
/// another by `xlink:href` is that one.
struct XGMMLReader: XMLTreeReader {
  var filler: DraftFiller
  private let tree: XMLTree
  private var nodes: [String: UInt32] = [:]
  /// Nodes that stand for one that may come later.
  private var references: [(parent: UInt32, id: String, element: Int)] = []
  private var drawn: (first: Int, count: Int)?

  init(_ tree: XMLTree, _ filler: DraftFiller, _ options: ImportOptions, _ mapping: MappingFile) {
    self.tree = tree
    self.filler = filler
  }

  mutating func read() {
    let attributes = tree.attributes(tree.root)
    let isCytoscape =
      attributes.contains { $0.name.prefix == "cy" }
      || tree.names.contains { $0.prefix == "cy" || $0.namespace.contains("cytoscape") }
    filler.draft.ledger.dialect = isCytoscape ? "cytoscape" : "xgmml"
    if let label = tree.attribute(tree.root, "label") ?? tree.attribute(tree.root, "name") {
      filler.setChart("name", label)
    }
    filler.draft.graphs.append((ChartDraft.none, 0, 0))
    readGraph(tree.root, inside: nil, undirected: false)
    for (parent, id, element) in references {
      if let child = nodes[id] {
        filler.draft.containments.append((child, parent))
      } else {
        filler.note(
          "unresolved-reference", "a node refers to '\(id)', which is no node",
          at: tree.place(element))
      }
    }
    if let drawn {
      filler.note(
        "drawing-only", "colours, sizes and positions are not read", at: tree.place(drawn.first),
        times: drawn.count)
    }
  }

  private mutating func readGraph(_ element: Int, inside parent: UInt32?, undirected: Bool) {
    filler.draft.ledger.read.graphs += 1
    let directed = tree.attribute(element, "directed").map { Self.isTrue($0) }
    let isUndirected = directed.map { !$0 } ?? undirected
    for child in tree.children(element) {
      switch tree.local(child) {
      case "node": readNode(child, inside: parent, isUndirected)
      case "edge": readEdge(child, isUndirected)
      case "att" where parent == nil:
        if let name = tree.attribute(child, "name"), let value = tree.attribute(child, "value") {
          filler.draft.ledger.read.data += 1
          filler.setChart(name, value)
        }
        for graph in tree.children(child, "graph") {
          readGraph(graph, inside: nil, undirected: isUndirected)
        }
      case "graphics": drawn = (drawn?.first ?? child, (drawn?.count ?? 0) + 1)
      default: break
      }
    }
  }

  private static func isTrue(_ text: String) -> Bool {
    ScalarText.boolean(Array(text.utf8)) ?? (text.lowercased() == "yes")
  }

  // MARK: Nodes

  private mutating func readNode(_ element: Int, inside parent: UInt32?, _ undirected: Bool) {
    filler.draft.ledger.read.nodes += 1
    let place = tree.place(element)
    if let reference = tree.attribute(element, "href"), tree.attribute(element, "id") == nil {
      let id = reference.hasPrefix("#") ? String(reference.dropFirst()) : reference
      if let parent { references.append((parent, id, element)) }
      return
    }
    let id = tree.attribute(element, "id")
    let node = filler.node(orPlace: id ?? tree.attribute(element, "name"), at: place)
    if let id, nodes[id] == nil { nodes[id] = node }
    if let parent { filler.draft.containments.append((node, parent)) }
    for (name, value) in tree.attributes(element) where name.local != "id" {
      if !["cy", "xlink", "xml"].contains(name.prefix) {
        filler.set(name.local, value, of: .node(node))
      }
    }
    describe(element, .node(node), undirected)
  }

  /// Reads the attributes of a node or edge, and the graph a node holds.
  private mutating func describe(
    _ element: Int, _ owner: DraftFiller.Owner, _ undirected: Bool
  ) {
    for child in tree.children(element) {
      switch tree.local(child) {
      case "att": readAttribute(child, owner, undirected)
      case "graph": readInner(child, owner, undirected)
      case "graphics": drawn = (drawn?.first ?? child, (drawn?.count ?? 0) + 1)
      default: break
      }
    }
  }

  private mutating func readInner(
    _ graph: Int, _ owner: DraftFiller.Owner, _ undirected: Bool
  ) {
    guard case .node(let node) = owner else { return }
    filler.note(
      "nested-graph", "a graph inside a node became its parts or members", at: tree.place(graph))
    readGraph(graph, inside: node, undirected: undirected)
  }

  private mutating func readAttribute(
    _ element: Int, _ owner: DraftFiller.Owner, _ undirected: Bool
  ) {
    filler.draft.ledger.read.data += 1
    for graph in tree.children(element, "graph") { readInner(graph, owner, undirected) }
    guard let name = tree.attribute(element, "name"), !name.isEmpty else { return }
    let type = tree.attribute(element, "type")?.lowercased()
    let members = tree.children(element, "att")
    if type == "list" || !members.isEmpty && tree.attribute(element, "value") == nil {
      filler.draft.ledger.read.data += members.count
      let values = members.map { Self.value(tree, $0) }
      filler.set(name, list: values, of: owner)
    } else if let value = tree.attribute(element, "value") ?? tree.words(element) {
      filler.set(name, value, of: owner, type: Self.type(type))
    }
  }

  private static func type(_ word: String?) -> DraftColumn.ValueType {
    switch word {
    case "integer", "int", "long": .integer
    case "real", "double", "float": .float
    case "boolean": .boolean
    default: .string
    }
  }

  private static func value(_ tree: XMLTree, _ element: Int) -> PropertyValue? {
    guard let text = tree.attribute(element, "value") ?? tree.words(element) else { return nil }
    let bytes = Array(text.utf8)
    let value: PropertyValue? =
      switch type(tree.attribute(element, "type")?.lowercased()) {
      case .integer: ScalarText.integer(bytes).map { .integer($0) }
      case .float: ScalarText.number(bytes).map { .float($0) }
      case .boolean: ScalarText.boolean(bytes).map { .boolean($0) }
      default: nil
      }
    return value ?? .string(text)
  }

  // MARK: Edges

  /// Whether the words of an edge only say which nodes it joins, as `a->b` does.
  private func joinsEnds(_ words: String, _ edge: Int) -> Bool {
    guard let source = tree.attribute(edge, "source"), let target = tree.attribute(edge, "target"),
      words.hasPrefix(source), words.hasSuffix(target)
    else { return false }
    let between = words.dropFirst(source.count).dropLast(target.count)
    return !between.isEmpty && between.count <= 4
      && !between.contains { $0.isLetter || $0.isNumber }
  }

  private mutating func readEdge(_ element: Int, _ undirected: Bool) {
    filler.draft.ledger.read.edges += 1
    let directed = tree.attribute(element, "directed").map { Self.isTrue($0) }
    let edge = filler.edge(
      tree.attribute(element, "source"), tree.attribute(element, "target"),
      undirected: directed.map { !$0 } ?? undirected, at: tree.place(element))
    for (name, value) in tree.attributes(element) {
      switch name.local {
      case "source", "target", "directed": break
      case "id": filler.set("edgeId", value, of: .edge(edge), role: .edgeID)
      case _ where ["cy", "xlink", "xml"].contains(name.prefix): break
      // Cytoscape writes "a (pp) b" as the words of an edge, which is no type.
      case "label" where value.contains(" (") && value.contains(") ") || joinsEnds(value, element):
        filler.set("name", value, of: .edge(edge))
      case "weight": filler.set("weight", value, of: .edge(edge), type: .float)
      default: filler.set(name.local, value, of: .edge(edge))
      }
    }
    describe(element, .edge(edge), undirected)
  }
}
