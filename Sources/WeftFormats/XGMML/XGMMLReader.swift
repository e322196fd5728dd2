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
  private var references: [(parent: UInt32?, id: String, element: Int)] = []
  private var edgeIDs: Set<String> = []
  /// Edges that stand for one that may come later.
  private var edgeReferences: [(id: String, element: Int)] = []
  private var drawn = NotePlaces()

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
    filler.draft.graphs.append((ChartDraft.none, 0, 0))
    readGraph(tree.root, inside: nil, directed: nil)
    for (parent, id, element) in references {
      if let child = nodes[id] {
        if let parent { filler.draft.containments.append((child, parent)) }
      } else {
        filler.note(
          "unresolved-reference", "a node refers to '\(id)', which is no node",
          at: tree.place(element))
      }
    }
    for (id, element) in edgeReferences where !edgeIDs.contains(id) {
      filler.note(
        "unresolved-reference", "an edge refers to '\(id)', which is no edge",
        at: tree.place(element))
    }
    GraphMLLabels.noteOtherLabels(&filler.draft)
    filler.note("drawing-only", "colours, sizes and positions are not read", at: drawn)
  }

  /// Reads a graph.
  /// - Parameters:
  ///   - parent: The node whose inside the graph is, if it is one's.
  ///   - outer: Whether edges of the graph around are directed; nil if that is not said.
  private mutating func readGraph(_ element: Int, inside parent: UInt32?, directed outer: Bool?) {
    filler.draft.ledger.read.graphs += 1
    let directed = tree.attribute(element, "directed").map { Self.isTrue($0) } ?? outer
    let children = tree.children(element)
    if directed == nil,
      children.contains(where: {
        tree.local($0) == "edge" && tree.attribute($0, "directed") == nil && reference($0) == nil
      })
    {
      filler.note(
        "missing-edgedefault", "a graph does not say whether its edges are directed",
        at: tree.place(element))
    }
    if parent == nil { readGraphAttributes(element) }
    for child in children {
      switch tree.local(child) {
      case "node": readNode(child, inside: parent, directed)
      case "edge": readEdge(child, directed)
      case "att" where parent == nil:
        filler.draft.ledger.read.data += 1
        readChart(child, named: tree.attribute(child, "name") ?? "", directed)
      case "graphics": drawn.add(tree.place(child), isKept: filler.keepsPlaces)
      default: noteUnread(child)
      }
    }
  }

  /// Attributes that belong to a program or to XML and not to the chart.
  private static func isTechnical(_ name: XMLName) -> Bool {
    name.prefix == "cy" || name.prefix == "xml" || name.namespace.hasSuffix("/xlink")
      || name.namespace.hasPrefix("http://www.w3.org/")
  }

  private mutating func readGraphAttributes(_ element: Int) {
    for (name, value) in tree.attributes(element) where !Self.isTechnical(name) {
      switch name.local {
      case "id", "directed": break
      case "label": filler.setChart("name", value)
      default: filler.setChart(name.local, value)
      }
    }
  }

  /// Reads what is said of the chart: a value, several, or elements of other namespaces with words.
  private mutating func readChart(_ element: Int, named name: String, _ directed: Bool?) {
    if let value = tree.attribute(element, "value") ?? tree.words(element) {
      if name.isEmpty { noteUnread(element) } else { filler.setChart(name, value) }
    }
    for child in tree.children(element) {
      if tree.local(child) == "graph" {
        readGraph(child, inside: nil, directed: directed)
      } else if tree.local(child) == "att" {
        let own = tree.attribute(child, "name") ?? name
        readChart(child, named: own == name ? name : "\(name).\(own)", directed)
      } else {
        for part in [child] + tree.descendants(child) {
          guard let words = tree.words(part) else { continue }
          filler.setChart(name.isEmpty ? tree.local(part) : "\(name).\(tree.local(part))", words)
        }
      }
    }
  }

  private mutating func noteUnread(_ element: Int) {
    filler.note(
      "unread-element", "'\(tree.local(element))' elements are not read", at: tree.place(element))
  }

  /// The id of the node or edge an element stands for, if it is no node or edge itself.
  private func reference(_ element: Int) -> String? {
    guard let word = tree.attribute(element, "href"), tree.attribute(element, "id") == nil,
      tree.attribute(element, "source") == nil
    else { return nil }
    return word.hasPrefix("#") ? String(word.dropFirst()) : word
  }

  private static func isTrue(_ text: String) -> Bool {
    ScalarText.boolean(Array(text.utf8)) ?? (text.lowercased() == "yes")
  }

  // MARK: Nodes

  private mutating func readNode(_ element: Int, inside parent: UInt32?, _ directed: Bool?) {
    filler.draft.ledger.read.nodes += 1
    let place = tree.place(element)
    if let id = reference(element) {
      references.append((parent, id, element))
      return
    }
    let id = tree.attribute(element, "id")
    let node = filler.node(orPlace: id ?? tree.attribute(element, "name"), at: place)
    if let id, nodes[id] == nil { nodes[id] = node }
    if let parent { filler.draft.containments.append((node, parent)) }
    for (name, value) in tree.attributes(element)
    where name.local != "id" && !Self.isTechnical(name) {
      filler.set(name.local, value, of: .node(node))
    }
    describe(element, .node(node), directed)
  }

  /// Reads the attributes of a node or edge, and the graph a node holds.
  private mutating func describe(
    _ element: Int, _ owner: DraftFiller.Owner, _ directed: Bool?
  ) {
    for child in tree.children(element) {
      switch tree.local(child) {
      case "att": readAttribute(child, owner, directed)
      case "graph": readInner(child, owner, directed)
      case "graphics": drawn.add(tree.place(child), isKept: filler.keepsPlaces)
      default: noteUnread(child)
      }
    }
  }

  private mutating func readInner(
    _ graph: Int, _ owner: DraftFiller.Owner, _ directed: Bool?
  ) {
    guard case .node(let node) = owner else {
      noteUnread(graph)
      return
    }
    filler.note(
      "nested-graph", "a graph inside a node became its parts or members", at: tree.place(graph))
    readGraph(graph, inside: node, directed: directed)
  }

  /// Reads an attribute.
  /// - Parameter outer: The attribute it is inside.
  private mutating func readAttribute(
    _ element: Int, _ owner: DraftFiller.Owner, _ directed: Bool?, inside outer: String? = nil
  ) {
    filler.draft.ledger.read.data += 1
    let own = tree.attribute(element, "name") ?? ""
    // Members of a list have no names, or all the list's; others are attributes of their own.
    var members: [Int] = []
    var named: [Int] = []
    for child in tree.children(element) {
      switch tree.local(child) {
      case "att":
        if (tree.attribute(child, "name") ?? own) == own {
          members.append(child)
        } else {
          named.append(child)
        }
      case "graph": readInner(child, owner, directed)
      default: noteUnread(child)
      }
    }
    let value = tree.attribute(element, "value") ?? tree.words(element)
    guard !own.isEmpty else {
      // One without name or value only holds a graph.
      if value != nil || !members.isEmpty || !named.isEmpty { noteUnread(element) }
      return
    }
    let name = outer.map { "\($0).\(own)" } ?? own
    let type = tree.attribute(element, "type")?.lowercased()
    for member in named {
      filler.note(
        "flattened-element", "what is inside attributes became properties of its own",
        at: tree.place(member))
      readAttribute(member, owner, directed, inside: name)
    }
    if !members.isEmpty || type == "list" && value == nil && named.isEmpty {
      filler.draft.ledger.read.data += members.count
      let beside = value.map { [PropertyValue?.some(.string($0))] } ?? []
      filler.set(name, list: beside + members.map { Self.value(tree, $0) }, of: owner)
    } else if let value {
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
    let members = tree.children(element, "att")
    if !members.isEmpty { return .list(members.map { Self.value(tree, $0) }) }
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

  private mutating func readEdge(_ element: Int, _ graphs: Bool?) {
    if let id = reference(element) {
      edgeReferences.append((id, element))
      return
    }
    filler.draft.ledger.read.edges += 1
    let directed = tree.attribute(element, "directed").map { Self.isTrue($0) } ?? graphs ?? true
    let edge = filler.edge(
      tree.attribute(element, "source"), tree.attribute(element, "target"), undirected: !directed,
      at: tree.place(element))
    for (name, value) in tree.attributes(element) {
      switch name.local {
      case "source", "target", "directed": break
      case "id":
        edgeIDs.insert(value)
        filler.set("edgeId", value, of: .edge(edge), role: .edgeID)
      case _ where Self.isTechnical(name): break
      // Cytoscape writes "a (pp) b", or the id, as the words of an edge, which is no type.
      case "label"
      where value.contains(" (") && value.contains(") ") || joinsEnds(value, element)
        || value == tree.attribute(element, "id"):
        filler.set("name", value, of: .edge(edge))
      case "weight": filler.set("weight", value, of: .edge(edge), type: .float)
      default: filler.set(name.local, value, of: .edge(edge))
      }
    }
    describe(element, .edge(edge), directed)
  }
}
