import WeftGraph

/// A change to a plan that keeps its rows.
package enum Rewrite: String, CaseIterable, Sendable {
  /// Conditions on the elements of a path are tested while it is searched.
  case pathPredicates
  /// Subqueries in expressions become applies.
  case liftSubqueries
  /// Nodes are found by the value of a property instead of looked through.
  case seekProperties
  /// Two expansions to one node become an intersection of neighbours.
  case intersectNeighbours
  /// Predicates of the node reached move into the expansion.
  case pushTargetPredicates
  /// Numbers of neighbours of each node are read off the adjacency instead of grouped.
  case countNeighbours
  /// Variable lengths become searches where only the nodes reached matter.
  case pruneTrails
  /// Order and limit become one step.
  case fuseTopK
}

/// Applies the rewrites in their fixed order.
struct Rewriter {
  let planner: Planner
  let rewrites: Set<Rewrite>

  /// The plan of a subquery that stayed in an expression.
  func subplan(of subquery: BoundSubquery) throws(InputError) -> QueryPlan.Subplan {
    let (plan, results) = try planner.plan(subquery, rows: Double(Batch.capacity))
    return QueryPlan.Subplan(
      root: try rewrite(plan, needed: Set(results), isExistence: false), results: results)
  }

  /// The plans of all subqueries that stayed in the expressions of a plan.
  func subplans(of plan: LogicalPlan) throws(InputError) -> [Int: QueryPlan.Subplan] {
    var result: [Int: QueryPlan.Subplan] = [:]
    var waiting = [plan]
    while let next = waiting.popLast() {
      waiting += next.inputs
      for subquery in next.step.expressions.flatMap(\.subqueries) where result[subquery.id] == nil {
        let subplan = try subplan(of: subquery)
        result[subquery.id] = subplan
        waiting.append(subplan.root)
      }
    }
    return result
  }

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
    if rewrites.contains(.seekProperties) { result = SeekProperties().apply(to: result) }
    if rewrites.contains(.intersectNeighbours) {
      result = IntersectNeighbours().apply(to: result)
    }
    if rewrites.contains(.pushTargetPredicates) {
      result = PushTargetPredicates(graph: planner.graph).apply(to: result)
    }
    if rewrites.contains(.countNeighbours) {
      result = CountNeighbours().apply(to: result)
    }
    if rewrites.contains(.fuseTopK) { result = FuseTopK().apply(to: result) }
    if rewrites.contains(.pruneTrails) {
      result = PruneTrails().apply(to: result, needed: needed, countsRows: !isExistence)
    }
    return NoteSingleRows().apply(to: result)
  }
}
