import WeftGraph

extension JSONReader {
  /// Where the parts of the model's own writing begin, if that is what the document is.
  private func ownParts() -> [String: Int]? {
    var walk = cursor
    var parts: [String: Int] = [:]
    walk.enter()
    while walk.more() {
      let key = walk.key()
      let first = walk.peek()
      let wanted: UInt8 = key == "nodes" || key == "links" ? 0x5B : 0x7B
      if first == wanted { parts[key] = walk.index }
      walk.skip()
    }
    return ["weft", "graph", "nodes", "links"].allSatisfy { parts[$0] != nil } ? parts : nil
  }

  /// Reads a document that is the model's own writing, and tells whether it is.
  mutating func readOwn() -> Bool {
    guard let parts = ownParts() else { return false }
    draft.ledger.dialect = "weft"
    draft.ledger.read.graphs = 1
    draft.isOwnWriting = true
    draft.edgeData = []
    let declared = ownDeclarations(at: parts["weft"] ?? 0)
    readOwnAttributes(at: parts["graph"] ?? 0, declared["graph"] ?? [:])
    readOwnElements(at: parts["nodes"] ?? 0, declared["nodes"] ?? [:], isEdge: false)
    readOwnElements(at: parts["links"] ?? 0, declared["links"] ?? [:], isEdge: true)
    return true
  }

  /// What each member is: the name of its property and the type of its values.
  private func ownDeclarations(
    at start: Int
  ) -> [String: [String: (name: String, type: String)]] {
    var result: [String: [String: (name: String, type: String)]] = [:]
    var walk = cursor
    walk.index = start
    walk.enter()
    while walk.more() {
      let part = walk.key()
      guard walk.peek() == 0x7B else {
        walk.skip()
        continue
      }
      walk.enter()
      while walk.more() {
        let member = walk.key()
        let range = walk.skip()
        guard case .list(let values)?? = JSONText.value(Array(walk.bytes[range])),
          values.count == 2, case .string(let name)? = values[0],
          case .string(let type)? = values[1]
        else { continue }
        result[part, default: [:]][member] = (name, type)
      }
    }
    return result
  }

  /// The text of a value as a column of its type has it, the cursor standing at it.
  private mutating func ownText() -> [UInt8] {
    switch cursor.peek() {
    case 0x7B, 0x5B:
      let range = cursor.skip()
      guard case .some(let value) = JSONText.value(Array(cursor.bytes[range])) else { return [] }
      return Array(ValueLiteral.text(value).utf8)
    default: return cursor.scalar() ?? []
    }
  }

  /// The interned text of a scalar, the cursor standing at it.
  private mutating func ownWord() -> StringID {
    let text = cursor.scalar() ?? []
    return draft.strings.intern(utf8: text.span)
  }

  private mutating func readOwnAttributes(
    at start: Int, _ declared: [String: (name: String, type: String)]
  ) {
    cursor.index = start
    cursor.enter()
    while cursor.more() {
      let key = cursor.key()
      let own = declared[key] ?? (key, "string")
      let text = String(decoding: ownText(), as: UTF8.self)
      let value = ChartDraft.ownValue(text, type: own.type)
      draft.attributes.append((own.name, value))
    }
  }

  private mutating func readOwnElements(
    at start: Int, _ declared: [String: (name: String, type: String)], isEdge: Bool
  ) {
    var columns = declared.sorted { $0.key < $1.key }.reduce(into: [String: Int]()) {
      $0[$1.key] = draft.ownColumn($1.value.name, type: $1.value.type, isEdge: isEdge)
    }
    let kind = draft.ownColumn(
      isEdge ? "kind" : "labels", type: isEdge ? "kind" : "labels", isEdge: isEdge)
    draft.ledger.read.keys -= 1
    cursor.index = start
    cursor.enter()
    while cursor.more() {
      guard cursor.peek() == 0x7B else {
        cursor.skip()
        continue
      }
      let place = place(cursor.index)
      let owner =
        isEdge
        ? draft.addEdge(
          source: nil, target: nil, undirected: false, line: place.line, column: place.column)
        : draft.addNode(id: ChartDraft.none, line: place.line, column: place.column)
      if isEdge { draft.ledger.read.edges += 1 } else { draft.ledger.read.nodes += 1 }
      cursor.enter()
      while cursor.more() {
        let key = cursor.key()
        if readOwnMember(key, owner, kind, isEdge: isEdge) { continue }
        if columns[key] == nil {
          columns[key] = draft.ownColumn(key, type: "string", isEdge: isEdge)
        }
        draft.setOwn(columns[key] ?? 0, ownText(), of: owner, isEdge: isEdge)
      }
      if !isEdge, draft.nodeIDs[Int(owner)] == ChartDraft.none {
        draft.nodeIDs[Int(owner)] = draft.placeID(line: place.line, column: place.column)
        draft.notes.add(
          "node-without-id", ChartDraft.placeIDNote, line: place.line, column: place.column)
      }
    }
  }

  /// Reads a member that is no property, and tells whether it was one.
  private mutating func readOwnMember(
    _ key: String, _ owner: UInt32, _ kind: Int, isEdge: Bool
  ) -> Bool {
    switch (isEdge, key) {
    case (false, "id"):
      draft.nodeIDs[Int(owner)] = ownWord()
    case (false, "labels"):
      let range = cursor.skip()
      guard case .list(let values)?? = JSONText.value(Array(cursor.bytes[range])) else { break }
      let labels = values.compactMap { if case .string(let text)? = $0 { text } else { nil } }
      draft.setOwn(kind, Array(GraphMLWriter.joined(labels).utf8), of: owner, isEdge: false)
    case (true, "source"):
      draft.edgeSources[Int(owner)] = ownWord()
      draft.edgeFlags[Int(owner)].remove(.missingSource)
    case (true, "target"):
      draft.edgeTargets[Int(owner)] = ownWord()
      draft.edgeFlags[Int(owner)].remove(.missingTarget)
    case (true, "kind"):
      draft.setOwn(kind, cursor.scalar() ?? [], of: owner, isEdge: true)
    case (true, "directed"):
      if cursor.peek() == 0x66 { draft.edgeFlags[Int(owner)].insert(.undirected) }
      cursor.skip()
    default: return false
    }
    return true
  }
}
