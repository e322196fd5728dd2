import WeftGraph

extension JSONReader {
  // MARK: Lines

  /// Reads objects one behind the other: an export of a graph database that says of each whether it is
  /// a node or a relationship, or people.
  mutating func readLines() {
    if isVertex(cursor.index) { return readVertices() }
    if isExported(cursor.index) { readExport(at: 0) } else { readPeople() }
  }

  /// Reads nodes and relationships of a graph database, in any order.
  mutating func readExport(at start: Int) {
    draft.ledger.dialect = "neo4j"
    draft.ledger.read.graphs = 1
    isExport = true
    readElements(at: start)
  }

  /// Whether an object says that it is a node or a relationship of a graph database.
  private func isExported(_ start: Int) -> Bool {
    var walk = cursor
    walk.index = start
    walk.enter()
    while walk.more() {
      guard walk.key() == "type", walk.peek() == 0x22 else {
        walk.skip()
        continue
      }
      return Self.exportedKinds.contains(walk.string())
    }
    return false
  }

  /// Whether the first object of a list is such a one and has labels, properties or ends.
  func isExportedList(_ start: Int) -> Bool {
    var walk = cursor
    walk.index = start
    walk.enter()
    guard walk.more(), walk.peek() == 0x7B else { return false }
    let names = names(at: walk.index)
    return isExported(walk.index)
      && (names.isSuperset(of: ["start", "end"])
        || !names.isDisjoint(with: ["labels", "properties"]))
  }

  /// What the objects of such an export are.
  static let exportedKinds: Set = [Array("node".utf8), Array("relationship".utf8)]

  // MARK: Trees

  /// Reads people and those below them, the cursor standing at the root or a list of roots.
  mutating func readTree() {
    /// An object of a person that is open, or a list of those below.
    struct Frame {
      var node: UInt32?
      var isList: Bool
      /// The word of the list.
      var key = ""
      var members = Members()
      var place: (line: UInt32, column: UInt32) = (0, 0)
    }
    draft.ledger.dialect = "tree"
    draft.ledger.read.graphs = 1
    draft.assumedKind = ("Person", true)
    draft.graphs = [(draft.strings.intern("REPORTS_TO"), 0, 0)]
    var stack: [Frame] = []
    var lines: [(child: UInt32, parent: UInt32)] = []
    /// People who name a superior themselves.
    var stated: [UInt32: Members] = [:]
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
          var members = top.members
          if members.name == nil, !(members.first.isEmpty && members.last.isEmpty) {
            let parts = [members.first, members.last].filter { !$0.isEmpty }
            members.name = draft.strings.intern(
              utf8: Array(parts.joined(separator: [0x20])).span)
          }
          name(node, members, top.place, fallback: Int(node))
          if top.members.hasLeft { addLeft(node, top.place) }
          if !top.members.superiors.isEmpty { stated[node] = top.members }
        }
        continue
      }
      if top.isList {
        if cursor.peek() == 0x7B {
          stack.append(open(above: top.node, &lines))
        } else if let node = top.node, let text = cursor.word() {
          addBelow(text, top.key, node)
        } else {
          cursor.skip()
        }
        continue
      }
      let key = cursor.key()
      if childWords.contains(key), cursor.peek() == 0x5B {
        cursor.enter()
        stack.append(Frame(node: top.node, isList: true, key: key))
      } else if let node = top.node {
        readTreeMember(key, node, &stack[stack.count - 1].members)
      }
    }
    let above = Dictionary(
      lines.lazy.filter { stated[$0.child] != nil }.map { ($0.child, $0.parent) },
      uniquingKeysWith: { one, _ in one })
    for (node, members) in stated.sorted(by: { $0.key < $1.key }) {
      let parent = above[node]
      let place = (draft.nodeLines[Int(node)], draft.nodeColumns[Int(node)])
      addSuperiors(node, members, place, above: parent.map { draft.nodeIDs[Int($0)] })
    }
    for (child, parent) in lines where stated[child] == nil {
      let edge = draft.addEdge(
        source: draft.nodeIDs[Int(child)], target: draft.nodeIDs[Int(parent)], undirected: false,
        line: draft.nodeLines[Int(child)], column: draft.nodeColumns[Int(child)])
      draft.edgeFlags[Int(edge)].insert(.isBelow)
      draft.ledger.read.edges += 1
    }
  }

  // MARK: Lists of people

  /// Reads a list of people each of whom names who is above.
  /// - Parameter list: The word of the list, where it has one.
  mutating func readPeople(called list: String? = nil) {
    draft.ledger.dialect = "list"
    draft.assumedKind = ("Person", true)
    draft.graphs = [(draft.strings.intern("REPORTS_TO"), 0, 0)]
    if !cursor.isSequence { cursor.enter() }
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
      takeOtherName(node, &members)
      composeName(node, &members)
      name(node, members, place, fallback: Int(node))
      if members.hasLeft { addLeft(node, place) }
      addSuperiors(node, members, place)
      for (parent, isDotted) in members.parents where parent != draft.nodeIDs[Int(node)] {
        draft.assumedKind = ("Person", false)
        tellsPeople = true
        let edge = draft.addEdge(
          source: draft.nodeIDs[Int(node)], target: parent, undirected: false, line: place.line,
          column: place.column)
        draft.edgeFlags[Int(edge)].insert(.targetReference)
        draft.ledger.read.edges += 1
        if isDotted { draft.edgeData[2].append(draft.strings.intern("dotted"), owner: edge) }
      }
    }
    // Other things have parents too.
    let isCalledSo = [list ?? "", draft.ledger.path].contains {
      CSVLayout.label(ofFile: $0) == "Person"
    }
    draft.isKindUnsure = draft.assumedKind?.isGuess == false && !tellsPeople && !isCalledSo
  }
}
