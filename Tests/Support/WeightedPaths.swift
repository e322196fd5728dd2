public import WeftGraph

/// Weighted distances and numbers of shortest paths, by relaxation until nothing changes.
public struct WeightedPaths: Sendable {
  /// The length of the tie between two nodes; infinite where there is none.
  public let lengths: [[Double]]
  /// The distance between two nodes; infinite where there is no path.
  public let distances: [[Double]]
  /// How many shortest paths join two nodes.
  public let counts: [[Double]]
  private let bothWays: Bool

  /// Computes the paths of a projection.
  public init(_ projection: Projection, _ kind: PathLengths) {
    let count = projection.nodeCount
    bothWays = projection.direction == .both
    var sums = [[Double]](repeating: [Double](repeating: 0, count: count), count: count)
    var least = [[Double]](repeating: [Double](repeating: .infinity, count: count), count: count)
    for node in 0..<count {
      for entry in projection.row(node) {
        let other = Int(projection.neighbours[entry])
        if other == node { continue }
        let weight = projection.weights.isEmpty ? 1 : projection.weights[entry]
        sums[node][other] += weight
        least[node][other] = min(least[node][other], weight)
      }
    }
    let lengths = (0..<count).map { i in
      (0..<count).map { j -> Double in
        guard sums[i][j] > 0 else { return .infinity }
        return switch kind {
        case .hops: 1
        case .inverseWeights: 1 / sums[i][j]
        case .weights: least[i][j]
        }
      }
    }
    var distances = lengths
    for node in 0..<count { distances[node][node] = 0 }
    for k in 0..<count {
      for i in 0..<count {
        for j in 0..<count {
          distances[i][j] = min(distances[i][j], distances[i][k] + distances[k][j])
        }
      }
    }
    self.lengths = lengths
    self.distances = distances
    counts = (0..<count).map { source in
      var paths = [Double](repeating: 0, count: count)
      paths[source] = 1
      let order = (0..<count).filter { distances[source][$0].isFinite && $0 != source }
        .sorted { distances[source][$0] < distances[source][$1] }
      for node in order {
        for before in 0..<count where lengths[before][node].isFinite {
          let length = distances[source][before] + lengths[before][node]
          if abs(length - distances[source][node]) < 1e-9 { paths[node] += paths[before] }
        }
      }
      return paths
    }
  }

  /// The share of shortest paths through each node, summed over pairs.
  public var betweenness: [Double] {
    let count = distances.count
    var result = [Double](repeating: 0, count: count)
    for s in 0..<count {
      for t in 0..<count where s != t && distances[s][t].isFinite {
        for v in 0..<count where v != s && v != t {
          if abs(distances[s][v] + distances[v][t] - distances[s][t]) < 1e-9 {
            result[v] += counts[s][v] * counts[v][t] / counts[s][t]
          }
        }
      }
    }
    return bothWays ? result.map { $0 / 2 } : result
  }
}
