import WeftGraph
import WeftQuery

extension Procedure {
  /// `org.accountableRoots`: the people at the beginning of every chain of accountability.
  static let accountableRoots = Procedure(
    "org.accountableRoots", [],
    yields: [
      ("item", ValueType(.node)), ("root", ValueType(.node)), ("path", ValueType(.path)),
      ("kind", ValueType(.string)),
    ],
    summary:
      "The active people accountability (else ownership) of every AI system, system, decision and goal ends in, with the chain; kind is collective for members of a team nobody leads who do not answer in person as well."
  ) { _, context throws(EvaluationError) in
    var items: [UInt32] = []
    var roots: [UInt32] = []
    var paths: [Value] = []
    var kinds: [Value] = []
    let all = AccountableRoots.all(context)
    context.record(
      coverageOf: "org.accountableRoots", all.count { !$0.roots.isEmpty }, of: all.count, "items",
      others: "nobody is accountable for the others")
    for (item, found) in all {
      for root in found {
        items.append(UInt32(item))
        roots.append(UInt32(root.person))
        paths.append(.path(root.path))
        kinds.append(.string(root.kind))
      }
    }
    return [.nodes(items), .nodes(roots), .values(paths), .values(kinds)]
  }

  /// `org.managers`: every active person with every active solid-line manager.
  static let managers = Procedure(
    "org.managers", [],
    yields: [
      ("person", ValueType(.node)), ("manager", ValueType(.node)), ("via", ValueType(.node)),
    ],
    summary:
      "Active people and their active solid-line managers; via is the role the line runs through, null where the person reports to the manager directly."
  ) { _, context throws(EvaluationError) in
    let index = OrganizationIndex.of(context)
    let reportsTo = index.graph.type("REPORTS_TO")
    var people: [UInt32] = []
    var managers: [UInt32] = []
    var via: [UInt32] = []
    index.people.forEach { person in
      guard index.managers.count(person) > 0 else { return }
      var direct: Set<Int> = []
      var roles: [Int] = []
      index.forEachTarget(of: person, reportsTo) { superior, _ in
        if index.kinds.role.contains(superior) {
          roles.append(superior)
        } else {
          direct.insert(superior)
        }
      }
      let own = index.rolesHeld[person]
      for manager in index.managers[person] {
        people.append(UInt32(person))
        managers.append(manager)
        let role =
          index.firstByID(roles.filter { index.holders.contains($0, Int(manager)) })
          ?? index.firstByID(own.map { Int($0) })
        via.append(direct.contains(Int(manager)) ? .max : role.map { UInt32($0) } ?? .max)
      }
    }
    return [.nodes(people), .nodes(managers), .nodes(via)]
  }

  /// `org.units`: every active person's teams, each with the function it belongs to.
  static let units = Procedure(
    "org.units", [],
    yields: [
      ("person", ValueType(.node)), ("team", ValueType(.node)), ("function", ValueType(.node)),
    ],
    summary:
      "Active people with each of their teams that have not ended and the nearest function above it, else the person's own function; team or function is null where there is none."
  ) { _, context throws(EvaluationError) in
    let index = OrganizationIndex.of(context)
    var functionOf: [UInt32: Int] = [:]
    func function(above team: UInt32) -> Int? {
      if let known = functionOf[team] { return known < 0 ? nil : known }
      let found = index.functionAbove(Int(team))
      functionOf[team] = found ?? -1
      return found
    }
    var people: [UInt32] = []
    var teams: [UInt32] = []
    var functions: [UInt32] = []
    func add(_ person: Int, _ team: UInt32?, _ function: UInt32?) {
      people.append(UInt32(person))
      teams.append(team ?? .max)
      functions.append(function ?? .max)
    }
    index.people.forEach { person in
      let units = index.memberships[person].filter { index.isOpen(Int($0)) }
      let own = units.filter { index.kinds.function.contains(Int($0)) }
      let joined = units.filter { index.kinds.team.contains(Int($0)) }
      for team in joined {
        let function = function(above: team) ?? index.firstByID(own.map { Int($0) })
        add(person, team, function.map { UInt32($0) })
      }
      if joined.isEmpty {
        for function in own { add(person, nil, function) }
      }
    }
    return [.nodes(people), .nodes(teams), .nodes(functions)]
  }

  /// `org.truckFactor`: who could look after each owned item.
  static let truckFactor = Procedure(
    "org.truckFactor", [],
    yields: [("item", ValueType(.node)), ("holders", .list(of: ValueType(.node)))],
    summary: "Every active AI system, system and decision with the people capable of it."
  ) { _, context throws(EvaluationError) in
    let index = OrganizationIndex.of(context)
    let capability = Capability(index)
    var items: [UInt32] = []
    var holders: [Value] = []
    index.kinds.item.forEach { item in
      guard index.isActive(item), !index.kinds.goal.contains(item) else { return }
      items.append(UInt32(item))
      holders.append(index.list(capability.people(for: item)))
    }
    return [.nodes(items), .values(holders)]
  }

  /// `org.truckFactorOrder`: whom it takes to leave most items without anybody.
  static let truckFactorOrder = Procedure(
    "org.truckFactorOrder", [],
    yields: [
      ("rank", ValueType(.integer)), ("person", ValueType(.node)), ("items", ValueType(.integer)),
    ],
    summary:
      "People in the order in which their leaving, the one capable of most items first, leaves more than half of the items somebody is capable of with nobody (Avelino et al. 2016), and how many items each is capable of; the last rank is the truck factor."
  ) { _, context throws(EvaluationError) in
    let index = OrganizationIndex.of(context)
    let capability = Capability(index)
    var holders: [[Int]] = []
    var items: [Int: Int64] = [:]
    index.kinds.item.forEach { item in
      guard index.isActive(item), !index.kinds.goal.contains(item) else { return }
      let people = capability.people(for: item).map { Int($0) }
      holders.append(people)
      for person in people { items[person, default: 0] += 1 }
    }
    context.record(
      coverageOf: "org.truckFactorOrder", holders.count { !$0.isEmpty }, of: holders.count, "items",
      others: "nobody is capable of the others")
    // Ties go by id, as everywhere.
    let ranked = index.byID(items.keys.sorted())
    let rank = Dictionary(uniqueKeysWithValues: ranked.enumerated().map { ($1, $0) })
    let found = TruckFactor.of(holders: holders.map { $0.compactMap { rank[$0] } })
    let order = (found.value?.order ?? []).map { ranked[$0] }
    return [
      .integers(order.indices.map { Int64($0) + 1 }, nulls: nil),
      .nodes(order.map { UInt32($0) }), .integers(order.map { items[$0] ?? 0 }, nulls: nil),
    ]
  }
}
