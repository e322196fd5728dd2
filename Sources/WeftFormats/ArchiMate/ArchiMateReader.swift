import WeftGraph

/// Reads ArchiMate models: the Open Exchange format of versions 2 and 3, and Archi's own files.
///
/// Elements become what they are in the model, relationships what they mean between their ends; the
/// words of ArchiMate stay as property `archimateType`. Folders stay as property `folder`. What views
/// draw inside something that no relationship joins it to is part of it.
struct ArchiMateReader: XMLTreeReader {
  struct Relation {
    var element: Int
    var id: String?
    var source: String?
    var target: String?
    var type: String
  }

  var filler: DraftFiller
  let tree: XMLTree
  /// The type and number of each element by id.
  var types: [String: String] = [:]
  private(set) var nodes: [String: UInt32] = [:]
  private(set) var names: [String: String] = [:]
  private(set) var relations: [Relation] = []
  private var relationIDs: [String: Int] = [:]
  private var propertyNames: [String: String] = [:]
  private var propertyTypes: [String: String] = [:]
  private var folders: [String: String] = [:]
  /// The specializations of a model of Archi, by id.
  private var profiles: [String: String] = [:]
  private(set) var views: [Int] = []

  init(_ tree: XMLTree, _ filler: DraftFiller, _ options: ImportOptions, _ mapping: MappingFile) {
    self.tree = tree
    self.filler = filler
  }

  mutating func read() {
    let root = tree.root
    let isArchi =
      tree.name(root).namespace.contains("archimatetool")
      || !tree.children(root, "folder").isEmpty
    filler.draft.ledger.dialect = isArchi ? "archi" : "open-exchange"
    filler.draft.ledger.read.graphs = 1
    if let name = text(root, "name") ?? tree.attribute(root, "name") {
      filler.setChart("name", name)
    }
    if let words = text(root, "documentation") ?? text(root, "purpose") {
      filler.setChart("description", words)
    }
    if isArchi {
      for profile in tree.children(root, "profile") {
        if let id = tree.attribute(profile, "id"), let name = tree.attribute(profile, "name") {
          profiles[id] = name
        }
      }
      for folder in tree.children(root, "folder") { readFolder(folder, path: []) }
    } else {
      readExchange(root)
    }
    let nestings = unsaidNestings()
    settleActors(nestings)
    for relation in relations { readRelation(relation) }
    nest(nestings)
    var drawn = NotePlaces()
    for view in views { drawn.add(tree.place(view), isKept: filler.keepsPlaces) }
    filler.note("drawing-only", "of views only what is drawn inside what is read", at: drawn)
  }

  // MARK: Open Exchange

  private mutating func readExchange(_ root: Int) {
    let parts = tree.children(root)
    for part in parts {
      switch tree.local(part) {
      case "propertyDefinitions", "propertydefs": readDefinitions(part)
      case "organizations", "organization": readOrganization(part)
      default: break
      }
    }
    for part in parts {
      switch tree.local(part) {
      case "elements":
        for element in tree.children(part, "element") {
          readElement(element, tree.attribute(element, "identifier"), type(of: element))
        }
      case "relationships":
        for element in tree.children(part, "relationship") {
          collect(element, tree.attribute(element, "identifier"), type(of: element))
        }
      case "views":
        views += tree.descendants(part).filter { tree.local($0) == "view" }
      default: break
      }
    }
  }

  private mutating func readDefinitions(_ part: Int) {
    for definition in tree.children(part) {
      guard let id = tree.attribute(definition, "identifier") else { continue }
      filler.draft.ledger.read.keys += 1
      propertyNames[id] = text(definition, "name") ?? tree.attribute(definition, "name") ?? id
      propertyTypes[id] = tree.attribute(definition, "type")
    }
  }

  private mutating func readOrganization(_ part: Int) {
    var open = tree.children(part, "item").map { ($0, [String]()) }
    while let (item, path) = open.popLast() {
      if let id = tree.attribute(item, "identifierRef") ?? tree.attribute(item, "identifierref") {
        if !path.isEmpty { folders[id] = path.joined(separator: "/") }
      }
      let label = text(item, "label") ?? ""
      let inner = label.isEmpty ? path : path + [label]
      open += tree.children(item, "item").map { ($0, inner) }
    }
    filler.note(
      "folders-kept", "folders of the model are kept as property 'folder'", at: tree.place(part))
  }

  /// The type of an element without the prefix and the word a version puts around it.
  private func type(of element: Int) -> String { Self.type(of: element, in: tree) }

  private static func type(of element: Int, in tree: XMLTree) -> String {
    let words =
      tree.attributes(element).first {
        $0.name.local == "type" && $0.name.prefix == "xsi"
      }?.value ?? tree.attribute(element, "type") ?? ""
    let local = words.split(separator: ":").last.map(String.init) ?? ""
    let bare = local.hasSuffix("Relationship") ? String(local.dropLast(12)) : local
    return ArchiMateKinds.current[bare] ?? bare
  }

  /// Whether a document with the root `model` and no namespace is a model of ArchiMate: the schema it
  /// names says so, or the type of an element.
  static func recognizes(_ tree: XMLTree) -> Bool {
    let schema = tree.attribute(tree.root, "schemaLocation") ?? ""
    return schema.lowercased().contains("archimate")
      || tree.children(tree.root, "elements").contains { part in
        tree.children(part, "element").contains {
          ArchiMateKinds.elements.contains(type(of: $0, in: tree))
        }
      }
  }

  // MARK: Archi

  private mutating func readFolder(_ folder: Int, path: [String]) {
    let name = tree.attribute(folder, "name") ?? ""
    let path = name.isEmpty ? path : path + [name]
    for child in tree.children(folder) {
      switch tree.local(child) {
      case "folder": readFolder(child, path: path)
      case "element":
        let id = tree.attribute(child, "id")
        let type = type(of: child)
        if type.hasSuffix("Model") || type.hasSuffix("DiagramModel") {
          views.append(child)
          continue
        }
        if let id { folders[id] = path.joined(separator: "/") }
        if tree.attribute(child, "source") != nil {
          collect(child, id, type)
        } else {
          readElement(child, id, type)
        }
      default: break
      }
    }
  }

  // MARK: Elements

  private mutating func readElement(_ element: Int, _ own: String?, _ type: String) {
    filler.draft.ledger.read.nodes += 1
    let node = filler.node(orPlace: own, at: tree.place(element))
    let id = filler.id(node)
    types[id] = type
    nodes[id] = node
    filler.set("archimateType", type, of: .node(node))
    if let name = name(of: element) {
      names[id] = name
      filler.set("label", name, of: .node(node))
    }
    describe(element, .node(node), id)
    if type != "BusinessActor" {
      let isAI = specializations(of: element).contains {
        OrganizationVocabulary.labels(readAs: $0).first?.label.name == "AISystem"
      }
      let label = isAI ? "AISystem" : ArchiMateKinds.label(of: type)
      filler.kind(node, label)
      if OrganizationVocabulary.labels(readAs: label).isEmpty {
        let place = tree.place(element)
        if ArchiMateKinds.elements.contains(type) {
          noteKept(at: place)
        } else {
          filler.note("unknown-kind", "the element type '\(type)' is kept as it is", at: place)
        }
      }
    }
  }

  private func name(of element: Int) -> String? {
    text(element, "name") ?? text(element, "label") ?? tree.attribute(element, "name")
  }

  private func specializations(of element: Int) -> [String] {
    (tree.attribute(element, "profiles") ?? "").split(separator: " ").map {
      profiles[String($0)] ?? String($0)
    }
  }

  /// The words of a child; of several languages the first.
  private func text(_ element: Int, _ name: String) -> String? {
    tree.children(element, name).lazy.compactMap { tree.words($0) }.first
  }

  private mutating func describe(_ element: Int, _ owner: DraftFiller.Owner, _ id: String?) {
    if let words = text(element, "documentation") {
      filler.set("description", words, of: owner)
    }
    let words = specializations(of: element)
    if words.count == 1 {
      filler.set("specialization", words[0], of: owner)
    } else if words.count > 1 {
      filler.set("specialization", list: words.map { .string($0) }, of: owner)
    }
    if let id, let folder = folders[id] { filler.set("folder", folder, of: owner) }
    let languages = Set(
      tree.children(element, "name").compactMap { tree.attribute($0, "lang") })
    if languages.count > 1 {
      filler.note(
        "several-languages", "of a name in several languages the first is read",
        at: tree.place(element))
    }
    let lists = [element] + tree.children(element, "properties")
    for property in lists.flatMap({ tree.children($0, "property") }) {
      filler.draft.ledger.read.data += 1
      let key =
        tree.attribute(property, "propertyDefinitionRef")
        ?? tree.attribute(property, "identifierref") ?? tree.attribute(property, "key") ?? ""
      let value = text(property, "value") ?? tree.attribute(property, "value") ?? ""
      let isNumber = propertyTypes[key] == "number"
      if propertyNames[key] == nil, tree.attribute(property, "key") == nil {
        filler.note(
          "undeclared-key", "the key '\(key)' is not declared", at: tree.place(property))
      }
      guard !key.isEmpty else { continue }
      filler.set(
        propertyNames[key] ?? key, value, of: owner, type: isNumber ? .numeric : .string)
    }
  }

  // MARK: Relationships

  private mutating func collect(_ element: Int, _ id: String?, _ type: String) {
    filler.draft.ledger.read.edges += 1
    if let id { relationIDs[id] = relations.count }
    relations.append(
      Relation(
        element: element, id: id, source: tree.attribute(element, "source"),
        target: tree.attribute(element, "target"), type: type))
  }

  private mutating func readRelation(_ relation: Relation) {
    let place = tree.place(relation.element)
    for end in [relation.source, relation.target] {
      if let end { standIn(for: end, place) }
    }
    let ends = (kind(relation.source), kind(relation.target))
    let meaning = ArchiMateKinds.relation(relation.type, from: ends.0, to: ends.1)
    let isDirected =
      relation.type != "Association"
      || tree.attribute(relation.element, "isDirected") == "true"
      || tree.attribute(relation.element, "directed") == "true"
    let edge = filler.edge(
      meaning.isReversed ? relation.target : relation.source,
      meaning.isReversed ? relation.source : relation.target, undirected: !isDirected, at: place)
    filler.type(edge, meaning.type)
    switch ArchiMateKinds.code(of: relation.type, readAs: meaning.type, from: ends.0, to: ends.1) {
    case "kept-kind"?: noteKept(at: place)
    case let code?:
      filler.note(
        code, "a relationship of type '\(relation.type)' is kept as \(meaning.type)", at: place)
    case nil: break
    }
    filler.set("archimateType", relation.type, of: .edge(edge))
    if let id = relation.id { filler.set("edgeId", id, of: .edge(edge), role: .edgeID) }
    if let name = name(of: relation.element) { filler.set("name", name, of: .edge(edge)) }
    for word in ["accessType", "modifier", "strength"] {
      if let value = tree.attribute(relation.element, word) {
        filler.set(word, value, of: .edge(edge))
      }
    }
    describe(relation.element, .edge(edge), relation.id)
    if meaning.isReversed {
      filler.note(
        "turned-around", "'\(relation.type)' was turned around to \(meaning.type)", at: place)
    }
  }

  /// Counts an element or relationship whose word is ArchiMate's own, and no kind of the model.
  private mutating func noteKept(at place: (line: UInt32, column: UInt32)) {
    filler.note(
      "kept-kind",
      "elements and relationships that say nothing of an organization keep ArchiMate's word",
      at: place)
  }

  /// What an element is in the model; empty for none.
  func kind(_ id: String?) -> String {
    guard let id, let type = types[id] else { return "" }
    if let colon = type.firstIndex(of: ":") { return String(type[type.index(after: colon)...]) }
    return ArchiMateKinds.modelLabel(of: type)
  }

  /// A relationship may end on another; a node stands for that one then.
  private mutating func standIn(for id: String, _ place: (line: UInt32, column: UInt32)) {
    guard types[id] == nil, let index = relationIDs[id] else { return }
    let node = filler.node(id, at: tree.place(relations[index].element))
    types[id] = "Relationship"
    nodes[id] = node
    filler.kind(node, "Relationship")
    filler.note(
      "edge-on-edge", "a relation ends on another one, which became a node beside it", at: place)
  }
}
