import WeftGraph

/// Units inside units, with positions and people in them.
extension JSONReader {
  /// What lists inside units hold.
  private enum UnitPart {
    case units(String)
    case positions
    case people
  }

  /// How deep units may be inside each other; what is deeper is kept as its text.
  private static let unitDepth = 64

  private static let unitWords: [String: String] = {
    var result: [String: String] = [:]
    for (label, words) in [
      (
        "Team",
        """
        organisations organizations organisationalunits organizationalunits organisationunits \
        organizationunits orgunits units teams groups squads organisationseinheiten einheiten
        """
      ),
      (
        "Function",
        "departments divisions businessunits functions abteilungen referate bereiche dezernate"
      ),
    ] {
      for word in words.split(separator: " ") { result[String(word)] = label }
    }
    return result
  }()
  private static let positionWords: Set = ["positions", "posts", "roles", "stellen"]
  private static let peopleWords: Set = [
    "people", "persons", "employees", "members", "staff", "mitarbeiter", "mitarbeitende",
    "personen",
  ]
  private static let holderWords: Set = [
    "person", "holder", "incumbent", "employee", "occupant", "inhaber",
  ]
  /// What a position is called by, best first.
  private static let positionNames = [
    "name", "title", "positiontitle", "positionname", "positiontype", "role", "function", "type",
  ]

  private static func unitLabel(_ key: String) -> String? {
    let word = ColumnRole.fold(key)
    return unitWords[word] ?? (word.hasPrefix("sub") ? unitWords[String(word.dropFirst(3))] : nil)
  }

  private static func part(_ key: String) -> UnitPart? {
    if let label = unitLabel(key) { return .units(label) }
    let word = ColumnRole.fold(key)
    return positionWords.contains(word) ? .positions : peopleWords.contains(word) ? .people : nil
  }

  /// Whether a list under a word holds units, positions or people inside units.
  static func isUnitPart(_ key: String) -> Bool { part(key) != nil }

  /// Whether all lists of objects that an object holds are of units, and some unit holds a list of
  /// units, positions or people.
  func holdsUnits(_ start: Int) -> Bool {
    var walk = cursor
    walk.index = start
    let own = names(at: start)
    guard !own.contains("name") || own.isDisjoint(with: ["title", "email", "jobTitle"]) else {
      return false
    }
    walk.enter()
    var isNested = false
    while walk.more() {
      let key = walk.key()
      if walk.peek() == 0x5B, !names(at: walk.index).isEmpty {
        guard Self.unitLabel(key) != nil else { return false }
        if isNestedUnit(walk.index) { isNested = true }
      }
      walk.skip()
    }
    return isNested
  }

  /// Whether an object of a list holds a list of objects that are parts of units.
  private func isNestedUnit(_ list: Int) -> Bool {
    var walk = cursor
    walk.index = list
    walk.enter()
    var count = 0
    while count < 1_000, walk.more() {
      count += 1
      guard walk.peek() == 0x7B else {
        walk.skip()
        continue
      }
      walk.enter()
      var isFound = false
      while walk.more() {
        let key = walk.key()
        if walk.peek() == 0x5B, Self.part(key) != nil, !names(at: walk.index).isEmpty,
          !childWords.contains(key) || names(at: walk.index).isDisjoint(with: childWords)
        {
          isFound = true
        }
        walk.skip()
      }
      if isFound { return true }
    }
    return false
  }

  /// Reads the units of an object, the cursor standing at it; one that has a name is a unit itself.
  mutating func readUnits() {
    draft.ledger.dialect = "tree"
    draft.ledger.read.graphs = 1
    draft.graphs = [(draft.strings.intern("REPORTS_TO"), 0, 0)]
    if names(at: cursor.index).contains("name") { return readUnit("Team", above: nil, depth: 0) }
    cursor.enter()
    while cursor.more() {
      let key = cursor.key()
      if cursor.peek() == 0x5B, let part = Self.part(key) {
        readParts(part, above: nil, depth: 0)
      } else {
        let start = cursor.index
        let end = cursor.skip().upperBound
        if !Self.isSetting(key) { keepBeside([OtherList(key: key, start: start)], "units") }
        cursor.index = end
      }
    }
  }

  private mutating func readParts(_ part: UnitPart, above: UInt32?, depth: Int) {
    cursor.enter()
    while cursor.more() {
      guard cursor.peek() == 0x7B else {
        cursor.skip()
        continue
      }
      switch part {
      case .units(let label): readUnit(label, above: above, depth: depth)
      case .positions: readPosition(above)
      case .people: if let person = readSomebody(), let above { contain(person, above) }
      }
    }
  }

  private mutating func contain(_ node: UInt32, _ above: UInt32) {
    draft.containments.append((node, above))
  }

  /// Adds a node of a kind, the cursor standing at its object.
  private mutating func addNode(_ kind: String) -> (node: UInt32, place: (UInt32, UInt32)) {
    let place = place(cursor.index)
    let node = draft.addNode(id: ChartDraft.none, line: place.line, column: place.column)
    draft.ledger.read.nodes += 1
    append(Array(kind.utf8), "", kind: 6, node, isEdge: false, place)
    return (node, place)
  }

  private mutating func readUnit(_ label: String, above: UInt32?, depth: Int) {
    let (node, place) = addNode(label)
    var members = Members()
    cursor.enter()
    while cursor.more() {
      let key = cursor.key()
      if cursor.peek() == 0x5B, depth < Self.unitDepth, let part = Self.part(key),
        !names(at: cursor.index).isEmpty
      {
        readParts(part, above: node, depth: depth + 1)
      } else {
        thing = label
        readMember(key, node, .node, &members)
        thing = nil
      }
    }
    name(node, members, place, fallback: Int(node))
    if let above { contain(node, above) }
  }

  /// Reads a position and whoever holds it.
  private mutating func readPosition(_ above: UInt32?) {
    let title = positionName()
    let (node, place) = addNode("Role")
    var members = Members()
    var holders: [UInt32] = []
    cursor.enter()
    while cursor.more() {
      let key = cursor.key()
      if cursor.peek() == 0x7B, Self.holderWords.contains(ColumnRole.fold(key)) {
        if let holder = readSomebody() { holders.append(holder) }
      } else {
        readMember(key, node, .node, &members)
      }
    }
    if members.name == nil, !title.isEmpty {
      append(title, "name", kind: 0, node, isEdge: false, place)
    }
    // Positions of one name are many.
    members.name = nil
    name(node, members, place, fallback: Int(node))
    if let above { contain(node, above) }
    for holder in holders {
      let edge = draft.addEdge(
        source: draft.nodeIDs[Int(holder)], target: draft.nodeIDs[Int(node)], undirected: false,
        line: place.0, column: place.1)
      draft.ledger.read.edges += 1
      append(Array("HOLDS".utf8), "holds", kind: 7, edge, isEdge: true, place)
    }
  }

  /// The best word a position is called by, the cursor staying at its object.
  private func positionName() -> [UInt8] {
    var walk = cursor
    var best = (rank: Int.max, text: [UInt8]())
    walk.enter()
    while walk.more() {
      let key = walk.key()
      if walk.peek() == 0x22,
        let rank = Self.positionNames.firstIndex(of: ColumnRole.fold(key)), rank < best.rank
      {
        let text = walk.string()
        if !text.isEmpty { best = (rank, text) }
      } else {
        walk.skip()
      }
    }
    return best.text
  }

  /// Reads a person; nil for an object that names nobody, as open positions have it.
  private mutating func readSomebody() -> UInt32? {
    let isNamed = names(at: cursor.index).contains { key in
      switch ColumnRole.ofPeople(ColumnRole.fold(key)) {
      case .name?, .firstName?, .lastName?, .nameLastFirst?, .id?, .property("email")?: true
      default: false
      }
    }
    guard isNamed, !isNobody() else {
      cursor.skip()
      return nil
    }
    let (node, place) = addNode("Person")
    var members = Members()
    readMembers(node, .person, &members)
    takeOtherName(node, &members)
    composeName(node, &members)
    // Namesakes are not one.
    members.name = nil
    name(node, members, place, fallback: Int(node))
    if members.hasLeft { addLeft(node, place) }
    addSuperiors(node, members, place)
    return node
  }

  /// Whether all texts of an object, the cursor standing at it, that could name somebody are empty.
  private func isNobody() -> Bool {
    var walk = cursor
    walk.enter()
    while walk.more() {
      let key = walk.key()
      switch ColumnRole.ofPeople(ColumnRole.fold(key)) {
      case .name?, .firstName?, .lastName?, .nameLastFirst?, .id?, .property("email")?:
        if walk.peek() == 0x7B { return false }
        if let text = walk.scalar() {
          if !text.isEmpty { return false }
          continue
        }
      default: break
      }
      walk.skip()
    }
    return true
  }
}
