import WeftGraph

extension GraphMLReader {
  /// The draft of the whole document.
  consuming func finish() -> ChartDraft {
    resolveShared()
    settleUndeclared()
    for (index, key) in keys.keys.enumerated() where key.defaultText != nil {
      applyDefault(key, number: index)
    }
    draft.fillDefaults()
    readDirections()
    if !facts.isOwnWriting { draft.readWeights() }
    for index in draft.nodeData.indices where draft.nodeData[index].listStyle != nil {
      GraphMLLists.convert(&draft.nodeData[index], &draft.strings)
    }
    for index in draft.edgeData.indices where draft.edgeData[index].listStyle != nil {
      GraphMLLists.convert(&draft.edgeData[index], &draft.strings)
    }
    draft.notes.add(
      "foreign-namespace", "elements of other namespaces were read for their labels only",
      facts.foreign)
    draft.ledger.dialect = facts.dialect
    draft.isOwnWriting = facts.isOwnWriting
    if !facts.isOwnWriting {
      GraphMLLabels.noteOthers(&draft)
      GraphMLLabels.split(&draft)
    }
    if facts.isOwnWriting {
      // What is drawn is said by properties, and what is in a group by a relationship as well.
      draft.nodeData.removeAll { $0.role == .drawnLabel }
      draft.edgeData.removeAll { $0.role == .drawnLabel }
      draft.containments.removeAll()
      draft.groups.removeAll()
    }
    return draft
  }

  /// Takes the direction of edges from where visone writes it.
  private mutating func readDirections() {
    for column in draft.edgeData where column.name == "visone.direction" {
      for (position, owner) in column.owners.enumerated() {
        let isDirected =
          column.type == .string
          ? ScalarText.boolean(Array(draft.strings[column.strings[position]].utf8)) == true
          : column.value(at: position) == .boolean(true)
        if isDirected {
          draft.edgeFlags[Int(owner)].remove(.undirected)
        } else {
          draft.edgeFlags[Int(owner)].insert(.undirected)
        }
      }
    }
  }

  /// Gives columns of undeclared keys the declaration that came behind the data, or notes them.
  private mutating func settleUndeclared() {
    for (id, index, isEdge) in columns.undeclared {
      let scope: GraphMLKeys.Scope = isEdge ? .edge : .node
      let column = isEdge ? draft.edgeData[index] : draft.nodeData[index]
      guard let key = keys.declared(id, in: scope) else {
        draft.notes.add(
          "undeclared-key", "the key '\(id)' is not declared", places(of: column, isEdge: isEdge))
        continue
      }
      var typed = GraphMLColumns.column(
        of: key, isEdge: isEdge, isOwnWriting: facts.isOwnWriting)
      for (owner, text) in zip(column.owners, column.strings) {
        let bytes = Array(draft.strings[text].utf8)
        let place =
          isEdge
          ? (draft.edgeLines[Int(owner)], draft.edgeColumns[Int(owner)])
          : (draft.nodeLines[Int(owner)], draft.nodeColumns[Int(owner)])
        typed.append(
          bytes, owner: owner, line: place.0, column: place.1,
          keepsPlaces: draft.notes.keepsPlaces, strings: &draft.strings)
      }
      if isEdge { draft.edgeData[index] = typed } else { draft.nodeData[index] = typed }
    }
  }

  /// The places of the elements that have a value in a column.
  private func places(of column: DraftColumn, isEdge: Bool) -> NotePlaces {
    NotePlaces(
      of: column, lines: isEdge ? draft.edgeLines : draft.nodeLines,
      columns: isEdge ? draft.edgeColumns : draft.nodeColumns, isKept: draft.notes.keepsPlaces)
  }

  /// Makes the columns a key's default fills, even if no owner names the key.
  ///
  /// A default is for what the key is for: one of hyperedges is none of nodes.
  private mutating func applyDefault(_ key: GraphMLKeys.Key, number: Int) {
    switch key.scope {
    case nil, .node?, .hyperedge?:
      let index = columns.column(
        of: key, number: number, in: .node, isOwnWriting: facts.isOwnWriting, &draft)
      draft.nodeData[index].defaultText = key.defaultText
      draft.nodeData[index].defaultExceptions = key.scope.map {
        Self.exceptions($0 == .hyperedge, hyperedges, count: draft.nodeCount)
      }
    case .edge?, .endpoint?, .graph?, .graphml?, .port?: break
    }
    switch key.scope {
    case nil, .edge?, .endpoint?:
      let index = columns.column(
        of: key, number: number, in: .edge, isOwnWriting: facts.isOwnWriting, &draft)
      draft.edgeData[index].defaultText = key.defaultText
      draft.edgeData[index].defaultExceptions = key.scope.map {
        Self.exceptions($0 == .endpoint, endpoints, count: draft.edgeCount)
      }
    case .node?, .hyperedge?, .graph?, .graphml?, .port?: break
    }
    switch key.scope {
    case nil, .graph?, .graphml?:
      guard !draft.attributes.contains(where: { $0.name == key.name }), let text = key.defaultText
      else { return }
      draft.attributes.append((key.name, key.value(text)))
    case .node?, .hyperedge?, .edge?, .endpoint?, .port?: break
    }
  }

  /// All but the owners of one kind, or those of that kind.
  private static func exceptions(_ isForKind: Bool, _ kind: [UInt32], count: Int) -> Bitset {
    var result = isForKind ? Bitset(full: count) : Bitset(capacity: count)
    for owner in kind {
      if isForKind { result.remove(Int(owner)) } else { result.insert(Int(owner)) }
    }
    return result
  }
}
