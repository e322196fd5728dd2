import WeftGraph

extension Planner {
  /// Adds the steps that match paths and a WHERE to a scope.
  ///
  /// Paths that a selector chooses among after all of them are found come last, each as an inner
  /// plan of its own: the choice is made for each row so far and each pair of ends.
  func addPattern(
    _ paths: [BoundPath], predicate: BoundExpression?, to scope: inout Scope
  ) throws(InputError) {
    var joined: [BoundPath] = []
    var chosen: [BoundPath] = []
    for path in paths {
      if try isSearched(path, bound: scope.bound) {
        joined.append(path)
      } else {
        chosen.append(path)
      }
    }
    if chosen.isEmpty { return try addJoined(joined, predicate: predicate, to: &scope) }
    var known = scope.bound
    for path in joined { path.collectVariables(into: &known) }
    var (early, late) = Self.split(predicate?.conjuncts ?? []) { $0.isSubset(of: known) }
    if !joined.isEmpty || !early.isEmpty {
      try addJoined(joined, predicate: .conjunction(of: early), to: &scope)
    }
    for path in chosen {
      let ends = scope.bound.union([path.start.variable, path.end])
      let inner: [BoundExpression]
      (inner, late) = Self.split(late) { $0.isSubset(of: ends) }
      try addChosen(path, predicate: .conjunction(of: inner), to: &scope)
      (early, late) = Self.split(late) { $0.isSubset(of: scope.bound) }
      scope.plan = filtered(scope.plan, early)
    }
    scope.plan = filtered(scope.plan, late)
  }

  /// The conjuncts whose variables are known, and the others.
  ///
  /// One that could fail stays behind any written before it.
  private static func split(
    _ conjuncts: [BoundExpression], where isKnown: (Set<VariableID>) -> Bool
  ) -> (known: [BoundExpression], others: [BoundExpression]) {
    var known: [BoundExpression] = []
    var others: [BoundExpression] = []
    for conjunct in conjuncts {
      if isKnown(conjunct.freeVariables), others.isEmpty || !conjunct.mayDivide,
        conjunct.isDeterministic
      {
        known.append(conjunct)
      } else {
        others.append(conjunct)
      }
    }
    return (known, others)
  }

  /// Whether the search for a path itself gives what its selector wants.
  private func isSearched(
    _ path: BoundPath, bound: Set<VariableID>
  ) throws(InputError) -> Bool {
    if path.selector == .all { return true }
    guard path.steps.count == 1, case .relationship = path.steps[0].link else {
      return path.steps.isEmpty && path.condition == nil
    }
    guard let condition = path.condition else { return true }
    guard options.rewrites.contains(.pathPredicates) else { return false }
    var own: Set<VariableID> = []
    path.collectVariables(into: &own)
    guard condition.freeVariables.subtracting(own).isSubset(of: bound) else { return false }
    var normalizer = normalizer
    var pattern = try normalizer.normalize([path], predicate: nil)
    return condition.conjuncts.allSatisfy {
      PathPredicates(entersShortest: true).move($0, into: &pattern)
    }
  }

  private var normalizer: PatternNormalizer {
    let graph = graph
    return PatternNormalizer(
      allocate: { self.allocate($0) },
      bound: { (bound) throws(InputError) in try self.value(of: bound) },
      overlap: { left, right in
        let types = graph.types(matching: right)
        return graph.types(matching: left).contains { types.contains($0) }
      },
      hasLoops: { types in
        graph.types(matching: types).contains { type in
          graph.typeRanges[type.index].contains { graph.sources[$0] == graph.targets[$0] }
        }
      })
  }

  private func addJoined(
    _ paths: [BoundPath], predicate: BoundExpression?, to scope: inout Scope
  ) throws(InputError) {
    var normalizer = normalizer
    var pattern = try normalizer.normalize(paths, predicate: predicate)
    for condition in paths.compactMap(\.condition) {
      for conjunct in condition.conjuncts {
        let isMoved = PathPredicates(entersShortest: true).move(conjunct, into: &pattern)
        precondition(isMoved, "a condition that cannot be searched by has a plan of its own")
      }
    }
    if options.rewrites.contains(.pathPredicates) { pattern = PathPredicates().apply(to: pattern) }
    var assembly = PatternAssembly(
      planner: self, pattern: pattern,
      estimator: Estimator(graph: graph, pattern: pattern), scope: scope)
    try assembly.assemble()
    scope.plan = assembly.plan
    scope.bound = assembly.bound
  }

  /// Adds a path of which some are chosen, for each row so far.
  private func addChosen(
    _ path: BoundPath, predicate: BoundExpression?, to scope: inout Scope
  ) throws(InputError) {
    var used: Set<VariableID> = []
    path.collectVariables(into: &used)
    if let predicate { used.formUnion(predicate.freeVariables) }
    if let condition = path.condition { used.formUnion(condition.freeVariables) }
    var inner = scope
    var isWhole = true
    switch scope.plan.step {
    case .unit, .argument: break
    default:
      isWhole = false
      inner = argument(used.intersection(scope.bound).sorted(), rows: scope.plan.estimate)
    }
    if try isSearched(path, bound: inner.bound) {
      try addJoined([path], predicate: predicate, to: &inner)
    } else {
      var every = path
      let variable = path.variable ?? allocate(ValueType(.path))
      every.variable = variable
      every.selector = .all
      every.condition = nil
      let conjuncts = (predicate?.conjuncts ?? []) + (path.condition?.conjuncts ?? [])
      try addJoined([every], predicate: .conjunction(of: conjuncts), to: &inner)
      inner.plan = LogicalPlan(
        .selectPaths(path.selector, start: path.start.variable, end: path.end, path: variable),
        [inner.plan], estimate: inner.plan.estimate)
    }
    scope.plan =
      isWhole
      ? inner.plan
      : LogicalPlan(
        .apply, [scope.plan, inner.plan],
        estimate: max(scope.plan.estimate, inner.plan.estimate))
    scope.bound.formUnion(inner.bound)
  }
}

extension BoundPath {
  /// The node it ends at.
  fileprivate var end: VariableID { steps.last?.node.variable ?? start.variable }
}
