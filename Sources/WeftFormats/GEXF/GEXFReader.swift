import WeftGraph

/// Reads GEXF 1.1 to 1.3, and the words of 1.0.
///
/// Nodes nest by element, by `pid` or by `parents`; attributes are told by class and id; dates and
/// spells become the dates of nodes and relationships. How a chart is drawn is left out.
struct GEXFReader: XMLTreeReader {
  /// What holds while a graph's elements are read.
  private struct Graph {
    var direction = Direction.undirected
    var isNumeric = false
  }

  private enum Direction {
    case directed, undirected, mutual

    /// The direction a word names; version 1.0 says `dir`, `sim` (simple) and `dou` (double).
    init?(_ word: String) {
      switch word.lowercased() {
      case "directed", "dir": self = .directed
      case "undirected", "sim": self = .undirected
      case "mutual", "dou": self = .mutual
      default: return nil
      }
    }
  }

  var filler: DraftFiller
  private let tree: XMLTree
  private var keys = GEXFKeys()
  private var graph = Graph()
  /// Nodes that say by id what they are in, at the end.
  private var parents: [(child: UInt32, parent: String, element: Int)] = []
  private var nodes: [String: UInt32] = [:]

  init(_ tree: XMLTree, _ filler: DraftFiller, _ options: ImportOptions, _ mapping: MappingFile) {
    self.tree = tree
    self.filler = filler
  }

  mutating func read() {
    // The namespace is right where the version attribute was copied from an example.
    let last = tree.name(tree.root).namespace.split(separator: "/").last.map(String.init) ?? ""
    let version =
      last.first?.isNumber == true ? last : tree.attribute(tree.root, "version") ?? ""
    filler.draft.ledger.dialect = version.isEmpty ? "gexf" : "gexf-\(version)"
    for element in tree.children(tree.root) {
      switch tree.local(element) {
      case "meta": readMeta(element)
      case "graph": readGraph(element)
      default: noteUnread(element)
      }
    }
    for (child, parent, element) in parents {
      if let parent = nodes[parent] {
        filler.draft.containments.append((child, parent))
      } else {
        filler.note(
          "unresolved-reference", "a node says it is in '\(parent)', which is no node",
          at: tree.place(element))
      }
    }
    keys.report(&filler)
    noteDrawing()
    if !keys.isOwnWriting { GraphMLLabels.noteOtherLabels(&filler.draft) }
    guard keys.isOwnWriting else { return }
    filler.draft.isOwnWriting = true
    filler.draft.ledger.dialect = "weft"
  }

  private mutating func readMeta(_ meta: Int) {
    for (name, value) in tree.attributes(meta) where name.prefix.isEmpty {
      filler.setChart(name.local, value)
    }
    for element in tree.children(meta) {
      if tree.name(element).namespace == GEXFWriter.namespace {
        let type = tree.attribute(element, "content") ?? "string"
        filler.draft.attributes.append(
          (
            tree.attribute(element, "name") ?? "",
            ChartDraft.ownValue(tree.text(element), type: type)
          ))
        continue
      }
      if let words = tree.words(element) { filler.setChart(tree.local(element), words) }
      for part in tree.children(element) { noteUnread(part) }
    }
  }

  private func isDrawn(_ element: Int) -> Bool {
    let name = tree.name(element)
    return name.prefix == "viz" || name.namespace.hasSuffix("/viz")
  }

  /// Says that an element, with all inside it, is not read, unless it only says how things are drawn.
  private mutating func noteUnread(_ element: Int) {
    if isDrawn(element) { return }
    filler.note(
      "unread-element", "'\(tree.local(element))' elements are not read", at: tree.place(element))
  }

  private mutating func noteDrawing() {
    var drawn = NotePlaces()
    for element in tree.descendants(tree.root) where isDrawn(element) {
      drawn.add(tree.place(element), isKept: filler.keepsPlaces)
    }
    filler.note("drawing-only", "colours, sizes and positions are not read", at: drawn)
  }

  // MARK: Graph

  private mutating func readGraph(_ element: Int) {
    filler.draft.ledger.read.graphs += 1
    let id = tree.attribute(element, "id").map { filler.draft.strings.intern($0) }
    filler.draft.graphs.append(
      (id ?? ChartDraft.none, filler.draft.edgeCount, filler.draft.nodeCount))
    graph = Graph()
    if let word = tree.attribute(element, "defaultedgetype")
      ?? tree.attribute(element, "edgedefault")
    {
      graph.direction = direction(word, at: element) ?? .undirected
    }
    let format = tree.attribute(element, "timeformat") ?? tree.attribute(element, "timetype")
    graph.isNumeric = ["integer", "double", "float", "long"].contains(format ?? "")
    for (name, value) in tree.attributes(element)
    where name.prefix.isEmpty && !Self.readingAttributes.contains(name.local) {
      filler.setChart(name.local, value)
    }
    readKeys(element)
    for child in tree.children(element) { readPart(child, inside: nil) }
  }

  /// The direction a word names, which is noted if it names none.
  private mutating func direction(_ word: String, at element: Int) -> Direction? {
    let direction = Direction(word)
    if direction == nil {
      filler.note("bad-value", "'\(word)' is no type of edges in GEXF", at: tree.place(element))
    }
    return direction
  }

  /// The attributes of a graph that say how it is to be read.
  private static let readingAttributes: Set = [
    "id", "defaultedgetype", "edgedefault", "idtype", "mode", "type", "timeformat", "timetype",
    "timerepresentation",
  ]

  /// Reads the keys that a graph declares, wherever among its parts.
  private mutating func readKeys(_ graph: Int) {
    for child in tree.children(graph, "attributes") { keys.read(child, tree, &filler) }
  }

  private mutating func readPart(_ element: Int, inside parent: UInt32?) {
    switch tree.local(element) {
    case "nodes", "edges": for part in tree.children(element) { readPart(part, inside: parent) }
    // A graph may hold one without its list.
    case "node": readNode(element, inside: parent)
    case "edge": readEdge(element)
    case "attributes": break
    default: noteUnread(element)
    }
  }

  // MARK: Nodes

  private mutating func readNode(_ element: Int, inside parent: UInt32?) {
    filler.draft.ledger.read.nodes += 1
    let place = tree.place(element)
    let id = tree.attribute(element, "id")
    // An id of nothing is an id, where the model wrote it.
    let node =
      keys.isOwnWriting && id == ""
      ? filler.node("", at: place) : filler.node(orPlace: id, at: place)
    if let id, nodes[id] == nil { nodes[id] = node }
    if let parent { filler.draft.containments.append((node, parent)) }
    for (name, value) in tree.attributes(element) where !keys.isOwnWriting {
      switch name.local {
      case "id", "count": break
      case "pid": parents.append((node, value, element))
      case "start", "end", "timestamp", "timestamps", "intervals": break
      default: filler.set(name.local, value, of: .node(node))
      }
    }
    readTime(element, .node(node), start: "start", end: "end")
    for child in tree.children(element) {
      switch tree.local(child) {
      // Early toolkits leave out the list around values.
      case "attvalue": keys.setValue(child, tree, .node(node), &filler)
      case "attvalues": keys.setValues(child, tree, .node(node), &filler)
      case "parents":
        for parent in tree.children(child, "parent") {
          if let id = tree.attribute(parent, "for") { parents.append((node, id, parent)) }
        }
      case "nodes", "edges", "graph":
        filler.note(
          "nested-graph", "a graph inside a node became its parts or members",
          at: tree.place(child))
        if tree.local(child) == "graph" {
          readKeys(child)
          for part in tree.children(child) { readPart(part, inside: node) }
        } else {
          readPart(child, inside: node)
        }
      case "spells", "slices": break
      default: noteUnread(child)
      }
    }
  }

  // MARK: Edges

  private mutating func readEdge(_ element: Int) {
    filler.draft.ledger.read.edges += 1
    let place = tree.place(element)
    let direction =
      tree.attribute(element, "type").flatMap { self.direction($0, at: element) }
      ?? graph.direction
    let source = tree.attribute(element, "source")
    let target = tree.attribute(element, "target")
    let edge = filler.edge(source, target, undirected: direction == .undirected, at: place)
    if !keys.isOwnWriting, let id = tree.attribute(element, "id") {
      filler.set("edgeId", id, of: .edge(edge), role: .edgeID)
    }
    describe(edge, element)
    if direction == .mutual {
      filler.note(
        "mutual-edge", "a mutual edge was read as one in each direction", at: place)
      let twin = filler.edge(target, source, at: place)
      filler.draft.mutualEdges.append((edge, twin))
      describe(twin, element)
    }
  }

  private mutating func describe(_ edge: UInt32, _ element: Int) {
    for (name, value) in tree.attributes(element) where !keys.isOwnWriting {
      switch name.local {
      case "id", "source", "target", "type": break
      case "start", "end", "timestamp", "timestamps", "intervals": break
      // Version 1.0 says `cardinal` where later ones say `weight`.
      case "weight", "cardinal": filler.set("weight", value, of: .edge(edge), type: .float)
      default: filler.set(name.local, value, of: .edge(edge))
      }
    }
    readTime(element, .edge(edge), start: "since", end: "until")
    for child in tree.children(element) {
      switch tree.local(child) {
      case "attvalue": keys.setValue(child, tree, .edge(edge), &filler)
      case "attvalues": keys.setValues(child, tree, .edge(edge), &filler)
      case "spells", "slices": break
      default: noteUnread(child)
      }
    }
  }

  // MARK: Time

  /// Reads when something begins and ends: by attributes, spells or slices.
  private mutating func readTime(
    _ element: Int, _ owner: DraftFiller.Owner, start: String, end: String
  ) {
    var spells: [(from: String?, to: String?)] = []
    let own = bounds(element)
    if own.from != nil || own.to != nil { spells.append(own) }
    for list in tree.children(element) where ["spells", "slices"].contains(tree.local(list)) {
      for spell in tree.children(list) { spells.append(bounds(spell)) }
    }
    for name in ["timestamp", "timestamps", "intervals"] {
      if let value = tree.attribute(element, name) {
        filler.set(name, value, of: owner)
        filler.note(
          "dynamic-key", "an element's '\(name)' is kept as it is written",
          at: tree.place(element))
      }
    }
    guard let first = spells.first, let last = spells.last else { return }
    if spells.count > 1 {
      filler.note(
        "several-spells",
        "an element that comes and goes has the start of its first and the end of"
          + " its last spell", at: tree.place(element))
      filler.set(
        "spells", list: spells.map { .string("\($0.from ?? "")/\($0.to ?? "")") }, of: owner)
    }
    set(start, or: "timeStart", first.from, owner, element)
    set(end, or: "timeEnd", last.to, owner, element)
  }

  /// When an element begins and ends; an open bound is the day after, or before.
  private func bounds(_ element: Int) -> (from: String?, to: String?) {
    (
      tree.attribute(element, "start")
        ?? tree.attribute(element, "startopen").map { moved($0, by: 1) },
      tree.attribute(element, "end") ?? tree.attribute(element, "endopen").map { moved($0, by: -1) }
    )
  }

  /// A date some days later; what is no day stays as it is.
  private func moved(_ text: String, by days: Int64) -> String {
    guard !graph.isNumeric, let date = CalendarDate(parsing: text) else { return text }
    return CalendarDate(days: date.days + days).description
  }

  /// Sets a date; times that are mere numbers are no dates and go under a name of their own.
  private mutating func set(
    _ name: String, or other: String, _ value: String?, _ owner: DraftFiller.Owner, _ element: Int
  ) {
    guard let value else { return }
    if !graph.isNumeric, ScalarText.day(Array(value.utf8)) != nil {
      filler.set(name, value, of: owner)
    } else {
      filler.set(other, value, of: owner, type: .numeric)
      filler.note(
        "undated-time", "a time that is no date is kept as '\(other)'", at: tree.place(element))
    }
  }
}
