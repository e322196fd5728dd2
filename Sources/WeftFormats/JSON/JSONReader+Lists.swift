import WeftGraph

extension JSONReader {
  // MARK: Lists in objects

  /// What lists of people are mostly called.
  private static let listWords: Set = [
    "employees", "users", "people", "persons", "staff", "members", "workers", "resources",
    "results", "data", "items", "value", "values", "records", "entries", "collection",
  ]

  /// Where the list of people begins that an object holds beside facts about the list and other lists;
  /// nil where the object is somebody and the list those below.
  ///
  /// People who name their managers are a list, whatever the object is called.
  func listOfPeople(_ start: Int, depth: Int = 0) -> Int? {
    var walk = cursor
    walk.index = start
    walk.enter()
    var lists: [(key: String, start: Int, names: Set<String>)] = []
    var inner: [Int] = []
    var isSomebody = false
    while walk.more() {
      let key = walk.key()
      switch walk.peek() {
      case 0x5B:
        let names = allNames(at: walk.index)
        if !names.isEmpty { lists.append((key, walk.index, names)) }
      case 0x7B: inner.append(walk.index)
      default:
        let role = ColumnRole.ofPeople(ColumnRole.fold(key))
        if key == "name" || key == "id" || role == .name || role == .id
          || role == .property("title")
        {
          isSomebody = true
        }
      }
      walk.skip()
    }
    let flat = lists.filter { $0.names.isDisjoint(with: childWords) }
    // Somebody's reports are below whoever they name.
    let stating = flat.filter { list in
      list.names.contains { Self.superior($0) != nil }
        && !(isSomebody && childWords.contains(list.key) && !Self.isListWord(list.key))
    }
    if let best = stating.first(where: { Self.isListWord($0.key) }) ?? stating.first {
      return best.start
    }
    guard !isSomebody else { return nil }
    let usual = lists.filter {
      !childWords.contains($0.key) || ["employees", "staff"].contains($0.key)
    }
    if lists.count == 1 { return usual.first?.start }
    let people = usual.filter { $0.names.contains(where: Self.namesSomebody) }
    if let best = people.first(where: { Self.isListWord($0.key) })
      ?? (people.count == 1 ? people.first : nil)
    {
      return best.start
    }
    guard depth == 0, lists.isEmpty else { return nil }
    let found = inner.compactMap { listOfPeople($0, depth: depth + 1) }
    return found.count == 1 ? found.first : nil
  }

  /// Where the only list of nodes begins whose objects name who is above them, where there are no links.
  func listOfBelow(_ parts: Parts) -> Int? {
    guard parts.edges.isEmpty, parts.elements.isEmpty, parts.hyperedges.isEmpty,
      parts.adjacency.isEmpty, parts.nodes.count == 1, parts.dialect.isEmpty,
      let list = parts.nodes.first, cursor.bytes[list] == 0x5B
    else { return nil }
    let isBelow = allNames(at: list).contains { $0 == "pid" || Self.superior($0) != nil }
    return isBelow ? list : nil
  }

  private static func isListWord(_ key: String) -> Bool { listWords.contains(key.lowercased()) }

  private static func namesSomebody(_ key: String) -> Bool {
    switch ColumnRole.ofPeople(ColumnRole.fold(key)) {
    case .name?, .firstName?, .lastName?: true
    case .property("email")?, .property("title")?: true
    default: false
    }
  }

  /// The names of the members of the first objects of an array.
  private func allNames(at start: Int) -> Set<String> {
    var list = cursor
    list.index = start
    list.enter()
    var result: Set<String> = []
    var count = 0
    while count < 100, list.more() {
      count += 1
      if list.peek() == 0x7B { result.formUnion(names(at: list.index)) }
      list.skip()
    }
    return result
  }

  /// Says that the lists beside that of the people are not read.
  mutating func noteOtherLists(_ start: Int, _ list: Int) {
    var walk = cursor
    walk.index = start
    walk.enter()
    while walk.more() {
      let key = walk.key()
      if walk.peek() == 0x5B, walk.index != list, !names(at: walk.index).isEmpty {
        let place = place(walk.index)
        draft.notes.add(
          "unread-value", "'\(key)' is a list beside that of people and is not read",
          line: place.line, column: place.column)
      }
      walk.skip()
    }
  }

  // MARK: Superiors

  /// The role of a member that names somebody above; nil for any other.
  static func superior(_ key: String) -> ColumnRole? {
    switch ColumnRole.ofPeople(ColumnRole.fold(key)) {
    case let role?
    where [.managerID, .manager, .managerName, .managerEmail, .otherManager, .dottedManager]
      .contains(role):
      role
    default: nil
    }
  }

  /// The word by which an object names somebody: id, else e-mail, else name; the cursor steps over it.
  mutating func reference() -> StringID? {
    var found: (rank: Int, word: StringID)?
    cursor.enter()
    while cursor.more() {
      let key = cursor.key()
      let rank: Int? =
        switch ColumnRole.ofPeople(ColumnRole.fold(key)) {
        case .id?: 0
        case .property("email")?: 1
        case .name?: 2
        default: nil
        }
      guard let rank, rank < found?.rank ?? .max, let text = cursor.word() else {
        cursor.skip()
        continue
      }
      if !text.isEmpty { found = (rank, draft.strings.intern(utf8: text.span)) }
    }
    return found?.word
  }

  /// Reads a list of words or objects for those above somebody, the cursor standing at it.
  /// - Returns: Whether it is such a list; otherwise the cursor stays.
  mutating func readSuperiors(_ key: String, _ members: inout Members) -> Bool {
    guard let role = Self.superior(key) else { return false }
    let start = cursor.index
    let isParent = ColumnRole.isParent(ColumnRole.fold(key))
    var read = members
    var count = 0
    cursor.enter()
    while cursor.more() {
      if cursor.peek() == 0x7B {
        if let word = reference() {
          addSuperior(role == .manager ? .managerID : role, word, isParent: isParent, &read)
        }
      } else if let text = cursor.word() {
        addSuperior(role, text, isParent: isParent, &read)
      } else {
        cursor.index = start
        return false
      }
      count += 1
    }
    guard count > 0 else {
      cursor.index = start
      return false
    }
    members = read
    return true
  }

  /// Notes a word for somebody above, where it is one.
  mutating func addSuperior(
    _ role: ColumnRole?, _ text: [UInt8], isParent: Bool, _ members: inout Members
  ) {
    let word = String(decoding: text, as: UTF8.self).lowercased()
    guard !text.isEmpty, !CSVReader.nobody.contains(word) else { return }
    addSuperior(role, draft.strings.intern(utf8: text.span), isParent: isParent, &members)
  }

  mutating func addSuperior(
    _ role: ColumnRole?, _ word: StringID, isParent: Bool, _ members: inout Members
  ) {
    switch role {
    case .managerID?: members.superiors.append((word, 0, isParent))
    case .managerPosition?: members.superiors.append((word, 1, isParent))
    case .managerEmail?: members.superiors.append((word, 2, isParent))
    case .managerName?: members.superiors.append((word, 3, isParent))
    case .manager?: members.superiors.append((word, 4, isParent))
    default: members.parents.append((word, role == .dottedManager))
    }
  }

  /// Adds the reporting lines to those that somebody's best words name, one to each however many
  /// members name them; the other words stand by.
  /// - Parameter above: The id of the one whose list the object is in.
  mutating func addSuperiors(
    _ node: UInt32, _ members: Members, _ place: (line: UInt32, column: UInt32),
    above: StringID? = nil
  ) {
    guard let best = members.superiors.map(\.rank).min() else { return }
    draft.assumedKind = ("Person", false)
    if members.superiors.contains(where: { !$0.isParent }) { tellsPeople = true }
    let id = draft.nodeIDs[Int(node)]
    var first: UInt32?
    var named: Set<StringID> = []
    for (word, rank, isParent) in members.superiors where rank == best && word != id {
      guard named.insert(word).inserted else {
        draft.notes.add(
          "stated-twice", "one superior is named by several members", line: place.line,
          column: place.column)
        continue
      }
      let edge = draft.addEdge(
        source: id, target: word, undirected: false, line: place.line, column: place.column)
      draft.edgeFlags[Int(edge)].insert(.targetReference)
      if isParent { draft.edgeFlags[Int(edge)].insert(.isBelow) }
      draft.ledger.read.edges += 1
      first = first ?? edge
    }
    guard let first else { return }
    let others = members.superiors.filter { $0.rank > best }.sorted { $0.rank < $1.rank }
    for word in others.map(\.word) + (above.map { [$0] } ?? [])
    where word != draft.edgeTargets[Int(first)] {
      draft.otherTargets.append((first, word))
    }
  }

  /// Says that somebody has left.
  mutating func addLeft(_ node: UInt32, _ place: (line: UInt32, column: UInt32)) {
    let column = column(ColumnKey(name: "active", kind: 1, isEdge: false))
    guard draft.nodeData[column].owners.last != node else { return }
    draft.nodeData[column].append(
      Array("false".utf8), owner: node, line: place.line, column: place.column,
      keepsPlaces: draft.notes.keepsPlaces, strings: &draft.strings)
    draft.notes.add(
      "inactive-person", "a status says that somebody has left", line: place.line,
      column: place.column)
  }

  /// Reads a member of somebody in a tree, who may name a superior beside the one above.
  mutating func readTreeMember(_ key: String, _ node: UInt32, _ members: inout Members) {
    let first = cursor.peek()
    let folded = ColumnRole.fold(key)
    if listsSkills(key), readSkills(node) { return }
    let isText = first == 0x22
    switch ColumnRole.ofPeople(folded) {
    case let role? where isText || first == 0x2D || (0x30...0x39).contains(first):
      switch role {
      case .managerID where folded != "parentid" && folded != "parent", .managerEmail,
        .managerName:
        if let text = cursor.word() { addSuperior(role, text, isParent: false, &members) }
        return
      case .status where isText:
        var walk = cursor
        let word = ColumnRole.fold(String(decoding: walk.string(), as: UTF8.self))
        if EmploymentStatus.hasLeft(word) { members.hasLeft = true }
      case .name where isText && members.name == nil && key != "name":
        var walk = cursor
        let text = walk.string()
        if !text.isEmpty { members.name = draft.strings.intern(utf8: text.span) }
      case .firstName where isText && members.first.isEmpty:
        var walk = cursor
        members.first = walk.string()
      case .lastName where isText && members.last.isEmpty:
        var walk = cursor
        members.last = walk.string()
      default: break
      }
    default: break
    }
    readMember(key, node, .node, &members)
  }
}
