import WeftGraph

/// GraphSON 2 and 3, as TinkerPop writes it: values with their types, vertices with their edges, one
/// vertex a line or all in one object.
extension JSONReader {
  /// Reads a document that is one vertex, or an object of vertices and edges, and tells whether it is.
  mutating func readGraphSON() -> Bool {
    let start = unwrapped(cursor.index)
    if isVertex(start) {
      cursor.index = start
      begin()
      var found = AdjacentEdges()
      readVertex(&found)
      addEdges(found)
      return true
    }
    var walk = cursor
    walk.index = start
    var parts: [String: Int] = [:]
    walk.enter()
    while walk.more() {
      let key = walk.key()
      if walk.peek() == 0x5B, key == "vertices" || key == "edges" { parts[key] = walk.index }
      walk.skip()
    }
    guard let vertices = parts["vertices"], let first = firstObject(vertices), isVertex(first)
    else { return false }
    begin()
    var found = AdjacentEdges()
    cursor.index = vertices
    readEach { $0.readVertex(&found) }
    addEdges(found)
    if let edges = parts["edges"] {
      cursor.index = edges
      readEach { $0.readEdge(nil, isOut: true) }
    }
    return true
  }

  /// Reads vertices one behind the other.
  mutating func readVertices() {
    begin()
    var found = AdjacentEdges()
    while cursor.more() {
      if cursor.peek() == 0x7B { readVertex(&found) } else { cursor.skip() }
    }
    addEdges(found)
  }

  private mutating func begin() {
    draft.ledger.dialect = "graphson"
    draft.ledger.read.graphs = 1
  }

  mutating func readEach(_ body: (inout JSONReader) -> Void) {
    cursor.enter()
    while cursor.more() {
      if cursor.peek() == 0x7B { body(&self) } else { cursor.skip() }
    }
  }

  // MARK: What is what

  /// Where the value of an object begins that is a type and a value; the start of any other.
  func unwrapped(_ start: Int) -> Int {
    var walk = cursor
    walk.index = start
    guard walk.peek() == 0x7B else { return start }
    var isTyped = false
    var value: Int?
    walk.enter()
    while walk.more() {
      let key = walk.key()
      if key == "@type" { isTyped = true }
      if key == "@value", walk.peek() == 0x7B { value = walk.index }
      walk.skip()
    }
    return isTyped ? value ?? start : start
  }

  private func firstObject(_ list: Int) -> Int? {
    var walk = cursor
    walk.index = list
    walk.enter()
    guard walk.more(), walk.peek() == 0x7B else { return nil }
    return walk.index
  }

  /// Whether an object is a vertex: it has an id and a label, and edges or properties in lists.
  func isVertex(_ start: Int) -> Bool {
    var walk = cursor
    walk.index = unwrapped(start)
    guard walk.peek() == 0x7B else { return false }
    var names: Set<String> = []
    var hasLists = false
    walk.enter()
    while walk.more() {
      let key = walk.key()
      names.insert(key)
      if key == "properties", walk.peek() == 0x7B { hasLists = holdsLists(walk.index) }
      walk.skip()
    }
    guard names.isSuperset(of: ["id", "label"]) else { return false }
    return hasLists || names.contains("outE") || names.contains("inE") || unwrapped(start) != start
  }

  /// Whether all members of an object are lists of objects with a value.
  private func holdsLists(_ start: Int) -> Bool {
    var walk = cursor
    walk.index = start
    var count = 0
    walk.enter()
    while walk.more() {
      _ = walk.key()
      guard walk.peek() == 0x5B, let first = firstObject(walk.index),
        names(at: unwrapped(first)).contains("value")
      else { return false }
      count += 1
      walk.skip()
    }
    return count > 0
  }

  // MARK: Vertices

  /// Edges that stand with vertices: where each list begins, and whose it is.
  struct AdjacentEdges {
    var out: [(vertex: StringID, start: Int)] = []
    var into: [(vertex: StringID, start: Int)] = []
  }

  /// Reads a vertex, the cursor standing at it.
  private mutating func readVertex(_ found: inout AdjacentEdges) {
    let place = place(cursor.index)
    let end = endOfValue()
    cursor.index = unwrapped(cursor.index)
    let node = draft.addNode(id: ChartDraft.none, line: place.line, column: place.column)
    draft.ledger.read.nodes += 1
    var members = Members()
    var lists: [(isOut: Bool, start: Int)] = []
    cursor.enter()
    while cursor.more() {
      let key = cursor.key()
      switch key {
      case "id": members.id = typedWord()
      case "label": readKind(node, isEdge: false, place)
      case "properties" where cursor.peek() == 0x7B: readProperties(node, isEdge: false, &members)
      case "outE" where cursor.peek() == 0x7B, "inE" where cursor.peek() == 0x7B:
        lists.append((key == "outE", cursor.index))
        cursor.skip()
      default: readMember(key, node, .node, &members)
      }
    }
    cursor.index = end
    name(node, members, place, fallback: Int(node))
    for (isOut, start) in lists {
      if isOut {
        found.out.append((draft.nodeIDs[Int(node)], start))
      } else {
        found.into.append((draft.nodeIDs[Int(node)], start))
      }
    }
  }

  func endOfValue() -> Int {
    var walk = cursor
    return walk.skip().upperBound
  }

  mutating func readProperties(_ owner: UInt32, isEdge: Bool, _ members: inout Members) {
    cursor.enter()
    while cursor.more() {
      let key = cursor.key()
      let place = place(cursor.index)
      let value = typedValue()
      switch value {
      case nil: break
      case .list(let values)? where !isEdge:
        // Each value of a vertex's property is an object of its own.
        var own = values.map(Self.own)
        if own.count > 1, KindColumns.namesNode(key) {
          keepFurtherNames(Array(own.dropFirst()), key, owner, place)
          own = [own[0]]
        }
        set(key, own.count == 1 ? own[0] : .list(own), owner, isEdge: isEdge, place)
        if key == "name", case .string(let text)?? = own.first {
          members.name = draft.strings.intern(text)
        }
      default: set(key, Self.own(value), owner, isEdge: isEdge, place)
      }
    }
  }

  /// Keeps the names a node has beside its first one, by which it may be named too.
  private mutating func keepFurtherNames(
    _ names: [PropertyValue?], _ key: String, _ owner: UInt32,
    _ place: (line: UInt32, column: UInt32)
  ) {
    let property = "further" + key.prefix(1).uppercased() + key.dropFirst() + "s"
    set(property, .list(names), owner, isEdge: false, place)
    for case .string(let name)?? in names where !name.isEmpty {
      draft.otherNames.append((draft.strings.intern(name), owner))
    }
    draft.notes.add(
      "several-names",
      "a node has several values of '\(key)': the first names it, the others are '\(property)'",
      line: place.line, column: place.column)
  }

  private static func own(_ value: PropertyValue?) -> PropertyValue? {
    guard case .map(let entries)? = value,
      let entry = entries.first(where: { $0.key == "value" })
    else { return value }
    return entry.value
  }

  private mutating func set(
    _ name: String, _ value: PropertyValue?, _ owner: UInt32, isEdge: Bool,
    _ place: (line: UInt32, column: UInt32)
  ) {
    let kind: UInt8
    switch value {
    case nil: return
    case .boolean?: kind = 1
    case .integer?, .float?: kind = 2
    case .list?: kind = 3
    default: kind = 0
    }
    let text: String
    switch value {
    case .string(let own)?: text = own
    case .date(let day)?: text = "\(day)"
    default: text = ValueLiteral.text(value)
    }
    append(Array(text.utf8), name, kind: kind, owner, isEdge: isEdge, place)
  }
}
