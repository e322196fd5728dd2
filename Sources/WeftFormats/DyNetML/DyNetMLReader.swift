import WeftGraph

/// Reads the meta-networks of ORA: typed node classes and a network for each relation.
///
/// Writers differ in case and in words (`nodeclass` or `nodeset`, `network` or `graph`, `link` or
/// `edge`); all are read. Ids are unique within a class only, so one that two classes use goes
/// under the class's name in the later one.
struct DyNetMLReader: XMLTreeReader {
  private struct ClassID: Hashable {
    var group: String
    var id: String
  }

  var filler: DraftFiller
  private var tree: XMLTree
  /// The class each bare id was first used in.
  private var ownerOf: [String: String] = [:]
  private var idOf: [ClassID: String] = [:]
  private var period: String?

  init(_ tree: XMLTree, _ filler: DraftFiller, _ options: ImportOptions, _ mapping: MappingFile) {
    self.tree = tree
    self.tree.foldNames()
    self.filler = filler
  }

  mutating func read() {
    filler.draft.ledger.dialect = "ora"
    let metas = tree.descendants(tree.root).filter { Self.isMeta(tree.local($0)) }
    let all = Self.isMeta(tree.local(tree.root)) ? [tree.root] + metas : metas
    if let id = tree.attribute(tree.root, "id") { filler.setChart("name", id) }
    for meta in all.isEmpty ? [tree.root] : all {
      let time = tree.attribute(meta, "timeperiod") ?? tree.attribute(meta, "id")
      period = all.count > 1 ? time : nil
      let name = period.map { filler.draft.strings.intern($0) } ?? ChartDraft.none
      filler.draft.graphs.append((name, filler.draft.edgeCount, filler.draft.nodeCount))
      readMeta(meta)
    }
  }

  private static func isMeta(_ name: String) -> Bool {
    ["metanetwork", "metamatrix"].contains(name)
  }

  private mutating func readMeta(_ meta: Int) {
    let parts = tree.children(meta)
    for part in parts where tree.local(part) == "nodes" {
      for group in tree.children(part)
      where ["nodeclass", "nodeset"].contains(tree.local(group)) { readClass(group) }
    }
    for part in parts where ["networks", "graphs"].contains(tree.local(part)) {
      for network in tree.children(part)
      where ["network", "graph"].contains(tree.local(network)) { readNetwork(network) }
    }
    for property in properties(of: meta) { filler.setChart(property.name, property.value) }
  }

  // MARK: Nodes

  private mutating func readClass(_ element: Int) {
    let type = tree.attribute(element, "type") ?? tree.attribute(element, "id") ?? ""
    let group = tree.attribute(element, "id") ?? type
    for node in tree.children(element, "node") { readNode(node, group, type) }
  }

  private mutating func readNode(_ element: Int, _ group: String, _ type: String) {
    filler.draft.ledger.read.nodes += 1
    let place = tree.place(element)
    let own = tree.attribute(element, "id")
    let node = filler.node(orPlace: own.map { settle($0, in: group, at: place) }, at: place)
    let kind = DyNetMLKinds.label(ofClass: type)
    if !kind.isEmpty { filler.kind(node, kind) }
    if OrganizationVocabulary.labels(readAs: kind).isEmpty {
      filler.note(
        kind.isEmpty ? "unnamed-kind" : "unknown-kind",
        kind.isEmpty ? "a node class has no type" : "the node class '\(type)' is kept as it is",
        at: place)
    }
    filler.set("nodeClass", type, of: .node(node))
    for (name, value) in tree.attributes(element) {
      switch name.local {
      case "id": break
      case "title", "name": filler.set("label", value, of: .node(node))
      default: filler.set(name.local, value, of: .node(node))
      }
    }
    for property in properties(of: element) {
      filler.draft.ledger.read.data += 1
      filler.set(property.name, property.value, of: .node(node), type: property.type)
    }
    for child in tree.children(element)
    where !["property", "properties"].contains(tree.local(child)) {
      filler.note(
        "unread-element", "'\(tree.local(child))' elements are not read", at: tree.place(child))
    }
  }

  /// The id a node of a class goes by.
  private mutating func settle(
    _ id: String, in group: String, at place: (line: UInt32, column: UInt32)
  ) -> String {
    let key = ClassID(group: group, id: id)
    if let known = idOf[key] { return known }
    var settled = id
    if let other = ownerOf[id], other != group {
      settled = "\(group):\(id)"
      while ownerOf[settled] != nil { settled += "'" }
      filler.note(
        "id-conflict",
        "'\(id)' is a node of '\(other)' and of '\(group)'; here it is '\(settled)'", at: place)
    }
    ownerOf[settled] = group
    idOf[key] = settled
    return settled
  }

  // MARK: Properties

  /// The types of properties that are numbers; older files have those of programs.
  private static let numbers: Set = [
    "number", "int", "integer", "long", "float", "double", "real", "numeric",
  ]

  /// `property` elements, plain or in `properties`, with their words as attribute or text.
  private func properties(
    of element: Int
  ) -> [(name: String, value: String, type: DraftColumn.ValueType)] {
    let lists = [element] + tree.children(element, "properties")
    return lists.flatMap { tree.children($0, "property") }.compactMap { property in
      guard let name = tree.attribute(property, "id") ?? tree.attribute(property, "name"),
        !name.isEmpty
      else { return nil }
      let value = tree.attribute(property, "value") ?? tree.words(property) ?? ""
      let word = tree.attribute(property, "type")?.lowercased() ?? ""
      return (name, value, Self.numbers.contains(word) ? .numeric : .string)
    }
  }

  // MARK: Networks

  private mutating func readNetwork(_ element: Int) {
    filler.draft.ledger.read.graphs += 1
    let name = tree.attribute(element, "id") ?? tree.attribute(element, "title") ?? ""
    let source = End(
      group: tree.attribute(element, "source"),
      type: tree.attribute(element, "sourcetype") ?? tree.attribute(element, "source") ?? "")
    let target = End(
      group: tree.attribute(element, "target"),
      type: tree.attribute(element, "targettype") ?? tree.attribute(element, "target") ?? "")
    let directed = tree.attribute(element, "isdirected") ?? tree.attribute(element, "directed")
    let undirected = directed.map { ScalarText.boolean(Array($0.utf8)) == false } ?? false
    let links = tree.children(element).filter { ["link", "edge"].contains(tree.local($0)) }
    if directed == nil, !links.isEmpty {
      filler.note(
        "missing-edgedefault", "a network does not say whether its links are directed",
        at: tree.place(element))
    }
    var word = name
    var places = NotePlaces()
    for link in links { places.add(tree.place(link), isKept: filler.keepsPlaces) }
    if OrganizationVocabulary.types(readAs: name).isEmpty,
      let type = DyNetMLKinds.type(from: source.type, to: target.type)
    {
      word = type
      if links.isEmpty { places.add(tree.place(element), isKept: filler.keepsPlaces) }
      filler.note(
        "guessed-kind",
        "the network '\(name)' of \(source.type) and \(target.type) is read as"
          + " \(type)", at: places)
    } else if OrganizationVocabulary.types(readAs: name).isEmpty, !name.isEmpty, !links.isEmpty {
      filler.note(
        "unknown-kind",
        "the network '\(name)' of \(source.type) and \(target.type) is kept as it is",
        at: places)
    }
    for link in links { readLink(link, name, word, source, target, undirected) }
  }

  private struct End {
    var group: String?
    var type: String
  }

  private mutating func readLink(
    _ element: Int, _ network: String, _ word: String, _ source: End, _ target: End,
    _ undirected: Bool
  ) {
    filler.draft.ledger.read.edges += 1
    let edge = filler.edge(
      find(tree.attribute(element, "source"), source),
      find(tree.attribute(element, "target"), target), undirected: undirected,
      at: tree.place(element))
    if !word.isEmpty { filler.type(edge, word) }
    if !network.isEmpty { filler.set("network", network, of: .edge(edge)) }
    if let period { filler.set("period", period, of: .edge(edge)) }
    for (name, value) in tree.attributes(element) {
      switch name.local {
      case "source", "target": break
      case "value": filler.set("weight", value, of: .edge(edge), type: .numeric)
      // The type of a link is that of its value.
      case "type": filler.set("valueType", value, of: .edge(edge))
      default: filler.set(name.local, value, of: .edge(edge))
      }
    }
    for property in properties(of: element) {
      filler.draft.ledger.read.data += 1
      filler.set(property.name, property.value, of: .edge(edge), type: property.type)
    }
  }

  /// The id of an end, in the class the network names.
  private func find(_ id: String?, _ end: End) -> String? {
    guard let id else { return nil }
    for group in [end.group, end.type].compactMap({ $0 }) {
      if let known = idOf[ClassID(group: group, id: id)] { return known }
    }
    return id
  }
}
