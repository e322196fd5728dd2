import WeftGraph
import WeftQuery

/// The chart as an organization on one day: the words all rules share, as sets and rows of integers.
///
/// Computed once for each run and shared by every `org.*` function and procedure.
final class OrganizationIndex: Sendable {
  let graph: Graph
  let asOf: CalendarDate
  /// Which nodes are active and which relationships current.
  let validity: ValidityMasks
  let kinds: NodeKinds
  /// Active persons.
  let people: Bitset
  /// Person → the roles held.
  let rolesHeld: NodeRows
  /// Role → its holders.
  let holders: NodeRows
  /// Person → teams and functions: by MEMBER_OF, or by a held role that is part of the unit.
  let memberships: NodeRows
  /// Team or function → its members.
  let members: NodeRows
  /// Team, function or role → what it is part of.
  let parents: NodeRows
  /// Team or function → its parts.
  let children: NodeRows
  /// Team or function → the people who lead it, themselves or by a role.
  let leads: NodeRows
  /// Person → the teams and functions led.
  let led: NodeRows
  /// Person → persons tied to this one.
  let ties: NodeRows
  /// Person → active solid-line managers.
  let managers: NodeRows
  /// Person → people whose manager this is.
  let reports: NodeRows
  /// Person → managers, passing through vacant posts and people who left to whoever is next above.
  let lines: NodeRows
  /// Person → people whose lines lead here.
  let linesDown: NodeRows
  /// Person → the vacant posts and people who left that the person's lines pass or end at.
  let gapsAbove: [Int: [UInt32]]
  /// AI system, system, goal, decision → who owns it (sources of current OWNS).
  let owners: NodeRows
  /// The same → its owning teams.
  let owningTeams: NodeRows
  /// Executives.
  let executives: Bitset
  /// People who lead a function.
  let functionHeads: Bitset
  /// Teams of subtype forum, committee or task-force.
  let forums: Bitset
  /// Person → teams and functions by MEMBER_OF alone.
  let memberOf: NodeRows
  /// The place of every node in the order of ids.
  private let idRanks: [UInt32]

  /// The index of a context's graph on its as-of day, computed at most once.
  static func of(_ context: EvaluationContext) -> OrganizationIndex {
    context.cached("org.index") {
      OrganizationIndex(
        graph: context.graph, asOf: context.asOf, hiding: context.hidden, nodes: context.hiddenNodes
      )
    }
  }

  /// Computes the index of a context that hides something, sharing what it can with that of the same
  /// graph with nothing hidden.
  static func prepare(for context: EvaluationContext, of whole: OrganizationIndex) {
    _ = context.cached("org.index") {
      OrganizationIndex(
        graph: context.graph, asOf: context.asOf, hiding: context.hidden,
        nodes: context.hiddenNodes, of: whole)
    }
  }

  /// Reads the whole graph.
  /// - Parameter whole: The index of the same graph with nothing hidden, if it is at hand: some is the
  ///   same whatever is hidden.
  /// - Complexity: O(nodes + relationships), with a sort of each row.
  init(
    graph: Graph, asOf: CalendarDate, hiding hidden: [RelationshipID] = [],
    nodes hiddenNodes: [NodeID] = [], of whole: OrganizationIndex? = nil
  ) {
    let validity = ValidityMasks(of: graph, asOf: asOf, hiding: hidden, nodes: hiddenNodes)
    let kinds = whole?.kinds ?? NodeKinds(graph)
    var people = kinds.person
    people.formIntersection(validity.active)
    let reader = OrganizationReader(
      graph: graph, validity: validity, kinds: kinds, people: people)
    self.graph = graph
    self.asOf = asOf
    self.validity = validity
    self.kinds = kinds
    self.people = people
    let held = reader.pairs("HOLDS") {
      people.contains($0) && kinds.role.contains($1) && reader.isOpen($1)
    }
    rolesHeld = held
    holders = held.reversed()
    let parents = reader.pairs("PART_OF") { part, whole in
      kinds.unit.contains(whole) && part != whole
        && (kinds.unit.contains(part) || kinds.role.contains(part))
    }
    self.parents = parents
    children = parents.reversed()
    let memberOf = reader.pairs("MEMBER_OF") { people.contains($0) && kinds.unit.contains($1) }
    memberships = reader.memberships(memberOf: memberOf, rolesHeld: held, parents: parents)
    members = memberships.reversed()
    led = reader.led(holders: holders)
    leads = led.reversed()
    ties = reader.ties()
    let chains = ReportingLines(reader, holders: holders, rolesHeld: held)
    managers = chains.managers
    reports = managers.reversed()
    lines = chains.lines
    linesDown = chains.gapsAbove.isEmpty ? reports : lines.reversed()
    gapsAbove = chains.gapsAbove
    let owned = reader.pairs("OWNS") { owner, item in owner != item && !kinds.person.contains(item)
    }
    owners = owned.reversed()
    forums = reader.forums()
    owningTeams = reader.owningTeams(
      owners: owners, memberships: memberOf, others: memberships, parents: parents,
      forums: forums)
    executives = reader.executives(managers: lines, reports: linesDown)
    self.memberOf = memberOf
    var heads = Bitset(capacity: graph.nodeCount)
    let ledUnits = led
    people.forEach { person in
      if ledUnits[person].contains(where: { kinds.function.contains(Int($0)) }) {
        heads.insert(person)
      }
    }
    functionHeads = heads
    idRanks = whole?.idRanks ?? Self.idRanks(graph)
  }

  /// Whether a node is active.
  func isActive(_ node: Int) -> Bool { validity.active.contains(node) }

  /// Whether a relationship is current.
  func isCurrent(_ relationship: RelationshipID) -> Bool {
    validity.current.contains(relationship.index)
  }

  /// Calls a closure with every current relationship of a type.
  func forEachCurrent(
    _ type: String, _ body: (_ source: Int, _ target: Int, _ relationship: RelationshipID) -> Void
  ) {
    guard let type = graph.type(type) else { return }
    for index in graph.typeRanges[type.index] where validity.current.contains(index) {
      body(graph.sources[index].index, graph.targets[index].index, RelationshipID(index))
    }
  }

  /// Calls a closure with the other end of every current relationship of a type that leaves a node.
  func forEachTarget(
    of node: Int, _ type: TypeID?, _ body: (_ target: Int, _ relationship: RelationshipID) -> Void
  ) {
    guard let type else { return }
    let adjacency = graph.outgoing[type.index]
    for entry in adjacency.entries(of: NodeID(node)) {
      let relationship = adjacency.relationship(at: entry)
      if isCurrent(relationship) { body(adjacency.neighbours[entry].index, relationship) }
    }
  }

  /// Calls a closure with the other end of every current relationship of a type that enters a node.
  func forEachSource(
    of node: Int, _ type: TypeID?, _ body: (_ source: Int, _ relationship: RelationshipID) -> Void
  ) {
    guard let type else { return }
    let adjacency = graph.incoming[type.index]
    for entry in adjacency.entries(of: NodeID(node)) {
      let relationship = adjacency.relationship(at: entry)
      if isCurrent(relationship) { body(adjacency.neighbours[entry].index, relationship) }
    }
  }

  /// Whether a node has not ended, as far as can be told.
  func isOpen(_ node: Int) -> Bool {
    validity.active.contains(node) || validity.activeUnknown.contains(node)
  }

  /// The place of a node in the order of ids.
  func idRank(_ node: Int) -> UInt32 { idRanks[node] }

  /// Nodes in the order of the ids their files gave them, bytewise.
  func byID(_ nodes: [Int]) -> [Int] {
    guard nodes.count > 1 else { return nodes }
    return nodes.sorted { idRanks[$0] < idRanks[$1] }
  }

  /// The first of some nodes by the ids their files gave them, or nil if there is none.
  func firstByID(_ nodes: some Sequence<Int>) -> Int? {
    nodes.min { idRanks[$0] < idRanks[$1] }
  }

  /// A list value of nodes in the order of their ids.
  func list(_ nodes: some Sequence<UInt32>) -> Value {
    var ordered = Array(nodes)
    if ordered.count > 1 { ordered.sort { idRanks[Int($0)] < idRanks[Int($1)] } }
    return .list(ordered.map { .node(NodeID($0)) })
  }

  /// The place of every node in the order of ids.
  ///
  /// Ids rarely agree in their first eight bytes, which are compared as one number.
  private static func idRanks(_ graph: Graph) -> [UInt32] {
    var order = (0..<graph.nodeCount).map { node in
      let bytes = graph.id(of: NodeID(node)).utf8.prefix(8)
      let prefix = bytes.reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
      return (prefix: prefix << UInt64(8 * (8 - bytes.count)), node: UInt32(node))
    }
    order.sort { one, other in
      if one.prefix != other.prefix { return one.prefix < other.prefix }
      return graph.id(of: NodeID(one.node)).utf8
        .lexicographicallyPrecedes(graph.id(of: NodeID(other.node)).utf8)
    }
    var ranks = [UInt32](repeating: 0, count: order.count)
    for (rank, entry) in order.enumerated() { ranks[Int(entry.node)] = UInt32(rank) }
    return ranks
  }
}

/// Which nodes carry the labels of the organization model.
struct NodeKinds: Sendable {
  let person, role, team, function, aiSystem, system, decision, goal, skill, partner: Bitset
  /// Teams and functions.
  let unit: Bitset
  /// AI systems and other systems.
  let technical: Bitset
  /// What somebody can answer for: AI systems, systems, decisions, goals.
  let item: Bitset

  init(_ graph: Graph) {
    func nodes(_ label: String) -> Bitset {
      var result = Bitset(capacity: graph.nodeCount)
      if let label = graph.label(label) {
        for range in graph.ranges(of: label) { result.insert(range) }
      }
      return result
    }
    person = nodes("Person")
    role = nodes("Role")
    team = nodes("Team")
    function = nodes("Function")
    aiSystem = nodes("AISystem")
    system = nodes("System")
    decision = nodes("Decision")
    goal = nodes("Goal")
    skill = nodes("Skill")
    partner = nodes("Partner")
    var set = team
    set.formUnion(function)
    unit = set
    set = aiSystem
    set.formUnion(system)
    technical = set
    set.formUnion(decision)
    set.formUnion(goal)
    item = set
  }
}
