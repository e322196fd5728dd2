import WeftGraph

extension ScoreMeasure {
  /// How surely critical AI systems or their fallbacks are up.
  static let availability = ScoreMeasure(
    id: "availability", title: "Availability with fallbacks",
    question: "How surely is a critical AI system, or what stands in for it, available?",
    definition:
      "The mean over critical AI systems of 1 − Π (1 − aᵢ), aᵢ being the declared availability of the system and of every active system that is a fallback for it, each once. A system without a declared availability is unknown.",
    direction: .higher,
    source: "Parallel redundancy, Barlow & Proschan 1975; failures are taken as independent.",
    needs: ["AISystem.critical", "AISystem.availability"],
    method: .items { (input) throws(InputError) in
      let index = input.index
      var scored = ScoredItems(noun: "critical AI systems")
      scored.unrecorded = input.unrecorded("AISystem.critical", "AISystem.availability")
      guard scored.unrecorded.isEmpty else { return scored }
      let availability = PropertyReader(node: "availability", in: index.graph)
      let fallback = index.graph.type("FALLBACK_FOR")
      func share(_ node: Int) -> Double? {
        availability.number(node).flatMap { (0...1).contains($0) ? $0 : nil }
      }
      let criticality = input.criticality(index.kinds.aiSystem)
      for system in input.active(index.kinds.aiSystem) {
        let critical = criticality(system)
        guard critical != false else { continue }
        var missing = critical == nil ? ["AISystem.critical"] : []
        var relationships: [RelationshipID] = []
        var down = 1.0
        var standIns: Set<Int> = [system]
        index.forEachSource(of: system, fallback) { other, relationship in
          guard index.isActive(other), let own = share(other) else { return }
          relationships.append(relationship)
          if standIns.insert(other).inserted { down *= 1 - own }
        }
        if let own = share(system) {
          scored.items.append(
            .known(
              1 - (1 - own) * down, [system], relationships, isCertain: critical == true,
              missing: missing))
        } else {
          missing.append("AISystem.availability")
          scored.items.append(
            .init(
              nodes: [system], relationships: relationships, low: 1 - down, high: 1,
              isCertain: critical == true, missing: missing))
        }
      }
      return scored
    })
}
