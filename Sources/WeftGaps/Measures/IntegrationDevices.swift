import WeftGraph

/// What joins two units: the rungs of Galbraith's ladder of linkages that can be seen in a chart.
///
/// J. R. Galbraith, Designing Complex Organizations (1973); H. Mintzberg, The Structuring of
/// Organizations (1979). 1 a tie between members or leads, a shared member, or the units working
/// together; 2 a liaison role, or somebody who integrates one unit and belongs to the other; 3 and 4 a
/// team with members of both, with and without an end; 5 an integrating role, or somebody who
/// integrates both and leads neither; 6 one who also approves for or leads one of them, or a linking
/// manager; 7 somebody with managers in both. Only active people, current relationships and active
/// teams count.
struct IntegrationDevices {
  /// What was found between two units.
  struct Found {
    /// The highest rung, 0 if there is none.
    var level = 0
    /// The nodes that make it, ascending.
    var devices: [Int] = []

    mutating func add(_ rung: Int, _ nodes: Int...) {
      if rung > level {
        level = rung
        devices = []
      }
      guard rung == level else { return }
      for node in nodes where !devices.contains(node) { devices.append(node) }
    }
  }

  let index: OrganizationIndex
  private let integrators: Integrators
  private let matrix: MatrixManagers
  private let collaborating: NodeRows
  private let hasEnd: PropertyReader
  /// For each node the unit pair it was last marked for, and the first person that marked it.
  private var stamps: [Int32]
  private var marks: [UInt32]
  private var stamp: Int32 = 0
  private var membersOf: [Int: [UInt32]] = [:]
  private var peopleOf: [Int: [UInt32]] = [:]

  init(_ index: OrganizationIndex) {
    self.index = index
    integrators = Integrators(index)
    matrix = MatrixManagers(index)
    hasEnd = PropertyReader(node: "end", in: index.graph)
    stamps = [Int32](repeating: 0, count: index.graph.nodeCount)
    marks = [UInt32](repeating: 0, count: index.graph.nodeCount)
    var pairs = NodePairs()
    index.forEachCurrent("COLLABORATES_WITH") { source, target, _ in
      guard index.kinds.unit.contains(source), index.kinds.unit.contains(target) else { return }
      pairs.append(source, target)
      pairs.append(target, source)
    }
    collaborating = pairs.rows(nodeCount: index.graph.nodeCount)
  }

  /// The highest rung between two units.
  /// - Complexity: O(members of both × (ties + memberships)).
  mutating func between(_ unit: Int, _ other: Int) -> Found {
    var found = Found()
    for node in matrix.joining(unit, other) { found.add(7, node) }
    for (level, node) in integrators.joining(unit, other) { found.add(level, node) }
    if found.level < 5 { addTeams(unit, other, &found) }
    if found.level < 2 { addContacts(unit, other, &found) }
    return found
  }

  private mutating func members(_ unit: Int) -> [UInt32] {
    if let known = membersOf[unit] { return known }
    let members = index.membersBelow(unit)
    membersOf[unit] = members
    return members
  }

  /// Teams that hold at least two people: one of each unit.
  private mutating func addTeams(_ unit: Int, _ other: Int, _ found: inout Found) {
    let here = members(unit)
    let there = members(other)
    stamp += 2
    // A team touched by one person of the unit carries the person, by several a mark for all.
    for person in here {
      for team in index.memberships[Int(person)] {
        let team = Int(team)
        if stamps[team] != stamp {
          stamps[team] = stamp
          marks[team] = person
        } else if marks[team] != person {
          marks[team] = .max
        }
      }
    }
    for person in there {
      for team in index.memberships[Int(person)] {
        let team = Int(team)
        guard stamps[team] == stamp, marks[team] != person, team != unit, team != other,
          index.kinds.team.contains(team), index.isActive(team),
          !isLine(team, over: unit), !isLine(team, over: other)
        else { continue }
        found.add(hasEnd.has(team) ? 3 : 4, team)
      }
    }
  }

  /// Whether a team stands in one line with a unit: part of it, or the other way round.
  private func isLine(_ team: Int, over unit: Int) -> Bool {
    (index.parents.count(unit) > 0 && index.above(unit).contains(team))
      || (index.parents.count(team) > 0 && index.above(team).contains(unit))
  }

  private mutating func addContacts(_ unit: Int, _ other: Int, _ found: inout Found) {
    if collaborating.contains(unit, other) { found.add(1, unit, other) }
    let here = people(unit)
    let there = people(other)
    stamp += 2
    for person in there { stamps[Int(person)] = stamp }
    // One contact is evidence enough: by id the first shared member, else the first pair. Leading both is no
    // contact: a common boss joins nobody.
    for person in here where stamps[Int(person)] == stamp {
      if members(unit).contains(person) || members(other).contains(person) {
        found.add(1, Int(person))
        return
      }
    }
    for person in here {
      let tied = index.ties[Int(person)].filter { stamps[Int($0)] == stamp }.map { Int($0) }
      if let first = index.firstByID(tied) {
        found.add(1, Int(person), first)
        return
      }
    }
  }

  /// Members, and those who lead the unit or a part of it, by id.
  private mutating func people(_ unit: Int) -> [UInt32] {
    if let known = peopleOf[unit] { return known }
    let people = index.byID(index.peopleBelow(unit).map { Int($0) }).map { UInt32($0) }
    peopleOf[unit] = people
    return people
  }
}

/// People with solid-line managers in two units, neither of which is part of the other.
private struct MatrixManagers {
  private var people: [UInt64: Set<Int>] = [:]

  init(_ index: OrganizationIndex) {
    var unitsOf: [Int: Set<Int>] = [:]
    func units(of manager: Int) -> Set<Int> {
      if let known = unitsOf[manager] { return known }
      let own = Set((index.memberships[manager] + index.led[manager]).map { Int($0) })
        .filter { index.isActive($0) && !index.forums.contains($0) }
      let result = own.union(own.flatMap { index.above($0) })
      unitsOf[manager] = result
      return result
    }
    var known: [UInt64: [UInt64]] = [:]
    index.people.forEach { person in
      let managers = index.managers[person]
      guard managers.count > 1 else { return }
      for (place, one) in managers.enumerated() {
        for other in managers.dropFirst(place + 1) {
          let pair = Self.key(Int(one), Int(other))
          if known[pair] == nil {
            let first = units(of: Int(one))
            let second = units(of: Int(other))
            known[pair] = first.subtracting(second).flatMap { unit in
              second.subtracting(first).map { Self.key(unit, $0) }
            }
          }
          for key in known[pair] ?? [] { people[key, default: []].insert(person) }
        }
      }
    }
  }

  func joining(_ unit: Int, _ other: Int) -> [Int] {
    people[Self.key(unit, other)]?.sorted() ?? []
  }

  private static func key(_ one: Int, _ other: Int) -> UInt64 {
    UInt64(min(one, other)) << 32 | UInt64(max(one, other))
  }
}
