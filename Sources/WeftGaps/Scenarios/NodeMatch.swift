import WeftGraph

/// Which node of one chart is which of another.
///
/// Nodes are matched by id where they share a label or one has none; what is left, by name where
/// labels and name are the same and nothing else on either side has them.
struct NodeMatch: Sendable {
  /// The new chart's node for each of the old one's, `UInt32.max` where there is none.
  private(set) var toNew: [UInt32]
  /// The old chart's node for each of the new one's, `UInt32.max` where there is none.
  private(set) var toOld: [UInt32]
  /// Nodes whose ids differ: they were matched by name.
  private(set) var byName: [(old: NodeID, new: NodeID)] = []

  /// Matches the nodes of two charts.
  /// - Complexity: O(nodes).
  init(from old: Graph, to new: Graph) {
    toNew = [UInt32](repeating: .max, count: old.nodeCount)
    toOld = [UInt32](repeating: .max, count: new.nodeCount)
    matchByID(old, new)
    matchByName(old, new)
  }

  /// The fingerprint that a finding of the old chart has in the new one.
  func fingerprint(of finding: Finding, from old: Graph, to new: Graph) -> String {
    guard !byName.isEmpty else { return finding.fingerprint }
    return Fingerprint.of(
      rule: finding.rule,
      subjects: finding.subjects.map { node in
        let other = toNew[node.index]
        return other == .max ? old.id(of: node) : new.id(of: NodeID(other))
      })
  }

  private mutating func join(_ one: NodeID, _ other: NodeID) {
    toNew[one.index] = other.rawValue
    toOld[other.index] = one.rawValue
  }

  private mutating func matchByID(_ old: Graph, _ new: Graph) {
    for index in 0..<old.nodeCount {
      let node = NodeID(index)
      guard let other = new.node(old.id(of: node)) else { continue }
      let labels = Set(Self.labels(of: node, old))
      let others = Set(Self.labels(of: other, new))
      if labels.isEmpty || others.isEmpty || !labels.isDisjoint(with: others) { join(node, other) }
    }
  }

  private mutating func matchByName(_ old: Graph, _ new: Graph) {
    let left = Self.unmatched(toNew, old)
    let right = Self.unmatched(toOld, new)
    for (name, node) in left.sorted(by: { ($0.value ?? NodeID(0)) < ($1.value ?? NodeID(0)) }) {
      guard let node, let found = right[name], let other = found else { continue }
      join(node, other)
      byName.append((node, other))
    }
  }

  /// Nodes without a partner by labels and name; nil where several have the same.
  private static func unmatched(_ partners: [UInt32], _ graph: Graph) -> [String: NodeID?] {
    guard let key = graph.key("name") else { return [:] }
    var result: [String: NodeID?] = [:]
    for index in 0..<graph.nodeCount where partners[index] == .max {
      let node = NodeID(index)
      guard case .string(let name)? = graph.value(of: key, node) else { continue }
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
