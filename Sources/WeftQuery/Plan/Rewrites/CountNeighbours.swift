import WeftGraph

/// Makes a column of groups that are nodes: where each row's node is a group of its own and what is
/// counted are the relationships that lead away from it, their number is read off the adjacency.
///
/// `MATCH (m:Person)<-[:REPORTS_TO]-(p) WITH m, count(p) AS span` needs no table of groups.
struct CountNeighbours {
  func apply(to plan: LogicalPlan) -> LogicalPlan {
    var plan = plan
    plan.inputs = plan.inputs.map(apply)
    guard case .aggregate(let keys, let aggregations) = plan.step, !aggregations.isEmpty else {
      return plan
    }
    var steps = plan.inputs[0]
    var items: [BoundProjection.Item] = []
    if case .project(let computed) = steps.step {
      items = computed
      steps = steps.inputs[0]
    }
    guard case .expand(let expansion) = steps.step, !expansion.isInto,
      expansion.distinctFrom.isEmpty, isUnique(expansion.from, in: steps.inputs[0]),
      areOfOneNode(keys, items, expansion.from),
      aggregations.allSatisfy({ counts($0.aggregate, expansion) })
    else { return plan }
    let base = steps.inputs[0]
    let inner = LogicalPlan(
      .expand(expansion), [LogicalPlan(.argument([expansion.from]), estimate: base.estimate)],
      estimate: steps.estimate)
    let number = BoundExpression.reference(
      aggregations[0].variable, type: ValueType(.integer))
    let isAny = BoundExpression(
      .binary(
        .greater, number, .init(.literal(.integer(0)), type: ValueType(.integer), span: .zero)),
      type: ValueType(.boolean), span: .zero)
    let counted = LogicalPlan(
      .countApply(aggregations[0].variable), [base, inner], estimate: base.estimate)
    let grouped = LogicalPlan(.filter([isAny]), [counted], estimate: plan.estimate)
    items += aggregations.dropFirst().map { .init(variable: $0.variable, expression: number) }
    return items.isEmpty
      ? grouped : LogicalPlan(.project(items), [grouped], estimate: plan.estimate)
  }

  /// Whether no two rows of a plan have the same node.
  private func isUnique(_ node: VariableID, in plan: LogicalPlan) -> Bool {
    switch plan.step {
    case .nodeScan(let scanned, _): scanned == node
    case .nodeSeek(let found, _, _, _): found == node
    case .filter, .semiApply, .markApply, .countApply, .collectApply:
      isUnique(node, in: plan.inputs[0])
    default: false
    }
  }

  /// Whether the keys are the node and what is computed of it alone.
  private func areOfOneNode(
    _ keys: [VariableID], _ items: [BoundProjection.Item], _ node: VariableID
  ) -> Bool {
    var hasNode = keys.contains(node)
    for item in items {
      guard keys.contains(item.variable), item.expression.freeVariables.isSubset(of: [node]),
        item.expression.isDeterministic
      else { return false }
      if case .variable = item.expression.form { hasNode = true }
    }
    return hasNode
      && keys.allSatisfy { key in
        key == node || items.contains { $0.variable == key }
      }
  }

  /// Whether an aggregate is the number of relationships walked.
  private func counts(_ aggregate: BoundAggregate, _ expansion: LogicalPlan.Expansion) -> Bool {
    switch aggregate.kind {
    case .countRows: return true
    case .count:
      guard !aggregate.isDistinct, case .variable(let counted)? = aggregate.argument?.form
      else { return false }
      return [expansion.from, expansion.relationship, expansion.to].contains(counted)
    default: return false
    }
  }
}
