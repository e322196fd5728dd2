/// The neighbours of each node without the relationships between them: what searches by hops read.
///
/// Four bytes an entry. Rows are ascending and, unless made for those they do not matter to, simple:
/// parallel relationships are one entry, and loops are left out.
struct NeighbourRows: Sendable {
  /// Where each node's row starts; one more entry than nodes.
  let offsets: [UInt32]
  /// The rows, one after the other.
  let neighbours: [UInt32]

  /// How many nodes there are.
  var nodeCount: Int { offsets.count - 1 }

  /// The entries of a node's row.
  @inline(__always)
  func row(_ node: Int) -> Range<Int> { Int(offsets[node])..<Int(offsets[node + 1]) }

  /// The number of entries of a node's row.
  @inline(__always)
  func degree(_ node: Int) -> Int { Int(offsets[node + 1] - offsets[node]) }

  /// How many nodes a node's row holds beside itself, parallels counted once.
  /// - Complexity: O(degree).
  func simpleDegree(_ node: Int) -> Int {
    var count = 0
    var last = UInt32(node)
    for entry in row(node) {
      let next = neighbours[entry]
      // Rows ascend, so parallels are side by side; a loop may stand between others.
      if next == last || next == UInt32(node) { continue }
      count += 1
      last = next
    }
    return count
  }

  /// The entry that leads from one node to another, or nil.
  /// - Complexity: O(log degree).
  func entry(from node: Int, to other: Int) -> Int? {
    var low = Int(offsets[node])
    let end = Int(offsets[node + 1])
    var high = end
    while low < high {
      let middle = (low + high) / 2
      if neighbours[middle] < UInt32(other) { low = middle + 1 } else { high = middle }
    }
    return low < end && neighbours[low] == UInt32(other) ? low : nil
  }

  init(offsets: [UInt32], neighbours: [UInt32]) {
    self.offsets = offsets
    self.neighbours = neighbours
  }

  /// The rows of a projection as it is followed; its own ones where they are simple.
  /// - Complexity: O(nodes + entries).
  init(_ projection: Projection) {
    var offsets: [UInt32] = [0]
    offsets.reserveCapacity(projection.nodeCount + 1)
    var count = 0
    let all = NeighbourRows(offsets: projection.offsets, neighbours: projection.neighbours)
    for node in 0..<projection.nodeCount {
      count += all.simpleDegree(node)
      offsets.append(UInt32(count))
    }
    if count == projection.neighbours.count {
      self = all
      return
    }
    var kept: [UInt32] = []
    kept.reserveCapacity(count)
    for node in 0..<projection.nodeCount {
      var last = UInt32(node)
      for entry in projection.row(node) {
        let next = projection.neighbours[entry]
        if next == last || next == UInt32(node) { continue }
        kept.append(next)
        last = next
      }
    }
    self.init(offsets: offsets, neighbours: kept)
  }

  /// The rows of a projection followed both ways.
  /// - Complexity: O(nodes + entries).
  init(undirected projection: Projection) {
    let onward = NeighbourRows(projection)
    self = projection.direction == .both ? onward : onward.bothWays()
  }

  /// The rows of a projection followed both ways for what parallels and loops do not matter to: its own
  /// where it is followed so.
  /// - Complexity: O(nodes + entries) where it is not.
  init(ties projection: Projection) {
    if projection.direction == .both {
      self.init(offsets: projection.offsets, neighbours: projection.neighbours)
    } else {
      self.init(undirected: projection)
    }
  }

  /// The same entries seen from the other end.
  /// - Complexity: O(nodes + entries).
  func reversed() -> NeighbourRows {
    var starts = [UInt32](repeating: 0, count: nodeCount + 1)
    for next in neighbours { starts[Int(next) + 1] += 1 }
    for node in 0..<nodeCount { starts[node + 1] += starts[node] }
    let offsets = starts
    var result = [UInt32](repeating: 0, count: neighbours.count)
    for node in 0..<nodeCount {
      for entry in row(node) {
        let next = Int(neighbours[entry])
        result[Int(starts[next])] = UInt32(node)
        starts[next] += 1
      }
    }
    return NeighbourRows(offsets: offsets, neighbours: result)
  }

  /// Of rows without direction the entries that lead to a higher node, so that each tie is there once.
  /// - Complexity: O(nodes + entries).
  func upward() -> NeighbourRows {
    var offsets: [UInt32] = [0]
    var kept: [UInt32] = []
    offsets.reserveCapacity(nodeCount + 1)
    kept.reserveCapacity(neighbours.count / 2)
    for node in 0..<nodeCount {
      for entry in row(node) where neighbours[entry] > UInt32(node) {
        kept.append(neighbours[entry])
      }
      offsets.append(UInt32(kept.count))
    }
    return NeighbourRows(offsets: offsets, neighbours: kept)
  }

  /// The same entries with each one's opposite, each once.
  private func bothWays() -> NeighbourRows {
    var starts = [UInt32](repeating: 0, count: nodeCount + 1)
    for next in neighbours { starts[Int(next) + 1] += 1 }
    for node in 0..<nodeCount { starts[node + 1] += starts[node] + UInt32(degree(node)) }
    // Each row begins with those that lead to the node; what leads on is merged into them row by row.
    var all = [UInt32](repeating: 0, count: 2 * neighbours.count)
    var ends = starts
    for node in 0..<nodeCount {
      for entry in row(node) {
        let next = Int(neighbours[entry])
        all[Int(ends[next])] = UInt32(node)
        ends[next] += 1
      }
    }
    var end = 0
    var leading: [UInt32] = []
    for node in 0..<nodeCount {
      leading.removeAll(keepingCapacity: true)
      for place in starts[node]..<ends[node] { leading.append(all[Int(place)]) }
      starts[node] = UInt32(end)
      var here = Int(offsets[node])
      let hereEnd = Int(offsets[node + 1])
      var there = 0
      while here < hereEnd || there < leading.count {
        let one = here < hereEnd ? neighbours[here] : .max
        let two = there < leading.count ? leading[there] : .max
        all[end] = min(one, two)
        end += 1
        if one <= two { here += 1 }
        if two <= one { there += 1 }
      }
    }
    starts[nodeCount] = UInt32(end)
    all.removeLast(all.count - end)
    return NeighbourRows(offsets: starts, neighbours: all)
  }

  /// The same graph with nodes renumbered by breadth-first search from the best connected, so that
  /// neighbours lie near each other in memory; and the old number of each new one.
  /// - Complexity: O(nodes + entries), with a sort of nodes and rows.
  func renumbered() -> (rows: NeighbourRows, order: [UInt32]) {
    var order: [UInt32] = []
    order.reserveCapacity(nodeCount)
    var number = [UInt32](repeating: .max, count: nodeCount)
    let starts = (0..<nodeCount).sorted { (degree($1), $0) < (degree($0), $1) }
    for start in starts where number[start] == .max {
      number[start] = UInt32(order.count)
      order.append(UInt32(start))
      var head = order.count - 1
      while head < order.count {
        let node = Int(order[head])
        head += 1
        for entry in row(node) where number[Int(neighbours[entry])] == .max {
          number[Int(neighbours[entry])] = UInt32(order.count)
          order.append(neighbours[entry])
        }
      }
    }
    var offsets: [UInt32] = [0]
    var all: [UInt32] = []
    offsets.reserveCapacity(nodeCount + 1)
    all.reserveCapacity(neighbours.count)
    for node in order {
      let start = all.count
      for entry in row(Int(node)) { all.append(number[Int(neighbours[entry])]) }
      all[start...].sort()
      offsets.append(UInt32(all.count))
    }
    return (NeighbourRows(offsets: offsets, neighbours: all), order)
  }
}
