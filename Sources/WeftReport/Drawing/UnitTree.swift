import WeftGraph

/// Which unit each node of a chart is drawn in, and which unit each unit is part of.
struct UnitTree {
  /// The unit a node is drawn in, for a unit its parent, or -1.
  private(set) var home: [Int]
  /// How deep each unit stands: 0 for one without a parent; -1 for nodes that are no units.
  private(set) var depth: [Int]

  /// Reads teams, functions, memberships and ownership.
  ///
  /// A person is drawn in a team before a function, a role in the unit it is part of, a system,
  /// decision or goal with its owner. Where several fit, the first by id counts.
  init(_ graph: Graph) {
    home = Array(repeating: -1, count: graph.nodeCount)
    depth = Array(repeating: -1, count: graph.nodeCount)
    var isTeam = Bitset(capacity: graph.nodeCount)
    var isUnit = Bitset(capacity: graph.nodeCount)
    for name in ["Team", "Function"] {
      for range in graph.label(name).map(graph.ranges(of:)) ?? [] {
        isUnit.insert(range)
        if name == "Team" { isTeam.insert(range) }
      }
    }
    let units = isUnit
    let teams = isTeam
    adopt(graph, "PART_OF") { units.contains($0) && units.contains($1) }
    cutCycles(units)
    units.forEach { unit in depth[unit] = chainLength(unit) }
    adopt(graph, "MEMBER_OF") { !units.contains($0) && teams.contains($1) }
    adopt(graph, "MEMBER_OF") { !units.contains($0) && units.contains($1) }
    adopt(graph, "PART_OF") { !units.contains($0) && units.contains($1) }
    for type in ["OWNS", "BUILDS"] {
      adopt(graph, type, reversed: true) { !units.contains($0) && units.contains($1) }
      inherit(graph, type, except: units)
    }
    for person in (graph.label("Person").map(graph.ranges(of:)) ?? []).joined()
    where home[person] < 0 {
      home[person] = leads(graph, NodeID(person), units)
    }
  }

  private mutating func adopt(
    _ graph: Graph, _ type: String, reversed: Bool = false, if fits: (Int, Int) -> Bool
  ) {
    guard let type = graph.type(type) else { return }
    for relationship in graph.typeRanges[type.index] {
      var child = graph.sources[relationship].index
      var unit = graph.targets[relationship].index
      if reversed { swap(&child, &unit) }
      if home[child] < 0, child != unit, fits(child, unit) { home[child] = unit }
    }
  }

  /// What a person owns is drawn where the person is.
  private mutating func inherit(_ graph: Graph, _ type: String, except units: Bitset) {
    guard let type = graph.type(type) else { return }
    for relationship in graph.typeRanges[type.index] {
      let owner = graph.sources[relationship].index
      let item = graph.targets[relationship].index
      if home[item] < 0, home[owner] >= 0, !units.contains(item), !units.contains(owner) {
        home[item] = home[owner]
      }
    }
  }

  private func leads(_ graph: Graph, _ person: NodeID, _ units: Bitset) -> Int {
    guard let type = graph.type("LEADS") else { return -1 }
    let adjacency = graph.outgoing[type.index]
    for entry in adjacency.entries(of: person) {
      let unit = adjacency.neighbours[entry].index
      if units.contains(unit) { return unit }
    }
    return -1
  }

  /// A unit that is part of itself over others loses its parent, so that drawing ends.
  private mutating func cutCycles(_ units: Bitset) {
    var state = [UInt8](repeating: 0, count: home.count)
    units.forEach { start in
      var chain: [Int] = []
      var unit = start
      while unit >= 0, state[unit] == 0 {
        state[unit] = 1
        chain.append(unit)
        unit = home[unit]
      }
      if unit >= 0, state[unit] == 1 { home[chain[chain.count - 1]] = -1 }
      for unit in chain { state[unit] = 2 }
    }
  }

  private func chainLength(_ unit: Int) -> Int {
    var length = 0
    var parent = home[unit]
    while parent >= 0 {
      length += 1
      parent = home[parent]
    }
    return length
  }
}
