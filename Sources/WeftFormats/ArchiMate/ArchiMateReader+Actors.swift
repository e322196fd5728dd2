import WeftGraph

extension ArchiMateReader {
  /// Decides of each business actor whether it is somebody or a unit.
  ///
  /// A unit is what has parts, or bears the name of a kind of unit; also what is part of an actor that
  /// bears such a name or holds units, if its own name tells of work, or stands beside units and
  /// nobody called as people are. Anybody else is a person.
  /// - Parameter nestings: What views draw inside what, where no relationship says it.
  mutating func settleActors(_ nestings: [ArchiMateNesting]) {
    let actors = types.filter { $0.value == "BusinessActor" }.keys.sorted()
    if actors.isEmpty { return }
    let (wholes, parts) = actorParts(nestings)
    var kinds: [String: String] = [:]
    var holders: Set<String> = []
    for id in actors {
      let label = ArchiMateUnits.label(ofName: names[id] ?? "")
      if label != nil { holders.insert(id) }
      kinds[id] = wholes.contains(id) ? "Team" : label
    }
    for (whole, part) in parts where kinds[part] != nil { holders.insert(whole) }
    for (whole, part) in parts where kinds[part] == nil && holders.contains(whole) {
      if LabelLines.namesWork(names[part] ?? "") { kinds[part] = "Team" }
    }
    let settled = kinds
    for (_, inside) in Dictionary(grouping: parts, by: \.whole) {
      let open = inside.map(\.part).filter { settled[$0] == nil }
      guard open.count < inside.count,
        !open.contains(where: { ArchiMateUnits.mayBePerson(names[$0] ?? "") })
      else { continue }
      // A word alone may be a given name; beside several units it is one more.
      let plain = open.filter { !ArchiMateUnits.isOneWord(names[$0] ?? "") }
      let isOneMore = inside.count - open.count + plain.count > 1
      for part in isOneMore ? open : plain { kinds[part] = "Team" }
    }
    for id in actors {
      guard let node = nodes[id] else { continue }
      let kind = kinds[id] ?? "Person"
      types[id] = "BusinessActor:\(kind)"
      filler.kind(node, kind)
      let index = Int(node)
      filler.note(
        "guessed-kind", "a business actor may be a person or a unit; read as \(kind)",
        at: (filler.draft.nodeLines[index], filler.draft.nodeColumns[index]))
    }
  }

  /// What has parts, roles among them, and the actors that are parts of actors.
  private func actorParts(
    _ nestings: [ArchiMateNesting]
  ) -> (wholes: Set<String>, parts: [(whole: String, part: String)]) {
    var wholes: Set<String> = []
    var parts: [(whole: String, part: String)] = []
    func add(_ whole: String, _ part: String, _ kinds: [String]) {
      guard let type = types[part], kinds.contains(type) else { return }
      wholes.insert(whole)
      if type == "BusinessActor", types[whole] == "BusinessActor" { parts.append((whole, part)) }
    }
    for relation in relations where ["Composition", "Aggregation"].contains(relation.type) {
      guard let source = relation.source, let target = relation.target else { continue }
      add(source, target, ["BusinessActor", "BusinessRole", "BusinessCollaboration"])
    }
    // A role drawn in an actor may be the one that somebody holds.
    for nesting in nestings {
      add(
        filler.id(nesting.outer), filler.id(nesting.inner),
        ["BusinessActor", "BusinessCollaboration"])
    }
    return (wholes, parts)
  }
}
