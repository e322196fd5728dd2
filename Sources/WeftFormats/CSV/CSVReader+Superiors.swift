import WeftGraph

/// What the header and the whole table say of columns that name superiors.
extension CSVReader {
  /// Says which columns were read as what rows are known by and report to, where their headers are
  /// other words.
  mutating func noteRoles(_ layout: CSVLayout) {
    for (index, role) in layout.roles.enumerated() {
      guard let (word, plain) = Self.word(for: role) else { continue }
      let header = layout.headers[index]
      guard !header.isEmpty, !plain.contains(OrganizationVocabulary.fold(header)) else { continue }
      draft.notes.add(
        "renamed-column", "the column '\(header)' is read as \(word)", line: scanner.line, column: 1
      )
    }
  }

  /// The word of the model for a role, and the headers that say just that.
  private static func word(for role: ColumnRole) -> (String, Set<String>)? {
    switch role {
    case .id: ("id", ["id", "employeeid"])
    case .positionID: ("position id", ["positionid"])
    case .name: ("name", ["name"])
    case .firstName: ("first name", ["firstname"])
    case .middleName: ("middle name", ["middlename"])
    case .lastName: ("last name", ["lastname"])
    case .managerID: ("manager id", ["managerid"])
    case .managerPosition: ("position of the manager", ["managerpositionid", "managerposition"])
    case .managerEmail: ("manager e-mail", ["manageremail"])
    case .managerName: ("manager name", ["managername"])
    case .manager: ("manager", ["manager"])
    case .otherManager: ("a further manager", ["secondmanager"])
    case .dottedManager: ("manager by a dotted line", ["dotted"])
    case .lineKind: ("whether a line is dotted", [])
    case .status: ("status", ["status"])
    case .vacant: ("whether a position is open", ["vacant"])
    case .relation(let type, _): (type, [OrganizationVocabulary.fold(type)])
    case .weight: ("weight", ["weight"])
    case .period: ("period", ["period"])
    case .moment: ("the day of a period", ["date"])
    default: nil
    }
  }

  /// Finds columns whose headers speak of superiors and that are none for certain: they are such if
  /// their words are people's, and are told to have been left unread if not.
  mutating func noteSuperiors(_ layout: CSVLayout) {
    let managers: [ColumnRole] = [
      .managerID, .managerPosition, .managerEmail, .managerName, .manager,
    ]
    let hasManager = layout.roles.contains { managers.contains($0) }
    for (index, role) in layout.roles.enumerated() {
      let header = layout.headers[index]
      guard case .property(let name) = role, !layout.mapped.contains(header),
        ColumnRole.speaksOfSuperiors(header)
      else { continue }
      // `Supervisory Organization` is a team.
      if case .property? = ColumnRole.ofPeople(ColumnRole.fold(header)) { continue }
      if people.isStaff, let head = ColumnRole.unitHead(header), let unit = layout.unit(head.unit) {
        draft.unitHeads.append((unit, name))
      } else if people.isStaff, !hasManager, !ColumnRole.speaksOfOtherSuperiors(header) {
        draft.possibleManagers.append(name)
      } else {
        noteUnread(header)
      }
    }
  }

  private mutating func noteUnread(_ header: String) {
    draft.notes.add(
      "unread-superior", "the column '\(header)' stays a property and makes no relationship",
      line: scanner.line, column: 1)
  }

  // MARK: The whole table

  /// Takes references to a row's own name for the row's where it alone has the name; others are left
  /// for ambiguous.
  mutating func settleOwnNames() {
    guard !people.ownNames.isEmpty, people.names >= 0 else { return }
    var wanted = Bitset(capacity: draft.strings.count)
    for edge in people.ownNames { wanted.insert(draft.edgeTargets[Int(edge)].index) }
    var owner: [StringID: StringID] = [:]
    var shared: Set<StringID> = []
    let column = draft.nodeData[people.names]
    for (node, name) in zip(column.owners, column.strings) where wanted.contains(name.index) {
      let id = draft.nodeIDs[Int(node)]
      if owner.updateValue(id, forKey: name) ?? id != id { shared.insert(name) }
    }
    for edge in people.ownNames where !shared.contains(draft.edgeTargets[Int(edge)]) {
      draft.edgeFlags[Int(edge)].insert(.dropped)
      draft.ledger.read.edges -= 1
      draft.notes.add(
        "top-marked", "somebody who reports to themselves is the top",
        line: draft.edgeLines[Int(edge)], column: 1)
    }
  }

  /// Finds out whether positions are shared, as jobs are: then their ids mean nobody, unless a column
  /// says that it names managers by position.
  mutating func lookAtPositions() {
    guard people.positions >= 0, let layout, !layout.roles.contains(.managerPosition) else {
      return
    }
    let positions = draft.nodeData[people.positions].strings
    var seen = Bitset(capacity: draft.strings.count)
    for position in positions { seen.insert(position.index) }
    draft.sharesPositions = (positions.count - seen.count) * 10 > positions.count
  }
}

extension CSVLayout {
  /// The property that names the unit a folded word speaks of.
  func unit(_ word: String) -> String? {
    let unit: String? =
      switch word {
      case "department", "dept", "abteilung", "bereich", "département", "service", "departamento",
        "dipartimento", "reparto", "function":
        "department"
      case "division": "division"
      case "businessunit": "businessUnit"
      case "team", "équipe", "equipo", "group": "team"
      default:
        ["team", "department"].first { roles.contains(.property($0)) }
      }
    return unit.flatMap { roles.contains(.property($0)) ? $0 : nil }
  }
}
