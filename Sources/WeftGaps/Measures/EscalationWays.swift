import WeftGraph
import WeftQuery

/// How far each user of an AI system is from those who answer for it, by escalation and reporting.
///
/// Ways run along ``EscalationLines``. Boundaries are steps between people who share no function; who is
/// in no function is in every.
struct EscalationWays: Sendable {
  /// One user of one system who can reach an accountable person.
  struct Way: Sendable {
    var system: Int
    var user: Int
    /// The fewest steps.
    var steps: Int
    /// The fewest function boundaries, on any way.
    var boundaries: Int
    /// A way of the fewest steps.
    var nodes: [Int]
  }

  /// By system and user.
  let ways: [Way]

  /// The ways of a context's chart, found at most once.
  static func of(_ context: EvaluationContext) -> EscalationWays {
    context.cached("org.escalation") { EscalationWays(context) }
  }

  init(_ context: EvaluationContext) {
    let index = OrganizationIndex.of(context)
    var users = NodePairs()
    index.forEachCurrent("USES") { user, system, _ in
      guard index.people.contains(user), index.kinds.aiSystem.contains(system),
        index.isActive(system)
      else { return }
      users.append(user, system)
    }
    let used = users.rows(nodeCount: index.graph.nodeCount)
    var roots: [Int: Set<Int>] = [:]
    for (item, found) in AccountableRoots.all(context) where index.kinds.aiSystem.contains(item) {
      roots[item] = Set(found.map(\.person))
    }
    var search = EscalationSearch(context)
    var ways: [Way] = []
    index.people.forEach { user in
      let systems = used[user].map { Int($0) }.filter { system in
        guard let own = roots[system], !own.isEmpty else { return false }
        return !own.contains(user)
      }
      guard !systems.isEmpty else { return }
      search.run(from: user)
      for system in systems {
        let reached = (roots[system] ?? []).filter { search.reached($0) }
        guard let nearest = reached.min(by: { (search.steps($0), $0) < (search.steps($1), $1) })
        else { continue }
        ways.append(
          Way(
            system: system, user: user, steps: search.steps(nearest),
            boundaries: reached.map { search.boundaries($0) }.min() ?? 0,
            nodes: search.way(to: nearest)))
      }
    }
    self.ways = ways.sorted { ($0.system, $0.user) < ($1.system, $1.user) }
  }
}

/// One person's way up: fewest steps to everybody, then fewest boundaries.
private struct EscalationSearch {
  private let rows: NodeRows
  private let functions: FunctionSets
  private let isApart: [[Bool]]
  /// Which search last reached a node, and how.
  private var seen: [UInt32]
  private var stepsTo: [UInt32]
  private var cameFrom: [UInt32]
  private var settled: [UInt32]
  private var boundariesTo: [UInt32]
  private var number: UInt32 = 0

  init(_ context: EvaluationContext) {
    rows = EscalationLines.of(context).rows
    functions = FunctionSets.of(context)
    isApart = functions.isApart
    seen = [UInt32](repeating: 0, count: context.graph.nodeCount)
    stepsTo = seen
    cameFrom = seen
    settled = seen
    boundariesTo = seen
  }

  func reached(_ person: Int) -> Bool { seen[person] == number }
  func steps(_ person: Int) -> Int { Int(stepsTo[person]) }
  func boundaries(_ person: Int) -> Int { Int(boundariesTo[person]) }

  func way(to person: Int) -> [Int] {
    var result = [person]
    while let last = result.last, stepsTo[last] > 0 { result.append(Int(cameFrom[last])) }
    return result.reversed()
  }

  mutating func run(from user: Int) {
    number += 1
    seen[user] = number
    stepsTo[user] = 0
    var queue = [UInt32(user)]
    var next = 0
    var crossing = false
    while next < queue.count {
      let person = Int(queue[next])
      next += 1
      for entry in rows.range(person) {
        let other = Int(rows.members[entry])
        guard seen[other] != number else { continue }
        seen[other] = number
        stepsTo[other] = stepsTo[person] + 1
        cameFrom[other] = UInt32(person)
        queue.append(UInt32(other))
        if !crossing { crossing = crosses(user, other) }
      }
    }
    guard crossing else {
      for person in queue { boundariesTo[Int(person)] = 0 }
      return
    }
    // Breadth first over steps that cross no boundary, then over those that cross one.
    var now = [user]
    var boundaries: UInt32 = 0
    while !now.isEmpty {
      var later: [Int] = []
      while let person = now.popLast() {
        guard settled[person] != number else { continue }
        settled[person] = number
        boundariesTo[person] = boundaries
        for entry in rows.range(person) {
          let other = Int(rows.members[entry])
          guard settled[other] != number else { continue }
          if crosses(person, other) { later.append(other) } else { now.append(other) }
        }
      }
      now = later
      boundaries += 1
    }
  }

  /// Whether some people reach some of others without passing one.
  mutating func reaches(_ ends: Set<Int>, from starts: [Int], avoiding gate: Int) -> Bool {
    number += 1
    for start in starts { seen[start] = number }
    seen[gate] = number
    var waiting = starts
    while let person = waiting.popLast() {
      if ends.contains(person) { return true }
      for entry in rows.range(person) {
        let other = Int(rows.members[entry])
        guard seen[other] != number else { continue }
        seen[other] = number
        waiting.append(other)
      }
    }
    return false
  }

  /// Whether a step leads from one function into another.
  private func crosses(_ one: Int, _ other: Int) -> Bool {
    let here = Int(functions.number[one])
    let there = Int(functions.number[other])
    return here >= 0 && there >= 0 && isApart[here][there]
  }
}

/// The people every way of a system's users to those who answer for it passes.
struct EscalationGates: Sendable {
  /// One system whose users all depend on somebody in between.
  struct Row: Sendable {
    var system: Int
    /// Users who can reach an accountable person, themselves none.
    var users: [Int]
    /// The people all their ways pass, the nearest first.
    var gates: [Int]
    /// One way.
    var way: [Int]
  }

  /// By system.
  let rows: [Row]

  init(_ context: EvaluationContext) {
    let index = OrganizationIndex.of(context)
    var roots: [Int: Set<Int>] = [:]
    for (item, found) in AccountableRoots.all(context) where index.kinds.aiSystem.contains(item) {
      roots[item] = Set(found.map(\.person))
    }
    var search = EscalationSearch(context)
    var rows: [Row] = []
    var ways: [Int: [EscalationWays.Way]] = [:]
    for way in EscalationWays.of(context).ways { ways[way.system, default: []].append(way) }
    for (system, own) in ways.sorted(by: { $0.key < $1.key }) {
      let users = own.map(\.user)
      let ends = roots[system] ?? []
      // Whoever all ways pass is on any one of them.
      let shortest = own.min { ($0.steps, $0.user) < ($1.steps, $1.user) }
      var gates: [Int] = []
      for gate in shortest?.nodes ?? [] where !ends.contains(gate) && !users.contains(gate) {
        if !search.reaches(ends, from: users, avoiding: gate) { gates.append(gate) }
      }
      guard !gates.isEmpty else { continue }
      rows.append(Row(system: system, users: users, gates: gates, way: shortest?.nodes ?? []))
    }
    self.rows = rows
  }
}

extension Procedure {
  /// `org.escalation`: how far the users of AI systems are from those who answer for them.
  static let escalation = Procedure(
    "org.escalation", [],
    yields: [
      ("system", ValueType(.node)), ("user", ValueType(.node)), ("steps", ValueType(.integer)),
      ("boundaries", ValueType(.integer)), ("way", .list(of: ValueType(.node))),
    ],
    summary:
      "Users of active AI systems who can reach an accountable person by escalation or reporting: the fewest steps, the fewest function boundaries, and a way of the fewest steps."
  ) { _, context throws(EvaluationError) in
    let rows = EscalationWays.of(context).ways
    return [
      .nodes(rows.map { UInt32($0.system) }), .nodes(rows.map { UInt32($0.user) }),
      .integers(rows.map { Int64($0.steps) }, nulls: nil),
      .integers(rows.map { Int64($0.boundaries) }, nulls: nil),
      .values(rows.map { .list($0.nodes.map { .node(NodeID($0)) }) }),
    ]
  }

  /// `org.gates`: people whom every escalation about a system passes.
  static let gates = Procedure(
    "org.gates", [],
    yields: [
      ("system", ValueType(.node)), ("users", .list(of: ValueType(.node))),
      ("gates", .list(of: ValueType(.node))), ("way", .list(of: ValueType(.node))),
    ],
    summary:
      "Active AI systems whose users reach those who answer for them only through the same people: the users, those people from the nearest on, and one way."
  ) { _, context throws(EvaluationError) in
    let rows = EscalationGates(context).rows
    let index = OrganizationIndex.of(context)
    return [
      .nodes(rows.map { UInt32($0.system) }),
      .values(rows.map { index.list($0.users.map { UInt32($0) }) }),
      .values(rows.map { .list($0.gates.map { .node(NodeID($0)) }) }),
      .values(rows.map { .list($0.way.map { .node(NodeID($0)) }) }),
    ]
  }
}
