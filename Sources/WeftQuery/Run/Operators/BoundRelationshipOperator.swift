import WeftGraph

/// The ends of a relationship, or of a list of them, that was bound before.
final class BoundRelationshipOperator: Operator {
  private let traversal: Traversal
  private let relationship: Int
  private let isList: Bool
  private let minimum: Int
  private let maximum: Int?
  private let from: Int?
  private let to: Int?
  private let passed: [Int]
  private let hasFrom: Bool
  private let hasTo: Bool
  private var rivals: Rivals

  init(
    _ input: Operator, _ traversal: Traversal, relationship: Int, isList: Bool,
    length: (minimum: Int, maximum: Int?), from: Int?, to: Int?, rivals: [Int], passed: [Int],
    hasFrom: Bool, hasTo: Bool, _ layout: Layout, _ runtime: Runtime
  ) {
    self.traversal = traversal
    self.relationship = relationship
    self.isList = isList
    minimum = length.minimum
    maximum = length.maximum
    self.from = from
    self.to = to
    self.passed = passed
    self.hasFrom = hasFrom
    self.hasTo = hasTo
    self.rivals = Rivals(slots: rivals)
    super.init("BoundRelationship", layout, [input], runtime)
  }

  override func next() throws(EvaluationError) -> Batch? {
    while let batch = try inputs[0].next() {
      let graph = runtime.graph
      rivals.read(batch, in: graph)
      var rows: [Int32] = []
      var starts: [UInt32] = []
      var ends: [UInt32] = []
      for row in 0..<batch.count {
        let value = batch.columns[relationship].value(at: row, in: graph)
        guard let ids = ids(value), !ids.contains(where: { rivals.contains($0.rawValue, row: row) })
        else { continue }
        for (start, end) in walks(ids, row, batch) {
          if let from, batch.columns[from].nodeRows[row] != start.rawValue { continue }
          if let to, batch.columns[to].nodeRows[row] != end.rawValue { continue }
          rows.append(Int32(row))
          starts.append(start.rawValue)
          ends.append(end.rawValue)
        }
      }
      if rows.isEmpty { continue }
      var columns = passed.map { batch.columns[$0].gathered(rows) }
      if hasFrom { columns.append(.nodes(starts)) }
      if hasTo { columns.append(.nodes(ends)) }
      return Batch(columns: columns, count: rows.count)
    }
    return nil
  }

  private func ids(_ value: Value) -> [RelationshipID]? {
    switch value {
    case .relationship(let id): return isList ? nil : [id]
    case .list(let values) where isList:
      guard values.count >= minimum, values.count <= maximum ?? .max else { return nil }
      var result: [RelationshipID] = []
      for value in values {
        guard case .relationship(let id) = value else { return nil }
        result.append(id)
      }
      return result
    default: return nil
    }
  }

  /// The ends between which the relationships lead, following the pattern's direction.
  private func walks(
    _ ids: [RelationshipID], _ row: Int, _ batch: Batch
  ) -> [(NodeID, NodeID)] {
    let graph = runtime.graph
    guard let first = ids.first else {
      guard let from else { return [] }
      let node = NodeID(batch.columns[from].nodeRows[row])
      return node.rawValue == .max ? [] : [(node, node)]
    }
    var starts = [graph.source(of: first)]
    if graph.target(of: first) != starts[0] { starts.append(graph.target(of: first)) }
    return starts.compactMap { start in
      var node = start
      for id in ids {
        guard traversal.leads(id, from: node, in: graph) else { return nil }
        node = graph.source(of: id) == node ? graph.target(of: id) : graph.source(of: id)
      }
      return (start, node)
    }
  }
}
