import WeftGraph
import WeftQuery

extension Procedure {
  /// `org.roleMix`: which kinds of role a unit's members hold.
  static let roleMix = Procedure(
    "org.roleMix", [],
    yields: [
      ("unit", ValueType(.node)), ("subtype", ValueType(.string)), ("count", ValueType(.integer)),
    ],
    summary:
      "Active teams and functions with the subtypes of the roles their direct members hold and how many members hold one; subtype is null for roles that state none."
  ) { _, context throws(EvaluationError) in
    let index = OrganizationIndex.of(context)
    let subtype = PropertyReader(node: "subtype", in: index.graph)
    var units: [UInt32] = []
    var subtypes: [Value] = []
    var counts: [Int64] = []
    index.kinds.unit.forEach { unit in
      guard index.isActive(unit) else { return }
      var mix: [String?: Int64] = [:]
      for member in index.members[unit] {
        for kind in Set(index.rolesHeld[Int(member)].map { subtype.text(Int($0)) }) {
          mix[kind, default: 0] += 1
        }
      }
      for (kind, count) in mix.sorted(by: { ($0.key ?? "") < ($1.key ?? "") }) {
        units.append(UInt32(unit))
        subtypes.append(kind.map { .string($0) } ?? .null)
        counts.append(count)
      }
    }
    return [.nodes(units), .values(subtypes), .integers(counts, nulls: nil)]
  }

  /// `org.demand`: how much each person has to keep in mind.
  static let demand = Procedure(
    "org.demand", [],
    yields: [
      ("person", ValueType(.node)), ("value", ValueType(.float)), ("terms", ValueType(.map)),
    ],
    summary:
      "Cognitive demand after Carley: the mean of a person's shares of contacts, tasks, resources (systems used) and knowledge (skills), over the networks the chart has; null where it has none."
  ) { _, context throws(EvaluationError) in
    let index = OrganizationIndex.of(context)
    let rows = CognitiveDemand(index).rows
    if rows.contains(where: { $0.value == nil }) {
      context.record(
        undefined: "`org.demand` has no value in \(rows.count) of \(rows.count) rows",
        because: "The chart records no contacts, tasks, systems used or skills.")
    }
    return [
      .nodes(rows.map { UInt32($0.person) }),
      .values(rows.map { $0.value.map { .float($0) } ?? .null }),
      .values(rows.map { .map(ValueMap($0.terms.map { ($0.name, .float($0.share)) })) }),
    ]
  }
}

/// The mean of each person's shares in the networks a chart records.
struct CognitiveDemand {
  struct Row {
    var person: Int
    var value: Double?
    var terms: [(name: String, share: Double)]
  }

  let rows: [Row]

  init(_ index: OrganizationIndex) {
    let graph = index.graph
    func degrees(_ types: [String], to kind: Bitset) -> (count: [Int], possible: Int)? {
      var pairs = NodePairs()
      for type in types {
        index.forEachCurrent(type) { source, target, _ in
          if index.people.contains(source), kind.contains(target) { pairs.append(source, target) }
        }
      }
      let rows = pairs.rows(nodeCount: graph.nodeCount)
      guard !rows.members.isEmpty else { return nil }
      return ((0..<graph.nodeCount).map { rows.count($0) }, kind.count)
    }
    var networks: [(name: String, count: [Int], possible: Int)] = []
    if !index.ties.members.isEmpty {
      let contacts = (0..<graph.nodeCount).map { index.ties.count($0) }
      networks.append(("contacts", contacts, index.people.count - 1))
    }
    let tasks = ["OWNS", "BUILDS", "RESPONSIBLE_FOR", "ACCOUNTABLE_FOR", "OVERSEES"]
    for (name, types, kind) in [
      ("tasks", tasks, index.kinds.item), ("resources", ["USES"], index.kinds.technical),
      ("knowledge", ["HAS_SKILL"], index.kinds.skill),
    ] {
      if let found = degrees(types, to: kind) {
        networks.append((name, found.count, found.possible))
      }
    }
    var rows: [Row] = []
    index.people.forEach { person in
      let terms = networks.map { network in
        (
          name: network.name,
          share: Double(network.count[person]) / Double(max(network.possible, 1))
        )
      }
      let sum = terms.reduce(0) { $0 + $1.share }
      rows.append(
        Row(person: person, value: terms.isEmpty ? nil : sum / Double(terms.count), terms: terms))
    }
    self.rows = rows
  }
}
