import WeftGraph

/// The relationships between two bound nodes.
final class ExpandIntoOperator: Operator {
  /// Each adjacency with the one that holds the same relationships from the other end.
  private let pairs: [(near: Adjacency, far: Adjacency, skipsLoops: Bool)]
  private let from: Int
  private let to: Int
  private let passed: [Int]
  private let hasRelationship: Bool
  private var rivals: Rivals

  init(
    _ input: Operator, _ traversal: Traversal, from: Int, to: Int,
    rivals: [Int], passed: [Int], hasRelationship: Bool, _ layout: Layout, _ runtime: Runtime
  ) {
    let graph = runtime.graph
    pairs = traversal.legs.map { leg in
      let others = leg.isOutgoing ? graph.incoming : graph.outgoing
      return (leg.adjacency, others[leg.type.index], leg.skipsLoops)
    }
    self.from = from
    self.to = to
    self.passed = passed
    self.hasRelationship = hasRelationship
    self.rivals = Rivals(slots: rivals)
    super.init("ExpandInto", layout, [input], runtime)
  }

  override func next() throws(EvaluationError) -> Batch? {
    while let batch = try inputs[0].next() {
      try runtime.checkpoint(name)
      let sources = batch.columns[from].nodeRows
      let targets = batch.columns[to].nodeRows
      rivals.read(batch, in: runtime.graph)
      var rows: [Int32] = []
      var relationships: [UInt32] = []
      for row in 0..<batch.count where sources[row] != .max && targets[row] != .max {
        match(sources[row], targets[row], row, &rows, &relationships)
      }
      if rows.isEmpty { continue }
      var columns = passed.map { batch.columns[$0].gathered(rows) }
      if hasRelationship { columns.append(.relationships(relationships)) }
      return Batch(columns: columns, count: rows.count)
    }
    return nil
  }

  private func match(
    _ source: UInt32, _ target: UInt32, _ row: Int, _ rows: inout [Int32],
    _ relationships: inout [UInt32]
  ) {
    let (start, end) = (NodeID(source), NodeID(target))
    for index in pairs.indices {
      if pairs[index].skipsLoops, source == target { continue }
      // The shorter of the two lists is searched.
      let isNear = pairs[index].near.degree(of: start) <= pairs[index].far.degree(of: end)
      let entries =
        isNear
        ? pairs[index].near.entries(from: start, to: end)
        : pairs[index].far.entries(from: end, to: start)
      for entry in entries {
        let relationship =
          isNear
          ? pairs[index].near.relationship(at: entry).rawValue
          : pairs[index].far.relationship(at: entry).rawValue
        if !rivals.isEmpty, rivals.contains(relationship, row: row) { continue }
        rows.append(Int32(row))
        if hasRelationship { relationships.append(relationship) }
      }
    }
  }
}
