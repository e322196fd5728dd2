import WeftGraph
import WeftQuery

/// How much each overseer carries: systems weighted by risk and autonomy, and the human span.
///
/// An operational choice, not a finding of science: a system weighs 4 (prohibited), 3 (high), 2
/// (limited) or 1 (minimal or unknown) times one half plus a tenth of its autonomy (5 where that is not
/// known); direct reports weigh 1. Overseers are people, by themselves or by a role they hold: a team is
/// no natural person. Capacity is the upper bound of the declared span archetype, the person's or else a
/// held role's, times `fte` (1 where that is not stated); none where no archetype is declared, and none
/// for a coordinator, whose span has no upper bound.
struct OversightLoad: Sendable {
  struct Row: Sendable {
    var person: Int
    /// The systems, ascending.
    var systems: [UInt32]
    var span: Int
    var load: Double
    /// Nil where none is declared, or where it has no bound.
    var capacity: Double?
    /// Nil where none of the known ones is declared.
    var archetype: String?
  }

  let rows: [Row]

  /// The upper bounds of the span archetypes, the widest last; none for the last.
  private static let archetypes: [(name: String, most: Double?)] = [
    ("player-coach", 5), ("coach", 7), ("supervisor", 10), ("facilitator", 15),
    ("coordinator", nil),
  ]

  /// Reads who oversees what.
  /// - Complexity: O(nodes + OVERSEES).
  init(_ index: OrganizationIndex) {
    let risk = PropertyReader(node: "riskClass", in: index.graph)
    let autonomy = PropertyReader(node: "autonomy", in: index.graph)
    let archetype = PropertyReader(node: "archetype", in: index.graph)
    let fte = PropertyReader(node: "fte", in: index.graph)
    var pairs = NodePairs()
    index.forEachCurrent("OVERSEES") { source, system, _ in
      guard index.kinds.aiSystem.contains(system), index.isActive(system) else { return }
      if index.people.contains(source) {
        pairs.append(source, system)
      } else if index.kinds.role.contains(source), index.isActive(source) {
        for holder in index.holders[source] { pairs.append(Int(holder), system) }
      }
    }
    let overseen = pairs.rows(nodeCount: index.graph.nodeCount)
    var rows: [Row] = []
    index.people.forEach { person in
      guard overseen.count(person) > 0 else { return }
      let span = index.reports.count(person)
      var load = Double(span)
      for system in overseen[person] {
        load += Self.weight(risk.text(Int(system))) * (0.5 + Self.level(autonomy, Int(system)) / 10)
      }
      let declared = Self.declared(archetype, person, index)
      rows.append(
        Row(
          person: person, systems: Array(overseen[person]), span: span, load: load,
          capacity: declared.flatMap { Self.archetypes[$0].most }
            .map { $0 * (fte.number(person) ?? 1) },
          archetype: declared.map { Self.archetypes[$0].name }))
    }
    self.rows = rows
  }

  /// The place of a person's own archetype; where that is not stated, of the widest of the roles held.
  private static func declared(
    _ archetype: PropertyReader, _ person: Int, _ index: OrganizationIndex
  ) -> Int? {
    func place(_ node: Int) -> Int? {
      archetype.text(node).flatMap { name in archetypes.firstIndex { $0.name == name } }
    }
    if archetype.has(person) { return place(person) }
    return index.rolesHeld[person].filter { index.isActive(Int($0)) }
      .compactMap { place(Int($0)) }.max()
  }

  private static func weight(_ riskClass: String?) -> Double {
    switch riskClass {
    case "prohibited": 4
    case "high": 3
    case "limited": 2
    default: 1
    }
  }

  private static func level(_ autonomy: PropertyReader, _ system: Int) -> Double {
    if let number = autonomy.number(system) { return min(max(number, 0), 10) }
    switch autonomy.text(system) {
    case "assist": return 3
    case "recommend": return 5
    case "approve": return 7
    case "act": return 9
    default: return 5
    }
  }
}

extension Procedure {
  /// `org.oversightLoad`: what each overseer carries against capacity.
  static let oversightLoad = Procedure(
    "org.oversightLoad", [],
    yields: [
      ("node", ValueType(.node)), ("systems", ValueType(.integer)), ("load", ValueType(.float)),
      ("capacity", ValueType(.float)), ("overseen", .list(of: ValueType(.node))),
      ("span", ValueType(.integer)), ("archetype", ValueType(.string)),
    ],
    summary:
      "People who oversee AI systems, themselves or by a role: how many, the load (4, 3, 2 or 1 for prohibited, high, limited or other risk, times one half plus a tenth of autonomy, 5 where unknown; and 1 for each direct report), the capacity of their declared span archetype for their fte, null where none is declared or it has no upper bound; then the systems, the direct reports and the archetype."
  ) { _, context throws(EvaluationError) in
    let index = OrganizationIndex.of(context)
    let rows = OversightLoad(index).rows
    for (count, reason) in [
      (rows.count { $0.archetype == nil }, "No known archetype is declared."),
      (
        rows.count { $0.archetype != nil && $0.capacity == nil },
        "The span of a coordinator has no upper bound."
      ),
    ] where count > 0 {
      context.record(
        undefined: "`org.oversightLoad` has no capacity in \(count) of \(rows.count) rows",
        because: reason)
    }
    let systems = Set(rows.flatMap(\.systems))
    for (key, stands) in [("riskClass", "minimal risk"), ("autonomy", "an autonomy of 5")] {
      let reader = PropertyReader(node: key, in: index.graph)
      let unstated = systems.count { reader.number(Int($0)) == nil && reader.text(Int($0)) == nil }
      if unstated > 0 {
        context.record(
          basis:
            "\(unstated) of \(systems.count) systems overseen state no `\(key)`; the load counts \(stands)",
          of: "`org.oversightLoad`")
      }
    }
    return [
      .nodes(rows.map { UInt32($0.person) }),
      .integers(rows.map { Int64($0.systems.count) }, nulls: nil),
      .floats(rows.map(\.load), nulls: nil),
      .values(rows.map { $0.capacity.map { .float($0) } ?? .null }),
      .values(rows.map { index.list($0.systems) }),
      .integers(rows.map { Int64($0.span) }, nulls: nil),
      .values(rows.map { $0.archetype.map { .string($0) } ?? .null }),
    ]
  }
}
