import WeftGraph

/// Reads home-made XML as a mapping's `xml` rules say.
///
/// Attributes of a node's element and child elements that hold nothing but words are properties.
struct NestedXMLReader: XMLTreeReader {
  var filler: DraftFiller
  let tree: XMLTree
  let rules: [NestedXMLRule]
  private let path: String
  /// The elements that are nodes, in order.
  let nodeElements: [Int]
  /// Attributes a mapping has rules for, folded.
  let mapped: Set<String>
  private var ruleOf: [UInt32: Int] = [:]
  private var parents: [(node: UInt32, parent: String, rule: Int, element: Int)] = []

  init(_ tree: XMLTree, _ filler: DraftFiller, _ options: ImportOptions, _ mapping: MappingFile) {
    self.tree = tree
    self.filler = filler
    rules = mapping.xml
    let names = Set(mapping.xml.map(\.node))
    nodeElements = ([tree.root] + tree.descendants(tree.root)).filter {
      names.contains(tree.local($0))
    }
    path = filler.draft.ledger.path
    mapped = Set(mapping.attributes.map { OrganizationVocabulary.fold($0.name) })
  }

  mutating func read() throws(InputError) {
    let place = tree.place(tree.root)
    filler.draft.ledger.dialect = tree.local(tree.root)
    filler.draft.ledger.read.graphs = 1
    filler.draft.nestingReports = true
    var open: [(element: Int, node: UInt32?)] = [(tree.root, nil)]
    while let (element, outer) = open.popLast() {
      var inside = outer
      if let rule = rules.firstIndex(where: { $0.node == tree.local(element) }) {
        inside = readNode(element, rule, inside: outer)
      } else if holdsNode(element) || outer == nil, says(element) {
        filler.note(
          "unread-element", "'\(tree.local(element))' elements are named by no rule and not read",
          at: tree.place(element))
        // What is below is the element's own, unless it is a node.
        if !holdsNode(element) { continue }
      }
      open += tree.children(element).reversed().map { ($0, inside) }
    }
    if filler.draft.nodeCount == 0 {
      throw InputError(
        Diagnostic(
          code: "unknown-format",
          message: rules.isEmpty
            ? "the document is home-made XML, and no mapping says which elements are nodes"
            : "no element is called \(rules.map { "'\($0.node)'" }.joined(separator: " or "))",
          file: path,
          position: SourcePosition(line: Int(place.line), column: Int(place.column)),
          hint: "weft import --suggest-map drafts a mapping for --map"))
    }
    joinReferences()
    noteUnread()
  }

  private mutating func readNode(
    _ element: Int, _ number: Int, inside outer: UInt32?
  ) -> UInt32 {
    filler.draft.ledger.read.nodes += 1
    let rule = rules[number]
    let place = tree.place(element)
    let node =
      rule.id.map { filler.node(orPlace: $0.value(tree, element), at: place) }
      ?? filler.placedNode(at: place)
    ruleOf[node] = number
    if let kind = rule.kind { filler.kind(node, kind) }
    let words = rule.label.compactMap { $0.value(tree, element) }
    if !words.isEmpty { filler.set("name", words.joined(separator: " "), of: .node(node)) }
    setProperties(element, rule, node)
    if let path = rule.parent {
      if let parent = path.value(tree, element) {
        parents.append((node, parent, number, element))
      }
      // Who says by id whom to report to may still stand inside a unit.
      if let outer, isUnit(outer) { filler.draft.containments.append((node, outer)) }
    } else if let outer, !rule.isLoose {
      if let type = rule.type {
        let edge = filler.edge(filler.id(node), filler.id(outer), at: place)
        filler.type(edge, type)
      } else {
        filler.draft.containments.append((node, outer))
      }
    }
    return node
  }

  /// Whether a node's rule makes it a team or function.
  private func isUnit(_ node: UInt32) -> Bool {
    guard let kind = ruleOf[node].flatMap({ rules[$0].kind }),
      let label = OrganizationVocabulary.labels(readAs: kind).first?.label.name
    else { return false }
    return label == "Team" || label == "Function"
  }

  private mutating func joinReferences() {
    for (node, parent, rule, element) in parents {
      // Some files mark the head of an organization by its own id.
      if parent == filler.id(node) { continue }
      filler.draft.ledger.read.edges += 1
      let edge = filler.edge(filler.id(node), parent, at: tree.place(element))
      if let type = rules[rule].type {
        filler.type(edge, type)
      } else {
        filler.draft.edgeFlags[Int(edge)].insert(.isBelow)
      }
    }
  }

  /// Whether an element that is no node has attributes or words, or children that have but words.
  private func says(_ element: Int) -> Bool {
    if tree.words(element) != nil { return true }
    let hasAttributes = tree.attributes(element).contains { name, _ in
      !["xml", "xsi", "xmlns"].contains(name.prefix)
    }
    // The root's attributes mostly say what the format is.
    if hasAttributes, element != tree.root { return true }
    return !holdsNode(element)
      && tree.children(element).contains {
        tree.children($0).isEmpty && tree.words($0) != nil
      }
  }

  /// Whether a node's element is inside an element.
  func holdsNode(_ element: Int) -> Bool {
    let range = tree.inside(element)
    var low = 0
    var high = nodeElements.count
    while low < high {
      let middle = (low + high) / 2
      if nodeElements[middle] < range.lowerBound { low = middle + 1 } else { high = middle }
    }
    return low < nodeElements.count && nodeElements[low] < range.upperBound
  }

  // MARK: Properties

  private mutating func setProperties(_ element: Int, _ rule: NestedXMLRule, _ node: UInt32) {
    var values: [(name: String, values: [String])] = []
    func add(_ name: String, _ value: String) {
      if let index = values.firstIndex(where: { $0.name == name }) {
        values[index].values.append(value)
      } else {
        values.append((name, [value]))
      }
    }
    // What has a meaning of its own is no property.
    let taken = [rule.id, rule.parent].compactMap { $0 } + rule.label
    func isTaken(_ attribute: String?, _ steps: String...) -> Bool {
      taken.contains { $0.attribute == attribute && $0.steps == steps }
    }
    for (name, value) in tree.attributes(element)
    where !["xml", "xsi", "xmlns"].contains(name.prefix) {
      if isTaken(name.local) { continue }
      add(name.local, value)
    }
    if let words = tree.words(element), !isTaken(nil) { add("text", words) }
    for child in tree.children(element) {
      let name = tree.local(child)
      if rules.contains(where: { $0.node == name }) { continue }
      if isTaken(nil, name) { continue }
      if tree.children(child).isEmpty {
        for (attribute, value) in tree.attributes(child) where !isTaken(attribute.local, name) {
          add("\(name).\(attribute.local)", value)
        }
        if let words = tree.words(child) { add(name, words) }
      } else if !holdsNode(child) {
        let before = values.reduce(0) { $0 + $1.values.count }
        for (attribute, value) in tree.attributes(child) where !isTaken(attribute.local, name) {
          add("\(name).\(attribute.local)", value)
        }
        for inner in tree.descendants(child) {
          if isTaken(nil, name, tree.local(inner)) { continue }
          let path = "\(name).\(tree.local(inner))"
          for (attribute, value) in tree.attributes(inner) {
            add("\(path).\(attribute.local)", value)
          }
          if tree.children(inner).isEmpty, let words = tree.words(inner) { add(path, words) }
        }
        // What names the node, or whoever is above it, is no further property.
        guard values.reduce(0, { $0 + $1.values.count }) > before else { continue }
        filler.note(
          "flattened-element", "what '\(name)' elements hold became properties",
          at: tree.place(child))
      }
    }
    for (name, values) in values {
      filler.draft.ledger.read.data += values.count
      if values.count == 1 {
        filler.set(name, values[0], of: .node(node))
      } else {
        filler.set(name, list: values.map { .string($0) }, of: .node(node))
      }
    }
  }
}
