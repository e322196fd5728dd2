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
    var isNamedByLabel = false
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
    /// Members whose words stand for properties of the model, and properties that are stated as such.
    var aliases: [(property: String, key: String, text: [UInt8], kind: UInt8)] = []
    var stated: Set<String> = []
    /// Members beside `name` whose words can stand for one.
    var otherNames: [(key: String, text: [UInt8], kind: UInt8)] = []
    /// The words of the members that hold the parts of the name.
    var firstKey = ""
    var lastKey = ""
  }

  /// What the members of an object are read as.
  enum Reading { case node, link, person }

  /// Members whose own members are those of the node or link.
  static let wrappers: Set = ["data", "attributes", "metadata", "properties", "tag"]

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
    _ stated: String, _ owner: UInt32, _ reading: Reading, _ members: inout Members, level: Int = 0
  ) {
    let first = cursor.peek()
    let offset = cursor.index
    guard let key = keyWords.usual(stated, ofLink: reading == .link) else {
      return readPlain(stated, owner, reading)
    }
    let isScalar = first != 0x7B && first != 0x5B
    if first == 0x6E {
      cursor.skip()
      return
    }
    if level <= 1, reading == .person || reading == .node && thing == "Person",
      listsSkills(key), readSkills(owner)
    {
      return
    }
    if level <= 1, reading == .node, readRelation(key, owner) { return }
    if !isScalar {
      readNested(key, owner, reading, &members, level: level)
      return
    }
    if reading == .link, level <= 1, let isSource = isSource(stated) {
      readEnd(isSource: isSource, isNumber: first != 0x22, &members)
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
    // So do Cytoscape.js and an export of a graph database, an object a line.
    if key == "group", level == 0, draft.ledger.dialect == "cytoscape",
      text.elementsEqual((reading == .link ? "edges" : "nodes").utf8)
    {
      return
    }
    if key == "type", isExport, level == 0, Self.exportedKinds.contains(text) { return }
    let kind = Self.kind(first)
    let word = kind == 2 ? JSONCursor.whole(text) : text
    if level <= 1, Self.idWords.contains(key) {
      let isWhole = reading == .link || key == "id" || key == "key"
      let isTaken = takeID(
        key, word, rank: idRank(key, level: level), isProperty: !isWhole, kind: kind, owner,
        reading, &members)
      if isTaken, isWhole { return }
    }
    if reading == .person, readPersonal(key, word, kind: kind, owner, level: level, &members) {
      return
    }
    if key == "name" || key == "label", members.name == nil || key == "name", !text.isEmpty {
      members.name = draft.strings.intern(utf8: text.span)
      members.isNamedByLabel = key == "label"
    }
    var name = key
    if reading == .person {
      switch ColumnRole.ofPeople(ColumnRole.fold(key)) {
      case .property(let own)? where text.isEmpty || own != key:
        if !text.isEmpty { members.aliases.append((own, key, text, kind)) }
        return
      case .property(let own)?:
        name = own
        members.stated.insert(own)
      case .name? where key != "name":
        members.otherNames.append((key, text, kind))
        return
      default: break
      }
    }
    let place = place(offset)
    append(
      text, name, kind: key == keyWords.kind && reading == .node ? 5 : kind, owner,
      isEdge: reading == .link, place)
  }

  /// Reads a member that is a property whatever its word.
  private mutating func readPlain(_ key: String, _ owner: UInt32, _ reading: Reading) {
    let first = cursor.peek()
    let place = place(cursor.index)
    let range = cursor.skip()
    var walk = cursor
    walk.index = range.lowerBound
    guard first != 0x6E else { return }
    append(
      walk.scalar() ?? Array(cursor.bytes[range]), key,
      kind: [0x7B, 0x5B].contains(first) ? 0 : Self.kind(first),
      owner, isEdge: reading == .link, place)
  }

  /// The kind of the columns that scalars with a first byte go to.
  static func kind(_ first: UInt8) -> UInt8 {
    first == 0x22 ? 0 : first == 0x74 || first == 0x66 ? 1 : 2
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
      tellsPeople = true
      members.first = text
      members.firstKey = key
      return true
    case .lastName? where members.last.isEmpty:
      members.last = text
      members.lastKey = key
      return true
    case .id? where level <= 1 && !Self.idWords.contains(key):
      let rank = level * 2 + (folded == "id" ? 0 : 1)
      return takeID(
        key, text, rank: rank, isProperty: false, kind: kind, owner, .person, &members)
    case .property("email")?:
      members.hasEmail = true
      tellsPeople = true
      return false
    case .property("title")?, .property("fte")?, .property("department")?:
      tellsPeople = true
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
  }

  private mutating func readEnd(isSource: Bool, isNumber: Bool, _ members: inout Members) {
    guard let text = cursor.word(), !text.isEmpty else { return }
    let id = draft.strings.intern(utf8: text.span)
    if isNumber { members.hasNumberEnds = true }
    if isSource {
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
    if isObject, reading == .link, let isSource = isSource(key) {
      // Simulations replace the ends of links by the nodes themselves.
      var inner = cursor
      inner.enter()
      while inner.more() {
        let name = inner.key()
        if Self.idWords.contains(name), let text = inner.word(), !text.isEmpty {
          let id = draft.strings.intern(utf8: text.span)
          if isSource { members.source = id } else { members.target = id }
        } else {
          inner.skip()
        }
      }
      cursor.skip()
      return
    }
    if !isObject, level <= 1, readListedID(key, owner, reading, &members, level: level) { return }
    if isObject, reading == .person, let role = Self.superior(key) {
      if let word = reference() {
        addSuperior(
          role == .manager ? .managerID : role, word,
          isParent: ColumnRole.isParent(ColumnRole.fold(key)), &members)
      }
      return
    }
    if reading == .person, !isObject, readSuperiors(key, &members) { return }
    if reading == .person, readDirectory(key, owner, &members, level: level) { return }
    if isObject, reading != .link, readUnitName(key, owner, reading, &members, level: level) {
      return
    }
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
    if key == "labels", reading != .link, readLabels(owner, reading) { return }
    let range = cursor.skip()
    let place = place(offset)
    if !isObject, let list = Self.list(cursor.bytes, range) {
      noteNumbers(list, key, range, place)
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

  /// The values of an array of strings, numbers and booleans, or nil.
  static func list(_ bytes: [UInt8], _ range: Range<Int>) -> [PropertyValue?]? {
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
        values.append(number(text))
      }
    }
    return values
  }
}
