import WeftGraph

/// Who inside an organization could take a device, and whom the holder has to know.
struct Staffing {
  /// Somebody who could take it.
  struct Person {
    var node: Int
    /// The mean of what is known of skills, ties, independence and capacity, each from 0 to 1.
    var score: Double
    /// Whether the person works on what joins the units.
    var isAtWork: Bool
    /// Whether the person has the time it takes, as far as that is known.
    var hasTime: Bool
  }

  let index: OrganizationIndex
  private let graph: Graph
  let promised: PromisedTime
  private let hasSkill, requiresSkill: TypeID?
  private let expires, riskClass: PropertyReader
  private let subtype: PropertyReader
  private let unmet: [UInt64: Int]
  private let workers: [Int: Set<Int>]

  init(_ index: OrganizationIndex, _ coordination: Coordination, _ promised: PromisedTime) {
    self.index = index
    graph = index.graph
    self.promised = promised
    hasSkill = index.graph.type("HAS_SKILL")
    requiresSkill = index.graph.type("REQUIRES_SKILL")
    expires = PropertyReader(relationship: "expires", in: index.graph)
    riskClass = PropertyReader(node: "riskClass", in: index.graph)
    subtype = PropertyReader(node: "subtype", in: index.graph)
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

  /// The skills required by some systems and units, technical ones left out: whoever joins two sides has
  /// to understand what they are for, not to build them.
  func skills(of nodes: [Int]) -> [Int] {
    var result: Set<Int> = []
    for node in nodes {
      index.forEachTarget(of: node, requiresSkill) { skill, _ in
        if index.isActive(skill), subtype.text(skill) != "technical" { result.insert(skill) }
      }
    }
    return index.byID(result.sorted())
  }

  /// Whether the chart says who has which skill.
  var knowsSkills: Bool { hasSkill != nil }

  /// Whether somebody has a skill that has not expired.
  func holds(_ person: Int, _ skill: Int) -> Bool {
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
  func isOvercommitted(_ person: Int) -> Bool { promised.isOvercommitted(person) }

  /// A share of a full position as one of somebody's own working time.
  func ownShare(_ share: Double, of person: Int) -> Double {
    let position = promised.position(of: person)
    return position > 0 ? (share / position * 10_000).rounded() / 10_000 : share
  }

  /// Whether somebody's scope, the device's added, stays within what one person can integrate: pairs of
  /// units, systems by risk and decisions, as the rule `overcommitted-integrator` counts them.
  private func couldIntegrate(_ person: Int, _ candidate: DeviceCandidate) -> Bool {
    guard candidate.device >= .liaison, !candidate.device.isGroup else { return true }
    let integrates = graph.type("INTEGRATES")
    var device = Set(candidate.targets)
    if let role = candidate.role {
      device = []
      index.forEachTarget(of: role, integrates) { target, _ in device.insert(target) }
    }
    var scope = device
    for node in [person] + index.rolesHeld[person].map({ Int($0) }) where index.isActive(node) {
      index.forEachTarget(of: node, integrates) { target, _ in
        if index.isActive(target) { scope.insert(target) }
      }
    }
    // That a vacant role is too much for anybody is nothing against who might hold it.
    let given = candidate.role == nil ? 0 : load(of: device)
    let capacity = DeviceCandidate.capacity * promised.position(of: person)
    return load(of: scope) <= max(capacity, given)
  }

  /// What a scope comes to: pairs of units, systems by risk and decisions.
  private func load(of scope: Set<Int>) -> Double {
    let units = Double(scope.count { index.kinds.unit.contains($0) })
    let items = scope.reduce(0.0) { sum, node in
      if index.kinds.decision.contains(node) { return sum + 1 }
      guard index.kinds.aiSystem.contains(node) else { return sum }
      switch riskClass.text(node) {
      case "high": return sum + 3
      case "limited": return sum + 2
      default: return sum + 1
      }
    }
    return units * (units - 1) / 2 + items
  }

  /// Who could take a device, those who have the time for it first and then the best first, and how many
  /// overcommitted people were left out.
  ///
  /// Considered are members of the units in scope and people tied to them; of a direct contact only
  /// members. Left out are the superior, whoever is overcommitted or would be as an integrator, and for an
  /// integrating role (level 5 and above) whoever stands above one of the units.
  func rank(
    _ candidate: DeviceCandidate, skills: [Int], systems: [Int], superior: Int?
  ) -> (people: [Person], overcommitted: Int, suitability: Suitability) {
    let suitability = Suitability(self, candidate, skills: skills)
    var pool = Bitset(capacity: graph.nodeCount)
    for unit in candidate.units {
      for person in index.membersBelow(unit) {
        pool.insert(Int(person))
        guard candidate.device != .contact else { continue }
        for friend in index.ties[Int(person)] { pool.insert(Int(friend)) }
      }
    }
    if let superior { pool.remove(superior) }
    let atWork = atWork(on: systems)
    var overcommitted = 0
    var result: [Person] = []
    pool.forEach { person in
      if isOvercommitted(person) || !couldIntegrate(person, candidate) {
        overcommitted += 1
        return
      }
      if candidate.device >= .integratingRole, suitability.leads(person) { return }
      result.append(
        Person(
          node: person, score: suitability.score(of: person), isAtWork: atWork.contains(person),
          hasTime: suitability.hasTime(person)))
    }
    result.sort { one, other in
      if one.hasTime != other.hasTime { return one.hasTime }
      if abs(one.score - other.score) > 1e-12 { return one.score > other.score }
      if one.isAtWork != other.isAtWork { return one.isAtWork }
      return index.idRank(one.node) < index.idRank(other.node)
    }
    return (result, overcommitted, suitability)
  }

  /// The people who work on some systems.
  private func atWork(on systems: [Int]) -> Set<Int> {
    systems.reduce(into: []) { $0.formUnion(workers[$1] ?? []) }
  }

  // MARK: Ties

  /// The people of a unit a holder has to know so that no conversation hangs on one: up to two, those the
  /// holder's tasks require first, then those who work on the systems, then leads.
  func counterparts(
    in unit: Int, for holder: Int?, systems: [Int], apartFrom taken: Set<Int> = []
  ) -> [Int] {
    let atWork = atWork(on: systems)
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
