import WeftGraph

extension ScoreMeasure {
  /// How long AI systems run with a change nobody has looked at.
  static let driftExposure = ScoreMeasure(
    id: "mean-drift-exposure", title: "Mean drift exposure",
    question: "How much of the time does an AI system run with a change nobody has reviewed?",
    definition:
      "The mean over AI systems of 1 − (1 − e^(−λT)) / (λT), λ being changes a day and T the days between reviews; 0 for a system that never changes or is reviewed all the time (an interval of 0), unknown where either is missing. `org.drift()` gives it for each.",
    direction: .lower,
    source: "Changes as a Poisson process; NIST AI RMF GOVERN 1.5, MEASURE 2.4.",
    needs: ["AISystem.changesPerDay|AISystem.changeIntervalDays", "AISystem.reviewIntervalDays"],
    method: .items { (input) throws(InputError) in
      var scored = ScoredItems(noun: "AI systems")
      let rows = DriftExposure.rows(input.index)
      // A system that never changes is known without any interval.
      if rows.allSatisfy({ $0.exposure == nil }) {
        scored.unrecorded = input.unrecorded(
          "AISystem.changesPerDay|AISystem.changeIntervalDays", "AISystem.reviewIntervalDays")
      }
      guard scored.unrecorded.isEmpty else { return scored }
      let review = PropertyReader(node: "reviewIntervalDays", in: input.index.graph)
      scored.items = rows.map { row in
        guard let exposure = row.exposure else {
          let missing =
            review.number(row.system) == nil
            ? "AISystem.reviewIntervalDays" : "AISystem.changesPerDay"
          return .unknown([row.system], missing: [missing])
        }
        return .known(exposure, [row.system])
      }
      return scored
    })
}
