import WeftGraph

/// Turns a chosen device into a job: its words, its line, its people, and what it adds to the chart.
struct JobBuilder {
  /// A job before anybody takes it.
  struct Job {
    var candidate: DeviceCandidate
    var title: String
    var reasons: [String]
    /// What is to be said against it.
    var cautions: [String]
    var line: ReportingLine
    var skills: [Int]
    /// The systems whose dependencies or decisions it joins.
    var systems: [Int]
    var people: [Staffing.Person]
    var overcommitted: Int
    /// What speaks for and against each of them.
    var suitability: Suitability
  }

  /// People of a unit somebody has to get to know.
  struct Tie {
    /// Who stands in for the holder; nil is the holder.
    var standIn: Int?
    var unit: Int
    var people: [Int]
  }

  let index: OrganizationIndex
  let graph: Graph
  private let staffing: Staffing
  private let needs: [IntegrationNeeds.Need]

  init(_ index: OrganizationIndex, _ staffing: Staffing, _ needs: [IntegrationNeeds.Need]) {
    self.index = index
    graph = index.graph
    self.staffing = staffing
    self.needs = needs
  }

  func name(_ node: Int) -> String { graph.displayName(of: NodeID(node)) }

  /// The job of a device.
  /// - Parameter reasons: The needs that call for it: those it meets and nothing before it does.
  func job(_ candidate: DeviceCandidate, reasons: [Int]) -> Job {
    var systems: Set<Int> = []
    for place in candidate.needs {
      switch needs[place] {
      case .pair(let row):
        for relationship in row.pair.evidence {
          for end in [graph.source(of: relationship), graph.target(of: relationship)]
          where index.kinds.technical.contains(end.index) { systems.insert(end.index) }
        }
      case .decision(_, _, let feeding): systems.formUnion(feeding)
      case .vacancy: continue
      }
    }
    let joined = systems.sorted()
    var skills = staffing.skills(of: joined + candidate.units + (candidate.role.map { [$0] } ?? []))
    if candidate.device == .contact { skills = [] }
    let line = self.line(candidate)
    let (people, overcommitted, suitability) = staffing.rank(
      candidate, skills: skills, systems: joined, superior: line.superior)
    return Job(
      candidate: candidate, title: title(candidate),
      reasons: reasons.map(reason), cautions: cautions(candidate),
      line: line, skills: skills, systems: joined, people: people, overcommitted: overcommitted,
      suitability: suitability)
  }

  /// The needs no device fits, each with the reason.
  func withoutDevice(_ devices: [DeviceCandidate]) -> [String] {
    let met = Set(devices.flatMap(\.needs))
    let heads = UnitHeads(index)
    return needs.indices.filter { !met.contains($0) }.map { place in
      let units = needs[place].units
      let headless = units.filter { heads.head(within: $0) == nil }
      let why =
        headless.isEmpty
        ? "one and the same person heads both"
        : "nobody is known to head \(Words.few(headless.map(name)))"
      return
        "No device fits \(Words.few(units.map(name))): a matrix takes a head in each, and \(why)."
    }
  }

  private func line(_ candidate: DeviceCandidate) -> ReportingLine {
    guard let role = candidate.role else {
      return .joining(candidate.units, index)
    }
    var superior: Int?
    index.forEachTarget(of: role, graph.type("REPORTS_TO")) { target, _ in
      if index.people.contains(target) { superior = superior ?? target }
      if let holder = index.holders[target].first { superior = superior ?? Int(holder) }
    }
    if let superior {
      return ReportingLine(superior: superior, reason: "where the vacant role already reports")
    }
    return candidate.units.isEmpty
      ? ReportingLine(
        superior: nil, reason: "the vacant role states neither a superior nor a scope")
      : .joining(candidate.units, index)
  }

  private func title(_ candidate: DeviceCandidate) -> String {
    if let role = candidate.role { return name(role) }
    let units = scopeName(candidate.units)
    switch candidate.device {
    case .contact: return "Contact between \(units)"
    case .liaison: return "Liaison between \(units)"
    case .taskForce: return "Task force of \(units)"
    case .team: return "Standing group of \(units)"
    case .integratingRole: return "Integrator for \(units)"
    case .linkingManager: return "Linking manager for \(units)"
    case .matrix: return "Matrix position in \(units)"
    }
  }

  /// Units as a title names them: all of a few, of more the first and what they all are part of.
  private func scopeName(_ units: [Int]) -> String {
    let names = units.map(name)
    guard names.count > 5 else { return Words.list(names) }
    let noun =
      units.allSatisfy { index.kinds.team.contains($0) }
      ? "teams" : units.allSatisfy { index.kinds.function.contains($0) } ? "functions" : "units"
    let few = Words.few(names, most: 5, shown: 3, others: "other \(noun)")
    return commonUnit(of: units).map { "\(few) in \(name($0))" } ?? few
  }

  /// The lowest unit all of some units are part of; of several the first by id.
  private func commonUnit(of units: [Int]) -> Int? {
    let above = units.map { Set(index.above($0)).filter { index.kinds.unit.contains($0) } }
    guard let first = above.first else { return nil }
    let common = above.dropFirst().reduce(first) { $0.intersection($1) }.subtracting(units)
    return index.firstByID(
      common.filter { unit in !common.contains { $0 != unit && index.above($0).contains(unit) } })
  }

  private func reason(_ place: Int) -> String {
    switch needs[place] {
    case .pair(let row):
      let unit = name(row.pair.unit)
      let other = name(row.pair.other)
      let kind =
        switch row.pair.interdependence {
        case "sequential": "\(unit) depends on \(other)"
        case "reciprocal": "\(unit) and \(other) depend on each other"
        default: "\(unit) and \(other) depend on each other in a ring"
        }
      var systems: [String] = []
      for relationship in row.pair.evidence
      where index.kinds.technical.contains(graph.source(of: relationship).index) {
        let needs =
          "\(name(graph.source(of: relationship).index)) needs \(name(graph.target(of: relationship).index))"
        if !systems.contains(needs) { systems.append(needs) }
      }
      let because = systems.isEmpty ? "" : " (\(systems.prefix(3).joined(separator: "; ")))"
      let stateNow =
        row.found == 0
        ? "nothing the chart records joins them"
        : "only a \(LinkageDevice.of(level: row.found).name) joins them"
      return "\(kind)\(because), and \(stateNow)."
    case .decision(let decision, _, let systems):
      let feeding = systems.map { system in
        let owners = index.byID(index.owningTeams[system].map { Int($0) }).map(name)
        return name(system) + (owners.isEmpty ? "" : " (\(owners.joined(separator: ", ")))")
      }
      return
        "The decision “\(name(decision))” rests on \(Words.few(feeding)), and nobody answers for the whole of it."
    case .vacancy(_, let units, _):
      return units.isEmpty
        ? "The role is on the chart and nobody holds it."
        : "The role to join \(Words.few(units.map(name))) is on the chart and nobody holds it."
    }
  }

  /// What a job adds to the chart when somebody takes it; nil is somebody new.
  func additions(
    _ job: Job, holder: Int?, number: Int
  ) -> (additions: ChartAdditions, ties: [Tie], members: [Int]) {
    var result = ChartAdditions()
    func id(_ node: Int) -> String { graph.id(of: NodeID(node)) }
    let person: String
    if let holder {
      person = id(holder)
    } else {
      person = unused("proposal-\(number)-hire")
      result.addNode(
        person, "Person",
        [("name", .string("New hire: \(job.title)")), ("title", .string(job.title))])
      if let superior = job.line.superior { result.relate(person, "REPORTS_TO", id(superior)) }
      // A contact belongs to one side and knows the other.
      if job.candidate.device == .contact, let home = job.candidate.units.first {
        result.relate(person, "MEMBER_OF", id(home))
      }
    }
    var ties: [Tie] = []
    var members: [Int] = []
    switch job.candidate.device {
    case .taskForce, .team: members = addGroup(job, person, holder, number, &result)
    case .contact: break
    case .matrix: addMatrix(job, person, holder, &result)
    case .liaison, .integratingRole, .linkingManager: addRole(job, person, holder, number, &result)
    }
    if !job.candidate.device.isGroup {
      ties = newTies(job, holder)
      for tie in ties {
        let from = tie.standIn.map(id) ?? person
        for other in tie.people { result.relate(from, "COLLABORATES_WITH", id(other)) }
      }
    }
    return (result, ties, members)
  }

  private func newTies(_ job: Job, _ holder: Int?) -> [Tie] {
    if job.candidate.device == .contact, let holder { return contacts(job, holder) }
    if let holder {
      return staffing.newTies(of: holder, candidate: job.candidate, systems: job.systems)
        .map { Tie(unit: $0.unit, people: $0.people) }
    }
    let isContact = job.candidate.device == .contact
    return job.candidate.units.dropFirst(isContact ? 1 : 0).map { unit in
      Tie(unit: unit, people: staffing.counterparts(in: unit, for: nil, systems: job.systems))
    }.filter { !$0.people.isEmpty }
  }

  /// Two pairs of people, so that nothing hangs on one of them: the contact's, and a stand-in's.
  private func contacts(_ job: Job, _ holder: Int) -> [Tie] {
    var ties: [Tie] = []
    for unit in job.candidate.units where !index.membersBelow(unit).contains(UInt32(holder)) {
      let people = staffing.counterparts(in: unit, for: holder, systems: job.systems)
      guard let first = people.first else { continue }
      let other = job.candidate.units.first { $0 != unit } ?? unit
      let home = Set(index.membersBelow(other).map { Int($0) })
      let standIn = job.people.first { home.contains($0.node) && $0.node != holder }?.node
      let second = staffing.counterparts(
        in: unit, for: standIn ?? holder, systems: job.systems, apartFrom: [first]
      ).first
      ties.append(Tie(unit: unit, people: [first]))
      if let second { ties.append(Tie(standIn: standIn, unit: unit, people: [second])) }
    }
    return ties
  }

  /// A share of a full position as one of somebody's own working time.
  private func share(_ share: Double, of person: Int?) -> [(key: String, value: PropertyValue)] {
    [("share", .float(person.map { staffing.ownShare(share, of: $0) } ?? share))]
  }

  private func addRole(
    _ job: Job, _ person: String, _ holder: Int?, _ number: Int, _ result: inout ChartAdditions
  ) {
    func id(_ node: Int) -> String { graph.id(of: NodeID(node)) }
    let share = share(job.candidate.share, of: holder)
    if let role = job.candidate.role {
      result.relate(person, "HOLDS", id(role), share)
      return
    }
    let role = unused("proposal-\(number)-role")
    result.addNode(
      role, "Role",
      [("name", .string(job.title)), ("subtype", .string(job.candidate.device.id))])
    result.relate(person, "HOLDS", role, share)
    for target in job.candidate.targets {
      result.relate(role, "INTEGRATES", id(target))
    }
    if let superior = job.line.superior { result.relate(role, "REPORTS_TO", id(superior)) }
    for skill in job.skills { result.relate(role, "REQUIRES_SKILL", id(skill)) }
  }

  private func addGroup(
    _ job: Job, _ person: String, _ holder: Int?, _ number: Int, _ result: inout ChartAdditions
  ) -> [Int] {
    let team = unused("proposal-\(number)-group")
    let isTemporary = job.candidate.device == .taskForce
    var properties: [(key: String, value: PropertyValue)] = [
      ("name", .string(job.title)), ("subtype", .string(isTemporary ? "task-force" : "committee")),
    ]
    if isTemporary {
      properties.append(("end", .date(CalendarDate(days: index.asOf.days + 182))))
    }
    result.addNode(team, "Team", properties)
    result.relate(person, "MEMBER_OF", team, share(job.candidate.share, of: holder))
    result.relate(person, "LEADS", team)
    for target in job.candidate.targets {
      result.relate(team, "INTEGRATES", graph.id(of: NodeID(target)))
    }
    var members: [Int] = []
    var isChairCounted = false
    for unit in job.candidate.units {
      // Nobody speaks for two units, as far as there are people enough.
      if let holder, !isChairCounted, index.membersBelow(unit).contains(UInt32(holder)) {
        isChairCounted = true
        continue
      }
      let people = staffing.counterparts(
        in: unit, for: holder, systems: job.systems, apartFrom: Set(members))
      guard let member = people.first(where: { !staffing.isOvercommitted($0) }) ?? people.first
      else { continue }
      members.append(member)
      result.relate(
        graph.id(of: NodeID(member)), "MEMBER_OF", team,
        share(1 / LinkageDevice.membersPerPosition, of: member))
    }
    return members
  }

  /// A solid line into each unit the holder has none into yet, to its head.
  private func addMatrix(
    _ job: Job, _ person: String, _ holder: Int?, _ result: inout ChartAdditions
  ) {
    let heads = UnitHeads(index)
    let managers = holder.map { index.managers[$0].map { Int($0) } } ?? []
    for unit in job.candidate.units {
      let own = Set(index.below(unit))
      let hasLine = managers.contains { manager in
        (index.memberships[manager] + index.led[manager]).contains { own.contains(Int($0)) }
      }
      guard !hasLine, let head = heads.head(within: unit), head != holder else { continue }
      result.relate(person, "REPORTS_TO", graph.id(of: NodeID(head)))
    }
    for target in job.candidate.targets {
      result.relate(person, "INTEGRATES", graph.id(of: NodeID(target)))
    }
  }

  private func unused(_ wanted: String) -> String {
    var id = wanted
    var number = 2
    while graph.node(id) != nil {
      id = "\(wanted)-\(number)"
      number += 1
    }
    return id
  }
}
