public import WeftGraph

/// A variable of a bound query: an index into ``BoundQuery/variables``.
///
/// Every binding occurrence has its own.
public struct VariableID: Hashable, Comparable, Sendable {
  /// The index.
  public var index: Int

  /// Wraps an index.
  public init(_ index: Int) { self.index = index }

  /// Orders variables by index.
  public static func < (left: VariableID, right: VariableID) -> Bool { left.index < right.index }
}

/// A query after binding: names resolved, scopes checked, every compile-time error reported.
public struct BoundQuery: Sendable {
  /// A variable.
  public struct Variable: Sendable {
    /// The name in the query, or nil for an anonymous pattern element.
    public var name: String?
    /// What is known of its values.
    public var type: ValueType
    /// Where it was bound.
    public var span: SourceSpan
  }

  /// All variables, by ``VariableID``.
  public var variables: [Variable] = []
  /// The parts joined by UNION; one where there is none.
  public var union: BoundUnion
  /// The text, for messages at run time.
  public var text: SourceText
  /// Parameters the query reads.
  public var parameters: Set<String> = []
  /// Where each parameter is read first.
  public var parameterSpans: [String: SourceSpan] = [:]
  /// How the query begins: run, `EXPLAIN` or `PROFILE`.
  public var mode: Mode = .run

  /// What is asked for beside the rows.
  public enum Mode: Sendable { case run, explain, profile }
}

/// Single queries joined by UNION or UNION ALL.
public struct BoundUnion: Sendable {
  /// The single queries, each with the variables of its result in column order.
  public var parts: [BoundSingleQuery]
  /// Whether duplicates are kept (`UNION ALL`).
  public var keepsDuplicates: Bool
  /// Column names; empty for a subquery or standalone call that returns nothing.
  public var columns: [String]
}

/// Clauses in order.
public struct BoundSingleQuery: Sendable {
  /// The clauses.
  public var clauses: [BoundClause]
  /// The variables that hold the result columns; empty if there is no RETURN.
  public var results: [VariableID]
}

/// One clause.
public enum BoundClause: Sendable {
  case match(BoundMatch)
  case unwind(BoundExpression, as: VariableID)
  case project(BoundProjection)
  case call(BoundCall)
  case subquery(BoundSubqueryCall)
  /// `FILTER`, and the WHERE of a clause that has none of its own.
  case filter(BoundExpression)
}

/// MATCH or OPTIONAL MATCH with its WHERE.
public struct BoundMatch: Sendable {
  /// Whether a row without a match survives with nulls.
  public var isOptional: Bool
  /// The comma-separated path patterns; relationships are pairwise different across all of them.
  public var paths: [BoundPath]
  /// WHERE.
  public var predicate: BoundExpression?
}

/// One path pattern.
public struct BoundPath: Sendable {
  /// Which of the matching paths are wanted.
  public enum Selector: Hashable, Sendable {
    /// Every path (the default).
    case all
    /// `shortestPath(…)`, `ANY SHORTEST`: one shortest for each pair of ends.
    case anyShortest
    /// `allShortestPaths(…)`, `ALL SHORTEST`.
    case allShortest
    /// `SHORTEST k`: k shortest for each pair of ends.
    case shortest(Int)
    /// `SHORTEST k GROUPS`.
    case shortestGroups(Int)
    /// `ANY k`.
    case any(Int)
  }

  /// The variable of the whole path, if named.
  public var variable: VariableID?
  /// Which paths are wanted.
  public var selector: Selector
  /// What a path must meet before the selector chooses among those that do.
  public var condition: BoundExpression?
  /// Nodes and what joins them, alternating, beginning and ending with a node.
  public var start: BoundNode
  /// The steps in order.
  public var steps: [(link: BoundLink, node: BoundNode)]
  /// Where it stands.
  public var span: SourceSpan
}

/// What joins two nodes of a pattern.
public enum BoundLink: Sendable {
  case relationship(BoundRelationship)
  /// `((a)-[r]->(b) WHERE …){1,3}`: joins the nodes on either side, which coincide with the inner
  /// pattern's first and last node.
  case quantified(BoundQuantifiedPath)
}

/// A node pattern.
public struct BoundNode: Sendable {
  /// The variable; anonymous ones have a variable without a name.
  public var variable: VariableID
  /// Whether the variable was bound before this MATCH (or earlier in it).
  public var isBound: Bool
  /// The label expression, if any.
  public var labels: LabelExpression?
  /// The property map's entries, each an equality.
  public var properties: [(key: String, value: BoundExpression)]
  /// The inline WHERE.
  public var predicate: BoundExpression?
  /// Where it stands.
  public var span: SourceSpan
}

/// A relationship pattern, of one step or of variable length.
public struct BoundRelationship: Sendable {
  /// Which way the arrow points, reading left to right.
  public enum Direction: Hashable, Sendable { case right, left, either }

  /// A bound of a variable length.
  public enum Bound: Hashable, Sendable {
    case literal(Int)
    /// An integer parameter, fixed before planning.
    case parameter(String, SourceSpan)
  }

  /// `*min..max`; nil bounds are the defaults (1 and unlimited).
  public struct Length: Hashable, Sendable {
    /// The least number of steps.
    public var minimum: Bound
    /// The greatest number of steps; nil is unlimited.
    public var maximum: Bound?
  }

  /// The variable: a relationship, or a list of them where there is a length.
  public var variable: VariableID
  /// Whether the variable was bound before.
  public var isBound: Bool
  /// The type expression, if any.
  public var types: LabelExpression?
  /// The direction.
  public var direction: Direction
  /// The property map's entries; with a length, each step must meet them.
  public var properties: [(key: String, value: BoundExpression)]
  /// The inline WHERE.
  public var predicate: BoundExpression?
  /// The variable length; nil for exactly one step.
  public var length: Length?
  /// Where it stands.
  public var span: SourceSpan
}

/// A quantified path pattern.
public struct BoundQuantifiedPath: Sendable {
  /// The inner pattern, with variables of its own (singletons inside).
  public var path: BoundPath
  /// The inner WHERE.
  public var predicate: BoundExpression?
  /// The least number of repetitions.
  public var minimum: Int
  /// The greatest number; nil is unlimited.
  public var maximum: Int?
  /// For each inner variable that has a name: the list variable visible outside.
  public var groups: [(inner: VariableID, outer: VariableID)]
}

/// Labels or types combined by `&`, `|`, `!`; `%` is any.
public indirect enum LabelExpression: Hashable, Sendable {
  case name(String, SourceSpan)
  case any
  case not(LabelExpression)
  case and(LabelExpression, LabelExpression)
  case or(LabelExpression, LabelExpression)
}

/// WITH or RETURN: projection, grouping, DISTINCT, ORDER BY, SKIP, LIMIT, and WITH's WHERE.
public struct BoundProjection: Sendable {
  /// One column.
  public struct Item: Sendable {
    /// The variable that holds it afterwards; `WITH a` keeps a's variable.
    public var variable: VariableID
    /// What it is computed from; over the variables before the projection.
    public var expression: BoundExpression
  }

  /// One key of ORDER BY.
  public struct SortKey: Sendable {
    /// May read variables from before the projection and the projected ones (where the rules allow it);
    /// expressions equal to a projected item have been replaced by that item's variable.
    public var expression: BoundExpression
    /// Whether the largest comes first.
    public var isDescending: Bool
  }

  /// The columns in order.
  public var items: [Item]
  /// Whether any item or sort key aggregates: then the items without an aggregate are the grouping keys.
  public var isAggregating: Bool
  /// DISTINCT.
  public var isDistinct: Bool
  /// ORDER BY.
  public var order: [SortKey]
  /// SKIP, free of variables.
  public var skip: BoundExpression?
  /// LIMIT, free of variables.
  public var limit: BoundExpression?
  /// WITH's WHERE: sees the projected variables, and those from before where nothing was aggregated or
  /// made distinct.
  public var predicate: BoundExpression?
}

/// CALL of a procedure.
public struct BoundCall: Sendable {
  /// The procedure.
  public var procedure: Procedure
  /// All arguments, defaults and implicit parameters filled in.
  public var arguments: [BoundExpression]
  /// The columns wanted and the variables they become.
  public var yields: [(column: Int, variable: VariableID)]
  /// YIELD's WHERE.
  public var predicate: BoundExpression?
  /// Where it stands.
  public var span: SourceSpan
}

/// `CALL (x) { … }`: run once for each row; its results are added to the row.
public struct BoundSubqueryCall: Sendable {
  /// The subquery.
  public var query: BoundUnion
  /// The outer variables it reads, which keep their id inside.
  public var imports: [VariableID]
  /// The variables its columns become outside; part i's `results` hold them inside.
  public var results: [VariableID]
  /// Whether a row without results survives with nulls (`OPTIONAL CALL`).
  public var isOptional: Bool
}

/// A subquery inside an expression.
public struct BoundSubquery: Sendable {
  /// The subquery; the pattern form has become a single MATCH, and COLLECT collects its one result.
  public var query: BoundUnion
  /// The outer variables it reads, which keep their id inside.
  public var imports: [VariableID]
}
