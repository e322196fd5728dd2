import WeftGraph

/// All that a chart says of a node, its id aside: by this nodes are matched to which their files give
/// no id, and which no name tells apart.
struct NodeSaying: Hashable {
  /// What has to be the same.
  enum Basis: CaseIterable {
    /// Labels, properties, and relationships with nodes that are matched.
    case ties
    /// Labels and properties, of as many nodes in both charts.
    case properties
  }

  private var labels: [String]
  private var properties: [String]
  private var ties: [String] = []

  /// - Parameter name: What a node is called in both charts, or nil where it is not matched.
  private init(of node: NodeID, in graph: Graph, by basis: Basis, name: (NodeID) -> UInt32?) {
    labels = NodeMatch.labels(of: node, graph).sorted()
    let own = PropertyValue.string(graph.id(of: node))
    properties = graph.properties(of: node)
      .filter { !(["id", "name"].contains($0.key) && $0.value == own) }
      .map { "\($0.key)\u{0}\(CypherText.literal($0.value))" }.sorted()
    guard basis == .ties else { return }
    for (mark, adjacencies) in [(">", graph.outgoing), ("<", graph.incoming)] {
      for (type, adjacency) in adjacencies.enumerated() {
        for entry in adjacency.entries(of: node) {
          let other = name(adjacency.neighbours[entry]).map { String($0) } ?? "?"
          ties.append("\(graph.typeNames[type])\u{0}\(mark)\(other)")
        }
      }
    }
    ties.sort()
  }

  /// Pairs of nodes that are not matched, of which the same is said, in the order of the charts; one of
  /// a pair at least has no id.
  ///
  /// Where there are several of which the same is said they are told apart by nothing but their order.
  static func pairs(
    of match: NodeMatch, _ old: Graph, _ new: Graph, by basis: Basis
  ) -> [(old: NodeID, new: NodeID)] {
    var others = groups(new, among: match.toOld, facing: old, by: basis) {
      match.oldNode($0) == nil ? nil : $0.rawValue
    }
    let own = groups(old, among: match.toNew, facing: new, by: basis) {
      match.newNode($0)?.rawValue
    }
    var result: [(old: NodeID, new: NodeID)] = []
    for (saying, nodes) in own {
      guard let found = others.removeValue(forKey: saying),
        basis == .ties || found.count == nodes.count
      else { continue }
      result += zip(nodes, found).filter {
        old.placedNodes.contains($0.index) || new.placedNodes.contains($1.index)
      }
    }
    return result
  }

  /// The nodes without a partner by what is said of them, those alone that have no id where all of the
  /// other chart's have one.
  private static func groups(
    _ graph: Graph, among partners: [UInt32], facing other: Graph, by basis: Basis,
    name: (NodeID) -> UInt32?
  ) -> [NodeSaying: [NodeID]] {
    let takesAll = !other.placedNodes.isEmpty
    var result: [NodeSaying: [NodeID]] = [:]
    for index in 0..<graph.nodeCount
    where partners[index] == .max && (takesAll || graph.placedNodes.contains(index)) {
      let node = NodeID(index)
      result[NodeSaying(of: node, in: graph, by: basis, name: name), default: []].append(node)
    }
    return result
  }
}
