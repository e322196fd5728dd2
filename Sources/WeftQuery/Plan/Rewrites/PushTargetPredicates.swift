import WeftGraph

/// Moves predicates that read only the node an expansion reaches into the expansion.
///
/// They are then computed once for every node that could be reached, and read as one bit a step:
/// a semi-join mask. That pays where more steps are expected than there are such nodes, and always
/// for searches, which may stop as soon as every node wanted is found.
struct PushTargetPredicates {
  let graph: Graph

  func apply(to plan: LogicalPlan) -> LogicalPlan {
    var plan = plan
    plan.inputs = plan.inputs.map(apply)
    guard case .filter(let predicates) = plan.step else { return plan }
    var input = plan.inputs[0]
    guard var expansion = input.step.expansion, !expansion.isInto else { return plan }
    let candidates = graph.labelSets(matching: expansion.labels)
      .reduce(0) { $0 + graph.labelSets[$1].nodes.count }
    var isSearch = true
    if case .expand = input.step { isSearch = false }
    guard isSearch || input.estimate * 4 >= Double(candidates) else { return plan }
    var pushed: [BoundExpression] = []
    var rest: [BoundExpression] = []
    for predicate in predicates {
      if predicate.freeVariables == [expansion.to], predicate.isDeterministic,
        !predicate.mayDivide
      {
        pushed.append(predicate)
      } else {
        rest.append(predicate)
      }
    }
    guard !pushed.isEmpty else { return plan }
    expansion.targetPredicates += pushed
    input.step = input.step.replacing(expansion)
    input.estimate = plan.estimate
    return rest.isEmpty
      ? input : LogicalPlan(.filter(rest), [input], estimate: plan.estimate)
  }
}

extension LogicalPlan.Step {
  /// The expansion of a step that has one.
  var expansion: LogicalPlan.Expansion? {
    switch self {
    case .expand(let expansion), .variableExpand(let expansion, _),
      .shortest(let expansion, _, _), .quantifiedExpand(let expansion, _):
      expansion
    default: nil
    }
  }

  /// The same step with another expansion.
  func replacing(_ expansion: LogicalPlan.Expansion) -> LogicalPlan.Step {
    switch self {
    case .expand: .expand(expansion)
    case .variableExpand(_, let length): .variableExpand(expansion, length)
    case .shortest(_, let length, let selector): .shortest(expansion, length, selector)
    case .quantifiedExpand(_, let quantification): .quantifiedExpand(expansion, quantification)
    default: self
    }
  }
}
