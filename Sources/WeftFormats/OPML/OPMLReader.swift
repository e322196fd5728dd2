import WeftGraph

/// Reads OPML: outlines are people, and an outline reports to the one it is in.
///
/// Outlines have no ids; theirs are their places in the tree, such as `1.2.1`. An attribute that
/// names a kind makes an outline a team or anything else.
struct OPMLReader: XMLTreeReader {
  var filler: DraftFiller
  private let tree: XMLTree
  /// Ids the file gives itself, which no place may take.
  private let own: Set<String>

  init(_ tree: XMLTree, _ filler: DraftFiller, _ options: ImportOptions, _ mapping: MappingFile) {
    self.tree = tree
    own = Set(tree.descendants(tree.root).compactMap { tree.attribute($0, "id") })
    self.filler = filler
  }

  mutating func read() throws(InputError) {
    let version = tree.attribute(tree.root, "version") ?? ""
    filler.draft.ledger.dialect = version.isEmpty ? "opml" : "opml-\(version)"
    filler.draft.nestingReports = true
    if let head = tree.child(tree.root, "head") {
      for element in tree.children(head) {
        if let words = tree.words(element) { filler.setChart(tree.local(element), words) }
      }
    }
    filler.draft.ledger.read.graphs = 1
    for body in tree.children(tree.root, "body") { readOutlines(of: body) }
  }

  private mutating func readOutlines(of body: Int) {
    var open: [(element: Int, node: UInt32?, path: String)] = [(body, nil, "")]
    while let (element, parent, path) = open.popLast() {
      var inner: [(Int, UInt32?, String)] = []
      for (index, child) in tree.children(element, "outline").enumerated() {
        let place = path.isEmpty ? "\(index + 1)" : "\(path).\(index + 1)"
        // Far down, the place in the file says the same in fewer words.
        let position = tree.place(child)
        let id = place.utf8.count < 200 ? place : "\(position.line):\(position.column)"
        inner.append((child, readOutline(child, inside: parent, id), id))
      }
      open += inner.reversed()
    }
  }

  private mutating func readOutline(
    _ element: Int, inside parent: UInt32?, _ path: String
  ) -> UInt32 {
    filler.draft.ledger.read.nodes += 1
    var id = tree.attribute(element, "id") ?? ""
    let isPlaced = id.isEmpty
    if isPlaced {
      id = path
      while own.contains(id) { id += "'" }
    }
    let place = tree.place(element)
    let node = isPlaced ? filler.placedNode(id, at: place) : filler.node(id, at: place)
    filler.kind(node, "Person")
    if let parent { filler.draft.containments.append((node, parent)) }
    var label: String?
    for (name, value) in tree.attributes(element) {
      switch name.local {
      case "id": break
      // Some writers call the words title; one that has both means the person's.
      case "text": label = value
      case "title" where tree.attribute(element, "text") == nil: label = value
      // The words are the outline's name; some outliners keep a short one for scripts beside them.
      case "name" where tree.attribute(element, "text") == value: break
      case "name" where tree.attribute(element, "text") != nil:
        filler.set("outlineName", value, of: .node(node))
      case "title" where tree.attribute(element, "text") == value: break
      case "_note": filler.set("description", value, of: .node(node))
      // What kind of feed an outline is says nothing about a person.
      case "type" where ["rss", "atom", "link", "include", "text"].contains(value.lowercased()):
        filler.set("outlineType", value, of: .node(node))
      default: filler.set(name.local, value, of: .node(node))
      }
    }
    if let label {
      let title = tree.attribute(element, "title")
      filler.setLabel(
        HTMLText.lines(ofEither: label), of: node, hasTitle: title != nil && title != label)
    }
    return node
  }
}
