import WeftGraph

/// Reads the organization charts of HR-XML 3: a flat list of units that name their parents, with the
/// positions in each.
struct HRXMLReader: XMLTreeReader {
  var filler: DraftFiller
  private let tree: XMLTree
  private let path: String
  private var ids: Set<String> = []

  init(_ tree: XMLTree, _ filler: DraftFiller, _ options: ImportOptions, _ mapping: MappingFile) {
    self.tree = tree
    self.filler = filler
    path = filler.draft.ledger.path
  }

  mutating func read() throws(InputError) {
    filler.draft.ledger.dialect =
      tree.attribute(tree.root, "releaseID").map { "hr-xml-\($0)" }
      ?? "hr"
    let inside = tree.descendants(tree.root)
    var charts = inside.filter { tree.local($0) == "OrganizationChart" }
    if charts.isEmpty { charts = [tree.root] }
    filler.draft.ledger.read.graphs = charts.count
    for chart in charts {
      if let date = tree.attribute(chart, "validFrom") { filler.setChart("validFrom", date) }
      if let id = tree.words(chart, of: "DocumentID") { filler.setChart("documentID", id) }
    }
    var open: [(element: Int, id: String)] = []
    for unit in inside where tree.local(unit) == "OrganizationUnit" && isUnit(unit) {
      while let last = open.last, !tree.inside(last.element).contains(unit) { open.removeLast() }
      let id = readUnit(unit)
      // Who says by id what it is a part of says it best.
      if let outer = open.last, outer.id != id, isPart(unit, of: outer.element),
        tree.child(unit, "ParentOrganizationUnit") == nil
      {
        filler.draft.ledger.read.edges += 1
        filler.type(filler.edge(id, outer.id, at: tree.place(unit)), "PART_OF")
      }
      open.append((unit, id))
    }
    if filler.draft.nodeCount == 0 {
      let place = tree.place(tree.root)
      throw InputError(
        Diagnostic(
          code: "unknown-format", message: "the document holds no OrganizationUnit", file: path,
          position: SourcePosition(line: Int(place.line), column: Int(place.column))))
    }
  }

  /// Whether an element describes a unit and is no mere reference to one.
  private func isUnit(_ element: Int) -> Bool {
    tree.child(element, "OrganizationUnitID") != nil
      || tree.child(element, "OrganizationUnitName") != nil
  }

  /// Whether a unit inside another is a part of it, and not only spoken of by a position or reference.
  private func isPart(_ unit: Int, of outer: Int) -> Bool {
    let child = tree.children(outer).first { $0 == unit || tree.inside($0).contains(unit) }
    return child.map {
      !["MemberPosition", "ParentOrganizationUnit", "RelatedOrganizationUnit"]
        .contains(tree.local($0))
    } ?? false
  }

  private func holdsUnits(_ element: Int) -> Bool {
    ([element] + tree.descendants(element)).contains {
      tree.local($0) == "OrganizationUnit" && isUnit($0)
    }
  }

  /// - Returns: The unit's id.
  private mutating func readUnit(_ element: Int) -> String {
    filler.draft.ledger.read.nodes += 1
    let place = tree.place(element)
    let own = tree.words(element, of: "OrganizationUnitID")
    if let own { ids.insert(own) }
    let unit = filler.node(orPlace: own, at: place)
    let id = filler.id(unit)
    filler.kind(unit, "OrganizationalUnit")
    setDates(element, .node(unit), "start", "end")
    for child in tree.children(element) {
      switch tree.local(child) {
      case "OrganizationUnitID": break
      case "OrganizationUnitName":
        if let name = tree.words(child) { filler.set("name", name, of: .node(unit)) }
      case "TypeCode":
        if let code = tree.words(child) {
          filler.set("typeCode", code, of: .node(unit))
          if !OrganizationVocabulary.labels(readAs: code).isEmpty {
            filler.set("type", code, of: .node(unit), role: .kindAttribute)
          } else {
            filler.note(
              "guessed-kind", "units of the type '\(code)' are read as Team", at: tree.place(child))
          }
        }
      case "ParentOrganizationUnit": join(child, from: id, as: "PART_OF")
      case "RelatedOrganizationUnit": relate(child, from: id)
      case "MemberPosition": readPosition(child, in: id)
      default: if !holdsUnits(child) { describe(child, .node(unit)) }
      }
    }
    return id
  }

  private mutating func join(_ element: Int, from unit: String, as type: String) {
    filler.draft.ledger.read.edges += 1
    let other =
      tree.words(element, of: "OrganizationUnitID") ?? tree.words(element)
    let edge = filler.edge(unit, other, at: tree.place(element))
    filler.type(edge, type)
    setDates(element, .edge(edge), "since", "until")
  }

  private mutating func relate(_ element: Int, from unit: String) {
    filler.draft.ledger.read.edges += 1
    let edge = filler.edge(
      unit, tree.words(element, of: "OrganizationUnitID"), at: tree.place(element))
    let code =
      tree.words(element, of: "RelationshipCode") ?? tree.words(element, of: "RelationshipTypeCode")
    if let code {
      filler.set("relation", code, of: .edge(edge))
    } else {
      filler.type(edge, OrganizationVocabulary.unnamedType)
    }
    setDates(element, .edge(edge), "since", "until")
  }

  // MARK: Positions

  private mutating func readPosition(_ element: Int, in unit: String) {
    filler.draft.ledger.read.nodes += 1
    let place = tree.place(element)
    let own = words(element, "PositionID", "ID")
    let position = filler.node(orPlace: own, at: place)
    let id = filler.id(position)
    filler.kind(position, "Role")
    filler.type(filler.edge(id, unit, at: place), "PART_OF")
    setDates(element, .node(position), "start", "end")
    for child in tree.children(element) {
      switch tree.local(child) {
      case "PositionID", "ID": break
      case "PositionTitle":
        if let title = tree.words(child) { filler.set("name", title, of: .node(position)) }
      case let name where Self.isSuperior(name):
        let superior = words(child, "PositionID", "ID") ?? tree.words(child)
        filler.draft.ledger.read.edges += 1
        filler.type(filler.edge(id, superior, at: tree.place(child)), "REPORTS_TO")
      case let name where Self.isHolder(name): readHolder(child, of: id)
      default: describe(child, .node(position))
      }
    }
  }

  private static func isSuperior(_ name: String) -> Bool {
    ["ReportsToPosition", "SupervisorPosition", "ParentPosition", "ReportsTo", "SuperiorPosition"]
      .contains(name)
  }

  private static func isHolder(_ name: String) -> Bool {
    ["Incumbent", "PositionIncumbent", "PositionHolder", "Person", "Employee", "MemberPerson"]
      .contains(name)
  }

  private mutating func readHolder(_ element: Int, of position: String) {
    filler.draft.ledger.read.nodes += 1
    let place = tree.place(element)
    let inside = tree.descendants(element)
    func first(_ names: String...) -> String? {
      for name in names {
        for child in inside where tree.local(child) == name {
          if let words = tree.words(child) { return words }
        }
      }
      return nil
    }
    let own = first("PersonID", "EmployeeID", "ID", "IdValue")
    let person = filler.node(orPlace: own, at: place)
    filler.kind(person, "Person")
    let parts = [first("GivenName"), first("FamilyName")].compactMap { $0 }
    let joined = parts.isEmpty ? nil : parts.joined(separator: " ")
    if let name = first("FormattedName", "PersonName", "Name") ?? joined ?? tree.words(element) {
      filler.set("name", name, of: .node(person))
    }
    filler.type(filler.edge(filler.id(person), position, at: place), "HOLDS")
  }

  // MARK: Values

  private func words(_ element: Int, _ names: String...) -> String? {
    for name in names {
      if let words = tree.words(element, of: name) { return words }
    }
    return nil
  }

  /// Keeps what has no meaning of its own: words under their element's name.
  private mutating func describe(_ element: Int, _ owner: DraftFiller.Owner) {
    let name = tree.local(element)
    let property = name.prefix(1).lowercased() + name.dropFirst()
    if tree.children(element).isEmpty {
      if let words = tree.words(element) {
        filler.set(property, words, of: owner)
        filler.draft.ledger.read.data += 1
      }
    } else {
      filler.note(
        "unread-element", "'\(name)' elements hold more than words and are not read",
        at: tree.place(element))
    }
  }

  private mutating func setDates(
    _ element: Int, _ owner: DraftFiller.Owner, _ from: String, _ to: String
  ) {
    if let date = tree.attribute(element, "validFrom") { filler.set(from, date, of: owner) }
    if let date = tree.attribute(element, "validTo") { filler.set(to, date, of: owner) }
  }
}
