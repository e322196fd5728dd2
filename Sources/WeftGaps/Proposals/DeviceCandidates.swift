import WeftGraph

/// The devices a chart's needs call for: the lowest that suffices for each, and roles that meet several.
///
/// Roles that meet several are one for every set of units which needs connect and one person can carry,
/// where there are at most ``scopeLimit`` such sets; else one for each unit, widened step by step.
struct DeviceCandidates {
  private let needs: [IntegrationNeeds.Need]
  private let index: OrganizationIndex
  private(set) var candidates: [DeviceCandidate] = []
  /// Whether there is a role for every set of units needs connect, and not only for widened ones.
  private(set) var hasEveryScope = false
  /// The most sets of units that all get a role.
  static let scopeLimit = 5_000
  /// Units with people, as far as looked at.
  private var peopled: [Int: Bool] = [:]
  private var seen: Set<String> = []
  /// The units each need is about, and the needs about each unit, decision and vacant role.
  private let unitsOf: [[Int]]
  private var needsOf: [Int: [Int]] = [:]
  private var decisionNeeds: [Int: [Int]] = [:]
  private var vacancyNeeds: [Int: [Int]] = [:]

  init(
    _ needs: [IntegrationNeeds.Need], _ index: OrganizationIndex,
    scopeLimit: Int = DeviceCandidates.scopeLimit
  ) {
    self.needs = needs
    self.index = index
    unitsOf = needs.map(\.units)
    for (place, need) in needs.enumerated() {
      switch need {
      case .pair: break
      case .decision(let decision, _, _): decisionNeeds[decision, default: []].append(place)
      case .vacancy(let role, _, _):
        vacancyNeeds[role, default: []].append(place)
        continue
      }
      for unit in Set(unitsOf[place]) { needsOf[unit, default: []].append(place) }
    }
    for (place, need) in needs.enumerated() {
      switch need {
      case .pair(let row):
        add(
          DeviceCandidate(
            device: .of(level: row.pair.required), units: need.units, needs: [place]))
      case .decision(let decision, let units, _):
        var candidate = DeviceCandidate(
          device: units.count > 2 ? .integratingRole : .liaison, units: units,
          decisions: [decision], needs: [place])
        candidate.isThroughDecisions = !candidate.isCarried
        add(candidate)
      case .vacancy(let role, let units, let decisions):
        let subtype = PropertyReader(node: "subtype", in: index.graph).text(role)
        let device: LinkageDevice =
          switch subtype {
          case "liaison": .liaison
          case "linking-manager": .linkingManager
          default: .integratingRole
          }
        add(
          DeviceCandidate(
            device: device, units: units, decisions: decisions, role: role, needs: [place]))
      }
    }
    addGroups()
    let near = neighbours()
    if let scopes = ConnectedSets.of(near, most: DeviceCandidate.mostUnits, limit: scopeLimit) {
      hasEveryScope = true
      addEvery(scopes)
    } else {
      addWidened(near)
    }
  }

  /// Adds a candidate with every need it meets, unless an equal one is there.
  private mutating func add(_ candidate: DeviceCandidate) {
    var candidate = candidate
    candidate.units = index.byID(Array(Set(candidate.units)))
    // A contact and a group live by members; where a unit has none it takes a role that reaches out.
    let isPeopled = candidate.units.allSatisfy { hasMembers($0) }
    if !isPeopled, candidate.device == .contact { candidate.device = .liaison }
    if candidate.device.isGroup {
      let members = candidate.units.map { index.membersBelow($0) }
      if !isPeopled || Set(members.joined()).count < members.count {
        candidate.device = .integratingRole
      }
    }
    candidate.decisions = index.byID(Array(Set(candidate.decisions)))
    guard candidate.isCarried else { return }
    candidate.needs = met(by: candidate)
    let key =
      "\(candidate.device.rawValue) \(candidate.units) \(candidate.decisions) \(candidate.role ?? -1)"
    if !candidate.needs.isEmpty, seen.insert(key).inserted { candidates.append(candidate) }
  }

  private mutating func hasMembers(_ unit: Int) -> Bool {
    if let known = peopled[unit] { return known }
    let result = !index.membersBelow(unit).isEmpty
    peopled[unit] = result
    return result
  }

  /// The needs a device meets, ascending.
  private func met(by candidate: DeviceCandidate) -> [Int] {
    var met: Set<Int> = []
    for unit in candidate.units {
      for place in needsOf[unit] ?? [] {
        guard case .pair(let row) = needs[place], row.pair.required <= candidate.device.rawValue,
          candidate.units.contains(row.pair.unit), candidate.units.contains(row.pair.other),
          candidate.device != .matrix || hasHeads(row.pair.unit, row.pair.other)
        else { continue }
        met.insert(place)
      }
    }
    for decision in candidate.decisions { met.formUnion(decisionNeeds[decision] ?? []) }
    if let role = candidate.role { met.formUnion(vacancyNeeds[role] ?? []) }
    return met.sorted()
  }

  /// Whether each of two units has a head of its own somebody could report to.
  private func hasHeads(_ unit: Int, _ other: Int) -> Bool {
    let heads = UnitHeads(index)
    guard let one = heads.head(within: unit), let two = heads.head(within: other) else {
      return false
    }
    return one != two
  }

  /// One group for all units that depend on each other in a ring, or several where nobody could lead one
  /// of so many.
  private mutating func addGroups() {
    var groups: [[Int]: (level: Int, needs: Set<Int>)] = [:]
    for (place, need) in needs.enumerated() {
      if case .pair(let row) = need, row.pair.group.count > 2 {
        var group = groups.removeValue(forKey: row.pair.group) ?? (3, [])
        group.level = max(group.level, row.pair.required)
        group.needs.insert(place)
        groups[row.pair.group] = group
      }
    }
    for (units, group) in groups.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
      let device = LinkageDevice.of(level: group.level)
      let parts =
        units.count > LinkageDevice.mostUnits ? divided(Array(units), group.needs) : [Array(units)]
      for part in parts {
        let inside = Set(part)
        let own = Set(part.flatMap { needsOf[$0] ?? [] })
          .filter { unitsOf[$0].allSatisfy(inside.contains) }
        add(
          DeviceCandidate(device: device, units: part, decisions: decisions(among: own), needs: []))
      }
    }
  }

  /// The units of a ring in parts somebody can lead, which together have every need of two of its units:
  /// each starts from the unit with most needs left and takes in the unit that adds most of them.
  private func divided(_ ring: [Int], _ needs: Set<Int>) -> [[Int]] {
    // The other unit of each need a unit has left.
    var left: [Int: [Int]] = [:]
    for place in needs.sorted() {
      left[unitsOf[place][0], default: []].append(unitsOf[place][1])
      left[unitsOf[place][1], default: []].append(unitsOf[place][0])
    }
    var parts: [[Int]] = []
    while let start = Self.first(of: ring, by: left.mapValues(\.count)) {
      var part = [start]
      var gains: [Int: Int] = [:]
      for other in left[start] ?? [] { gains[other, default: 0] += 1 }
      while part.count < LinkageDevice.mostUnits, let next = Self.first(of: ring, by: gains) {
        part.append(next)
        gains[next] = nil
        for other in left[next] ?? [] where !part.contains(other) { gains[other, default: 0] += 1 }
      }
      for unit in part { left[unit]?.removeAll(where: part.contains) }
      parts.append(part)
    }
    return parts
  }

  /// The first of those with the largest weight, unless none has any.
  private static func first(of units: [Int], by weights: [Int: Int]) -> Int? {
    let most = weights.values.max() ?? 0
    return most > 0 ? units.first { weights[$0] == most } : nil
  }

  /// Unit → the units some need is about together with it, itself among them; by id.
  private func neighbours() -> [(unit: Int, near: Set<Int>)] {
    index.byID(Array(needsOf.keys)).map { unit in
      (unit, (needsOf[unit] ?? []).reduce(into: []) { $0.formUnion(unitsOf[$1]) })
    }
  }

  /// A role for each set of units that has several needs; of sets with the same needs for the smallest,
  /// the first by id.
  private mutating func addEvery(_ scopes: [[Int]]) {
    var smallest: [[Int]: [Int]] = [:]
    var order: [[Int]] = []
    for scope in scopes {
      let units = Set(scope)
      let inside = Set(scope.flatMap { needsOf[$0] ?? [] })
        .filter { unitsOf[$0].allSatisfy(units.contains) }.sorted()
      guard inside.count > 1 else { continue }
      guard let known = smallest[inside] else {
        smallest[inside] = scope
        order.append(inside)
        continue
      }
      if scope.count < known.count { smallest[inside] = scope }
    }
    for inside in order {
      guard let scope = smallest[inside] else { continue }
      add(role(for: scope, Set(inside)))
    }
  }

  /// A role that joins units, and of the decisions among them the first by id, as far as one person can
  /// carry them.
  private func role(for scope: [Int], _ inside: Set<Int>) -> DeviceCandidate {
    var role = DeviceCandidate(
      device: max(level(of: inside), scope.count > 2 ? .integratingRole : .liaison),
      units: scope, decisions: [], needs: [])
    let free = max(Int(DeviceCandidate.capacity - role.load), 0)
    role.decisions = Array(index.byID(decisions(among: inside)).prefix(free))
    return role
  }

  /// Roles that start from one unit and take in the neighbour that adds most, while one person can carry it.
  private mutating func addWidened(_ neighbours: [(unit: Int, near: Set<Int>)]) {
    let near = Dictionary(uniqueKeysWithValues: neighbours.map { ($0.unit, $0.near) })
    for start in neighbours.map(\.unit) {
      var scope: Set<Int> = [start]
      var inside = Set(added(by: start, to: []))
      while true {
        let open = scope.reduce(into: Set<Int>()) { $0.formUnion(near[$1] ?? []) }
          .subtracting(scope)
        var best: (unit: Int, needs: [Int])?
        // Of equals the first by id.
        for unit in index.byID(Array(open)) {
          let needs = added(by: unit, to: scope)
          if needs.count > best?.needs.count ?? -1 { best = (unit, needs) }
        }
        guard let best else { break }
        scope.insert(best.unit)
        inside.formUnion(best.needs)
        let decisions = decisions(among: inside)
        let candidate = DeviceCandidate(
          device: max(level(of: inside), scope.count > 2 ? .integratingRole : .liaison),
          units: Array(scope), decisions: decisions, needs: [])
        if candidate.load > DeviceCandidate.capacity { break }
        if inside.count > 1 { add(candidate) }
      }
    }
  }

  /// The needs whose units all lie in a scope once a unit is added to it, and did not before.
  private func added(by unit: Int, to scope: Set<Int>) -> [Int] {
    (needsOf[unit] ?? []).filter { place in
      unitsOf[place].allSatisfy { $0 == unit || scope.contains($0) }
    }
  }

  private func decisions(among places: Set<Int>) -> [Int] {
    places.sorted().compactMap { place in
      if case .decision(let decision, _, _) = needs[place] { return decision }
      return nil
    }
  }

  /// The device some pairs need.
  private func level(of places: Set<Int>) -> LinkageDevice {
    places.reduce(.liaison) { level, place in
      guard case .pair(let row) = needs[place] else { return level }
      return max(level, .of(level: row.pair.required))
    }
  }
}
