/// Which nodes every path from the roots must pass.
///
/// A node dominates another if every path from a root to it goes through the first. The immediate
/// dominator is the nearest one; above several roots there is one virtual root, which is never
/// reported. Cooper, Harvey & Kennedy 2001, *A Simple, Fast Dominance Algorithm*. Parallel
/// relationships and loops change nothing. A node no root reaches has no dominator and is no root.
public struct Dominators: Sendable, Equatable {
  /// The roots, ascending.
  public let roots: [Int]
  /// The immediate dominator of each node; nil for roots, for nodes that only the virtual root
  /// dominates, and for nodes that are not reached.
  public let immediate: [Int?]
  /// Whether some root reaches the node.
  public let isReached: [Bool]
  /// The reached nodes so that whatever a node dominates follows it directly.
  private let order: [UInt32]
  /// The place in `order` of each reached node.
  private let position: [UInt32]
  /// How many nodes each one dominates, itself left out.
  private let counts: [UInt32]

  /// How many nodes a node dominates, itself left out.
  public func dominatedCount(by node: Int) -> Int { Int(counts[node]) }

  /// The nodes a node dominates, itself left out, ascending.
  /// - Complexity: O(result log result).
  public func dominated(by node: Int) -> [Int] {
    guard isReached[node] else { return [] }
    let start = Int(position[node]) + 1
    return order[start..<start + Int(counts[node])].map { Int($0) }.sorted()
  }

  /// Finds the dominators of a projection.
  /// - Parameters:
  ///   - projection: The graph whose direction leads away from the roots.
  ///   - roots: Where paths begin; nil means every node that no other leads to.
  /// - Complexity: O(nodes × depth of the dominator tree + entries), in practice linear.
  public static func of(_ projection: Projection, roots: [Int]? = nil) -> Dominators {
    let onward = NeighbourRows(projection)
    let incoming = projection.direction == .both ? onward : onward.reversed()
    let roots =
      roots.map { Set($0).sorted() }
      ?? (0..<projection.nodeCount).filter { incoming.row($0).isEmpty }
    let postorder = Self.postorder(projection, roots)
    let virtual = UInt32(postorder.count)
    let none = UInt32.max
    var number = [UInt32](repeating: none, count: projection.nodeCount)
    for (place, node) in postorder.enumerated() { number[Int(node)] = UInt32(place) }
    var isRoot = [Bool](repeating: false, count: projection.nodeCount)
    for root in roots { isRoot[root] = true }
    // Everything below is in postorder numbers, the virtual root having the highest.
    var dominator = [UInt32](repeating: none, count: postorder.count + 1)
    dominator[postorder.count] = virtual
    var changed = true
    while changed {
      changed = false
      for place in postorder.indices.reversed() {
        let node = Int(postorder[place])
        var best = isRoot[node] ? virtual : none
        for entry in incoming.row(node) {
          let other = number[Int(incoming.neighbours[entry])]
          guard other != none, dominator[Int(other)] != none else { continue }
          best = best == none ? other : Self.common(best, other, dominator)
        }
        if dominator[place] != best {
          dominator[place] = best
          changed = true
        }
      }
    }
    return Dominators(
      roots: roots, postorder: postorder, dominator: dominator, nodes: projection.nodeCount)
  }

  private static func common(_ one: UInt32, _ other: UInt32, _ dominator: [UInt32]) -> UInt32 {
    var one = one
    var other = other
    while one != other {
      if one < other { one = dominator[Int(one)] } else { other = dominator[Int(other)] }
    }
    return one
  }

  private static func postorder(_ projection: Projection, _ roots: [Int]) -> [UInt32] {
    var seen = [Bool](repeating: false, count: projection.nodeCount)
    var cursor = projection.offsets
    var result: [UInt32] = []
    var path: [UInt32] = []
    for root in roots where !seen[root] {
      seen[root] = true
      path.append(UInt32(root))
      while let top = path.last {
        let node = Int(top)
        var next: UInt32?
        while next == nil, cursor[node] < projection.offsets[node + 1] {
          let neighbour = projection.neighbours[Int(cursor[node])]
          cursor[node] += 1
          if !seen[Int(neighbour)] { next = neighbour }
        }
        if let next {
          seen[Int(next)] = true
          path.append(next)
        } else {
          result.append(top)
          path.removeLast()
        }
      }
    }
    return result
  }

  private init(roots: [Int], postorder: [UInt32], dominator: [UInt32], nodes: Int) {
    let virtual = postorder.count
    var immediate = [Int?](repeating: nil, count: nodes)
    var isReached = [Bool](repeating: false, count: nodes)
    var sizes = [UInt32](repeating: 1, count: virtual + 1)
    // A dominator has a higher number than what it dominates.
    for place in 0..<virtual {
      isReached[Int(postorder[place])] = true
      let above = Int(dominator[place])
      sizes[above] += sizes[place]
      if above != virtual { immediate[Int(postorder[place])] = Int(postorder[above]) }
    }
    var starts = [UInt32](repeating: 0, count: virtual + 1)
    var free = [UInt32](repeating: 1, count: virtual + 1)
    var order = [UInt32](repeating: 0, count: virtual)
    var position = [UInt32](repeating: 0, count: nodes)
    var counts = [UInt32](repeating: 0, count: nodes)
    for place in stride(from: virtual - 1, through: 0, by: -1) {
      let above = Int(dominator[place])
      starts[place] = starts[above] + free[above]
      free[above] += sizes[place]
      let node = Int(postorder[place])
      order[Int(starts[place]) - 1] = UInt32(node)
      position[node] = starts[place] - 1
      counts[node] = sizes[place] - 1
    }
    self.roots = roots
    self.immediate = immediate
    self.isReached = isReached
    self.order = order
    self.position = position
    self.counts = counts
  }
}
