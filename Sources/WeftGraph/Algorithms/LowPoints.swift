/// The depth-first search that articulation points, bridges and biconnected components share.
///
/// Hopcroft & Tarjan 1973 (doi:10.1145/362248.362272), without recursion. The rows must be those of an
/// undirected graph; parallels and loops in them change nothing.
struct LowPoints {
  /// The time each node was discovered; that of nodes left out is later than any.
  var discovered: [UInt32] = []
  /// The earliest discovery a node's subtree reaches by one relationship outside the tree.
  var low: [UInt32]
  /// The node from which each was discovered; `UInt32.max` for roots.
  var parents: [UInt32]
  /// The nodes in order of discovery.
  var order: [UInt32] = []

  /// Searches a graph, or what is left of it without some nodes.
  init(_ graph: NeighbourRows, without removed: [Int] = []) {
    let count = graph.nodeCount
    low = [UInt32](repeating: 0, count: count)
    parents = [UInt32](repeating: .max, count: count)
    order.reserveCapacity(count)
    let neighbours = graph.neighbours.span
    let times = AlignedTable<UInt32>(repeating: .max, count: count)
    for node in removed { times[node] = .max - 1 }
    var cursor = graph.offsets
    for root in 0..<count where times[root] == .max {
      discover(root, times)
      var node = root
      while true {
        let parent = parents[node]
        let start = Int(cursor[node])
        let row = neighbours.extracting(start..<Int(graph.offsets[node + 1]))
        var least = low[node]
        var place = 0
        var child = -1
        while place < row.count {
          let next = Int(row[place])
          place += 1
          let time = times[next]
          if time == .max {
            child = next
            break
          }
          if UInt32(next) != parent { least = min(least, time) }
        }
        low[node] = least
        if child >= 0 {
          cursor[node] = UInt32(start + place)
          parents[child] = UInt32(node)
          discover(child, times)
          node = child
        } else if parent == .max {
          break
        } else {
          low[Int(parent)] = min(low[Int(parent)], least)
          node = Int(parent)
        }
      }
    }
    discovered = (0..<count).map { times[$0] }
  }

  private mutating func discover(_ node: Int, _ times: borrowing AlignedTable<UInt32>) {
    times[node] = UInt32(order.count)
    low[node] = UInt32(order.count)
    order.append(UInt32(node))
  }
}
