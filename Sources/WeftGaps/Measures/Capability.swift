import WeftGraph
import WeftQuery

/// Who is capable of an item: its active owners, and the members of its owning teams who build it or
/// have every skill it requires.
///
/// Where an item requires no skill and nobody in a team that owns it itself builds it, nothing tells the
/// team's members apart, and each of them is capable, whoever owns it besides. A team that builds an item
/// builds it by each of its members. A team or role that has ended has none. A required level counts as
/// met only by a recorded level at least as high, and perhaps by one that is not recorded; an expired
/// skill does not count.
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
    let teams = index.owningTeams[item].filter { index.isOpen(Int($0)) }
    guard !teams.isEmpty else { return result.sorted() }
    let builders = builders(of: item)
    let required = requirements(of: item)
    for team in teams {
      let members = members(of: Int(team))
      if required.isEmpty, index.owners.contains(item, Int(team)),
        !members.contains(where: builders.contains)
      {
        result.formUnion(members)
        continue
      }
      for member in members where !result.contains(member) {
        if builders.contains(member)
          || (!required.isEmpty && meets(required, Int(member), isGenerous: isGenerous))
        {
          result.insert(member)
        }
      }
    }
    return result.sorted()
  }

  /// The members of a unit and of everything that is part of it and has not ended.
  private func members(of unit: Int) -> [UInt32] {
    guard index.children.count(unit) > 0 else { return Array(index.members[unit]) }
    return index.below(unit).flatMap { index.isOpen($0) ? Array(index.members[$0]) : [] }
  }

  /// Who builds an item: people, and the members of teams that do.
  private func builders(of item: Int) -> Set<UInt32> {
    var result: Set<UInt32> = []
    index.forEachSource(of: item, builds) { builder, _ in
      if index.people.contains(builder) {
        result.insert(UInt32(builder))
      } else if index.kinds.unit.contains(builder), index.isOpen(builder) {
        result.formUnion(members(of: builder))
      }
    }
    return result
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
