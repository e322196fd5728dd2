import WeftGraph

/// The edges of GraphSON, which stand with their vertices or beside them, and its typed values.
extension JSONReader {
  /// Adds the edges of vertices; one that stands with both its ends is one edge.
  mutating func addEdges(_ found: AdjacentEdges) {
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
      if cursor.key() == "id" { return typedWord() }
      cursor.skip()
    }
    return nil
  }

  /// Reads an edge, the cursor standing at it.
  /// - Parameter known: The vertex it stands with, and its label.
  mutating func readEdge(_ known: (vertex: StringID, label: String)?, isOut: Bool) {
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
        if let id = typedWord() { draft.edgeData[0].append(id, owner: edge) }
      case "inV": ends.target = typedWord() ?? ends.target
      case "outV": ends.source = typedWord() ?? ends.source
      case "label" where known == nil: readKind(edge, isEdge: true, place)
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

  // MARK: Values

  /// The value that comes next, without the types around it.
  mutating func typedValue() -> PropertyValue? {
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
  mutating func typedWord() -> StringID? {
    switch typedValue() {
    case nil: nil
    case .string(let text)?: draft.strings.intern(text)
    case let value?:
      draft.strings.intern(utf8: JSONCursor.whole(Array(ValueLiteral.text(value).utf8)).span)
    }
  }

  mutating func readKind(
    _ owner: UInt32, isEdge: Bool, _ place: (line: UInt32, column: UInt32)
  ) {
    let label: String
    switch typedValue() {
    case .string(let text)?: label = text
    case .list(let values)?:
      label = values.compactMap { if case .string(let text)? = $0 { text } else { nil } }
        .joined(separator: ";")
    default: return
    }
    append(Array(label.utf8), "label", kind: 5, owner, isEdge: isEdge, place)
  }
}
