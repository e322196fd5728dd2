import WeftGraph
import WeftQuery

extension ScoreMeasure {
  /// How evenly decision rights are spread.
  static let distributedLeadership = ScoreMeasure(
    id: "distributed-leadership", title: "Distributed leadership",
    question: "How evenly are the rights to decide spread over people?",
    definition:
      "1 − G*, G* = G N / (N − 1) being the Gini coefficient of decision rights over all active people (the population; `amongHolders` gives the same over those who have any). A right is a decision one is accountable for, or a decision or AI system one approves, oneself, by a role or as a lead; each counts 1. Decisions nobody is known to decide are the unknown: the bounds give them all to whoever has most, or one by one to whoever has least.",
    direction: .none(
      "Rights spread over everybody are as hard to live with as rights in one hand; compare with what was meant."
    ),
    source: "Gini 1912; the population is stated because it changes everything.",
    needs: ["Decision|AISystem", "APPROVES|ACCOUNTABLE_FOR|OWNS"],
    method: .network { input, people in
      let missing = input.unrecorded("APPROVES|ACCOUNTABLE_FOR|OWNS")
      guard missing.isEmpty else {
        return .unrecorded("distributed-leadership", range: 0...1, missing: missing)
      }
      let rights = DecisionRights.of(input.context)
      let counts = people.people.map { Double(rights.counts[$0] ?? 0) }
      let held = counts.filter { $0 > 0 }
      let gini = Gini.of(counts)
      let total = Int(counts.reduce(0, +))
      var evidence: [(name: String, value: Value)] = [
        ("population", .integer(Int64(counts.count))), ("holders", .integer(Int64(held.count))),
        ("rights", .integer(Int64(total))),
      ]
      if let holders = Gini.of(held).value?.adjusted.value {
        evidence.append(("amongHolders", .float(1 - holders)))
      }
      let ranked = people.people.filter { rights.counts[$0] != nil }
        .sorted { (rights.counts[$1] ?? 0, $0) < (rights.counts[$0] ?? 0, $1) }
      evidence.append(("most", .list(ranked.prefix(10).map { .node(NodeID($0)) })))
      if people.unit == nil, !rights.undecided.isEmpty {
        evidence.append(("undecided", .list(rights.undecided.map { .node(NodeID($0)) })))
      }
      let value: Measured<Double> =
        switch gini {
        case .undefined: .undefined("Nobody here has a decision right.")
        case .value(let gini): gini.adjusted.map { 1 - $0 }
        }
      var result = people.value(
        "distributed-leadership", value, range: 0...1,
        summary:
          "\(held.count) of \(counts.count) people hold \(total) decision rights",
        evidence: evidence)
      guard people.unit == nil, result.value != nil, people.doubtful == 0 else { return result }
      let all = rights.decisions + rights.undecided.count
      if all > 0 { result.coverage = Double(rights.decisions) / Double(all) }
      guard !rights.undecided.isEmpty else { return result }
      result.low = Self.spread(counts, rights.undecided.count, toTop: true)
      result.high = Self.spread(counts, rights.undecided.count, toTop: false)
      result.missing = ["ACCOUNTABLE_FOR", "APPROVES"]
      return result
    })

  /// 1 − G* after handing out more rights, all to the one with most or each to one with fewest.
  private static func spread(_ counts: [Double], _ more: Int, toTop: Bool) -> Double? {
    var sorted = counts.sorted()
    guard !sorted.isEmpty else { return nil }
    if toTop {
      sorted[sorted.count - 1] += Double(more)
    } else {
      var level = 1
      for _ in 0..<more {
        // The first `level` people have equally few; one of them, the last, is raised.
        while level < sorted.count, sorted[level] <= sorted[0] { level += 1 }
        sorted[level - 1] += 1
        level = level == 1 ? 1 : level - 1
      }
    }
    return Gini.of(sorted).value?.adjusted.value.map { 1 - $0 }
  }
}

/// Who has how many rights to decide.
struct DecisionRights: Sendable {
  /// Rights of each person who has any.
  let counts: [Int: Int]
  /// How many active decisions somebody decides.
  let decisions: Int
  /// Active decisions nobody is known to decide.
  let undecided: [Int]

  /// Computed at most once in a context.
  static func of(_ context: EvaluationContext) -> DecisionRights {
    context.cached("score.decisionRights") { DecisionRights(context) }
  }

  private init(_ context: EvaluationContext) {
    let index = OrganizationIndex.of(context)
    var rights = Set<UInt64>()
    func add(_ person: Int, _ item: Int) { rights.insert(UInt64(person) << 32 | UInt64(item)) }
    index.forEachCurrent("APPROVES") { source, item, _ in
      guard index.isActive(source), index.isActive(item),
        index.kinds.decision.contains(item) || index.kinds.aiSystem.contains(item)
      else { return }
      for person in index.voices(of: source) { add(person, item) }
    }
    for (item, roots) in AccountableRoots.all(context) where index.kinds.decision.contains(item) {
      for root in roots { add(root.person, item) }
    }
    var counts: [Int: Int] = [:]
    var decided: Set<Int> = []
    for right in rights {
      counts[Int(right >> 32), default: 0] += 1
      decided.insert(Int(right & 0xFFFF_FFFF))
    }
    self.counts = counts
    var undecided: [Int] = []
    var known = 0
    index.kinds.decision.forEach { decision in
      guard index.isActive(decision) else { return }
      if decided.contains(decision) { known += 1 } else { undecided.append(decision) }
    }
    decisions = known
    self.undecided = undecided
  }
}
