import WeftGraph

extension CSVReader {
  /// What rows that are relations have in common.
  struct RelationState {
    var sources = -1
    var targets = -1
    var kind = -1
    var kindColumn = -1
    var weight = -1
    var period = -1
    var moment = -1
    var id = -1
    /// Whether rows of one pair and period are one relation, whose weights are added.
    var sums = false
    /// Whether the two orders of a pair are one.
    var areUndirected = false
  }

  mutating func prepareRelations(_ layout: CSVLayout) {
    func index(_ role: ColumnRole) -> Int { layout.roles.firstIndex(of: role) ?? -1 }
    relations.sources = index(.source)
    relations.targets = index(.target)
    relations.kind = index(.edgeKind)
    relations.weight = index(.weight)
    relations.period = index(.period)
    relations.moment = index(.moment)
    relations.id = index(.edgeID)
    switch layout.kind {
    case .memberships(var source, var target):
      let ends = layout.roles.indices.filter {
        if case .end = layout.roles[$0] { true } else { false }
      }
      let stated = OrganizationVocabulary.types(readAs: CSVLayout.topic(file)).first?.type
      let isCrossed = source != target && layout.roles[ends[0]] != .end(source)
      relations.sources = ends[isCrossed ? 1 : 0]
      relations.targets = ends[isCrossed ? 0 : 1]
      // What type a table is of can tell what agents are.
      if let stated {
        if source == Self.agent, !Self.joins(stated, "Person", target),
          Self.joins(stated, "AISystem", target)
        {
          source = "AISystem"
        }
        if target == Self.agent, !Self.joins(stated, source, "Person"),
          Self.joins(stated, source, "AISystem")
        {
          target = "AISystem"
        }
      }
      draft.impliedEnds = .init(source: source, target: target)
      let isAmbiguous = [source, target].contains(Self.agent)
      if isAmbiguous { noteAgents(line: scanner.line) }
      let fits = stated.map { isAmbiguous || Self.joins($0, source, target) } ?? false
      let type = fits ? stated?.name : Self.membershipType(source, target)
      draft.graphs = [(draft.strings.intern(type ?? ""), 0, 0)]
    case .relations:
      let stem = CSVLayout.topic(file)
      let type = OrganizationVocabulary.types(readAs: stem).first?.type
      draft.graphs = [(draft.strings.intern(stem), 0, 0)]
      let isUntyped = relations.kind < 0
      let isOther = layout.endLabel.map { !["Person", "Team"].contains($0) } ?? false
      if isUntyped, type == nil, isOther {
        draft.impliedEnds = .init(source: layout.endLabel ?? "", target: layout.endLabel ?? "")
      } else if isUntyped, type == nil {
        draft.assumedType = "COLLABORATES_WITH"
        let label = layout.endLabel ?? "Person"
        draft.impliedEnds = .init(source: label, target: label)
      } else {
        draft.impliedEnds = .init(
          source: Self.usual(type?.from), target: Self.usual(type?.to))
      }
      let isCollaboration =
        isUntyped && !isOther && (type == nil || type?.name == "COLLABORATES_WITH")
      relations.sums = isCollaboration && relations.id < 0
      relations.areUndirected = isCollaboration && layout.alikePair != nil
    default:
      break
    }
    if relations.kind >= 0 {
      let name = layout.headers[relations.kind]
      relations.kindColumn = addColumn(
        DraftColumn(name: name.isEmpty ? "type" : name, type: .string, role: .kindAttribute))
    }
    if relations.id >= 0 {
      actions[relations.id] = .text(
        addColumn(DraftColumn(name: "edgeId", type: .string, role: .edgeID)))
    }
    if relations.sums { prepareSums(layout) } else { keepFacts(layout) }
    if relations.areUndirected, let pair = layout.alikePair {
      let ends = [pair.source, pair.target].map { "'\(layout.headers[$0])'" }
      draft.notes.add(
        "undirected-pair", "relations of \(ends.joined(separator: " and ")) go both ways",
        line: scanner.line, column: 1)
    }
    prepareEnds(layout)
    for (index, name) in [(relations.weight, "weight"), (relations.period, "period")]
    where index >= 0 {
      noteRename(layout.headers[index], name)
    }
    if relations.sums, relations.moment >= 0, relations.period < 0 {
      noteRename(layout.headers[relations.moment], "period, by month")
    }
  }

  /// Makes properties of facts that are not summed.
  private mutating func keepFacts(_ layout: CSVLayout) {
    if relations.weight >= 0 {
      actions[relations.weight] = .typed(addColumn(DraftColumn(name: "weight", type: .float)))
    }
    if relations.period >= 0 {
      actions[relations.period] = .text(addColumn(DraftColumn(name: "period", type: .string)))
    }
    if relations.moment >= 0 {
      let name = layout.headers[relations.moment]
      actions[relations.moment] = .typed(addColumn(DraftColumn(name: name, type: .date)))
    }
  }

  /// Whether a type may join two kinds, as it stands or turned around.
  private static func joins(
    _ type: OrganizationVocabulary.RelationshipType, _ source: String, _ target: String
  ) -> Bool {
    type.from.contains(source) && type.to.contains(target)
      || type.from.contains(target) && type.to.contains(source)
  }

  private static func usual(_ labels: [String]?) -> String {
    guard let labels else { return "" }
    return labels.contains("Person") ? "Person" : labels.first ?? ""
  }

  /// The type of the relation that joins two kinds, where there is but one that a table would list.
  private static func membershipType(_ source: String, _ target: String) -> String? {
    switch (source, target) {
    case ("Person", "Team"), ("Person", "Function"): "MEMBER_OF"
    case ("Person", "Skill"): "HAS_SKILL"
    case ("Person", "Role"): "HOLDS"
    case ("Team", "Function"): "PART_OF"
    case ("Role", "Skill"), ("Team", "Skill"), ("AISystem", "Skill"), ("Decision", "Skill"):
      "REQUIRES_SKILL"
    case ("Team", "Role"): "NEEDS_ROLE"
    default: nil
    }
  }

  /// Reads a row that is a relation, or several.
  mutating func readRelation() {
    guard let layout else { return }
    if !matrix.members.isEmpty {
      readMatrixRow()
      return
    }
    let line = scanner.line
    var filled = 0
    for index in layout.roles.indices where !cell(index).isEmpty { filled += 1 }
    guard filled > 0 else { return }
    noteLength()
    draft.ledger.read.data += filled
    let source = end(relations.sources, layout.idSpaces.source)
    let target = end(relations.targets, layout.idSpaces.target)
    let row = relations.sums ? rowSum() : RowSum()
    guard source.list >= 0 || target.list >= 0 || !ends.others.isEmpty else {
      addRelation(source.id, target.id, row, line)
      return
    }
    for (source, target) in pairs(source, target) { addRelation(source, target, row, line) }
  }

  /// Adds a relation that the row states.
  private mutating func addRelation(
    _ source: StringID?, _ target: StringID?, _ row: RowSum, _ line: UInt32
  ) {
    draft.ledger.read.edges += 1
    if relations.sums {
      sum(source, target, row, line)
      return
    }
    let range = relations.kind >= 0 ? cell(relations.kind) : 0..<0
    let isUndirected =
      relations.areUndirected || !range.isEmpty && text(range).lowercased() == "undirected"
    let edge = draft.addEdge(
      source: source, target: target, undirected: isUndirected, line: line, column: 1)
    draft.edgeFlags[Int(edge)].formUnion([.sourceReference, .targetReference])
    if !range.isEmpty {
      let kind = intern(range)
      let meaning = meaning(of: kind)
      let word = meaning.word
      draft.edgeData[relations.kindColumn].append(word, owner: edge)
      if word != kind {
        draft.notes.add(
          "renamed-kind",
          "the edge kind '\(draft.strings[kind])' is read as \(draft.strings[word])", line: line,
          column: 1)
      }
      imply(meaning, source, target)
    }
    storeFacts(edge)
  }

  mutating func storeFacts(_ edge: UInt32) {
    for index in actions.indices {
      let range = cell(index)
      if !range.isEmpty { store(range, in: actions[index], owner: edge) }
    }
  }

  /// Hands over what only the whole table tells.
  mutating func settleRelations() {
    settleMatrix()
    settleKinds()
    settleSums()
  }
}
