import WeftGraph

extension JSONReader {
  /// What is known of an object that is a node or link.
  struct Members {
    var id: StringID?
    /// How well the id's word fits, and the word itself where it is to be a property if a better one
    /// comes.
    var idRank = Int.max
    var idKey = ""
    var idKind: UInt8 = 0
    var name: StringID?
    var source: StringID?
    var target: StringID?
    /// Whether the ends are numbers, and may be positions.
    var hasNumberEnds = false
    var isDirected: Bool?
    var parents: [(word: StringID, isDotted: Bool)] = []
    /// Whom somebody reports to, by several words: the lowest rank is the best word.
    var superiors: [(word: StringID, rank: Int, isParent: Bool)] = []
    /// The words drawn on a node or link.
    var text: [UInt8] = []
    var isTurnedAround = false
    /// Whether something says that somebody has left.
    var hasLeft = false
    var hasEmail = false
    var first: [UInt8] = []
    var last: [UInt8] = []
    /// The words of the members that hold the parts of the name.
    var firstKey = ""
    var lastKey = ""
  }

  /// What the members of an object are read as.
  enum Reading { case node, link, person }

  static let sourceWords: Set = [
    "source", "from", "sourceId", "source_id", "sourceID", "startNode", "start", "fromId",
    "_outV", "outV",
  ]
  private static let targetWords: Set = [
    "target", "to", "targetId", "target_id", "targetID", "endNode", "end", "toId",
    "_inV", "inV",
  ]
  static func isEnd(_ key: String) -> Bool {
    sourceWords.contains(key) || targetWords.contains(key)
  }

  /// Members whose own members are those of the node or link.
  private static let wrappers: Set = ["data", "attributes", "metadata", "properties", "tag"]

  /// Reads the members of an object, the cursor standing at its bracket, up to its end.
  mutating func readMembers(
    _ owner: UInt32, _ reading: Reading, _ members: inout Members, level: Int = 0
  ) {
    cursor.enter()
    while cursor.more() {
      let key = cursor.key()
      readMember(key, owner, reading, &members, level: level)
    }
  }

  mutating func readMember(
    _ key: String, _ owner: UInt32, _ reading: Reading, _ members: inout Members, level: Int = 0
  ) {
    let first = cursor.peek()
    let offset = cursor.index
    let isScalar = first != 0x7B && first != 0x5B
    if first == 0x6E {
      cursor.skip()
      return
    }
    if !isScalar {
      readNested(key, owner, reading, &members, level: level)
      return
    }
    if reading == .link, level <= 1,
      Self.sourceWords.contains(key) || Self.targetWords.contains(key)
    {
      readEnd(key, isNumber: first != 0x22, &members)
      return
    }
    if reading == .link, key == "directed", first == 0x74 || first == 0x66 {
      members.isDirected = first == 0x74
      cursor.skip()
      return
    }
    if readDialect(key, owner, reading, &members, level: level) { return }
    guard let text = cursor.scalar() else { return }
    // GraphSON says of each object whether it is a node or a link.
    if key == "_type", text.elementsEqual("vertex".utf8) || text.elementsEqual("edge".utf8) {
      return
    }
    // So does an export of a graph database, an object a line.
    if key == "type", cursor.isSequence, level == 0, Self.exportedKinds.contains(text) { return }
    let kind: UInt8 = first == 0x22 ? 0 : first == 0x74 || first == 0x66 ? 1 : 2
    if level <= 1, Self.idWords.contains(key) {
      let isWhole = reading == .link || key == "id" || key == "key"
      let isTaken = takeID(
        key, text, rank: idRank(key, level: level), isProperty: !isWhole, kind: kind, owner,
        reading, &members)
      if isTaken, isWhole { return }
    }
    if reading == .person, readPersonal(key, text, kind: kind, owner, level: level, &members) {
      return
    }
    if key == "name" || key == "label", members.name == nil || key == "name" {
      members.name = draft.strings.intern(utf8: text.span)
    }
    var name = key
    if reading == .person {
      switch ColumnRole.ofPeople(ColumnRole.fold(key)) {
      case .property(let own)?: name = own
      case .name?: name = "name"
      default: break
      }
    }
    let place = place(offset)
    append(
      text, name, kind: kind, owner, isEdge: reading == .link, place)
  }

  /// The people above somebody and the parts of a name, as lists of people have them.
  private mutating func readPersonal(
    _ key: String, _ text: [UInt8], kind: UInt8, _ owner: UInt32, level: Int,
    _ members: inout Members
  ) -> Bool {
    let folded = ColumnRole.fold(key)
    let role: ColumnRole? = folded == "pid" ? .managerID : ColumnRole.ofPeople(folded)
    switch role {
    case .managerID?, .managerEmail?, .managerName?, .managerPosition?, .manager?, .otherManager?,
      .dottedManager?:
      addSuperior(role, text, isParent: ColumnRole.isParent(folded), &members)
      return true
    case .firstName? where members.first.isEmpty:
      members.first = text
      members.firstKey = key
      return true
    case .lastName? where members.last.isEmpty:
      members.last = text
      members.lastKey = key
      return true
    case .name?: members.name = draft.strings.intern(utf8: text.span)
    case .id? where level <= 1 && !Self.idWords.contains(key):
      let rank = level * 2 + (folded == "id" ? 0 : 1)
      return takeID(
        key, text, rank: rank, isProperty: false, kind: kind, owner, .person, &members)
    case .property("email")?:
      members.hasEmail = true
      return false
    case .status?:
      if EmploymentStatus.hasLeft(ColumnRole.fold(String(decoding: text, as: UTF8.self))) {
        members.hasLeft = true
      }
      return false
    case nil where EmploymentStatus.endingFlags.contains(folded):
      if text.elementsEqual("true".utf8) { members.hasLeft = true }
      return false
    default: return false
    }
    return false
  }

  private mutating func readEnd(_ key: String, isNumber: Bool, _ members: inout Members) {
    guard let text = cursor.scalar(), !text.isEmpty else { return }
    let id = draft.strings.intern(utf8: text.span)
    if isNumber { members.hasNumberEnds = true }
    if Self.sourceWords.contains(key) {
      members.source = members.source ?? id
    } else {
      members.target = members.target ?? id
    }
  }

  private mutating func readNested(
    _ key: String, _ owner: UInt32, _ reading: Reading, _ members: inout Members, level: Int
  ) {
    let offset = cursor.index
    let isObject = cursor.peek() == 0x7B
    if isObject, reading == .link,
      Self.sourceWords.contains(key) || Self.targetWords.contains(key)
    {
      // Simulations replace the ends of links by the nodes themselves.
      var inner = cursor
      inner.enter()
      while inner.more() {
        let name = inner.key()
        if Self.idWords.contains(name), let text = inner.scalar(), !text.isEmpty {
          let id = draft.strings.intern(utf8: text.span)
          if Self.sourceWords.contains(key) { members.source = id } else { members.target = id }
        } else {
          inner.skip()
        }
      }
      cursor.skip()
      return
    }
    if isObject, reading == .person, let role = Self.superior(key) {
      if let word = reference() {
        addSuperior(
          role == .manager ? .managerID : role, word,
          isParent: ColumnRole.isParent(ColumnRole.fold(key)), &members)
      }
      return
    }
    if reading == .person, readDirectory(key, owner, &members, level: level) { return }
    if isObject, reading == .node, key == "name", readName(owner, &members) { return }
    if !isObject, reading == .person ? Self.isBelow(key) : isMemberList(key),
      readBelow(key, owner)
    {
      return
    }
    if isObject, let value = extendedValue() {
      let end = cursor.skip().upperBound
      cursor.index = value
      readMember(key, owner, reading, &members, level: level)
      cursor.index = end
      return
    }
    if key == "arrows", reading == .link { members.isTurnedAround = pointsBack() }
    if isObject, Self.wrappers.contains(key), level < 4 {
      readMembers(owner, reading, &members, level: level + 1)
      return
    }
    if key == "labels", !isObject, reading != .link, let labels = drawnLabels() {
      let place = place(offset)
      let column = column(
        ColumnKey(
          name: labels.areDrawn ? "" : "labels", kind: labels.areDrawn ? 4 : 5, isEdge: false))
      draft.nodeData[column].append(
        labels.text, owner: owner, line: place.line, column: place.column, strings: &draft.strings)
      return
    }
    let range = cursor.skip()
    let place = place(offset)
    if !isObject, let list = Self.list(cursor.bytes, range) {
      append(
        Array(ValueLiteral.text(.list(list)).utf8), key, kind: 3, owner, isEdge: reading == .link,
        place)
      return
    }
    append(Array(cursor.bytes[range]), key, kind: 0, owner, isEdge: reading == .link, place)
    draft.notes.add(
      "nested-value", "a nested value is kept as its JSON text", line: place.line,
      column: place.column)
  }

  /// The texts of labels: words that name kinds, or what is drawn on a node.
  private mutating func drawnLabels() -> (text: [UInt8], areDrawn: Bool)? {
    var walk = cursor
    var words: [[UInt8]] = []
    var drawn: [UInt8]?
    walk.enter()
    while walk.more() {
      switch walk.peek() {
      case 0x22: words.append(walk.string())
      case 0x7B:
        walk.enter()
        while walk.more() {
          if walk.key() == "text", walk.peek() == 0x22 {
            let text = walk.string()
            drawn = drawn ?? text
          } else {
            walk.skip()
          }
        }
      default: return nil
      }
    }
    guard drawn != nil || !words.isEmpty else { return nil }
    cursor.index = walk.index
    if let drawn { return (drawn, true) }
    return (Array(words.joined(separator: [0x3B])), false)
  }

  /// The values of an array of strings, numbers and booleans, or nil.
  private static func list(_ bytes: [UInt8], _ range: Range<Int>) -> [PropertyValue?]? {
    var walk = JSONCursor(bytes)
    walk.index = range.lowerBound
    var values: [PropertyValue?] = []
    walk.enter()
    while walk.more() {
      let first = walk.peek()
      guard let text = walk.scalar() else { return nil }
      switch first {
      case 0x22: values.append(.string(String(decoding: text, as: UTF8.self)))
      case 0x74, 0x66: values.append(.boolean(first == 0x74))
      case 0x6E: values.append(nil)
      default:
        if let integer = ScalarText.integer(text) {
          values.append(.integer(integer))
        } else if let number = ScalarText.number(text) {
          values.append(.float(number))
        } else {
          return nil
        }
      }
    }
    return values
  }

  // MARK: Columns

  /// Adds a value to the column of its name and kind: text, boolean, number or list.
  mutating func append(
    _ text: [UInt8], _ name: String, kind: UInt8, _ owner: UInt32, isEdge: Bool,
    _ place: (line: UInt32, column: UInt32)
  ) {
    let index = column(ColumnKey(name: name, kind: kind, isEdge: isEdge))
    if isEdge {
      draft.edgeData[index].append(
        text, owner: owner, line: place.line, column: place.column, strings: &draft.strings)
    } else {
      draft.nodeData[index].append(
        text, owner: owner, line: place.line, column: place.column, strings: &draft.strings)
    }
    draft.ledger.read.data += 1
  }

  mutating func column(_ key: ColumnKey) -> Int {
    if let known = columns[key] { return known }
    let types: [DraftColumn.ValueType] = [
      .string, .boolean, .numeric, .string, .string, .string, .string, .string,
    ]
    var column = DraftColumn(name: key.name, type: types[Int(key.kind)])
    switch key.kind {
    case 3: column.literalType = "list"
    case 4: column.role = .drawnLabel
    case 5: column.role = .kindAttribute
    case 6: column.role = .elementKind
    case 7: column.role = .verbatimKind
    default:
      if let meaning = OrganizationVocabulary.property(
        readAs: key.name, on: key.isEdge ? .relationships : .nodes), meaning.name == key.name
      {
        column.adopt(meaning)
      }
    }
    let index: Int
    if key.isEdge {
      index = draft.edgeData.count
      draft.edgeData.append(column)
    } else {
      index = draft.nodeData.count
      draft.nodeData.append(column)
    }
    columns[key] = index
    draft.ledger.read.keys += key.kind < 4 ? 1 : 0
    return index
  }
}
