import WeftGraph

/// Who inside an organization could take a device, and whom the holder has to know.
struct Staffing {
  /// Somebody who could take it.
  struct Person {
    var node: Int
    /// The mean of what is known of skills, ties, independence and capacity, each from 0 to 1.
    var score: Double
    var has: [String]
    var lacks: [String]
    /// Units of the scope the person is a member of or has a tie to.
    var units: [Int]
    /// Whether the person works on what joins the units.
    var isAtWork: Bool
  }

  private let index: OrganizationIndex
  private let graph: Graph
  private let allocation: Allocation
  private let hasSkill, requiresSkill: TypeID?
  private let expires: PropertyReader
  private let unmet: [UInt64: Int]
  private let workers: [Int: Set<Int>]

  init(_ index: OrganizationIndex, _ coordination: Coordination) {
    self.index = index
    graph = index.graph
    allocation = Allocation(index)
    hasSkill = index.graph.type("HAS_SKILL")
    requiresSkill = index.graph.type("REQUIRES_SKILL")
    expires = PropertyReader(relationship: "expires", in: index.graph)
    var unmet: [UInt64: Int] = [:]
    for pair in coordination.people where !pair.met {
      unmet[UnitPair.key(pair.one, pair.other)] = pair.need
    }
    self.unmet = unmet
    var workers: [Int: Set<Int>] = [:]
    for type in ["OWNS", "BUILDS", "RESPONSIBLE_FOR"] {
      index.forEachCurrent(type) { person, item, _ in
        if index.people.contains(person) { workers[item, default: []].insert(person) }
      }
    }
    self.workers = workers
  }

  // MARK: Skills

  /// The skills required by some systems and units.
  func skills(of nodes: [Int]) -> [Int] {
    var result: Set<Int> = []
    for node in nodes {
      index.forEachTarget(of: node, requiresSkill) { skill, _ in
        if index.isActive(skill) { result.insert(skill) }
      }
    }
    return index.byID(result.sorted())
  }

  private func holds(_ person: Int, _ skill: Int) -> Bool {
    guard let hasSkill else { return false }
    let adjacency = graph.outgoing[hasSkill.index]
    return adjacency.entries(from: NodeID(person), to: NodeID(skill)).contains { entry in
      let relationship = adjacency.relationship(at: entry)
      guard index.isCurrent(relationship) else { return false }
      return expires.date(relationship.index).map { $0 >= index.asOf } ?? true
    }
  }

  // MARK: People

  /// Whether somebody's working time is promised more than once over.
  func isOvercommitted(_ person: Int) -> Bool { (allocation.load(of: person) ?? 0) > 1 + 1e-9 }

  /// Who could take a device, best first, and how many overcommitted people were left out.
  ///
  /// Considered are members of the units in scope and people tied to them; of a direct contact only
  /// members. Left out are the superior, whoever is overcommitted, and for an
  /// integrating role (level 5 and above) whoever leads one of the units.
  func rank(
    _ candidate: DeviceCandidate, skills: [Int], systems: [Int], superior: Int?
  ) -> (people: [Person], overcommitted: Int) {
    let members = candidate.units.map { Set(index.membersBelow($0).map { Int($0) }) }
    var pool: Set<Int> = []
    for group in members {
      pool.formUnion(group)
      guard candidate.device != .contact else { continue }
      for person in group { pool.formUnion(index.ties[person].map { Int($0) }) }
    }
    if let superior { pool.remove(superior) }
    let atWork = systems.reduce(into: Set<Int>()) { $0.formUnion(workers[$1] ?? []) }
    var overcommitted = 0
    var result: [Person] = []
    for person in pool.sorted() {
      if isOvercommitted(person) {
        overcommitted += 1
        continue
      }
      let led = candidate.units.filter { index.leads.contains($0, person) }
      if candidate.device >= .integratingRole, !led.isEmpty { continue }
      result.append(
        judge(person, candidate, skills: skills, members: members, led: led, atWork: atWork))
    }
    let rank = index.byID(result.map(\.node))
    var place: [Int: Int] = [:]
    for (number, node) in rank.enumerated() { place[node] = number }
    result.sort { one, other in
      if abs(one.score - other.score) > 1e-12 { return one.score > other.score }
      if one.isAtWork != other.isAtWork { return one.isAtWork }
      return (place[one.node] ?? 0) < (place[other.node] ?? 0)
    }
    return (result, overcommitted)
  }

  private func judge(
    _ person: Int, _ candidate: DeviceCandidate, skills: [Int], members: [Set<Int>], led: [Int],
    atWork: Set<Int>
  ) -> Person {
    func name(_ node: Int) -> String { graph.displayName(of: NodeID(node)) }
    var parts: [Double] = []
    var has: [String] = []
    var lacks: [String] = []
    if !skills.isEmpty, hasSkill != nil {
      let held = skills.filter { holds(person, $0) }
      parts.append(Double(held.count) / Double(skills.count))
      has += held.map { "skill \(name($0))" }
      lacks += skills.filter { !held.contains($0) }.map { "skill \(name($0))" }
    }
    var known: [Int] = []
    for (unit, group) in zip(candidate.units, members) {
      if group.contains(person) {
        known.append(unit)
        has.append("member of \(name(unit))")
        continue
      }
      let friends = index.ties[person].count { group.contains(Int($0)) }
      if friends > 0 {
        known.append(unit)
        has.append("knows \(friends == 1 ? "one person" : "\(friends) people") in \(name(unit))")
      } else {
        lacks.append("a tie to \(name(unit))")
      }
    }
    if !candidate.units.isEmpty {
      parts.append(Double(known.count) / Double(candidate.units.count))
    }
    parts.append(led.isEmpty ? 1 : 0)
    if !led.isEmpty { lacks.append("independence: leads \(Words.list(led.map(name)))") }
    if let load = allocation.load(of: person) {
      let free = max(1 - load, 0)
      parts.append(min(free / candidate.share, 1))
      if free + 1e-9 < candidate.share {
        lacks.append("time: \(Words.percent(load)) of it is promised")
      } else {
        has.append("\(Words.percent(free)) of the working time free")
      }
    }
    let isAtWork = atWork.contains(person)
    return Person(
      node: person, score: parts.isEmpty ? 0 : parts.reduce(0, +) / Double(parts.count), has: has,
      lacks: lacks, units: known, isAtWork: isAtWork)
  }

  // MARK: Ties

  /// The people of a unit a holder has to know so that no conversation hangs on one: up to two, those the
  /// holder's tasks require first, then those who work on the systems, then leads.
  func counterparts(
    in unit: Int, for holder: Int?, systems: [Int], apartFrom taken: Set<Int> = []
  ) -> [Int] {
    let atWork = systems.reduce(into: Set<Int>()) { $0.formUnion(workers[$1] ?? []) }
    func weight(_ person: Int) -> Int {
      let need = holder.map { unmet[UnitPair.key($0, person)] ?? 0 } ?? 0
      return need * 4 + (atWork.contains(person) ? 2 : 0)
        + (index.leads.contains(unit, person) ? 1 : 0)
    }
    let people = index.byID(index.membersBelow(unit).map { Int($0) })
      .filter { $0 != holder && !taken.contains($0) }
    let weights = people.map(weight)
    let order = people.indices.sorted { (weights[$1], $0) < (weights[$0], $1) }
    return order.prefix(2).map { people[$0] }
  }

  /// The new ties a holder needs to know two people of each unit, members of it excepted.
  func newTies(of holder: Int, candidate: DeviceCandidate, systems: [Int]) -> [(
    unit: Int, people: [Int]
  )] {
    candidate.units.compactMap { unit in
      let members = Set(index.membersBelow(unit).map { Int($0) })
      guard !members.contains(holder) else { return nil }
      let known = Set(index.ties[holder].map { Int($0) }).intersection(members)
      let missing = min(2, members.count) - known.count
      guard missing > 0 else { return nil }
      let people = counterparts(in: unit, for: holder, systems: systems, apartFrom: known)
      return people.isEmpty ? nil : (unit, Array(people.prefix(missing)))
    }
  }
}
