import WeftGraph

extension LogicalPlan.Step {
  /// The expressions the step computes, in the order it does.
  var expressions: [BoundExpression] {
    switch self {
    case .unit, .argument, .nodeScan, .selectPaths, .boundRelationship, .path, .distinct, .sort,
      .optional, .semiApply, .markApply, .countApply, .collectApply, .apply, .crossProduct, .union:
      []
    case .nodeSeek(_, _, _, let value): [value]
    case .expand(let expansion), .quantifiedExpand(let expansion, _): expansion.targetPredicates
    case .intersect(let first, let second): first.targetPredicates + second.targetPredicates
    case .variableExpand(let expansion, let length), .shortest(let expansion, let length, _):
      (length.stepPredicates + length.nodePredicates).map(\.predicate)
        + expansion.targetPredicates
    case .filter(let predicates): predicates
    case .project(let items): items.map(\.expression)
    case .aggregate(_, let aggregations):
      aggregations.flatMap { [$0.aggregate.argument, $0.aggregate.percentile].compactMap(\.self) }
    case .topK(_, let skip, let limit): [skip, limit].compactMap(\.self)
    case .skip(let amount), .limit(let amount): [amount]
    case .unwind(let list, _): [list]
    case .hashJoin(let keys): keys.map(\.left) + keys.map(\.right)
    case .procedureCall(let call): call.arguments
    }
  }
}

extension LogicalPlan {
  /// Whether running it twice gives the same rows.
  var isDeterministic: Bool {
    step.expressions.allSatisfy(\.isDeterministic) && inputs.allSatisfy(\.isDeterministic)
  }
}

extension BoundExpression {
  /// The subqueries within, those inside of subqueries left out.
  var subqueries: [BoundSubquery] {
    switch form {
    case .exists(let subquery), .count(let subquery), .collect(let subquery): [subquery]
    default: children.flatMap(\.subqueries)
    }
  }
}
