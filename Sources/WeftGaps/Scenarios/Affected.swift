import WeftGraph

/// Whom and what a change concerns.
enum Affected {
  /// The ids of what is touched, of the ends of relationships that come or go, of the people in teams,
  /// functions and roles among them, and some more; bytewise ascending.
  static func ids(of edit: GraphEdit, _ made: EditedGraph, and more: [String]) -> [String] {
    var touched = Set(edit.changedNodes)
    for relationship in edit.changedRelationships {
      let ends = edit.ends(of: relationship)
      touched.insert(ends.from)
      touched.insert(ends.to)
    }
    var ids = Set(more)
    for node in touched {
      ids.insert(edit.id(of: node))
      let labels = edit.labels(of: node)
      guard labels.contains(where: ["Team", "Function", "Role"].contains) else { continue }
      if node.index < edit.base.nodeCount {
        ids.formUnion(belonging(to: node, in: edit.base))
      }
      if made.nodes[node.index] != .max {
        ids.formUnion(belonging(to: NodeID(made.nodes[node.index]), in: made.graph))
      }
    }
    return ids.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  private static func belonging(to node: NodeID, in graph: Graph) -> [String] {
    ["MEMBER_OF", "HOLDS", "LEADS"].flatMap { type -> [String] in
      guard let type = graph.type(type) else { return [] }
      let adjacency = graph.incoming[type.index]
      return adjacency.entries(of: node).map { graph.id(of: adjacency.neighbours[$0]) }
    }
  }
}
