import WeftGraph

/// A change to a plan that keeps its rows.
public enum Rewrite: String, CaseIterable, Sendable {
  /// Conditions on the elements of a path are tested while it is searched.
  case pathPredicates
  /// Subqueries in expressions become applies.
  case liftSubqueries
  /// Predicates of the node reached move into the expansion.
  case pushTargetPredicates
  /// Variable lengths become searches where only the nodes reached matter.
  case pruneTrails
  /// Order and limit become one step.
  case fuseTopK
}

/// Applies the rewrites in their fixed order.
struct Rewriter {
  let planner: Planner
  let rewrites: Set<Rewrite>

  /// The rewritten plan.
  /// - Parameters:
  ///   - needed: The variables read of its rows.
  ///   - isExistence: Whether it only matters if there are rows.
  func rewrite(
    _ plan: LogicalPlan, needed: Set<VariableID>, isExistence: Bool
  ) throws(InputError) -> LogicalPlan {
    var result = plan
    if rewrites.contains(.liftSubqueries) {
      result = try LiftSubqueries(planner: planner).apply(to: result)
    }
    if rewrites.contains(.pushTargetPredicates) {
      result = PushTargetPredicates(graph: planner.graph).apply(to: result)
    }
    if rewrites.contains(.fuseTopK) { result = FuseTopK().apply(to: result) }
    if rewrites.contains(.pruneTrails) {
      result = PruneTrails().apply(to: result, needed: needed, countsRows: !isExistence)
    }
    return result
  }
}
