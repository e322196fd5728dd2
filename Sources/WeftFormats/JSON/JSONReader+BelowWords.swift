import WeftGraph

/// What lists of those below somebody are called, and whom their words name.
extension JSONReader {
  private static let belowWords = Set(
    """
    children child childs reports report directreports directreport directs reportees subordinates \
    subordinate manages unterstellte unterstelltemitarbeiter direktunterstellte untergebene \
    direktemitarbeiter direktberichte direktberichtende rapportsdirects rapportdirect subordonnés \
    subordonnes collaborateursdirects subordinados subordinadosdirectos subordinadosdiretos \
    reportesdirectos reportesdiretos informesdirectos colaboradoresdirectos liderados subordinati \
    riportidiretti collaboratoridiretti ondergeschikten directeondergeschikten underställda \
    underordnede podwładni podřízení подчиненные подчинённые 部下 下属 直属下属 부하직원
    """.split(separator: " ").map(String.init))
  /// Words for those around somebody, who may be below or at the same height.
  private static let teamWords = Set(
    """
    mitarbeiter mitarbeitende mitarbeiterinnen equipe équipe equipo team teammembers collaborateurs \
    colaboradores collaboratori medewerkers medarbetare medarbejdere
    """.split(separator: " ").map(String.init))

  /// Whether a member holds those below somebody.
  static func isBelow(_ key: String) -> Bool {
    if usualChildWords.contains(key) { return true }
    var folded = ColumnRole.fold(key)
    if belowWords.contains(folded) || teamWords.contains(folded) { return true }
    for ending in ["ids", "id"] where folded.hasSuffix(ending) {
      folded.removeLast(ending.count)
      return belowWords.contains(folded)
    }
    return false
  }

  private static func mayBePeers(_ key: String) -> Bool { teamWords.contains(ColumnRole.fold(key)) }

  /// Makes relations of the lists of those below; where nobody is called as a list says, children are
  /// somebody of their own, and other words are but a property.
  mutating func settleBelow() {
    var found: [Below] = []
    swap(&found, &below)
    guard !found.isEmpty else { return }
    var named = namedNodes()
    let known = found.filter { list in list.words.contains { named[$0] != nil } }
    let areDescribed = known.contains { !Self.mayBePeers($0.key) }
    let isByColumn = known.isEmpty && nameByColumn(found, &named)
    let orders = Set(found.map(\.key).filter(Self.mayBePeers)).filter { key in
      isOrder(found.filter { $0.key == key }, named)
    }
    for list in found {
      let mayBePeers = Self.mayBePeers(list.key)
      if mayBePeers ? orders.contains(list.key) : areDescribed || isByColumn {
        let words = isByColumn ? list.words.filter { named[$0] != nil } : list.words
        join(list, words)
        if words.count < list.words.count { keep(list, isUnread: true) }
      } else if !mayBePeers, ["children", "_children", "childs"].contains(list.key) {
        join(list, list.words)
      } else {
        keep(list, isUnread: !mayBePeers || list.words.contains { named[$0] != nil })
      }
    }
  }

  /// The nodes by their ids, names and what else they are called by.
  private func namedNodes() -> [StringID: UInt32] {
    var result: [StringID: UInt32] = [:]
    for (node, id) in draft.nodeIDs.enumerated() { result[id] = UInt32(node) }
    for index in KindColumns.names(draft.nodeData, titlesAreNoNames: draft.ledger.dialect == "list")
    {
      let column = draft.nodeData[index]
      for (owner, word) in zip(column.owners, column.strings) {
        result[word] = result[word] ?? owner
      }
    }
    for (word, owner) in draft.aliases { result[word] = result[word] ?? owner }
    return result
  }

  /// Lets the words of lists mean nodes by the member that holds most of them, as titles do, where it
  /// is another for each.
  /// - Returns: Whether there is one.
  private mutating func nameByColumn(
    _ lists: [Below], _ named: inout [StringID: UInt32]
  ) -> Bool {
    let words = Set(lists.lazy.flatMap(\.words))
    var best: (index: Int, owners: [StringID: UInt32])?
    for index in draft.nodeData.indices {
      let column = draft.nodeData[index]
      guard column.type == .string, column.role == .property, column.literalType == nil else {
        continue
      }
      var owners: [StringID: UInt32] = [:]
      var shared: Set<StringID> = []
      for (owner, word) in zip(column.owners, column.strings) where words.contains(word) {
        if owners.updateValue(owner, forKey: word) != nil { shared.insert(word) }
      }
      for word in shared { owners[word] = nil }
      if owners.count > best?.owners.count ?? 0 { best = (index, owners) }
    }
    guard let best, best.owners.count > 1 || best.owners.count == words.count else { return false }
    for (word, owner) in best.owners.sorted(by: { $0.value < $1.value }) {
      draft.aliases.append((word, owner))
      named[word] = owner
    }
    draft.notes.add(
      "renamed-column", "lists name rows by '\(draft.nodeData[best.index].name)'", line: 1,
      column: 1)
    return true
  }

  /// Whether lists put people in an order: all their words are somebody, who is in one list alone and
  /// not in that of themselves.
  private func isOrder(_ lists: [Below], _ named: [StringID: UInt32]) -> Bool {
    var seen: Set<UInt32> = []
    return lists.allSatisfy { list in
      list.words.allSatisfy { word in
        guard let node = named[word] else { return false }
        return node != list.node && seen.insert(node).inserted
      }
    }
  }

  /// Adds a line to somebody from each of those below.
  private mutating func join(_ list: Below, _ words: [StringID]) {
    let node = Int(list.node)
    draft.assumedKind = draft.assumedKind.map { ($0.label, false) }
    draft.impliedEnds = draft.impliedEnds ?? .init(source: "", target: "Person")
    for word in words where word != draft.nodeIDs[node] {
      let edge = draft.addEdge(
        source: draft.nodeIDs[node], target: word, undirected: false,
        line: draft.nodeLines[node], column: draft.nodeColumns[node])
      draft.edgeFlags[Int(edge)].formUnion([.targetReference, .isAbove])
      draft.ledger.read.edges += 1
    }
  }

  /// Keeps a list as a property.
  private mutating func keep(_ list: Below, isUnread: Bool) {
    let node = Int(list.node)
    let place = (line: draft.nodeLines[node], column: draft.nodeColumns[node])
    let values = list.words.map { PropertyValue?.some(.string(draft.strings[$0])) }
    append(
      Array(ValueLiteral.text(.list(values)).utf8), list.key, kind: 3, list.node, isEdge: false,
      place)
    guard isUnread else { return }
    draft.notes.add(
      "unread-superior", "words of the list '\(list.key)' stay a property and make no relationship",
      line: place.line, column: place.column)
  }
}
