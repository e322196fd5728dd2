import WeftGraph

/// A MATCH as a graph: what its variables must satisfy, free of the order it was written in.
struct PatternGraph {
  /// A node.
  struct Node {
    var labels: LabelExpression?
  }

  /// What joins two nodes.
  enum Link {
    case single
    case variable(LogicalPlan.VariableLength)
    case shortest(LogicalPlan.VariableLength, BoundPath.Selector)
    case quantified(BoundQuantifiedPath, LogicalPlan.Quantification)
  }

  /// A relationship pattern between two nodes.
  struct Edge {
    var relationship: VariableID
    var isBound: Bool
    var from: VariableID
    var to: VariableID
    var types: LabelExpression?
    var direction: BoundRelationship.Direction
    var link: Link
    /// Variables it binds beside its ends.
    var binds: Set<VariableID>
    /// Variables its own predicates read.
    var reads: Set<VariableID> = []
    /// Columns computed from what it binds.
    var defines: [BoundProjection.Item] = []
    /// Relationships it must differ from, should those be bound first.
    var rivals: [VariableID] = []
  }

  /// A condition and the variables it reads.
  struct Predicate {
    var expression: BoundExpression
    var reads: Set<VariableID>
    /// The predicates before it must be applied first, because it could fail.
    var isGuarded: Bool
  }

  /// A named path.
  struct NamedPath {
    var variable: VariableID
    var start: VariableID
    var relationships: [VariableID]
  }

  /// The nodes in order of first appearance.
  var nodeOrder: [VariableID] = []
  var nodes: [VariableID: Node] = [:]
  var edges: [Edge] = []
  var predicates: [Predicate] = []
  var paths: [NamedPath] = []
}
