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
    /// Numbers of pairs, and the edge of each pair and period.
    var pairs = PackedMap()
    var edges = PackedMap()
    var weights: [Double] = []
    var summed = 0
    var firstSummed: UInt32 = 0
    var oddWeights = DraftColumn(name: "weight", type: .float)
    var periodColumn = -1
    /// What words of types say of the ends.
    var impliedBy: [StringID: (source: String, target: String)] = [:]
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
      relations.sums =
        isUntyped && !isOther && relations.id < 0
        && (type == nil || type?.name == "COLLABORATES_WITH")
    default:
      break
    }
    if relations.kind >= 0 {
      let name = layout.headers[relations.kind]
      relations.kindColumn = addColumn(
        DraftColumn(name: name.isEmpty ? "type" : name, type: .string, role: .kindAttribute))
    }
    if relations.period >= 0 || relations.moment >= 0, relations.sums {
      relations.periodColumn = addColumn(DraftColumn(name: "period", type: .string))
    }
    if relations.id >= 0 {
      actions[relations.id] = .text(
        addColumn(DraftColumn(name: "edgeId", type: .string, role: .edgeID)))
    }
    if !relations.sums { keepFacts(layout) }
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

  /// Notes what a type says of its ends, for those that no source describes.
  private mutating func imply(_ kind: StringID, _ source: StringID, _ target: StringID) {
    if relations.impliedBy[kind] == nil {
      let found = OrganizationVocabulary.types(readAs: draft.strings[kind]).first
      let labels = (Self.clear(found?.type.from), Self.clear(found?.type.to))
      relations.impliedBy[kind] =
        found?.alias.isTurnedAround == true ? (labels.1, labels.0) : labels
    }
    guard let labels = relations.impliedBy[kind] else { return }
    if !labels.source.isEmpty, draft.impliedEnds?.labels[source] == nil {
      draft.impliedEnds?.labels[source] = labels.source
    }
    if !labels.target.isEmpty, draft.impliedEnds?.labels[target] == nil {
      draft.impliedEnds?.labels[target] = labels.target
    }
  }

  /// The label that an end mostly has, if there is such a one.
  private static func clear(_ labels: [String]?) -> String {
    guard let labels, let first = labels.first else { return "" }
    return labels.contains("Person") ? "Person" : labels.count == 1 || first == "Team" ? first : ""
  }

  /// Reads a row that is a relation.
  mutating func readRelation() {
    guard let layout else { return }
    let line = scanner.line
    var filled = 0
    for index in layout.roles.indices where !cell(index).isEmpty { filled += 1 }
    guard filled > 0 else { return }
    noteLength()
    draft.ledger.read.data += filled
    draft.ledger.read.edges += 1
    let source = end(relations.sources, layout.idSpaces.source)
    let target = end(relations.targets, layout.idSpaces.target)
    var isUndirected = false
    var kind: StringID?
    if relations.kind >= 0, !cell(relations.kind).isEmpty {
      let range = cell(relations.kind)
      isUndirected = text(range).lowercased() == "undirected"
      kind = intern(range)
    }
    if relations.sums, let source, let target {
      sum(source, target, line)
      return
    }
    let edge = draft.addEdge(
      source: source, target: target, undirected: isUndirected, line: line, column: 1)
    draft.edgeFlags[Int(edge)].formUnion([.sourceReference, .targetReference])
    if relations.sums { relations.weights.append(.nan) }
    if let kind {
      draft.edgeData[relations.kindColumn].append(kind, owner: edge)
      if let source, let target { imply(kind, source, target) }
    }
    storeFacts(edge)
  }

  private mutating func storeFacts(_ edge: UInt32) {
    for index in actions.indices {
      let range = cell(index)
      if !range.isEmpty { store(range, in: actions[index], owner: edge) }
    }
  }

  /// The id of an end, in its space.
  private mutating func end(_ index: Int, _ space: String) -> StringID? {
    guard index >= 0 else { return nil }
    let range = cell(index)
    guard !range.isEmpty else { return nil }
    return space.isEmpty ? intern(range) : draft.strings.intern("\(space):\(text(range))")
  }

  /// Adds a row to the relation of its pair and period.
  private mutating func sum(_ source: StringID, _ target: StringID, _ line: UInt32) {
    var period = ChartDraft.none
    if relations.period >= 0, !cell(relations.period).isEmpty {
      period = intern(cell(relations.period))
    } else if relations.moment >= 0, !cell(relations.moment).isEmpty {
      period = month(cell(relations.moment))
    }
    var weight = 1.0
    var isOdd = false
    let range = relations.weight >= 0 ? cell(relations.weight) : 0..<0
    if !range.isEmpty {
      let value = Array(scanner.bytes[range])
      if let number = ScalarText.number(value) ?? CSVValues.number(value) {
        weight = number
      } else {
        isOdd = true
      }
    }
    let pairKey = UInt64(source.rawValue) << 32 | UInt64(target.rawValue)
    let pair = relations.pairs[pairKey] ?? Int32(relations.pairs.count)
    relations.pairs[pairKey] = pair
    let key = UInt64(UInt32(bitPattern: pair)) << 32 | UInt64(period.rawValue)
    if let known = relations.edges[key], !isOdd, !relations.weights[Int(known)].isNaN {
      relations.weights[Int(known)] += weight
      if relations.summed == 0 { relations.firstSummed = line }
      relations.summed += 1
      return
    }
    let edge = draft.addEdge(
      source: source, target: target, undirected: false, line: line, column: 1)
    draft.edgeFlags[Int(edge)].formUnion([.sourceReference, .targetReference])
    relations.weights.append(isOdd ? .nan : weight)
    if isOdd {
      let place = scanner.place(of: range.lowerBound)
      relations.oddWeights.odd.append(
        .init(owner: edge, text: intern(range), line: place.line, column: place.column))
    } else {
      relations.edges[key] = Int32(bitPattern: edge)
    }
    if period != ChartDraft.none {
      draft.edgeData[relations.periodColumn].append(period, owner: edge)
    }
    storeFacts(edge)
  }

  /// The month of a moment, or the whole text where it begins with none.
  private mutating func month(_ range: Range<Int>) -> StringID {
    let bytes = Array(scanner.bytes[range])
    switch ScalarText.day(bytes) {
    case .date(let day)?, .moment(let day)?:
      return draft.strings.intern(String(day.description.prefix(7)))
    case nil: return intern(range)
    }
  }

  /// Hands over the weights that were added up.
  mutating func settleRelations() {
    guard relations.sums else { return }
    guard relations.weight >= 0 || relations.summed > 0 || relations.moment >= 0 else { return }
    let isWhole = relations.weights.allSatisfy {
      $0.isNaN || $0 == $0.rounded() && abs($0) < 9e15
    }
    var column = DraftColumn(name: "weight", type: isWhole ? .integer : .float)
    for (edge, weight) in relations.weights.enumerated() where !weight.isNaN {
      column.owners.append(UInt32(edge))
      column.words.append(isWhole ? UInt64(bitPattern: Int64(weight)) : weight.bitPattern)
    }
    column.odd = relations.oddWeights.odd
    draft.edgeData.append(column)
    if relations.summed > 0 {
      draft.notes.add(
        "summed-relation", "rows of one pair and period became one relation, their weights added",
        line: relations.firstSummed, column: 1, times: relations.summed)
    }
  }
}
