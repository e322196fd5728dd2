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
    if ["risklevel", "riskcategory", "riskclassification", "airiskclass", "aiactriskclass"]
      .contains(word)
    {
      return .property("riskClass")
    }
    if word == "autonomylevel" { return .property("autonomy") }
    if ["modelprovider", "vendor"].contains(word) { return .property("provider") }
    return property(word, name, on: .nodes)
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
