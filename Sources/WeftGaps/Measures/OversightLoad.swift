import WeftGraph
import WeftQuery

/// How much each overseer carries: systems weighted by risk and autonomy, and the human span.
///
/// An operational choice, not a finding of science: a system weighs 4 (prohibited), 3 (high), 2
/// (limited) or 1 (minimal or unknown), raised by up to double with autonomy 0–10; direct reports
/// weigh 1. Capacity is the upper bound of the person's declared span archetype (15 where none is
/// declared), times `fte`.
struct OversightLoad: Sendable {
  struct Row: Sendable {
    var person: Int
    var systems: Int
    var load: Double
    var capacity: Double
  }

  let rows: [Row]

  init(_ index: OrganizationIndex) {
    let risk = PropertyReader(node: "riskClass", in: index.graph)
    let autonomy = PropertyReader(node: "autonomy", in: index.graph)
    let archetype = PropertyReader(node: "archetype", in: index.graph)
    let fte = PropertyReader(node: "fte", in: index.graph)
    var pairs = NodePairs()
    index.forEachCurrent("OVERSEES") { source, system, _ in
      guard index.kinds.aiSystem.contains(system), index.isActive(system) else { return }
      for person in index.voices(of: source) { pairs.append(person, system) }
    }
    let overseen = pairs.rows(nodeCount: index.graph.nodeCount)
    var rows: [Row] = []
    index.people.forEach { person in
      guard overseen.count(person) > 0 else { return }
      var load = Double(index.reports.count(person))
      for system in overseen[person] {
        load += Self.weight(risk.text(Int(system))) * (1 + Self.level(autonomy, Int(system)) / 10)
      }
      let capacity = Self.capacity(archetype.text(person)) * (fte.number(person) ?? 1)
      rows.append(
        Row(person: person, systems: overseen.count(person), load: load, capacity: capacity))
    }
    self.rows = rows
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
    default: return 0
    }
  }

  private static func capacity(_ archetype: String?) -> Double {
    switch archetype {
    case "player-coach": 5
    case "coach": 7
    case "supervisor": 10
    case "coordinator": 20
    default: 15
    }
  }
}

extension Procedure {
  /// `org.oversightLoad`: what each overseer carries against capacity.
  static let oversightLoad = Procedure(
    "org.oversightLoad", [],
    yields: [
      ("node", ValueType(.node)), ("systems", ValueType(.integer)), ("load", ValueType(.float)),
      ("capacity", ValueType(.float)),
    ],
    summary:
      "People who oversee AI systems: how many, the load weighted by risk and autonomy with direct reports added, and the capacity of their span archetype."
  ) { _, context throws(EvaluationError) in
    let rows = OversightLoad(OrganizationIndex.of(context)).rows
    return [
      .nodes(rows.map { UInt32($0.person) }),
      .integers(rows.map { Int64($0.systems) }, nulls: nil),
      .floats(rows.map(\.load), nulls: nil), .floats(rows.map(\.capacity), nulls: nil),
    ]
  }
}
