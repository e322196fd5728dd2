import WeftGraph

/// Every node of some ranges.
final class NodeScanOperator: Operator {
  private let ranges: [Range<Int>]
  private var position = 0
  private var start = 0

  init(_ ranges: [Range<Int>], _ layout: Layout, _ runtime: Runtime) {
    self.ranges = ranges
    super.init("NodeScan", layout, [], runtime)
  }

  override func open() {
    position = 0
    start = ranges.first?.lowerBound ?? 0
  }

  override func next() throws(EvaluationError) -> Batch? {
    try checkpoint()
    var nodes: [UInt32] = []
    nodes.reserveCapacity(Batch.capacity)
    var count = 0
    while position < ranges.count, count < Batch.capacity {
      let end = min(ranges[position].upperBound, start + Batch.capacity - count)
      if !layout.variables.isEmpty { for node in start..<end { nodes.append(UInt32(node)) } }
      count += end - start
      start = end
      if start == ranges[position].upperBound {
        position += 1
        if position < ranges.count { start = ranges[position].lowerBound }
      }
    }
    if count == 0 { return nil }
    return Batch(columns: layout.variables.isEmpty ? [] : [.nodes(nodes)], count: count)
  }
}
