import WeftGraph

/// Reads home-made XML as a mapping's `xml` rules say.
///
/// Attributes of a node's element and child elements that hold nothing but words are properties.
struct NestedXMLReader: XMLTreeReader {
  var filler: DraftFiller
  let tree: XMLTree
  let rules: [NestedXMLRule]
  private let path: String
  /// The elements that are nodes, in order, and the rule of each.
  let nodeElements: [Int]
  let nodeRules: [Int]
  /// The element around each; empty where nothing asks for it.
  let around: [UInt32]
  /// For each rule, how children of one name are told apart: by an attribute, or by their places.
  let told: [[String: String]]
  let placed: [Set<String>]
  /// Attributes a mapping has rules for, folded.
  let mapped: Set<String>
  private var ruleOf: [UInt32: Int] = [:]
  private var references: [Reference] = []
  private var relations: [Relation] = []
  private var use: XMLRuleUse
  /// Where the rules stand in the mapping.
  private let rulePlaces: [String]

  /// What a node's element says of another node.
  private struct Reference {
    var node: UInt32
    var other: String
    var element: Int
    /// The type; nil for what stands below and above means between the kinds.
    var type: String?
    var isFromOther = false
    /// Whether a word for nothing stands there, which counts only where a node is called so.
    var isNothing: Bool
  }

  /// An element that joins two nodes.
  private struct Relation {
    var element: Int
    var rule: Int
    var source: String
    var target: String
    /// Whether a word for nothing stands in place of each end.
    var isNothing: [Bool]
  }

  init(_ tree: XMLTree, _ filler: DraftFiller, _ options: ImportOptions, _ mapping: MappingFile) {
    self.tree = tree
    self.filler = filler
    let rules = mapping.xml
    self.rules = rules
    told = rules.map(\.told)
    placed = rules.map(\.placed)
    let needsParents = rules.contains { $0.node.steps.count > 1 || !$0.placed.isEmpty }
    let around = needsParents ? tree.parents() : []
    self.around = around
    let names = Set(rules.compactMap(\.node.steps.last?.name))
    var elements: [Int] = []
    var numbers: [Int] = []
    var use = XMLRuleUse(ruleCount: rules.count)
    // Later rules for elements of the same name.
    let rivals = rules.indices.map { rule in
      rules.indices.filter {
        $0 > rule && rules[$0].node.steps.last?.name == rules[rule].node.steps.last?.name
      }
    }
    for element in [tree.root] + tree.descendants(tree.root)
    where names.contains(tree.local(element)) {
      if let rule = rules.firstIndex(where: { $0.node.fits(tree, element, around) }) {
        elements.append(element)
        numbers.append(rule)
        use.taken.insert(rule)
        for later in rivals[rule]
        where use.shadowed[later] == nil && rules[later].node.fits(tree, element, around) {
          use.shadowed[later] = rule
        }
      }
    }
    for name in tree.names { use.names.insert(name.local) }
    self.use = use
    rulePlaces = rules.map { mapping.text($0.place) }
    nodeElements = elements
    nodeRules = numbers
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
      if let rule = rule(of: element) {
        noteAnswers(element, rule)
        if rules[rule].isRelation {
          readRelation(element, rule)
          continue
        }
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
    filler.draft.xmlUse = use
    if filler.draft.nodeCount == 0 {
      let asked = rulePlaces.joined(separator: " and ")
      throw InputError(
        Diagnostic(
          code: "unknown-format",
          message: rules.isEmpty
            ? "the document is home-made XML, and no mapping says which elements are nodes"
            : "no element is called \(rules.map { use.named($0.node) }.joined(separator: " or "))",
          file: path,
          position: SourcePosition(line: Int(place.line), column: Int(place.column)),
          hint: (rules.isEmpty ? "" : "the mapping asks for it at \(asked); ")
            + "weft import --suggest-map drafts a mapping for --map"))
    }
    joinReferences()
    noteUnread()
  }

  /// Keeps count of what a rule asks for that some element has.
  private mutating func noteAnswers(_ element: Int, _ number: Int) {
    for (index, question) in rules[number].questions.enumerated()
    where !use.answered[number].contains(index) {
      if question.path.value(tree, element) != nil { use.answered[number].insert(index) }
    }
  }

  /// Reads an element that joins two nodes; one that names but one of them joins nothing.
  private mutating func readRelation(_ element: Int, _ number: Int) {
    let rule = rules[number]
    guard let from = rule.relations.first(where: \.isFromOther),
      let to = rule.relations.first(where: { !$0.isFromOther }),
      let source = from.end.value(tree, element), let target = to.end.value(tree, element)
    else { return }
    relations.append(
      Relation(
        element: element, rule: number, source: source, target: target,
        isNothing: [from, to].map { $0.end.isNothing(tree, element) }))
  }

  /// Makes relationships of elements that are some, once it is known who there is.
  private mutating func joinRelations(_ ids: Set<String>) {
    for relation in relations {
      let ends = [relation.source, relation.target]
      if zip(ends, relation.isNothing).contains(where: { $1 && !ids.contains($0) }) { continue }
      filler.draft.ledger.read.edges += 1
      let edge = filler.edge(
        relation.source, relation.target, at: tree.place(relation.element))
      let rule = rules[relation.rule]
      filler.type(edge, rule.relations[0].type)
      setProperties(relation.element, rule, relation.rule, .edge(edge))
    }
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
    let words = rule.label.compactMap { path -> String? in
      let value = path.value(tree, element)
      return path.steps.first?.told != nil && value == "NULL" ? nil : value
    }
    if !words.isEmpty { filler.set("name", words.joined(separator: " "), of: .node(node)) }
    setProperties(element, rule, number, .node(node))
    for relation in rule.relations {
      guard let end = relation.end.value(tree, element) else { continue }
      references.append(
        Reference(
          node: node, other: end, element: element, type: relation.type,
          isFromOther: relation.isFromOther, isNothing: relation.end.isNothing(tree, element)))
    }
    if let path = rule.parent {
      if let parent = path.value(tree, element) {
        references.append(
          Reference(
            node: node, other: parent, element: element, type: rule.type,
            isNothing: path.isNothing(tree, element)))
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
    let ids =
      references.contains(where: \.isNothing) || relations.contains { $0.isNothing.contains(true) }
      ? Set((0..<filler.draft.nodeCount).map { filler.id(UInt32($0)) }) : []
    for reference in references {
      // Some files mark the head of an organization by its own id, others write a word for nobody.
      let own = filler.id(reference.node)
      if reference.other == own || reference.isNothing && !ids.contains(reference.other) {
        continue
      }
      filler.draft.ledger.read.edges += 1
      let (source, target) = reference.isFromOther ? (reference.other, own) : (own, reference.other)
      let edge = filler.edge(source, target, at: tree.place(reference.element))
      if let type = reference.type {
        filler.type(edge, type)
      } else {
        filler.draft.edgeFlags[Int(edge)].insert(.isBelow)
      }
    }
    joinRelations(ids)
  }

  /// Whether an element that is no node has attributes or words, or children that have but words.
  private func says(_ element: Int) -> Bool {
    if tree.words(element) != nil { return true }
    let hasAttributes = tree.attributes(element).contains { name, _ in
      !["xml", "xsi", "xmlns"].contains(name.prefix) && !isAsked(name.local, of: element)
    }
    // The root's attributes mostly say what the format is.
    if hasAttributes, element != tree.root { return true }
    return !holdsNode(element)
      && tree.children(element).contains {
        tree.children($0).isEmpty && tree.words($0) != nil
      }
  }

  /// Whether rules tell the nodes inside an element by an attribute of it, such as its table's name.
  private func isAsked(_ attribute: String, of element: Int) -> Bool {
    rules.contains { rule in
      rule.node.steps.dropLast().contains { step in
        step.conditions.contains { $0.attribute == attribute } && step.fits(tree, element)
      }
    }
  }

  /// Whether a node's element is inside an element.
  func holdsNode(_ element: Int) -> Bool {
    let range = tree.inside(element)
    let next = firstNode(from: range.lowerBound)
    return next < nodeElements.count && nodeElements[next] < range.upperBound
  }

  /// The rule of an element; nil if it is no node.
  func rule(of element: Int) -> Int? {
    let next = firstNode(from: element)
    return next < nodeElements.count && nodeElements[next] == element ? nodeRules[next] : nil
  }

  private func firstNode(from element: Int) -> Int {
    var low = 0
    var high = nodeElements.count
    while low < high {
      let middle = (low + high) / 2
      if nodeElements[middle] < element { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
