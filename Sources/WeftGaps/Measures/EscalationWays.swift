import WeftGraph
import WeftQuery

/// How far each user of an AI system is from those who answer for it, by escalation and reporting.
///
/// Ways run along current ESCALATES_TO and REPORTS_TO, dotted ones included, over active people, roles
/// and teams; what reaches a role has reached its holders, what reaches a team its leads, at no further
/// step. Boundaries are steps between people who share no function; who is in no function is in every.
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

  /// The longest way that is looked for.
  static let mostSteps = 12

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
    for (item, found) in AccountableRoots.all(context) {
      roots[item] = Set(found.map(\.person))
    }
    var search = EscalationSearch(index)
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
  private let index: OrganizationIndex
  private let types: [TypeID]
  private let functions: FunctionsAbove
  private var functionsOf: [Int: Set<Int>] = [:]
  private var stepsTo: [Int: (steps: Int, from: Int)] = [:]
  private var boundariesTo: [Int: Int] = [:]

  init(_ index: OrganizationIndex) {
    self.index = index
    types = ["ESCALATES_TO", "REPORTS_TO"].compactMap { index.graph.type($0) }
    functions = FunctionsAbove(index)
  }

  func reached(_ person: Int) -> Bool { stepsTo[person] != nil && boundariesTo[person] != nil }
  func steps(_ person: Int) -> Int { stepsTo[person]?.steps ?? 0 }
  func boundaries(_ person: Int) -> Int { boundariesTo[person] ?? 0 }

  func way(to person: Int) -> [Int] {
    var result = [person]
    while let last = result.last, let from = stepsTo[last]?.from, from >= 0 { result.append(from) }
    return result.reversed()
  }

  mutating func run(from user: Int) {
    stepsTo = [user: (0, -1)]
    var level = [user]
    var steps = 0
    while !level.isEmpty, steps < EscalationWays.mostSteps {
      steps += 1
      var next: [Int] = []
      for person in level {
        for other in targets(of: person) where stepsTo[other] == nil {
          stepsTo[other] = (steps, person)
          next.append(other)
        }
      }
      level = next
    }
    // Breadth first over steps that cross no boundary, then over those that cross one.
    boundariesTo = [:]
    var now = [user]
    var boundaries = 0
    while !now.isEmpty {
      var later: [Int] = []
      while let person = now.popLast() {
        guard boundariesTo[person] == nil else { continue }
        boundariesTo[person] = boundaries
        for other in targets(of: person) where boundariesTo[other] == nil {
          if crosses(person, other) { later.append(other) } else { now.append(other) }
        }
      }
      now = later
      boundaries += 1
    }
  }

  /// Whether some people reach some of others without passing one.
  func reaches(_ ends: Set<Int>, from starts: [Int], avoiding gate: Int) -> Bool {
    var seen = Set(starts)
    var waiting = starts
    while let person = waiting.popLast() {
      if ends.contains(person) { return true }
      for other in targets(of: person) where other != gate && seen.insert(other).inserted {
        waiting.append(other)
      }
    }
    return false
  }

  /// The active people one step reaches.
  private func targets(of person: Int) -> [Int] {
    var result: [Int] = []
    for type in types {
      index.forEachTarget(of: person, type) { target, _ in
        guard index.isActive(target), target != person else { return }
        if index.people.contains(target) {
          result.append(target)
        } else if index.kinds.role.contains(target) {
          result += index.holders[target].map { Int($0) }
        } else if index.kinds.unit.contains(target) {
          result += index.leads[target].map { Int($0) }
        }
      }
    }
    // Lines drawn to and from a role the person holds are the person's.
    for role in index.rolesHeld[person] {
      for type in types {
        index.forEachTarget(of: Int(role), type) { target, _ in
          if index.people.contains(target), target != person { result.append(target) }
        }
      }
    }
    return result
  }

  private mutating func crosses(_ one: Int, _ other: Int) -> Bool {
    let here = home(one)
    let there = home(other)
    return !here.isEmpty && !there.isEmpty && here.isDisjoint(with: there)
  }

  private mutating func home(_ person: Int) -> Set<Int> {
    if let known = functionsOf[person] { return known }
    let found = functions.of(person)
    functionsOf[person] = found
    return found
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
    for (item, found) in AccountableRoots.all(context) {
      roots[item] = Set(found.map(\.person))
    }
    let search = EscalationSearch(index)
    var rows: [Row] = []
    var ways: [Int: [EscalationWays.Way]] = [:]
    for way in EscalationWays.of(context).ways { ways[way.system, default: []].append(way) }
    for (system, own) in ways.sorted(by: { $0.key < $1.key }) {
      let users = own.map(\.user)
      let ends = roots[system] ?? []
      // Whoever all ways pass is on any one of them.
      let shortest = own.min { ($0.steps, $0.user) < ($1.steps, $1.user) }
      let gates = (shortest?.nodes ?? []).filter { gate in
        !ends.contains(gate) && !users.contains(gate)
          && !search.reaches(ends, from: users, avoiding: gate)
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
