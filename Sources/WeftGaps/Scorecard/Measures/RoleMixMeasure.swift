import WeftGraph
import WeftQuery

extension ScoreMeasure {
  /// How many of those who hold a role integrate or govern.
  static let roleMix = ScoreMeasure(
    id: "role-mix", title: "Role mix",
    question: "How many of those who hold a role join or govern, rather than build?",
    definition:
      "The share of active holders of roles who hold one of subtype integration, liaison, linking-manager or governance. `subtypes` counts holders by subtype. Who holds only roles without a subtype is unknown.",
    direction: .none(
      "Context, never a target: 22 % of managers in integrating roles in the most differentiated industry studied, next to none in the least (Lawrence & Lorsch 1967, after Daft)."
    ),
    source: "Lawrence & Lorsch 1967; which subtypes count is this program's choice.",
    needs: ["HOLDS", "Role.subtype"],
    method: .items { (input) throws(InputError) in
      let index = input.index
      var scored = ScoredItems(noun: "people who hold a role", predicate: "join or govern")
      scored.unrecorded = input.unrecorded("HOLDS", "Role.subtype")
      guard scored.unrecorded.isEmpty else { return scored }
      let subtype = PropertyReader(node: "subtype", in: index.graph)
      let joining: Set = ["integration", "liaison", "linking-manager", "governance"]
      var counts: [String: Int] = [:]
      index.people.forEach { person in
        let roles = index.rolesHeld[person].filter { index.isActive(Int($0)) }
        guard !roles.isEmpty else { return }
        let kinds = Set(roles.compactMap { subtype.text(Int($0)) })
        for kind in kinds { counts[kind, default: 0] += 1 }
        if kinds.isEmpty {
          scored.items.append(.unknown([person], missing: ["Role.subtype"]))
        } else {
          scored.items.append(.known(kinds.isDisjoint(with: joining) ? 0 : 1, [person]))
        }
      }
      let lines = counts.sorted { $0.key < $1.key }
        .map { (key: $0.key, value: Value.integer(Int64($0.value))) }
      scored.notes.append(("subtypes", .map(ValueMap(lines))))
      return scored
    })
}
