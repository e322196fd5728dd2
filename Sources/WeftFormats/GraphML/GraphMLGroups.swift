import WeftGraph

/// Which team or function each node is drawn in, for tools that draw one inside the other.
struct GraphMLGroups {
  /// How deep groups are nested; what is deeper is drawn beside them.
  static let deepest = 64

  /// The group of each node, or -1.
  private(set) var parents: [Int32]
  /// The nodes in an order in which what is in a group follows it, with how deep each is.
  private(set) var order: [(node: NodeID, depth: Int)] = []
  /// How many nodes are in several teams or functions and drawn in one of them.
  private(set) var ambiguous = 0
  private var isGroup: [Bool]

  /// Every node by itself.
  init(ungrouped graph: Graph) {
    parents = Array(repeating: -1, count: graph.nodeCount)
    isGroup = Array(repeating: false, count: graph.nodeCount)
    order = (0..<graph.nodeCount).map { (NodeID($0), 0) }
  }

  /// The first team or function each node is part or member of.
  /// - Complexity: O(nodes + relationships).
  init(_ graph: Graph) {
    self.init(ungrouped: graph)
    let types = ["PART_OF", "MEMBER_OF"].compactMap { graph.type($0) }
    let labels = ["Team", "Function"].compactMap { graph.label($0) }
    var several: Set<Int> = []
    for index in 0..<graph.relationshipCount {
      let id = RelationshipID(index)
      guard types.contains(graph.type(of: id)) else { continue }
      let (node, group) = (graph.source(of: id), graph.target(of: id))
      guard node != group, labels.contains(where: { graph.has($0, group) }) else { continue }
      let known = parents[node.index]
      if known < 0 {
        parents[node.index] = Int32(group.index)
      } else if known != group.index {
        several.insert(node.index)
      }
    }
    ambiguous = several.count
    openCircles()
    arrange()
  }

  /// Whether a node has others inside.
  func isGroup(_ node: NodeID) -> Bool { isGroup[node.index] }

  /// Lets no node be inside itself.
  private mutating func openCircles() {
    var state = [UInt32](repeating: 0, count: parents.count)
    for start in parents.indices {
      let walk = UInt32(start + 1)
      var node = start
      while state[node] == 0 {
        state[node] = walk
        let parent = Int(parents[node])
        guard parent >= 0 else { break }
        if state[parent] == walk { parents[node] = -1 } else { node = parent }
        if parents[node] == -1 { break }
      }
    }
  }

  private mutating func arrange() {
    var children: [[Int]] = Array(repeating: [], count: parents.count)
    for (node, parent) in parents.enumerated() where parent >= 0 {
      children[Int(parent)].append(node)
    }
    order.removeAll(keepingCapacity: true)
    var open: [(node: Int, depth: Int)] = parents.indices.reversed().compactMap {
      parents[$0] < 0 ? ($0, 0) : nil
    }
    while let (node, depth) = open.popLast() {
      order.append((NodeID(node), depth))
      guard !children[node].isEmpty else { continue }
      let isDeepest = depth == Self.deepest
      isGroup[node] = !isDeepest
      for child in children[node].reversed() {
        // What is too deep goes beside the group, which is at the same depth.
        open.append((child, isDeepest ? depth : depth + 1))
      }
    }
  }
}
