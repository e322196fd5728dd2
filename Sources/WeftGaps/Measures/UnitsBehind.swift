import WeftGraph

/// The units whose work either end of a dependency is, for everybody who asks who must coordinate.
///
/// ``UnitDependencies`` asks less: whose the ends are, for only an owner can commit a unit to a device.
///
/// A team or function stands for itself. Behind an AI system, a system or a decision stand the units that
/// own it, by themselves, by a person or by a role (its owning teams), and those that build it; behind a
/// role that is part of no unit those of its holders, for it is their task. Only what is active counts.
struct UnitsBehind {
  /// What a dependency can join: active units, AI systems, systems and decisions.
  let ends: Bitset
  /// Active AI systems, systems and decisions.
  let tasks: Bitset
  /// End → the units behind it.
  let rows: NodeRows

  /// - Complexity: O(nodes + ownerships).
  init(_ index: OrganizationIndex) {
    var tasks = index.kinds.technical
    tasks.formUnion(index.kinds.decision)
    tasks.formIntersection(index.validity.active)
    var units = index.kinds.unit
    units.formIntersection(index.validity.active)
    var pairs = NodePairs()
    units.forEach { pairs.append($0, $0) }
    tasks.forEach { task in
      for unit in Self.owners(of: task, index) { pairs.append(task, unit) }
    }
    index.forEachCurrent("BUILDS") { unit, task, _ in
      if tasks.contains(task), units.contains(unit) { pairs.append(task, unit) }
    }
    self.tasks = tasks
    units.formUnion(tasks)
    ends = units
    rows = pairs.rows(nodeCount: index.graph.nodeCount)
  }

  private static func owners(of task: Int, _ index: OrganizationIndex) -> [Int] {
    var units = index.owningTeams[task].map { Int($0) }
    for owner in index.owners[task]
    where index.kinds.role.contains(Int(owner)) && index.parents.count(Int(owner)) == 0 {
      for holder in index.holders[Int(owner)] { units += index.teamsBehind(Int(holder)) }
    }
    return units.filter(index.isActive)
  }
}
