import WeftGraph

/// Columns of tables whose rows are systems, teams and the like.
extension CSVLayout {
  static func thing(_ word: String, _ name: String, _ label: String?) -> ColumnRole {
    if ["id", "code", "key", "number", "identifier", "externalid"].contains(word)
      || thingIDs.contains(word)
    {
      return .id
    }
    if let end = ColumnRole.end(word), end.label == label, end.key == "id" || end.key == "name" {
      return end.key == "id" ? .id : .name
    }
    if label == "Agent" || label == "AISystem" {
      if word == "agentid" { return .id }
      if word == "agent" || word == "agentname" { return .name }
    }
    if [
      "name", "displayname", "aisystem", "aisystemname", "systemname", "modelname", "team",
      "teamname", "skill", "system", "application", "function", "department", "role", "goal",
      "decision", "usecase",
    ].contains(word) {
      return .name
    }
    if let relation = label.flatMap({ ColumnRole.of($0, word) }) ?? ColumnRole.ofThings(word) {
      return relation
    }
    if label == "Team" || label == "Function", ColumnRole.unitHead(name) != nil {
      return .relation("LEADS", isTurnedAround: true)
    }
    if ["risklevel", "riskcategory", "riskclassification", "airiskclass", "aiactriskclass"]
      .contains(word)
    {
      return .property("riskClass")
    }
    if word == "autonomylevel" { return .property("autonomy") }
    if ["modelprovider", "vendor"].contains(word) { return .property("provider") }
    return property(word, name, on: .nodes)
  }

  /// Leaves the best of several columns that name the head of a unit: id before e-mail and name.
  mutating func settleHeads() {
    let heads = roles.indices.filter {
      roles[$0] == .relation("LEADS", isTurnedAround: true)
        && ColumnRole.unitHead(headers[$0]) != nil
    }
    let order = ["id", "email", "name", ""]
    let best = heads.min {
      let keys = [$0, $1].map {
        order.firstIndex(of: ColumnRole.unitHead(headers[$0])?.key ?? "") ?? 3
      }
      return keys[0] < keys[1]
    }
    for index in heads where index != best { roles[index] = .property(headers[index]) }
  }

  static let thingIDs: Set = [
    "aisystemid", "systemid", "teamid", "groupid", "functionid", "departmentid", "modelid",
    "skillid", "roleid", "goalid", "decisionid", "usecaseid",
  ]

  static func property(
    _ word: String, _ name: String, on owner: OrganizationVocabulary.Property.Owner
  ) -> ColumnRole {
    .property(OrganizationVocabulary.property(readAs: word, on: owner)?.name ?? name)
  }
}
