import WeftGraph

/// The properties of a graph in the order they are written: by name, each with its key.
///
/// Looks only at columns that hold something, and finds the key of a column whose values have one
/// type once.
struct WrittenColumns {
  private struct Column {
    var key: KeyID
    var name: String
    /// The key of all values; nil where they have several.
    var written: Int?
  }

  /// A property: its key's place in ``GraphMLKeyList/all``, if it has one.
  typealias Property = (key: Int?, name: String, value: PropertyValue)

  private let graph: Graph
  private let keys: GraphMLKeyList
  private let nodes: [Column]
  private let relationships: [Column]

  init(_ graph: Graph, _ keys: GraphMLKeyList) {
    self.graph = graph
    self.keys = keys
    func columns(_ all: [PropertyColumn?], _ scope: String) -> [Column] {
      var result: [Column] = []
      for (index, name) in graph.keys.names.enumerated() {
        guard let column = all[index] else { continue }
        var written: Int?
        if column.typeName != "mixed" {
          written = keys.index(scope, name, type: column.typeName)
        }
        result.append(Column(key: KeyID(index), name: name, written: written))
      }
      return result.sorted { $0.name < $1.name }
    }
    nodes = columns(graph.nodeColumns, "node")
    relationships = columns(graph.relationshipColumns, "edge")
  }

  /// A node's properties, without an id that only repeats its own.
  func properties(of node: NodeID) -> [Property] {
    var result: [Property] = []
    for column in nodes {
      guard let value = graph.value(of: column.key, node) else { continue }
      if column.name == "id", value == .string(graph.id(of: node)) { continue }
      let key = column.written ?? keys.index("node", column.name, value)
      result.append((key, column.name, value))
    }
    return result
  }

  /// A relationship's properties.
  func properties(of relationship: RelationshipID) -> [Property] {
    var result: [Property] = []
    for column in relationships {
      guard let value = graph.value(of: column.key, relationship) else { continue }
      let key = column.written ?? keys.index("edge", column.name, value)
      result.append((key, column.name, value))
    }
    return result
  }
}
