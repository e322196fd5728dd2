/// Makes one step of two expansions that reach the same node from two bound ones, as the last corner
/// of a triangle: the nodes are those in both lists of neighbours, which are sorted.
struct IntersectNeighbours {
  func apply(to plan: LogicalPlan) -> LogicalPlan {
    var plan = plan
    plan.inputs = plan.inputs.map(apply)
    guard case .expand(let closing) = plan.step, closing.isInto,
      closing.targetPredicates.isEmpty, closing.labels == nil,
      case .expand(let opening) = plan.inputs[0].step, !opening.isInto
    else { return plan }
    let corner = opening.to
    var second = closing
    if closing.from == corner {
      second.from = closing.to
      second.to = corner
      second.direction = closing.direction.reversed
    }
    guard second.to == corner, second.from != corner, opening.from != corner else { return plan }
    second.isInto = false
    return LogicalPlan(
      .intersect(opening, second), plan.inputs[0].inputs, estimate: plan.estimate)
  }
}
