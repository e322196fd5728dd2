import WeftGraph

extension ScoreMeasure {
  /// High-risk systems a person watches.
  static let oversightCover = ScoreMeasure(
    id: "oversight-cover", title: "Oversight cover",
    question: "Does a natural person oversee every high-risk AI system?",
    definition:
      "The share of active AI systems of risk class high that an active person oversees, directly or by a role held; a team or another system is no natural person. A system without a risk class may be one of them, and widens the bounds.",
    direction: .higher, source: "Regulation (EU) 2024/1689, articles 14(1) and 26(2).",
    needs: ["AISystem.riskClass", "OVERSEES"],
    method: .items { (input) throws(InputError) in
      let index = input.index
      var scored = ScoredItems(
        noun: "high-risk AI systems", predicate: "are overseen by a person")
      scored.unrecorded = input.unrecorded("AISystem.riskClass", "OVERSEES")
      guard scored.unrecorded.isEmpty else { return scored }
      let riskClass = PropertyReader(node: "riskClass", in: index.graph)
      let oversees = index.graph.type("OVERSEES")
      for system in input.active(index.kinds.aiSystem) {
        let risk = riskClass.text(system)
        guard risk == nil || risk == "high" else { continue }
        var watches: [RelationshipID] = []
        index.forEachSource(of: system, oversees) { source, relationship in
          let isPerson =
            index.people.contains(source)
            || index.kinds.role.contains(source) && index.isActive(source)
              && index.holders.count(source) > 0
          if isPerson { watches.append(relationship) }
        }
        scored.items.append(
          .known(
            watches.isEmpty ? 0 : 1, [system], watches, isCertain: risk != nil,
            missing: risk == nil ? ["AISystem.riskClass"] : []))
      }
      return scored
    })
}
