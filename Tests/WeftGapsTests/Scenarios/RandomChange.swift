import WeftGraph

/// Random edits of a graph of a seed: nodes and relationships come, go and change.
enum RandomChange {
  static func edit(of graph: Graph, seed: UInt64, changes: Int = 6) -> GraphEdit {
    var random = SeededGenerator(seed: seed)
    var edit = GraphEdit(of: graph)
    func pick(_ count: Int) -> Int { Int.random(in: 0..<max(count, 1), using: &random) }
    func node() -> NodeID? {
      for _ in 0..<20 {
        let node = NodeID(pick(edit.nodeCount))
        if edit.has(node) { return node }
      }
      return nil
    }
    func relationship() -> RelationshipID? {
      guard edit.relationshipCount > 0 else { return nil }
      for _ in 0..<20 {
        let relationship = RelationshipID(pick(edit.relationshipCount))
        if edit.has(relationship) { return relationship }
      }
      return nil
    }
    let values: [PropertyValue?] = [
      nil, .string("it's\na \\ \"word\" ü"), .integer(-7), .float(1.0), .float(0.1), .boolean(true),
      .date(CalendarDate(days: 20_000)), .list([.integer(1), .string("x"), nil]), .string(""),
      .string("solid"), .float(.nan),
    ]
    let labels = Array(Set(["Person", "Role", "Team"] + graph.labels.names)).sorted()
    let types = Array(
      Set(["REPORTS_TO", "MEMBER_OF", "OWNS", "odd type"] + graph.types.names)
    ).sorted()
    for _ in 0..<changes {
      switch pick(11) {
      case 0:
        _ = edit.addNode(labels: [labels[pick(labels.count)]])
      case 1:
        if let node = node() {
          for relationship in edit.relationships(at: node) { edit.remove(relationship) }
          edit.remove(node)
        }
      case 2:
        if let node = node() { edit.set("title", of: node, to: values[pick(values.count)]) }
      case 3:
        if let node = node() { edit.set("a b`c", of: node, to: values[pick(values.count)]) }
      case 4:
        if let node = node() { edit.setLabels(edit.labels(of: node) + ["Extra"], of: node) }
      case 5:
        if let from = node(), let to = node() {
          let added = edit.addRelationship(types[pick(types.count)], from: from, to: to)
          if pick(2) == 0 { edit.set("since", of: added, to: values[pick(values.count)]) }
        }
      case 6:
        if let relationship = relationship() { edit.remove(relationship) }
      case 7:
        if let relationship = relationship() {
          edit.set("subtype", of: relationship, to: values[pick(values.count)])
        }
      case 8:
        // Whether and since when things hold.
        if let node = node() {
          edit.set("active", of: node, to: .boolean(pick(2) == 0))
        }
      case 9:
        if let relationship = relationship() {
          edit.set("until", of: relationship, to: .date(CalendarDate(days: Int64(pick(40_000)))))
        }
      default:
        // A parallel relationship.
        if let relationship = relationship() {
          let ends = edit.ends(of: relationship)
          _ = edit.addRelationship(edit.type(of: relationship), from: ends.from, to: ends.to)
        }
      }
    }
    return edit
  }
}
