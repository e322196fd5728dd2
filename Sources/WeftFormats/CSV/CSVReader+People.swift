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
    var furtherStatus: StringID?
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
    /// The first header in lower case, by which a header that is repeated shows.
    var firstHeader: [UInt8] = []
    /// Columns whose words mean somebody beside the id, and columns of further names.
    var otherIDs: [Int] = []
    var otherNames: [Int] = []
    /// Columns of managers, the best reference first; then further ones.
    var managers: [Int] = []
    /// The column that says whether a row's line is a dotted one.
    var lineKind = -1
    var others: [Int] = []
    var dotted: [Int] = []
    /// What words of a status mean.
    var statusOf: [StringID: Status] = [:]
    /// References to `0`, or several zeros, which mean nobody where nobody has that id.
    var zeroReferences: [UInt32] = []
    /// Whether rows are what befell people, and what was read of whom.
    var areEvents = false
    var seen: Set<[StringID]> = []
    /// Rows whose superior is not known, and the words that say so.
    var unknownSuperiors: [(id: StringID, word: StringID, line: UInt32)] = []
    /// References to the name of the row itself, which are to the row where nobody else has it.
    var ownNames: [UInt32] = []
    /// Columns that say from when, and until when, a row is true of its id.
    var validFrom = -1
    var validUntil = -1
    /// The skills of each list that was met, and the node of each skill.
    var skillLists: [StringID: [(skill: StringID, level: Int64?)]] = [:]
    var skills: [StringID: StringID] = [:]
    var skillNames: [StringID] = []
    /// The first row of each skill.
    var skillPlaces = NotePlaces()
    /// Whether some column relates rows to others, or lists skills.
    var hasRelations = false
    /// The name that ids of this export are put behind, empty for none.
    var idSpace = ""
    var emailColumn = -1
    var titleColumn = -1
    /// Whether rows are people, and whether they are numbers of posts.
    var isStaff = false
    var countsPosts = false
    /// Which columns may say that somebody has left beside the status.
    var furtherStatuses: [Bool] = []
    var activeColumn = -1
    /// Whether the table has a column of ids.
    var hasIDs = false
    /// The column whose word for the one above says nothing of managing.
    var parentColumn = -1
    /// Columns of the parts of a name beside a whole one, and whether the last name is a part of it.
    var firsts = -1
    var middles = -1
    var lasts = -1
    /// The column of the given names that people go by.
    var preferred = -1
    var joinsLast = false
  }

  /// What a word of a status means.
  enum Status { case none, left, vacant, undisclosed }

  /// What a row of people does with a cell, without the names of actions and roles.
  enum Step {
    case id, positionID, name, nameLastFirst, firstName, middleName, lastName, status, vacant
    case text(Int)
    case typed(Int)
    case none

    /// Whether most cells become strings of the chart.
    var isInterned: Bool {
      switch self {
      case .typed, .vacant, .firstName, .middleName, .lastName: false
      default: true
      }
    }

    init(_ action: Action) {
      switch action {
      case .text(let column): self = .text(column)
      case .typed(let column): self = .typed(column)
      case .ignore: self = .none
      case .role(let role):
        self =
          switch role {
          case .id: .id
          case .positionID: .positionID
          case .name: .name
          case .nameLastFirst: .nameLastFirst
          case .firstName: .firstName
          case .middleName: .middleName
          case .lastName: .lastName
          case .status: .status
          case .vacant: .vacant
          default: .none
          }
      }
    }
  }

  mutating func prepareStates(_ layout: CSVLayout) {
    steps = actions.map { Step($0) }
    if isEdgeTable {
      prepareRelations(layout)
      return
    }
    func index(_ role: ColumnRole) -> Int? { layout.roles.firstIndex(of: role) }
    people.managers =
      [ColumnRole.managerID, .managerPosition, .managerEmail, .managerName, .manager]
      .compactMap { index($0) }
    people.lineKind = index(.lineKind) ?? -1
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
    if case .people = layout.kind { people.isStaff = true }
    people.countsPosts = layout.posts.areRows
    people.firstHeader = Array(layout.headers.first?.lowercased().utf8 ?? "".utf8)
    people.otherIDs = layout.otherIDs
    people.otherNames = layout.otherNames
    people.idSpace = layout.idSpaces.own
    people.furtherStatuses = layout.roles.indices.map { layout.furtherStatuses.contains($0) }
    people.emailColumn = index(.property("email")) ?? -1
    people.titleColumn = index(.property("title")) ?? -1
    people.activeColumn = index(.property("active")) ?? -1
    people.hasIDs = index(.id) != nil
    if let parent = index(.managerID),
      ColumnRole.isParent(ColumnRole.fold(layout.headers[parent]))
    {
      people.parentColumn = parent
    }
    people.preferred = index(.property("preferredName")) ?? -1
    if index(.name) != nil || index(.nameLastFirst) != nil { prepareParts(layout) }
    let hasName = layout.roles.contains {
      $0 == .name || $0 == .nameLastFirst || $0 == .firstName || $0 == .lastName
    }
    noteNames(layout, hasName: hasName)
    noteFileName(layout)
    noteRoles(layout)
    noteSuperiors(layout)
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
    if let label = layout.label, label.name != Self.agent {
      draft.assumedKind = (label.name, label.isGuess)
      draft.isKindUnsure = layout.isKindUnsure
    }
    draft.graphs = [(draft.strings.intern("REPORTS_TO"), 0, 0)]
    draft.edgeData = [
      DraftColumn(name: "", type: .string, role: .elementKind),
      DraftColumn(name: "subtype", type: .string), DraftColumn(name: "level", type: .integer),
    ]
  }

  /// Says where people get their names from, if that is not plain.
  private mutating func noteNames(_ layout: CSVLayout, hasName: Bool) {
    guard case .people = layout.kind else { return }
    draft.titlesAreNoNames = true
    if !hasName {
      draft.notes.add(
        "unnamed-people", "no column holds names; people are called by their ids",
        line: scanner.line, column: 1)
    }
    if let index = layout.roles.firstIndex(of: .nameLastFirst) {
      draft.notes.add(
        "renamed-column",
        "the column '\(layout.headers[index])' is read as name, given name first",
        line: scanner.line, column: 1)
    }
  }

  /// Reads a row that is a node.
  mutating func readNode() {
    row = PersonRow()
    let line = scanner.line
    if people.isStaff || people.countsPosts, isTotal() {
      draft.notes.add(
        "skipped-line", "a line of totals, or a remark under the table, was left out", line: line,
        column: 1)
      return
    }
    if repeatsHeader() {
      draft.notes.add(
        "skipped-line", "a line that repeats the header was left out", line: line, column: 1)
      return
    }
    if people.areEvents, let layout, isRepeatedPerson(layout) { return }
    let owner = UInt32(draft.nodeCount)
    var filled = 0
    for index in steps.indices {
      let range = cell(index)
      guard !range.isEmpty else { continue }
      filled += 1
      switch steps[index] {
      case .id: row.id = intern(range)
      case .positionID: row.positionID = intern(range)
      case .name: row.name = intern(range)
      case .nameLastFirst: row.name = givenNameFirst(range)
      case .firstName: row.first = range
      case .middleName: row.middle = range
      case .lastName: row.last = range
      case .status: row.status = intern(range)
      case .vacant:
        row.isVacant = ["true", "1", "yes", "y", "x", "ja", "oui", "si", "sí", "vacant", "open"]
          .contains(text(range).lowercased())
      case .text(let column):
        let id = intern(range)
        draft.nodeData[column].append(id, owner: owner)
        if index == people.emailColumn { row.email = id }
        if index == people.titleColumn { row.title = id }
        if people.furtherStatuses[index], meaning(id, isName: false) != .none {
          row.furtherStatus = id
        }
      case .typed(let column): store(range, inTyped: column, owner: owner)
      case .none: break
      }
    }
    guard filled > 0 else { return }
    noteLength()
    draft.ledger.read.data += filled
    draft.ledger.read.nodes += 1
    composeName(owner)
    addOtherWords(owner)
    let status = people.isStaff ? status() : .none
    if status == .undisclosed { row.name = nil }
    let id = identify(status, line)
    _ = draft.addNode(id: id, line: line, column: 1)
    if status == .vacant {
      draft.nodeData[people.kinds].append(draft.strings.intern("Role"), owner: owner)
      draft.notes.add(
        "open-position", "an open position is a role nobody holds", line: line, column: 1)
      if let name = row.title ?? row.name { setName(name, owner) }
      // Others may report to it by the word that stands in the place of a name.
      if row.title != nil, let word = row.name { draft.otherNames.append((word, owner)) }
    } else if let name = row.name {
      setName(name, owner)
    }
    if let position = row.positionID, people.positions >= 0 {
      draft.nodeData[people.positions].append(position, owner: owner)
    }
    if let word = row.status, people.statuses >= 0 {
      draft.nodeData[people.statuses].append(word, owner: owner)
    }
    if status == .left, people.actives >= 0 {
      draft.nodeData[people.actives].owners.append(owner)
      draft.nodeData[people.actives].words.append(0)
      draft.notes.add(
        "inactive-person", "a status says that somebody has left", line: line, column: 1)
    }
    if people.isStaff { addManagers(id, owner, line) }
    if people.hasRelations, let layout { addRelations(layout, id, line) }
  }

  private mutating func setName(_ name: StringID, _ owner: UInt32) {
    guard people.names >= 0 else { return }
    draft.nodeData[people.names].append(name, owner: owner)
  }

  /// The id of the row's node: its own, else its position's; its e-mail or name where there are no ids.
  private mutating func identify(_ status: Status, _ line: UInt32) -> StringID {
    if let id = row.id {
      guard !people.idSpace.isEmpty else { return id }
      return draft.strings.intern("\(people.idSpace):\(draft.strings[id])")
    }
    if let id = row.positionID { return id }
    if people.countsPosts { return draft.placeID(line: line, column: 1) }
    if status != .vacant, !people.hasIDs, let id = row.email ?? row.name { return id }
    draft.notes.add(
      "node-without-id", "a row has no id and is known by its place", line: line, column: 1)
    return draft.placeID(line: line, column: 1)
  }
}
