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

  /// The nearest open function a unit is part of; of several as near the first by id.
  func functionAbove(_ unit: Int) -> Int? {
    var seen: Set<Int> = [unit]
    var level = [unit]
    while !level.isEmpty {
      level = level.flatMap { parents[$0].map { Int($0) } }.filter { seen.insert($0).inserted }
      let functions = level.filter { kinds.function.contains($0) && isOpen($0) }
      if let first = firstByID(functions) { return first }
    }
    return nil
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

  /// The members of a unit and of everything that is part of it, and those who lead any of these.
  func peopleBelow(_ unit: Int) -> [UInt32] {
    guard children.count(unit) > 0 else {
      guard leads.count(unit) > 0 else { return Array(members[unit]) }
      return Set(members[unit]).union(leads[unit]).sorted()
    }
    return Set(below(unit).flatMap { members[$0] + leads[$0] }).sorted()
  }

  /// Pairs of tied people, one of each of two units: at most so many, each once.
  func contacts(_ unit: Int, _ other: Int, most: Int) -> [(near: Int, far: Int)] {
    let here = peopleBelow(unit)
    let there = Set(peopleBelow(other))
    var result: [(near: Int, far: Int)] = []
    var seen: Set<UInt64> = []
    for near in here {
      for far in ties[Int(near)] where there.contains(far) {
        guard seen.insert(UInt64(min(near, far)) << 32 | UInt64(max(near, far))).inserted else {
          continue
        }
        if result.count == most { return result }
        result.append((Int(near), Int(far)))
      }
    }
    return result
  }

  /// How many ties join people of a unit with each other, and how many with others.
  func tieCounts(_ unit: Int) -> (inside: Int, outside: Int) {
    let people = Set(peopleBelow(unit))
    var inside = 0
    var outside = 0
    for person in people {
      for tied in ties[Int(person)] {
        if people.contains(tied) { inside += 1 } else { outside += 1 }
      }
    }
    return (inside / 2, outside)
  }

  /// The home units of a person, role or unit; the owning teams of anything else.
  func teamsBehind(_ node: Int) -> [Int] {
    if kinds.person.contains(node) || kinds.role.contains(node) || kinds.unit.contains(node) {
      return OrganizationReader.homes(
        of: node, memberships: memberOf, others: memberships, parents: parents, forums: forums,
        kinds: kinds, people: people)
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
