import WeftGraph

/// The nodes of a syntax tree, in a namespace of their own.
enum Syntax {
  /// An expression: an index into ``SyntaxTree/expressions``.
  struct ExpressionID: Hashable { var index: Int32 }
  /// A query inside an expression or clause: an index into ``SyntaxTree/queries``.
  struct QueryID: Hashable { var index: Int32 }
  /// A path pattern: an index into ``SyntaxTree/patterns``.
  struct PatternID: Hashable { var index: Int32 }

  /// A name and where it stands.
  struct Name: Hashable {
    var text: String
    var span: SourceSpan
  }

  enum Node {
    case null
    case boolean(Bool)
    case integer(Int64)
    case float(Double)
    case string(String)
    case variable(String)
    case parameter(String)
    case property(ExpressionID, Name)
    case index(ExpressionID, ExpressionID)
    case slice(ExpressionID, from: ExpressionID?, to: ExpressionID?)
    case unary(UnaryOperator, ExpressionID)
    case binary(BinaryOperator, ExpressionID, ExpressionID)
    /// `a < b <= c`: operands, and the operators between them.
    case comparison([ExpressionID], [BinaryOperator])
    case isNull(ExpressionID, negated: Bool)
    case hasLabels(ExpressionID, LabelExpression)
    case list([ExpressionID])
    case map([(key: Name, value: ExpressionID)])
    case call(Name, [ExpressionID], isDistinct: Bool)
    case countRows
    case conditional(
      operand: ExpressionID?, branches: [(condition: ExpressionID, result: ExpressionID)],
      otherwise: ExpressionID?)
    case listComprehension(
      Name, in: ExpressionID, where: ExpressionID?, yield: ExpressionID?)
    case quantifier(Quantifier, Name, in: ExpressionID, where: ExpressionID?)
    case reduce(
      accumulator: Name, start: ExpressionID, element: Name, in: ExpressionID,
      step: ExpressionID)
    case mapProjection(Name, [ProjectionEntry])
    /// A bare pattern as a predicate, or `shortestPath(…)` as a value.
    case pattern(PatternID)
    case patternComprehension(PatternID, where: ExpressionID?, yield: ExpressionID)
    case exists(QueryID)
    case count(QueryID)
    case collect(QueryID)
  }

  /// One entry of a map projection `n {.name, .*, total: 1, x}`.
  enum ProjectionEntry {
    case property(Name)
    case allProperties(SourceSpan)
    case entry(Name, ExpressionID)
    case variable(Name)
  }

  /// Single queries joined by UNION.
  struct UnionQuery {
    var parts: [SingleQuery]
    /// For each UNION: whether it is UNION ALL, and where it stands.
    var unions: [(keepsDuplicates: Bool, span: SourceSpan)]
    var span: SourceSpan
    /// Whether it is a bare pattern with an optional WHERE, as in `EXISTS { (a)-->(b) }`.
    var isPattern = false
  }

  struct SingleQuery {
    var clauses: [Clause]
    var span: SourceSpan
  }

  struct Clause {
    var form: ClauseForm
    /// The clause's first keyword.
    var keyword: SourceSpan
    var span: SourceSpan
  }

  enum ClauseForm {
    case match(isOptional: Bool, [PatternID], where: ExpressionID?)
    case unwind(ExpressionID, Name)
    case with(Projection)
    case returning(Projection)
    case call(Call)
    case subquery(SubqueryCall)
    case filter(ExpressionID)
    case letting([Item])
    case update(Update)
  }

  struct Projection {
    var isDistinct: Bool
    /// `*`, if there is one.
    var star: SourceSpan?
    var items: [Item]
    var order: [(expression: ExpressionID, isDescending: Bool)]
    var skip: ExpressionID?
    var limit: ExpressionID?
    var predicate: ExpressionID?
  }

  struct Item {
    var expression: ExpressionID
    var alias: Name?
    /// The text from the first to the last token: the column's name where there is no alias.
    var span: SourceSpan
  }

  struct Call {
    var name: Name
    /// Nil where the parentheses are left out: parameters of the same names are passed.
    var arguments: [ExpressionID]?
    /// Nil where there is no YIELD.
    var yields: Yields?
    var isOptional: Bool
  }

  struct Yields {
    var star: SourceSpan?
    var items: [(column: Name, alias: Name?)]
    var predicate: ExpressionID?
    var span: SourceSpan
  }

  struct SubqueryCall {
    /// Nil for `CALL { … }`, which imports by a first WITH.
    var imports: [Name]?
    /// `CALL (*) { … }`.
    var importsAll: Bool
    var query: QueryID
    var isOptional: Bool
  }

  struct PathPattern {
    var variable: Name?
    var selector: BoundPath.Selector
    /// `shortestPath(` or `allShortestPaths(`, which must hold one variable-length step.
    var isShortestFunction: Bool
    var elements: [PatternElement]
    /// WHERE inside the parentheses around the whole pattern.
    var predicate: ExpressionID?
    var span: SourceSpan
  }

  enum PatternElement {
    case node(NodePattern)
    case relationship(RelationshipPattern)
    case quantified(QuantifiedPattern)
  }

  struct NodePattern {
    var variable: Name?
    var labels: LabelExpression?
    var properties: [(key: Name, value: ExpressionID)]
    /// Whether a property map is written, though it may be empty.
    var hasMap = false
    /// The parameter that stands for the property map in CREATE.
    var parameter: ExpressionID?
    var predicate: ExpressionID?
    var span: SourceSpan
  }

  struct RelationshipPattern {
    var variable: Name?
    var types: LabelExpression?
    var direction: BoundRelationship.Direction
    var properties: [(key: Name, value: ExpressionID)]
    /// The parameter that stands for the property map in CREATE.
    var parameter: ExpressionID?
    var predicate: ExpressionID?
    var length: BoundRelationship.Length?
    var span: SourceSpan
  }

  struct QuantifiedPattern {
    var pattern: PatternID
    var minimum: Int
    var maximum: Int?
    var span: SourceSpan
  }
}
