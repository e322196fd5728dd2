import WeftGraph

/// Which node of one chart is which of another.
///
/// Nodes are matched by id where they share a label or one has none; what is left, by name where
/// labels and name are the same and nothing else on either side has them. A node to which its file
/// gives no id has but its place for one: it is matched by name, or else by all that is said of it.
struct NodeMatch: Sendable {
  /// The new chart's node for each of the old one's, `UInt32.max` where there is none.
  private(set) var toNew: [UInt32]
  /// The old chart's node for each of the new one's, `UInt32.max` where there is none.
  private(set) var toOld: [UInt32]
  /// Nodes whose ids differ, by their numbers in the old chart: they were not matched by id.
  private(set) var byName: [(old: NodeID, new: NodeID)] = []

  /// Matches the nodes of two charts.
  /// - Complexity: O(nodes); where files give nodes no ids also O(relationships and properties of what
  ///   neither id nor name tells).
  init(from old: Graph, to new: Graph) {
    toNew = [UInt32](repeating: .max, count: old.nodeCount)
    toOld = [UInt32](repeating: .max, count: new.nodeCount)
    matchByID(old, new)
    matchByName(old, new)
    if !old.placedNodes.isEmpty || !new.placedNodes.isEmpty {
      for basis in NodeSaying.Basis.allCases {
        for (one, other) in NodeSaying.pairs(of: self, old, new, by: basis) {
          join(one, other, old, new)
        }
      }
      matchByName(old, new)
    }
    byName.sort { $0.old < $1.old }
  }

  /// The fingerprint that a finding of the old chart has in the new one, or nil where that has not all
  /// of its subjects.
  func fingerprint(of finding: Finding, in new: Graph) -> String? {
    let others = finding.subjects.map { toNew[$0.index] }
    guard !others.contains(.max) else { return nil }
    guard !byName.isEmpty else { return finding.fingerprint }
    return Fingerprint.of(rule: finding.rule, subjects: others.map { new.id(of: NodeID($0)) })
  }

  /// Nodes whose ids differ, but for those that have none in either chart.
  func changedIDs(_ old: Graph, _ new: Graph) -> [(old: NodeID, new: NodeID)] {
    byName.filter {
      !(old.placedNodes.contains($0.old.index) && new.placedNodes.contains($0.new.index))
    }
  }

  /// The new chart's node for one of the old chart's.
  func newNode(_ node: NodeID) -> NodeID? {
    toNew[node.index] == .max ? nil : NodeID(toNew[node.index])
  }

  /// The old chart's node for one of the new chart's.
  func oldNode(_ node: NodeID) -> NodeID? {
    toOld[node.index] == .max ? nil : NodeID(toOld[node.index])
  }

  private mutating func join(_ one: NodeID, _ other: NodeID, _ old: Graph, _ new: Graph) {
    toNew[one.index] = other.rawValue
    toOld[other.index] = one.rawValue
    // Texts that look alike may be different ids.
    if !old.id(of: one).utf8.elementsEqual(new.id(of: other).utf8) { byName.append((one, other)) }
  }

  private mutating func matchByID(_ old: Graph, _ new: Graph) {
    for index in 0..<old.nodeCount where !old.placedNodes.contains(index) {
      let node = NodeID(index)
      guard let other = new.node(old.id(of: node)), !new.placedNodes.contains(other.index) else {
        continue
      }
      let labels = Set(Self.labels(of: node, old))
      let others = Set(Self.labels(of: other, new))
      if labels.isEmpty || others.isEmpty || !labels.isDisjoint(with: others) {
        join(node, other, old, new)
      }
    }
  }

  private mutating func matchByName(_ old: Graph, _ new: Graph) {
    let left = Self.unmatched(toNew, old)
    let right = Self.unmatched(toOld, new)
    for (name, node) in left {
      guard let node, let found = right[name], let other = found else { continue }
      join(node, other, old, new)
    }
  }

  /// Nodes without a partner by labels and name; nil where several have the same.
  private static func unmatched(_ partners: [UInt32], _ graph: Graph) -> [String: NodeID?] {
    guard let key = graph.key("name") else { return [:] }
    var result: [String: NodeID?] = [:]
    for index in 0..<graph.nodeCount where partners[index] == .max {
      let node = NodeID(index)
      guard case .string(let name)? = graph.value(of: key, node) else { continue }
      // A place stands in for the name of a node that has neither.
      if graph.placedNodes.contains(index), name == graph.id(of: node) { continue }
      let word = labels(of: node, graph).sorted().joined(separator: ":") + "\u{0}" + name
      result[word] = result.keys.contains(word) ? .some(nil) : node
    }
    return result
  }

  /// The labels of a node.
  static func labels(of node: NodeID, _ graph: Graph) -> [String] {
    graph.labels(of: node).map { graph.name(of: $0) }
  }
}
