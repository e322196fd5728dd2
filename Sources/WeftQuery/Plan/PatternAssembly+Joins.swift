import WeftGraph

extension PatternAssembly {
  mutating func join(
    _ parts: [(plan: LogicalPlan, variables: Set<VariableID>)]
  ) {
    var rest = parts.enumerated().sorted {
      ($0.element.plan.estimate, $0.offset) < ($1.element.plan.estimate, $1.offset)
    }.map(\.element)
    while !rest.isEmpty {
      let joinable = rest.firstIndex { part in pending.contains { key($0, part.variables) != nil } }
      let part = rest.remove(at: joinable ?? 0)
      let keys = pending.compactMap { key($0, part.variables) }
      if keys.isEmpty {
        plan = LogicalPlan(
          .crossProduct, [plan, part.plan], estimate: plan.estimate * part.plan.estimate)
      } else {
        pending = pending.filter { key($0, part.variables) == nil }
        plan = LogicalPlan(
          .hashJoin(keys), [plan, part.plan],
          estimate: max(plan.estimate, part.plan.estimate))
      }
      keepApart(part.variables)
      bound.formUnion(part.variables)
      place()
    }
  }

  /// Relationships matched in different components are compared once both are there.
  private mutating func keepApart(_ new: Set<VariableID>) {
    var tests: [BoundExpression] = []
    for edge in pattern.edges where new.contains(edge.relationship) {
      for rival in edge.rivals where bound.contains(rival) && !new.contains(rival) {
        guard let other = pattern.edges.first(where: { $0.relationship == rival }) else { continue }
        tests.append(different(edge, other))
      }
    }
    guard !tests.isEmpty else { return }
    plan = LogicalPlan(.filter(tests), [plan], estimate: plan.estimate)
  }

  private func different(
    _ edge: PatternGraph.Edge, _ other: PatternGraph.Edge
  ) -> BoundExpression {
    let boolean = ValueType(.boolean)
    if case .single = edge.link, case .single = other.link {
      return BoundExpression(
        .binary(.notEqual, .reference(edge.relationship), .reference(other.relationship)),
        type: boolean, span: .zero)
    }
    func list(_ edge: PatternGraph.Edge) -> BoundExpression {
      let reference = BoundExpression.reference(edge.relationship)
      guard case .single = edge.link else { return reference }
      return BoundExpression(.list([reference]), type: ValueType(.list), span: .zero)
    }
    let element = planner.allocate(ValueType(.relationship))
    let shared = BoundExpression(
      .binary(.in, .reference(element), list(other)), type: boolean, span: .zero)
    return BoundExpression(
      .quantifier(.none, element, in: list(edge), where: shared), type: boolean, span: .zero)
  }

  private func key(
    _ predicate: PatternGraph.Predicate, _ right: Set<VariableID>
  ) -> LogicalPlan.JoinKey? {
    guard case .binary(.equal, let first, let second) = predicate.expression.form,
      !predicate.isGuarded, predicate.expression.isDeterministic,
      !predicate.expression.hasSubquery
    else { return nil }
    let (a, b) = (first.freeVariables, second.freeVariables)
    if !a.isEmpty, !b.isEmpty, a.isSubset(of: bound), b.isSubset(of: right) {
      return LogicalPlan.JoinKey(left: first, right: second)
    }
    if !a.isEmpty, !b.isEmpty, b.isSubset(of: bound), a.isSubset(of: right) {
      return LogicalPlan.JoinKey(left: second, right: first)
    }
    return nil
  }

  /// Places every predicate that can be decided now, cheap ones first.
  mutating func place() {
    var ready: [BoundExpression] = []
    var waiting: [PatternGraph.Predicate] = []
    for predicate in pending {
      let isDecided = predicate.reads.isSubset(of: bound)
      if isDecided, !predicate.isGuarded || waiting.isEmpty {
        ready.append(predicate.expression)
      } else {
        waiting.append(predicate)
      }
    }
    pending = waiting
    guard !ready.isEmpty else { return }
    let cheap = ready.filter { !$0.hasSubquery }
    let costly = ready.filter(\.hasSubquery)
    let share = ready.reduce(1) { $0 * estimator.selectivity($1) }
    plan = LogicalPlan(.filter(cheap + costly), [plan], estimate: plan.estimate * share)
  }

  mutating func finishPaths() {
    for path in pattern.paths {
      plan = LogicalPlan(
        .path(path.variable, start: path.start, relationships: path.relationships), [plan],
        estimate: plan.estimate)
      bound.insert(path.variable)
      place()
    }
    precondition(
      pending.isEmpty, "every predicate of a pattern reads variables it or its scope has")
  }
}
