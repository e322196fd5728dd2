/// The strongly connected components: nodes that reach each other along the direction.
///
/// Tarjan 1972 (doi:10.1137/0201010), without recursion. Components are numbered so that every
/// relationship between two of them leads from a lower to a higher number. Parallel relationships
/// and loops change nothing. In a projection in both directions these are the weak components.
public enum StrongComponents {
  /// Finds the components of a projection.
  /// - Complexity: O(nodes + entries).
  public static func of(_ projection: Projection) -> Components {
    of(projection, withZeroWeights: true)
  }

  /// The components, with or without what weighs nothing; where the work is no longer wanted, all nodes
  /// are one.
  static func of(_ projection: Projection, withZeroWeights: Bool) -> Components {
    let leavesOut = !withZeroWeights && projection.weights.contains(0)
    let count = projection.nodeCount
    var discovered = [UInt32](repeating: .max, count: count)
    var low = [UInt32](repeating: 0, count: count)
    var component = [UInt32](repeating: .max, count: count)
    var cursor = projection.offsets
    var open: [UInt32] = []
    var path: [UInt32] = []
    var time: UInt32 = 0
    // On the way back, too, for most relationships may be looked at only there.
    var steps: UInt32 = 0
    var components: UInt32 = 0
    // From the highest root down, so that independent components are numbered by their lowest node.
    for root in stride(from: count - 1, through: 0, by: -1) where discovered[root] == .max {
      path.append(UInt32(root))
      while let top = path.last {
        steps &+= 1
        if steps & 0xFFFF == 0, Interruption.isRequested {
          return Components(component: [UInt32](repeating: 0, count: count), count: 1)
        }
        let node = Int(top)
        if discovered[node] == .max {
          discovered[node] = time
          low[node] = time
          time += 1
          open.append(top)
        }
        var descended = false
        while cursor[node] < projection.offsets[node + 1] {
          let entry = Int(cursor[node])
          let next = Int(projection.neighbours[entry])
          cursor[node] += 1
          if leavesOut, projection.weights[entry] == 0 { continue }
          if discovered[next] == .max {
            path.append(UInt32(next))
            descended = true
            break
          } else if component[next] == .max {
            low[node] = min(low[node], discovered[next])
          }
        }
        if descended { continue }
        path.removeLast()
        if let parent = path.last { low[Int(parent)] = min(low[Int(parent)], low[node]) }
        if low[node] == discovered[node] {
          while let member = open.popLast() {
            component[Int(member)] = components
            if Int(member) == node { break }
          }
          components += 1
        }
      }
    }
    return Components(component: component.map { components - 1 - $0 }, count: Int(components))
  }
}
