import WeftGraph

extension CSVReader {
  /// What a row says of the person, position or thing it is about.
  struct PersonRow {
    var id: StringID?
    var positionID: StringID?
    var name: StringID?
    var first: Range<Int> = 0..<0
    var middle: Range<Int> = 0..<0
    var last: Range<Int> = 0..<0
    var email: StringID?
    var status: StringID?
    var title: StringID?
    var isVacant = false
  }

  /// What rows of people have in common.
  struct PeopleState {
    var names = -1
    var kinds = -1
    var positions = -1
    var statuses = -1
    var actives = -1
    /// Columns of managers, the best reference first; then further ones.
    var managers: [Int] = []
    var others: [Int] = []
    var dotted: [Int] = []
    /// What words of a status mean.
    var statusOf: [StringID: Status] = [:]
    /// References to `0`, which mean nobody where nobody has that id.
    var zeroReferences: [UInt32] = []
    /// The skills of each list that was met, and the node of each skill.
    var skillLists: [StringID: [(skill: StringID, level: Int64?)]] = [:]
    var skills: [StringID: StringID] = [:]
    var skillNames: [StringID] = []
    /// Whether some column relates rows to others, or lists skills.
    var hasRelations = false
    var emailColumn = -1
    var titleColumn = -1
    var activeColumn = -1
  }

  /// What a word of a status means.
  enum Status { case none, left, vacant }

  mutating func prepareStates(_ layout: CSVLayout) {
    if isEdgeTable {
      prepareRelations(layout)
      return
    }
    func index(_ role: ColumnRole) -> Int? { layout.roles.firstIndex(of: role) }
    people.managers =
      [ColumnRole.managerID, .managerPosition, .managerEmail, .managerName, .manager]
      .compactMap { index($0) }
    for (position, role) in layout.roles.enumerated() {
      if role == .otherManager { people.others.append(position) }
      if role == .dottedManager { people.dotted.append(position) }
    }
    people.hasRelations = layout.roles.contains { role in
      switch role {
      case .skills, .skill, .relation: true
      default: false
      }
    }
    if case .people = layout.kind, let id = index(.id),
      ColumnRole.fold(layout.headers[id]) != "id"
    {
      draft.idProperty = "employeeId"
    }
    people.emailColumn = index(.property("email")) ?? -1
    people.titleColumn = index(.property("title")) ?? -1
    people.activeColumn = index(.property("active")) ?? -1
    let hasName = layout.roles.contains {
      $0 == .name || $0 == .firstName || $0 == .lastName
    }
    if hasName { people.names = addColumn(DraftColumn(name: "name", type: .string)) }
    if index(.positionID) != nil {
      people.positions = addColumn(DraftColumn(name: "positionId", type: .string))
    }
    if index(.status) != nil {
      people.statuses = addColumn(DraftColumn(name: "status", type: .string))
      people.actives =
        people.activeColumn >= 0
        ? -1 : addColumn(DraftColumn(name: "active", type: .boolean))
    }
    people.kinds = addColumn(DraftColumn(name: "", type: .string, role: .elementKind))
    if let label = layout.label { draft.assumedKind = (label.name, label.isGuess) }
    draft.graphs = [(draft.strings.intern("REPORTS_TO"), 0, 0)]
    draft.edgeData = [
      DraftColumn(name: "", type: .string, role: .elementKind),
      DraftColumn(name: "subtype", type: .string), DraftColumn(name: "level", type: .integer),
    ]
  }

  /// Reads a row that is a node.
  mutating func readNode() {
    guard let layout else { return }
    row = PersonRow()
    let line = scanner.line
    let owner = UInt32(draft.nodeCount)
    var filled = 0
    for index in actions.indices {
      let range = cell(index)
      guard !range.isEmpty else { continue }
      filled += 1
      switch actions[index] {
      case .role(let role): take(role, range)
      case .text(let column):
        let id = intern(range)
        draft.nodeData[column].append(id, owner: owner)
        if index == people.emailColumn { row.email = id }
        if index == people.titleColumn { row.title = id }
      case let action: store(range, in: action, owner: owner)
      }
    }
    guard filled > 0 else { return }
    if scanner.cells.count > actions.count {
      draft.notes.add(
        "extra-cell", "a record has more cells than the header", line: line, column: 1)
    }
    draft.ledger.read.data += filled
    draft.ledger.read.nodes += 1
    composeName()
    let isPeople = if case .people = layout.kind { true } else { false }
    let status = isPeople ? status() : .none
    let id = identify(status, line, isExport: !layout.idSpaces.own.isEmpty)
    _ = draft.addNode(id: id, line: line, column: 1)
    if status == .vacant {
      draft.nodeData[people.kinds].append(draft.strings.intern("Role"), owner: owner)
      draft.notes.add(
        "open-position", "an open position is a role nobody holds", line: line, column: 1)
      if let name = row.title ?? row.name { setName(name, owner) }
    } else if let name = row.name {
      setName(name, owner)
    }
    if let position = row.positionID, people.positions >= 0 {
      draft.nodeData[people.positions].append(position, owner: owner)
    }
    if let word = row.status, people.statuses >= 0 {
      draft.nodeData[people.statuses].append(word, owner: owner)
      if status == .left, people.actives >= 0 {
        draft.nodeData[people.actives].owners.append(owner)
        draft.nodeData[people.actives].words.append(0)
        draft.notes.add(
          "inactive-person", "a status says that somebody has left", line: line, column: 1)
      }
    }
    if isPeople { addManagers(id, owner, line) }
    if people.hasRelations { addRelations(layout, id, line) }
  }

  private mutating func setName(_ name: StringID, _ owner: UInt32) {
    guard people.names >= 0 else { return }
    draft.nodeData[people.names].append(name, owner: owner)
  }

  private mutating func take(_ role: ColumnRole, _ range: Range<Int>) {
    switch role {
    case .id: row.id = intern(range)
    case .positionID: row.positionID = intern(range)
    case .name: row.name = intern(range)
    case .firstName: row.first = range
    case .middleName: row.middle = range
    case .lastName: row.last = range
    case .status: row.status = intern(range)
    case .vacant:
      row.isVacant = ["true", "1", "yes", "y", "x", "ja", "oui", "si", "sí", "vacant", "open"]
        .contains(text(range).lowercased())
    default: break
    }
  }

  /// Joins given and family names.
  private mutating func composeName() {
    guard row.name == nil, !(row.first.isEmpty && row.last.isEmpty) else { return }
    var bytes: [UInt8] = []
    for part in [row.first, row.middle, row.last] where !part.isEmpty {
      if !bytes.isEmpty { bytes.append(0x20) }
      bytes += scanner.bytes[part]
    }
    row.name = draft.strings.intern(utf8: bytes.span)
  }

  /// The id of the row's node: its own, else its position's, e-mail or name.
  private mutating func identify(_ status: Status, _ line: UInt32, isExport: Bool) -> StringID {
    if let id = row.id {
      guard isExport, let space = layout?.idSpaces.own else { return id }
      return draft.strings.intern("\(space):\(draft.strings[id])")
    }
    if let id = row.positionID { return id }
    if status != .vacant, let id = row.email ?? row.name { return id }
    draft.notes.add(
      "node-without-id", "a row has no id and is known by its place", line: line, column: 1)
    return draft.strings.intern("\(line):1")
  }

  // MARK: Status

  /// Whether the row's person has left, or nobody is there.
  private mutating func status() -> Status {
    if row.isVacant { return .vacant }
    if let word = row.status, meaning(word, isName: false) != .none {
      return meaning(word, isName: false)
    }
    if let name = row.name { return meaning(name, isName: true) }
    return row.email == nil && row.id == nil && row.positionID != nil ? .vacant : .none
  }

  private mutating func meaning(_ word: StringID, isName: Bool) -> Status {
    // Words are short; names of people, mostly all different, are not looked at twice.
    guard draft.strings.utf8(word).count <= 40 else { return .none }
    if !isName, let known = people.statusOf[word] { return known }
    if isName {
      guard let first = draft.strings.utf8(word).first,
        Self.vacantInitials.contains(first | 0x20)
      else { return .none }
    }
    let folded = ColumnRole.fold(draft.strings[word])
    var result = Status.none
    if Self.vacantWords.contains(folded) || isName && Self.vacantNames.contains(folded) {
      result = .vacant
    } else if !isName, Self.leftWords.contains(folded) {
      result = .left
    }
    if !isName { people.statusOf[word] = result }
    return result
  }

  private static let vacantWords: Set = [
    "vacant", "vacancy", "openposition", "unfilled", "tobehired", "tobefilled", "unbesetzt",
    "vakant", "vacante", "vacant1", "openrequisition", "openreq", "hiring", "àpourvoir", "vago",
  ]
  private static let vacantNames: Set = [
    "open", "tbd", "tbh", "tbc", "tba", "nn", "openrole", "newhire", "offen", "poste vacant",
    "postevacant", "posiciónvacante", "vacantposition", "vacantrole", "vacanttbh", "none", "na",
  ]
  /// The first letters of those words, and of no other.
  private static let vacantInitials: Set<UInt8> = {
    var letters: Set<UInt8> = [0x5B, 0x28, 0x3C, 0x7B, 0x2D, 0x2A]
    for word in vacantWords.union(vacantNames) {
      if let first = word.utf8.first { letters.insert(first | 0x20) }
    }
    return Set(letters.map { $0 | 0x20 })
  }()
  private static let leftWords: Set = [
    "terminated", "inactive", "left", "former", "resigned", "retired", "separated", "exited",
    "offboarded", "departed", "deceased", "dismissed", "leaver", "ausgeschieden", "inaktiv",
    "gekündigt", "parti", "inactif", "sorti", "baja", "inactivo", "desligado", "demitido",
    "inativo", "cessato", "uitdienst", "inactief", "disabled", "deactivated", "termed",
    "notactive", "terminatedemployee", "exemployee", "t",
  ]
}
