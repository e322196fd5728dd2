import WeftGraph

/// What a header says of its rows beside, or against, the name of the file.
extension CSVLayout {
  /// Whether a header describes people though the file is called like a table of something else.
  ///
  /// Parts of a name, an id of an employee and a title beside a name are what people have. An e-mail
  /// address or a manager alone is not enough: teams and systems may have them.
  static func arePeople(
    _ folded: [String], _ roles: [ColumnRole?], calledLike label: String, isArtificial: Bool
  ) -> Bool {
    let own = folded.firstIndex { $0 == OrganizationVocabulary.fold(label) + "id" }
    if let id = roles.firstIndex(where: { $0 == .id }), own ?? .max > id,
      !genericIDs.contains(folded[id])
    {
      return true
    }
    if own != nil { return false }
    if roles.contains(.nameLastFirst) || roles.contains(.firstName) && roles.contains(.lastName) {
      return true
    }
    guard !isArtificial, roles.contains(.name) else { return false }
    let hasManager = roles.indices.contains { index in
      switch roles[index] {
      case .managerID?, .managerEmail?, .managerName?, .manager?:
        !["parent", "parentid", "leader", "leaderid", "head", "headid"].contains(folded[index])
      default: false
      }
    }
    let has = { (name: String) in roles.contains(.property(name)) }
    if has("title") { return hasManager || has("email") || has("start") || has("fte") }
    return hasManager && has("email") && !["System", "AISystem"].contains(label)
  }

  /// Whether some column is one that only people have, not also units, projects and classes: more than
  /// a parent and the day something began.
  static func tellPeople(_ folded: [String], _ roles: [ColumnRole?]) -> Bool {
    zip(folded, roles).contains { word, role in
      switch role {
      case .managerID?, .manager?: !ColumnRole.isParent(word)
      case .managerPosition?, .managerEmail?, .managerName?, .otherManager?, .dottedManager?,
        .firstName?, .lastName?, .nameLastFirst?, .skills?, .positionID?, .vacant?:
        true
      case .id?: word.hasPrefix("emp") || word.hasPrefix("person")
      case .property("start")?: !["start", "startdate"].contains(word)
      case .property(let name)?: ["title", "email", "fte", "department"].contains(name)
      case .name?: word.hasPrefix("employee") || people.contains(word) || word == "fullname"
      default: false
      }
    }
  }

  static let genericIDs: Set = [
    "id", "uniqueid", "uniqueidentifier", "recordid", "uid", "assignmentnumber", "filenumber",
  ]

  /// The roles of a table of positions that says who holds each and has no other word for people; nil
  /// if it is none.
  static func holders(_ folded: [String]) -> [ColumnRole?]? {
    let people = folded.map { ColumnRole.ofPeople($0) }
    guard people.contains(.positionID), !people.contains(where: namesSomebody) else { return nil }
    let holders = folded.map { ColumnRole.ofHolder($0) }
    guard holders.contains(where: { $0 != nil }) else { return nil }
    return zip(holders, people).map { $0 ?? $1 }
  }

  /// Whether rows are positions and nothing says who holds them.
  static func arePositions(_ roles: [ColumnRole?]) -> Bool {
    roles.contains(.positionID)
      && !roles.contains { namesSomebody($0) || $0 == .vacant || $0 == .status }
  }

  static func namesSomebody(_ role: ColumnRole?) -> Bool {
    switch role {
    case .id?, .name?, .nameLastFirst?, .firstName?, .lastName?: true
    case .property("email")?: true
    default: false
    }
  }

  /// What a column of a table of roles is for, where it has a word for positions.
  static func position(_ role: ColumnRole?, _ roles: [ColumnRole?]) -> ColumnRole? {
    switch role {
    case .positionID?: .id
    case .managerPosition?: .relation("REPORTS_TO", isTurnedAround: false)
    case .property("title")? where !roles.contains(.name): .name
    case .property(let unit)?
    where ["department", "team", "division", "businessUnit"].contains(unit):
      .property(unit)
    default: nil
    }
  }

  /// Takes the ids of other systems, or names that are mostly something else, where a table has no
  /// better ones.
  mutating func settleOthers(_ folded: [String]) {
    if !roles.contains(.id), !roles.contains(.positionID),
      let index = ColumnRole.otherIDs.lazy.compactMap({ folded.firstIndex(of: $0) }).first
        ?? (["key", "code"].contains(folded.first) ? 0 : nil)
    {
      roles[index] = .id
    }
    // Parents are numbered so where nodes of a chart are.
    if roles.contains(.id), let index = folded.firstIndex(of: "pid"),
      !roles.contains(where: { [.managerID, .manager, .managerName].contains($0) })
    {
      roles[index] = .managerID
    }
    let isNamed = roles.contains {
      [.name, .nameLastFirst, .firstName, .lastName].contains($0)
    }
    if !isNamed,
      let index = ColumnRole.otherNames.lazy.compactMap({ folded.firstIndex(of: $0) }).first
    {
      roles[index] = .name
    }
  }

  /// Leaves kinds of lines where some column names managers.
  mutating func settleLineKinds() {
    let hasManager = roles.contains { role in
      switch role {
      case .managerID, .managerPosition, .managerEmail, .managerName, .manager: true
      default: false
      }
    }
    for index in roles.indices where roles[index] == .lineKind && !hasManager {
      roles[index] = .property(headers[index])
    }
  }

  /// Finds the columns by whose words rows may be meant too.
  mutating func findOtherWords(_ folded: [String], _ people: [ColumnRole?]) {
    for index in roles.indices {
      guard case .property = roles[index] else { continue }
      if people[index] == .id || ColumnRole.namesOne(folded[index]) { otherIDs.append(index) }
      if people[index] == .name || folded[index] == "cn" { otherNames.append(index) }
    }
  }

  /// The roles of people with those of headers that name a superior by another column's header; that
  /// column is the id where there is no other.
  static func withSuperiors(_ roles: [ColumnRole?], _ folded: [String]) -> [ColumnRole?] {
    // Units have those above them too, but no names of people.
    guard roles.contains(where: namesSomebody) else { return roles }
    var result = roles
    for index in folded.indices where roles[index] == nil {
      guard let (role, column) = ColumnRole.ofSuperior(folded[index], among: folded, roles) else {
        continue
      }
      if roles[column] == nil {
        guard !result.contains(.id) || result[column] == .id else { continue }
        result[column] = .id
      }
      result[index] = role
    }
    return result
  }

  /// Takes a table whose columns are the id and name of a unit, or the one above it, as one of units.
  mutating func readUnits(_ folded: [String], _ names: [String]) -> Bool {
    for (unit, unitLabel) in Self.units {
      let ids = Set(["id", "code", "number", "no", "nr", "key"].map { unit + $0 })
      guard let id = folded.firstIndex(where: { ids.contains($0) }) else { continue }
      let name = folded.firstIndex { $0 == unit + "name" || $0 == unit }
      let parent = folded.firstIndex { word in
        Self.above.contains { word.hasPrefix($0) && word.dropFirst($0.count).hasPrefix(unit) }
          || word == "parentid" || word == "parent"
      }
      guard name != nil || parent != nil else { continue }
      kind = .things
      label = (unitLabel, false)
      roles = folded.indices.map { index in
        switch index {
        case id: .id
        case name: .name
        case parent: .relation("PART_OF", isTurnedAround: false)
        default: Self.thing(folded[index], names[index], unitLabel)
        }
      }
      unite()
      return true
    }
    return false
  }

  /// Words for units, folded, and what they are.
  private static let units: [(word: String, label: String)] = [
    ("dept", "Function"), ("department", "Function"), ("division", "Function"),
    ("businessunit", "Function"), ("abteilung", "Function"), ("bereich", "Function"),
    ("orgunit", "Team"), ("organizationunit", "Team"), ("organisationunit", "Team"),
    ("organizationalunit", "Team"), ("organisationalunit", "Team"), ("unit", "Team"),
    ("team", "Team"), ("group", "Team"), ("orgeinheit", "Team"), ("organisationseinheit", "Team"),
    ("organization", "Team"), ("organisation", "Team"), ("supervisoryorganization", "Team"),
  ]
  /// What a folded word for a unit is in the model; nil for other words.
  static func unitLabel(_ folded: String) -> String? {
    units.first { $0.word == folded }?.label
      ?? ["company", "office", "branch", "section", "unit", "organization", "organisation"]
      .first { folded.hasSuffix($0) }.map { _ in "Team" }
  }
  private static let above = ["parent", "superior", "higher", "upper", "reportsto", "partof"]
}
