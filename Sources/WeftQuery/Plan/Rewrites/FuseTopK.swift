import WeftGraph

/// Makes one step of an order and the limit (and skip) behind it, which keeps only the first rows.
struct FuseTopK {
  func apply(to plan: LogicalPlan) -> LogicalPlan {
    var plan = plan
    plan.inputs = plan.inputs.map(apply)
    guard case .limit(let limit) = plan.step else { return plan }
    let below = plan.inputs[0]
    switch below.step {
    case .sort(let columns):
      return LogicalPlan(
        .topK(columns, skip: nil, limit: limit), below.inputs, estimate: plan.estimate)
    case .skip(let skip):
      guard case .sort(let columns) = below.inputs[0].step else { return plan }
      return LogicalPlan(
        .topK(columns, skip: skip, limit: limit), below.inputs[0].inputs,
        estimate: plan.estimate)
    default: return plan
    }
  }
}
