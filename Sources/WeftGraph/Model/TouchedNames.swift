/// The names of what an edit changes: everything else reads as before.
///
/// What a new node or relationship says of itself is not among the keys: nobody sees it who does not
/// look for its label or type, or follows a relationship that is new with it.
package struct TouchedNames: Sendable, Hashable {
  /// The type of a relationship and the labels at its ends.
  package struct Joined: Sendable, Hashable {
    /// The type.
    package var type: String
    /// The labels of the node it starts at.
    package var source: Set<String>
    /// The labels of the node it ends at.
    package var target: Set<String>
  }

  /// Labels of nodes that are new, gone or labelled anew; a node without one counts as labelled "".
  package private(set) var labels: Set<String> = []
  /// Types of relationships that are new or gone.
  package private(set) var types: Set<String> = []
  /// The same with the labels their ends have, or had before they went.
  package private(set) var joined: Set<Joined> = []
  /// Keys of properties that changed on what was there before and still is.
  package private(set) var keys: Set<String> = []
  /// Whether a node that stays is labelled anew.
  package private(set) var isRelabelled = false

  /// Reads an edit.
  /// - Complexity: O(changes).
  package init(of edit: GraphEdit) {
    for node in edit.changedNodes {
      let isOld = node.index < edit.base.nodeCount
      let stays = isOld && edit.has(node)
      let before = isOld ? edit.base.labels(of: node).map { edit.base.name(of: $0) } : []
      let after = edit.has(node) ? edit.labels(of: node) : []
      if stays { keys.formUnion(edit.nodeValues[node.rawValue]?.map(\.key) ?? []) }
      guard before != after || !stays else { continue }
      labels.formUnion(before)
      labels.formUnion(after)
      if before.isEmpty, after.isEmpty { labels.insert("") }
      if stays { isRelabelled = true }
    }
    for relationship in edit.changedRelationships {
      let isOld = relationship.index < edit.base.relationshipCount
      if isOld, edit.has(relationship) {
        keys.formUnion(edit.relationshipValues[relationship.rawValue]?.map(\.key) ?? [])
      } else {
        let type = edit.type(of: relationship)
        let ends = edit.ends(of: relationship)
        types.insert(type)
        joined.insert(
          Joined(
            type: type, source: Self.labels(of: ends.from, edit),
            target: Self.labels(of: ends.to, edit)))
      }
    }
  }

  /// The labels a node has, or had before it went.
  private static func labels(of node: NodeID, _ edit: GraphEdit) -> Set<String> {
    if edit.has(node) { return Set(edit.labels(of: node)) }
    return Set(edit.base.labels(of: node).map { edit.base.name(of: $0) })
  }

  /// Whether nothing is touched.
  package var isEmpty: Bool { labels.isEmpty && types.isEmpty && keys.isEmpty }
}

extension GraphEdit {
  /// Nodes that are new, gone, labelled anew or have other properties; ascending.
  package var changedNodes: [NodeID] {
    var result = removedNodes.union(labelSets.keys).union(nodeValues.keys)
    result.formUnion((base.nodeCount..<nodeCount).map { UInt32($0) })
    // What was made and taken away again was never there.
    return result.sorted().map { NodeID($0) }.filter { $0.index < base.nodeCount || has($0) }
  }

  /// Relationships that are new, gone or have other properties; ascending.
  package var changedRelationships: [RelationshipID] {
    var result = removedRelationships.union(relationshipValues.keys)
    result.formUnion((base.relationshipCount..<relationshipCount).map { UInt32($0) })
    for node in removedNodes { result.formUnion(relationships(at: NodeID(node)).map(\.rawValue)) }
    return result.sorted().map { RelationshipID($0) }
      .filter { $0.index < base.relationshipCount || has($0) }
  }
}
