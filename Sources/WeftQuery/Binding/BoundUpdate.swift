public import WeftGraph

/// A clause that changes the graph, after binding.
public indirect enum BoundUpdate: Sendable {
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
public struct BoundCreation: Sendable {
  /// A node that is made.
  public struct Node: Sendable {
    /// Its variable.
    public var variable: VariableID
    /// Its labels.
    public var labels: [String]
    /// Its properties; each value is one of ``BoundCreation/values``.
    public var properties: [(key: String, value: VariableID)]
    /// The one of ``BoundCreation/values`` that holds all properties as a map.
    public var map: VariableID?
    /// Where it stands.
    public var span: SourceSpan
  }

  /// A relationship that is made.
  public struct Relationship: Sendable {
    /// Its variable.
    public var variable: VariableID
    /// Its type.
    public var type: String
    /// Where it starts.
    public var from: VariableID
    /// Where it ends.
    public var to: VariableID
    /// Its properties; each value is one of ``BoundCreation/values``.
    public var properties: [(key: String, value: VariableID)]
    /// The one of ``BoundCreation/values`` that holds all properties as a map.
    public var map: VariableID?
    /// Where it stands.
    public var span: SourceSpan
  }

  /// A path variable, and what it walks.
  public struct Path: Sendable {
    /// The variable.
    public var variable: VariableID
    /// The nodes in order.
    public var nodes: [VariableID]
    /// The relationships in order.
    public var relationships: [VariableID]
  }

  /// Expressions over the row, each with the variable that holds its value.
  public var values: [(variable: VariableID, expression: BoundExpression)] = []
  /// New nodes, in the order written.
  public var nodes: [Node] = []
  /// New relationships, in the order written.
  public var relationships: [Relationship] = []
  /// Path variables.
  public var paths: [Path] = []
}

/// MERGE: finds a pattern, or makes the whole of it.
public struct BoundMerge: Sendable {
  /// The pattern as it is looked for; its property values are ``BoundCreation/values``.
  public var path: BoundPath
  /// What is made where it is not found.
  public var creation: BoundCreation
  /// Whether an arrow is missing, so that a relationship either way is found.
  public var isUndirected: Bool
  /// What is set where it was made.
  public var onCreate: [BoundSetItem]
  /// What is set where it was found.
  public var onMatch: [BoundSetItem]
  /// Where it stands.
  public var span: SourceSpan
}

/// One item of SET or REMOVE.
public struct BoundSetItem: Sendable {
  /// What is changed.
  public enum Change: Sendable {
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
  public var target: BoundExpression
  /// What becomes of it.
  public var change: Change
  /// Where it stands.
  public var span: SourceSpan
}
