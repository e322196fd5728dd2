package import WeftGraph

/// A relational plan of a query: a tree of steps over rows of variables.
///
/// It speaks of variables, expressions and label expressions only, so that other engines can be
/// generated from it; ids of labels, types and keys are resolved when it is made runnable.
package struct LogicalPlan: Sendable {
  /// What this step does with the rows of its inputs.
  package var step: Step
  /// Where the rows come from; for applies the second is the inner plan.
  package var inputs: [LogicalPlan]
  /// How many rows it is thought to give.
  package var estimate: Double
  /// How many steps follow one another below this one, it included.
  let depth: Int

  /// Creates a step over inputs.
  package init(_ step: Step, _ inputs: [LogicalPlan] = [], estimate: Double = 1) {
    self.step = step
    self.inputs = inputs
    self.estimate = estimate
    depth = 1 + (inputs.lazy.map(\.depth).max() ?? 0)
  }

  /// One operator of the relational algebra over graphs.
  package indirect enum Step: Sendable {
    /// One row without columns.
    case unit
    /// The rows handed to an inner plan by the apply around it.
    case argument([VariableID])
    /// Every node that has the labels.
    case nodeScan(VariableID, labels: LabelExpression?)
    /// Every node that has the labels and, as a property or, without a key, as its id in the chart, the
    /// value; it reads no variable.
    case nodeSeek(VariableID, labels: LabelExpression?, key: String?, value: BoundExpression)
    /// One relationship further from a bound node.
    case expand(Expansion)
    /// Nodes that one relationship leads to from each of two bound nodes; both expansions reach the
    /// same new node.
    case intersect(Expansion, Expansion)
    /// A trail of several relationships from a bound node.
    case variableExpand(Expansion, VariableLength)
    /// Shortest paths from a bound node.
    case shortest(Expansion, VariableLength, BoundPath.Selector)
    /// Repetitions of an inner pattern; the second input is one repetition.
    case quantifiedExpand(Expansion, Quantification)
    /// The `k` shortest of the paths between equal ends, by number of relationships.
    case selectPaths(BoundPath.Selector, start: VariableID, end: VariableID, path: VariableID)
    /// Checks or binds the ends of a relationship (or list of them) already bound.
    case boundRelationship(Expansion, VariableLength?)
    /// Makes a path value of a start node and the relationships (or lists of them) walked.
    case path(VariableID, start: VariableID, relationships: [VariableID])
    /// Rows for which every predicate is true.
    case filter([BoundExpression])
    /// Adds computed columns.
    case project([BoundProjection.Item])
    /// One row for each combination of keys.
    case aggregate(keys: [VariableID], [Aggregation])
    /// One row for each combination of the columns.
    case distinct([VariableID])
    /// Rows in order.
    case sort([SortColumn])
    /// The first rows in order.
    case topK([SortColumn], skip: BoundExpression?, limit: BoundExpression)
    /// Rows after the first n.
    case skip(BoundExpression)
    /// The first n rows.
    case limit(BoundExpression)
    /// One row for each element of a list.
    case unwind(BoundExpression, VariableID)
    /// Outer rows with their inner rows, or with nulls where there are none.
    case optional([VariableID])
    /// Outer rows that have an inner row, or that have none.
    case semiApply(isNegated: Bool)
    /// Outer rows with a column that tells whether there is an inner row.
    case markApply(VariableID)
    /// Outer rows with the number of their inner rows.
    case countApply(VariableID)
    /// Outer rows with the list of an inner column.
    case collectApply(VariableID, of: VariableID)
    /// Outer rows with their inner rows.
    case apply
    /// Pairs of rows with equal keys; the second input does not depend on the first.
    case hashJoin([JoinKey])
    /// Pairs of rows; the second input does not depend on the first. Whether one side is sure to have
    /// at most one row.
    case crossProduct(withOneRow: Bool = false)
    /// The rows of all inputs; each input's columns become the variables.
    case union([VariableID], parts: [[VariableID]])
    /// The rows of a procedure for each row.
    case procedureCall(BoundCall)
  }

  /// A relationship pattern followed from one node to another.
  package struct Expansion: Sendable {
    /// The node it starts from; bound.
    package var from: VariableID
    /// The relationship's variable.
    package var relationship: VariableID
    /// The node reached.
    package var to: VariableID
    /// The type expression.
    package var types: LabelExpression?
    /// The direction seen from ``from``.
    package var direction: BoundRelationship.Direction
    /// Whether ``to`` was bound before, so that the relationship must lead there.
    package var isInto: Bool
    /// Labels the node reached must have.
    package var labels: LabelExpression?
    /// Predicates of the node reached alone, applied while expanding.
    package var targetPredicates: [BoundExpression] = []
    /// Relationships (or lists of them) of the same MATCH it must differ from.
    package var distinctFrom: [VariableID] = []
  }

  /// A predicate of one element of a trail.
  package struct ElementPredicate: Sendable {
    /// The variable that stands for the element.
    package var element: VariableID
    /// What it must meet.
    package var predicate: BoundExpression
  }

  /// How long a trail may be.
  package struct VariableLength: Sendable {
    /// The least number of steps.
    package var minimum: Int
    /// The greatest number of steps; nil is unlimited.
    package var maximum: Int?
    /// What each relationship must meet.
    package var stepPredicates: [ElementPredicate]
    /// What each node walked to must meet.
    package var nodePredicates: [ElementPredicate] = []
    /// Whether only which nodes are reached matters, not by how many trails.
    package var isReachability: Bool = false
    /// Whether the pattern is written against the walk, so that its list is turned around.
    package var isReversed: Bool = false
  }

  /// How an inner pattern is repeated.
  package struct Quantification: Sendable {
    /// The least number of repetitions.
    package var minimum: Int
    /// The greatest number of repetitions; nil is unlimited.
    package var maximum: Int?
    /// Where one repetition starts.
    package var innerStart: VariableID
    /// Where one repetition ends.
    package var innerEnd: VariableID
    /// The relationships of one repetition in order.
    package var relationships: [VariableID]
    /// Inner variables and the lists they become outside.
    package var groups: [(inner: VariableID, outer: VariableID)]
    /// Whether the pattern is written against the walk.
    package var isReversed: Bool = false
  }

  /// One aggregate and the column it becomes.
  package struct Aggregation: Sendable {
    /// The column.
    package var variable: VariableID
    /// What is aggregated; argument and percentile are variables.
    package var aggregate: BoundAggregate
  }

  /// One column of an order.
  package struct SortColumn: Hashable, Sendable {
    /// The column.
    package var variable: VariableID
    /// Whether the largest comes first.
    package var isDescending: Bool
  }

  /// Two expressions that must be equal.
  package struct JoinKey: Sendable {
    /// Over the first input.
    package var left: BoundExpression
    /// Over the second input.
    package var right: BoundExpression
  }
}

/// A plan ready to be run or explained.
public struct QueryPlan: Sendable {
  /// The plan.
  package var root: LogicalPlan
  /// All variables, those the planner added behind those of the query.
  package var variables: [BoundQuery.Variable]
  /// The plans of subqueries that stayed in expressions, by ``BoundSubquery/id``.
  package var subplans: [Int: Subplan] = [:]
  /// The variables that hold the columns.
  package var results: [VariableID]
  /// The names of the columns.
  package var columns: [String]
  /// The text of the query, for messages.
  package var text: SourceText

  /// The plan of a subquery.
  package struct Subplan: Sendable {
    /// The plan; its argument is what the subquery reads from outside.
    package var root: LogicalPlan
    /// The variables that hold its columns.
    package var results: [VariableID]
  }
}
