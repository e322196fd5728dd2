import WeftGraph

/// Turns subqueries in expressions into applies, so that they are part of the plan.
///
/// A conjunct `EXISTS {}` or `NOT EXISTS {}` becomes a semi-apply; any other subquery computed for
/// every row becomes a column. Those in a branch of CASE, behind AND or OR, or inside a comprehension
/// are not computed for every row and stay where they are.
struct LiftSubqueries {
  let planner: Planner

  func apply(to plan: LogicalPlan) throws(InputError) -> LogicalPlan {
    var plan = plan
    for index in plan.inputs.indices { plan.inputs[index] = try apply(to: plan.inputs[index]) }
    switch plan.step {
    case .filter(let predicates): return try filter(predicates, over: plan)
    case .project(let items):
      var input = plan.inputs[0]
      var lifted: [BoundProjection.Item] = []
      for item in items {
        lifted.append(
          .init(variable: item.variable, expression: try lift(item.expression, onto: &input)))
      }
      plan.inputs[0] = input
      plan.step = .project(lifted)
      return plan
    default: return plan
    }
  }

  private func filter(
    _ predicates: [BoundExpression], over plan: LogicalPlan
  ) throws(InputError) -> LogicalPlan {
    guard predicates.contains(where: \.hasSubquery) else { return plan }
    var result = plan.inputs[0]
    var plain: [BoundExpression] = []
    func flush() {
      guard !plain.isEmpty else { return }
      result = LogicalPlan(.filter(plain), [result], estimate: plan.estimate)
      plain = []
    }
    for predicate in predicates {
      if let (subquery, isNegated) = existence(predicate) {
        flush()
        let (inner, _) = try planner.plan(subquery, rows: result.estimate)
        result = LogicalPlan(
          .semiApply(isNegated: isNegated), [result, try apply(to: inner)],
          estimate: plan.estimate)
      } else if predicate.hasSubquery {
        flush()
        plain.append(try lift(predicate, onto: &result))
      } else {
        plain.append(predicate)
      }
    }
    flush()
    return result
  }

  private func existence(_ predicate: BoundExpression) -> (BoundSubquery, Bool)? {
    switch predicate.form {
    case .exists(let subquery): (subquery, false)
    case .unary(.not, let inner): existence(inner).map { ($0.0, !$0.1) }
    default: nil
    }
  }

  private func lift(
    _ expression: BoundExpression, onto plan: inout LogicalPlan
  ) throws(InputError) -> BoundExpression {
    guard expression.hasSubquery else { return expression }
    let subquery: BoundSubquery
    switch expression.form {
    case .exists(let given), .count(let given), .collect(let given): subquery = given
    case .unary, .property, .isNull, .list, .map, .call, .index, .slice, .hasLabels:
      return try liftChildren(expression, onto: &plan)
    case .binary(let binary, _, _) where binary != .and && binary != .or:
      return try liftChildren(expression, onto: &plan)
    case .listComprehension(let variable, let list, let predicate, let yield):
      var result = expression
      result.form = .listComprehension(
        variable, in: try lift(list, onto: &plan), where: predicate, yield: yield)
      return result
    case .quantifier(let quantifier, let variable, let list, let predicate):
      var result = expression
      result.form = .quantifier(
        quantifier, variable, in: try lift(list, onto: &plan), where: predicate)
      return result
    default: return expression
    }
    let (inner, results) = try planner.plan(subquery, rows: plan.estimate)
    let lifted = try apply(to: inner)
    let variable = planner.allocate(expression.type)
    let step: LogicalPlan.Step =
      switch expression.form {
      case .exists: .markApply(variable)
      case .count: .countApply(variable)
      default: .collectApply(variable, of: results[0])
      }
    plan = LogicalPlan(step, [plan, lifted], estimate: plan.estimate)
    return .reference(variable, type: expression.type, span: expression.span)
  }

  private func liftChildren(
    _ expression: BoundExpression, onto plan: inout LogicalPlan
  ) throws(InputError) -> BoundExpression {
    var lifted: [BoundExpression] = []
    for child in expression.children { lifted.append(try lift(child, onto: &plan)) }
    var rest = lifted[...]
    return expression.mapChildren { _ in rest.popFirst() ?? expression }
  }
}
