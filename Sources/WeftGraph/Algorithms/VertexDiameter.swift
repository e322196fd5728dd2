/// How many nodes a shortest path has at most.
enum VertexDiameter {
  /// Searches a component gets before a bound that may be too large is taken.
  private static let searches = 16

  /// An upper bound: in both directions from the longest shortest path of each component, usually
  /// exact; in one direction the size of the largest component.
  ///
  /// Crescenzi et al. 2013 (doi:10.1016/j.tcs.2012.09.018): no two nodes nearer than k to a central one
  /// are farther apart than 2 (k − 1), so that only the outermost nodes need searches of their own.
  /// - Complexity: O(nodes + entries) a component.
  static func bound(_ graph: NeighbourRows, bothWays: Bool) -> Int {
    var sets = DisjointSets(count: graph.nodeCount)
    for node in 0..<graph.nodeCount {
      for entry in graph.row(node) { sets.unite(node, Int(graph.neighbours[entry])) }
    }
    let components = sets.components()
    guard bothWays else { return components.sizes.max() ?? 0 }
    var search = Search(graph)
    var longest = 0
    for members in components.members where members.count > longest + 1 {
      longest = max(longest, search.diameter(of: members[0], size: members.count))
    }
    return components.sizes.contains { $0 > 1 } ? longest + 1 : 0
  }

  private struct Search {
    let graph: NeighbourRows
    private var distances: [Int32]
    private var order: [UInt32] = []

    init(_ graph: NeighbourRows) {
      self.graph = graph
      distances = [Int32](repeating: -1, count: graph.nodeCount)
    }

    /// A bound on the distances within the component of a node.
    mutating func diameter(of node: Int, size: Int) -> Int {
      // From one end of a long path to the other; its middle is central.
      _ = run(from: node)
      var low = run(from: Int(order[order.count - 1]))
      var center = Int(order[order.count - 1])
      let half = distances[center] / 2
      while distances[center] > half {
        let nearer = graph.row(center).first {
          distances[Int(graph.neighbours[$0])] == distances[center] - 1
        }
        guard let nearer else { break }
        center = Int(graph.neighbours[nearer])
      }
      var level = run(from: center)
      let outward = order.map { (node: Int($0), level: Int(distances[Int($0)])) }
      var left = searches
      var place = outward.count
      // Pairs without an end beyond the level are at most twice the level apart.
      while low < 2 * level {
        let start = outward[..<place].lastIndex { $0.level < level }.map { $0 + 1 } ?? 0
        left -= place - start
        if left < 0 { return min(2 * level, size - 1) }
        for item in outward[start..<place] { low = max(low, run(from: item.node)) }
        place = start
        level -= 1
      }
      return low
    }

    /// Searches from a node and returns the largest distance.
    private mutating func run(from start: Int) -> Int {
      for node in order { distances[Int(node)] = -1 }
      order.removeAll(keepingCapacity: true)
      order.append(UInt32(start))
      distances[start] = 0
      var head = 0
      while head < order.count {
        let node = Int(order[head])
        head += 1
        for entry in graph.row(node) {
          let next = Int(graph.neighbours[entry])
          if distances[next] < 0 {
            distances[next] = distances[node] + 1
            order.append(UInt32(next))
          }
        }
      }
      return order.last.map { Int(distances[Int($0)]) } ?? 0
    }
  }
}
