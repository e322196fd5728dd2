import WeftGraph

extension Planner {
  /// Adds the steps that match paths and a WHERE to a scope.
  func addPattern(
    _ paths: [BoundPath], predicate: BoundExpression?, to scope: inout Scope
  ) throws(InputError) {
    let graph = graph
    var normalizer = PatternNormalizer(
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
    let pattern = try normalizer.normalize(paths, predicate: predicate)
    var assembly = PatternAssembly(
      planner: self, pattern: pattern,
      estimator: Estimator(graph: graph, pattern: pattern), scope: scope)
    try assembly.assemble()
    scope.plan = assembly.plan
    scope.bound = assembly.bound
  }
}

/// Joins the components of a pattern and places its predicates as early as they can be decided.
struct PatternAssembly {
  let planner: Planner
  let pattern: PatternGraph
  let estimator: Estimator
  private(set) var plan: LogicalPlan
  private(set) var bound: Set<VariableID>
  private let outer: Set<VariableID>
  private var pending: [PatternGraph.Predicate]
  private var late: [PatternGraph.Predicate] = []
  private var solved: Set<VariableID> = []

  init(
    planner: Planner, pattern: PatternGraph, estimator: Estimator, scope: Planner.Scope
  ) {
    self.planner = planner
    self.pattern = pattern
    self.estimator = estimator
    plan = scope.plan
    bound = scope.bound
    outer = scope.bound
    pending = pattern.predicates
    // The labels of nodes bound before are predicates like any other.
    for variable in pattern.nodeOrder where outer.contains(variable) {
      guard let labels = pattern.nodes[variable]?.labels else { continue }
      let reference = BoundExpression.reference(variable, type: ValueType(.node))
      pending.insert(
        PatternGraph.Predicate(
          expression: BoundExpression(
            .hasLabels(reference, labels), type: ValueType(.boolean), span: .zero),
          reads: [variable], isGuarded: false),
        at: 0)
    }
    if !pattern.selections.isEmpty {
      let ends = Set(pattern.selections.flatMap { [$0.start, $0.end] }).union(outer)
      late = pending.filter { !$0.reads.isSubset(of: ends) }
      pending = pending.filter { $0.reads.isSubset(of: ends) }
    }
  }

  /// A connected part of the pattern.
  private struct Component {
    var nodes: [VariableID]
    var edges: [Int]
    /// Whether it touches what was bound before.
    var isCorrelated: Bool
  }

  mutating func assemble() throws(InputError) {
    place()
    var isUnit = false
    if case .unit = plan.step { isUnit = true }
    var standalone: [(plan: LogicalPlan, variables: Set<VariableID>)] = []
    for component in components() {
      if component.isCorrelated {
        try solve(component)
      } else if isUnit {
        try solve(component, fresh: true)
        isUnit = false
      } else {
        standalone.append(try independent(component))
      }
    }
    join(standalone)
    finishPaths()
  }

  private func components() -> [Component] {
    var group = Dictionary(uniqueKeysWithValues: pattern.nodeOrder.enumerated().map { ($1, $0) })
    func merge(_ a: Int, _ b: Int) {
      guard a != b else { return }
      for (node, known) in group where known == max(a, b) { group[node] = min(a, b) }
    }
    let boundNodes = pattern.nodeOrder.filter(outer.contains)
    for node in boundNodes.dropFirst() { merge(group[node] ?? 0, group[boundNodes[0]] ?? 0) }
    for edge in pattern.edges { merge(group[edge.from] ?? 0, group[edge.to] ?? 0) }
    var result: [Int: Component] = [:]
    for node in pattern.nodeOrder {
      let key = group[node] ?? 0
      var component = result[key] ?? Component(nodes: [], edges: [], isCorrelated: false)
      component.nodes.append(node)
      if outer.contains(node) { component.isCorrelated = true }
      result[key] = component
    }
    for (index, edge) in pattern.edges.enumerated() {
      let key = group[edge.from] ?? 0
      result[key]?.edges.append(index)
      let inside = Set(result[key]?.nodes ?? [])
      if edge.isBound || !edge.reads.isSubset(of: inside) { result[key]?.isCorrelated = true }
    }
    return result.keys.sorted().compactMap { result[$0] }
      .sorted { $0.isCorrelated && !$1.isCorrelated }
  }

  /// Solves a component that touches nothing bound, as a plan of its own.
  private mutating func independent(
    _ component: Component
  ) throws(InputError) -> (plan: LogicalPlan, variables: Set<VariableID>) {
    let (outside, outsideBound) = (plan, bound)
    plan = LogicalPlan(.unit)
    bound = []
    try solve(component, fresh: true)
    defer { (plan, bound) = (outside, outsideBound) }
    return (plan, bound)
  }

  private mutating func solve(_ component: Component, fresh: Bool = false) throws(InputError) {
    let orderer = PatternPlanner(
      pattern: pattern, estimator: estimator, bound: bound,
      keepsWrittenOrder: planner.options.keepsWrittenOrder)
    // Components reached only through what their edges read are joined to the rows so far.
    if !fresh, !component.nodes.contains(where: outer.contains),
      !component.edges.contains(where: { pattern.edges[$0].isBound })
    {
      let order = orderer.order(nodes: component.nodes, edges: [], argumentRows: 1)
      if let anchor = order.anchor {
        let scan = LogicalPlan(
          .nodeScan(anchor, labels: pattern.nodes[anchor]?.labels),
          estimate: estimator.candidates(anchor))
        plan = LogicalPlan(
          .crossProduct, [plan, scan], estimate: plan.estimate * scan.estimate)
        bound.insert(anchor)
        place()
      }
    }
    let orderer2 = PatternPlanner(
      pattern: pattern, estimator: estimator, bound: bound,
      keepsWrittenOrder: planner.options.keepsWrittenOrder)
    var rest = component.edges
    let boundEdges = rest.filter { pattern.edges[$0].isBound }
    for index in boundEdges { addBound(pattern.edges[index]) }
    rest.removeAll { boundEdges.contains($0) }
    let order =
      boundEdges.isEmpty
      ? orderer2.order(
        nodes: component.nodes, edges: rest, argumentRows: max(plan.estimate, 1))
      : PatternPlanner(
        pattern: pattern, estimator: estimator, bound: bound,
        keepsWrittenOrder: planner.options.keepsWrittenOrder
      ).order(nodes: component.nodes, edges: rest, argumentRows: max(plan.estimate, 1))
    if let anchor = order.anchor {
      plan = LogicalPlan(
        .nodeScan(anchor, labels: pattern.nodes[anchor]?.labels),
        estimate: estimator.count(of: pattern.nodes[anchor]?.labels))
      bound.insert(anchor)
      place()
    } else if component.edges.isEmpty {
      for node in component.nodes { requirePresent(node) }
    }
    for step in order.edges { try add(pattern.edges[step.index], from: step.from) }
  }

  // `MATCH (a)` of a variable bound to null finds nothing.
  private mutating func requirePresent(_ node: VariableID) {
    let test = BoundExpression(
      .isNull(.reference(node, type: ValueType(.node)), negated: true),
      type: ValueType(.boolean), span: .zero)
    plan = planner.filtered(plan, [test])
  }

  private func expansion(
    _ edge: PatternGraph.Edge, from: VariableID
  ) -> LogicalPlan.Expansion {
    let to = from == edge.from ? edge.to : edge.from
    var labels = bound.contains(to) ? nil : pattern.nodes[to]?.labels
    if case .single = edge.link, estimator.impliesLabels(edge, from: from, labels: labels) {
      labels = nil
    }
    return LogicalPlan.Expansion(
      from: from, relationship: edge.relationship, to: to, types: edge.types,
      direction: from == edge.from ? edge.direction : edge.direction.reversed,
      isInto: bound.contains(to), labels: labels,
      distinctFrom: edge.rivals.filter { bound.contains($0) })
  }

  private mutating func add(
    _ edge: PatternGraph.Edge, from: VariableID
  ) throws(InputError) {
    let expansion = expansion(edge, from: from)
    let isReversed = from != edge.from
    var factor = 1.0
    switch edge.link {
    case .single:
      factor = estimator.fanOut(edge, from: from)
      if expansion.isInto { factor /= max(estimator.candidates(expansion.to), 1) }
      plan = LogicalPlan(.expand(expansion), [plan], estimate: plan.estimate * factor)
    case .variable(var length):
      length.isReversed = isReversed
      plan = LogicalPlan(
        .variableExpand(expansion, length), [plan], estimate: plan.estimate * 8)
    case .shortest(var length, let selector):
      length.isReversed = isReversed
      plan = LogicalPlan(
        .shortest(expansion, length, selector), [plan],
        estimate: plan.estimate * (expansion.isInto ? 1 : estimator.candidates(expansion.to)))
    case .quantified(let quantified, var quantification):
      quantification.isReversed = isReversed
      let start = isReversed ? quantification.innerEnd : quantification.innerStart
      var reads: Set<VariableID> = []
      quantified.path.collectVariables(into: &reads)
      if let predicate = quantified.predicate { reads.formUnion(predicate.freeVariables) }
      var inner = planner.argument(
        [start] + reads.intersection(bound).sorted(), rows: plan.estimate)
      try planner.addPattern([quantified.path], predicate: quantified.predicate, to: &inner)
      plan = LogicalPlan(
        .quantifiedExpand(expansion, quantification), [plan, inner.plan],
        estimate: plan.estimate * 8)
    }
    bound.formUnion(edge.binds)
    bound.insert(expansion.to)
    solved.insert(edge.relationship)
    if !edge.defines.isEmpty {
      plan = LogicalPlan(.project(edge.defines), [plan], estimate: plan.estimate)
    }
    place()
  }

  private mutating func addBound(_ edge: PatternGraph.Edge) {
    let rivals = edge.rivals.filter { rival in
      solved.contains(rival)
        && pattern.edges.contains { $0.relationship == rival && $0.isBound }
    }
    var length: LogicalPlan.VariableLength?
    if case .variable(let given) = edge.link { length = given }
    let fresh = [edge.from, edge.to].filter { !bound.contains($0) }
    let expansion = LogicalPlan.Expansion(
      from: edge.from, relationship: edge.relationship, to: edge.to, types: edge.types,
      direction: edge.direction, isInto: bound.contains(edge.to), labels: nil,
      distinctFrom: rivals)
    if length != nil, !bound.contains(edge.from) {
      // A bound list does not say where the walk starts when its ends are unknown: try every node.
      let scan = LogicalPlan(
        .nodeScan(edge.from, labels: nil), estimate: Double(planner.graph.nodeCount))
      plan = LogicalPlan(.crossProduct, [plan, scan], estimate: plan.estimate * scan.estimate)
      bound.insert(edge.from)
    }
    plan = LogicalPlan(
      .boundRelationship(expansion, length), [plan], estimate: plan.estimate)
    solved.insert(edge.relationship)
    bound.formUnion([edge.from, edge.to])
    for node in Set(fresh) {
      guard let labels = pattern.nodes[node]?.labels else { continue }
      plan = planner.filtered(
        plan,
        [
          BoundExpression(
            .hasLabels(.reference(node, type: ValueType(.node)), labels),
            type: ValueType(.boolean), span: .zero)
        ])
    }
    place()
  }

  private mutating func join(
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
      bound.formUnion(part.variables)
      place()
    }
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
  private mutating func place() {
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

  private mutating func finishPaths() {
    for path in pattern.paths {
      plan = LogicalPlan(
        .path(path.variable, start: path.start, relationships: path.relationships), [plan],
        estimate: plan.estimate)
      bound.insert(path.variable)
      place()
    }
    for selection in pattern.selections {
      plan = LogicalPlan(
        .selectPaths(
          selection.selector, start: selection.start, end: selection.end, path: selection.path),
        [plan], estimate: plan.estimate)
    }
    pending += late
    late = []
    place()
    precondition(
      pending.isEmpty, "every predicate of a pattern reads variables it or its scope has")
  }
}
