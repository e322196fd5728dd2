import WeftGraph

/// Who builds each AI system: active people with a current BUILDS, and the members and leads of a team
/// that has one.
struct Developers: Sendable {
  private let people: [Int: Set<Int>]

  /// - Complexity: O(BUILDS × people of a team).
  init(_ index: OrganizationIndex) {
    var people: [Int: Set<Int>] = [:]
    index.forEachCurrent("BUILDS") { builder, system, _ in
      guard index.kinds.aiSystem.contains(system), index.isActive(builder) else { return }
      if index.people.contains(builder) {
        people[system, default: []].insert(builder)
      } else if index.kinds.unit.contains(builder) {
        people[system, default: []].formUnion(index.peopleBelow(builder).map { Int($0) })
      }
    }
    self.people = people.filter { !$0.value.isEmpty }
  }

  /// The people who build a system; empty where nobody is recorded.
  subscript(system: Int) -> Set<Int> { people[system] ?? [] }
}
