import WeftGraph

extension JSONReader {
  // MARK: Nodes and links

  /// Reads nodes, then the links between them, wherever the document has them.
  mutating func readNodeLink(_ parts: Parts) {
    draft.ledger.dialect = parts.dialect.isEmpty ? "plain" : parts.dialect
    draft.ledger.read.graphs = 1
    for start in parts.attributes { readAttributes(at: start) }
    for start in parts.nodes { readNodes(at: start) }
    for start in parts.elements { readElements(at: start) }
    for start in parts.edges { readLinks(at: start, isDirected: parts.isDirected) }
    for start in parts.adjacency { readAdjacency(at: start, isDirected: parts.isDirected) }
    if parts.isDirected == nil, draft.ledger.read.edges > 0 {
      draft.notes.add(
        "assumed-directed", "the document does not say whether links are directed", line: 1,
        column: 1)
    }
  }

  private mutating func readAttributes(at start: Int) {
    cursor.index = start
    cursor.enter()
    while cursor.more() {
      let key = cursor.key()
      guard let text = cursor.scalar() else {
        cursor.skip()
        continue
      }
      if !text.isEmpty {
        draft.attributes.append((key, .string(String(decoding: text, as: UTF8.self))))
      }
    }
  }

  private mutating func readNodes(at start: Int) {
    cursor.index = start
    let isMap = cursor.peek() == 0x7B
    cursor.enter()
    var isFirst = true
    while cursor.more() {
      let key = isMap ? cursor.key() : nil
      let first = cursor.peek()
      let offset = cursor.index
      guard first == 0x7B else {
        // A list of names.
        if let text = cursor.scalar() {
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
      if let key { members.id = draft.strings.intern(key) }
      readMembers(node, .node, &members)
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
  private mutating func name(
    _ node: UInt32, _ members: Members, _ place: (line: UInt32, column: UInt32), fallback: Int
  ) {
    let id: StringID
    if let own = members.id {
      id = own
    } else if let name = members.name, nodeNumbers[name] == nil {
      id = name
    } else {
      id = draft.strings.intern("\(place.line):\(place.column)")
      draft.notes.add(
        "node-without-id", "a node has no id", line: place.line, column: place.column)
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

  /// A link written as an array of its ends.
  private mutating func readPair(_ isDirected: Bool?) {
    guard cursor.peek() == 0x5B else {
      cursor.skip()
      return
    }
    let place = place(cursor.index)
    var ends: [StringID] = []
    cursor.enter()
    while cursor.more() {
      if let text = cursor.scalar() {
        if ends.count < 2 { ends.append(draft.strings.intern(utf8: text.span)) }
      } else {
        cursor.skip()
      }
    }
    _ = draft.addEdge(
      source: ends.first, target: ends.count > 1 ? ends[1] : nil, undirected: isDirected == false,
      line: place.line, column: place.column)
    draft.ledger.read.edges += 1
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
    var flags: ChartDraft.EdgeFlags =
      (members.isDirected ?? isDirected) == false ? .undirected : []
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
    for wantsLinks in [false, true] {
      cursor.index = start
      cursor.enter()
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

  // MARK: Trees

  /// Reads people and those below them, the cursor standing at the root or a list of roots.
  mutating func readTree() {
    /// An object of a person that is open, or a list of those below.
    struct Frame {
      var node: UInt32?
      var isList: Bool
      var members = Members()
      var place: (line: UInt32, column: UInt32) = (0, 0)
    }
    draft.ledger.dialect = "tree"
    draft.ledger.read.graphs = 1
    draft.assumedKind = ("Person", true)
    draft.graphs = [(draft.strings.intern("REPORTS_TO"), 0, 0)]
    var stack: [Frame] = []
    var lines: [(child: UInt32, parent: UInt32)] = []
    if cursor.peek() == 0x5B {
      cursor.enter()
      stack.append(Frame(node: nil, isList: true))
    } else {
      stack.append(open(above: nil, &lines))
    }
    func open(above: UInt32?, _ lines: inout [(child: UInt32, parent: UInt32)]) -> Frame {
      let place = place(cursor.index)
      let node = draft.addNode(id: ChartDraft.none, line: place.line, column: place.column)
      draft.ledger.read.nodes += 1
      if let above { lines.append((node, above)) }
      cursor.enter()
      return Frame(node: node, isList: false, place: place)
    }
    while let top = stack.last {
      guard cursor.more() else {
        stack.removeLast()
        if let node = top.node, !top.isList {
          name(node, top.members, top.place, fallback: Int(node))
        }
        continue
      }
      if top.isList {
        if cursor.peek() == 0x7B {
          stack.append(open(above: top.node, &lines))
        } else {
          cursor.skip()
        }
        continue
      }
      let key = cursor.key()
      if Self.childWords.contains(key), cursor.peek() == 0x5B {
        cursor.enter()
        stack.append(Frame(node: top.node, isList: true))
      } else if let node = top.node {
        readMember(key, node, .node, &stack[stack.count - 1].members)
      }
    }
    for (child, parent) in lines {
      _ = draft.addEdge(
        source: draft.nodeIDs[Int(child)], target: draft.nodeIDs[Int(parent)], undirected: false,
        line: draft.nodeLines[Int(child)], column: draft.nodeColumns[Int(child)])
      draft.ledger.read.edges += 1
    }
  }

  // MARK: Lists of people

  /// Reads a list of people each of whom names who is above.
  mutating func readPeople() {
    draft.ledger.dialect = "list"
    draft.titlesAreNoNames = true
    draft.assumedKind = ("Person", true)
    draft.graphs = [(draft.strings.intern("REPORTS_TO"), 0, 0)]
    cursor.enter()
    while cursor.more() {
      guard cursor.peek() == 0x7B else {
        cursor.skip()
        continue
      }
      let place = place(cursor.index)
      let node = draft.addNode(id: ChartDraft.none, line: place.line, column: place.column)
      draft.ledger.read.nodes += 1
      var members = Members()
      readMembers(node, .person, &members)
      if members.name == nil, !members.first.isEmpty || !members.last.isEmpty {
        let parts = [members.first, members.last].filter { !$0.isEmpty }
        let name = draft.strings.intern(utf8: Array(parts.joined(separator: [0x20])).span)
        members.name = name
        let column = column(ColumnKey(name: "name", kind: 0, isEdge: false))
        draft.nodeData[column].append(name, owner: node)
      }
      name(node, members, place, fallback: Int(node))
      for (parent, isDotted) in members.parents where parent != draft.nodeIDs[Int(node)] {
        draft.assumedKind = ("Person", false)
        let edge = draft.addEdge(
          source: draft.nodeIDs[Int(node)], target: parent, undirected: false, line: place.line,
          column: place.column)
        draft.edgeFlags[Int(edge)].insert(.targetReference)
        draft.ledger.read.edges += 1
        if isDotted { draft.edgeData[2].append(draft.strings.intern("dotted"), owner: edge) }
      }
    }
  }
}
