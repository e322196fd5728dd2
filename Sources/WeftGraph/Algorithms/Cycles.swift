/// Cycles along the direction: for each strong component of several nodes one shortest cycle in it.
///
/// Strong components after Tarjan 1972 (doi:10.1137/0201010), then a breadth-first search from each
/// member that stops at the length found so far (Itai & Rodeh 1978, doi:10.1137/0207033). Loops are
/// left out (a self-report marks a root) and parallel relationships change nothing. A projection in
/// both directions makes a cycle of two of every relationship.
public struct Cycles: Sendable, Equatable {
  /// A strong component and its witness.
  public struct Cycle: Sendable, Equatable {
    /// Every node of the strong component, ascending.
    public let component: [Int]
    /// A shortest cycle, from its lowest node along the direction; the last leads back to the first.
    public let nodes: [Int]

    /// How many relationships the shortest cycle has.
    public var length: Int { nodes.count }
  }

  /// The cycles, by the lowest node of their components.
  public let cycles: [Cycle]

  /// Finds a shortest cycle in each strong component.
  /// - Complexity: O(nodes + entries) for an acyclic projection; else for each component of size s
  ///   with e entries at most O(s × e), much less where a short cycle is found early.
  public static func of(_ projection: Projection) -> Cycles {
    let components = StrongComponents.of(projection)
    var search = CycleSearch(projection, components.component)
    var cycles: [Cycle] = []
    for members in components.members where members.count > 1 {
      if let nodes = search.shortest(in: members) {
        cycles.append(Cycle(component: members, nodes: nodes))
      }
    }
    cycles.sort { $0.component[0] < $1.component[0] }
    return Cycles(cycles: cycles)
  }
}

private struct CycleSearch {
  let projection: Projection
  let component: [UInt32]
  var distances: [UInt32]
  var parents: [UInt32]
  var queue: [UInt32] = []

  init(_ projection: Projection, _ component: [UInt32]) {
    self.projection = projection
    self.component = component
    distances = [UInt32](repeating: .max, count: projection.nodeCount)
    parents = [UInt32](repeating: .max, count: projection.nodeCount)
  }

  mutating func shortest(in members: [Int]) -> [Int]? {
    var best: [Int] = []
    for start in members where !Interruption.isRequested {
      if let found = cycle(through: start, shorterThan: best.isEmpty ? .max : best.count) {
        best = found
      }
      if best.count == 2 { break }
    }
    guard let lowest = best.indices.min(by: { best[$0] < best[$1] }) else { return nil }
    return Array(best[lowest...] + best[..<lowest])
  }

  private mutating func cycle(through start: Int, shorterThan limit: Int) -> [Int]? {
    defer {
      for node in queue { distances[Int(node)] = .max }
      queue.removeAll(keepingCapacity: true)
    }
    distances[start] = 0
    queue.append(UInt32(start))
    var head = 0
    while head < queue.count {
      let node = Int(queue[head])
      head += 1
      // A cycle closed from here has one relationship more than the distance.
      if Int(distances[node]) + 1 >= limit { return nil }
      for entry in projection.row(node) {
        let next = Int(projection.neighbours[entry])
        if next == start, node != start {
          var path = [node]
          while path[path.count - 1] != start { path.append(Int(parents[path[path.count - 1]])) }
          return path.reversed()
        }
        if component[next] == component[start], distances[next] == .max {
          distances[next] = distances[node] + 1
          parents[next] = UInt32(node)
          queue.append(UInt32(next))
        }
      }
    }
    return nil
  }
}
