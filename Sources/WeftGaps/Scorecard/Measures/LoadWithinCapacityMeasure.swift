import WeftGraph

extension ScoreMeasure {
  /// Critical roles whose holders are not promised more time than they have.
  static let loadWithinCapacity = ScoreMeasure(
    id: "load-within-capacity", title: "Load within capacity",
    question: "Do the holders of critical roles have the time for them?",
    definition:
      "The share of held critical roles none of whose holders is promised above the whole of the working time: memberships and roles added up as in the rule `overloaded-person`, where a role in a team is part of the share there. A holder without any recorded share is unknown; a vacant role is left out.",
    direction: .higher,
    source: "Allocation part of cognitive demand, Carley; one half of sustainability.",
    needs: ["Role.critical", "HOLDS.share|MEMBER_OF.share"],
    method: .items { (input) throws(InputError) in
      CriticalRoles(input).scored(
        predicate: "are held by people with the time for them",
        needs: ["HOLDS", "HOLDS.share|MEMBER_OF.share"]
      ) { $0.load }
    })
}
