import WeftGraph

/// A graph as an edit has it by now, and how its numbers and the edit's belong together.
struct UpdateView {
  let graph: Graph
  /// By the edit's number; nil where both are the same.
  private let forward: (nodes: [UInt32], relationships: [UInt32])?
  /// By the graph's id.
  private let back: (nodes: [UInt32], relationships: [UInt32])?

  /// The graph that is edited, as long as nothing was changed.
  init(_ graph: Graph) {
    self.graph = graph
    forward = nil
    back = nil
  }

  init(_ edited: EditedGraph) {
    graph = edited.graph
    forward = (edited.nodes, edited.relationships)
    back = (
      Self.inverse(edited.nodes, count: graph.nodeCount),
      Self.inverse(edited.relationships, count: graph.relationshipCount)
    )
  }

  private static func inverse(_ numbers: [UInt32], count: Int) -> [UInt32] {
    var result = [UInt32](repeating: .max, count: count)
    for (number, id) in numbers.enumerated() where id != .max { result[Int(id)] = UInt32(number) }
    return result
  }

  /// A value of the edit as a value of the graph.
  func inward(_ value: Value) -> Value {
    guard let forward else { return value }
    return value.renumbered(
      nodes: { Self.looked($0.index, forward.nodes).map { NodeID($0) } },
      relationships: { Self.looked($0.index, forward.relationships).map { RelationshipID($0) } })
  }

  /// A value of the graph as a value of the edit.
  func outward(_ value: Value) -> Value {
    guard let back else { return value }
    return value.renumbered(
      nodes: { Self.looked($0.index, back.nodes).map { NodeID($0) } },
      relationships: { Self.looked($0.index, back.relationships).map { RelationshipID($0) } })
  }

  private static func looked(_ index: Int, _ numbers: [UInt32]) -> UInt32? {
    index < numbers.count && numbers[index] != .max ? numbers[index] : nil
  }
}
