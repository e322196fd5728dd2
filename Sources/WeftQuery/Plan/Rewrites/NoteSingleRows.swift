/// Notes which products have a side of at most one row: they make no more rows than the other side.
///
/// It changes nothing but what `EXPLAIN` says.
struct NoteSingleRows {
  /// - Parameter argumentIsOne: Whether the argument of an inner plan has at most one row. Subqueries
  ///   that read nothing from outside are computed once.
  func apply(to plan: LogicalPlan, argumentIsOne: Bool = true) -> LogicalPlan {
    var plan = plan
    for index in plan.inputs.indices {
      var isOne = argumentIsOne
      if index == 1 {
        switch plan.step {
        case .optional, .apply: isOne = isSingle(plan.inputs[0], argumentIsOne)
        case .semiApply, .markApply, .countApply, .collectApply:
          isOne = plan.inputs[1].argument.isEmpty || isSingle(plan.inputs[0], argumentIsOne)
        case .quantifiedExpand: isOne = false
        default: break
        }
      }
      plan.inputs[index] = apply(to: plan.inputs[index], argumentIsOne: isOne)
    }
    if case .crossProduct = plan.step {
      plan.step = .crossProduct(
        withOneRow: plan.inputs.contains { isSingle($0, argumentIsOne) })
    }
    return plan
  }

  private func isSingle(_ plan: LogicalPlan, _ argumentIsOne: Bool) -> Bool {
    switch plan.step {
    case .unit: true
    case .argument: argumentIsOne
    case .nodeSeek(_, _, let key, _): key == nil
    case .aggregate(let keys, _):
      // In an inner plan there is one for each row of the argument.
      keys.isEmpty && argumentIsOne || isSingle(plan.inputs[0], argumentIsOne)
    case .limit(let amount), .topK(_, _, let amount):
      isAtMostOne(amount) && argumentIsOne || isSingle(plan.inputs[0], argumentIsOne)
    case .filter, .project, .path, .distinct, .sort, .skip, .semiApply, .markApply, .countApply,
      .collectApply, .selectPaths:
      isSingle(plan.inputs[0], argumentIsOne)
    case .crossProduct, .hashJoin, .apply:
      plan.inputs.allSatisfy { isSingle($0, argumentIsOne) }
    default: false
    }
  }

  private func isAtMostOne(_ amount: BoundExpression) -> Bool {
    if case .literal(.integer(let rows)) = amount.form { rows <= 1 } else { false }
  }
}
