import WeftGraph

extension JSONReader {
  // MARK: Nodes and links

  /// Reads nodes, then the links between them, wherever the document has them.
  mutating func readNodeLink(_ parts: Parts) {
    var parts = parts
    keyWords = KeyWords(parts.keyProperties)
    isExport = parts.nodes.contains { isExportedList($0) }
    settleEnds(&parts)
    draft.ledger.dialect = parts.dialect.isEmpty ? "plain" : parts.dialect
    draft.ledger.read.graphs = 1
    for (start, holdsParts) in parts.attributes {
      cursor.index = start
      readAttributes(holdsParts: holdsParts)
    }
    nesting = Nesting(parts.dialect, hasLinks: !parts.edges.isEmpty)
    for start in parts.nodes { readNodes(at: start) }
    readOtherLists(parts.others, parts)
    keepBeside(parts.unread, "nodes and links")
    settlePositions(parts.edges.map(\.start))
    for start in parts.elements { readElements(at: start) }
    for (start, isDirected) in parts.edges {
      readsHierarchy = hierarchies.contains(start)
      readLinks(at: start, isDirected: isDirected)
    }
    readsHierarchy = false
    for (start, isDirected) in parts.hyperedges {
      readHyperedges(at: start, isDirected: isDirected)
    }
    settleNesting()
    for start in parts.adjacency { readAdjacency(at: start, isDirected: parts.isDirected) }
    if draft.nodeCount == 0, !draft.edgeFlags.isEmpty { implyEnds(parts) }
    let isUnsaid =
      parts.edges.isEmpty
      ? parts.isDirected == nil && !(parts.elements.isEmpty && parts.adjacency.isEmpty)
      : parts.edges.contains { $0.isDirected == nil }
    if isUnsaid, draft.ledger.read.edges > 0 {
      draft.notes.add(
        "assumed-directed", "the document does not say whether links are directed", line: 1,
        column: 1)
    }
  }

  /// Lets links tell who there is where no nodes are listed; other sources may know those by e-mail or
  /// name.
  private mutating func implyEnds(_ parts: Parts) {
    let arePeople = parts.edges.allSatisfy { hierarchies.contains($0.start) }
    let label = arePeople ? "Person" : ""
    draft.impliedEnds = .init(source: label, target: label)
    for edge in draft.edgeFlags.indices {
      draft.edgeFlags[edge].formUnion([.sourceReference, .targetReference])
    }
  }

  mutating func readNodes(at start: Int) {
    cursor.index = start
    nodeList = start
    labelsAreDrawn = nil
    let isMap = cursor.peek() == 0x7B
    cursor.enter()
    var isFirst = true
    while cursor.more() {
      let key = isMap ? cursor.key() : nil
      let first = cursor.peek()
      let offset = cursor.index
      guard first == 0x7B else {
        // A list of names.
        if let text = cursor.word() {
          if !text.isEmpty { add(text, key, offset) }
        } else {
          cursor.skip()
        }
        continue
      }
      let place = place(offset)
      let node = draft.addNode(id: ChartDraft.none, line: place.line, column: place.column)
      draft.ledger.read.nodes += 1
      var members = Members()
      if let key {
        members.id = draft.strings.intern(key)
        members.idRank = -1
      }
      readMembers(node, .node, &members)
      nameByText(node, &members)
      if isFirst { hasPlainIDs = members.id != nil }
      isFirst = false
      name(node, members, place, fallback: Int(node))
    }
  }

  private mutating func add(_ text: [UInt8], _ key: String?, _ offset: Int) {
    let place = place(offset)
    let id = key.map { draft.strings.intern($0) } ?? draft.strings.intern(utf8: text.span)
    draft.ledger.read.nodes += 1
    guard nodeNumbers[id] == nil else {
      draft.notes.add(
        "duplicate-id", "a list names a node twice", line: place.line, column: place.column)
      return
    }
    let node = draft.addNode(id: id, line: place.line, column: place.column)
    nodeNumbers[id] = node
    hasPlainIDs = true
    if key != nil {
      let column = column(ColumnKey(name: "name", kind: 0, isEdge: false))
      draft.nodeData[column].append(draft.strings.intern(utf8: text.span), owner: node)
    }
  }

  /// Gives a node its id: its own, else its name, else its number.
  mutating func name(
    _ node: UInt32, _ members: Members, _ place: (line: UInt32, column: UInt32), fallback: Int
  ) {
    let id: StringID
    if let own = members.id {
      id = own
      hasIDs = true
    } else if let name = members.name, nodeNumbers[name] == nil {
      id = name
      namedByName.append(node)
    } else {
      id = draft.placeID(line: place.line, column: place.column)
      draft.notes.add(
        "node-without-id", ChartDraft.placeIDNote, line: place.line, column: place.column)
    }
    draft.nodeIDs[Int(node)] = id
    nodeNumbers[id] = node
  }

  private mutating func readLinks(at start: Int, isDirected: Bool?) {
    cursor.index = start
    let isMap = cursor.peek() == 0x7B
    cursor.enter()
    while cursor.more() {
      if isMap { _ = cursor.key() }
      guard cursor.peek() == 0x7B else {
        readPair(isDirected)
        continue
      }
      readLink(isDirected: isDirected)
    }
  }

  /// A link written as an array of its ends, behind which its weight or attributes may stand.
  private mutating func readPair(_ isDirected: Bool?) {
    guard cursor.peek() == 0x5B else {
      cursor.skip()
      return
    }
    let place = place(cursor.index)
    var ends: [StringID] = []
    cursor.enter()
    while ends.count < 2, cursor.more() {
      if let text = cursor.word() {
        ends.append(draft.strings.intern(utf8: text.span))
      } else {
        cursor.skip()
      }
    }
    ends = readsHierarchy && ends.count > 1 ? [ends[1], ends[0]] : ends
    let edge = draft.addEdge(
      source: ends.first, target: ends.count > 1 ? ends[1] : nil, undirected: isDirected == false,
      line: place.line, column: place.column)
    if readsHierarchy { draft.edgeFlags[Int(edge)].insert(.isBelow) }
    draft.ledger.read.edges += 1
    if ends.count > 1 { readBehindEnds(edge) }
  }

  /// Reads what stands behind the ends of a link in an array: the first number is its weight, members
  /// of an object its attributes, and the rest is noted.
  private mutating func readBehindEnds(_ edge: UInt32) {
    var isFirst = true
    while cursor.more() {
      let place = place(cursor.index)
      let first = cursor.peek()
      if first == 0x7B {
        var members = Members()
        readMembers(edge, .link, &members)
      } else if isFirst, first == 0x2D || (0x30...0x39).contains(first),
        let text = cursor.scalar()
      {
        append(text, "weight", kind: 2, edge, isEdge: true, place)
      } else {
        cursor.skip()
        if first != 0x6E {
          draft.notes.add(
            "unread-value", "a value behind the ends of a link is not read", line: place.line,
            column: place.column)
        }
      }
      isFirst = false
    }
  }

  private mutating func readLink(isDirected: Bool?) {
    let place = place(cursor.index)
    let edge = draft.addEdge(
      source: nil, target: nil, undirected: false, line: place.line, column: place.column)
    draft.ledger.read.edges += 1
    var members = Members()
    readMembers(edge, .link, &members)
    if members.hasNumberEnds, !hasPlainIDs {
      members.source = position(members.source)
      members.target = position(members.target)
    }
    if members.isTurnedAround { turnAround(&members, place) }
    var flags: ChartDraft.EdgeFlags =
      (members.isDirected ?? isDirected) == false ? .undirected : []
    if readsHierarchy { flags = .isBelow }
    if let source = members.source {
      draft.edgeSources[Int(edge)] = source
    } else {
      flags.insert(.missingSource)
    }
    if let target = members.target {
      draft.edgeTargets[Int(edge)] = target
    } else {
      flags.insert(.missingTarget)
    }
    draft.edgeFlags[Int(edge)] = flags
  }

  /// The id of the node at a position, where nodes have no ids of their own.
  private func position(_ word: StringID?) -> StringID? {
    guard let word, let number = Int(draft.strings[word]),
      draft.nodeIDs.indices.contains(number)
    else { return word }
    return draft.nodeIDs[number]
  }

  /// Reads a list of nodes and links in any order, as Cytoscape.js writes it.
  mutating func readElements(at start: Int) {
    if draft.ledger.dialect == "cytoscape" { nesting = Nesting("cytoscape") }
    defer { settleNesting() }
    nodeList = nil
    labelsAreDrawn = nil
    for wantsLinks in [false, true] {
      cursor.index = start
      if !cursor.isSequence { cursor.enter() }
      while cursor.more() {
        guard cursor.peek() == 0x7B else {
          cursor.skip()
          continue
        }
        guard isLink(cursor.index) == wantsLinks else {
          cursor.skip()
          continue
        }
        if wantsLinks {
          readLink(isDirected: nil)
        } else {
          let place = place(cursor.index)
          let node = draft.addNode(id: ChartDraft.none, line: place.line, column: place.column)
          draft.ledger.read.nodes += 1
          var members = Members()
          readMembers(node, .node, &members)
          name(node, members, place, fallback: Int(node))
        }
      }
    }
  }

  private func isLink(_ start: Int) -> Bool {
    var walk = cursor
    walk.index = start
    walk.enter()
    while walk.more() {
      let key = walk.key()
      if key == "group", walk.peek() == 0x22 { return walk.string() == Array("edges".utf8) }
      if key == "type", isExport, walk.peek() == 0x22 {
        return walk.string() == Array("relationship".utf8)
      }
      if key == "data", walk.peek() == 0x7B {
        walk.enter()
        var ends = 0
        while walk.more() {
          let name = walk.key()
          if name == "source" || name == "target" { ends += 1 }
          walk.skip()
        }
        if ends == 2 { return true }
      } else {
        walk.skip()
      }
    }
    return false
  }
}
