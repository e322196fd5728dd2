import WeftGraph

/// A device that could be put in place, and which needs it would meet.
struct DeviceCandidate {
  var device: LinkageDevice
  /// The units it joins, by id.
  var units: [Int]
  /// Decisions it joins.
  var decisions: [Int] = []
  /// The vacant role it fills, if it is that.
  var role: Int?
  /// Whether it joins the units by the decisions they feed alone: more units than one person can join
  /// pair by pair.
  var isThroughDecisions = false
  /// The needs it meets.
  var needs: [Int]

  /// What it integrates.
  var targets: [Int] {
    switch device {
    case .liaison, .integratingRole, .linkingManager:
      isThroughDecisions ? decisions : units + decisions
    case .contact, .taskForce, .team, .matrix: decisions
    }
  }

  /// Pairs of units and decisions it joins.
  var load: Double { Double(units.count * (units.count - 1)) / 2 + Double(decisions.count) }

  /// The share of a full position it takes of whoever takes it: its load over what one person can carry
  /// (10), for a group what each of its units takes, at least what the device does, and no more than all.
  var share: Double {
    if device == .contact { return device.leastShare }
    let own =
      device.isGroup
      ? Double(units.count) / LinkageDevice.membersPerPosition
      : (load / Self.capacity * 20).rounded(.up) / 20
    return min(max(device.leastShare, own), 1)
  }

  /// The positions it takes of all who are in it.
  var effort: Double {
    share + (device.isGroup ? Double(units.count - 1) / LinkageDevice.membersPerPosition : 0)
  }

  /// Whether one person can carry it.
  ///
  /// A group shares the work, as far as somebody can lead it; two units are the least there is to join,
  /// and what a vacant role has to join is on the chart already.
  var isCarried: Bool {
    if device.isGroup { return units.count <= LinkageDevice.mostUnits }
    return units.count <= 2 || role != nil || isThroughDecisions || load <= Self.capacity
  }

  /// What one person in a full position can integrate: the load `overcommitted-integrator` allows.
  static let capacity = 10.0
}

/// The devices a chart's needs call for: the lowest that suffices for each, and roles that meet several.
struct DeviceCandidates {
  private let needs: [IntegrationNeeds.Need]
  private let index: OrganizationIndex
  private(set) var candidates: [DeviceCandidate] = []
  private var seen: Set<String> = []
  /// The units each need is about, and the needs about each unit, decision and vacant role.
  private let unitsOf: [[Int]]
  private var needsOf: [Int: [Int]] = [:]
  private var decisionNeeds: [Int: [Int]] = [:]
  private var vacancyNeeds: [Int: [Int]] = [:]

  init(_ needs: [IntegrationNeeds.Need], _ index: OrganizationIndex) {
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
    addWidened()
  }

  /// Adds a candidate with every need it meets, unless an equal one is there.
  private mutating func add(_ candidate: DeviceCandidate) {
    var candidate = candidate
    candidate.units = index.byID(Array(Set(candidate.units)))
    // A contact and a group live by members; where a unit has none it takes a role that reaches out.
    let members = candidate.units.map { index.membersBelow($0) }
    let isPeopled = members.allSatisfy { !$0.isEmpty }
    if !isPeopled, candidate.device == .contact { candidate.device = .liaison }
    if candidate.device.isGroup, !isPeopled || Set(members.joined()).count < members.count {
      candidate.device = .integratingRole
    }
    candidate.decisions = index.byID(Array(Set(candidate.decisions)))
    guard candidate.isCarried else { return }
    candidate.needs = met(by: candidate)
    let key =
      "\(candidate.device.rawValue) \(candidate.units) \(candidate.decisions) \(candidate.role ?? -1)"
    if !candidate.needs.isEmpty, seen.insert(key).inserted { candidates.append(candidate) }
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

  /// Roles that start from one unit and take in the neighbour that adds most, while one person can carry it.
  private mutating func addWidened() {
    var near: [Int: Set<Int>] = [:]
    for (unit, places) in needsOf {
      near[unit] = places.reduce(into: []) { $0.formUnion(unitsOf[$1]) }
    }
    for start in index.byID(Array(near.keys)) {
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
