/// The largest k for which each node belongs to a group whose members all have k neighbours in it.
///
/// Seidman 1983 (doi:10.1016/0378-8733(83)90028-X), by Batagelj & Zaveršnik 2003
/// (arXiv:cs/0310049). Direction is not read; parallel and opposite relationships count as one and
/// loops are left out. A node without neighbours has core number 0.
public struct CoreNumbers: Sendable, Equatable {
  /// The core number of each node.
  public let cores: [Int]

  /// The largest core number.
  public var degeneracy: Int { cores.max() ?? 0 }

  /// Computes the core numbers of a projection's nodes.
  /// - Complexity: O(nodes + entries).
  public static func of(_ projection: Projection) -> CoreNumbers {
    let graph = NeighbourRows(undirected: projection)
    let count = graph.nodeCount
    // Each node's neighbours left, and its place among the nodes in order of that.
    var nodes = (0..<count).map { (degree: UInt32(graph.degree($0)), place: UInt32(0)) }
    // Where the nodes of each degree start.
    var starts = [UInt32](repeating: 0, count: Int(nodes.lazy.map(\.degree).max() ?? 0) + 2)
    for node in nodes { starts[Int(node.degree) + 1] += 1 }
    for degree in 1..<starts.count { starts[degree] += starts[degree - 1] }
    var order = [UInt32](repeating: 0, count: count)
    var next = starts
    for node in 0..<count {
      let degree = Int(nodes[node].degree)
      nodes[node].place = next[degree]
      order[Int(next[degree])] = UInt32(node)
      next[degree] += 1
    }
    for position in 0..<UInt32(count) {
      let node = Int(order[Int(position)])
      let least = nodes[node].degree
      for entry in graph.row(node) {
        let other = Int(graph.neighbours[entry])
        let (degree, place) = nodes[other]
        guard degree > least else { continue }
        // The neighbour changes places with the first of its degree, which then begins one later.
        let first = max(starts[Int(degree)], position + 1)
        let displaced = order[Int(first)]
        order[Int(first)] = UInt32(other)
        order[Int(place)] = displaced
        nodes[Int(displaced)].place = place
        nodes[other] = (degree - 1, first)
        starts[Int(degree)] = first + 1
      }
    }
    return CoreNumbers(cores: nodes.map { Int($0.degree) })
  }
}
