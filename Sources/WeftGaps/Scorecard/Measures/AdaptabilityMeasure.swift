import WeftGraph
import WeftQuery

extension ScoreMeasure {
  /// How few steps what users notice takes to whoever may decide.
  static let adaptability = ScoreMeasure(
    id: "adaptability", title: "Adaptability",
    question:
      "By how many steps does what a user notices reach the person accountable for the system?",
    definition:
      "Sense-to-decide efficiency: the mean over the users of each AI system of 1/d, d being the fewest steps of feedback and escalation to an accountable person (1 for a user who is accountable, 0 where no path leads there). What is told a system stays there, unless a channel of its own passes it on (`weft explain org.closure` says what counts). A system that is used and that nobody answers for is unknown.",
    direction: .higher,
    source:
      "Global efficiency, Latora & Marchiori 2001, on paths of feedback; never mixed with dates, which `reviewed-changes` reads. How fast gaps close is measured by `weft trend`.",
    needs: ["USES", "GIVES_FEEDBACK_TO|ESCALATES_TO", "ACCOUNTABLE_FOR|OWNS"],
    method: .items { (input) throws(InputError) in
      var scored = ScoredItems(noun: "users of AI systems")
      scored.unrecorded = input.unrecorded(
        "USES", "GIVES_FEEDBACK_TO|ESCALATES_TO", "ACCOUNTABLE_FOR|OWNS")
      guard scored.unrecorded.isEmpty else { return scored }
      for row in FeedbackDistances.of(input.context).rows {
        guard row.isAnswered else {
          scored.items.append(
            .unknown([row.user, row.system], missing: ["ACCOUNTABLE_FOR"]))
          continue
        }
        let value = row.distance.map { 1 / Double(max($0, 1)) } ?? 0
        scored.items.append(.known(value, [row.user, row.system]))
      }
      return scored
    })
}

/// How far each user of a system is from whoever answers for it, in steps of feedback and escalation.
struct FeedbackDistances: Sendable {
  /// One user of one system.
  struct Row: Sendable {
    var system: Int
    var user: Int
    /// Whether anybody answers for the system.
    var isAnswered: Bool
    /// Nil where no path leads there.
    var distance: Int?
  }

  /// By system, then user.
  let rows: [Row]

  /// Computed at most once in a context.
  static func of(_ context: EvaluationContext) -> FeedbackDistances {
    context.cached("score.feedbackDistances") { FeedbackDistances(context) }
  }

  private init(_ context: EvaluationContext) {
    let index = OrganizationIndex.of(context)
    let rootsOf = Dictionary(
      uniqueKeysWithValues: AccountableRoots.all(context).map { ($0.item, $0.roots.map(\.person)) })
    let users = FeedbackClosure.users(index)
    var systems: [Int] = []
    var requests: [BatchedSearch.Request] = []
    index.kinds.aiSystem.forEach { system in
      guard index.isActive(system), users.count(system) > 0 else { return }
      systems.append(system)
      requests.append(
        .init(sources: rootsOf[system] ?? [], wanted: users[system].map { Int($0) }))
    }
    let listeners = FeedbackClosure.channels(index).reversed()
    let distances = BatchedSearch(listeners).distances(requests)
    var rows: [Row] = []
    for (place, system) in systems.enumerated() {
      for (user, distance) in zip(requests[place].wanted, distances[place]) {
        rows.append(
          Row(
            system: system, user: user, isAnswered: !requests[place].sources.isEmpty,
            distance: distance))
      }
    }
    self.rows = rows
  }
}
