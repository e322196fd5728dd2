import WeftGraph

/// The teams and functions of all sources by the ids their files give them, which people's columns
/// such as `department_id` hold.
struct UnitIDs {
  private var functions: [StringID: UInt32] = [:]
  private var teams: [StringID: UInt32] = [:]
  private var functionNames: [StringID: UInt32] = [:]
  private var teamNames: [StringID: UInt32] = [:]

  /// Collects the units among the nodes that were placed.
  init(_ placed: [ChartMapper.PlacedNodes], _ table: NodeTable, _ builder: borrowing GraphBuilder) {
    let isFunction = Derivation.membership("Function", table, builder)
    let isTeam = Derivation.membership("Team", table, builder)
    func add(_ id: StringID, _ node: Int) {
      let set = Int(table.sets[node])
      if isFunction[set] { functions[id] = functions[id] ?? UInt32(node) }
      if isTeam[set] { teams[id] = teams[id] ?? UInt32(node) }
    }
    // What a file calls its nodes goes before the names they got because others were called so.
    for placed in placed {
      for (id, node) in placed.renamed { add(id, Int(node)) }
    }
    guard isFunction.contains(true) || isTeam.contains(true) else { return }
    for node in 0..<table.count {
      add(table.ids[node], node)
      let name = table.name(node)
      guard name != ChartDraft.none else { continue }
      let set = Int(table.sets[node])
      if isFunction[set] { functionNames[name] = functionNames[name] ?? UInt32(node) }
      if isTeam[set] { teamNames[name] = teamNames[name] ?? UInt32(node) }
    }
  }

  var isEmpty: Bool { functions.isEmpty && teams.isEmpty }

  /// The unit with an id; one of a kind before one of the other.
  func node(_ id: StringID, _ label: String) -> UInt32? {
    label == "Team" ? teams[id] ?? functions[id] : functions[id] ?? teams[id]
  }

  /// The first unit with a name; one of a kind before one of the other.
  func node(named name: StringID, _ label: String) -> UInt32? {
    label == "Team"
      ? teamNames[name] ?? functionNames[name] : functionNames[name] ?? teamNames[name]
  }

  /// The kind of unit whose ids a folded header names.
  static func label(naming folded: String) -> String? {
    guard let end = ColumnRole.end(folded.replacing("externalid", with: "id")), end.key == "id",
      ["Team", "Function"].contains(end.label)
    else { return nil }
    return end.label
  }
}
