import WeftGraph

extension ScoreMeasure {
  /// Users whom the accountable person can hear.
  static let feedbackClosure = ScoreMeasure(
    id: "feedback-closure", title: "Feedback closure",
    question: "Which users of AI systems have a way back to the person accountable?",
    definition:
      "The share of users of AI systems, each counted once a system, with a directed path of feedback or escalation to an accountable person; a user who is accountable is heard. What is told a system stays there, unless a channel of its own passes it on (`weft explain org.closure` says what counts). A system nobody answers for is unknown. `org.closure()` gives it for each system.",
    direction: .higher,
    source: "NIST AI RMF GOVERN 5.1–5.2, MEASURE 3.3; the path test is this program's own.",
    needs: ["USES", "GIVES_FEEDBACK_TO|ESCALATES_TO", "ACCOUNTABLE_FOR|OWNS"],
    method: .items { (input) throws(InputError) in
      var scored = ScoredItems(
        noun: "users of AI systems", predicate: "reach whoever is accountable")
      scored.unrecorded = input.unrecorded(
        "USES", "GIVES_FEEDBACK_TO|ESCALATES_TO", "ACCOUNTABLE_FOR|OWNS")
      guard scored.unrecorded.isEmpty else { return scored }
      scored.items = FeedbackDistances.of(input.context).rows.map { row in
        row.isAnswered
          ? .known(row.distance == nil ? 0 : 1, [row.user, row.system])
          : .unknown([row.user, row.system], missing: ["ACCOUNTABLE_FOR"])
      }
      return scored
    })
}
