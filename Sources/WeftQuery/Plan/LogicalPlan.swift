public import WeftGraph

/// A relational plan of a query: a tree of steps over rows of variables.
///
/// It speaks of variables, expressions and label expressions only, so that other engines can be
/// generated from it; ids of labels, types and keys are resolved when it is made runnable.
public struct LogicalPlan: Sendable {
  /// What this step does with the rows of its inputs.
  public var step: Step
  /// Where the rows come from; for applies the second is the inner plan.
  public var inputs: [LogicalPlan]
  /// How many rows it is thought to give.
  public var estimate: Double
  /// How many steps follow one another below this one, it included.
  let depth: Int

  /// Creates a step over inputs.
  public init(_ step: Step, _ inputs: [LogicalPlan] = [], estimate: Double = 1) {
    self.step = step
    self.inputs = inputs
    self.estimate = estimate
    depth = 1 + (inputs.lazy.map(\.depth).max() ?? 0)
  }

  /// One operator of the relational algebra over graphs.
  public indirect enum Step: Sendable {
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
  public struct Expansion: Sendable {
    /// The node it starts from; bound.
    public var from: VariableID
    /// The relationship's variable.
    public var relationship: VariableID
    /// The node reached.
    public var to: VariableID
    /// The type expression.
    public var types: LabelExpression?
    /// The direction seen from ``from``.
    public var direction: BoundRelationship.Direction
    /// Whether ``to`` was bound before, so that the relationship must lead there.
    public var isInto: Bool
    /// Labels the node reached must have.
    public var labels: LabelExpression?
    /// Predicates of the node reached alone, applied while expanding.
    public var targetPredicates: [BoundExpression] = []
    /// Relationships (or lists of them) of the same MATCH it must differ from.
    public var distinctFrom: [VariableID] = []
  }

  /// A predicate of one element of a trail.
  public struct ElementPredicate: Sendable {
    /// The variable that stands for the element.
    public var element: VariableID
    /// What it must meet.
    public var predicate: BoundExpression
  }

  /// How long a trail may be.
  public struct VariableLength: Sendable {
    /// The least number of steps.
    public var minimum: Int
    /// The greatest number of steps; nil is unlimited.
    public var maximum: Int?
    /// What each relationship must meet.
    public var stepPredicates: [ElementPredicate]
    /// What each node walked to must meet.
    public var nodePredicates: [ElementPredicate] = []
    /// Whether only which nodes are reached matters, not by how many trails.
    public var isReachability: Bool = false
    /// Whether the pattern is written against the walk, so that its list is turned around.
    public var isReversed: Bool = false
  }

  /// How an inner pattern is repeated.
  public struct Quantification: Sendable {
    /// The least number of repetitions.
    public var minimum: Int
    /// The greatest number of repetitions; nil is unlimited.
    public var maximum: Int?
    /// Where one repetition starts.
    public var innerStart: VariableID
    /// Where one repetition ends.
    public var innerEnd: VariableID
    /// The relationships of one repetition in order.
    public var relationships: [VariableID]
    /// Inner variables and the lists they become outside.
    public var groups: [(inner: VariableID, outer: VariableID)]
    /// Whether the pattern is written against the walk.
    public var isReversed: Bool = false
  }

  /// One aggregate and the column it becomes.
  public struct Aggregation: Sendable {
    /// The column.
    public var variable: VariableID
    /// What is aggregated; argument and percentile are variables.
    public var aggregate: BoundAggregate
  }

  /// One column of an order.
  public struct SortColumn: Hashable, Sendable {
    /// The column.
    public var variable: VariableID
    /// Whether the largest comes first.
    public var isDescending: Bool
  }

  /// Two expressions that must be equal.
  public struct JoinKey: Sendable {
    /// Over the first input.
    public var left: BoundExpression
    /// Over the second input.
    public var right: BoundExpression
  }
}

/// A plan ready to be run or explained.
public struct QueryPlan: Sendable {
  /// The plan.
  public var root: LogicalPlan
  /// All variables, those the planner added behind those of the query.
  public var variables: [BoundQuery.Variable]
  /// The plans of subqueries that stayed in expressions, by ``BoundSubquery/id``.
  public var subplans: [Int: Subplan] = [:]
  /// The variables that hold the columns.
  public var results: [VariableID]
  /// The names of the columns.
  public var columns: [String]
  /// The text of the query, for messages.
  public var text: SourceText

  /// The plan of a subquery.
  public struct Subplan: Sendable {
    /// The plan; its argument is what the subquery reads from outside.
    public var root: LogicalPlan
    /// The variables that hold its columns.
    public var results: [VariableID]
  }
}
