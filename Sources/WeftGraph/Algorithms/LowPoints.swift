/// The depth-first search that articulation points, bridges and biconnected components share.
///
/// Hopcroft & Tarjan 1973 (doi:10.1145/362248.362272), without recursion. The rows must be those of an
/// undirected graph.
struct LowPoints {
  /// The time each node was discovered.
  var discovered: [UInt32]
  /// The earliest discovery a node's subtree reaches by one relationship outside the tree.
  var low: [UInt32]
  /// The node from which each was discovered; `UInt32.max` for roots.
  var parents: [UInt32]
  /// The nodes in order of discovery.
  var order: [UInt32] = []

  init(_ graph: NeighbourRows) {
    let count = graph.nodeCount
    discovered = [UInt32](repeating: .max, count: count)
    low = [UInt32](repeating: 0, count: count)
    parents = [UInt32](repeating: .max, count: count)
    order.reserveCapacity(count)
    var cursor = graph.offsets
    for root in 0..<count where discovered[root] == .max {
      discover(root)
      var node = root
      while true {
        if cursor[node] < graph.offsets[node + 1] {
          let next = Int(graph.neighbours[Int(cursor[node])])
          cursor[node] += 1
          if discovered[next] == .max {
            parents[next] = UInt32(node)
            discover(next)
            node = next
          } else if parents[node] != UInt32(next) {
            low[node] = min(low[node], discovered[next])
          }
        } else if parents[node] == .max {
          break
        } else {
          let parent = Int(parents[node])
          low[parent] = min(low[parent], low[node])
          node = parent
        }
      }
    }
  }

  private mutating func discover(_ node: Int) {
    discovered[node] = UInt32(order.count)
    low[node] = UInt32(order.count)
    order.append(UInt32(node))
  }
}
