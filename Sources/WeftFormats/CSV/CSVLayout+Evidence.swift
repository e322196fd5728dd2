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

  private static let genericIDs: Set = [
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

  private static func namesSomebody(_ role: ColumnRole?) -> Bool {
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

  /// Finds the columns by whose words rows may be meant too.
  mutating func findOtherWords(_ folded: [String], _ people: [ColumnRole?]) {
    for index in roles.indices {
      guard case .property = roles[index] else { continue }
      if people[index] == .id || ColumnRole.namesOne(folded[index]) { otherIDs.append(index) }
      if people[index] == .name || folded[index] == "cn" { otherNames.append(index) }
    }
  }
}
