/// The shortest paths between two nodes that visit no node twice, the shortest first.
///
/// Yen 1971 (doi:10.1287/mnsc.17.11.712). Parallel relationships count as one, reported under the first
/// of them; loops are left out. Paths of equal length are ordered by their nodes; which of several of
/// equal length come last is arbitrary but always the same. Undefined where lengths are read from
/// weights that are not positive.
public struct ShortestPaths: Sendable, Equatable {
  /// One path.
  public struct Path: Sendable, Equatable {
    /// The nodes, both ends included.
    public let nodes: [Int]
    /// The relationships between them.
    public let relationships: [RelationshipID]
    /// The summed lengths.
    public let cost: Double
  }

  /// The paths by cost, then by nodes.
  public let paths: [Path]

  /// Finds the shortest paths between two nodes of a projection.
  /// - Parameters:
  ///   - projection: The graph whose paths are followed.
  ///   - source: Where they start.
  ///   - target: Where they end.
  ///   - count: How many to find; fewer where there are not so many.
  ///   - lengths: How long relationships are.
  /// - Complexity: O(count × path length × entries × log nodes).
  public static func of(
    _ projection: Projection, from source: Int, to target: Int, count: Int,
    lengths: PathLengths = .hops
  ) -> Measured<ShortestPaths> {
    LengthProjection.of(projection, lengths).map { measured in
      var search = PathSearch(measured)
      guard count > 0, let first = search.shortest(from: source, to: target, banned: []) else {
        return ShortestPaths(paths: [])
      }
      var found = [first]
      var candidates: [PathSearch.Found] = []
      while found.count < count, !Interruption.isRequested, let last = found.last {
        search.addDeviations(of: last, from: found, to: target, into: &candidates)
        guard let best = candidates.indices.min(by: { candidates[$0] < candidates[$1] }) else {
          break
        }
        found.append(candidates.remove(at: best))
      }
      let paths = found.map { path in
        Path(
          nodes: path.nodes,
          relationships: zip(path.nodes, path.nodes.dropFirst()).compactMap { from, to in
            projection.entry(from: from, to: to).map { projection.relationships[$0] }
          },
          cost: path.cost)
      }
      return ShortestPaths(paths: paths)
    }
  }
}

/// Dijkstra's search with nodes and first steps that may not be used.
private struct PathSearch {
  struct Found: Comparable {
    var nodes: [Int]
    var cost: Double

    static func < (left: Found, right: Found) -> Bool {
      if !sameLength(left.cost, right.cost) { return left.cost < right.cost }
      return left.nodes.lexicographicallyPrecedes(right.nodes)
    }
  }

  private let graph: LengthProjection
  private var isBanned: [Bool]
  private var distances: [Double]
  private var parents: [UInt32]
  /// The nodes whose distances the last search changed.
  private var touched: [UInt32] = []
  private var heap: DistanceHeap

  init(_ graph: LengthProjection) {
    self.graph = graph
    let count = graph.projection.nodeCount
    isBanned = [Bool](repeating: false, count: count)
    distances = [Double](repeating: .infinity, count: count)
    parents = [UInt32](repeating: .max, count: count)
    heap = DistanceHeap(nodes: count)
  }

  /// The paths that leave a found one at each of its nodes in turn and are not found yet.
  mutating func addDeviations(
    of last: Found, from found: [Found], to target: Int, into candidates: inout [Found]
  ) {
    var rootCost = 0.0
    for spur in 0..<last.nodes.count - 1 where !Interruption.isRequested {
      let root = last.nodes[...spur]
      let banned = Set(
        found.filter { $0.nodes.count > spur + 1 && $0.nodes[...spur] == root }
          .map { $0.nodes[spur + 1] })
      for node in root.dropLast() { isBanned[node] = true }
      if let rest = shortest(from: last.nodes[spur], to: target, banned: banned) {
        let path = Found(nodes: root.dropLast() + rest.nodes, cost: rootCost + rest.cost)
        if !candidates.contains(where: { $0.nodes == path.nodes }) { candidates.append(path) }
      }
      for node in root.dropLast() { isBanned[node] = false }
      graph.forEachStep(from: last.nodes[spur]) { _, next, length in
        if next == last.nodes[spur + 1] { rootCost += length }
      }
    }
  }

  /// A shortest path whose first step does not lead to a banned node.
  mutating func shortest(from source: Int, to target: Int, banned: Set<Int>) -> Found? {
    for node in touched { distances[Int(node)] = .infinity }
    touched.removeAll(keepingCapacity: true)
    touched.append(UInt32(source))
    heap.removeAll()
    distances[source] = 0
    heap.raise(source, distances)
    while let node = heap.pop(distances), node != target {
      let distance = distances[node]
      graph.forEachStep(from: node) { _, next, length in
        if isBanned[next] || (node == source && banned.contains(next)) { return }
        let candidate = distance + length
        if candidate < distances[next], !sameLength(candidate, distances[next]) {
          if distances[next] == .infinity { touched.append(UInt32(next)) }
          distances[next] = candidate
          parents[next] = UInt32(node)
          heap.raise(next, distances)
        }
      }
    }
    guard distances[target] < .infinity else { return nil }
    var nodes = [target]
    while nodes[nodes.count - 1] != source { nodes.append(Int(parents[nodes[nodes.count - 1]])) }
    return Found(nodes: nodes.reversed(), cost: distances[target])
  }
}
