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
      try checkpoint()
      let sources = batch.columns[from].nodeRows
      let targets = batch.columns[to].nodeRows
      rivals.read(batch, in: runtime.graph)
      var rows: [Int32] = []
      var relationships: [UInt32] = []
      for index in pairs.indices {
        match(pairs[index], sources, targets, &rows, &relationships)
      }
      if pairs.count > 1 { merge(&rows, &relationships) }
      if rows.isEmpty { continue }
      var columns = passed.map { batch.columns[$0].gathered(rows) }
      if hasRelationship { columns.append(.relationships(relationships)) }
      return Batch(columns: columns, count: rows.count)
    }
    return nil
  }

  private func match(
    _ pair: (near: Adjacency, far: Adjacency, skipsLoops: Bool), _ sources: [UInt32],
    _ targets: [UInt32], _ rows: inout [Int32], _ relationships: inout [UInt32]
  ) {
    let (near, far) = (pair.near, pair.far)
    var last = UInt32.max
    var known = 0..<0
    var reads = 0
    defer { adjacencyReads += reads }
    for row in sources.indices {
      let (source, target) = (sources[row], targets[row])
      if source == .max || target == .max || (pair.skipsLoops && source == target) { continue }
      // Rows that come from one expansion share their start.
      if source != last {
        known = near.entries(of: NodeID(source))
        last = source
      }
      if known.isEmpty { continue }
      // The shorter of the two lists is searched.
      let isNear = known.count <= 16 || known.count <= far.degree(of: NodeID(target))
      let entries =
        isNear
        ? Self.search(near.neighbours, known, target)
        : far.entries(from: NodeID(target), to: NodeID(source))
      // Halving until the first of them is found.
      reads += entries.count + Int.bitWidth - known.count.leadingZeroBitCount
      for entry in entries {
        let relationship =
          isNear ? near.relationship(at: entry).rawValue : far.relationship(at: entry).rawValue
        if !rivals.isEmpty, rivals.contains(relationship, row: row) { continue }
        rows.append(Int32(row))
        if hasRelationship { relationships.append(relationship) }
      }
    }
  }

  @inline(__always)
  private static func search(
    _ neighbours: [NodeID], _ range: Range<Int>, _ target: UInt32
  ) -> Range<Int> {
    var low = range.lowerBound
    var high = range.upperBound
    while low < high {
      let middle = (low + high) / 2
      if neighbours[middle].rawValue < target { low = middle + 1 } else { high = middle }
    }
    var end = low
    while end < range.upperBound, neighbours[end].rawValue == target { end += 1 }
    return low..<end
  }

  /// Puts what was found adjacency by adjacency into the order of the rows.
  private func merge(_ rows: inout [Int32], _ relationships: inout [UInt32]) {
    let order = rows.indices.sorted { (rows[$0], $0) < (rows[$1], $1) }
    rows = order.map { rows[$0] }
    if hasRelationship { relationships = order.map { relationships[$0] } }
  }
}
