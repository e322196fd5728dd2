/// How well the largest component survives the loss of the best-connected nodes, one after another.
///
/// Schneider et al. 2011 (doi:10.1073/pnas.1009440108): R is the mean share of all nodes that is in
/// the largest component after each removal of the node with the most remaining neighbours, ties going
/// to the lowest number. R* divides by the value of a complete graph, (n − 1) / 2n. Direction is not
/// read; parallel and opposite relationships count as one and loops are left out. R* is undefined
/// below two nodes.
public struct Robustness: Sendable, Equatable {
  /// The mean share in the largest component.
  public let raw: Double
  /// The same relative to a complete graph.
  public let value: Measured<Double>
  /// The nodes in the order of removal.
  public let removed: [Int]
  /// The size of the largest component after each removal.
  public let largest: [Int]

  /// Computes the robustness of a projection.
  /// - Complexity: O((nodes + entries) log nodes).
  public static func of(_ projection: Projection) -> Robustness {
    let graph = NeighbourRows(undirected: projection)
    let count = graph.nodeCount
    let removed = removalOrder(graph)
    // Adding the nodes back in the opposite order gives every size in one pass.
    var sets = DisjointSets(count: count)
    var present = [Bool](repeating: false, count: count)
    var largest = [Int](repeating: 0, count: count)
    var best = 0
    for step in stride(from: count - 1, through: 0, by: -1) {
      largest[step] = best
      let node = removed[step]
      present[node] = true
      for entry in graph.row(node) where present[Int(graph.neighbours[entry])] {
        sets.unite(node, Int(graph.neighbours[entry]))
      }
      best = max(best, sets.size(of: node))
    }
    let n = Double(max(count, 1))
    let raw = Double(largest.reduce(0, +)) / (n * n)
    return Robustness(
      raw: raw,
      value: count > 1
        ? .value(raw / ((n - 1) / (2 * n))) : .undefined("There are fewer than two nodes."),
      removed: removed, largest: largest)
  }

  private static func removalOrder(_ graph: NeighbourRows) -> [Int] {
    var degrees = (0..<graph.nodeCount).map { graph.row($0).count }
    var gone = [Bool](repeating: false, count: graph.nodeCount)
    var heap = DistanceHeap()
    for (node, degree) in degrees.enumerated() { heap.push(-Double(degree), UInt32(node)) }
    var removed: [Int] = []
    removed.reserveCapacity(graph.nodeCount)
    while let (key, top) = heap.pop() {
      let node = Int(top)
      // An entry is stale once the node is gone or has fewer neighbours left.
      guard !gone[node], Int(-key) == degrees[node] else { continue }
      gone[node] = true
      removed.append(node)
      for entry in graph.row(node) where !gone[Int(graph.neighbours[entry])] {
        let other = Int(graph.neighbours[entry])
        degrees[other] -= 1
        heap.push(-Double(degrees[other]), UInt32(other))
      }
    }
    return removed
  }
}
