import WeftGraph
import WeftQuery

/// How far people who decide on a system are from anybody hands-on with it.
///
/// Deciders are accountable roots that are not collective, and people who approve the system: themselves,
/// by a role they hold, or as lead of a team. Hands-on is a current USES or EVALUATES marked `handsOn`, or
/// BUILDS (a team's members build what the team builds). Distance is counted in working ties and
/// solid reporting lines, either way; proximity is 1 / (1 + distance), 0 where nobody hands-on can be
/// reached, undefined where a system has no hands-on data (harmonic, after Latora & Marchiori 2001).
struct Proximity: Sendable {
  /// One decider of one system.
  struct Row: Sendable {
    var person: Int
    var system: Int
    var distance: Int?
    var value: Double?
    /// The distance if those of whom the chart does not say were hands-on.
    var perhaps: Int?
  }

  /// By system, then person.
  let rows: [Row]

  init(_ context: EvaluationContext) {
    let index = OrganizationIndex.of(context)
    let handsOn = HandsOn(index)
    var requests: [(system: Int, search: BatchedSearch.Request, isKnown: Bool)] = []
    var generous: [BatchedSearch.Request] = []
    for (item, roots) in AccountableRoots.all(context) where index.kinds.technical.contains(item) {
      var deciders = Set(roots.filter { $0.kind != "collective" }.map(\.person))
      deciders.formUnion(Self.approvers(of: item, index))
      guard !deciders.isEmpty else { continue }
      let people = handsOn.people(item)
      let search = BatchedSearch.Request(sources: people.sure, wanted: deciders.sorted())
      requests.append((item, search, people.isKnown))
      if !people.unsure.isEmpty {
        generous.append(
          BatchedSearch.Request(sources: people.sure + people.unsure, wanted: search.wanted))
      } else {
        generous.append(BatchedSearch.Request(sources: [], wanted: []))
      }
    }
    let searches = BatchedSearch(Self.acquaintances(index))
    let distances = searches.distances(requests.map(\.search))
    let others = searches.distances(generous)
    var rows: [Row] = []
    for (number, request) in requests.enumerated() {
      for (place, person) in request.search.wanted.enumerated() {
        let distance = distances[number][place]
        let value = request.isKnown ? distance.map { 1 / Double(1 + $0) } ?? 0 : nil
        let perhaps = others[number].isEmpty ? distance : others[number][place]
        rows.append(
          Row(
            person: person, system: request.system, distance: distance, value: value,
            perhaps: perhaps))
      }
    }
    self.rows = rows
  }

  /// Who talks to whom: ties, and managers with their reports.
  private static func acquaintances(_ index: OrganizationIndex) -> NodeRows {
    var pairs = NodePairs()
    for person in 0..<index.graph.nodeCount {
      for rows in [index.ties, index.managers, index.reports] {
        for other in rows[person] { pairs.append(person, Int(other)) }
      }
    }
    return pairs.rows(nodeCount: index.graph.nodeCount)
  }

  private static func approvers(of item: Int, _ index: OrganizationIndex) -> [Int] {
    var result: [Int] = []
    index.forEachSource(of: item, index.graph.type("APPROVES")) { source, _ in
      result += index.voices(of: source)
    }
    return result
  }
}

/// Who is hands-on with a system.
private struct HandsOn {
  private let index: OrganizationIndex
  private let marked: PropertyReader
  private let uses, evaluates, builds: TypeID?

  init(_ index: OrganizationIndex) {
    self.index = index
    marked = PropertyReader(relationship: "handsOn", in: index.graph)
    uses = index.graph.type("USES")
    evaluates = index.graph.type("EVALUATES")
    builds = index.graph.type("BUILDS")
  }

  /// Who is, and whose use does not say; not known where the chart says nothing of the system.
  func people(_ system: Int) -> (sure: [Int], unsure: [Int], isKnown: Bool) {
    var isKnown = false
    var result: Set<Int> = []
    var unsure: Set<Int> = []
    func add(_ source: Int, to people: inout Set<Int>) {
      if index.people.contains(source) { people.insert(source) }
      if index.kinds.unit.contains(source) {
        people.formUnion(index.members[source].map { Int($0) })
      }
    }
    for type in [uses, evaluates] {
      index.forEachSource(of: system, type) { source, relationship in
        guard let isHandsOn = marked.boolean(relationship.index) else {
          add(source, to: &unsure)
          return
        }
        isKnown = true
        if isHandsOn { add(source, to: &result) }
      }
    }
    index.forEachSource(of: system, builds) { source, _ in
      isKnown = true
      add(source, to: &result)
    }
    return (result.sorted(), unsure.subtracting(result).sorted(), isKnown)
  }
}

extension OrganizationIndex {
  /// The active people who act for a node: a person, a role's holders, a unit's leads.
  func voices(of node: Int) -> [Int] {
    if people.contains(node) { return [node] }
    if kinds.role.contains(node) { return holders[node].map { Int($0) } }
    return leads[node].map { Int($0) }
  }
}

extension Procedure {
  /// `org.proximity`: how far deciders are from anybody hands-on.
  static let proximity = Procedure(
    "org.proximity", [],
    yields: [
      ("person", ValueType(.node)), ("system", ValueType(.node)),
      ("distance", ValueType(.integer)), ("value", ValueType(.float)),
      ("perhaps", ValueType(.integer)),
    ],
    summary:
      "People who decide on a system and the number of ties and reporting lines to the nearest person hands-on with it; value is 1 / (1 + distance), 0 if nobody is in reach, null where the chart says of nobody whether they are hands-on with the system; perhaps is the distance if uses that do not say counted as hands-on. When it was used last is not read."
  ) { _, context throws(EvaluationError) in
    let rows = context.cached("org.proximity") { Proximity(context) }.rows
    let unknown = rows.count { $0.value == nil }
    if unknown > 0 {
      context.record(
        undefined: "`org.proximity` has no value in \(unknown) of \(rows.count) rows",
        because: "The chart does not say who is hands-on with the system.")
    }
    return [
      .nodes(rows.map { UInt32($0.person) }), .nodes(rows.map { UInt32($0.system) }),
      .values(rows.map { $0.distance.map { .integer(Int64($0)) } ?? .null }),
      .values(rows.map { $0.value.map { .float($0) } ?? .null }),
      .values(rows.map { $0.perhaps.map { .integer(Int64($0)) } ?? .null }),
    ]
  }
}
