import WeftGraph

/// A path of a start node and the relationships (or lists of them) walked.
final class PathEvaluator: Evaluator {
  private let start: Int
  private let relationships: [Int]
  private let graph: Graph

  init(start: Int, relationships: [Int], in graph: Graph) {
    self.start = start
    self.relationships = relationships
    self.graph = graph
  }

  override var slots: Set<Int> { Set([start] + relationships) }

  override func evaluate(_ batch: Batch) -> Column {
    let starts = batch.columns[start].nodeRows
    return .values((0..<batch.count).map { path(from: starts[$0], batch, $0) })
  }

  private func path(from start: UInt32, _ batch: Batch, _ row: Int) -> Value {
    guard start != .max else { return .null }
    var nodes = [NodeID(start)]
    var walked: [RelationshipID] = []
    var node = NodeID(start)
    func walk(_ value: Value) -> Bool {
      switch value {
      case .relationship(let id):
        node = graph.source(of: id) == node ? graph.target(of: id) : graph.source(of: id)
        walked.append(id)
        nodes.append(node)
        return true
      case .list(let values): return values.allSatisfy(walk)
      default: return false
      }
    }
    for slot in relationships where !walk(batch.columns[slot].value(at: row, in: graph)) {
      return .null
    }
    return .path(Value.Path(nodes: nodes, relationships: walked))
  }
}
