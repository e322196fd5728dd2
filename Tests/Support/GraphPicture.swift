public import WeftGraph

/// A graph as sorted lines that do not depend on the numbers of nodes and relationships.
public enum GraphPicture {
  /// A line for each node and relationship, by chart-wide id.
  public static func byID(_ graph: Graph) -> [String] {
    lines(graph) { graph.id(of: $0) }
  }

  /// A line for each node and relationship, nodes told by labels and properties alone.
  public static func byContent(_ graph: Graph) -> [String] {
    lines(graph) { node in "(\(content(of: node, graph)))" }
  }

  private static func lines(_ graph: Graph, _ name: (NodeID) -> String) -> [String] {
    var result: [String] = []
    for index in 0..<graph.nodeCount {
      let node = NodeID(index)
      result.append("\(name(node)) \(content(of: node, graph))")
    }
    for index in 0..<graph.relationshipCount {
      let relationship = RelationshipID(index)
      let properties = text(graph.properties(of: relationship))
      let type = graph.name(of: graph.type(of: relationship))
      result.append(
        "\(name(graph.source(of: relationship))) -[:\(type) \(properties)]-> "
          + name(graph.target(of: relationship)))
    }
    return result.map { $0.replacing("-nan", with: "nan") }.sorted()
  }

  private static func content(of node: NodeID, _ graph: Graph) -> String {
    let labels = graph.labels(of: node).map { graph.name(of: $0) }.sorted()
    return labels.map { ":" + $0 }.joined() + " " + text(graph.properties(of: node))
  }

  private static func text(_ properties: [(key: String, value: PropertyValue)]) -> String {
    "{" + properties.map { "\($0.key): \($0.value)" }.sorted().joined(separator: ", ") + "}"
  }
}
