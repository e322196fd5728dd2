import WeftGraph

/// Turns the search for trails into a search for nodes where nobody asks by how many trails a node
/// is reached: under DISTINCT, existence, and aggregates that do not count.
struct PruneTrails {
  func apply(
    to plan: LogicalPlan, needed: Set<VariableID>, countsRows: Bool
  ) -> LogicalPlan {
    var plan = plan
    var below = needed.union(plan.reads)
    var counts = countsRows
    switch plan.step {
    case .variableExpand(let expansion, var length):
      if !countsRows, !needed.contains(expansion.relationship), length.minimum <= 1,
        !(length.maximum.map { $0 < 1 } ?? false)
      {
        length.isReachability = true
        plan.step = .variableExpand(expansion, length)
      }
    case .path(let variable, _, _):
      // A path nobody reads is not made.
      if !needed.contains(variable) {
        return apply(to: plan.inputs[0], needed: needed, countsRows: countsRows)
      }
    case .distinct: counts = false
    case .aggregate(_, let aggregations):
      below = plan.reads
      counts = !aggregations.allSatisfy { aggregation in
        switch aggregation.aggregate.kind {
        case .min, .max: true
        default: aggregation.aggregate.isDistinct
        }
      }
    case .limit, .skip, .topK, .unwind, .procedureCall, .quantifiedExpand, .shortest,
      .selectPaths:
      counts = true
    case .project(let items):
      below = needed.subtracting(items.map(\.variable))
      for item in items where needed.contains(item.variable) {
        below.formUnion(item.expression.freeVariables)
      }
      if !items.allSatisfy({ $0.expression.isDeterministic }) { counts = true }
    case .semiApply, .markApply:
      plan.inputs[1] = apply(to: plan.inputs[1], needed: [], countsRows: false)
      below.formUnion(argument(of: plan.inputs[1]))
      plan.inputs[0] = apply(to: plan.inputs[0], needed: below, countsRows: counts)
      return plan
    case .countApply, .collectApply:
      var inner = plan.inputs[1].variables
      if case .collectApply(_, let column) = plan.step { inner = [column] }
      plan.inputs[1] = apply(to: plan.inputs[1], needed: inner, countsRows: true)
      below.formUnion(argument(of: plan.inputs[1]))
      plan.inputs[0] = apply(to: plan.inputs[0], needed: below, countsRows: counts)
      return plan
    case .optional, .apply:
      below.formUnion(argument(of: plan.inputs[1]))
    case .hashJoin(let keys):
      for key in keys { below.formUnion(key.right.freeVariables) }
    case .union(_, let parts):
      for index in plan.inputs.indices {
        plan.inputs[index] = apply(
          to: plan.inputs[index], needed: needed.union(parts[index]), countsRows: counts)
      }
      return plan
    default: break
    }
    plan.inputs = plan.inputs.map { apply(to: $0, needed: below, countsRows: counts) }
    return plan
  }

  private func argument(of plan: LogicalPlan) -> [VariableID] {
    if case .argument(let variables) = plan.step { return variables }
    return plan.inputs.first.map(argument) ?? []
  }
}
