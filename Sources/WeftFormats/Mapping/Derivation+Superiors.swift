import WeftGraph

/// Columns of tables that speak of superiors, and are such where their words are people's.
extension Derivation {
  /// How a column's words resolve.
  private struct Resolved {
    /// Whom each row names.
    var found: [(owner: UInt32, node: UInt32)] = []
    /// The rows whose word is that of several, or of nobody.
    var ambiguous: [(owner: UInt32, text: StringID)] = []
    var unknown: [(owner: UInt32, text: StringID)] = []
    /// Whether all words are numbers, which ids and levels are alike.
    var areNumbers = true

    /// Whether at least half of the words are people's.
    var areReferences: Bool { !found.isEmpty && found.count >= unknown.count && !areNumbers }
  }

  /// Makes relationships of a table's columns that may name managers and heads of units.
  mutating func relateSuperiors(
    _ draft: inout ChartDraft, _ placed: ChartMapper.PlacedNodes, _ source: Int,
    _ mapping: MappingFile, derives: Bool, _ table: NodeTable, _ builder: inout GraphBuilder
  ) {
    guard !draft.possibleManagers.isEmpty || !draft.unitHeads.isEmpty else { return }
    let people = Self.membership("Person", table, builder)
    var only: Set<UInt32> = []
    for node in 0..<UInt32(table.count) where people[Int(table.sets[Int(node)])] {
      only.insert(node)
    }
    var finder = ReferenceFinder(ReferenceFinder.usualKeys, only: only)
    finder.prepare([draft], [placed], table, builder.strings)
    var hasManager = false
    for name in draft.possibleManagers {
      guard let column = draft.nodeData.first(where: { $0.name == name }), derives, !hasManager
      else {
        noteUnread(name, &draft)
        continue
      }
      let words = resolve(column, &finder, only, placed, table, &builder)
      guard words.areReferences else {
        noteUnread(name, &draft)
        continue
      }
      hasManager = true
      relateManagers(words, name, &draft, placed, source, builder)
    }
    for (unit, head) in draft.unitHeads {
      guard let units = draft.nodeData.first(where: { $0.name == unit }),
        let column = draft.nodeData.first(where: { $0.name == head }), derives
      else {
        noteUnread(head, &draft)
        continue
      }
      let words = resolve(column, &finder, only, placed, table, &builder)
      relateHeads(words, of: units, head, &draft, placed, source, table, &builder)
    }
  }

  private func noteUnread(_ name: String, _ draft: inout ChartDraft) {
    draft.notes.add(
      "unread-superior", "the column '\(name)' stays a property and makes no relationship", line: 1,
      column: 1)
  }

  private func resolve(
    _ column: DraftColumn, _ finder: inout ReferenceFinder, _ only: Set<UInt32>,
    _ placed: ChartMapper.PlacedNodes, _ table: NodeTable, _ builder: inout GraphBuilder
  ) -> Resolved {
    var result = Resolved()
    for (owner, text) in Self.texts(column, &builder.strings) {
      let word = Self.trim(builder.strings[text])
      guard !word.isEmpty, !CSVReader.nobody.contains(word.lowercased()) else { continue }
      if !word.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x2E }) {
        result.areNumbers = false
      }
      switch finder.find(text, renamed: placed.renamed, table, &builder.strings) {
      case .node(let node) where only.contains(node): result.found.append((owner, node))
      case .node, .unknown: result.unknown.append((owner, text))
      case .ambiguous: result.ambiguous.append((owner, text))
      case .none: break
      }
    }
    return result
  }

  private mutating func relateManagers(
    _ words: Resolved, _ name: String, _ draft: inout ChartDraft,
    _ placed: ChartMapper.PlacedNodes, _ source: Int, _ builder: borrowing GraphBuilder
  ) {
    let note = draft.notes.handle("derived-node", "'\(name)' became REPORTS_TO")
    for (owner, node) in words.found where placed.nodes[Int(owner)] != node {
      let line = draft.nodeLines[Int(owner)]
      draft.notes.count(note, line: line, column: 1)
      relate("REPORTS_TO", placed.nodes[Int(owner)], node, line, 1, source)
    }
    noteOthers(words, name, &draft, builder)
  }

  /// Makes heads of the units that another column names lead them, each once.
  private mutating func relateHeads(
    _ words: Resolved, of units: DraftColumn, _ name: String, _ draft: inout ChartDraft,
    _ placed: ChartMapper.PlacedNodes, _ source: Int, _ table: NodeTable,
    _ builder: inout GraphBuilder
  ) {
    guard !words.found.isEmpty else { return noteUnread(name, &draft) }
    var byName: [StringID: UInt32] = [:]
    for label in ["Function", "Team"] {
      let isUnit = Self.membership(label, table, builder)
      for node in 0..<UInt32(table.count) where isUnit[Int(table.sets[Int(node)])] {
        byName[table.name(Int(node))] = node
        byName[table.ids[Int(node)]] = node
      }
    }
    var unitOf: [UInt32: UInt32] = [:]
    for (owner, text) in Self.texts(units, &builder.strings) {
      unitOf[owner] = byName[builder.strings.intern(Self.trim(builder.strings[text]))]
    }
    let note = draft.notes.handle("derived-node", "'\(name)' became LEADS")
    var seen: Set<[UInt32]> = []
    for (owner, node) in words.found {
      guard let unit = unitOf[owner], seen.insert([node, unit]).inserted else { continue }
      let line = draft.nodeLines[Int(owner)]
      draft.notes.count(note, line: line, column: 1)
      relate("LEADS", node, unit, line, 1, source)
    }
    noteOthers(words, name, &draft, builder)
  }

  private func noteOthers(
    _ words: Resolved, _ name: String, _ draft: inout ChartDraft, _ builder: borrowing GraphBuilder
  ) {
    for (owner, text) in words.ambiguous {
      draft.notes.add(
        "ambiguous-reference", "'\(builder.strings[text])' of '\(name)' may be several nodes",
        line: draft.nodeLines[Int(owner)], column: 1)
    }
    for (owner, text) in words.unknown {
      draft.notes.add(
        "unresolved-reference", "'\(builder.strings[text])' of '\(name)' is no node",
        line: draft.nodeLines[Int(owner)], column: 1)
    }
  }
}
