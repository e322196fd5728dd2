import WeftGraph

/// Roles and people whose scope spans units, and the rung of the linkage ladder they make.
struct Integrators {
  private struct Integrator {
    /// The role, or the person who integrates without one.
    var node: Int
    var subtype: Subtype
    /// Units it integrates, with everything that is part of them.
    var scope: Set<Int>
    /// Units it belongs to: of the role, and of its holders.
    var home: Set<Int>
    /// Units led by those who do the work.
    var led: Set<Int>
    /// Units that own what it approves.
    var approved: Set<Int>
  }

  private enum Subtype { case none, liaison, integration, linkingManager, team, taskForce }

  private var integrators: [Integrator] = []
  private var byUnit: [Int: [Int]] = [:]

  /// Collects everybody with a scope, vacant roles left out.
  init(_ index: OrganizationIndex) {
    let subtype = PropertyReader(node: "subtype", in: index.graph)
    let end = PropertyReader(node: "end", in: index.graph)
    let integrates = index.graph.type("INTEGRATES")
    var candidates: Set<Int> = []
    index.forEachCurrent("INTEGRATES") { source, _, _ in candidates.insert(source) }
    index.kinds.role.forEach { role in
      if Self.subtype(subtype.text(role)) != .none { candidates.insert(role) }
    }
    for node in candidates.sorted() where index.isActive(node) {
      let workers: [Int]
      if index.kinds.role.contains(node) {
        workers = index.holders[node].map { Int($0) }
      } else if index.people.contains(node) {
        workers = [node]
      } else if index.kinds.team.contains(node) {
        workers = index.members[node].map { Int($0) }
      } else {
        continue
      }
      guard !workers.isEmpty else { continue }
      var scope: Set<Int> = []
      index.forEachTarget(of: node, integrates) { target, _ in
        scope.formUnion(Self.units(of: target, index))
      }
      var home = Set(index.parents[node].map { Int($0) })
      for worker in workers { home.formUnion(index.memberships[worker].map { Int($0) }) }
      add(
        Integrator(
          node: node,
          subtype: index.kinds.team.contains(node)
            ? end.has(node) ? .taskForce : .team : Self.subtype(subtype.text(node)),
          scope: scope, home: home,
          led: Set(workers.flatMap { index.led[$0] }.map { Int($0) }),
          approved: Self.approved(by: workers + [node], index)))
    }
  }

  /// Whether any role is made to link units, held or not.
  static func haveRoles(_ index: OrganizationIndex) -> Bool {
    let subtype = PropertyReader(node: "subtype", in: index.graph)
    var haveOne = false
    index.kinds.role.forEach { haveOne = haveOne || Self.subtype(subtype.text($0)) != .none }
    return haveOne
  }

  private mutating func add(_ integrator: Integrator) {
    for unit in integrator.scope.union(integrator.home) {
      byUnit[unit, default: []].append(integrators.count)
    }
    integrators.append(integrator)
  }

  /// Those whose scope joins two units, with the rung each makes.
  func joining(_ unit: Int, _ other: Int) -> [(level: Int, node: Int)] {
    guard let here = byUnit[unit], let there = byUnit[other] else { return [] }
    let common = Set(here).intersection(there).sorted()
    return common.compactMap { position in
      let integrator = integrators[position]
      let level = Self.level(of: integrator, unit, other)
      return level > 0 ? (level, integrator.node) : nil
    }
  }

  private static func level(of integrator: Integrator, _ unit: Int, _ other: Int) -> Int {
    let spans = integrator.scope.contains(unit) && integrator.scope.contains(other)
    let decides =
      [unit, other].contains { integrator.led.contains($0) || integrator.approved.contains($0) }
    switch integrator.subtype {
    case .linkingManager: return 6
    case .integration: return spans && decides ? 6 : 5
    case .liaison: return 2
    case .team: return spans ? 4 : 0
    case .taskForce: return spans ? 3 : 0
    case .none:
      if spans { return decides ? 6 : 5 }
      // One of the two is in its scope, the other its home.
      return integrator.scope.contains(unit) || integrator.scope.contains(other) ? 2 : 0
    }
  }

  private static func subtype(_ text: String?) -> Subtype {
    switch text {
    case "liaison": .liaison
    case "integration": .integration
    case "linking-manager": .linkingManager
    default: .none
    }
  }

  /// The units a target of INTEGRATES stands for, with everything that is part of them.
  private static func units(of target: Int, _ index: OrganizationIndex) -> Set<Int> {
    if index.kinds.unit.contains(target) { return Set(index.below(target)) }
    if index.kinds.technical.contains(target) {
      return Set(index.owningTeams[target].map { Int($0) })
    }
    var result: Set<Int> = []
    index.forEachSource(of: target, index.graph.type("CONTRIBUTES_TO")) { source, _ in
      if index.kinds.unit.contains(source) {
        result.insert(source)
      } else {
        result.formUnion(index.owningTeams[source].map { Int($0) })
      }
    }
    return result
  }

  private static func approved(by nodes: [Int], _ index: OrganizationIndex) -> Set<Int> {
    let approves = index.graph.type("APPROVES")
    var result: Set<Int> = []
    for node in nodes {
      index.forEachTarget(of: node, approves) { target, _ in
        result.formUnion(units(of: target, index))
      }
    }
    return result
  }
}
