extension ColumnRole {
  /// The role of a folded header among those of tables of relations.
  static func ofRelations(_ folded: String) -> ColumnRole? {
    relations[folded]
  }

  private static let relations: [String: ColumnRole] = {
    var roles: [String: ColumnRole] = [:]
    for (role, words) in [
      (
        ColumnRole.source, "source from sender sourceid fromid src start startid quelle origine von"
      ),
      (.target, "target to recipient receiver targetid toid dst destination end endid tgt ziel an"),
      (
        .weight,
        """
        weight count n emails messages mails meetings frequency times hours value strength volume \
        total interactions numberofemails numberofmessages gewicht anzahl poids peso \
        minutes calls chats conversations communications collaborations mentions replies
        """
      ),
      (.period, "period month quarter week year zeitraum monat période mes periode"),
      (.moment, "date timestamp time datetime sent sentat senton datesent day datum"),
      (.edgeKind, "type relation relationship relationshiptype kind interaction edgetype linktype"),
      (.edgeID, "id edgeid linkid"), (.edgeLabel, "label edgelabel"),
      (
        .otherTarget,
        """
        cc bcc ccto bccto copyto ccrecipient ccrecipients bccrecipient bccrecipients ccaddress \
        bccaddress ccemail bccemail
        """
      ),
    ] {
      for word in words.split(separator: " ") { roles[String(word)] = role }
    }
    return roles
  }()

  /// The kind of node a folded header of a table of memberships names.
  static func ofEnds(_ folded: String) -> String? { end(folded)?.label }

  /// The kind of node a folded header names, by which word, and by what of it: the empty text for
  /// nothing that it says, `id`, `email`, `name`.
  static func end(_ folded: String) -> (label: String, word: String, key: String)? {
    if let label = ends[folded] { return (label, folded, "") }
    for (ending, key) in [
      ("id", "id"), ("no", "id"), ("number", "id"), ("code", "id"), ("key", "id"),
      ("email", "email"), ("name", "name"),
    ] where folded.hasSuffix(ending) {
      let word = String(folded.dropLast(ending.utf8.count))
      if let label = ends[word] { return (label, word, key) }
    }
    return nil
  }

  private static let ends: [String: String] = {
    var result: [String: String] = [:]
    for (label, words) in [
      ("Person", "person employee emp member user worker staff holder people mitarbeiter"),
      ("Team", "team group squad sig workinggroup committee forum taskforce unit gruppe équipe"),
      ("Function", "function department dept division businessunit abteilung"),
      ("Skill", "skill competency certificate certification"),
      ("Role", "role position post"),
      ("AISystem", "aisystem ai aimodel model bot"), ("Agent", "agent"),
      ("System", "system application service component"),
      ("Decision", "decision usecase process"), ("Goal", "goal objective outcome"),
    ] {
      for word in words.split(separator: " ") { result[String(word)] = label }
    }
    return result
  }()

  /// What the units are that a folded header names beside people; nil for headers of other things.
  static func ofUnits(_ folded: String) -> String? {
    switch ofPeople(folded) {
    case .property("department")?, .property("division")?, .property("businessUnit")?: "Function"
    case .property("team")?: "Team"
    default: nil
    }
  }

  /// What a folded header of a table of nodes with a label relates a row to, where the label says.
  static func of(_ label: String, _ folded: String) -> ColumnRole? {
    switch (label, folded) {
    case ("Role", "reportsto"), ("Role", "reportstorole"), ("Role", "reportingto"),
      ("Role", "parentrole"), ("Role", "managerrole"), ("Role", "superior"):
      .relation("REPORTS_TO", isTurnedAround: false)
    case ("Team", "members"), ("Team", "member"), ("Team", "teammembers"), ("Team", "people"),
      ("Function", "members"), ("Function", "member"):
      .relation("MEMBER_OF", isTurnedAround: true)
    default: nil
    }
  }

  /// What a folded header of a table of systems, teams and the like relates a row to.
  static func ofThings(_ folded: String) -> ColumnRole? {
    things[folded] ?? (folded.hasSuffix("id") ? things[String(folded.dropLast(2))] : nil)
      ?? (folded.hasSuffix("email") ? things[String(folded.dropLast(5))] : nil)
      ?? (folded.hasSuffix("name") ? things[String(folded.dropLast(4))] : nil)
  }

  private static let things: [String: ColumnRole] = {
    var result: [String: ColumnRole] = [:]
    for (type, isTurnedAround, words) in [
      (
        "OWNS", true,
        "owner owners ownedby owningteam businessowner productowner systemowner eigentümer"
      ),
      (
        "ACCOUNTABLE_FOR", true,
        "accountable accountableperson accountableexecutive accountableowner"
      ),
      ("RESPONSIBLE_FOR", true, "responsible responsibleperson verantwortlich"),
      (
        "OVERSEES", true,
        "overseer overseers overseenby oversight humanoversight monitoredby reviewer"
      ),
      ("BUILDS", true, "builder builders builtby developer developers developedby developmentteam"),
      ("USES", true, "users usedby usingteam usingteams"),
      ("APPROVES", true, "approver approvers approvedby"),
      ("INTEGRATES", true, "integrator integratedby coordinator"),
      ("LEADS", true, "lead leads leader ledby head teamlead teamleader chair manager leitung"),
      ("HOLDS", true, "holder holders heldby incumbent filledby"),
      ("PART_OF", false, "parent parentteam parentunit parentdepartment partof belongsto"),
      ("DEPENDS_ON", false, "dependson dependencies"),
      ("SERVES", false, "serves goal goals"),
    ] {
      for word in words.split(separator: " ") {
        result[String(word)] = .relation(type, isTurnedAround: isTurnedAround)
      }
    }
    return result
  }()
}
