public import WeftGraph

/// What a proposal adds to a chart: nodes and relationships by id.
///
/// It takes nothing away.
public struct ChartAdditions: Sendable {
  /// A new node.
  public struct Node: Sendable {
    /// Its chart-wide id, which nothing else has.
    public var id: String
    /// Its labels.
    public var labels: [String]
    /// Its properties.
    public var properties: [(key: String, value: PropertyValue)]
  }

  /// A new relationship between nodes of the chart or new ones.
  public struct Relationship: Sendable {
    /// Its type.
    public var type: String
    /// The id of the node it starts at.
    public var from: String
    /// The id of the node it ends at.
    public var to: String
    /// Its properties.
    public var properties: [(key: String, value: PropertyValue)]
  }

  /// The new nodes.
  public private(set) var nodes: [Node] = []
  /// The new relationships.
  public private(set) var relationships: [Relationship] = []

  mutating func addNode(
    _ id: String, _ label: String, _ properties: [(key: String, value: PropertyValue)]
  ) {
    nodes.append(Node(id: id, labels: [label], properties: properties))
  }

  mutating func relate(
    _ from: String, _ type: String, _ to: String,
    _ properties: [(key: String, value: PropertyValue)] = []
  ) {
    let isKnown = relationships.contains { $0.type == type && $0.from == from && $0.to == to }
    if !isKnown {
      relationships.append(.init(type: type, from: from, to: to, properties: properties))
    }
  }

  /// Adds everything to an edit of the chart.
  public func apply(to edit: inout GraphEdit) {
    for node in nodes {
      let added = edit.addNode(id: node.id, labels: node.labels)
      if edit.base.key("id") != nil { edit.set("id", of: added, to: .string(node.id)) }
      for (key, value) in node.properties { edit.set(key, of: added, to: value) }
    }
    for relationship in relationships {
      guard let from = edit.node(relationship.from), let to = edit.node(relationship.to) else {
        continue
      }
      let added = edit.addRelationship(relationship.type, from: from, to: to)
      for (key, value) in relationship.properties { edit.set(key, of: added, to: value) }
    }
  }

  /// One statement of the query language that adds everything: MATCH for what is there, then CREATE.
  /// - Parameter graph: The chart, which decides how its nodes are named.
  public func statement(for graph: Graph) -> String {
    // Where a file declares an id of its own as a property, the chart-wide one is the element's.
    let key = graph.key("id")
    func isNamedByID(_ id: String) -> Bool {
      guard let key, let node = graph.node(id) else { return true }
      return graph.value(of: key, node) == .string(id)
    }
    var variables: [String: String] = [:]
    var matches: [String] = []
    var creations: [String] = []
    for (number, node) in nodes.enumerated() {
      variables[node.id] = "new\(number + 1)"
      let properties = [(key: "id", value: PropertyValue.string(node.id))] + node.properties
      let labels = node.labels.map { ":" + CypherText.name($0) }.joined()
      creations.append(
        "(new\(number + 1)\(labels) \(CypherText.map(properties.map { ($0.key, $0.value) })))")
    }
    for relationship in relationships {
      for id in [relationship.from, relationship.to] where variables[id] == nil {
        let variable = "n\(variables.count - nodes.count + 1)"
        variables[id] = variable
        let literal = CypherText.quoted(id)
        matches.append(
          isNamedByID(id)
            ? "MATCH (\(variable) {id: \(literal)})"
            : "MATCH (\(variable)) WHERE elementId(\(variable)) = \(literal)")
      }
      let properties =
        relationship.properties.isEmpty
        ? "" : " " + CypherText.map(relationship.properties.map { ($0.key, $0.value) })
      let from = variables[relationship.from] ?? ""
      let to = variables[relationship.to] ?? ""
      creations.append("(\(from))-[:\(CypherText.name(relationship.type))\(properties)]->(\(to))")
    }
    guard !creations.isEmpty else { return "" }
    return (matches + ["CREATE " + creations.joined(separator: ",\n       ")])
      .joined(separator: "\n") + ";\n"
  }
}
