import WeftGraph
import WeftQuery

/// Whom the word of each person reaches in one step: by escalation, and by reporting lines.
///
/// Current ESCALATES_TO and REPORTS_TO count, dotted ones included, over active people, roles and teams.
/// A line drawn from a role is its holders', from a team its leads' and members'; one drawn to a role
/// reaches its holders, to a team its leads, else its members. A vacant role in a reporting line, or
/// somebody who left, is passed through; an escalation that ends there ends there.
struct EscalationLines: Sendable {
  /// Person → people.
  let rows: NodeRows

  /// The lines of a context, read at most once.
  static func of(_ context: EvaluationContext) -> EscalationLines {
    context.cached("org.escalationLines") { EscalationLines(OrganizationIndex.of(context)) }
  }

  /// - Complexity: O(nodes + lines × those at their ends).
  init(_ index: OrganizationIndex) {
    var pairs = NodePairs()
    for type in ["ESCALATES_TO", "REPORTS_TO"] {
      index.forEachCurrent(type) { source, target, _ in
        let listeners = index.listeners(to: target)
        guard !listeners.isEmpty else { return }
        for speaker in index.speakers(for: source) {
          for listener in listeners where listener != speaker { pairs.append(speaker, listener) }
        }
      }
    }
    if !index.gapsAbove.isEmpty {
      for person in index.gapsAbove.keys {
        for superior in index.lines[person] { pairs.append(person, Int(superior)) }
      }
    }
    rows = pairs.rows(nodeCount: index.graph.nodeCount)
  }
}

extension OrganizationIndex {
  /// The active people whose word a node's is: a person, a role's holders, a team's leads and members.
  func speakers(for node: Int) -> [Int] {
    if people.contains(node) { return [node] }
    guard isActive(node) else { return [] }
    if kinds.role.contains(node) { return holders[node].map { Int($0) } }
    guard kinds.unit.contains(node) else { return [] }
    return (leads[node] + members[node].filter { !leads.contains(node, Int($0)) }).map { Int($0) }
  }

  /// The active people who hear what is told a node: a person, a role's holders, a team's leads, else
  /// its members.
  func listeners(to node: Int) -> [Int] {
    guard isActive(node) else { return [] }
    let voices = voices(of: node)
    guard voices.isEmpty, kinds.unit.contains(node) else { return voices }
    return membersBelow(node).map { Int($0) }
  }
}

/// Who would see an AI system fail, and whether they can reach somebody who answers for it.
struct Witnesses: Sendable {
  /// A person, or a team that uses or oversees the system.
  struct Row: Sendable {
    var system: Int
    var witness: Int
    /// Whether the witness, or one member of the team, reaches an accountable person, somebody that
    /// person reports to, or the lead of a team of that person.
    var isHeard: Bool
    /// Whether one of those reached is not among the people who build the system.
    var isHeardOutside: Bool
    /// Whether the witness uses the system, whoever else only oversees it.
    var isUser: Bool
  }

  /// By system, then witness; systems nobody answers for are left out.
  let rows: [Row]

  /// The witnesses of a context's chart, found at most once.
  static func of(_ context: EvaluationContext) -> Witnesses {
    context.cached("org.witnesses") { Witnesses(context) }
  }

  /// - Complexity: O(witnesses × those above them + systems × those above who answers).
  init(_ context: EvaluationContext) {
    let index = OrganizationIndex.of(context)
    let lines = EscalationLines.of(context).rows
    let developers = Developers(index)
    var witnesses: [(witness: Int, system: Int, role: Int)] = []
    for (role, type) in ["USES", "OVERSEES"].enumerated() {
      index.forEachCurrent(type) { source, system, _ in
        guard index.kinds.aiSystem.contains(system), index.isActive(system),
          index.isActive(source)
        else { return }
        if index.people.contains(source) {
          witnesses.append((source, system, role))
        } else if index.kinds.role.contains(source) {
          for holder in index.holders[source] { witnesses.append((Int(holder), system, role)) }
        } else if index.kinds.unit.contains(source), !index.membersBelow(source).isEmpty {
          witnesses.append((source, system, role))
        }
      }
    }
    witnesses.sort { $0 < $1 }
    var targets: [Int: Set<Int>] = [:]
    for (item, roots) in AccountableRoots.all(context)
    where index.kinds.aiSystem.contains(item) && !roots.isEmpty {
      targets[item] = Self.targets(roots.map(\.person), index)
    }
    var seen = [UInt32](repeating: 0, count: index.graph.nodeCount)
    var search: UInt32 = 0
    var reached: [Int] = []
    var walked = -1
    var rows: [Row] = []
    for (place, entry) in witnesses.enumerated() {
      // Whoever does both is a user first.
      if place > 0, witnesses[place - 1].witness == entry.witness,
        witnesses[place - 1].system == entry.system
      {
        continue
      }
      guard let wanted = targets[entry.system] else { continue }
      if walked != entry.witness {
        walked = entry.witness
        search += 1
        reached =
          index.people.contains(entry.witness)
          ? [entry.witness] : index.membersBelow(entry.witness).map { Int($0) }
        for person in reached { seen[person] = search }
        var next = 0
        while next < reached.count {
          for other in lines[reached[next]] where seen[Int(other)] != search {
            seen[Int(other)] = search
            reached.append(Int(other))
          }
          next += 1
        }
      }
      let heard = wanted.filter { seen[$0] == search }
      rows.append(
        Row(
          system: entry.system, witness: entry.witness, isHeard: !heard.isEmpty,
          isHeardOutside: !heard.isSubset(of: developers[entry.system]),
          isUser: entry.role == 0))
    }
    self.rows = rows.sorted { ($0.system, $0.witness) < ($1.system, $1.witness) }
  }

  private static func targets(_ roots: [Int], _ index: OrganizationIndex) -> Set<Int> {
    var result = Set(roots)
    for root in roots {
      result.formUnion(index.superiors(of: root, levels: .max).map { Int($0) })
      for unit in index.memberships[root] where index.kinds.team.contains(Int(unit)) {
        result.formUnion(index.leads[Int(unit)].map { Int($0) })
      }
    }
    return result
  }
}

/// Who monitors each AI system, and whether any of them can reach somebody who answers for it.
struct Monitors: Sendable {
  struct Row: Sendable {
    var system: Int
    var monitors: [Int]
    var owners: [Int]
    /// Whether a monitor answers for the system, reaches an owner by escalation or reporting, tells one
    /// by feedback, works with one by a tie or in a team, or is above one.
    var isHeard: Bool
  }

  /// By system.
  let rows: [Row]

  /// - Complexity: O(systems × monitors × those above them).
  init(_ context: EvaluationContext) {
    let index = OrganizationIndex.of(context)
    let lines = EscalationLines.of(context).rows
    let oversees = index.graph.type("OVERSEES")
    var rootsOf: [Int: [Int]] = [:]
    for (item, roots) in AccountableRoots.all(context) where index.kinds.aiSystem.contains(item) {
      rootsOf[item] = roots.map(\.person)
    }
    var seen = [UInt32](repeating: 0, count: index.graph.nodeCount)
    var search: UInt32 = 0
    var rows: [Row] = []
    index.kinds.aiSystem.forEach { system in
      guard index.isActive(system) else { return }
      var monitors: Set<Int> = []
      index.forEachSource(of: system, oversees) { watcher, _ in
        guard watcher != system, index.isActive(watcher) else { return }
        if index.people.contains(watcher) {
          monitors.insert(watcher)
        } else if index.kinds.role.contains(watcher) {
          monitors.formUnion(index.holders[watcher].map { Int($0) })
        } else if index.kinds.unit.contains(watcher) {
          monitors.formUnion(index.peopleBelow(watcher).map { Int($0) })
        } else {
          monitors.formUnion(rootsOf[watcher] ?? [])
        }
      }
      let owners = rootsOf[system] ?? []
      search += 1
      var isHeard = !monitors.isDisjoint(with: owners)
      if !isHeard, !owners.isEmpty {
        var reached = monitors.sorted()
        for person in reached { seen[person] = search }
        var next = 0
        while next < reached.count {
          for other in lines[reached[next]] where seen[Int(other)] != search {
            seen[Int(other)] = search
            reached.append(Int(other))
          }
          next += 1
        }
        isHeard =
          owners.contains { seen[$0] == search }
          || monitors.contains { monitor in
            owners.contains { Self.isNear(monitor, $0, index) }
          } || Self.tell(monitors, owners, index)
      }
      rows.append(
        Row(
          system: system, monitors: index.byID(monitors.sorted()), owners: index.byID(owners),
          isHeard: isHeard))
    }
    self.rows = rows
  }

  private static func isNear(_ monitor: Int, _ owner: Int, _ index: OrganizationIndex) -> Bool {
    index.ties.contains(monitor, owner)
      || index.superiors(of: owner, levels: .max).contains(UInt32(monitor))
      || index.memberships[monitor].contains { unit in
        index.kinds.team.contains(Int(unit)) && index.isActive(Int(unit))
          && index.memberships.contains(owner, Int(unit))
      }
  }

  /// Whether a monitor, or a team of theirs, gives feedback to what an owner hears.
  private static func tell(
    _ monitors: Set<Int>, _ owners: [Int], _ index: OrganizationIndex
  ) -> Bool {
    let feedback = index.graph.type("GIVES_FEEDBACK_TO")
    var isHeard = false
    for monitor in monitors where !isHeard {
      for speaker in [monitor] + index.memberships[monitor].map({ Int($0) }) {
        index.forEachTarget(of: speaker, feedback) { target, _ in
          if !isHeard { isHeard = owners.contains { index.listeners(to: target).contains($0) } }
        }
      }
    }
    return isHeard
  }
}

extension Procedure {
  /// `org.witnesses`: who would see an AI system fail.
  static let witnesses = Procedure(
    "org.witnesses", [],
    yields: [
      ("system", ValueType(.node)), ("witness", ValueType(.node)), ("heard", ValueType(.boolean)),
    ],
    summary:
      "Users and overseers of active AI systems somebody answers for (people, roles by their holders, teams as one), and whether escalation and reporting lead them to an accountable person, to somebody above that person, or to the lead of that person's team."
  ) { _, context throws(EvaluationError) in
    let rows = Witnesses.of(context).rows
    return [
      .nodes(rows.map { UInt32($0.system) }), .nodes(rows.map { UInt32($0.witness) }),
      .booleans(rows.map { $0.isHeard ? 1 : 0 }),
    ]
  }

  /// `org.monitors`: who watches each AI system.
  static let monitors = Procedure(
    "org.monitors", [],
    yields: [
      ("system", ValueType(.node)), ("monitors", .list(of: ValueType(.node))),
      ("owners", .list(of: ValueType(.node))), ("heard", ValueType(.boolean)),
    ],
    summary:
      "Active AI systems with the people who oversee them, those who answer for them, and whether any of the first can reach any of the second: by escalation or reporting, feedback, a tie, a shared team, or as a superior."
  ) { _, context throws(EvaluationError) in
    let rows = context.cached("org.monitors") { Monitors(context) }.rows
    return [
      .nodes(rows.map { UInt32($0.system) }),
      .values(rows.map { .list($0.monitors.map { .node(NodeID($0)) }) }),
      .values(rows.map { .list($0.owners.map { .node(NodeID($0)) }) }),
      .booleans(rows.map { $0.isHeard ? 1 : 0 }),
    ]
  }
}
