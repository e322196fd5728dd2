import WeftGraph

/// Reads nodes and links, a tree, or a list of people from JSON into a ``ChartDraft``.
///
/// What the document holds is told by the names of its members: networkx, d3, Cytoscape.js, yFiles,
/// vis.js, graphology, GoJS and the JSON graph format write nodes and links, chart libraries write
/// trees with `children` or lists with a parent's id.
struct JSONReader {
  /// Where the parts of a document begin.
  struct Parts {
    var nodes: [Int] = []
    var edges: [(start: Int, isDirected: Bool?)] = []
    var hyperedges: [(start: Int, isDirected: Bool?)] = []
    var elements: [Int] = []
    /// Which lists of links go from those above to those below.
    var reporting: Set<Int> = []
    /// Lists of neighbours, one for each node.
    var adjacency: [Int] = []
    var isDirected: Bool?
    /// Attributes of the chart, and whether its nodes and links stand among them.
    var attributes: [(start: Int, holdsParts: Bool)] = []
    /// Lists of objects under other names.
    var others: [OtherList] = []
    /// Members that say nothing of nodes and links.
    var unread: [OtherList] = []
    var dialect = ""
    /// What members say which members of nodes and links are their keys.
    var keyProperties: [String: String] = [:]
  }

  var draft: ChartDraft
  var cursor: JSONCursor
  let limits: ReadingLimits
  var columns: [ColumnKey: Int] = [:]
  /// Whether ends of links that are numbers may be positions of nodes.
  var hasPlainIDs = false
  var nodeNumbers: [StringID: UInt32] = [:]
  /// Whether some node has an id, and the nodes whose names stand in for one.
  var hasIDs = false
  var namedByName: [UInt32] = []
  /// Whether nodes are read that hold their members, as teams do.
  var readsMembers = false
  /// Where the list of nodes begins that is read, and whether `labels` of its nodes are drawn on them.
  var nodeList: Int?
  var labelsAreDrawn: Bool?
  /// Where lists of links begin whose ends are above and below, and whether one of them is read.
  var hierarchies: Set<Int> = []
  var readsHierarchy = false
  /// Members that hold those below somebody, those that only this document calls so among them.
  var childWords = Self.usualChildWords
  /// Those below somebody who are but named.
  var below: [Below] = []
  /// Skills that people list, and by their ids and names those that a list beside people describes.
  var skills: [SkillList] = []
  var skillNodes: [String: StringID] = [:]
  /// Whether members of people list skills, by the words of those met.
  var skillKeys: [String: Bool] = [:]
  /// Whether somebody of a list has what only people have, more than a parent.
  var tellsPeople = false
  /// What the nodes are that are being read, where their list is called by it, and the relations that
  /// members of theirs state.
  var thing: String?
  var stated: [Stated] = []
  /// Members of nodes that name the one they are inside or below, as their tool has it.
  var nesting = Nesting()
  /// Whether objects say of themselves that they are nodes or relationships.
  var isExport = false
  /// The members that a document itself says are its nodes' and links' keys.
  var keyWords = KeyWords()
  private var lastPlace = (offset: 0, line: UInt32(1), column: UInt32(1))

  /// A column by what it holds.
  struct ColumnKey: Hashable {
    var name: String
    var kind: UInt8
    var isEdge: Bool
  }

  init(_ draft: consuming ChartDraft, _ text: [UInt8], _ limits: ReadingLimits) {
    self.draft = draft
    self.limits = limits
    cursor = JSONCursor(text)
    cursor.keepsHalves = self.draft.notes.keepsPlaces
  }

  /// The draft of the whole document.
  consuming func read() throws(InputError) -> ChartDraft {
    do throws(JSONCursor.Fault) {
      // The text itself is held once, so as many bytes more are left.
      let held = limits.heldBytes.addingReportingOverflow(cursor.bytes.count)
      try cursor.check(depth: limits.depth, held: held.overflow ? .max : held.partialValue)
    } catch {
      throw fault(error)
    }
    if cursor.hasClasses {
      let checked = cursor
      cursor = JSONCursor(checked.withoutClasses())
      cursor.isSequence = checked.isSequence
      cursor.halves = checked.halves
      cursor.oddNumbers = checked.oddNumbers
    }
    draft.notes.add(
      "damaged-character", "an escape that is half a character was read as U+FFFD",
      places(cursor.halves.offsets, count: cursor.halves.count))
    draft.notes.add(
      "odd-number", "a number JSON has no word for was read: NaN as no value, or Infinity",
      places(cursor.oddNumbers.offsets, count: cursor.oddNumbers.count))
    cursor.halves = (0, [])
    cursor.oddNumbers = (0, [])
    draft.edgeData = [
      DraftColumn(name: "edgeId", type: .string, role: .edgeID),
      DraftColumn(name: "", type: .string, role: .elementKind),
      DraftColumn(name: "subtype", type: .string),
    ]
    switch cursor.peek() {
    case _ where cursor.isSequence: readLines()
    case 0x5B:
      let start = cursor.index
      if isEntity(start) { return try readCatalog() }
      childWords.formUnion(nestingWords(at: start))
      if isElements(start) {
        draft.ledger.dialect = "cytoscape"
        readElements(at: start)
      } else if isExportedList(start) {
        readExport(at: start)
      } else if isTree(start) {
        readTree()
      } else if areLinks(at: start) {
        readNodeLink(Parts(edges: [(start, nil)]))
      } else {
        readPeople()
      }
    case 0x7B where readOwn(): return draft
    case 0x7B where readGraphSON(): break
    case 0x7B:
      let parts = parts(at: cursor.index, depth: 0)
      childWords.formUnion(nestingWords(at: cursor.index))
      if isTreeOfNodes(cursor.index, parts) {
        readTree()
      } else if let list = listOfBelow(parts) {
        keepAround(list, parts)
        cursor.index = list
        readPeople(called: "nodes")
      } else if !parts.nodes.isEmpty || !parts.elements.isEmpty || hasLinks(parts) {
        readNodeLink(parts)
      } else if isEntity(cursor.index) {
        return try readCatalog()
      } else if holdsUnits(cursor.index) {
        readUnits()
      } else if let list = listOfPeople(cursor.index) {
        readLists(cursor.index, people: list, parts)
      } else if !holdsThoseBelow(cursor.index), let tree = treeInside(cursor.index) {
        noteOtherLists(cursor.index, tree)
        keepAround(tree, parts)
        cursor.index = tree
        readTree()
      } else if isTree(cursor.index) {
        readTree()
      } else {
        throw unknown()
      }
    default: throw unknown()
    }
    if draft.nodeCount == 0, draft.edgeCount == 0 { throw unknown() }
    settle()
    return draft
  }

  /// Works out what only the whole document tells.
  private mutating func settle() {
    if draft.ledger.dialect != "tree" { settleNameless() }
    if draft.ledger.dialect != "list" { settleNames() }
    if draft.ledger.dialect == "list" { settleNamingColumn() }
    settleBelow()
    settleOtherIDs()
    settleStated()
    settleSkills()
    draft.readWeights()
  }

  private mutating func readCatalog() throws(InputError) -> ChartDraft {
    // JSON is YAML, and exports of catalogs come as either.
    try CatalogReader(draft, cursor.bytes, limits).read()
  }

  private func unknown() -> InputError {
    InputError(
      Diagnostic(
        code: "unknown-format", message: "the document holds no nodes and links, tree or people",
        file: draft.ledger.path, position: SourcePosition(line: 1, column: 1),
        hint: "nodes and links are read, trees with children, and lists with an id and a manager"))
  }

  private mutating func fault(_ error: JSONCursor.Fault) -> InputError {
    let place = place(error.offset)
    return InputError(
      Diagnostic(
        code: error.limit ?? "malformed-json", message: error.message,
        file: draft.ledger.path,
        position: SourcePosition(line: Int(place.line), column: Int(place.column)),
        hint: error.limit.flatMap { DiagnosticCatalogue.page($0)?.remedy }))
  }

  /// The places of some offsets, of which there may be but the first of as many as are counted.
  mutating func places(_ offsets: [Int], count: Int) -> NotePlaces {
    var places = NotePlaces()
    for offset in offsets { places.add(place(offset), isKept: draft.notes.keepsPlaces) }
    places.addUnplaced(count - offsets.count)
    return places
  }

  /// The place of an offset; cheap where offsets grow.
  mutating func place(_ offset: Int) -> (line: UInt32, column: UInt32) {
    if offset < lastPlace.offset { lastPlace = (0, 1, 1) }
    for byte in cursor.bytes[lastPlace.offset..<min(offset, cursor.bytes.count)] {
      if byte == 0x0A {
        lastPlace.line += 1
        lastPlace.column = 1
      } else if byte & 0xC0 != 0x80 {
        lastPlace.column += 1
      }
    }
    lastPlace.offset = min(offset, cursor.bytes.count)
    return (lastPlace.line, lastPlace.column)
  }

  // MARK: What the document holds

  /// Reads a list of people, and the lists beside it.
  private mutating func readLists(_ start: Int, people list: Int, _ parts: Parts) {
    let key = parts.others.first { $0.start == list }?.key ?? ""
    let arePeople = ["Person", nil].contains(CSVLayout.label(ofFile: key))
    if isTree(list) {
      noteOtherLists(start, list)
      keepAround(list, parts)
      cursor.index = list
      return readTree()
    }
    if !arePeople { return readNodeLink(parts) }
    keepAround(list, parts)
    cursor.index = list
    readPeople(called: key)
    readListsBesidePeople(parts.others.filter { $0.start != list })
  }

  /// Where the nodes, links and elements of an object begin, its inner `graph` included.
  func parts(at start: Int, depth: Int) -> Parts {
    var walk = cursor
    walk.index = start
    var result = Parts()
    var nodeLists: [OtherList] = []
    walk.enter()
    while walk.more() {
      let key = walk.key()
      let first = walk.peek()
      let offset = walk.index
      let nests = first == 0x7B || first == 0x5B
      switch key {
      case "nodes" where nests, "vertices" where nests, "nodeDataArray" where nests,
        "nodesSource" where nests:
        result.nodes.append(offset)
        if key == "nodeDataArray" { result.dialect = "gojs" }
      case "nodeList" where first == 0x5B: nodeLists.append(OtherList(key: key, start: offset))
      case "links" where nests, "edges" where nests, "linkDataArray" where nests,
        "edgesSource" where nests, "relationships" where nests, "rels" where nests,
        "edgeList" where first == 0x5B:
        result.edges.append((offset, nil))
      case "series" where nests && depth == 0 && !series(at: offset).isEmpty:
        for one in series(at: offset) {
          if let nodes = one.nodes { result.nodes.append(nodes) }
          result.edges.append((one.edges, nil))
          if one.isReporting { result.reporting.insert(one.edges) }
        }
      case "hyperedges" where first == 0x5B: result.hyperedges.append((offset, nil))
      case "adjacency" where first == 0x5B: result.adjacency.append(offset)
      case "elements" where first == 0x5B:
        result.elements.append(offset)
        if isElements(offset) { result.dialect = "cytoscape" }
      case "elements" where first == 0x7B, "graph" where first == 0x7B && depth == 0:
        let inner = parts(at: offset, depth: depth + 1)
        result.nodes += inner.nodes
        result.edges += inner.edges
        result.hyperedges += inner.hyperedges
        result.isDirected = result.isDirected ?? inner.isDirected
        let isEmpty = inner.nodes.isEmpty && inner.edges.isEmpty && inner.hyperedges.isEmpty
        if isEmpty || key == "graph" { result.attributes.append((offset, !isEmpty)) }
        if !isEmpty, key == "elements" { result.dialect = "cytoscape" }
      case "graphs" where first == 0x5B:
        var list = walk
        list.enter()
        while list.more() {
          if list.peek() == 0x7B {
            let inner = parts(at: list.index, depth: depth + 1)
            result.nodes += inner.nodes
            result.edges += inner.edges
            result.hyperedges += inner.hyperedges
            result.attributes.append((list.index, true))
          }
          list.skip()
        }
      case "attributes" where first == 0x7B && depth == 0:
        result.attributes.append((offset, false))
      case "directed" where first == 0x74 || first == 0x66: result.isDirected = first == 0x74
      case _ where first == 0x22 && depth == 0 && KeyWords.names(key):
        var word = walk
        result.keyProperties[key] = String(decoding: word.string(), as: UTF8.self)
      case "options" where first == 0x7B && depth == 0:
        result.isDirected = result.isDirected ?? directionOption(at: offset)
      case _ where first == 0x5B && areLinks(at: offset, called: key):
        result.edges.append((offset, nil))
      case _ where first == 0x5B && depth == 0 && !names(at: offset).isEmpty:
        result.others.append(OtherList(key: key, start: offset))
      case _ where depth == 0 && !Self.isSetting(key):
        result.unread.append(OtherList(key: key, start: offset))
      default: break
      }
      if key == "links" || key == "multigraph" { result.dialect = "networkx" }
      if key == "linkDataArray" { result.dialect = "gojs" }
      walk.skip()
    }
    if result.edges.isEmpty {
      result.others += nodeLists
    } else if !nodeLists.isEmpty {
      result.nodes += nodeLists.map(\.start)
      result.dialect = "yfiles"
    }
    for index in result.edges.indices {
      result.edges[index].isDirected = result.edges[index].isDirected ?? result.isDirected
    }
    for index in result.hyperedges.indices {
      result.hyperedges[index].isDirected = result.hyperedges[index].isDirected ?? result.isDirected
    }
    return result
  }

  private func isEntity(_ start: Int) -> Bool {
    names(at: start).isSuperset(of: ["kind", "metadata"])
  }

  private func isElements(_ start: Int) -> Bool {
    let names = names(at: start)
    return names.contains("data") && names.isDisjoint(with: childWords)
  }
}
