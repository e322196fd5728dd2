import WeftGraph

extension OrganizationIndex {
  /// A unit and everything that is part of it, however deep; each once, active or not.
  func below(_ unit: Int) -> [Int] {
    closure(of: unit, along: children) { kinds.unit.contains($0) }
  }

  /// What a unit or role is part of, however high, itself excluded.
  func above(_ part: Int) -> [Int] {
    Array(closure(of: part, along: parents) { _ in true }.dropFirst())
  }

  private func closure(of start: Int, along rows: NodeRows, where keeps: (Int) -> Bool) -> [Int] {
    var result = [start]
    guard rows.count(start) > 0 else { return result }
    var seen: Set<Int> = [start]
    var next = 0
    while next < result.count {
      for other in rows[result[next]] where keeps(Int(other)) && seen.insert(Int(other)).inserted {
        result.append(Int(other))
      }
      next += 1
    }
    return result
  }

  /// The members of a unit and of everything that is part of it, ascending.
  func membersBelow(_ unit: Int) -> [UInt32] {
    guard children.count(unit) > 0 else { return Array(members[unit]) }
    return Set(below(unit).flatMap { members[$0] }).sorted()
  }

  /// The home units of a person, role or unit; the owning teams of anything else.
  func teamsBehind(_ node: Int) -> [Int] {
    if kinds.person.contains(node) || kinds.role.contains(node) || kinds.unit.contains(node) {
      return OrganizationReader.homes(
        of: node, memberships: memberships, parents: parents, forums: forums, kinds: kinds,
        people: people)
    }
    return owningTeams[node].map { Int($0) }
  }

  /// Whether two owners stand apart: neither is the other's manager, member, holder or part.
  ///
  /// Leading a team counts as managing it; membership and parts count through every level.
  func areUnrelated(_ one: Int, _ other: Int) -> Bool {
    one != other && !belongs(one, to: other) && !belongs(other, to: one)
  }

  private func belongs(_ lower: Int, to upper: Int) -> Bool {
    if managers.contains(lower, upper) || holders.contains(lower, upper)
      || leads.contains(lower, upper)
    {
      return true
    }
    if parents.count(lower) > 0, above(lower).contains(upper) { return true }
    return memberships[lower].contains { Int($0) == upper || above(Int($0)).contains(upper) }
  }
}
