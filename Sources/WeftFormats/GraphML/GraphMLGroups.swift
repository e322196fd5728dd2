import WeftGraph

/// Which team or function each node is drawn in, for tools that draw one inside the other.
struct GraphMLGroups {
  /// How deep groups are nested; what is deeper is drawn beside them.
  static let deepest = 64

  /// The group of each node, or -1.
  private(set) var parents: [Int32]
  /// The nodes in an order in which what is in a group follows it, with how deep each is; beside each
  /// other they are in the order of the chart, so that reading and writing changes nothing.
  private(set) var order: [(node: NodeID, depth: Int)] = []
  /// How many nodes are in several teams or functions and drawn in one of them.
  private(set) var ambiguous = 0
  /// The relationships in the order they are written in.
  private(set) var relationships: [RelationshipID]
  private var isGroup: [Bool]

  /// Every node by itself, and all in the order of the graph.
  init(ungrouped graph: Graph) {
    parents = Array(repeating: -1, count: graph.nodeCount)
    isGroup = Array(repeating: false, count: graph.nodeCount)
    order = (0..<graph.nodeCount).map { (NodeID($0), 0) }
    relationships = (0..<graph.relationshipCount).map { RelationshipID($0) }
  }

  /// The first team or function each node is part or member of.
  ///
  /// Groups change the order of nodes, by which a graph orders what it reads; so all is in the order
  /// of the chart here, which a chart read back has again.
  /// - Complexity: O(n log n) of the nodes and relationships together.
  init(_ graph: Graph) {
    self.init(ungrouped: graph)
    let all = relationships
    let ranks = graph.chartOrder(of: all)
    for (rank, relationship) in zip(ranks, all) {
      relationships[Int(rank)] = relationship
    }
    let types = ["PART_OF", "MEMBER_OF"].compactMap { graph.type($0) }
    let labels = ["Team", "Function"].compactMap { graph.label($0) }
    var several: Set<Int> = []
    for id in relationships {
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
    let nodes = order.map(\.node)
    var sorted = nodes
    for (rank, node) in zip(graph.chartOrder(of: nodes), nodes) { sorted[Int(rank)] = node }
    arrange(sorted)
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

  private mutating func arrange(_ nodes: [NodeID]) {
    var children: [[Int]] = Array(repeating: [], count: parents.count)
    for node in nodes where parents[node.index] >= 0 {
      children[Int(parents[node.index])].append(node.index)
    }
    order.removeAll(keepingCapacity: true)
    var open: [(node: Int, depth: Int)] = nodes.reversed().compactMap {
      parents[$0.index] < 0 ? ($0.index, 0) : nil
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
