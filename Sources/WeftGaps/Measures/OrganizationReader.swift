import WeftGraph

/// Reads the rows of ``OrganizationIndex`` from a graph's current relationships.
struct OrganizationReader {
  let graph: Graph
  let validity: ValidityMasks
  let kinds: NodeKinds
  let people: Bitset

  /// Source → targets of the current relationships of a type whose ends satisfy a condition.
  func pairs(_ type: String, where keeps: (_ source: Int, _ target: Int) -> Bool) -> NodeRows {
    var pairs = NodePairs()
    forEachCurrent(type) { source, target, _ in
      if keeps(source, target) { pairs.append(source, target) }
    }
    return pairs.rows(nodeCount: graph.nodeCount)
  }

  func forEachCurrent(_ type: String, _ body: (Int, Int, Int) -> Void) {
    guard let type = graph.type(type) else { return }
    for index in graph.typeRanges[type.index] where validity.current.contains(index) {
      body(graph.sources[index].index, graph.targets[index].index, index)
    }
  }

  /// Both ends of every tie: distinct active people with a current working relationship.
  func ties() -> NodeRows {
    var pairs = NodePairs()
    for type in ["COLLABORATES_WITH", "GIVES_FEEDBACK_TO"] {
      forEachCurrent(type) { source, target, _ in
        guard source != target, people.contains(source), people.contains(target) else { return }
        pairs.append(source, target)
        pairs.append(target, source)
      }
    }
    return pairs.rows(nodeCount: graph.nodeCount)
  }

  /// Person → the teams and functions the person leads, directly or by holding the role that does.
  func led(holders: NodeRows) -> NodeRows {
    var pairs = NodePairs()
    forEachCurrent("LEADS") { source, unit, _ in
      guard kinds.unit.contains(unit) else { return }
      if people.contains(source) { pairs.append(source, unit) }
      if kinds.role.contains(source) {
        for holder in holders[source] { pairs.append(Int(holder), unit) }
      }
    }
    return pairs.rows(nodeCount: graph.nodeCount)
  }

  /// Whether a role has not ended, as far as can be told.
  func isOpen(_ role: Int) -> Bool {
    validity.active.contains(role) || validity.activeUnknown.contains(role)
  }

  /// Person → units: by MEMBER_OF, and those that a role the person holds is part of.
  func memberships(memberOf: NodeRows, rolesHeld: NodeRows, parents: NodeRows) -> NodeRows {
    var pairs = NodePairs()
    var isWider = false
    for person in 0..<graph.nodeCount {
      for role in rolesHeld[person] {
        for unit in parents[Int(role)] where !memberOf.contains(person, Int(unit)) {
          isWider = true
          pairs.append(person, Int(unit))
        }
      }
    }
    guard isWider else { return memberOf }
    for person in 0..<graph.nodeCount {
      for unit in memberOf[person] { pairs.append(person, Int(unit)) }
    }
    return pairs.rows(nodeCount: graph.nodeCount)
  }

  /// Teams whose members come together from elsewhere.
  func forums() -> Bitset {
    let subtype = PropertyReader(node: "subtype", in: graph)
    let names = ["forum", "committee", "task-force"].compactMap(graph.strings.id)
    var result = Bitset(capacity: graph.nodeCount)
    kinds.team.forEach { team in
      if let name = subtype.string(team), names.contains(name) { result.insert(team) }
    }
    return result
  }

  /// Item → owning teams: the team that owns it, the home teams of a person who does, the team a
  /// role that does is part of.
  ///
  /// A home team is no forum while the person has another; who is in no team counts for the function.
  /// Where MEMBER_OF says nothing of a person, the units of the roles held do.
  func owningTeams(
    owners: NodeRows, memberships: NodeRows, others: NodeRows, parents: NodeRows, forums: Bitset
  ) -> NodeRows {
    var pairs = NodePairs()
    for item in 0..<graph.nodeCount {
      for owner in owners[item] {
        for team in Self.homes(
          of: Int(owner), memberships: memberships, others: others, parents: parents,
          forums: forums, kinds: kinds, people: people)
        {
          pairs.append(item, team)
        }
      }
    }
    return pairs.rows(nodeCount: graph.nodeCount)
  }

  /// The units that stand behind an owner.
  static func homes(
    of owner: Int, memberships: NodeRows, others: NodeRows, parents: NodeRows, forums: Bitset,
    kinds: NodeKinds, people: Bitset
  ) -> [Int] {
    if kinds.unit.contains(owner) { return [owner] }
    let units: ArraySlice<UInt32>
    if people.contains(owner) {
      let stated = memberships[owner]
      units = stated.allSatisfy { forums.contains(Int($0)) } ? others[owner] : stated
    } else if kinds.role.contains(owner) {
      units = parents[owner]
    } else {
      return []
    }
    let teams = units.filter { kinds.team.contains(Int($0)) && !forums.contains(Int($0)) }
    if !teams.isEmpty { return teams.map { Int($0) } }
    let functions = units.filter { kinds.function.contains(Int($0)) }
    return (functions.isEmpty ? Array(units) : functions).map { Int($0) }
  }

  /// Executives: who is marked so; where nobody is, reporting roots and their direct reports.
  func executives(managers: NodeRows, reports: NodeRows) -> Bitset {
    let marked = PropertyReader(node: "executive", in: graph)
    var result = Bitset(capacity: graph.nodeCount)
    var isMarked = false
    marked.forEach { node, value in
      guard value.asBoolean == true, kinds.person.contains(node) else { return }
      isMarked = true
      if people.contains(node) { result.insert(node) }
    }
    if isMarked { return result }
    people.forEach { person in
      guard managers.count(person) == 0, reports.count(person) > 0 else { return }
      result.insert(person)
      for report in reports[person] { result.insert(Int(report)) }
    }
    return result
  }
}
