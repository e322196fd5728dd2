import WeftGraph

/// Joins the components of a pattern and places its predicates as early as they can be decided.
struct PatternAssembly {
  let planner: Planner
  let pattern: PatternGraph
  let estimator: Estimator
  var plan: LogicalPlan
  var bound: Set<VariableID>
  let outer: Set<VariableID>
  var pending: [PatternGraph.Predicate]
  var solved: Set<VariableID> = []

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
    var rest = components()
    while !rest.isEmpty {
      if let ready = rest.firstIndex(where: isReady) {
        let component = rest.remove(at: ready)
        if component.isCorrelated {
          try solve(component)
        } else if isUnit {
          try solve(component, fresh: true)
        } else {
          standalone.append(try independent(component))
        }
      } else if !standalone.isEmpty {
        // What is left reads what stands apart.
        join(standalone)
        standalone = []
      } else {
        try solve(rest.removeFirst())
      }
      if case .unit = plan.step {} else { isUnit = false }
    }
    join(standalone)
    try finishPaths()
  }

  /// Whether everything the edges of a component read is bound before it or by itself.
  private func isReady(_ component: Component) -> Bool {
    let own = Set(component.nodes).union(component.edges.flatMap { pattern.edges[$0].binds })
    return component.edges.allSatisfy { index in
      pattern.edges[index].reads.allSatisfy { bound.contains($0) || own.contains($0) }
    }
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
    let boundEdges = component.edges.filter { pattern.edges[$0].isBound }
    // A component reached only through what its edges read is joined to the rows so far.
    if !fresh, boundEdges.isEmpty, !component.nodes.contains(where: outer.contains),
      let anchor = orderer.order(nodes: component.nodes, edges: [], argumentRows: 1)?.anchor
    {
      let scan = scan(anchor)
      plan = LogicalPlan(.crossProduct(), [plan, scan], estimate: plan.estimate * scan.estimate)
      bound.insert(anchor)
      place()
    }
    for index in boundEdges { addBound(pattern.edges[index]) }
    let edges = component.edges.filter { !boundEdges.contains($0) }
    var found = orderer.order(
      nodes: component.nodes, edges: edges, argumentRows: max(plan.estimate, 1))
    if found == nil {
      bindAll(component.nodes)
      found = orderer.order(nodes: component.nodes, edges: edges, argumentRows: plan.estimate)
    }
    guard let order = found else { throw Self.circular(in: planner.text) }
    if let anchor = order.anchor {
      plan = scan(anchor)
      bound.insert(anchor)
      place()
    } else if component.edges.isEmpty {
      for node in component.nodes { requirePresent(node) }
    }
    for step in order.edges { try add(pattern.edges[step.index], from: step.from) }
  }

  /// Predicates of steps read both ends of others: every node is bound before any step.
  private mutating func bindAll(_ nodes: [VariableID]) {
    for node in nodes where !bound.contains(node) {
      let scan = scan(node)
      if case .unit = plan.step {
        plan = scan
      } else {
        plan = LogicalPlan(.crossProduct(), [plan, scan], estimate: plan.estimate * scan.estimate)
      }
      bound.insert(node)
      place()
    }
  }

  private static func circular(in text: SourceText) -> InputError {
    InputError(
      Diagnostic(
        code: "circular-pattern",
        message: "the lengths of this pattern read relationships that are matched after them",
        file: text.name, hint: "match one part first, with a MATCH of its own",
        tck: .init(type: "SyntaxError", phase: "compile time", detail: "CircularPattern")))
  }

  private var orderer: PatternPlanner {
    PatternPlanner(
      pattern: pattern, estimator: estimator, bound: bound, grouped: planner.groupedNext,
      keepsWrittenOrder: planner.options.keepsWrittenOrder)
  }

  private func scan(_ node: VariableID) -> LogicalPlan {
    let labels = pattern.nodes[node]?.labels
    return LogicalPlan(.nodeScan(node, labels: labels), estimate: estimator.count(of: labels))
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
      plan = LogicalPlan(.crossProduct(), [plan, scan], estimate: plan.estimate * scan.estimate)
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
}
