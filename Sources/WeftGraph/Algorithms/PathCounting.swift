/// Distances and numbers of shortest paths from one source: the first half of Brandes' algorithm.
///
/// Brandes 2001 (doi:10.1080/0022250X.2001.9990249). One value is reused for many sources.
struct PathCounting {
  let graph: LengthProjection
  /// The reached nodes in order of distance.
  var order: [UInt32] = []
  /// Distances; infinite where not reached.
  var distances: [Double]
  /// How many shortest paths lead to each node.
  var paths: [Double]
  private var heap: DistanceHeap

  init(_ graph: LengthProjection) {
    self.graph = graph
    let count = graph.projection.nodeCount
    distances = [Double](repeating: .infinity, count: count)
    paths = [Double](repeating: 0, count: count)
    heap = DistanceHeap(nodes: count)
    // Growing would hold what is there twice.
    order.reserveCapacity(count)
  }

  /// Calls for each step from a reached node that is on a shortest path, with its first entry.
  @inline(__always)
  func forEachTightStep(from node: Int, _ body: (_ entry: Int, _ next: Int) -> Void) {
    graph.forEachStep(from: node) { entry, next, length in
      if distances[next] > distances[node], sameLength(distances[next], distances[node] + length) {
        body(entry, next)
      }
    }
  }

  mutating func run(from source: Int) {
    for node in order {
      distances[Int(node)] = .infinity
      paths[Int(node)] = 0
    }
    order.removeAll(keepingCapacity: true)
    distances[source] = 0
    paths[source] = 1
    heap.raise(source, distances)
    while let node = heap.pop(distances) {
      order.append(UInt32(node))
      let distance = distances[node]
      graph.forEachStep(from: node) { _, next, length in
        let candidate = distance + length
        if distances[next] != .infinity, sameLength(candidate, distances[next]) {
          paths[next] += paths[node]
        } else if candidate < distances[next] {
          distances[next] = candidate
          paths[next] = paths[node]
          heap.raise(next, distances)
        }
      }
    }
  }
}
