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
      let graph = measured.graph
      let paths = found.map { path in
        Path(
          nodes: path.nodes,
          relationships: zip(path.nodes, path.nodes.dropFirst()).compactMap { from, to in
            graph.entry(from: from, to: to).map { graph.relationships[$0] }
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

  let graph: Projection
  let lengths: [Double]
  private var isBanned: [Bool]
  private var distances: [Double]
  private var parents: [UInt32]

  init(_ projection: LengthProjection) {
    graph = projection.graph
    lengths = projection.lengths
    isBanned = [Bool](repeating: false, count: graph.nodeCount)
    distances = [Double](repeating: .infinity, count: graph.nodeCount)
    parents = [UInt32](repeating: .max, count: graph.nodeCount)
  }

  func length(_ entry: Int) -> Double { lengths.isEmpty ? 1 : lengths[entry] }

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
      if let entry = graph.entry(from: last.nodes[spur], to: last.nodes[spur + 1]) {
        rootCost += length(entry)
      }
    }
  }

  /// A shortest path whose first step does not lead to a banned node.
  mutating func shortest(from source: Int, to target: Int, banned: Set<Int>) -> Found? {
    var heap = DistanceHeap()
    var touched = [source]
    defer { for node in touched { distances[node] = .infinity } }
    distances[source] = 0
    heap.push(0, UInt32(source))
    while let (distance, top) = heap.pop() {
      let node = Int(top)
      guard distance == distances[node] else { continue }
      if node == target { break }
      for entry in graph.row(node) {
        let next = Int(graph.neighbours[entry])
        if isBanned[next] || (node == source && banned.contains(next)) { continue }
        let candidate = distance + length(entry)
        if candidate < distances[next], !sameLength(candidate, distances[next]) {
          if distances[next] == .infinity { touched.append(next) }
          distances[next] = candidate
          parents[next] = top
          heap.push(candidate, UInt32(next))
        }
      }
    }
    guard distances[target] < .infinity else { return nil }
    var nodes = [target]
    while nodes[nodes.count - 1] != source { nodes.append(Int(parents[nodes[nodes.count - 1]])) }
    return Found(nodes: nodes.reversed(), cost: distances[target])
  }
}
