/// Distances in relationships from the nearest of several sources.
///
/// Breadth-first search (Moore 1959; Lee 1961, doi:10.1109/TEC.1961.5219222). Weights are not read;
/// parallel relationships and loops change nothing. A node no source reaches has no distance.
public struct BreadthFirst: Sendable, Equatable {
  /// The distance of each node; `UInt32.max` where no source reaches it.
  public let distances: [UInt32]
  /// The reached nodes in order of distance, ties by number.
  public let order: [UInt32]

  /// The distance of a node, or nil if no source reaches it within the limit.
  public func distance(to node: Int) -> Int? {
    distances[node] == .max ? nil : Int(distances[node])
  }

  /// The largest distance of a reached node, or nil where nothing was reached.
  public var eccentricity: Int? {
    order.last.map { Int(distances[Int($0)]) }
  }

  /// Searches a projection from one or more nodes.
  /// - Parameters:
  ///   - projection: What to search, followed along its rows.
  ///   - sources: Where the search starts, at distance 0; doubled entries count once.
  ///   - limit: Nodes farther than this are not reached; nil means no limit.
  /// - Complexity: O(nodes + entries).
  public static func of(
    _ projection: Projection, from sources: some Sequence<Int>, limit: Int? = nil
  ) -> BreadthFirst {
    var distances = [UInt32](repeating: .max, count: projection.nodeCount)
    var order: [UInt32] = []
    for source in sources where distances[source] != 0 {
      distances[source] = 0
      order.append(UInt32(source))
    }
    order.sort()
    var levelStart = 0
    var level: UInt32 = 0
    while levelStart < order.count, limit.map({ Int(level) < $0 }) ?? true {
      let levelEnd = order.count
      for position in levelStart..<levelEnd {
        for entry in projection.row(Int(order[position])) {
          let neighbour = projection.neighbours[entry]
          if distances[Int(neighbour)] == .max {
            distances[Int(neighbour)] = level + 1
            order.append(neighbour)
          }
        }
      }
      order[levelEnd...].sort()
      levelStart = levelEnd
      level += 1
    }
    return BreadthFirst(distances: distances, order: order)
  }
}
