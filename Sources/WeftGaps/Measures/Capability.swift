import WeftGraph
import WeftQuery

/// Who is capable of an item: its active owners, and the members of its owning teams who build it or
/// have every skill it requires.
///
/// Where an item requires no skill and no member builds it, nothing tells the members of its owning teams
/// apart, and each of them is capable. A required level counts as met only by a recorded level at least
/// as high, and perhaps by one that is not recorded; an expired skill does not count.
struct Capability: Sendable {
  private let index: OrganizationIndex
  private let builds, requiresSkill, hasSkill: TypeID?
  private let level, expires: PropertyReader

  init(_ index: OrganizationIndex) {
    self.index = index
    builds = index.graph.type("BUILDS")
    requiresSkill = index.graph.type("REQUIRES_SKILL")
    hasSkill = index.graph.type("HAS_SKILL")
    level = PropertyReader(relationship: "level", in: index.graph)
    expires = PropertyReader(relationship: "expires", in: index.graph)
  }

  /// The capable people, ascending.
  /// - Parameter isGenerous: Whether a skill whose level is not recorded counts as high enough.
  /// - Complexity: O(members of the owning teams × required skills × log skills).
  func people(for item: Int, isGenerous: Bool = false) -> [UInt32] {
    var result: Set<UInt32> = []
    for owner in index.owners[item] {
      if index.people.contains(Int(owner)) { result.insert(owner) }
      if index.kinds.role.contains(Int(owner)) { result.formUnion(index.holders[Int(owner)]) }
    }
    let teams = index.owningTeams[item]
    guard !teams.isEmpty else { return result.sorted() }
    var builders: Set<UInt32> = []
    index.forEachSource(of: item, builds) { builder, _ in builders.insert(UInt32(builder)) }
    let required = requirements(of: item)
    let members = Set(teams.flatMap { index.membersBelow(Int($0)) })
    if required.isEmpty, result.isEmpty, builders.isDisjoint(with: members) {
      return members.sorted()
    }
    for member in members where !result.contains(member) {
      if builders.contains(member)
        || (!required.isEmpty && meets(required, Int(member), isGenerous: isGenerous))
      {
        result.insert(member)
      }
    }
    return result.sorted()
  }

  private func requirements(of item: Int) -> [(skill: Int, level: Double?)] {
    var result: [(skill: Int, level: Double?)] = []
    index.forEachTarget(of: item, requiresSkill) { skill, relationship in
      result.append((skill, level.number(relationship.index)))
    }
    return result
  }

  private func meets(
    _ required: [(skill: Int, level: Double?)], _ person: Int, isGenerous: Bool
  ) -> Bool {
    guard let hasSkill else { return false }
    let skills = index.graph.outgoing[hasSkill.index]
    return required.allSatisfy { need in
      skills.entries(from: NodeID(person), to: NodeID(need.skill)).contains { entry in
        let relationship = skills.relationship(at: entry)
        guard index.isCurrent(relationship) else { return false }
        if let day = expires.date(relationship.index), day < index.asOf { return false }
        guard let wanted = need.level else { return true }
        return level.number(relationship.index).map { $0 >= wanted } ?? isGenerous
      }
    }
  }
}
