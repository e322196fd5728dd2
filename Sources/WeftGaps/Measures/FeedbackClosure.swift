import WeftGraph
import WeftQuery

/// Which users of a system have a path of feedback or escalation to whoever answers for it.
///
/// Users are active people with a current USES, members of a team that uses it, and people responsible
/// for a decision that does. A person speaks for themselves, their roles, their units and the decisions
/// they are responsible for; what is said to a role reaches its holders, to a unit its leads (else its
/// members). What is said to a system or a decision stays there, unless that passes it on by a channel of
/// its own: a path is one of feedback and escalation, and answering for a system is neither. A user who is
/// an accountable root counts as closed.
struct FeedbackClosure: Sendable {
  /// One system that somebody uses.
  struct Row: Sendable {
    var system: Int
    var users: Int
    /// Nil where nobody answers for the system.
    var closed: Int?
    /// Whether ``closed`` is what the chart says, and not that it records no feedback at all.
    var isRecorded: Bool
    /// Users who do not answer for it themselves, and how many of them have a path.
    var others: Int
    var heard: Int
  }

  /// By system.
  let rows: [Row]
  /// Systems in use of which the chart names no user: only units without members or decisions nobody is
  /// responsible for use them.
  let unnamed: Int

  /// What feedback and escalation are recorded as.
  fileprivate static let types = ["GIVES_FEEDBACK_TO", "ESCALATES_TO"]

  init(_ context: EvaluationContext) {
    let index = OrganizationIndex.of(context)
    let isRecorded = Needs(context).missing(for: [Self.types.joined(separator: "|")]).isEmpty
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
    let listeners = Self.channels(index).reversed()
    let reached = ReachSearch(listeners).reached(requests.map(\.search))
    rows = zip(requests, reached).map { request, found in
      let own = Set(request.search.sources)
      let others = zip(request.search.wanted, found).filter { !own.contains($0.0) }
      return Row(
        system: request.system, users: found.count,
        closed: own.isEmpty ? nil : found.count { $0 }, isRecorded: isRecorded || others.isEmpty,
        others: others.count, heard: others.count { $0.1 })
    }
    var used: Set<Int> = []
    index.forEachCurrent("USES") { source, system, _ in
      if index.kinds.aiSystem.contains(system), index.isActive(system), index.isActive(source) {
        used.insert(system)
      }
    }
    unnamed = used.count { users.count($0) == 0 }
  }

  /// System → the active people who use it.
  static func users(_ index: OrganizationIndex) -> NodeRows {
    var pairs = NodePairs()
    index.forEachCurrent("USES") { source, system, _ in
      if index.people.contains(source) {
        pairs.append(system, source)
      } else if index.kinds.unit.contains(source) {
        for member in index.members[source] { pairs.append(system, Int(member)) }
      } else if index.kinds.decision.contains(source) {
        for person in responsible(for: source, index) { pairs.append(system, person) }
      }
    }
    return pairs.rows(nodeCount: index.graph.nodeCount)
  }

  /// The active people responsible for a decision, by a role or as leads of a unit too.
  private static func responsible(for decision: Int, _ index: OrganizationIndex) -> [Int] {
    var people: [Int] = []
    index.forEachSource(of: decision, index.graph.type("RESPONSIBLE_FOR")) { node, _ in
      people += index.voices(of: node)
    }
    return people
  }

  /// Person, system or decision → whom or what it tells.
  static func channels(_ index: OrganizationIndex) -> NodeRows {
    var pairs = NodePairs()
    for type in types {
      index.forEachCurrent(type) { source, target, _ in
        var speakers: [Int]
        if index.people.contains(source) {
          speakers = [source]
        } else if index.kinds.role.contains(source) {
          speakers = index.holders[source].map { Int($0) }
        } else if index.kinds.item.contains(source) {
          guard index.isActive(source) else { return }
          speakers = [source]
          if index.kinds.decision.contains(source) {
            speakers += responsible(for: source, index)
          }
        } else {
          speakers = index.members[source].map { Int($0) }
        }
        var listeners = index.voices(of: target)
        if listeners.isEmpty, index.kinds.unit.contains(target) {
          listeners = index.members[target].map { Int($0) }
        } else if index.kinds.item.contains(target), index.isActive(target) {
          listeners = [target]
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
      "AI systems with users: people, members of teams, and people responsible for decisions that use them. How many they are, how many of them have a path of feedback or escalation to an accountable person, and the share, null where nobody is accountable or the chart records neither feedback nor escalation; then the users who are not accountable themselves, and how many of these have a path."
  ) { _, context throws(EvaluationError) in
    let closure = context.cached("org.closure") { FeedbackClosure(context) }
    let rows = closure.rows
    if closure.unnamed > 0 {
      context.record(
        undefined: "`org.closure` has no row for \(closure.unnamed) systems in use",
        because: "Only teams without members or decisions nobody is responsible for use them.")
    }
    let unrecorded = rows.count { $0.closed != nil && !$0.isRecorded }
    if unrecorded > 0 {
      context.record(
        undefined: "`org.closure` has no value in \(unrecorded) of \(rows.count) rows",
        because: "The chart records no \(FeedbackClosure.types.joined(separator: " or ")).")
    }
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
        rows.map { (row) -> Value in
          guard let closed = row.closed, row.isRecorded else { return .null }
          return .float(Double(closed) / Double(row.users))
        }),
      .integers(rows.map { Int64($0.others) }, nulls: nil),
      .integers(rows.map { Int64($0.heard) }, nulls: nil),
    ]
  }
}
