import WeftGraph

extension ScoreMeasure {
  /// How much of what AI systems do people still decide.
  static let humanIntervention = ScoreMeasure(
    id: "human-intervention", title: "Human intervention",
    question: "How much do people take part in what AI systems do?",
    definition:
      "The mean over AI systems of (10 − level) / 9, level being the declared autonomy from 1 to 10; assist reads as 3, recommend 5, approve 7, act 9. A chart counts no decisions taken by people and by systems, so the level is what there is.",
    direction: .none(
      "More intervention slows a harmless system and saves a dangerous one: what is right depends on the system."
    ),
    source: "Sheridan & Verplank 1978; Parasuraman, Sheridan & Wickens 2000.",
    needs: ["AISystem.autonomy"],
    method: .items { (input) throws(InputError) in
      let index = input.index
      var scored = ScoredItems(noun: "AI systems")
      scored.unrecorded = input.unrecorded("AISystem.autonomy")
      guard scored.unrecorded.isEmpty else { return scored }
      let autonomy = PropertyReader(node: "autonomy", in: index.graph)
      for system in input.active(index.kinds.aiSystem) {
        if let level = Self.automation(autonomy, system) {
          scored.items.append(.known((10 - level) / 9, [system]))
        } else {
          scored.items.append(.unknown([system], missing: ["AISystem.autonomy"]))
        }
      }
      return scored
    })

  private static func automation(_ autonomy: PropertyReader, _ system: Int) -> Double? {
    if let number = autonomy.number(system) { return (1...10).contains(number) ? number : nil }
    switch autonomy.text(system) {
    case "assist": return 3
    case "recommend": return 5
    case "approve": return 7
    case "act": return 9
    default: return nil
    }
  }
}
