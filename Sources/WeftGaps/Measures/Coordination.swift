import WeftGraph
import WeftQuery

/// Who the work says must coordinate, and whether they do.
///
/// Cataldo, Wagstrom, Herbsleb & Carley 2006: C_R = T_A T_D T_Aᵀ. Tasks are active AI systems, systems
/// and decisions; people are assigned by owning, building or being responsible for them, themselves or by
/// a role they hold, units as ``UnitsBehind`` says. Tasks depend on each other by DEPENDS_ON, either way;
/// two people on one task must coordinate (diagonal 1), two units on one task need not (diagonal 0)
/// unless that is asked for. Where a unit itself depends on another, or on a task, it counts as its own
/// task.
struct Coordination: Sendable {
  /// A pair that must coordinate.
  struct Need: Sendable {
    /// The lower node.
    var one: Int
    /// The higher node.
    var other: Int
    /// In how many ways their tasks join them.
    var need: Int
    /// Whether they do: people by a tie, teams by any integration device.
    var met: Bool
    /// The tasks that make it, where it is not met.
    var work: [Int]
    /// Two tasks that make it, or the two themselves where only their own dependency does.
    var example: (Int, Int)
  }

  /// What needs are read from: dependencies, and tasks where those on one need each other.
  struct Basis: Sendable {
    /// How many there are.
    var all = 0
    /// How many have somebody assigned to every task of theirs.
    var known = 0

    /// The share of which it is known whom they make need each other; nil where there are none.
    var coverage: Double? { all == 0 ? nil : Double(known) / Double(all) }
  }

  /// Pairs of people.
  let people: [Need]
  /// Pairs of teams.
  let teams: [Need]
  /// What pairs of people are read from.
  let peopleBasis: Basis
  /// What pairs of teams are read from.
  let teamsBasis: Basis

  /// Computes the needs at most once in a context.
  /// - Parameter sharedTasks: Whether those on one task need each other; nil means people do and teams
  ///   do not.
  static func of(_ context: EvaluationContext, sharedTasks: Bool? = nil) -> Coordination {
    let name = sharedTasks.map { $0 ? ".shared" : ".apart" } ?? ""
    return context.cached("org.coordination" + name) {
      Coordination(OrganizationIndex.of(context), sharedTasks: sharedTasks)
    }
  }

  /// Reads the option `sharedTasks` of a procedure's options.
  static func sharedTasks(_ options: Value?, _ procedure: String) throws(EvaluationError) -> Bool? {
    guard case .map(let map)? = options else { return nil }
    for (key, value) in map.entries {
      if key == "sharedTasks" {
        if case .boolean = value { continue }
        if case .null = value { continue }
      }
      throw EvaluationError(
        code: "bad-option",
        message: key == "sharedTasks"
          ? "`\(procedure)` takes true or false as `\(key)`"
          : "`\(procedure)` has no option `\(key)`",
        type: "ArgumentError", detail: "InvalidArgumentValue",
        hint: "write `{sharedTasks: false}`", option: key)
    }
    guard case .boolean(let isShared)? = map["sharedTasks"] else { return nil }
    return isShared
  }

  /// - Complexity: O(sum over joined tasks of assigned × assigned).
  init(_ index: OrganizationIndex, sharedTasks: Bool? = nil) {
    let units = UnitsBehind(index)
    let isTask = units.tasks
    let joinedEnds = Self.joinedEnds(index, units.ends)
    let joined = joinedEnds.filter { isTask.contains($0) && isTask.contains($1) }

    var workers = NodePairs()
    for type in ["OWNS", "BUILDS", "RESPONSIBLE_FOR"] {
      index.forEachCurrent(type) { source, target, _ in
        guard isTask.contains(target) else { return }
        if index.people.contains(source) {
          workers.append(target, source)
        } else if index.kinds.role.contains(source) {
          for holder in index.holders[source] { workers.append(target, Int(holder)) }
        }
      }
    }
    let assigned = workers.rows(nodeCount: index.graph.nodeCount)
    var reasons: [Reason] = []
    if sharedTasks ?? true {
      isTask.forEach { Self.addPairs(assigned, $0, $0, to: &reasons) }
    }
    for (one, other) in joined { Self.addPairs(assigned, one, other, to: &reasons) }
    people = Self.counted(reasons, index) { index.ties.contains($0, $1) }
    peopleBasis = Self.basis(assigned, joined, sharing: sharedTasks ?? true ? isTask : nil)

    reasons = []
    if sharedTasks ?? false {
      isTask.forEach { Self.addPairs(units.rows, $0, $0, to: &reasons) }
    }
    for (one, other) in joinedEnds {
      Self.addPairs(units.rows, one, other, units: index.kinds.unit, to: &reasons)
    }
    teamsBasis = Self.basis(
      units.rows, joinedEnds, sharing: sharedTasks ?? false ? isTask : nil)
    var devices = IntegrationDevices(index)
    teams = Self.counted(reasons, index) { devices.between($0, $1).level >= 1 }
  }

  /// Unordered pairs of tasks and units one of which depends on the other.
  private static func joinedEnds(
    _ index: OrganizationIndex, _ isEnd: Bitset
  ) -> [(Int, Int)] {
    var keys: [UInt64] = []
    index.forEachCurrent("DEPENDS_ON") { source, target, _ in
      guard source != target, isEnd.contains(source), isEnd.contains(target) else { return }
      keys.append(key(UInt32(source), UInt32(target)))
    }
    keys.sort()
    var result: [(Int, Int)] = []
    for (place, key) in keys.enumerated() where place == 0 || keys[place - 1] != key {
      result.append((Int(key >> 32), Int(key & 0xFFFF_FFFF)))
    }
    return result
  }

  private static func basis(
    _ rows: NodeRows, _ joined: [(Int, Int)], sharing: Bitset?
  ) -> Basis {
    var basis = Basis()
    sharing?.forEach { task in
      basis.all += 1
      if rows.count(task) > 0 { basis.known += 1 }
    }
    for (one, other) in joined {
      basis.all += 1
      if rows.count(one) > 0, rows.count(other) > 0 { basis.known += 1 }
    }
    return basis
  }

  /// Says what part of the work pairs are read from, and where the chart says of nobody that they
  /// coordinate.
  func recordBasis(_ measure: String, _ index: OrganizationIndex, _ context: EvaluationContext) {
    context.record(
      coverageOf: measure, peopleBasis.known, of: peopleBasis.all,
      "tasks and dependencies between them for people", others: "nobody is assigned to the others")
    context.record(
      coverageOf: measure, teamsBasis.known, of: teamsBasis.all,
      "tasks and dependencies for teams", others: "no team owns or builds the others")
    if !people.isEmpty, index.ties.members.isEmpty {
      context.record(basis: "the chart records no ties between people", of: "`\(measure)`")
    }
    if !teams.isEmpty, !Linkage.isRecorded(index, Needs(context)) {
      context.record(
        basis: "the chart records no tie, integrator, forum or linking role", of: "`\(measure)`")
    }
  }

  /// Whether the chart records what could meet the needs of people, and of units.
  ///
  /// Where it does not, that nothing meets a need does not say that nobody does.
  static func recorded(
    _ index: OrganizationIndex, _ context: EvaluationContext
  ) -> (people: Bool, units: Bool) {
    let needs = Needs(context)
    let ties = "COLLABORATES_WITH|GIVES_FEEDBACK_TO"
    return (needs.missing(for: [ties]).isEmpty, Linkage.isRecorded(index, needs))
  }

  private static func key(_ one: UInt32, _ other: UInt32) -> UInt64 {
    UInt64(min(one, other)) << 32 | UInt64(max(one, other))
  }

  /// One way in which two tasks, or two units themselves, join a pair.
  private struct Reason {
    var key: UInt64
    /// The tasks; twice the same where a unit itself depends on a task or the other way round, and
    /// `UInt32.max` where two units do.
    var task: UInt32
    var other: UInt32
  }

  private static func addPairs(
    _ rows: NodeRows, _ task: Int, _ otherTask: Int, units: Bitset? = nil,
    to reasons: inout [Reason]
  ) {
    let isUnit = units?.contains(task) == true
    let isOtherUnit = units?.contains(otherTask) == true
    let first = isUnit ? isOtherUnit ? .max : UInt32(otherTask) : UInt32(task)
    let last = isOtherUnit ? first : UInt32(otherTask)
    for one in rows[task] {
      for other in rows[otherTask] where task == otherTask ? one < other : one != other {
        reasons.append(Reason(key: key(one, other), task: first, other: last))
      }
    }
  }

  private static func counted(
    _ reasons: [Reason], _ index: OrganizationIndex, isMet: (Int, Int) -> Bool
  ) -> [Need] {
    let sorted = reasons.sorted { $0.key < $1.key }
    var result: [Need] = []
    var start = 0
    while start < sorted.count {
      let key = sorted[start].key
      var end = start + 1
      while end < sorted.count, sorted[end].key == key { end += 1 }
      let one = Int(key >> 32)
      let other = Int(key & 0xFFFF_FFFF)
      let met = isMet(one, other)
      var work: Set<UInt32> = []
      if !met {
        for reason in sorted[start..<end] where reason.task != .max {
          work.insert(reason.task)
          work.insert(reason.other)
        }
      }
      result.append(
        Need(
          one: one, other: other, need: end - start, met: met, work: work.sorted().map { Int($0) },
          example: example(sorted[start..<end], index) ?? (one, other)))
      start = end
    }
    return result
  }

  /// The tasks of the reason whose ids come first; nil where there are no tasks.
  private static func example(
    _ reasons: ArraySlice<Reason>, _ index: OrganizationIndex
  ) -> (Int, Int)? {
    var best: (tasks: (Int, Int), ranks: (UInt32, UInt32))?
    for reason in reasons where reason.task != .max {
      let tasks = (Int(reason.task), Int(reason.other))
      let ranks = (index.idRank(tasks.0), index.idRank(tasks.1))
      let ordered = (min(ranks.0, ranks.1), max(ranks.0, ranks.1))
      if let best, best.ranks <= ordered { continue }
      best = (tasks, ordered)
    }
    return best?.tasks
  }
}

extension Procedure {
  /// `{sharedTasks: false}`: those on one task need each other only where tasks depend on each other.
  private static let options = [
    Procedure.Parameter("options", ValueType(.map), default: .map(ValueMap()))
  ]

  /// `org.coordination`: pairs of people and pairs of teams whose tasks make them need each other.
  static let coordination = Procedure(
    "org.coordination", options,
    yields: [
      ("a", ValueType(.node)), ("b", ValueType(.node)), ("need", ValueType(.integer)),
      ("met", ValueType(.boolean)), ("work", .list(of: ValueType(.node))),
    ],
    summary:
      "Pairs of people, and of teams, whose tasks require coordination, whether they have it (null where the chart records nothing by which they could), and, where they have not, the tasks."
  ) { arguments, context throws(EvaluationError) in
    let index = OrganizationIndex.of(context)
    let shared = try Coordination.sharedTasks(arguments.first, "org.coordination")
    let coordination = Coordination.of(context, sharedTasks: shared)
    coordination.recordBasis("org.coordination", index, context)
    let recorded = Coordination.recorded(index, context)
    func met(_ needs: [Coordination.Need], _ isRecorded: Bool) -> [Value] {
      // Where some are met, by people in common, the chart shows that it records what meets others.
      let isKnown = isRecorded || needs.contains(where: \.met)
      return needs.map { isKnown ? .boolean($0.met) : .null }
    }
    let rows = coordination.people + coordination.teams
    let pairs = rows.map { index.byID([$0.one, $0.other]) }
    return [
      .nodes(pairs.map { UInt32($0[0]) }),
      .nodes(pairs.map { UInt32($0[1]) }),
      .integers(rows.map { Int64($0.need) }, nulls: nil),
      .values(
        met(coordination.people, recorded.people) + met(coordination.teams, recorded.units)),
      .values(rows.map { index.list($0.work.map { UInt32($0) }) }),
    ]
  }

  /// `org.congruence`: the share of required coordination that takes place.
  static let congruence = Procedure(
    "org.congruence", options,
    yields: [
      ("level", ValueType(.string)), ("value", ValueType(.float)),
      ("required", ValueType(.integer)), ("met", ValueType(.integer)),
      ("surplus", ValueType(.integer)), ("coverage", ValueType(.float)),
    ],
    summary:
      "Socio-technical congruence of people, by themselves or by roles they hold, and of teams: met over required pairs, null where nothing is required or the chart records nothing that could meet what is; surplus counts ties between people that no task requires, coverage is the share of the work it is read from that has somebody assigned."
  ) { arguments, context throws(EvaluationError) in
    let index = OrganizationIndex.of(context)
    let shared = try Coordination.sharedTasks(arguments.first, "org.congruence")
    let coordination = Coordination.of(context, sharedTasks: shared)
    coordination.recordBasis("org.congruence", index, context)
    let levels = [coordination.people, coordination.teams]
    let coverages = [coordination.peopleBasis, coordination.teamsBasis].map(\.coverage)
    let required = levels.map { Int64($0.count) }
    let met = levels.map { Int64($0.count(where: \.met)) }
    let surplus = Int64(index.ties.members.count / 2) - met[0]
    let recorded = Coordination.recorded(index, context)
    let isKnown = [recorded.people, recorded.units]
    let values = levels.indices.map { (level: Int) -> Value in
      guard required[level] > 0, met[level] > 0 || isKnown[level] else {
        return .null
      }
      return .float(Double(met[level]) / Double(required[level]))
    }
    for (level, count) in zip(["people", "teams"], required) where count == 0 {
      context.record(
        undefined: "`org.congruence` has no value of \(level)",
        because: "No tasks require coordination between \(level).")
    }
    return [
      .values([.string("people"), .string("teams")]), .values(values),
      .integers(required, nulls: nil), .integers(met, nulls: nil),
      .values([.integer(surplus), .null]),
      .values(coverages.map { $0.map { .float($0) } ?? .null }),
    ]
  }
}
