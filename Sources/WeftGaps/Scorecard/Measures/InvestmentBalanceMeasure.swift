import WeftGraph

extension ScoreMeasure {
  /// How much of the money for AI goes into coordination.
  static let investmentBalance = ScoreMeasure(
    id: "investment-balance", title: "Investment balance",
    question: "How much of the money for AI goes into coordinating it, rather than building it?",
    definition:
      "coordination / (coordination + foundational): the yearly cost of active AI systems of investment kind coordination over that of both kinds. A system without a cost is of unknown weight, one without a kind may be either.",
    direction: .none("There is no published optimum."),
    source: "The catalogue's own measure.",
    needs: ["AISystem.investmentKind", "AISystem.annualCost"],
    method: .items { (input) throws(InputError) in
      let index = input.index
      var scored = ScoredItems(
        noun: "foundational or coordinating AI systems", predicate: "are for coordination")
      scored.unrecorded = input.unrecorded("AISystem.investmentKind", "AISystem.annualCost")
      guard scored.unrecorded.isEmpty else { return scored }
      let kind = PropertyReader(node: "investmentKind", in: index.graph)
      let cost = PropertyReader(node: "annualCost", in: index.graph)
      for system in input.active(index.kinds.aiSystem) {
        let weight = cost.number(system).flatMap { $0 >= 0 ? $0 : nil }
        let missing = weight == nil ? ["AISystem.annualCost"] : []
        switch kind.text(system) {
        case "coordination":
          scored.items.append(.known(1, [system], weight: weight, missing: missing))
        case "foundational":
          scored.items.append(.known(0, [system], weight: weight, missing: missing))
        case nil:
          scored.items.append(
            .unknown(
              [system], missing: missing + ["AISystem.investmentKind"], weight: weight,
              isCertain: false))
        default: continue
        }
      }
      return scored
    })
}
