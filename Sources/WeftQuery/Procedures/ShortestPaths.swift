import WeftGraph

/// One shortest path between each pair of nodes.
///
/// Dijkstra 1959 with a binary heap; without weights every relationship costs 1. Among equal paths the
/// one whose nodes have the lower numbers is taken.
struct ShortestPaths {
  private let projection: Projection

  init(_ projection: Projection) { self.projection = projection }

  /// The paths by source, then target; a pair without a path has no entry.
  /// - Complexity: O(sources × entries × log nodes).
  func paths(
    from sources: [Int], to targets: [Int]
  ) throws(EvaluationError) -> [(path: Value.Path, cost: Double)] {
    guard projection.weights.allSatisfy({ $0 >= 0 }) else {
      throw EvaluationError(
        code: "bad-weight", message: "`graph.shortestPaths` needs weights that are not negative",
        type: "ArgumentError", detail: "NumberOutOfRange")
    }
    var result: [(path: Value.Path, cost: Double)] = []
    for source in sources {
      let search = search(from: source)
      for target in targets where search.cost[target].isFinite {
        var nodes = [projection.nodes[target]]
        var relationships: [RelationshipID] = []
        var current = target
        while current != source, let entry = search.entry[current] {
          relationships.append(projection.relationships[entry.entry])
          current = entry.node
          nodes.append(projection.nodes[current])
        }
        let path = Value.Path(nodes: nodes.reversed(), relationships: relationships.reversed())
        result.append((path, search.cost[target]))
      }
    }
    return result
  }

  private func search(
    from source: Int
  ) -> (cost: [Double], entry: [(node: Int, entry: Int)?]) {
    var cost = [Double](repeating: .infinity, count: projection.nodeCount)
    var entryOf = [(node: Int, entry: Int)?](repeating: nil, count: projection.nodeCount)
    var isDone = Bitset(capacity: projection.nodeCount)
    var heap = Heap()
    cost[source] = 0
    heap.push(0, source)
    while let node = heap.pop() {
      if isDone.contains(node) { continue }
      isDone.insert(node)
      for entry in projection.row(node) {
        let next = Int(projection.neighbours[entry])
        let weight = projection.weights.isEmpty ? 1 : projection.weights[entry]
        guard cost[node] + weight < cost[next] else { continue }
        cost[next] = cost[node] + weight
        entryOf[next] = (node, entry)
        heap.push(cost[next], next)
      }
    }
    return (cost, entryOf)
  }

  /// A binary heap of nodes by cost, then number.
  private struct Heap {
    private var items: [(cost: Double, node: Int)] = []

    mutating func push(_ cost: Double, _ node: Int) {
      items.append((cost, node))
      var child = items.count - 1
      while child > 0, items[child] < items[(child - 1) / 2] {
        items.swapAt(child, (child - 1) / 2)
        child = (child - 1) / 2
      }
    }

    mutating func pop() -> Int? {
      guard let first = items.first, let last = items.popLast() else { return nil }
      if items.isEmpty { return first.node }
      items[0] = last
      var parent = 0
      while true {
        var least = parent
        for child in [2 * parent + 1, 2 * parent + 2]
        where child < items.count && items[child] < items[least] {
          least = child
        }
        if least == parent { return first.node }
        items.swapAt(parent, least)
        parent = least
      }
    }
  }
}
