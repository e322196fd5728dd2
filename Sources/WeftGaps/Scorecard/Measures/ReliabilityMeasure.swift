import WeftGraph

extension ScoreMeasure {
  /// Critical items that two people could look after.
  static let reliability = ScoreMeasure(
    id: "reliability", title: "Reliability",
    question: "Could somebody else look after what is critical if its owner were away?",
    definition:
      "The share of critical AI systems, systems, decisions and functions with at least two capable active people: owners, members of an owning team who build it (as they do where the team builds it) or have every skill it requires, and every member of a team that owns it itself where nothing is required and nobody in it builds it; of a function, those who lead it. Teams and roles that have ended own nothing. An item with fewer than two such people, owned by a team whose members are not recorded, is unknown.",
    direction: .higher,
    source:
      "k-of-n reliability, Barlow & Proschan 1975; truck factor, Avelino et al. 2016. Two people count as independent if they are two people.",
    needs: ["AISystem.critical|System.critical|Decision.critical|Function.critical", "OWNS"],
    method: .items { (input) throws(InputError) in
      let index = input.index
      var scored = ScoredItems(
        noun: "critical items", predicate: "have two people who could look after them")
      scored.unrecorded = input.unrecorded(
        "AISystem.critical|System.critical|Decision.critical|Function.critical")
      guard scored.unrecorded.isEmpty else { return scored }
      let capability = Capability(index)
      let isOwnershipUnrecorded = !input.unrecorded("OWNS").isEmpty
      let kinds = index.kinds
      for kind in [kinds.aiSystem, kinds.system, kinds.decision, kinds.function] {
        let criticality = input.criticality(kind)
        for item in input.active(kind) {
          let critical = criticality(item)
          guard critical != false else { continue }
          let isFunction = kinds.function.contains(item)
          let people = isFunction ? Array(index.leads[item]) : capability.people(for: item)
          var missing = critical == nil ? [index.label(of: item) + ".critical"] : []
          let isSilent =
            isFunction
            ? !input.unrecorded("LEADS").isEmpty
            : isOwnershipUnrecorded
              || index.owningTeams[item].contains {
                index.isOpen(Int($0)) && index.membersBelow(Int($0)).isEmpty
              }
          if people.count < 2, isSilent {
            missing.append(isFunction ? "LEADS" : isOwnershipUnrecorded ? "OWNS" : "MEMBER_OF")
            scored.items.append(.unknown([item], missing: missing, isCertain: critical == true))
          } else {
            scored.items.append(
              .known(
                people.count >= 2 ? 1 : 0, [item], isCertain: critical == true, missing: missing))
          }
        }
      }
      return scored
    })
}

extension OrganizationIndex {
  /// The model's label of a node, for naming a property it lacks.
  func label(of node: Int) -> String {
    for (kind, name) in [
      (kinds.aiSystem, "AISystem"), (kinds.system, "System"), (kinds.decision, "Decision"),
      (kinds.goal, "Goal"), (kinds.role, "Role"), (kinds.function, "Function"),
      (kinds.team, "Team"), (kinds.person, "Person"),
    ] where kind.contains(node) { return name }
    return "Partner"
  }
}
