public import WeftKit

extension Graph {
  /// The graph as if some of its relationships had never been in the file.
  public func without(_ gone: Set<RelationshipID>) -> Graph {
    var builder = GraphBuilder()
    builder.attributes = attributes
    for number in 0..<nodeCount {
      let node = NodeID(number)
      let index = builder.addNode(id(of: node), labels: labels(of: node).map { name(of: $0) })
      for property in properties(of: node) {
        builder.set(property.key, of: index, to: property.value)
      }
    }
    for number in 0..<relationshipCount where !gone.contains(RelationshipID(number)) {
      let relationship = RelationshipID(number)
      let index = builder.addRelationship(
        name(of: type(of: relationship)), from: source(of: relationship).index,
        to: target(of: relationship).index)
      for property in properties(of: relationship) {
        builder.set(property.key, ofRelationship: index, to: property.value)
      }
    }
    return builder.finish()
  }
}
