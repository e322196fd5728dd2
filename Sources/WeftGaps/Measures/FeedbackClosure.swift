import WeftGraph
import WeftQuery

/// Which users of a system have a path of feedback or escalation to whoever answers for it.
///
/// Users are active people with a current USES, members of a team that uses it, and people responsible
/// for a decision that does. A person speaks for themselves, their roles and their units; what is said
/// to a role reaches its holders, to a unit its leads (else its members), to a system whoever answers
/// for that system. A user who is an accountable root counts as closed.
struct FeedbackClosure: Sendable {
  /// One system that somebody uses.
  struct Row: Sendable {
    var system: Int
    var users: Int
    /// Nil where nobody answers for the system.
    var closed: Int?
    /// Users who do not answer for it themselves, and how many of them have a path.
    var others: Int
    var heard: Int
  }

  /// By system.
  let rows: [Row]

  init(_ context: EvaluationContext) {
    let index = OrganizationIndex.of(context)
    let rootsOf = Dictionary(
      uniqueKeysWithValues: AccountableRoots.all(context).map { ($0.item, $0.roots.map(\.person)) })
    let users = Self.users(index)
    var requests: [(system: Int, search: BatchedSearch.Request)] = []
    index.kinds.aiSystem.forEach { system in
      guard index.isActive(system), users.count(system) > 0 else { return }
      requests.append(
        (
          system,
          BatchedSearch.Request(
            sources: rootsOf[system] ?? [], wanted: users[system].map { Int($0) })
        ))
    }
    let listeners = Self.channels(index, rootsOf).reversed()
    let reached = ReachSearch(listeners).reached(requests.map(\.search))
    rows = zip(requests, reached).map { request, found in
      let own = Set(request.search.sources)
      let others = zip(request.search.wanted, found).filter { !own.contains($0.0) }
      return Row(
        system: request.system, users: found.count,
        closed: own.isEmpty ? nil : found.count { $0 }, others: others.count,
        heard: others.count { $0.1 })
    }
  }

  /// System → the active people who use it.
  static func users(_ index: OrganizationIndex) -> NodeRows {
    let responsible = index.graph.type("RESPONSIBLE_FOR")
    var pairs = NodePairs()
    index.forEachCurrent("USES") { source, system, _ in
      if index.people.contains(source) {
        pairs.append(system, source)
      } else if index.kinds.unit.contains(source) {
        for member in index.members[source] { pairs.append(system, Int(member)) }
      } else if index.kinds.decision.contains(source) {
        index.forEachSource(of: source, responsible) { node, _ in
          for person in index.voices(of: node) { pairs.append(system, person) }
        }
      }
    }
    return pairs.rows(nodeCount: index.graph.nodeCount)
  }

  /// Person → the people whom what this person says reaches.
  static func channels(_ index: OrganizationIndex, _ rootsOf: [Int: [Int]]) -> NodeRows {
    var pairs = NodePairs()
    for type in ["GIVES_FEEDBACK_TO", "ESCALATES_TO"] {
      index.forEachCurrent(type) { source, target, _ in
        let speakers: [Int]
        if index.people.contains(source) {
          speakers = [source]
        } else if index.kinds.role.contains(source) {
          speakers = index.holders[source].map { Int($0) }
        } else {
          speakers = index.members[source].map { Int($0) }
        }
        var listeners = rootsOf[target] ?? index.voices(of: target)
        if listeners.isEmpty, index.kinds.unit.contains(target) {
          listeners = index.members[target].map { Int($0) }
        }
        for speaker in speakers {
          for listener in listeners where listener != speaker { pairs.append(speaker, listener) }
        }
      }
    }
    return pairs.rows(nodeCount: index.graph.nodeCount)
  }
}

extension Procedure {
  /// `org.closure`: how many users of each AI system are heard by whoever answers for it.
  static let closure = Procedure(
    "org.closure", [],
    yields: [
      ("system", ValueType(.node)), ("users", ValueType(.integer)),
      ("closed", ValueType(.integer)), ("value", ValueType(.float)),
      ("others", ValueType(.integer)), ("heard", ValueType(.integer)),
    ],
    summary:
      "AI systems that somebody uses: users, how many of them have a path of feedback or escalation to an accountable person, and the share, null where nobody is accountable; then the users who are not accountable themselves, and how many of these have a path."
  ) { _, context throws(EvaluationError) in
    let rows = context.cached("org.closure") { FeedbackClosure(context) }.rows
    let unanswered = rows.count { $0.closed == nil }
    if unanswered > 0 {
      context.record(
        undefined: "`org.closure` has no value in \(unanswered) of \(rows.count) rows",
        because: "Nobody is accountable for the system.")
    }
    return [
      .nodes(rows.map { UInt32($0.system) }),
      .integers(rows.map { Int64($0.users) }, nulls: nil),
      .integers(rows.map { Int64($0.closed ?? 0) }, nulls: nil),
      .values(
        rows.map { row in
          row.closed.map { .float(Double($0) / Double(row.users)) } ?? .null
        }),
      .integers(rows.map { Int64($0.others) }, nulls: nil),
      .integers(rows.map { Int64($0.heard) }, nulls: nil),
    ]
  }
}
