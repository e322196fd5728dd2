/// Headers that are made of several words, each of which says something.
extension ColumnRole {
  /// The role of a folded header that is made of a word for a superior, what kind of superior, and by
  /// what it names them: `Worker's Manager`, `Reports To (Employee Number)`, `manager/displayName`.
  static func ofManager(_ folded: String) -> ColumnRole? {
    var rest = folded[...]
    while let word = superiorPrefixes.first(where: { rest.hasPrefix($0) }) {
      rest = rest.dropFirst(word.count)
    }
    guard let base = superiors.first(where: { rest.hasPrefix($0) }) else { return nil }
    rest = rest.dropFirst(base.count)
    for word in [
      "s", "employees", "employee", "workers", "worker", "associates", "associate", "users",
      "user", "persons", "person", "staff", "emp",
    ] where rest.hasPrefix(word) && !isReference(rest) {
      rest = rest.dropFirst(word.count)
    }
    return references[String(rest)]
  }

  /// The role of a folded header that is made of a word for a superior and the header of another column:
  /// `Reports To File Number` beside `File Number`.
  /// - Returns: That column as well.
  static func ofSuperior(
    _ folded: String, among headers: [String], _ roles: [ColumnRole?]
  ) -> (role: ColumnRole, column: Int)? {
    for (column, header) in headers.enumerated()
    where header.count > 1 && folded.count > header.count && folded.hasSuffix(header) {
      var rest = folded.dropLast(header.count)
      while let word = superiorPrefixes.first(where: { rest.hasPrefix($0) && rest != $0 }) {
        rest = rest.dropFirst(word.count)
      }
      guard superiorWords.contains(String(rest)) else { continue }
      switch roles[column] {
      case .id?, nil: return (.managerID, column)
      case .property("email")?: return (.managerEmail, column)
      case .name?: return (.managerName, column)
      case .positionID?: return (.managerPosition, column)
      default: continue
      }
    }
    return nil
  }

  private static let superiorWords = Set(superiors + ["parent", "reportingofficer", "leader"])

  private static func isReference(_ rest: Substring) -> Bool { references[String(rest)] != nil }

  private static let superiorPrefixes = [
    "employees", "employee", "workers", "worker", "associates", "associate", "persons", "current",
    "direct", "immediate", "line", "reporting", "primary", "people", "staff", "firstlevel",
    "1stlevel", "level1", "l1", "solidline",
  ]
  private static let superiors = [
    "manager", "supervisor", "boss", "superior", "reportsto", "reportingto", "mgr",
  ]
  /// Words for superiors in all languages that headers are known in, the longest first.
  static let superiorsOfAllLanguages: [String] =
    Set(superiors + headers(of: .manager)).subtracting([
      "parentemployee", "parentperson", "leader", "rattachement", "nplus1", "n1", "primarymanager",
    ])
    .sorted { ($1.count, $0) < ($0.count, $1) }

  /// By what a superior is named.
  private static let references: [String: ColumnRole] = {
    var result: [String: ColumnRole] = ["": .manager]
    for (role, words) in [
      (
        ColumnRole.managerID,
        """
        id ids number numbers no nr num code empid empno personnelnumber personnelno objectid wid workdayid uuid \
        guid sysid eeid userid username samaccountname login key
        """
      ),
      (
        .managerEmail,
        """
        email emails emailaddress emailaddresses mail mails workemail upn principalname userprincipalname emailid primaryemail
        """
      ),
      (.managerName, "name names fullname displayname preferredname legalname fullnamelegal cn"),
      (
        .managerPosition,
        "position positionid positioncode positionnumber positionno seat seatid post postid"
      ),
    ] {
      for word in words.split(separator: " ") { result[String(word)] = role }
    }
    return result
  }()

  /// Whether a folded header names the one above without saying that it manages.
  static func isParent(_ folded: String) -> Bool { folded.hasPrefix("parent") || folded == "pid" }

  /// The role of a folded header that is made of a word for people and one for their state.
  ///
  /// So are `Lifecycle status` and `HR Status`; others, such as a marital one, say nothing of it.
  static func ofStatus(_ folded: String) -> ColumnRole? {
    if ["lifecyclestate", "accountstate"].contains(folded) { return .status }
    guard folded.hasSuffix("status"), folded.count > 6 else { return nil }
    var rest = folded.dropLast(6)
    while let word = stateWords.first(where: { rest.hasSuffix($0) }) {
      rest = rest.dropLast(word.count)
    }
    return rest.isEmpty ? .status : nil
  }

  private static let stateWords = [
    "lifecycle", "account", "user", "hr", "assignment", "employment", "employee", "worker", "work",
    "people", "person", "personnel", "staff", "member", "profile", "current", "associate",
    "record", "seat", "position", "job", "incumbent", "ad", "directory",
  ]

  /// The role of a folded header that names who holds a position: `Incumbent Name`,
  /// `Current Holder ID`, `Filled By`.
  static func ofHolder(_ folded: String) -> ColumnRole? {
    var rest = folded[...]
    while let word = ["current", "position", "seat", "role", "job", "post"]
      .first(where: { rest.hasPrefix($0) })
    {
      rest = rest.dropFirst(word.count)
    }
    guard let base = holders.first(where: { rest.hasPrefix($0) }) else { return nil }
    rest = rest.dropFirst(base.count)
    switch rest {
    case "", "s", "name", "names", "fullname", "displayname": return .name
    case "id", "number", "no", "employeeid", "employeenumber", "empid", "personid", "workerid",
      "personnelnumber":
      return .id
    case "email", "mail", "emailaddress": return .property("email")
    default: return nil
    }
  }

  private static let holders = [
    "incumbent", "holder", "occupant", "occupiedby", "occupied", "filledby", "heldby", "assignedto",
    "assignee", "stelleninhaberin", "stelleninhaber", "inhaberin", "inhaber", "besetztdurch",
    "besetztmit", "titulaire", "titular", "titolare",
  ]

  /// Whether a folded header holds words that name one person each, though it is no id of its own:
  /// paths of a directory, names of accounts, ids of other systems.
  static func namesOne(_ folded: String) -> Bool {
    otherIDs.contains(folded) || ["distinguishedname", "dn", "mailnickname"].contains(folded)
      || otherAddresses.contains(folded)
  }

  /// Further e-mail addresses of somebody, of which a cell may hold several.
  private static let otherAddresses: Set = [
    "aliasemail", "aliasemails", "emailalias", "emailaliases", "otheremail", "otheremails",
    "otheremailaddresses", "alternateemail", "alternateemails", "alternateemailaddress",
    "secondaryemail", "secondaryemails", "additionalemails",
  ]

  /// Ids of other systems, best first; they are ids where a table of people has no other.
  static let otherIDs = [
    "wid", "uuid", "guid", "sysid", "objectid", "objectguid", "slug", "samaccountname", "username",
    "login", "externalid",
  ]
  /// Names where a table of people has no other.
  static let otherNames = ["cn", "commonname", "label"]
}
