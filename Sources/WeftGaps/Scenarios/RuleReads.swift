import WeftGraph
import WeftQuery

/// What a rule's answer depends on.
struct RuleReads {
  private let reads: QueryReads
  private let needs: Set<String>

  init(of rule: Rule) {
    reads = QueryReads(of: rule.query)
    // A need may be `Label.property`; either word counts.
    needs = Set(
      rule.needs.flatMap { $0.split { "|. ".contains($0) }.map(String.init) })
  }

  /// Functions that look at dates and flags of their argument alone.
  private static let plain: Set<String> = ["org.active", "org.current"]
  /// The properties they read, and the name every message may hold.
  private static let always: Set<String> = [
    "active", "start", "end", "since", "until", "name",
  ]

  /// Whether a change of these names may change the answer.
  func meets(_ touched: TouchedNames) -> Bool {
    guard !touched.isEmpty else { return false }
    if reads.isEverything || !reads.calls.isSubset(of: Self.plain) { return true }
    let keys = reads.keys.union(Self.always).union(needs)
    return !touched.labels.isDisjoint(with: reads.labels.union(needs))
      || !touched.types.isDisjoint(with: reads.types.union(needs))
      || !touched.keys.isDisjoint(with: keys)
  }
}
