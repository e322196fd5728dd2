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
    var degrees = (0..<count).map { graph.row($0).count }
    // Nodes sorted by degree: where each degree starts, and where each node is.
    var starts = [Int](repeating: 0, count: (degrees.max() ?? 0) + 2)
    for degree in degrees { starts[degree + 1] += 1 }
    for degree in 1..<starts.count { starts[degree] += starts[degree - 1] }
    var order = [Int](repeating: 0, count: count)
    var place = [Int](repeating: 0, count: count)
    var next = starts
    for node in 0..<count {
      place[node] = next[degrees[node]]
      order[place[node]] = node
      next[degrees[node]] += 1
    }
    for position in 0..<count {
      let node = order[position]
      for entry in graph.row(node) {
        let other = Int(graph.neighbours[entry])
        guard degrees[other] > degrees[node] else { continue }
        // The neighbour changes places with the first of its degree, which then begins one later.
        let first = max(starts[degrees[other]], position + 1)
        let displaced = order[first]
        order.swapAt(first, place[other])
        place[displaced] = place[other]
        place[other] = first
        starts[degrees[other]] = first + 1
        degrees[other] -= 1
      }
    }
    return CoreNumbers(cores: degrees)
  }
}
