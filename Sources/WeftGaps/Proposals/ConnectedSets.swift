/// The connected sets of a few nodes of a graph, each once.
///
/// S. Wernicke 2006, *Efficient detection of network motifs* (doi:10.1109/TCBB.2006.51): a set grows from
/// its first node by nodes after that one, and a node may be added only where it first comes into reach.
enum ConnectedSets {
  /// The connected sets of two up to `most` nodes, or nil if there are more than `limit`.
  ///
  /// The order follows that of the nodes; each set has its first node first.
  /// - Parameter graph: Every node with its neighbours, itself disregarded; neighbours are mutual.
  /// - Complexity: O(nodes + neighbours + `limit` × `most` × neighbours of a node).
  static func of(
    _ graph: [(unit: Int, near: Set<Int>)], most: Int, limit: Int
  ) -> [[Int]]? {
    // A node with d neighbours is in d sets of two, each counted at both of its nodes, and in the middle
    // of d (d - 1) / 2 of three, each counted at most three times.
    let degrees = graph.map { $0.near.count - ($0.near.contains($0.unit) ? 1 : 0) }
    if most >= 2, degrees.reduce(0, +) / 2 > limit { return nil }
    if most >= 3, degrees.reduce(0, { $0 + $1 * ($1 - 1) / 2 }) / 3 > limit { return nil }
    var places: [Int: Int] = [:]
    for (place, entry) in graph.enumerated() { places[entry.unit] = place }
    let near = graph.map { entry in
      entry.near.filter { $0 != entry.unit }.compactMap { places[$0] }.sorted()
    }
    var search = Search(near: near, most: most, limit: limit)
    for start in near.indices {
      search.reach[start] = 1
      let open = search.enter(start, from: start)
      search.extend([start], open, from: start)
      search.leave(start)
      search.reach[start] = 0
      if search.isOver { return nil }
    }
    return search.found.map { $0.map { graph[$0].unit } }
  }

  private struct Search {
    let near: [[Int]]
    let most: Int
    let limit: Int
    var found: [[Int]] = []
    /// How many nodes of the set a node is, or is a neighbour of.
    var reach: [Int]

    init(near: [[Int]], most: Int, limit: Int) {
      (self.near, self.most, self.limit) = (near, most, limit)
      reach = [Int](repeating: 0, count: near.count)
    }

    var isOver: Bool { found.count > limit }

    /// Takes in a node; returns the nodes after the first one that only now come into reach.
    mutating func enter(_ node: Int, from start: Int) -> [Int] {
      var open: [Int] = []
      for other in near[node] {
        if reach[other] == 0, other > start { open.append(other) }
        reach[other] += 1
      }
      return open
    }

    mutating func leave(_ node: Int) {
      for other in near[node] { reach[other] -= 1 }
    }

    mutating func extend(_ set: [Int], _ open: [Int], from start: Int) {
      if set.count > 1 { found.append(set) }
      guard set.count < most else { return }
      for (place, next) in open.enumerated() {
        if isOver { return }
        let fresh = enter(next, from: start)
        extend(set + [next], Array(open[(place + 1)...]) + fresh, from: start)
        leave(next)
      }
    }
  }
}
