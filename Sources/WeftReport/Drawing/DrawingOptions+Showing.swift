public import WeftGraph
public import WeftQuery

extension DrawingOptions {
  /// Ties among colleagues: between nodes a change joins they would hide what the change is about.
  private static let quietTypes = [
    "COLLABORATES_WITH", "GIVES_FEEDBACK_TO", "ESCALATES_TO", "HAS_SKILL",
  ]

  /// Shows what a change added, marked as new, with what that joins and what stood between these.
  ///
  /// The drawing is to be made of the changed graph.
  /// - Complexity: O(relationships).
  public mutating func show(_ change: ChangeScript.Result) {
    let graph = change.graph
    let old = change.edit.base
    let nodes = change.numbering.nodes.dropFirst(old.nodeCount)
      .filter { $0 != .max }.map { NodeID($0) }
    let relationships = change.numbering.relationships.dropFirst(old.relationshipCount)
      .filter { $0 != .max }.map { RelationshipID($0) }
    added = (Set(nodes), Set(relationships))
    var shown = added.nodes
    for relationship in relationships {
      shown.insert(graph.source(of: relationship))
      shown.insert(graph.target(of: relationship))
    }
    let quiet = Self.quietTypes.compactMap { graph.type($0) }
    let lines = added.relationships.union(
      graph.relationships(among: shown).filter { !quiet.contains(graph.type(of: $0)) })
    selection = (shown.sorted(), lines.sorted())
  }

  /// Shows the nodes and relationships of a query's answer, wherever they stand in a value.
  ///
  /// An answer that names only nodes asks for what joins them, too. Throws where there are rows and
  /// none holds anything that can be drawn.
  /// - Parameters:
  ///   - answer: What the query gave.
  ///   - text: The query, for the message.
  ///   - graph: What was queried.
  /// - Complexity: O(answer + relationships).
  public mutating func show(
    _ answer: QueryResult, to text: SourceText, of graph: Graph
  ) throws(InputError) {
    var nodes: Set<NodeID> = []
    var relationships: Set<RelationshipID> = []
    func visit(_ value: Value) {
      switch value {
      case .node(let node): nodes.insert(node)
      case .relationship(let relationship): relationships.insert(relationship)
      case .path(let path):
        nodes.formUnion(path.nodes)
        relationships.formUnion(path.relationships)
      case .list(let values): for value in values { visit(value) }
      case .map(let map): for entry in map.entries { visit(entry.value) }
      default: break
      }
    }
    for row in answer.rows { for value in row { visit(value) } }
    guard answer.rows.isEmpty || !nodes.isEmpty || !relationships.isEmpty else {
      throw InputError(
        Diagnostic(
          code: "nothing-to-draw",
          message: "the query's answer holds neither nodes nor relationships", in: text,
          at: SourceSpan(start: 0, end: text.bytes.count),
          hint: "return what is to be drawn itself: `RETURN n`, not `RETURN n.name`"))
    }
    if relationships.isEmpty { relationships.formUnion(graph.relationships(among: nodes)) }
    selection = (nodes.sorted(), relationships.sorted())
  }
}

extension Graph {
  /// The relationships both of whose ends are among some nodes.
  fileprivate func relationships(among nodes: Set<NodeID>) -> [RelationshipID] {
    (0..<relationshipCount).lazy.map { RelationshipID($0) }
      .filter { nodes.contains(source(of: $0)) && nodes.contains(target(of: $0)) }
  }
}
