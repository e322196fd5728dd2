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
  /// The needs it meets.
  var needs: [Int]

  /// The share of a full position: pairs of units and decisions over what one person can carry (10), at
  /// least what the device takes.
  var share: Double {
    if device == .contact { return device.leastShare }
    let load = Double(units.count * (units.count - 1)) / 2 + Double(decisions.count)
    let share = max(device.leastShare, load / Self.capacity)
    return (share * 20).rounded(.up) / 20
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

  init(_ needs: [IntegrationNeeds.Need], _ index: OrganizationIndex) {
    self.needs = needs
    self.index = index
    for (place, need) in needs.enumerated() {
      switch need {
      case .pair(let row):
        add(
          DeviceCandidate(
            device: .of(level: row.pair.required), units: need.units, needs: [place]))
      case .decision(let decision, let units, _):
        add(
          DeviceCandidate(
            device: units.count > 2 ? .integratingRole : .liaison, units: units,
            decisions: [decision], needs: [place]))
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
    let isPeopled = candidate.units.allSatisfy { !index.membersBelow($0).isEmpty }
    if !isPeopled, candidate.device == .contact { candidate.device = .liaison }
    if !isPeopled, candidate.device == .taskForce || candidate.device == .team {
      candidate.device = .integratingRole
    }
    candidate.decisions = index.byID(Array(Set(candidate.decisions)))
    guard candidate.share <= 1 + 1e-9 || candidate.units.count <= 2 else { return }
    candidate.needs = needs.indices.filter { meets(candidate, needs[$0]) }
    let key =
      "\(candidate.device.rawValue) \(candidate.units) \(candidate.decisions) \(candidate.role ?? -1)"
    if !candidate.needs.isEmpty, seen.insert(key).inserted { candidates.append(candidate) }
  }

  private func meets(_ candidate: DeviceCandidate, _ need: IntegrationNeeds.Need) -> Bool {
    switch need {
    case .pair(let row):
      return row.pair.required <= candidate.device.rawValue
        && candidate.units.contains(row.pair.unit) && candidate.units.contains(row.pair.other)
    case .decision(let decision, _, _): return candidate.decisions.contains(decision)
    case .vacancy(let role, _, _): return candidate.role == role
    }
  }

  /// One group for all units that depend on each other in a ring.
  private mutating func addGroups() {
    var groups: [[Int]: Int] = [:]
    for need in needs {
      if case .pair(let row) = need, row.pair.group.count > 2 {
        groups[row.pair.group] = max(groups[row.pair.group] ?? 0, row.pair.required)
      }
    }
    for (units, level) in groups.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
      add(
        DeviceCandidate(
          device: .of(level: max(level, 3)), units: Array(units), needs: []))
    }
  }

  /// Roles that start from one unit and take in the neighbour that adds most, while one person can carry it.
  private mutating func addWidened() {
    var near: [Int: Set<Int>] = [:]
    for need in needs {
      if case .vacancy = need { continue }
      for unit in need.units { near[unit, default: []].formUnion(need.units) }
    }
    for start in index.byID(Array(near.keys)) {
      var scope: Set<Int> = [start]
      while true {
        let open = scope.reduce(into: Set<Int>()) { $0.formUnion(near[$1] ?? []) }
          .subtracting(scope)
        let ranked = index.byID(Array(open)).map { unit in
          (unit: unit, inside: inside(scope.union([unit])).needs.count)
        }
        guard let next = ranked.max(by: { $0.inside < $1.inside }) else { break }
        // Of equals the first by id.
        let chosen = ranked.first { $0.inside == next.inside } ?? next
        scope.insert(chosen.unit)
        let found = inside(scope)
        let pairs = Double(scope.count * (scope.count - 1)) / 2
        if pairs + Double(found.decisions.count) > DeviceCandidate.capacity { break }
        if found.needs.count > 1 {
          add(
            DeviceCandidate(
              device: max(found.level, scope.count > 2 ? .integratingRole : .liaison),
              units: Array(scope), decisions: found.decisions, needs: []))
        }
      }
    }
  }

  /// The pairs and decisions whose units all lie in a scope, and the device the pairs need.
  private func inside(
    _ scope: Set<Int>
  ) -> (needs: [Int], decisions: [Int], level: LinkageDevice) {
    var result: (needs: [Int], decisions: [Int], level: LinkageDevice) = ([], [], .liaison)
    for (place, need) in needs.enumerated() where scope.isSuperset(of: need.units) {
      switch need {
      case .pair(let row):
        result.level = max(result.level, .of(level: row.pair.required))
      case .decision(let decision, _, _): result.decisions.append(decision)
      case .vacancy: continue
      }
      result.needs.append(place)
    }
    return result
  }
}
