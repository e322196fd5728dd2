import WeftGraph
import WeftQuery

extension Procedure {
  /// `{from: [people], to: [people]}`: whose superiors to find.
  private static let options = [
    Procedure.Parameter("options", ValueType(.map), default: .map(ValueMap()))
  ]

  /// `org.commonSuperior`: the least upper bound of people accountable for what one decision relies on,
  /// or of people one chooses.
  static let commonSuperior = Procedure(
    "org.commonSuperior", options,
    yields: [
      ("a", ValueType(.node)), ("b", ValueType(.node)), ("superior", ValueType(.node)),
      ("lowest", .list(of: ValueType(.node))), ("gaps", .list(of: ValueType(.node))),
    ],
    summary:
      "Pairs of people accountable for systems several of which feed one decision, or of people chosen by `from` and `to`, with their least common superior, null where there is none (Krackhardt 1994); then the common superiors with no other below them, and the vacant roles and people who left at which both lines meet."
  ) { arguments, context throws(EvaluationError) in
    let chosen = try CommonSuperiors.pairs(arguments.first, context)
    let rows = CommonSuperiors(context, of: chosen).rows
    let without = rows.count { $0.superior == nil }
    if without > 0 {
      context.record(
        undefined: "`org.commonSuperior` has no superior in \(without) of \(rows.count) rows",
        because: "No common superior is below all others.")
    }
    let index = OrganizationIndex.of(context)
    let pairs = rows.map { index.byID([$0.one, $0.other]) }
    return [
      .nodes(pairs.map { UInt32($0[0]) }), .nodes(pairs.map { UInt32($0[1]) }),
      .nodes(rows.map { $0.superior.map { UInt32($0) } ?? .max }),
      .values(rows.map { index.list($0.lowest.map { UInt32($0) }) }),
      .values(rows.map { index.list($0.gaps.map { UInt32($0) }) }),
    ]
  }
}

/// Least upper bounds in the reporting order, of people accountable for systems that feed one decision
/// or of pairs one chooses.
struct CommonSuperiors {
  /// Two people.
  struct Row {
    var one: Int
    var other: Int
    /// The common superior whom every other common one is above.
    var superior: Int?
    /// Common superiors above no other.
    var lowest: [Int]
    /// Vacant roles, and people who left, that both lines pass or end at.
    var gaps: [Int]
  }

  let rows: [Row]

  /// Finds the superiors of pairs of people, of those accountable for what decisions rely on if nil.
  /// - Complexity: O(pairs × superiors²).
  init(_ context: EvaluationContext, of chosen: Set<UInt64>? = nil) {
    let index = OrganizationIndex.of(context)
    let pairs = chosen ?? Self.feeding(context, index)
    var reach: [Int: Set<Int>] = [:]
    func upwards(_ person: Int) -> Set<Int> {
      if let known = reach[person] { return known }
      var seen = Set(index.superiors(of: person, levels: .max).map { Int($0) })
      seen.insert(person)
      reach[person] = seen
      return seen
    }
    func gaps(_ people: Set<Int>) -> Set<Int> {
      Set(people.flatMap { index.gapsAbove[$0] ?? [] }.map { Int($0) })
    }
    rows = pairs.sorted().map { key in
      let one = Int(key >> 32)
      let other = Int(key & 0xFFFF_FFFF)
      let bounds = upwards(one).intersection(upwards(other))
      // Least: every other upper bound is above it.
      let least = index.firstByID(bounds.filter { bounds.isSubset(of: upwards($0)) })
      guard least == nil else {
        return Row(one: one, other: other, superior: least, lowest: [least ?? one], gaps: [])
      }
      let lowest = bounds.filter { bound in
        !bounds.contains { $0 != bound && upwards($0).contains(bound) }
      }
      return Row(
        one: one, other: other, superior: nil, lowest: lowest.sorted(),
        gaps: gaps(upwards(one)).intersection(gaps(upwards(other))).sorted())
    }
  }

  /// The people accountable for systems several of which feed one decision, two and two.
  private static func feeding(
    _ context: EvaluationContext, _ index: OrganizationIndex
  ) -> Set<UInt64> {
    var rootsOf: [Int: [Int]] = [:]
    for (item, roots) in AccountableRoots.all(context) where index.kinds.technical.contains(item) {
      rootsOf[item] = roots.map(\.person)
    }
    var systems: [Int: Set<Int>] = [:]
    index.forEachCurrent("CONTRIBUTES_TO") { system, decision, _ in
      guard index.isActive(decision), !(rootsOf[system] ?? []).isEmpty else { return }
      systems[decision, default: []].insert(system)
    }
    var pairs: Set<UInt64> = []
    for feeding in systems.values where feeding.count > 1 {
      let group = Set(feeding.flatMap { rootsOf[$0] ?? [] }).sorted()
      for (place, one) in group.enumerated() {
        for other in group.dropFirst(place + 1) { pairs.insert(UInt64(one) << 32 | UInt64(other)) }
      }
    }
    return pairs
  }

  /// Two people as one number, the same in either order.
  private static func key(_ one: Int, _ other: Int) -> UInt64 {
    UInt64(min(one, other)) << 32 | UInt64(max(one, other))
  }

  /// More pairs than this are refused: each is a row.
  private static let mostPairs = 1_000_000

  /// The pairs a procedure's options choose, or nil where they choose none: one of `from` with one of
  /// `to`, or two of `from` where `to` is left out, each pair once.
  static func pairs(
    _ options: Value?, _ context: EvaluationContext
  ) throws(EvaluationError) -> Set<UInt64>? {
    guard case .map(let map)? = options else { return nil }
    var people: [String: [Int]] = [:]
    for (key, value) in map.entries {
      guard key == "from" || key == "to" else {
        throw refusal("has no option `\(key)`", key)
      }
      if case .null = value { continue }
      people[key] = try self.people(value, key, context)
    }
    guard let from = people["from"] else {
      if people["to"] != nil { throw refusal("needs `from` where there is `to`", "to") }
      return nil
    }
    let to = people["to"] ?? from
    guard from.isEmpty || to.count <= mostPairs / from.count else {
      throw refusal("takes at most \(mostPairs) pairs of people", "from")
    }
    var pairs: Set<UInt64> = []
    for one in from {
      for other in to where one != other { pairs.insert(key(one, other)) }
    }
    return pairs
  }

  private static func people(
    _ value: Value, _ key: String, _ context: EvaluationContext
  ) throws(EvaluationError) -> [Int] {
    let index = OrganizationIndex.of(context)
    var values = [value]
    if case .list(let list) = value { values = list }
    var result: [Int] = []
    for value in values {
      guard case .node(let node) = value, index.kinds.person.contains(node.index) else {
        throw refusal("takes a person or a list of people as `\(key)`", key)
      }
      result.append(node.index)
    }
    return result
  }

  private static func refusal(_ message: String, _ option: String) -> EvaluationError {
    EvaluationError(
      code: "bad-option", message: "`org.commonSuperior` \(message)", type: "ArgumentError",
      detail: "InvalidArgumentValue", hint: "write `{from: [people], to: [people]}`",
      option: option)
  }
}
