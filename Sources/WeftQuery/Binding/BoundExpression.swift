package import WeftGraph

/// An expression after binding.
package struct BoundExpression: Sendable {
  /// What it computes.
  package var form: Form
  /// What is known of its values.
  package var type: ValueType
  /// Where it stands.
  package var span: SourceSpan

  /// Creates an expression.
  package init(_ form: Form, type: ValueType, span: SourceSpan) {
    self.form = form
    self.type = type
    self.span = span
  }

  /// The forms an expression may have.
  package indirect enum Form: Sendable {
    case literal(Value)
    case variable(VariableID)
    case parameter(String)
    /// `e.key` of a node, relationship, map or temporal value.
    case property(BoundExpression, key: String)
    /// `e[i]`, also map and entity access by key.
    case index(BoundExpression, BoundExpression)
    /// `e[from..to]`.
    case slice(BoundExpression, from: BoundExpression?, to: BoundExpression?)
    case unary(UnaryOperator, BoundExpression)
    case binary(BinaryOperator, BoundExpression, BoundExpression)
    /// `NULL`-testing: `IS NULL`, or `IS NOT NULL` when negated.
    case isNull(BoundExpression, negated: Bool)
    /// `n:A|B`, `n IS A`: a node's labels or a relationship's type.
    case hasLabels(BoundExpression, LabelExpression)
    case list([BoundExpression])
    case map([(key: String, value: BoundExpression)])
    case call(ScalarFunction, [BoundExpression])
    case aggregate(BoundAggregate)
    /// `CASE`: the operand, if any, has been made into equalities.
    case conditional(
      [(condition: BoundExpression, result: BoundExpression)], otherwise: BoundExpression?)
    /// `[x IN list WHERE p | e]`; without `e` the element itself.
    case listComprehension(
      VariableID, in: BoundExpression, where: BoundExpression?, yield: BoundExpression?)
    /// `all|any|none|single(x IN list WHERE p)`.
    case quantifier(Quantifier, VariableID, in: BoundExpression, where: BoundExpression)
    /// `reduce(acc = start, x IN list | step)`.
    case reduce(
      accumulator: VariableID, start: BoundExpression, element: VariableID, in: BoundExpression,
      step: BoundExpression)
    /// `EXISTS { … }`, `exists(pattern)` and a bare pattern as predicate.
    case exists(BoundSubquery)
    /// `COUNT { … }`.
    case count(BoundSubquery)
    /// `COLLECT { … }` and pattern comprehension.
    case collect(BoundSubquery)
  }
}

/// An aggregation over the rows of a group.
package struct BoundAggregate: Sendable {
  /// Which.
  package enum Kind: String, Sendable {
    case countRows, count, sum, avg, min, max, collect, stDev, stDevP, percentileCont,
      percentileDisc
  }

  /// Which.
  package var kind: Kind
  /// What is aggregated; nil for `count(*)`.
  package var argument: BoundExpression?
  /// The percentile, constant over the group.
  package var percentile: BoundExpression?
  /// Whether equal values count once.
  package var isDistinct: Bool

  /// Creates an aggregation.
  package init(
    kind: Kind, argument: BoundExpression?, percentile: BoundExpression? = nil, isDistinct: Bool
  ) {
    self.kind = kind
    self.argument = argument
    self.percentile = percentile
    self.isDistinct = isDistinct
  }
}

/// Operators with one operand.
package enum UnaryOperator: String, Sendable {
  case not, plus, minus
}

/// Operators with two operands; a chain `a < b < c` has become a conjunction.
package enum BinaryOperator: String, Sendable {
  case or, xor, and
  case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual
  case add, subtract, multiply, divide, modulo, power
  case `in`, startsWith, endsWith, contains, matches
  /// `||` on strings and lists.
  case concatenate

  /// How the operator is written.
  var symbol: String {
    switch self {
    case .or: "OR"
    case .xor: "XOR"
    case .and: "AND"
    case .equal: "="
    case .notEqual: "<>"
    case .less: "<"
    case .lessOrEqual: "<="
    case .greater: ">"
    case .greaterOrEqual: ">="
    case .add: "+"
    case .subtract: "-"
    case .multiply: "*"
    case .divide: "/"
    case .modulo: "%"
    case .power: "^"
    case .in: "IN"
    case .startsWith: "STARTS WITH"
    case .endsWith: "ENDS WITH"
    case .contains: "CONTAINS"
    case .matches: "=~"
    case .concatenate: "||"
    }
  }
}

/// Predicates over the elements of a list.
package enum Quantifier: String, Sendable {
  case all, any, none, single
}
