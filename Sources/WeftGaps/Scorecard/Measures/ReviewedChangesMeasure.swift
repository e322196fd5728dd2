import WeftGraph

extension ScoreMeasure {
  /// Systems whose last change was reviewed in time.
  static let reviewedChanges = ScoreMeasure(
    id: "reviewed-changes", title: "Changes reviewed in time",
    question: "Was the last change of each AI system reviewed within its review interval?",
    definition:
      "The share of AI systems whose last change was followed by a review within the review interval. Not reviewed since and the interval over: no. Reviewed later than that, or not reviewed and the interval still running, or a date missing: unknown, for an earlier review may not be recorded. The latest review of the system or of its overseers counts, one dated after today does not.",
    direction: .higher,
    source:
      "The dated form of adaptability (NIST AI RMF GOVERN 1.5); never mixed with paths, which `adaptability` reads.",
    needs: [
      "AISystem.lastChanged", "AISystem.lastReviewed|OVERSEES.lastReviewed",
      "AISystem.reviewIntervalDays",
    ],
    method: .items { (input) throws(InputError) in
      let index = input.index
      let graph = index.graph
      var scored = ScoredItems(
        noun: "AI systems", predicate: "had their last change reviewed in time")
      scored.unrecorded = input.unrecorded(
        "AISystem.lastChanged", "AISystem.lastReviewed|OVERSEES.lastReviewed",
        "AISystem.reviewIntervalDays")
      guard scored.unrecorded.isEmpty else { return scored }
      let changed = PropertyReader(node: "lastChanged", in: graph)
      let reviewed = PropertyReader(node: "lastReviewed", in: graph)
      let watched = PropertyReader(relationship: "lastReviewed", in: graph)
      let interval = PropertyReader(node: "reviewIntervalDays", in: graph)
      let oversees = graph.type("OVERSEES")
      for system in input.active(index.kinds.aiSystem) {
        var review = reviewed.date(system).flatMap { $0 <= index.asOf ? $0 : nil }
        index.forEachSource(of: system, oversees) { _, relationship in
          guard let day = watched.date(relationship.index), day <= index.asOf else { return }
          review = max(review ?? day, day)
        }
        guard let change = changed.date(system), let days = interval.number(system), days > 0
        else {
          let missing =
            (changed.date(system) == nil ? ["AISystem.lastChanged"] : [])
            + (interval.number(system) == nil ? ["AISystem.reviewIntervalDays"] : [])
          scored.items.append(.unknown([system], missing: missing))
          continue
        }
        let due = Double(change.days) + days
        if let review, review >= change, Double(review.days) <= due {
          scored.items.append(.known(1, [system]))
        } else if let review, review < change, Double(index.asOf.days) > due {
          scored.items.append(.known(0, [system]))
        } else {
          scored.items.append(
            .unknown([system], missing: review == nil ? ["AISystem.lastReviewed"] : []))
        }
      }
      return scored
    })
}
