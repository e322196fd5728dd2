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

  private mutating func readEach(_ body: (inout JSONReader) -> Void) {
    cursor.enter()
    while cursor.more() {
      if cursor.peek() == 0x7B { body(&self) } else { cursor.skip() }
    }
  }

  // MARK: What is what

  /// Where the value of an object begins that is a type and a value; the start of any other.
  private func unwrapped(_ start: Int) -> Int {
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
      case "id": members.id = word()
      case "label": kind(node, isEdge: false, place)
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

  private func endOfValue() -> Int {
    var walk = cursor
    return walk.skip().upperBound
  }

  private mutating func readProperties(_ owner: UInt32, isEdge: Bool, _ members: inout Members) {
    cursor.enter()
    while cursor.more() {
      let key = cursor.key()
      let place = place(cursor.index)
      let value = self.value()
      switch value {
      case nil: break
      case .list(let values)? where !isEdge:
        // Each value of a vertex's property is an object of its own.
        let own = values.map(Self.own)
        set(key, own.count == 1 ? own[0] : .list(own), owner, isEdge: isEdge, place)
        if key == "name", case .string(let text)?? = own.first {
          members.name = draft.strings.intern(text)
        }
      default: set(key, Self.own(value), owner, isEdge: isEdge, place)
      }
    }
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

  // MARK: Values

  /// The value that comes next, without the types around it.
  private mutating func value() -> PropertyValue? {
    let range = cursor.skip()
    guard case .some(let value) = JSONText.value(Array(cursor.bytes[range])) else { return nil }
    return Self.plain(value)
  }

  private static func plain(_ value: PropertyValue?) -> PropertyValue? {
    switch value {
    case .list(let values)?: return .list(values.map(plain))
    case .map(let entries)?:
      guard let inner = entries.first(where: { $0.key == "@value" }),
        case .string(let type)?? = entries.first(where: { $0.key == "@type" })?.value
      else {
        return .map(entries.map { .init(key: $0.key, value: plain($0.value)) })
      }
      let own = plain(inner.value)
      if type == "g:Date" || type == "g:Timestamp", case .integer(let milliseconds)? = own {
        let day = 86_400_000 as Int64
        let days = milliseconds >= 0 ? milliseconds / day : (milliseconds - day + 1) / day
        return .date(CalendarDate(days: days))
      }
      return own
    default: return value
    }
  }

  /// The word for a value that is an id.
  private mutating func word() -> StringID? {
    switch value() {
    case nil: nil
    case .string(let text)?: draft.strings.intern(text)
    case let value?: draft.strings.intern(ValueLiteral.text(value))
    }
  }

  private mutating func kind(
    _ owner: UInt32, isEdge: Bool, _ place: (line: UInt32, column: UInt32)
  ) {
    let label: String
    switch value() {
    case .string(let text)?: label = text
    case .list(let values)?:
      label = values.compactMap { if case .string(let text)? = $0 { text } else { nil } }
        .joined(separator: ";")
    default: return
    }
    append(Array(label.utf8), "label", kind: 5, owner, isEdge: isEdge, place)
  }

  // MARK: Edges

  /// Adds the edges of vertices; one that stands with both its ends is one edge.
  private mutating func addEdges(_ found: AdjacentEdges) {
    var seen: Set<StringID> = []
    let end = cursor.index
    for (lists, isOut) in [(found.out, true), (found.into, false)] {
      for (vertex, start) in lists {
        cursor.index = start
        cursor.enter()
        while cursor.more() {
          let label = cursor.key()
          guard cursor.peek() == 0x5B else {
            cursor.skip()
            continue
          }
          readEach { reader in
            let id = reader.edgeID()
            // Without an id, the edge is taken from where it begins.
            let isKnown = id.map { !seen.insert($0).inserted } ?? (!isOut && !found.out.isEmpty)
            if isKnown {
              reader.cursor.skip()
            } else {
              reader.readEdge((vertex, label), isOut: isOut)
            }
          }
        }
      }
    }
    cursor.index = end
  }

  private mutating func edgeID() -> StringID? {
    let start = cursor.index
    defer { cursor.index = start }
    cursor.index = unwrapped(start)
    cursor.enter()
    while cursor.more() {
      if cursor.key() == "id" { return word() }
      cursor.skip()
    }
    return nil
  }

  /// Reads an edge, the cursor standing at it.
  /// - Parameter known: The vertex it stands with, and its label.
  private mutating func readEdge(_ known: (vertex: StringID, label: String)?, isOut: Bool) {
    let place = place(cursor.index)
    let end = endOfValue()
    cursor.index = unwrapped(cursor.index)
    let edge = draft.addEdge(
      source: nil, target: nil, undirected: false, line: place.line, column: place.column)
    draft.ledger.read.edges += 1
    if let known {
      append(Array(known.label.utf8), "label", kind: 5, edge, isEdge: true, place)
    }
    var ends = (source: isOut ? known?.vertex : nil, target: isOut ? nil : known?.vertex)
    var members = Members()
    cursor.enter()
    while cursor.more() {
      let key = cursor.key()
      switch key {
      case "id":
        if let id = word() { draft.edgeData[0].append(id, owner: edge) }
      case "inV": ends.target = word() ?? ends.target
      case "outV": ends.source = word() ?? ends.source
      case "label" where known == nil: kind(edge, isEdge: true, place)
      case "properties" where cursor.peek() == 0x7B: readProperties(edge, isEdge: true, &members)
      case "label", "inVLabel", "outVLabel": cursor.skip()
      default: readMember(key, edge, .link, &members)
      }
    }
    cursor.index = end
    if let source = ends.source {
      draft.edgeSources[Int(edge)] = source
      draft.edgeFlags[Int(edge)].remove(.missingSource)
    }
    if let target = ends.target {
      draft.edgeTargets[Int(edge)] = target
      draft.edgeFlags[Int(edge)].remove(.missingTarget)
    }
  }
}
