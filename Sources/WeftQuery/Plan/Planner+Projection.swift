import WeftGraph

extension Planner {
  /// Adds WITH or RETURN to a scope.
  func add(_ projection: BoundProjection, to scope: inout Scope) {
    var plan = scope.plan
    var order: [BoundProjection.SortKey] = projection.order
    if projection.isAggregating {
      (plan, order) = aggregated(projection, over: plan)
    } else {
      plan = projected(plan, projection.items)
    }
    if projection.isDistinct {
      plan = LogicalPlan(
        .distinct(projection.items.map(\.variable)), [plan], estimate: plan.estimate * 0.5)
    }
    plan = ordered(plan, order)
    if let skip = projection.skip {
      plan = LogicalPlan(.skip(skip), [plan], estimate: plan.estimate)
    }
    if let limit = projection.limit {
      var estimate = plan.estimate
      if case .literal(.integer(let rows)) = limit.form { estimate = min(estimate, Double(rows)) }
      plan = LogicalPlan(.limit(limit), [plan], estimate: estimate)
    }
    if let predicate = projection.predicate { plan = filtered(plan, predicate.conjuncts) }
    scope.plan = plan
    scope.bound = Set(projection.items.map(\.variable)).union(scope.imports)
  }

  private func projected(
    _ plan: LogicalPlan, _ items: [BoundProjection.Item]
  ) -> LogicalPlan {
    let computed = items.filter { item in
      if case .variable(item.variable) = item.expression.form { return false }
      return true
    }
    guard !computed.isEmpty else { return plan }
    return LogicalPlan(.project(computed), [plan], estimate: plan.estimate)
  }

  private func ordered(
    _ plan: LogicalPlan, _ order: [BoundProjection.SortKey]
  ) -> LogicalPlan {
    guard !order.isEmpty else { return plan }
    var computed: [BoundProjection.Item] = []
    var columns: [LogicalPlan.SortColumn] = []
    for key in order {
      if case .variable(let variable) = key.expression.form {
        columns.append(.init(variable: variable, isDescending: key.isDescending))
      } else {
        let variable = allocate(key.expression.type, at: key.expression.span)
        computed.append(.init(variable: variable, expression: key.expression))
        columns.append(.init(variable: variable, isDescending: key.isDescending))
      }
    }
    let input = projected(plan, computed)
    return LogicalPlan(.sort(columns), [input], estimate: plan.estimate)
  }

  /// Grouping: keys and aggregate arguments are computed before, what is made of them after.
  private func aggregated(
    _ projection: BoundProjection, over plan: LogicalPlan
  ) -> (LogicalPlan, [BoundProjection.SortKey]) {
    let keys = projection.items.filter { !$0.expression.isAggregating }
    var before = keys
    let canonical = ExpressionText(variables: variables, isCanonical: true)
    var keyOf: [String: BoundProjection.Item] = [:]
    for key in keys.reversed() { keyOf[canonical.text(key.expression)] = key }
    var aggregations: [LogicalPlan.Aggregation] = []
    var aggregateOf: [String: VariableID] = [:]

    func argument(_ expression: BoundExpression?) -> BoundExpression? {
      guard let expression else { return nil }
      if case .variable = expression.form { return expression }
      let text = canonical.text(expression)
      if let known = before.first(where: { canonical.text($0.expression) == text }) {
        return .reference(known.variable, type: expression.type, span: expression.span)
      }
      let variable = allocate(expression.type)
      before.append(.init(variable: variable, expression: expression))
      return .reference(variable, type: expression.type, span: expression.span)
    }

    func afterGrouping(_ expression: BoundExpression) -> BoundExpression {
      if case .aggregate(let aggregate) = expression.form {
        let text = canonical.text(aggregate)
        let variable = aggregateOf[text] ?? allocate(expression.type, at: expression.span)
        if aggregateOf[text] == nil {
          aggregateOf[text] = variable
          var reading = aggregate
          reading.argument = argument(aggregate.argument)
          reading.percentile = argument(aggregate.percentile)
          aggregations.append(.init(variable: variable, aggregate: reading))
        }
        return .reference(variable, type: expression.type, span: expression.span)
      }
      if let key = keyOf[canonical.text(expression)] {
        return .reference(key.variable, type: expression.type, span: expression.span)
      }
      return expression.mapChildren(afterGrouping)
    }

    var after: [BoundProjection.Item] = []
    for item in projection.items where item.expression.isAggregating {
      after.append(.init(variable: item.variable, expression: afterGrouping(item.expression)))
    }
    let order = projection.order.map { key in
      BoundProjection.SortKey(
        expression: afterGrouping(key.expression), isDescending: key.isDescending)
    }
    let input = projected(plan, before)
    let grouped = LogicalPlan(
      .aggregate(keys: keys.map(\.variable), aggregations), [input],
      estimate: keys.isEmpty ? 1 : max(plan.estimate * 0.2, 1))
    return (projected(grouped, after), order)
  }
}
