import WeftGraph

/// Which number everything of one graph has in another.
struct Renumbering {
  private let nodes: [UInt32]
  private let relationships: [UInt32]

  init(_ made: EditedGraph) {
    nodes = made.nodes
    relationships = made.relationships
  }

  private init(nodes: [UInt32], relationships: [UInt32]) {
    self.nodes = nodes
    self.relationships = relationships
  }

  func inverse(nodes count: Int, _ relationshipCount: Int) -> Renumbering {
    var back = [UInt32](repeating: .max, count: count)
    for (number, id) in nodes.enumerated() where id != .max { back[Int(id)] = UInt32(number) }
    var links = [UInt32](repeating: .max, count: relationshipCount)
    for (number, id) in relationships.enumerated() where id != .max {
      links[Int(id)] = UInt32(number)
    }
    return Renumbering(nodes: back, relationships: links)
  }

  func node(_ node: NodeID) -> NodeID? {
    nodes[node.index] == .max ? nil : NodeID(nodes[node.index])
  }

  func relationship(_ relationship: RelationshipID) -> RelationshipID? {
    let id = relationships[relationship.index]
    return id == .max ? nil : RelationshipID(id)
  }

  func finding(_ finding: Finding) -> Finding {
    finding.renumbered(nodes: node, relationships: relationship)
  }
}
