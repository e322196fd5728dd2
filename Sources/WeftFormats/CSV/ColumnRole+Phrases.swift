import WeftGraph

/// Headers that say the same as a known one in more words: `Vorgesetzter (Personalnummer)`,
/// `Código de empleado`, `Reports to Senior Post`, `Work Contact: Work Email`.
extension ColumnRole {
  /// The folded headers of a table, each as the known header that says the same where it is itself
  /// none and no other column is called so.
  static func folded(_ headers: [String]) -> [String] {
    var result = headers.map { fold($0) }
    let roles = Set(result.compactMap { ofPeople($0) })
    for (index, header) in headers.enumerated() where !isKnown(result[index]) {
      guard let known = phrase(header), let role = ofPeople(known), !roles.contains(role) else {
        continue
      }
      result[index] = known
    }
    return result
  }

  /// Whether a folded header means something as it stands.
  private static func isKnown(_ folded: String) -> Bool {
    folded.isEmpty || ofPeople(folded) != nil || ofRelations(folded) != nil
      || ofThings(folded) != nil || end(folded) != nil || ofHolder(folded) != nil
      || OrganizationVocabulary.property(readAs: folded, on: .nodes) != nil
      || OrganizationVocabulary.property(readAs: folded, on: .relationships) != nil
  }

  /// The known header that a longer one says, if it says one.
  private static func phrase(_ header: String) -> String? {
    let words = words(of: header)
    if let found = inBrackets(header) ?? behindSlash(header) { return found }
    guard words.count > 1 || header.unicodeScalars.contains(where: { $0.value > 0x2E7F }) else {
      return nil
    }
    guard !speaksOfOtherSuperiors(header) else { return nil }
    if let found = superiorPath(header) ?? behindSection(words) ?? superior(words) ?? post(words) {
      return found
    }
    let short = words.filter { !fillers.contains($0) }.joined()
    if short.count < words.joined().count, ofPeople(short) != nil { return short }
    if let section = header.firstIndex(of: ":"),
      case let topic = self.words(of: String(header[..<section])), topic != ["contact"],
      sections.isSuperset(of: topic)
    {
      let rest = fold(String(header[header.index(after: section)...]))
      if ofPeople(rest) != nil { return rest }
    }
    // What stands in brackets says how superiors are written, mostly.
    if header.hasSuffix(")"), let open = header.lastIndex(of: "(") {
      let rest = fold(String(header[..<open]))
      switch ofPeople(rest) {
      case .managerID?, .managerPosition?, .managerEmail?, .managerName?, .manager?,
        .property("level")?:
        return rest
      default: break
      }
    }
    return nil
  }

  /// The known header that brackets name, as templates of directories have it
  /// (`User name [userPrincipalName] Required`), or that stands before `(Label)`.
  private static func inBrackets(_ header: String) -> String? {
    if let open = header.lastIndex(of: "["), let close = header[open...].firstIndex(of: "]") {
      let inner = fold(String(header[header.index(after: open)..<close]))
      // Whether signing in is blocked says the contrary.
      let isTurned = words(of: header).first.map { ["block", "disable", "disabled"].contains($0) }
      if isTurned != true, ofPeople(inner) != nil { return inner }
    }
    guard header.hasSuffix(")"), let open = header.lastIndex(of: "(") else { return nil }
    let rest = fold(String(header[..<open]))
    let inner = fold(String(header[open...]))
    if ["matrix", "dotted", "dottedline", "functional"].contains(inner), ofPeople(rest) == .manager
    {
      return "dottedlinemanager"
    }
    return ["label", "name", "text"].contains(inner) && ofPeople(rest) != nil ? rest : nil
  }

  /// The id of somebody that a header calls by two words: `User/Employee ID`.
  private static func behindSlash(_ header: String) -> String? {
    guard let slash = header.lastIndex(of: "/") else { return nil }
    let (before, behind) = (fold(String(header[..<slash])), fold(String(header[slash...])))
    guard ofPeople(behind) == .id, !CSVLayout.genericIDs.contains(behind),
      ofPeople(before + "id") == .id
    else { return nil }
    return behind
  }

  /// What stands behind the name of a section of a report: `Employment Details Hire Date`.
  private static func behindSection(_ words: [String]) -> String? {
    guard let last = words.lastIndex(where: { ["information", "info", "details"].contains($0) }),
      last > 0, sections.isSuperset(of: words[..<last])
    else { return nil }
    let rest = words[(last + 1)...].joined()
    return ofPeople(rest) == nil ? nil : rest
  }

  /// What a path names that leads from the id of a superior to something else of them:
  /// `parent_id/name`, `manager_id/work_email`.
  private static func superiorPath(_ header: String) -> String? {
    guard let mark = header.lastIndex(of: "/"),
      ofPeople(fold(String(header[..<mark]))) == .managerID
    else { return nil }
    switch ofSuperior(named: fold(String(header[mark...]))) {
    case .managerEmail?: return "manageremail"
    case .managerName?: return "managername"
    default: return nil
    }
  }

  /// A word for a superior, before or behind by what the column names them.
  private static func superior(_ words: [String]) -> String? {
    let words = words.filter { !fillers.contains($0) && !qualifiers.contains($0) }
    let joined = words.joined()
    for word in superiorsOfAllLanguages {
      var rest: Substring
      let isFirst = joined.hasPrefix(word)
      if isFirst {
        rest = joined.dropFirst(word.count)
      } else if joined.hasSuffix(word) {
        rest = joined.dropLast(word.count)
      } else {
        continue
      }
      for word in ["employee", "person", "worker", "user"]
      where rest.hasPrefix(word) && rest.count > word.count && ofPeople(String(rest)) == nil {
        rest = rest.dropFirst(word.count)
      }
      switch ofSuperior(named: String(rest)) {
      case .managerID?: return "managerid"
      case .managerEmail?: return "manageremail"
      case .managerName?: return "managername"
      case .managerPosition? where isFirst: return "managerposition"
      case .manager?: return "manager"
      default: continue
      }
    }
    // Posts report, and so do months.
    if words.first == "reporting", posts.contains(words.dropFirst().joined()) {
      return "managerposition"
    }
    return nil
  }

  /// The role of a column of superiors that are named by what a folded header says.
  private static func ofSuperior(named rest: String) -> ColumnRole? {
    if posts.contains(rest) { return .managerPosition }
    if let known = ofManager("manager" + rest) { return known }
    switch ofPeople(rest) {
    case .id?: return .managerID
    case .positionID?: return .managerPosition
    case .property("email")?: return .managerEmail
    case .name?, .nameLastFirst?: return .managerName
    default: return nil
    }
  }

  /// A word for a position with words for its number: `Post Unique Reference`.
  private static func post(_ words: [String]) -> String? {
    guard let first = words.first, posts.contains(first), words.count > 1,
      numbers.isSuperset(of: words.dropFirst())
    else { return nil }
    return "positionid"
  }

  /// Whether a header begins with a word for a superior, or for the head of a unit, and is not about
  /// what they are or how many.
  static func speaksOfSuperiors(_ header: String) -> Bool {
    if unitHead(header) != nil { return true }
    let words = words(of: header).filter { !fillers.contains($0) }
    guard !words.isEmpty, attributes.isDisjoint(with: words) else { return false }
    let joined = words.joined()
    return superiorsOfAllLanguages.contains {
      joined.hasPrefix($0) && (joined.count == $0.count || $0.count > 4 || words.first == $0)
    } || !others.isDisjoint(with: words) && words.contains { superiorsOfAllLanguages.contains($0) }
  }

  /// Whether a header speaks of superiors who are not the ones a person reports to.
  static func speaksOfOtherSuperiors(_ header: String) -> Bool {
    !others.isDisjoint(with: words(of: String(header.prefix { $0 != "(" })))
  }

  /// What a header that names the head of a unit names it by: the empty text, `id`, `email` or `name`;
  /// and the folded word for the unit, empty for one that stands for it alone.
  static func unitHead(_ header: String) -> (unit: String, key: String)? {
    var rest = words(of: header)
    guard let head = rest.firstIndex(where: { heads.contains($0) }),
      head + 1 < rest.count || head > 0
    else { return nil }
    // A manager's department is not whose department somebody manages.
    if head == 0, !fillers.contains(rest[1]), !["leiter", "leiterin", "leitung"].contains(rest[0]) {
      return nil
    }
    rest.remove(at: head)
    rest.removeAll { fillers.contains($0) }
    var key = ""
    if let last = rest.last, let known = keys[last], rest.count > 1 {
      key = known
      rest.removeLast()
    }
    let unit = rest.joined()
    return units.contains(unit) ? (unit, key) : nil
  }

  /// The words of a header in lower case, parted at marks and where capitals begin.
  static func words(of header: String) -> [String] {
    var result: [String] = []
    var word = ""
    var wasLower = false
    for scalar in header.unicodeScalars {
      let isWord = scalar.properties.isAlphabetic || scalar.properties.numericType != nil
      if !isWord || wasLower && scalar.properties.isUppercase {
        if !word.isEmpty { result.append(word) }
        word = ""
      }
      if isWord {
        word += scalar.properties.lowercaseMapping
      } else if scalar == "#" {
        result.append("number")
      }
      wasLower = scalar.properties.isLowercase
    }
    if !word.isEmpty { result.append(word) }
    return result
  }

  // MARK: Words

  /// Words that join others and say nothing.
  private static let fillers: Set = [
    "of", "the", "de", "du", "des", "d", "l", "la", "le", "les", "del", "della", "delle", "dei",
    "di", "da", "do", "dos", "el", "der", "die", "das", "van", "von", "s",
  ]
  /// Words that say more of a superior, or of the post of one.
  private static let qualifiers: Set = [
    "senior", "direct", "immediate", "current", "line", "primary", "solid", "hiérarchique",
    "hierarchique", "directo", "direto", "diretto",
  ]
  /// Words for superiors other than those somebody reports to now.
  private static let others: Set = [
    "old", "previous", "former", "prior", "past", "next", "second", "secondary", "2nd",
    "third", "3rd", "skip", "matrix", "dotted", "functional", "indirect", "hr", "hiring", "project",
    "account", "acting", "interim", "backup", "deputy", "proposed", "future", "new",
  ]
  /// What superiors have, which names nobody.
  private static let attributes: Set = [
    "title", "titel", "titre", "level", "grade", "band", "phone", "telephone", "mobile", "fax",
    "location", "office", "city", "country", "department", "division", "group", "count", "total",
    "comments", "comment", "notes", "feedback", "rating", "score", "date", "status",
    "flag", "since", "start", "end", "type", "role", "approval", "approved", "language", "salary",
    "cost", "job", "is", "has", "path", "chain", "hierarchy", "experience",
  ]
  private static let posts: Set = [
    "post", "position", "seat", "poste", "stelle", "planstelle", "postreference",
    "postuniquereference", "postid", "positionid",
  ]
  private static let numbers: Set = [
    "unique", "reference", "ref", "id", "identifier", "no", "number", "nr", "code",
  ]
  /// What sections of a report are called whose columns are about the person.
  private static let sections: Set = [
    "work", "contact", "business", "employee", "worker", "person", "personal", "personnel", "job",
    "employment", "position", "assignment", "basic", "information", "info", "details",
  ]
  private static let heads: Set = [
    "head", "lead", "leader", "manager", "chief", "leiter", "leiterin", "leitung", "chef",
    "responsable", "jefe", "responsabile", "gerente",
  ]
  private static let units: Set = [
    "unit", "orgunit", "organizationunit", "organisationunit", "organizationalunit", "department",
    "dept", "team", "division", "group", "function", "organization", "organisation", "org",
    "businessunit", "abteilung", "bereich", "département", "service", "departamento", "équipe",
    "equipo", "dipartimento", "reparto",
  ]
  private static let keys = [
    "id": "id", "number": "id", "no": "id", "code": "id", "eid": "id", "email": "email",
    "mail": "email", "name": "name",
  ]
}
