/// Distances and numbers of shortest paths from one source: the first half of Brandes' algorithm.
///
/// Brandes 2001 (doi:10.1080/0022250X.2001.9990249). One value is reused for many sources.
struct PathCounting {
  let graph: Projection
  let lengths: [Double]
  /// The reached nodes in order of distance.
  var order: [UInt32] = []
  /// Distances; infinite where not reached.
  var distances: [Double]
  /// How many shortest paths lead to each node.
  var paths: [Double]
  private var heap = DistanceHeap()

  init(_ projection: LengthProjection) {
    graph = projection.graph
    lengths = projection.lengths
    distances = [Double](repeating: .infinity, count: graph.nodeCount)
    paths = [Double](repeating: 0, count: graph.nodeCount)
  }

  /// Whether an entry from a reached node lies on a shortest path.
  func isTight(_ entry: Int, from node: Int) -> Bool {
    let next = Int(graph.neighbours[entry])
    return lengths.isEmpty
      ? distances[next] == distances[node] + 1
      : distances[next] > distances[node]
        && sameLength(distances[next], distances[node] + lengths[entry])
  }

  mutating func run(from source: Int) {
    for node in order {
      distances[Int(node)] = .infinity
      paths[Int(node)] = 0
    }
    order.removeAll(keepingCapacity: true)
    distances[source] = 0
    paths[source] = 1
    if lengths.isEmpty { countHops(source) } else { countLengths(source) }
  }

  private mutating func countHops(_ source: Int) {
    order.append(UInt32(source))
    var head = 0
    while head < order.count {
      let node = Int(order[head])
      head += 1
      for entry in graph.row(node) {
        let next = Int(graph.neighbours[entry])
        if distances[next] == .infinity {
          distances[next] = distances[node] + 1
          order.append(UInt32(next))
        }
        if distances[next] == distances[node] + 1 { paths[next] += paths[node] }
      }
    }
  }

  private mutating func countLengths(_ source: Int) {
    heap.push(0, UInt32(source))
    while let (distance, top) = heap.pop() {
      let node = Int(top)
      // An entry of the heap is stale once the node's distance has fallen below it.
      guard distance == distances[node] else { continue }
      order.append(top)
      for entry in graph.row(node) {
        let next = Int(graph.neighbours[entry])
        let candidate = distance + lengths[entry]
        if distances[next] != .infinity, sameLength(candidate, distances[next]) {
          paths[next] += paths[node]
        } else if candidate < distances[next] {
          distances[next] = candidate
          paths[next] = paths[node]
          heap.push(candidate, UInt32(next))
        }
      }
    }
  }
}

/// A binary heap of nodes by distance, ties by node.
struct DistanceHeap {
  private var items: [(distance: Double, node: UInt32)] = []

  mutating func push(_ distance: Double, _ node: UInt32) {
    items.append((distance, node))
    var child = items.count - 1
    while child > 0 {
      let parent = (child - 1) / 2
      guard items[child] < items[parent] else { return }
      items.swapAt(child, parent)
      child = parent
    }
  }

  mutating func pop() -> (distance: Double, node: UInt32)? {
    guard let first = items.first, let last = items.popLast() else { return nil }
    guard !items.isEmpty else { return first }
    items[0] = last
    var parent = 0
    while true {
      var child = 2 * parent + 1
      guard child < items.count else { return first }
      if child + 1 < items.count, items[child + 1] < items[child] { child += 1 }
      guard items[child] < items[parent] else { return first }
      items.swapAt(child, parent)
      parent = child
    }
  }
}
