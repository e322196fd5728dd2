import WeftGraph
import WeftQuery

/// What a chart records that documents checks of governance.
///
/// A rule is silent where it finds nothing wrong, and also where there is nothing to look at, as where
/// nobody answers for a system. So a check asks for the evidence itself. More of it never
/// takes away what there is: a further claim, overseer, review or path either adds evidence or speaks
/// against the item.
struct GovernanceEvidence: Sendable {
  /// What documents a check.
  enum Kind: Sendable {
    /// The rules are silent only where the evidence is there.
    case byRules
    case oneAccountable, someAccountable, inventory
    case overseer, supportedOverseer, stoppingOverseer, independentOverseer, twoVerifiers, knownLoad
    case statedReview, feedback, alarm, retirement
  }

  /// What there is for one item.
  enum Answer {
    case recorded, against, byRules
    /// What the chart would have to record.
    case lacking([String])
  }

  private let index: OrganizationIndex
  private let riskClass, autonomy, interval: PropertyReader
  /// System or decision → who answers for it in person, and whether anybody does at all.
  private var accountable: [Int: Set<Int>] = [:]
  private var answered: Set<Int> = []
  private var claimed: Set<Int> = []
  private var owned: Set<Int> = []
  private var retired: Set<Int> = []
  private var supplied: Set<Int> = []
  private let oversight: [Int: [Watch]]
  private let developers: Developers
  private var systemsWatched: [Int: [UInt32]] = [:]
  private var closed: Set<Int> = []
  /// System → its users as witnesses: how many, and who is not heard at all or only by those who build it.
  private var users: [Int: (count: Int, unheard: Int, inside: Int)] = [:]
  private let linesMissing: [String]

  /// Who oversees a system, and what is recorded of it by any of parallel relationships.
  private struct Watch {
    var watcher: Int
    /// The active people behind it: one, a role's holders; none for a team.
    var people: [Int]
    var isTrue: Set<String> = []
  }

  init(_ input: ScoreInput) {
    let index = input.index
    self.index = index
    riskClass = PropertyReader(node: "riskClass", in: index.graph)
    autonomy = PropertyReader(node: "autonomy", in: index.graph)
    interval = PropertyReader(node: "reviewIntervalDays", in: index.graph)
    linesMissing = input.unrecorded("REPORTS_TO")
    developers = Developers(index)
    oversight = Self.oversight(index)
    for (item, roots) in AccountableRoots.all(input.context) where !roots.isEmpty {
      answered.insert(item)
      accountable[item] = Set(roots.filter { $0.kind != "collective" }.map(\.person))
    }
    readClaims()
    for row in OversightLoad(index).rows { systemsWatched[row.person] = row.systems }
    let closure = input.context.cached("org.closure") { FeedbackClosure(input.context) }
    closed = Set(closure.rows.filter { ($0.closed ?? 0) > 0 }.map(\.system))
    for row in Witnesses.of(input.context).rows where row.isUser {
      var counts = users[row.system] ?? (0, 0, 0)
      counts.count += 1
      if !row.isHeard { counts.unheard += 1 } else if !row.isHeardOutside { counts.inside += 1 }
      users[row.system] = counts
    }
  }

  private mutating func readClaims() {
    for type in ["OWNS", "ACCOUNTABLE_FOR"] {
      index.forEachCurrent(type) { source, item, _ in
        let kinds = index.kinds
        guard
          kinds.person.contains(source) || kinds.role.contains(source)
            || kinds.unit.contains(source) || kinds.aiSystem.contains(source)
        else { return }
        claimed.insert(item)
        if source != item, index.isActive(source) { owned.insert(item) }
      }
    }
    index.forEachCurrent("RETIRES") { source, system, _ in
      if isThere(source) { retired.insert(system) }
    }
    index.forEachCurrent("SUPPLIES_TO") { partner, system, _ in
      if index.kinds.partner.contains(partner), index.isActive(partner) { supplied.insert(system) }
    }
    let bought = PropertyReader(node: "bought", in: index.graph)
    index.kinds.aiSystem.forEach { system in
      guard bought.has(system) else { return }
      if bought.boolean(system) == true { supplied.insert(system) } else { supplied.remove(system) }
    }
  }

  /// Whether somebody stands behind a node: an active person, a role somebody holds, a team with members.
  private func isThere(_ node: Int) -> Bool { Self.isThere(node, index) }

  private static func isThere(_ node: Int, _ index: OrganizationIndex) -> Bool {
    guard index.isActive(node) else { return false }
    if index.kinds.role.contains(node) { return index.holders.count(node) > 0 }
    if index.kinds.team.contains(node) { return !index.membersBelow(node).isEmpty }
    return index.people.contains(node)
  }

  private static func oversight(_ index: OrganizationIndex) -> [Int: [Watch]] {
    let flags = ["competence", "training", "authority", "support", "canStop"].map {
      (name: $0, reader: PropertyReader(relationship: $0, in: index.graph))
    }
    var result: [Int: [Watch]] = [:]
    index.forEachCurrent("OVERSEES") { watcher, system, relationship in
      guard isThere(watcher, index) else { return }
      let isTrue = flags.filter { $0.reader.boolean(relationship.index) == true }.map(\.name)
      var watches = result[system] ?? []
      if let place = watches.firstIndex(where: { $0.watcher == watcher }) {
        watches[place].isTrue.formUnion(isTrue)
      } else {
        let people = index.kinds.team.contains(watcher) ? [] : index.voices(of: watcher)
        watches.append(Watch(watcher: watcher, people: people, isTrue: Set(isTrue)))
      }
      result[system] = watches
    }
    return result
  }

  /// What documents a check for an item.
  func of(_ kind: Kind, _ item: Int) -> Answer {
    let lacking: [String]
    switch kind {
    case .byRules: return .byRules
    case .oneAccountable:
      lacking =
        accountable[item]?.count == 1
        ? [] : answered.contains(item) ? ["LEADS"] : ["ACCOUNTABLE_FOR"]
    case .someAccountable: lacking = answered.contains(item) ? [] : ["ACCOUNTABLE_FOR"]
    case .inventory:
      lacking =
        (claimed.contains(item) ? [] : ["OWNS"])
        + (riskClass.has(item) ? [] : ["AISystem.riskClass"])
    case .overseer, .supportedOverseer, .stoppingOverseer, .independentOverseer, .twoVerifiers:
      lacking = lackingOversight(kind, item)
    case .knownLoad:
      let systems = systemsWatched[item] ?? []
      lacking =
        (systems.allSatisfy { riskClass.has(Int($0)) } ? [] : ["AISystem.riskClass"])
        + (systems.allSatisfy { autonomy.has(Int($0)) } ? [] : ["AISystem.autonomy"]) + linesMissing
    case .statedReview:
      lacking = interval.number(item) == nil ? ["AISystem.reviewIntervalDays"] : []
    case .feedback:
      lacking =
        (answered.contains(item) ? [] : ["ACCOUNTABLE_FOR"])
        + (closed.contains(item) ? [] : ["GIVES_FEEDBACK_TO|ESCALATES_TO"])
    case .alarm: return alarm(item)
    case .retirement: lacking = retired.contains(item) ? [] : ["RETIRES"]
    }
    return lacking.isEmpty ? .recorded : .lacking(lacking)
  }

  private func lackingOversight(_ kind: Kind, _ item: Int) -> [String] {
    let watches = oversight[item] ?? []
    let personal = watches.filter { !$0.people.isEmpty }
    switch kind {
    case .supportedOverseer:
      let wanted = ["competence", "training", "authority", "support"]
      guard !personal.isEmpty else { return ["OVERSEES"] }
      // What the overseer of whom most is recorded lacks.
      let open = personal.map { watch in wanted.filter { !watch.isTrue.contains($0) } }
      return (open.min { $0.count < $1.count } ?? wanted).map { "OVERSEES.\($0)" }
    case .stoppingOverseer:
      if watches.isEmpty { return ["OVERSEES"] }
      return watches.contains { $0.isTrue.contains("canStop") } ? [] : ["OVERSEES.canStop"]
    case .independentOverseer:
      return (watches.isEmpty ? ["OVERSEES"] : [])
        + (developers[item].isEmpty && !supplied.contains(item) ? ["BUILDS"] : [])
        + (owned.contains(item) ? [] : ["OWNS"]) + linesMissing
    case .twoVerifiers:
      let competent = Set(personal.filter { $0.isTrue.contains("competence") }.flatMap(\.people))
      if competent.count > 1 { return [] }
      return Set(personal.flatMap(\.people)).count > 1 ? ["OVERSEES.competence"] : ["OVERSEES"]
    default:
      if !personal.isEmpty { return [] }
      return ["OVERSEES"] + (riskClass.has(item) ? [] : ["AISystem.riskClass"])
    }
  }

  /// Whether every user reaches somebody who answers for a system and is not among those who build it.
  private func alarm(_ item: Int) -> Answer {
    guard answered.contains(item) else { return .lacking(["ACCOUNTABLE_FOR"]) }
    guard let users = users[item] else { return .lacking(["USES"]) }
    guard users.unheard == 0 else { return .lacking(["ESCALATES_TO|REPORTS_TO"]) }
    if users.inside > 0 { return .against }
    if developers[item].isEmpty, !supplied.contains(item) { return .lacking(["BUILDS"]) }
    return .recorded
  }
}
