package import WeftGraph

/// A clause that changes the graph, after binding.
package indirect enum BoundUpdate: Sendable {
  /// CREATE: patterns made one after the other, since a later one may read what an earlier one made.
  case create([BoundCreation])
  /// MERGE.
  case merge(BoundMerge)
  /// SET and REMOVE.
  case set([BoundSetItem])
  /// DELETE and DETACH DELETE.
  case delete([BoundExpression], detaches: Bool)
  /// FOREACH.
  case forEach(VariableID, in: BoundExpression, [BoundUpdate])
}

/// What a pattern of CREATE or MERGE makes.
package struct BoundCreation: Sendable {
  /// A node that is made.
  package struct Node: Sendable {
    /// Its variable.
    package var variable: VariableID
    /// Its labels.
    package var labels: [String]
    /// Its properties; each value is one of ``BoundCreation/values``.
    package var properties: [(key: String, value: VariableID)]
    /// The one of ``BoundCreation/values`` that holds all properties as a map.
    package var map: VariableID?
    /// Where it stands.
    package var span: SourceSpan
  }

  /// A relationship that is made.
  package struct Relationship: Sendable {
    /// Its variable.
    package var variable: VariableID
    /// Its type.
    package var type: String
    /// Where it starts.
    package var from: VariableID
    /// Where it ends.
    package var to: VariableID
    /// Its properties; each value is one of ``BoundCreation/values``.
    package var properties: [(key: String, value: VariableID)]
    /// The one of ``BoundCreation/values`` that holds all properties as a map.
    package var map: VariableID?
    /// Where it stands.
    package var span: SourceSpan
  }

  /// A path variable, and what it walks.
  package struct Path: Sendable {
    /// The variable.
    package var variable: VariableID
    /// The nodes in order.
    package var nodes: [VariableID]
    /// The relationships in order.
    package var relationships: [VariableID]
  }

  /// Expressions over the row, each with the variable that holds its value.
  package var values: [(variable: VariableID, expression: BoundExpression)] = []
  /// New nodes, in the order written.
  package var nodes: [Node] = []
  /// New relationships, in the order written.
  package var relationships: [Relationship] = []
  /// Path variables.
  package var paths: [Path] = []
}

/// MERGE: finds a pattern, or makes the whole of it.
package struct BoundMerge: Sendable {
  /// The pattern as it is looked for; its property values are ``BoundCreation/values``.
  package var path: BoundPath
  /// What is made where it is not found.
  package var creation: BoundCreation
  /// Whether an arrow is missing, so that a relationship either way is found.
  package var isUndirected: Bool
  /// What is set where it was made.
  package var onCreate: [BoundSetItem]
  /// What is set where it was found.
  package var onMatch: [BoundSetItem]
  /// Where it stands.
  package var span: SourceSpan
}

/// One item of SET or REMOVE.
package struct BoundSetItem: Sendable {
  /// What is changed.
  package enum Change: Sendable {
    /// One property; nil removes it.
    case property(String, BoundExpression?)
    /// One property whose name is computed; nil removes it.
    case dynamicProperty(BoundExpression, BoundExpression?)
    /// All properties.
    case replace(BoundExpression)
    /// The properties a map names.
    case add(BoundExpression)
    /// Labels that are added, or taken away.
    case labels([String], isRemoval: Bool)
  }

  /// The node or relationship.
  package var target: BoundExpression
  /// What becomes of it.
  package var change: Change
  /// Where it stands.
  package var span: SourceSpan
}
