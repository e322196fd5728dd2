import WeftGraph

extension BoundExpression {
  /// The expressions directly below this one, those of subqueries left out.
  var children: [BoundExpression] {
    switch form {
    case .literal, .variable, .parameter, .exists, .count, .collect: []
    case .property(let base, _), .unary(_, let base), .isNull(let base, _), .hasLabels(let base, _):
      [base]
    case .index(let base, let index): [base, index]
    case .slice(let base, let from, let to): [base] + [from, to].compactMap(\.self)
    case .binary(_, let left, let right): [left, right]
    case .list(let elements): elements
    case .map(let entries): entries.map(\.value)
    case .call(_, let arguments): arguments
    case .aggregate(let aggregate):
      [aggregate.argument, aggregate.percentile].compactMap(\.self)
    case .conditional(let branches, let otherwise):
      branches.flatMap { [$0.condition, $0.result] } + [otherwise].compactMap(\.self)
    case .listComprehension(_, let list, let predicate, let yield):
      [list] + [predicate, yield].compactMap(\.self)
    case .quantifier(_, _, let list, let predicate): [list, predicate]
    case .reduce(_, let start, _, let list, let step): [start, list, step]
    }
  }

  /// The same expression with its direct children replaced.
  func mapChildren(_ transform: (BoundExpression) -> BoundExpression) -> BoundExpression {
    var result = self
    switch form {
    case .literal, .variable, .parameter, .exists, .count, .collect: break
    case .property(let base, let key): result.form = .property(transform(base), key: key)
    case .unary(let unary, let base): result.form = .unary(unary, transform(base))
    case .isNull(let base, let negated): result.form = .isNull(transform(base), negated: negated)
    case .hasLabels(let base, let labels): result.form = .hasLabels(transform(base), labels)
    case .index(let base, let index): result.form = .index(transform(base), transform(index))
    case .slice(let base, let from, let to):
      result.form = .slice(transform(base), from: from.map(transform), to: to.map(transform))
    case .binary(let binary, let left, let right):
      result.form = .binary(binary, transform(left), transform(right))
    case .list(let elements): result.form = .list(elements.map(transform))
    case .map(let entries): result.form = .map(entries.map { ($0.key, transform($0.value)) })
    case .call(let function, let arguments):
      result.form = .call(function, arguments.map(transform))
    case .aggregate(var aggregate):
      aggregate.argument = aggregate.argument.map(transform)
      aggregate.percentile = aggregate.percentile.map(transform)
      result.form = .aggregate(aggregate)
    case .conditional(let branches, let otherwise):
      result.form = .conditional(
        branches.map { (transform($0.condition), transform($0.result)) },
        otherwise: otherwise.map(transform))
    case .listComprehension(let variable, let list, let predicate, let yield):
      result.form = .listComprehension(
        variable, in: transform(list), where: predicate.map(transform), yield: yield.map(transform))
    case .quantifier(let quantifier, let variable, let list, let predicate):
      result.form = .quantifier(
        quantifier, variable, in: transform(list), where: transform(predicate))
    case .reduce(let accumulator, let start, let element, let list, let step):
      result.form = .reduce(
        accumulator: accumulator, start: transform(start), element: element, in: transform(list),
        step: transform(step))
    }
    return result
  }

  /// The variables it reads from outside, those bound within left out.
  var freeVariables: Set<VariableID> {
    var result: Set<VariableID> = []
    collectFree(into: &result)
    return result
  }

  private func collectFree(into result: inout Set<VariableID>) {
    switch form {
    case .variable(let variable): result.insert(variable)
    case .exists(let subquery), .count(let subquery), .collect(let subquery):
      result.formUnion(subquery.imports)
    case .listComprehension(let variable, let list, let predicate, let yield):
      var inner: Set<VariableID> = []
      predicate?.collectFree(into: &inner)
      yield?.collectFree(into: &inner)
      inner.remove(variable)
      result.formUnion(inner)
      list.collectFree(into: &result)
    case .quantifier(_, let variable, let list, let predicate):
      var inner: Set<VariableID> = []
      predicate.collectFree(into: &inner)
      inner.remove(variable)
      result.formUnion(inner)
      list.collectFree(into: &result)
    case .reduce(let accumulator, let start, let element, let list, let step):
      var inner: Set<VariableID> = []
      step.collectFree(into: &inner)
      inner.subtract([accumulator, element])
      result.formUnion(inner)
      start.collectFree(into: &result)
      list.collectFree(into: &result)
    default:
      for child in children { child.collectFree(into: &result) }
    }
  }

  /// Whether a predicate holds for this expression or one below it, subqueries not entered.
  func contains(_ predicate: (BoundExpression) -> Bool) -> Bool {
    predicate(self) || children.contains { $0.contains(predicate) }
  }

  /// Whether it has an aggregate.
  var isAggregating: Bool {
    contains {
      if case .aggregate = $0.form { true } else { false }
    }
  }

  /// Whether it has a subquery.
  var hasSubquery: Bool {
    contains {
      switch $0.form {
      case .exists, .count, .collect: true
      default: false
      }
    }
  }

  /// Whether evaluating it earlier than it is written could raise an error that a guard before it
  /// was meant to prevent.
  var mayDivide: Bool {
    contains {
      switch $0.form {
      case .binary(.divide, _, _), .binary(.modulo, _, _), .index, .slice: true
      default: false
      }
    }
  }

  /// Whether equal rows always give equal values.
  var isDeterministic: Bool {
    !contains {
      if case .call(let function, _) = $0.form { !function.isDeterministic } else { false }
    }
  }

  /// The operands of AND, in order; the expression itself if it is no conjunction.
  var conjuncts: [BoundExpression] {
    if case .binary(.and, let left, let right) = form { return left.conjuncts + right.conjuncts }
    return [self]
  }

  /// The conjunction of predicates in order; nil if there are none.
  static func conjunction(of predicates: [BoundExpression]) -> BoundExpression? {
    predicates.balanced { first, second in
      BoundExpression(
        .binary(.and, first, second), type: ValueType(.boolean), span: first.span.union(second.span)
      )
    }
  }

  /// A reference to a variable.
  static func reference(
    _ variable: VariableID, type: ValueType = .any, span: SourceSpan = .zero
  ) -> BoundExpression {
    BoundExpression(.variable(variable), type: type, span: span)
  }
}
