import WeftGraph

/// Which member of an object is its id, and what its other ids are for.
extension JSONReader {
  static let idWords: Set = ["id", "key", "_id", "@id", "uuid", "nodeId", "node_id"]

  /// How well a member's word fits an id, the lowest best.
  ///
  /// `id` comes before others wherever it stands, and an object's own before those of what it wraps.
  func idRank(_ key: String, level: Int) -> Int {
    // GoJS counts its nodes by keys.
    let best = draft.ledger.dialect == "gojs" ? "key" : "id"
    return level * 2 + (key == best ? 0 : 1)
  }

  /// Takes a member as the id of its object unless a better one was met; the one it takes the place
  /// of becomes a property.
  /// - Parameter isProperty: Whether the member is a property as well.
  /// - Returns: Whether it was taken.
  mutating func takeID(
    _ key: String, _ text: [UInt8], rank: Int, isProperty: Bool, kind: UInt8, _ owner: UInt32,
    _ reading: Reading, _ members: inout Members
  ) -> Bool {
    guard rank < members.idRank, !text.isEmpty else { return false }
    let id = draft.strings.intern(utf8: text.span)
    let isLink = reading == .link
    if let former = members.id, !members.idKey.isEmpty {
      let place =
        isLink
        ? (draft.edgeLines[Int(owner)], draft.edgeColumns[Int(owner)])
        : (draft.nodeLines[Int(owner)], draft.nodeColumns[Int(owner)])
      append(
        Array(draft.strings[former].utf8), members.idKey, kind: members.idKind, owner,
        isEdge: isLink, place)
    }
    if isLink {
      if members.id == nil {
        draft.edgeData[0].append(id, owner: owner)
      } else {
        draft.edgeData[0].strings[draft.edgeData[0].strings.count - 1] = id
      }
    }
    members.id = id
    members.idRank = rank
    members.idKey = isProperty ? "" : key
    members.idKind = kind
    return true
  }

  /// Reads a list of plain values that is the id of a node, as networkx writes ids of several parts, or
  /// an end of a link that names such a node.
  /// - Returns: Whether it is one; otherwise the cursor stays.
  mutating func readListedID(
    _ key: String, _ owner: UInt32, _ reading: Reading, _ members: inout Members, level: Int
  ) -> Bool {
    let end = reading == .link ? isSource(key) : nil
    guard end != nil || reading == .node && key == "id" else { return false }
    var walk = cursor
    guard let list = Self.list(walk.bytes, walk.skip()), !list.isEmpty else { return false }
    let text = Array(ValueLiteral.text(.list(list)).utf8)
    if let end {
      let word = draft.strings.intern(utf8: text.span)
      guard nodeNumbers[word] != nil else { return false }
      if end { members.source = word } else { members.target = word }
    } else {
      _ = takeID(
        key, text, rank: idRank(key, level: level), isProperty: false, kind: 3, owner, reading,
        &members)
    }
    cursor.index = walk.index
    return true
  }

  // MARK: The whole document

  /// Gives nodes that have no id among others that have one their places, unless an end names them.
  ///
  /// The name that stood in for the id may be the id of another node that came later.
  mutating func settleNameless() {
    var named: [UInt32] = []
    swap(&named, &namedByName)
    guard hasIDs, !named.isEmpty else { return }
    var mentioned: Set<StringID> = []
    for edge in 0..<draft.edgeCount {
      let flags = draft.edgeFlags[edge]
      if !flags.contains(.targetReference) { mentioned.insert(draft.edgeTargets[edge]) }
      if !flags.contains(.sourceReference), draft.ledger.dialect != "list" {
        mentioned.insert(draft.edgeSources[edge])
      }
    }
    var renamed: [UInt64: StringID] = [:]
    for node in named {
      let name = draft.nodeIDs[Int(node)]
      let isOthers = nodeNumbers[name] != node
      guard isOthers || !mentioned.contains(name) else { continue }
      let line = draft.nodeLines[Int(node)]
      let column = draft.nodeColumns[Int(node)]
      let id = draft.placeID(line: line, column: column)
      draft.nodeIDs[Int(node)] = id
      nodeNumbers[id] = node
      if !isOthers { nodeNumbers[name] = nil }
      renamed[UInt64(line) << 32 | UInt64(column)] = id
      draft.notes.add("node-without-id", ChartDraft.placeIDNote, line: line, column: column)
    }
    guard draft.ledger.dialect == "list" else { return }
    // What somebody says of themselves stands where they do.
    for edge in 0..<draft.edgeCount {
      let place = UInt64(draft.edgeLines[edge]) << 32 | UInt64(draft.edgeColumns[edge])
      if let id = renamed[place] { draft.edgeSources[edge] = id }
    }
  }

  /// Lets ends that are no node's id mean one by its other ids, as in tables.
  mutating func settleOtherIDs() {
    let columns = draft.nodeData.indices.filter { index in
      let column = draft.nodeData[index]
      return column.role == .property && column.literalType == nil
        && (Self.idWords.contains(column.name)
          || ColumnRole.ofPeople(ColumnRole.fold(column.name)) == .id)
    }
    guard !columns.isEmpty else { return }
    let known = Set(draft.nodeIDs)
    let isDangling = (0..<draft.edgeCount).contains { edge in
      !known.contains(draft.edgeSources[edge]) || !known.contains(draft.edgeTargets[edge])
    }
    guard isDangling else { return }
    var others: [StringID: UInt32] = [:]
    for index in columns {
      let column = draft.nodeData[index]
      for (position, owner) in column.owners.enumerated() {
        let word =
          column.type == .string
          ? column.strings[position]
          : draft.strings.intern(
            utf8: JSONCursor.whole(Array(column.value(at: position).plainText.utf8)).span)
        draft.aliases.append((word, owner))
        others[word] = others[word, default: owner] == owner ? owner : .max
      }
    }
    for edge in 0..<draft.edgeCount {
      let flags = draft.edgeFlags[edge]
      if flags.isDisjoint(with: [.sourceReference, .missingSource]) {
        meanByOtherID(&draft.edgeSources[edge], others, known)
      }
      if flags.isDisjoint(with: [.targetReference, .missingTarget]) {
        meanByOtherID(&draft.edgeTargets[edge], others, known)
      }
    }
  }

  private func meanByOtherID(
    _ end: inout StringID, _ others: [StringID: UInt32], _ known: Set<StringID>
  ) {
    guard !known.contains(end), let node = others[end], node != .max else { return }
    end = draft.nodeIDs[Int(node)]
  }
}
