package import WeftGraph

/// A variable of a bound query: an index into ``BoundQuery/variables``.
///
/// Every binding occurrence has its own.
package struct VariableID: Hashable, Comparable, Sendable {
  /// The index.
  package var index: Int

  /// Wraps an index.
  package init(_ index: Int) { self.index = index }

  /// Orders variables by index.
  package static func < (left: VariableID, right: VariableID) -> Bool { left.index < right.index }
}

/// A query after binding: names resolved, scopes checked, every compile-time error reported.
package struct BoundQuery: Sendable {
  /// A variable.
  package struct Variable: Sendable {
    /// The name in the query, or nil for an anonymous pattern element.
    package var name: String?
    /// What is known of its values.
    package var type: ValueType
    /// Where it was bound.
    package var span: SourceSpan
  }

  /// All variables, by ``VariableID``.
  package var variables: [Variable] = []
  /// The parts joined by UNION; one where there is none.
  package var union: BoundUnion
  /// The text, for messages at run time.
  package var text: SourceText
  /// Parameters the query reads.
  package var parameters: Set<String> = []
  /// Where each parameter is read first.
  package var parameterSpans: [String: SourceSpan] = [:]
  /// How the query begins: run, `EXPLAIN` or `PROFILE`.
  package var mode: Mode = .run

  /// What is asked for beside the rows.
  package enum Mode: Sendable { case run, explain, profile }
}

/// Single queries joined by UNION or UNION ALL.
package struct BoundUnion: Sendable {
  /// The single queries, each with the variables of its result in column order.
  package var parts: [BoundSingleQuery]
  /// Whether duplicates are kept (`UNION ALL`).
  package var keepsDuplicates: Bool
  /// Column names; empty for a subquery or standalone call that returns nothing.
  package var columns: [String]
}

/// Clauses in order.
package struct BoundSingleQuery: Sendable {
  /// The clauses.
  package var clauses: [BoundClause]
  /// The variables that hold the result columns; empty if there is no RETURN.
  package var results: [VariableID]
}

/// One clause.
package enum BoundClause: Sendable {
  case match(BoundMatch)
  case unwind(BoundExpression, as: VariableID)
  case project(BoundProjection)
  case call(BoundCall)
  case subquery(BoundSubqueryCall)
  /// `FILTER`, and the WHERE of a clause that has none of its own.
  case filter(BoundExpression)
  /// A clause that changes the graph; only scripts have any.
  case update(BoundUpdate)
}

/// MATCH or OPTIONAL MATCH with its WHERE.
package struct BoundMatch: Sendable {
  /// Whether a row without a match survives with nulls.
  package var isOptional: Bool
  /// The comma-separated path patterns; relationships are pairwise different across all of them.
  package var paths: [BoundPath]
  /// WHERE.
  package var predicate: BoundExpression?
}

/// One path pattern.
package struct BoundPath: Sendable {
  /// Which of the matching paths are wanted.
  package enum Selector: Hashable, Sendable {
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
  package var variable: VariableID?
  /// Which paths are wanted.
  package var selector: Selector
  /// What a path must meet before the selector chooses among those that do.
  package var condition: BoundExpression?
  /// Nodes and what joins them, alternating, beginning and ending with a node.
  package var start: BoundNode
  /// The steps in order.
  package var steps: [(link: BoundLink, node: BoundNode)]
  /// Where it stands.
  package var span: SourceSpan
}

/// What joins two nodes of a pattern.
package enum BoundLink: Sendable {
  case relationship(BoundRelationship)
  /// `((a)-[r]->(b) WHERE …){1,3}`: joins the nodes on either side, which coincide with the inner
  /// pattern's first and last node.
  case quantified(BoundQuantifiedPath)
}

/// A node pattern.
package struct BoundNode: Sendable {
  /// The variable; anonymous ones have a variable without a name.
  package var variable: VariableID
  /// Whether the variable was bound before this MATCH (or earlier in it).
  package var isBound: Bool
  /// The label expression, if any.
  package var labels: LabelExpression?
  /// The property map's entries, each an equality.
  package var properties: [(key: String, value: BoundExpression)]
  /// The inline WHERE.
  package var predicate: BoundExpression?
  /// Where it stands.
  package var span: SourceSpan
}

/// A relationship pattern, of one step or of variable length.
package struct BoundRelationship: Sendable {
  /// Which way the arrow points, reading left to right.
  package enum Direction: Hashable, Sendable { case right, left, either }

  /// A bound of a variable length.
  package enum Bound: Hashable, Sendable {
    case literal(Int)
    /// An integer parameter, fixed before planning.
    case parameter(String, SourceSpan)
  }

  /// `*min..max`; nil bounds are the defaults (1 and unlimited).
  package struct Length: Hashable, Sendable {
    /// The least number of steps.
    package var minimum: Bound
    /// The greatest number of steps; nil is unlimited.
    package var maximum: Bound?
  }

  /// The variable: a relationship, or a list of them where there is a length.
  package var variable: VariableID
  /// Whether the variable was bound before.
  package var isBound: Bool
  /// The type expression, if any.
  package var types: LabelExpression?
  /// The direction.
  package var direction: Direction
  /// The property map's entries; with a length, each step must meet them.
  package var properties: [(key: String, value: BoundExpression)]
  /// The inline WHERE.
  package var predicate: BoundExpression?
  /// The variable length; nil for exactly one step.
  package var length: Length?
  /// Where it stands.
  package var span: SourceSpan
}

/// A quantified path pattern.
package struct BoundQuantifiedPath: Sendable {
  /// The inner pattern, with variables of its own (singletons inside).
  package var path: BoundPath
  /// The inner WHERE.
  package var predicate: BoundExpression?
  /// The least number of repetitions.
  package var minimum: Int
  /// The greatest number; nil is unlimited.
  package var maximum: Int?
  /// For each inner variable that has a name: the list variable visible outside.
  package var groups: [(inner: VariableID, outer: VariableID)]
}

/// Labels or types combined by `&`, `|`, `!`; `%` is any.
package indirect enum LabelExpression: Hashable, Sendable {
  case name(String, SourceSpan)
  case any
  case not(LabelExpression)
  case and(LabelExpression, LabelExpression)
  case or(LabelExpression, LabelExpression)
}

/// WITH or RETURN: projection, grouping, DISTINCT, ORDER BY, SKIP, LIMIT, and WITH's WHERE.
package struct BoundProjection: Sendable {
  /// One column.
  package struct Item: Sendable {
    /// The variable that holds it afterwards; `WITH a` keeps a's variable.
    package var variable: VariableID
    /// What it is computed from; over the variables before the projection.
    package var expression: BoundExpression
  }

  /// One key of ORDER BY.
  package struct SortKey: Sendable {
    /// May read variables from before the projection and the projected ones (where the rules allow it);
    /// expressions equal to a projected item have been replaced by that item's variable.
    package var expression: BoundExpression
    /// Whether the largest comes first.
    package var isDescending: Bool
  }

  /// The columns in order.
  package var items: [Item]
  /// Whether any item or sort key aggregates: then the items without an aggregate are the grouping keys.
  package var isAggregating: Bool
  /// DISTINCT.
  package var isDistinct: Bool
  /// ORDER BY.
  package var order: [SortKey]
  /// SKIP, free of variables.
  package var skip: BoundExpression?
  /// LIMIT, free of variables.
  package var limit: BoundExpression?
  /// WITH's WHERE: sees the projected variables, and those from before where nothing was aggregated or
  /// made distinct.
  package var predicate: BoundExpression?
}

/// CALL of a procedure.
package struct BoundCall: Sendable {
  /// The procedure.
  package var procedure: Procedure
  /// All arguments, defaults and implicit parameters filled in.
  package var arguments: [BoundExpression]
  /// The columns wanted and the variables they become.
  package var yields: [(column: Int, variable: VariableID)]
  /// YIELD's WHERE.
  package var predicate: BoundExpression?
  /// Where it stands.
  package var span: SourceSpan
}

/// `CALL (x) { … }`: run once for each row; its results are added to the row.
package struct BoundSubqueryCall: Sendable {
  /// The subquery.
  package var query: BoundUnion
  /// The outer variables it reads, which keep their id inside.
  package var imports: [VariableID]
  /// The variables its columns become outside; part i's `results` hold them inside.
  package var results: [VariableID]
  /// Whether a row without results survives with nulls (`OPTIONAL CALL`).
  package var isOptional: Bool
}

/// A subquery inside an expression.
package struct BoundSubquery: Sendable {
  /// The subquery; the pattern form has become a single MATCH, and COLLECT collects its one result.
  package var query: BoundUnion
  /// The outer variables it reads, which keep their id inside.
  package var imports: [VariableID]
  /// Which subquery of the query it is; copies of an expression keep it.
  package var id: Int
}
