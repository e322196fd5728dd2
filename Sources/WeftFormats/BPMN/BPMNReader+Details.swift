import WeftGraph

/// What is said of an element beside what makes it a node or relationship.
extension BPMNReader {
  private static let schemaInstance = "http://www.w3.org/2001/XMLSchema-instance"
  private static let booleans: Set = [
    "triggeredByEvent", "isForCompensation", "isInterrupting", "cancelActivity", "isExecutable",
    "isClosed", "isImmediate", "parallelMultiple", "instantiate",
  ]
  private static let integers: Set = ["startQuantity", "completionQuantity"]
  /// Words that name kinds, types or things in other formats: an engine's own mean none of these.
  private static let reserved: Set = [
    "id", "name", "label", "labels", "title", "sharedname", "vertexlabel", "kind", "type", "class",
    "category", "breed", "nodetype", "labelv", "labele", "relation", "interaction", "edgelabel",
    "raci",
  ]

  /// An attribute of BPMN's own; an engine's of the same name stands by.
  func own(_ element: Int, _ local: String) -> String? {
    let found = tree.attributes(element).filter { $0.name.local == local }
    return (found.first { $0.name.prefix.isEmpty } ?? found.first)?.value
  }

  /// Sets what is said of an element beside what its reader takes: its attributes, documentation
  /// and what an engine adds are properties; whatever else is inside it is noted.
  /// - Parameters:
  ///   - owner: Whose properties they are; nil for the chart's.
  ///   - taken: The attributes that the reader takes.
  ///   - reads: Whether the reader takes elements of a name.
  mutating func describe(
    _ element: Int, _ owner: DraftFiller.Owner?, taking taken: Set<String>,
    reads: (String) -> Bool = { _ in false }
  ) {
    for (name, value) in tree.attributes(element) {
      if name.namespace == Self.schemaInstance || name.prefix == "xml" { continue }
      if taken.contains(name.local), value == own(element, name.local) { continue }
      let isReserved =
        owner != nil && Self.reserved.contains(OrganizationVocabulary.fold(name.local))
      let type: DraftColumn.ValueType =
        !name.prefix.isEmpty
        ? .string
        : Self.booleans.contains(name.local)
          ? .boolean : Self.integers.contains(name.local) ? .integer : .string
      set(isReserved ? "bpmn.\(name.local)" : name.local, value, of: owner, type: type)
    }
    var words: [String] = []
    for part in tree.children(element) {
      switch tree.local(part) {
      case "documentation":
        let text = Derivation.trim(tree.flow(part, breaking: HTMLText.blocks))
        if !text.isEmpty { words.append(text) }
      case "extensionElements":
        readExtensions(part, owner, isStep: Self.isStep(tree.local(element)))
      case let name where reads(name): break
      default: noteUnread(part)
      }
    }
    if !words.isEmpty { set("description", words.joined(separator: "\n"), of: owner) }
  }

  /// Says that an element, with all inside it, is not read.
  mutating func noteUnread(_ element: Int) {
    filler.note(
      "unread-element", "'\(tree.local(element))' elements are not read", at: tree.place(element))
  }

  private mutating func set(
    _ name: String, _ value: String, of owner: DraftFiller.Owner?,
    type: DraftColumn.ValueType = .string
  ) {
    guard let owner else {
      filler.setChart(name, value)
      return
    }
    filler.set(name, value, of: owner, type: type)
  }

  // MARK: Extensions

  /// What an editor or engine adds: named values are properties, the rest is noted.
  private mutating func readExtensions(
    _ element: Int, _ owner: DraftFiller.Owner?, isStep: Bool
  ) {
    for part in tree.children(element) {
      switch tree.local(part) {
      case "assignmentDefinition" where isStep: break
      case "properties":
        for property in tree.children(part) {
          guard tree.local(property) == "property" else {
            noteUnread(property)
            continue
          }
          setExtension("name", "value", property, owner)
        }
      case "signavioMetaData":
        if own(part, "metaKey")?.lowercased().hasSuffix("color") == true {
          draw(part)
        } else {
          setExtension("metaKey", "metaValue", part, owner)
        }
      default: noteUnread(part)
      }
    }
  }

  /// Sets a named value; one that is empty says nothing, and one without a name is noted.
  private mutating func setExtension(
    _ name: String, _ value: String, _ element: Int, _ owner: DraftFiller.Owner?
  ) {
    guard let value = own(element, value) ?? tree.words(element), !value.isEmpty else { return }
    guard let name = own(element, name), !name.isEmpty else {
      noteUnread(element)
      return
    }
    filler.draft.ledger.read.data += 1
    set(name, value, of: owner)
  }

  /// Counts what only says how the chart is drawn.
  mutating func draw(_ element: Int) {
    drawn.add(tree.place(element), isKept: filler.keepsPlaces)
  }
}
