/// How a graph differs from the one it was made of, in numbers.
///
/// A property whose value changed counts as one taken away and one added; a label counts once,
/// however many nodes carry it, when the first node gets it or the last one loses it.
public struct GraphChanges: Hashable, Sendable {
  /// Nodes that are new.
  public var addedNodes = 0
  /// Nodes that are gone.
  public var removedNodes = 0
  /// Relationships that are new.
  public var addedRelationships = 0
  /// Relationships that are gone.
  public var removedRelationships = 0
  /// Properties that are new or have another value.
  public var addedProperties = 0
  /// Properties that are gone or had another value.
  public var removedProperties = 0
  /// Labels no node carried.
  public var addedLabels = 0
  /// Labels no node carries any more.
  public var removedLabels = 0

  /// Creates numbers that are all 0.
  package init() {}

  /// The numbers as the openCypher TCK writes them, those that are 0 left out.
  package var sideEffects: [(name: String, count: Int)] {
    [
      ("+nodes", addedNodes), ("-nodes", removedNodes),
      ("+relationships", addedRelationships), ("-relationships", removedRelationships),
      ("+labels", addedLabels), ("-labels", removedLabels),
      ("+properties", addedProperties), ("-properties", removedProperties),
    ].filter { $0.1 > 0 }
  }
}

extension GraphEdit {
  /// How the edited graph differs from the one it began with.
  /// - Complexity: O(nodes + changes).
  public var changes: GraphChanges {
    var result = GraphChanges()
    countNodes(into: &result)
    countRelationships(into: &result)
    countLabels(into: &result)
    return result
  }

  private func countNodes(into result: inout GraphChanges) {
    for index in base.nodeCount..<nodeCount where has(NodeID(index)) {
      result.addedNodes += 1
      result.addedProperties += properties(of: NodeID(index)).count
    }
    for index in removedNodes where Int(index) < base.nodeCount {
      result.removedNodes += 1
      result.removedProperties += base.properties(of: NodeID(index)).count
    }
    for (index, values) in nodeValues where Int(index) < base.nodeCount && has(NodeID(index)) {
      for (key, value) in values {
        let old = base.key(key).flatMap { base.value(of: $0, NodeID(index)) }
        if value != nil { result.addedProperties += 1 }
        if old != nil { result.removedProperties += 1 }
      }
    }
  }

  private func countRelationships(into result: inout GraphChanges) {
    for index in base.relationshipCount..<relationshipCount where has(RelationshipID(index)) {
      result.addedRelationships += 1
      result.addedProperties += properties(of: RelationshipID(index)).count
    }
    var gone = removedRelationships.filter { Int($0) < base.relationshipCount }
    for node in removedNodes where Int(node) < base.nodeCount {
      let node = NodeID(node)
      for adjacency in base.outgoing + base.incoming {
        gone.formUnion(
          adjacency.entries(of: node).map { adjacency.relationship(at: $0).rawValue })
      }
    }
    result.removedRelationships = gone.count
    for index in gone {
      result.removedProperties += base.properties(of: RelationshipID(index)).count
    }
    for (index, values) in relationshipValues
    where Int(index) < base.relationshipCount && !gone.contains(index) {
      for (key, value) in values {
        let old = base.key(key).flatMap { base.value(of: $0, RelationshipID(index)) }
        if value != nil { result.addedProperties += 1 }
        if old != nil { result.removedProperties += 1 }
      }
    }
  }

  private func countLabels(into result: inout GraphChanges) {
    let before = Set(
      base.labels.names.indices.filter { base.statistics.nodesPerLabel[$0] > 0 }
        .map { base.labels.names[$0] })
    var counts = base.labels.names.indices.reduce(into: [String: Int]()) {
      $0[base.labels.names[$1]] = base.statistics.nodesPerLabel[$1]
    }
    var touched = removedNodes
    touched.formUnion(labelSets.keys)
    for index in touched {
      let node = NodeID(index)
      if node.index < base.nodeCount {
        for label in base.labels(of: node) { counts[base.name(of: label), default: 0] -= 1 }
      }
      if has(node) { for label in labels(of: node) { counts[label, default: 0] += 1 } }
    }
    let after = Set(counts.filter { $0.value > 0 }.keys)
    result.addedLabels = after.subtracting(before).count
    result.removedLabels = before.subtracting(after).count
  }
}
