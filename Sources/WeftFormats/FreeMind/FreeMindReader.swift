import WeftGraph

/// Reads the maps of FreeMind and Freeplane: a node reports to the one it is in, an arrow link is a
/// dotted line.
struct FreeMindReader: XMLTreeReader {
  var filler: DraftFiller
  private let tree: XMLTree
  /// Ids the file gives itself, which no place may take.
  private let own: Set<String>
  private let path: String
  private var drawn: (first: Int, count: Int)?

  init(_ tree: XMLTree, _ filler: DraftFiller, _ options: ImportOptions, _ mapping: MappingFile) {
    self.tree = tree
    own = Set(tree.descendants(tree.root).compactMap { tree.attribute($0, "ID") })
    self.filler = filler
    path = filler.draft.ledger.path
  }

  mutating func read() throws(InputError) {
    let version = tree.attribute(tree.root, "version") ?? ""
    filler.draft.ledger.dialect = version.hasPrefix("freeplane") ? "freeplane" : "freemind"
    filler.draft.nestingReports = true
    filler.draft.ledger.read.graphs = 1
    var open: [(element: Int, node: UInt32?, path: String)] = [(tree.root, nil, "")]
    while let (element, parent, place) = open.popLast() {
      var inner: [(Int, UInt32?, String)] = []
      for (index, child) in tree.children(element, "node").enumerated() {
        let path = place.isEmpty ? "\(index + 1)" : "\(place).\(index + 1)"
        // Far down, the place in the file says the same in fewer words.
        let position = tree.place(child)
        let id = path.utf8.count < 200 ? path : "\(position.line):\(position.column)"
        inner.append((child, readNode(child, inside: parent, id), id))
      }
      open += inner.reversed()
    }
    if filler.draft.nodeCount == 0, tree.attribute(tree.root, "version") == nil {
      throw InputError(
        Diagnostic(
          code: "unknown-format", message: "the map holds no node, so it is no mind map",
          file: path, position: SourcePosition(line: 1, column: 1)))
    }
    if let drawn {
      filler.note(
        "drawing-only", "fonts, icons, clouds and other ornaments are not read",
        at: tree.place(drawn.first), times: drawn.count)
    }
  }

  /// Attributes that say how a node is drawn and where.
  private static let ornaments: Set = [
    "ALIAS", "BACKGROUND_COLOR", "BORDER_COLOR", "BORDER_COLOR_LIKE_EDGE", "BORDER_DASH",
    "BORDER_DASH_LIKE_EDGE", "BORDER_WIDTH", "BORDER_WIDTH_LIKE_EDGE", "CHILD_GAP",
    "CHILD_NODES_ALIGNMENT", "CHILD_NODES_LAYOUT", "COLOR", "FOLDED", "FORMAT", "HGAP",
    "HGAP_QUANTITY", "HIDDEN", "ICON_SIZE", "LAYOUT", "LOCALIZED_STYLE_REF", "MAX_WIDTH",
    "MIN_WIDTH", "NODE_NUMBERING", "NUMBERED", "POSITION", "SHAPE_HORIZONTAL_MARGIN",
    "SHAPE_VERTICAL_MARGIN", "SIDE", "STYLE", "STYLE_REF", "TEXT_ALIGN", "TEXT_SHORTENED",
    "TREE_ID", "UNIFORM_SHAPE", "VGAP", "VGAP_QUANTITY", "VSHIFT", "VSHIFT_QUANTITY", "WCOORDS",
  ]

  private mutating func readNode(
    _ element: Int, inside parent: UInt32?, _ place: String
  ) -> UInt32 {
    filler.draft.ledger.read.nodes += 1
    var id = tree.attribute(element, "ID") ?? ""
    let isPlaced = id.isEmpty
    if isPlaced {
      id = place
      while own.contains(id) { id += "'" }
    }
    let position = tree.place(element)
    let node = isPlaced ? filler.placedNode(id, at: position) : filler.node(id, at: position)
    filler.kind(node, "Person")
    filler.noteOutline(
      tree.children(element, "attribute").map {
        (tree.attribute($0, "NAME") ?? "", tree.attribute($0, "VALUE") ?? "")
      }, at: position)
    if let parent { filler.draft.containments.append((node, parent)) }
    var lines: [String] = []
    for (name, value) in tree.attributes(element) {
      switch name.local {
      case "TEXT", "LOCALIZED_TEXT": lines = Self.lines(value)
      case "LINK": filler.set("link", value, of: .node(node))
      case "OBJECT": filler.set("object", value, of: .node(node))
      case "ID": break
      case _ where Self.ornaments.contains(name.local):
        drawn = (drawn?.first ?? element, (drawn?.count ?? 0) + 1)
      default: filler.set(name.local, value, of: .node(node))
      }
    }
    for child in tree.children(element) {
      switch tree.local(child) {
      case "node": break
      case "attribute": readAttribute(child, of: node)
      case "arrowlink": readLink(child, from: id)
      case "richcontent": readRich(child, node, &lines)
      default: drawn = (drawn?.first ?? child, (drawn?.count ?? 0) + 1)
      }
    }
    if lines.isEmpty {
      filler.note(
        "unnamed-people", "a node without words is called by its id or place", at: position)
    }
    filler.setLabel(lines, of: node)
    return node
  }

  /// The lines of a text, which is HTML only where it has tags.
  private static func lines(_ text: String) -> [String] {
    HTMLText.hasTags(text) ? HTMLText.lines(text) : HTMLText.lines(ofPlain: text)
  }

  private mutating func readAttribute(_ element: Int, of node: UInt32) {
    filler.draft.ledger.read.data += 1
    guard let name = tree.attribute(element, "NAME"), !name.isEmpty else { return }
    filler.set(name, tree.attribute(element, "VALUE") ?? "", of: .node(node))
  }

  /// Words written in HTML: the node's own, a note or details.
  private mutating func readRich(_ element: Int, _ node: UInt32, _ lines: inout [String]) {
    let words: [String]
    if let body = tree.descendants(element).first(where: { tree.local($0) == "body" }) {
      words = HTMLText.lines(ofPlain: tree.flow(body, breaking: HTMLText.blocks))
    } else {
      words = HTMLText.lines(ofPlain: tree.flow(element, breaking: HTMLText.blocks))
    }
    guard !words.isEmpty else { return }
    let type = (tree.attribute(element, "TYPE") ?? "NODE").uppercased()
    if type == "NODE" {
      lines = words
    } else {
      let name = type == "DETAILS" ? "details" : "description"
      filler.set(name, words.joined(separator: "\n"), of: .node(node))
    }
  }

  private mutating func readLink(_ element: Int, from source: String) {
    filler.draft.ledger.read.edges += 1
    let place = tree.place(element)
    let edge = filler.edge(source, tree.attribute(element, "DESTINATION"), at: place)
    filler.set("subtype", "dotted", of: .edge(edge))
    filler.type(edge, "REPORTS_TO")
    filler.note("arrow-link", "an arrow between nodes was read as a dotted line", at: place)
    for name in ["SOURCE_LABEL", "MIDDLE_LABEL", "TARGET_LABEL"] {
      if let label = tree.attribute(element, name), !label.isEmpty {
        filler.set("label", label, of: .edge(edge))
      }
    }
  }
}
