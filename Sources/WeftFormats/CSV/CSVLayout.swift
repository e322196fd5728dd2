import WeftGraph

/// What a table holds and what each of its columns is for, told by its header and its name.
struct CSVLayout {
  /// What a row is.
  enum Kind {
    /// A person, or an open position.
    case people
    /// A node of another kind.
    case things
    /// A relation between two nodes.
    case relations
    /// A relation whose ends are of known kinds.
    case memberships(source: String, target: String)
    /// A node, or a relation, of a database export.
    case exportedNodes
    case exportedRelations
  }

  var kind = Kind.people
  /// The role of each column.
  var roles: [ColumnRole] = []
  /// The header of each column, without white space around it.
  var headers: [String] = []
  /// The label of the rows where nothing else names one, and whether that is a guess.
  var label: (name: String, isGuess: Bool)?
  /// Columns that conditions of a mapping ask for: properties among them keep their names.
  private var asked: Set<Int> = []
  /// Columns of further statuses, which stay properties of their own names.
  private(set) var furtherStatuses: [Int] = []
  /// Headers the mapping names.
  private(set) var mapped: Set<String> = []
  /// Whether rows are people for no more than parents or days of a beginning.
  private(set) var isKindUnsure = false
  /// What the file's name says rows are, and whether the header says that they are people instead.
  var nameOfFile: (label: String, isOverruled: Bool)?
  /// The header of each column, folded.
  private(set) var folded: [String] = []
  /// The label that the headers of the ends of relations speak of, empty for one the model has no word
  /// for; nil where they speak of none.
  var endLabel: String?
  /// The columns of the ends of relations where they are called alike, so that none comes first.
  private(set) var alikePair: AlikePair?
  /// Columns of further amounts of a table of relations beside its weight.
  var furtherWeights: [Int] = []
  /// Whether the name of the file is a relationship type.
  var isTypedByName = false
  /// Columns of a table of people whose words name one person each beside the id, and those of
  /// further names.
  var otherIDs: [Int] = []
  var otherNames: [Int] = []
  /// Whether rows are numbers of posts, and the column of those numbers, -1 for none.
  var posts = (count: -1, areRows: false)
  /// The space that an export's own ids are in, and those of the ends.
  var idSpaces: (own: String, source: String, target: String) = ("", "", "")

  /// How many columns mean something.
  var recognized: Int {
    roles.count { if case .property(let name) = $0 { Self.isKnown(name) } else { true } }
  }

  /// Whether the header alone names rows beyond doubt.
  var isCertain: Bool {
    switch kind {
    case .relations, .memberships, .exportedNodes, .exportedRelations: true
    case .people: roles.contains(.id) || roles.contains(.name) && roles.count > 1
    case .things: roles.contains(.id)
    }
  }

  private static func isKnown(_ name: String) -> Bool {
    OrganizationVocabulary.property(readAs: name, on: .nodes) != nil
      || OrganizationVocabulary.property(readAs: name, on: .relationships) != nil
      || knownNames.contains(OrganizationVocabulary.fold(name))
  }

  private static let knownNames: Set = [
    "title", "location", "businessunit", "division", "team", "name", "subtype", "label", "kind",
    "type", "category", "class", "labels", "group",
  ]

  /// The layout of a header, or nil if nothing in it names a row.
  /// - Parameters:
  ///   - file: The name of the file, whose stem may be a label or a type.
  ///   - mapping: The user's own words, which are left as they are.
  ///   - dated: The columns all of whose first values are dates, which are no ends of relations.
  init?(header: [String], file: String, mapping: MappingFile, dated: Set<Int> = []) {
    let renames = Self.renames(mapping)
    let kept = Self.keptWords(mapping)
    headers = header.map(Self.trim)
    let short = Self.withoutPaths(Self.withoutObject(headers), kept.attributes)
    let names = zip(headers, short).map { own, short in
      renames[OrganizationVocabulary.fold(own)] ?? renames[OrganizationVocabulary.fold(short)]
        ?? short
    }
    let folded = zip(headers, ColumnRole.folded(names)).map { own, word in
      kept.attributes.contains(OrganizationVocabulary.fold(own)) ? "" : word
    }
    asked = Set(
      headers.indices.filter {
        kept.conditions.contains(OrganizationVocabulary.fold(headers[$0]))
      })
    mapped = Set(
      headers.filter { header in
        let word = OrganizationVocabulary.fold(header)
        return renames[word] != nil || kept.attributes.contains(word)
      })
    for (index, name) in names.enumerated() { headers[index] = name }
    if Self.areExported(names) {
      readExport(names)
      return
    }
    var relations = Self.relations(folded, dated)
    if !relations.contains(.source) || !relations.contains(.target),
      let pair = Self.alikePair(names, folded, dated)
    {
      for index in relations.indices where Self.isEnd(relations[index]) { relations[index] = nil }
      relations[pair.source] = .source
      relations[pair.target] = .target
      alikePair = pair
    }
    if relations.contains(.source), relations.contains(.target) {
      kind = .relations
      endLabel = alikePair.map(\.label) ?? Self.endLabel(folded, dated, relations)
      roles = settle(relations, folded, names).enumerated().map { index, role in
        role ?? Self.property(folded[index], names[index], on: .relationships)
      }
      unite()
      isTypedByName = OrganizationVocabulary.types(readAs: Self.topic(file)).first != nil
      return
    }
    let ends = folded.compactMap { ColumnRole.ofEnds($0) }
    if ends.count >= 2, folded.allSatisfy({ Self.belongsToMembership($0) }),
      !Self.areSameThings(folded)
    {
      readMembership(folded, names, ends)
      return
    }
    readNodes(folded, names, file)
    guard readPosts(folded, names) || namesRows || readUnits(folded, names) else { return nil }
  }

  /// Whether some column names what a row is about.
  private var namesRows: Bool {
    roles.contains { role in
      switch role {
      case .id, .positionID, .name, .nameLastFirst, .firstName, .lastName: true
      case .property(let name): name == "email" && isPeople
      default: false
      }
    }
  }

  private var isPeople: Bool {
    if case .people = kind { true } else { false }
  }

  // MARK: Nodes

  private mutating func readNodes(_ folded: [String], _ names: [String], _ file: String) {
    self.folded = folded
    let holders = Self.holders(folded)
    let people = Self.withoutOtherPosts(
      Self.withSuperiors(holders ?? folded.map { ColumnRole.ofPeople($0) }, folded), folded)
    let evidence = Set(
      folded.compactMap { OrganizationVocabulary.property(readAs: $0, on: .nodes)?.name })
    let isArtificial =
      folded.contains { Self.artificial.contains($0) }
      || !evidence.isDisjoint(with: ["riskClass", "autonomy", "useClass"])
    // Columns that any table may have do not make people of what is called an AI system.
    let isPersonal = people.contains {
      $0.map(isArtificial ? Self.isPersonalAlone : Self.isPersonal) ?? false
    }
    let named = Self.label(ofFile: file)
    let isOverruled = named.map { label in
      label != "Person"
        && (holders != nil
          || Self.arePeople(folded, people, calledLike: label, isArtificial: isArtificial))
    }
    if let named, named != "Person" { nameOfFile = (named, isOverruled == true) }
    let arePositions = holders == nil && Self.arePositions(people)
    let stem =
      isOverruled == true
      ? "Person"
      : named ?? (arePositions ? "Role" : isPersonal ? nil : Self.label(naming: folded, people))
    if stem != nil && stem != "Person" || stem == nil && isArtificial && !isPersonal {
      kind = .things
      label = (stem == "System" && isArtificial ? "AISystem" : stem ?? "AISystem", false)
    } else if stem == "Person" || isPersonal {
      label = ("Person", false)
      isKindUnsure = stem != "Person" && !Self.tellPeople(folded, people)
    } else if !folded.contains(where: Self.kindWords.contains) {
      label = ("Person", true)
    } else if folded.contains(where: Self.isResponsibility) {
      // Rows of several kinds, which others own or oversee.
      kind = .things
    }
    for index in folded.indices {
      let word = folded[index]
      if word.isEmpty {
        roles.append(.property(names[index]))
      } else if !isPeople {
        let position = label?.name == "Role" ? Self.position(people[index], people) : nil
        roles.append(position ?? Self.thing(word, names[index], label?.name))
      } else if let skill = Self.skill(names[index]) {
        roles.append(.skill(skill))
      } else {
        roles.append(people[index] ?? Self.property(word, names[index], on: .nodes))
      }
    }
    if isPeople {
      settleTitle(folded)
      settleNames(folded)
      settleOthers(folded)
    }
    unite()
    // Behind another column, and without names, numbers of a kind are what rows refer to.
    if !isPeople, !roles.contains(.name), let index = roles.firstIndex(of: .id), index > 0,
      !Self.thingIDs.contains(folded[index]), ColumnRole.end(folded[index])?.key == "id"
    {
      roles[index] = .property(names[index])
    }
    settleLineKinds()
    if isPeople { findOtherWords(folded, people) }
    // A family name or given name alone is the whole name.
    if !roles.contains(.name), !roles.contains(.nameLastFirst),
      roles.contains(.firstName) != roles.contains(.lastName),
      let index = roles.firstIndex(where: { $0 == .firstName || $0 == .lastName })
    {
      roles[index] = .name
    }
  }

  static let people: Set = [
    "employee", "worker", "person", "mitarbeiter", "mitarbeiterin", "collaborateur", "salarié",
    "empleado", "dipendente", "funcionário", "funcionario", "colaborador", "medewerker", "employé",
    "employe", "persona", "pessoa", "personne",
  ]

  private static let kindWords: Set = [
    "kind", "type", "category", "class", "labels", "labelv", "nodetype", "breed",
  ]
  private static let artificial: Set = [
    "aisystem", "aisystemname", "aisystemid", "modelprovider", "aimodel", "modelname", "risklevel",
    "riskcategory", "riskclassification", "airiskclass", "aiactriskclass", "autonomylevel",
  ]

  /// Whether a column tells people even beside columns of AI systems.
  private static func isPersonalAlone(_ role: ColumnRole) -> Bool {
    switch role {
    case .managerID, .managerPosition, .managerEmail, .managerName, .firstName, .lastName,
      .dottedManager, .positionID:
      true
    default: false
    }
  }

  /// Whether only tables of people have such a column.
  private static func isPersonal(_ role: ColumnRole) -> Bool {
    switch role {
    case .managerID, .managerPosition, .managerEmail, .managerName, .manager, .otherManager,
      .dottedManager, .firstName, .lastName, .skills, .positionID:
      true
    case .property(let name): ["title", "email", "start", "fte", "department"].contains(name)
    default: false
    }
  }

  /// The kind of thing whose names the first column holds under the kind's own word, if no other
  /// column names rows.
  private static func label(naming folded: [String], _ people: [ColumnRole?]) -> String? {
    guard let first = folded.first, people.allSatisfy({ $0 != .id && $0 != .name }) else {
      return nil
    }
    guard let end = ColumnRole.end(first), end.label != "Person" else { return nil }
    switch end.word {
    case "agent": return hasEvidenceOfAI(folded) ? "AISystem" : "Agent"
    case "model": return hasEvidenceOfAI(folded) ? "AISystem" : nil
    // Messages are posts too.
    case "post": return nil
    default: return end.label
    }
  }

  /// Whether a column says who answers for what a row is about.
  private static func isResponsibility(_ word: String) -> Bool {
    guard case .relation(let type, _)? = ColumnRole.ofThings(word) else { return false }
    return ["OWNS", "ACCOUNTABLE_FOR", "RESPONSIBLE_FOR", "OVERSEES", "BUILDS", "APPROVES"]
      .contains(type)
  }

  /// Leaves the first of several columns of a role, and gives the others back their own names.
  mutating func unite() {
    settleHeads()
    for index in asked {
      if case .property = roles[index] { roles[index] = .property(headers[index]) }
    }
    // A name is a name, whatever stands before it under another word.
    let name = roles.indices.first { roles[$0] == .name && ColumnRole.fold(headers[$0]) == "name" }
    var seen: Set<ColumnRole> = []
    // What roles make columns of is taken.
    var taken: Set<String> = []
    for role in roles {
      switch role {
      case .name, .nameLastFirst, .firstName, .lastName: taken.insert("name")
      case .id: taken.insert("id")
      case .positionID: taken.insert("positionId")
      case .status: taken.insert("status")
      default: break
      }
    }
    // The number behind the last name made of each header.
    var numbers: [String: Int] = [:]
    func unique(_ name: String, _ header: String) -> String {
      var unique = taken.contains(name) ? header : name
      while taken.contains(unique) {
        let number = numbers[header, default: 1] + 1
        numbers[header] = number
        unique = "\(header) \(number)"
      }
      taken.insert(unique)
      return unique
    }
    for index in roles.indices {
      switch roles[index] {
      case .otherManager, .dottedManager, .skills, .skill, .relation, .end, .otherTarget: continue
      case .property(let name):
        roles[index] = .property(unique(name, headers[index]))
      case let role:
        let isOtherName = role == .name && name.map { $0 != index } ?? false
        guard isOtherName || !seen.insert(role).inserted else { continue }
        if role == .status { furtherStatuses.append(index) }
        roles[index] = .property(unique(headers[index], headers[index]))
      }
    }
    for index in roles.indices where headers[index].isEmpty && roles[index] == .property("") {
      roles[index] = .property("column \(index + 1)")
    }
  }
}
