import WeftGraph

/// What tools say of nodes and links in words of their own.
extension JSONReader {
  /// How members of nodes name the node that one is inside of or below.
  struct Nesting {
    /// Whether each word names a superior, or else a group.
    var words: [String: Bool] = [:]
    /// Whether the words may say something else, and stay properties where they name no node.
    var isGuess = false
    var found: [Found] = []

    /// A word that was met.
    struct Found {
      var node: UInt32
      var word: StringID
      var key: String
      var kind: UInt8
      var reports: Bool
    }

    init(_ dialect: String = "", hasLinks: Bool = false) {
      switch dialect {
      case "cytoscape": words = ["parent": false]
      case "gojs": words = ["parent": true, "group": false]
      default:
        guard hasLinks else { return }
        isGuess = true
        for word in ["parent", "parentId", "parentID", "parent_id", "parentNode"] {
          words[word] = false
        }
      }
    }
  }

  /// Reads a member that only some tools write.
  /// - Returns: Whether it was read, the cursor behind it.
  mutating func readDialect(
    _ key: String, _ owner: UInt32, _ reading: Reading, _ members: inout Members, level: Int
  ) -> Bool {
    let first = cursor.peek()
    switch reading {
    case .node:
      if let reports = nesting.words[key], level <= 1, let text = cursor.word() {
        if !text.isEmpty {
          nesting.found.append(
            Nesting.Found(
              node: owner, word: draft.strings.intern(utf8: text.span), key: key,
              kind: Self.kind(first), reports: reports))
        }
        return true
      }
      if key == "isGroup", first == 0x74, level <= 1 { draft.groups.append(owner) }
      if key == "labels", first == 0x22, level <= 1, drawsLabels() {
        let place = place(cursor.index)
        append(cursor.string(), "", kind: 4, owner, isEdge: false, place)
        return true
      }
      guard draft.ledger.dialect == "gojs" else { return false }
      if key == "text", first == 0x22 {
        members.text = cursor.string()
        return true
      }
    case .link:
      if key == "undirected", first == 0x74 { members.isDirected = false }
      if key == "arrows", first == 0x22 {
        var walk = cursor
        let ends = String(decoding: walk.string(), as: UTF8.self)
        members.isTurnedAround = ends.contains("from") && !ends.contains("to")
      }
      if key == "text", first == 0x22, draft.ledger.dialect == "gojs" {
        let place = place(cursor.index)
        append(cursor.string(), "label", kind: 0, owner, isEdge: true, place)
        return true
      }
      if key == "category", first == 0x22, draft.ledger.dialect == "gojs" {
        // Mostly it is how a link is drawn.
        var walk = cursor
        let word = String(decoding: walk.string(), as: UTF8.self)
        guard !OrganizationVocabulary.types(readAs: word).isEmpty else { return false }
        append(cursor.string(), "category", kind: 5, owner, isEdge: true, place(cursor.index))
        return true
      }
    case .person: break
    }
    return false
  }

  /// Whether an object of arrows, the cursor standing at it, has one at the source alone.
  func pointsBack() -> Bool {
    var walk = cursor
    guard walk.peek() == 0x7B else { return false }
    var ends: Set<String> = []
    walk.enter()
    while walk.more() {
      let key = walk.key()
      var isOn = walk.peek() == 0x74
      if walk.peek() == 0x7B {
        var inner = walk
        isOn = true
        inner.enter()
        while inner.more() {
          if inner.key() == "enabled", inner.peek() == 0x66 { isOn = false }
          inner.skip()
        }
      }
      if isOn { ends.insert(key) }
      walk.skip()
    }
    return ends.contains("from") && !ends.contains("to")
  }

  /// Gives a node the words drawn on it as its name, where it has no other.
  mutating func nameByText(_ node: UInt32, _ members: inout Members) {
    guard !members.text.isEmpty else { return }
    let isName = members.name == nil
    if isName { members.name = draft.strings.intern(utf8: members.text.span) }
    append(
      members.text, isName ? "name" : "text", kind: 0, node, isEdge: false,
      (draft.nodeLines[Int(node)], draft.nodeColumns[Int(node)]))
  }

  mutating func turnAround(_ members: inout Members, _ place: (line: UInt32, column: UInt32)) {
    swap(&members.source, &members.target)
    draft.notes.add(
      "turned-around", "a link whose arrow is at its source was turned around", line: place.line,
      column: place.column)
  }

  /// Where the value of an object begins that is but a type and a value; nil for any other object.
  func extendedValue() -> Int? {
    var walk = cursor
    var value: Int?
    var hasType = false
    walk.enter()
    while walk.more() {
      switch walk.key() {
      case "type" where walk.peek() == 0x22:
        var type = walk
        hasType = Self.valueTypes.contains(String(decoding: type.string(), as: UTF8.self))
      case "value" where walk.peek() != 0x7B: value = walk.index
      default: return nil
      }
      walk.skip()
    }
    return hasType ? value : nil
  }

  private static let valueTypes: Set = [
    "string", "integer", "int", "long", "float", "double", "boolean", "list", "array", "unknown",
  ]

  /// The direction that graphology's options give to all links.
  func directionOption(at start: Int) -> Bool? {
    var walk = cursor
    walk.index = start
    walk.enter()
    while walk.more() {
      if walk.key() == "type", walk.peek() == 0x22 {
        switch String(decoding: walk.string(), as: UTF8.self) {
        case "directed", "mixed": return true
        case "undirected": return false
        default: return nil
        }
      }
      walk.skip()
    }
    return nil
  }

  // MARK: Ends

  /// Tells whether ends of links are positions: numbers within the list of nodes, none of them an id.
  mutating func settlePositions(_ lists: [Int]) {
    guard hasPlainIDs else { return }
    var walk = cursor
    var count = 0
    var offsets: [Int] = []
    for start in lists {
      walk.index = start
      guard walk.peek() == 0x5B else { return }
      walk.enter()
      while walk.more() {
        guard walk.peek() == 0x7B else { return }
        walk.enter()
        while walk.more() {
          let key = walk.key()
          guard isSource(key) != nil else {
            walk.skip()
            continue
          }
          let first = walk.peek()
          let offset = walk.index
          guard first == 0x2D || (0x30...0x39).contains(first), let text = walk.word(),
            let number = ScalarText.integer(text), number >= 0, number < draft.nodeCount,
            nodeNumbers[draft.strings.intern(utf8: text.span)] == nil
          else { return }
          if count == 0 || draft.notes.keepsPlaces { offsets.append(offset) }
          count += 1
        }
      }
    }
    guard count > 0 else { return }
    hasPlainIDs = false
    draft.notes.add(
      "position-ends", "ends of links are no ids and were read as positions in the list of nodes",
      places(offsets, count: count))
  }

  /// Makes of what nodes say of the one around or above them what it means.
  mutating func settleNesting() {
    var found: [Nesting.Found] = []
    swap(&found, &nesting.found)
    if nesting.isGuess { return settleGuesses(found) }
    for entry in found {
      let (node, word, reports) = (entry.node, entry.word, entry.reports)
      let place = (line: draft.nodeLines[Int(node)], column: draft.nodeColumns[Int(node)])
      if reports {
        draft.assumedKind = draft.assumedKind ?? ("Person", true)
        let edge = draft.addEdge(
          source: draft.nodeIDs[Int(node)], target: word, undirected: false, line: place.line,
          column: place.column)
        draft.edgeFlags[Int(edge)].insert(.isBelow)
        draft.ledger.read.edges += 1
      } else if let parent = nodeNumbers[word] {
        draft.containments.append((node, parent))
      } else {
        draft.notes.add(
          "unresolved-reference",
          "'\(draft.strings[word])' is no node that another can be inside of",
          line: place.line, column: place.column)
      }
    }
  }

  /// Makes nesting of words for the one around, where they are ids of other nodes that no link joins
  /// to theirs; the others stay properties.
  private mutating func settleGuesses(_ found: [Nesting.Found]) {
    guard !found.isEmpty else { return }
    var joined: Set<UInt64> = []
    func pair(_ one: StringID, _ two: StringID) -> UInt64 {
      UInt64(min(one.rawValue, two.rawValue)) << 32 | UInt64(max(one.rawValue, two.rawValue))
    }
    for edge in 0..<draft.edgeCount {
      joined.insert(pair(draft.edgeSources[edge], draft.edgeTargets[edge]))
    }
    for entry in found {
      let node = Int(entry.node)
      if let parent = nodeNumbers[entry.word], parent != entry.node,
        !joined.contains(pair(draft.nodeIDs[node], entry.word))
      {
        draft.containments.append((entry.node, parent))
        draft.nestingMayReport = true
      } else {
        append(
          Array(draft.strings[entry.word].utf8), entry.key, kind: entry.kind, entry.node,
          isEdge: false, (draft.nodeLines[node], draft.nodeColumns[node]))
      }
    }
  }

  // MARK: Hyperedges

  /// Reads edges that join any number of nodes, each as a node of its own.
  mutating func readHyperedges(at start: Int, isDirected: Bool?) {
    cursor.index = start
    cursor.enter()
    while cursor.more() {
      guard cursor.peek() == 0x7B else {
        cursor.skip()
        continue
      }
      let place = place(cursor.index)
      let node = draft.addNode(
        id: draft.placeID(line: place.line, column: place.column), line: place.line,
        column: place.column)
      draft.ledger.read.hyperedges += 1
      append(
        Array("Hyperedge".utf8), "hyperedge", kind: 6, node, isEdge: false, place)
      draft.notes.add(
        "hyperedge", "a hyperedge was read as a node joined to its endpoints", line: place.line,
        column: place.column)
      var members = Members()
      var ends: [(word: StringID, isSource: Bool?)] = []
      cursor.enter()
      while cursor.more() {
        let key = cursor.key()
        guard ["nodes", "source", "target"].contains(key), cursor.peek() == 0x5B else {
          readMember(key == "relation" ? "name" : key, node, .node, &members)
          continue
        }
        cursor.enter()
        while cursor.more() {
          guard let text = cursor.word() else {
            cursor.skip()
            continue
          }
          ends.append(
            (draft.strings.intern(utf8: text.span), key == "nodes" ? nil : key == "source"))
        }
      }
      if let id = members.id { draft.nodeIDs[Int(node)] = id }
      let id = draft.nodeIDs[Int(node)]
      for (word, isSource) in ends {
        let edge = draft.addEdge(
          source: isSource == true ? word : id, target: isSource == true ? id : word,
          undirected: isSource == nil || isDirected == false, line: place.line,
          column: place.column)
        append(Array("ENDPOINT".utf8), "endpoint", kind: 7, edge, isEdge: true, place)
      }
    }
  }
}
