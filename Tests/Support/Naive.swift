public import WeftGraph

/// A projection as plain matrices: what slow, obvious verifiers compute with.
public struct Naive: Sendable {
  /// How many nodes there are.
  public let count: Int
  /// Entries from one node to another, parallels counted, loops left out.
  public let arcs: [[Int]]

  /// Reads a projection.
  public init(_ projection: Projection) {
    count = projection.nodeCount
    var arcs = [[Int]](repeating: [Int](repeating: 0, count: count), count: count)
    for node in 0..<count {
      for entry in projection.row(node) where projection.neighbours[entry] != UInt32(node) {
        arcs[node][Int(projection.neighbours[entry])] += 1
      }
    }
    self.arcs = arcs
  }

  /// Takes a matrix of the number of arcs between nodes.
  public init(arcs: [[Int]]) {
    self.arcs = arcs
    count = arcs.count
  }

  /// The same nodes with every arc in both senses.
  public var symmetric: Naive {
    Naive(arcs: (0..<count).map { i in (0..<count).map { arcs[i][$0] + arcs[$0][i] } })
  }

  /// The same nodes, the arcs at some of them gone.
  public func isolating(_ nodes: Set<Int>) -> Naive {
    Naive(
      arcs: (0..<count).map { i in
        (0..<count).map { nodes.contains(i) || nodes.contains($0) ? 0 : arcs[i][$0] }
      })
  }

  /// The same nodes without any arc between two of them.
  public func separating(_ one: Int, _ other: Int) -> Naive {
    var arcs = arcs
    arcs[one][other] = 0
    arcs[other][one] = 0
    return Naive(arcs: arcs)
  }

  /// Distances by Floyd and Warshall; nil where there is no path, 0 on the diagonal.
  public var distances: [[Int?]] {
    var result = (0..<count).map { i in
      (0..<count).map { j -> Int? in i == j ? 0 : arcs[i][j] > 0 ? 1 : nil }
    }
    for k in 0..<count {
      for i in 0..<count {
        guard let first = result[i][k] else { continue }
        for j in 0..<count {
          guard let second = result[k][j] else { continue }
          result[i][j] = min(result[i][j] ?? .max, first + second)
        }
      }
    }
    return result
  }

  /// Whether each node reaches each other; every node reaches itself.
  public var reaches: [[Bool]] { distances.map { $0.map { $0 != nil } } }

  /// How many weak components there are among nodes outside a set.
  public func componentCount(without removed: Set<Int> = []) -> Int {
    let reaches = symmetric.isolating(removed).reaches
    return (0..<count).count { node in
      !removed.contains(node) && !(0..<node).contains { reaches[node][$0] }
    }
  }

  /// How many shortest paths lead from each node to each other, parallels counted once.
  public func pathCounts(_ distances: [[Int?]]) -> [[Double]] {
    (0..<count).map { source in
      let order = (0..<count).filter { distances[source][$0] != nil }
        .sorted { (distances[source][$0] ?? 0) < (distances[source][$1] ?? 0) }
      var paths = [Double](repeating: 0, count: count)
      paths[source] = 1
      for node in order where node != source {
        guard let distance = distances[source][node] else { continue }
        for before in 0..<count
        where arcs[before][node] > 0 && distances[source][before] == distance - 1 {
          paths[node] += paths[before]
        }
      }
      return paths
    }
  }
}
