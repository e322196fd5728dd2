/// How many triangles each node is in, and how closely its neighbours are joined.
///
/// Clustering after Watts & Strogatz 1998 (doi:10.1038/30918); triangles by merging sorted rows
/// (Schank & Wagner 2005, doi:10.1007/11427186_54). Direction is not read; parallel and opposite
/// relationships count as one and loops are left out. Clustering is undefined below two neighbours.
public struct Triangles: Sendable, Equatable {
  /// How many triangles each node is in.
  public let counts: [Int]
  /// How many neighbours each node has.
  public let degrees: [Int]

  /// The number of triangles.
  public var total: Int { counts.reduce(0, +) / 3 }

  /// The share of a node's pairs of neighbours that are joined.
  public func clustering(of node: Int) -> Measured<Double> {
    let pairs = degrees[node] * (degrees[node] - 1) / 2
    return pairs > 0
      ? .value(Double(counts[node]) / Double(pairs))
      : .undefined("The node has fewer than two neighbours.")
  }

  /// The mean clustering of the nodes that have one.
  public var averageClustering: Measured<Double> {
    let known = counts.indices.compactMap { clustering(of: $0).value }
    return known.isEmpty
      ? .undefined("No node has two neighbours.")
      : .value(known.reduce(0, +) / Double(known.count))
  }

  /// The share of paths of two ties that a third one closes.
  public var transitivity: Measured<Double> {
    let paths = degrees.reduce(0) { $0 + $1 * ($1 - 1) / 2 }
    return paths > 0
      ? .value(Double(counts.reduce(0, +)) / Double(paths))
      : .undefined("No node has two neighbours.")
  }

  /// Counts the triangles at a projection's nodes.
  /// - Complexity: O(entries × √entries).
  public static func of(_ projection: Projection) -> Triangles {
    let graph = NeighbourRows(undirected: projection)
    let count = graph.nodeCount
    let degrees = (0..<count).map { graph.row($0).count }
    // Each tie is kept at its end of lower degree, so that no list is longer than √(2 × ties).
    func precedes(_ one: Int, _ other: Int) -> Bool {
      (degrees[one], one) < (degrees[other], other)
    }
    var offsets = [0]
    var upper: [UInt32] = []
    for node in 0..<count {
      for entry in graph.row(node) where precedes(node, Int(graph.neighbours[entry])) {
        upper.append(graph.neighbours[entry])
      }
      offsets.append(upper.count)
    }
    var counts = [Int](repeating: 0, count: count)
    for node in 0..<count {
      for entry in offsets[node]..<offsets[node + 1] {
        let other = Int(upper[entry])
        var here = offsets[node]
        var there = offsets[other]
        while here < offsets[node + 1], there < offsets[other + 1] {
          if upper[here] < upper[there] {
            here += 1
          } else if upper[there] < upper[here] {
            there += 1
          } else {
            counts[node] += 1
            counts[other] += 1
            counts[Int(upper[here])] += 1
            here += 1
            there += 1
          }
        }
      }
    }
    return Triangles(counts: counts, degrees: degrees)
  }
}
