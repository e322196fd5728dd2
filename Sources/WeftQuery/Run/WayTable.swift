/// How a breadth-first search reached its nodes: for each the last steps of its shortest ways.
struct WayTable {
  private struct Way {
    var node: UInt32
    var relationship: UInt32
    /// The next way to the same node, or -1.
    var next: Int32
  }

  private var stamps: [UInt32]
  private var depths: [UInt32]
  private var firstWay: [Int32]
  private var ways: [Way] = []
  private var stamp: UInt32 = 0
  private(set) var root: UInt32 = 0
  /// The ways back to the root itself, where a cycle leads there.
  private var rootWay: Int32 = -1
  private var rootDepth: UInt32 = 0

  init(nodes: Int) {
    stamps = [UInt32](repeating: 0, count: nodes)
    depths = stamps
    firstWay = [Int32](repeating: -1, count: nodes)
  }

  /// Forgets everything and begins at a root.
  mutating func begin(at root: UInt32) {
    stamp += 1
    self.root = root
    ways.removeAll(keepingCapacity: true)
    rootWay = -1
    stamps[Int(root)] = stamp
    depths[Int(root)] = 0
  }

  /// Whether a node was reached.
  func contains(_ node: UInt32) -> Bool { stamps[Int(node)] == stamp }

  /// Whether a way of a length to a node is one more shortest way to it.
  func isWanted(_ node: UInt32, depth: UInt32, keepsAll: Bool) -> Bool {
    if node == root { return rootWay < 0 || (keepsAll && rootDepth == depth) }
    return stamps[Int(node)] != stamp || (keepsAll && depths[Int(node)] == depth)
  }

  /// Adds a way; true where it is the first to its node.
  mutating func add(
    from node: UInt32, by relationship: UInt32, to neighbour: UInt32, depth: UInt32
  ) -> Bool {
    let place = Int32(ways.count)
    if neighbour == root {
      ways.append(Way(node: node, relationship: relationship, next: rootWay))
      defer { rootWay = place }
      rootDepth = depth
      return rootWay < 0
    }
    let isNew = stamps[Int(neighbour)] != stamp
    if isNew {
      stamps[Int(neighbour)] = stamp
      depths[Int(neighbour)] = depth
      firstWay[Int(neighbour)] = -1
    }
    ways.append(Way(node: node, relationship: relationship, next: firstWay[Int(neighbour)]))
    firstWay[Int(neighbour)] = place
    return isNew
  }

  /// The shortest paths from the root to a node, as relationships, in the order they were found.
  /// - Parameter visit: Called for every path, with its length, before the next is made.
  func paths(
    to node: UInt32, visit: (Int) throws(EvaluationError) -> Void
  ) throws(EvaluationError) -> [[UInt32]] {
    var result: [[UInt32]] = []
    var stack = [node == root ? rootWay : firstWay[Int(node)]]
    var chain: [UInt32] = []
    while let way = stack.last {
      guard way >= 0 else {
        stack.removeLast()
        guard !stack.isEmpty else { break }
        chain.removeLast()
        stack[stack.count - 1] = ways[Int(stack[stack.count - 1])].next
        continue
      }
      let step = ways[Int(way)]
      chain.append(step.relationship)
      if step.node == root {
        result.append(chain.reversed())
        try visit(chain.count)
        chain.removeLast()
        stack[stack.count - 1] = step.next
      } else {
        stack.append(firstWay[Int(step.node)])
      }
    }
    return result.reversed()
  }
}
