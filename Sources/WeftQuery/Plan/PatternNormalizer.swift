import WeftGraph

/// Turns the paths of a MATCH into a ``PatternGraph``.
struct PatternNormalizer {
  /// Makes variables the query does not have.
  var allocate: (ValueType) -> VariableID
  /// The values of parameters that bound variable lengths.
  var bound: (BoundRelationship.Bound) throws(InputError) -> Int
  /// The graph's types, to see which relationships could be the same.
  var overlap: (LabelExpression?, LabelExpression?) -> Bool
  /// Whether a relationship of some type leads from a node to itself.
  var hasLoops: (LabelExpression?) -> Bool

  private var pattern = PatternGraph()

  init(
    allocate: @escaping (ValueType) -> VariableID,
    bound: @escaping (BoundRelationship.Bound) throws(InputError) -> Int,
    overlap: @escaping (LabelExpression?, LabelExpression?) -> Bool,
    hasLoops: @escaping (LabelExpression?) -> Bool
  ) {
    self.allocate = allocate
    self.bound = bound
    self.overlap = overlap
    self.hasLoops = hasLoops
  }

  /// The pattern graph of paths and a WHERE.
  mutating func normalize(
    _ paths: [BoundPath], predicate: BoundExpression?
  ) throws(InputError) -> PatternGraph {
    pattern = PatternGraph()
    for path in paths { try add(path) }
    if let predicate { addConjuncts(of: predicate) }
    for index in pattern.edges.indices {
      if case .shortest = pattern.edges[index].link { continue }
      pattern.edges[index].rivals = pattern.edges.indices.filter { other in
        guard other != index else { return false }
        if case .shortest = pattern.edges[other].link { return false }
        return canBeSame(pattern.edges[index], pattern.edges[other])
      }.map { pattern.edges[$0].relationship }
    }
    return pattern
  }

  /// Whether one relationship could stand for two edges of the pattern.
  private func canBeSame(_ edge: PatternGraph.Edge, _ other: PatternGraph.Edge) -> Bool {
    guard overlap(types(of: edge), types(of: other)) else { return false }
    guard case .single = edge.link, case .single = other.link, edge.direction != .either,
      other.direction != .either
    else { return true }
    // In (a)-->(b)-->(c) the same relationship twice would be a loop.
    let first = edge.direction == .right ? (edge.from, edge.to) : (edge.to, edge.from)
    let second = other.direction == .right ? (other.from, other.to) : (other.to, other.from)
    let isChain = first.1 == second.0 || first.0 == second.1
    return !isChain || hasLoops(edge.types)
  }

  // A quantified pattern may hold several types; it is taken to overlap with everything.
  private func types(of edge: PatternGraph.Edge) -> LabelExpression? {
    if case .quantified = edge.link { return nil }
    return edge.types
  }

  private mutating func addConjuncts(of predicate: BoundExpression) {
    for conjunct in predicate.conjuncts {
      if case .hasLabels(let base, let labels) = conjunct.form,
        case .variable(let variable) = base.form, pattern.nodes[variable] != nil
      {
        require(labels, of: variable)
        continue
      }
      if case .literal(.boolean(true)) = conjunct.form { continue }
      pattern.predicates.append(
        PatternGraph.Predicate(
          expression: conjunct, reads: conjunct.freeVariables, isGuarded: conjunct.mayDivide))
    }
  }

  private mutating func require(_ labels: LabelExpression?, of node: VariableID) {
    let known = pattern.nodes[node]?.labels
    pattern.nodes[node]?.labels = .both(known, labels)
  }

  private mutating func add(_ node: BoundNode) {
    if pattern.nodes[node.variable] == nil {
      pattern.nodes[node.variable] = PatternGraph.Node(labels: nil)
      pattern.nodeOrder.append(node.variable)
    }
    require(node.labels, of: node.variable)
    let reference = BoundExpression.reference(
      node.variable, type: ValueType(.node), span: node.span)
    addProperties(node.properties, of: reference)
    if let predicate = node.predicate { addConjuncts(of: predicate) }
  }

  private mutating func addProperties(
    _ properties: [(key: String, value: BoundExpression)], of base: BoundExpression
  ) {
    for predicate in equalities(properties, of: base) { addConjuncts(of: predicate) }
  }

  private func equalities(
    _ properties: [(key: String, value: BoundExpression)], of base: BoundExpression
  ) -> [BoundExpression] {
    properties.map { key, value in
      BoundExpression(
        .binary(
          .equal, BoundExpression(.property(base, key: key), type: .any, span: value.span), value),
        type: ValueType(.boolean), span: value.span)
    }
  }

  private mutating func add(_ path: BoundPath) throws(InputError) {
    add(path.start)
    var relationships: [VariableID] = []
    var previous = path.start.variable
    for step in path.steps {
      add(step.node)
      let edge = try edge(
        step.link, from: previous, to: step.node.variable, selector: path.selector)
      pattern.edges.append(edge)
      relationships.append(edge.relationship)
      previous = step.node.variable
    }
    if let variable = path.variable {
      pattern.paths.append(
        PatternGraph.NamedPath(
          variable: variable, start: path.start.variable, relationships: relationships))
    }
  }

  private mutating func edge(
    _ link: BoundLink, from: VariableID, to: VariableID, selector: BoundPath.Selector
  ) throws(InputError) -> PatternGraph.Edge {
    switch link {
    case .quantified(let quantified):
      return quantifiedEdge(quantified, from: from, to: to)
    case .relationship(let relationship):
      let reference = BoundExpression.reference(
        relationship.variable, type: ValueType(.relationship), span: relationship.span)
      let selectsSteps = selector != .all && selector != .allShortest
      guard relationship.length != nil || selectsSteps else {
        addProperties(relationship.properties, of: reference)
        if let predicate = relationship.predicate { addConjuncts(of: predicate) }
        return PatternGraph.Edge(
          relationship: relationship.variable, isBound: relationship.isBound, from: from, to: to,
          types: relationship.types, direction: relationship.direction, link: .single,
          binds: [relationship.variable])
      }
      var variable = relationship.variable
      var defines: [BoundProjection.Item] = []
      if relationship.length == nil {
        // `shortestPath((a)-[r]->(b))` binds r to the one relationship of its list.
        variable = allocate(.list(of: ValueType(.relationship)))
        let first = BoundExpression(
          .index(
            .reference(variable),
            BoundExpression(.literal(.integer(0)), type: ValueType(.integer), span: .zero)),
          type: ValueType(.relationship), span: relationship.span)
        defines = [BoundProjection.Item(variable: relationship.variable, expression: first)]
      }
      let length = try variableLength(relationship)
      return PatternGraph.Edge(
        relationship: variable, isBound: relationship.isBound && relationship.length != nil,
        from: from, to: to, types: relationship.types, direction: relationship.direction,
        link: selector == .all ? .variable(length) : .shortest(length, selector),
        binds: Set([variable] + defines.map(\.variable)), reads: length.reads, defines: defines)
    }
  }

  private mutating func variableLength(
    _ relationship: BoundRelationship
  ) throws(InputError) -> LogicalPlan.VariableLength {
    let length = relationship.length ?? .init(minimum: .literal(1), maximum: .literal(1))
    let element = allocate(ValueType(.relationship))
    let reference = BoundExpression.reference(
      element, type: ValueType(.relationship), span: relationship.span)
    var predicates = equalities(relationship.properties, of: reference)
    if let predicate = relationship.predicate {
      predicates += predicate.renaming([relationship.variable: element]).conjuncts
    }
    var maximum: Int?
    if let given = length.maximum { maximum = try bound(given) }
    return LogicalPlan.VariableLength(
      minimum: try bound(length.minimum), maximum: maximum,
      stepPredicates: predicates.map { .init(element: element, predicate: $0) })
  }

  private func quantifiedEdge(
    _ quantified: BoundQuantifiedPath, from: VariableID, to: VariableID
  ) -> PatternGraph.Edge {
    let list = allocate(.list(of: ValueType(.relationship)))
    var relationships: [VariableID] = []
    for step in quantified.path.steps {
      if case .relationship(let relationship) = step.link {
        relationships.append(relationship.variable)
      }
    }
    let quantification = LogicalPlan.Quantification(
      minimum: quantified.minimum, maximum: quantified.maximum,
      innerStart: quantified.path.start.variable,
      innerEnd: quantified.path.steps.last?.node.variable ?? quantified.path.start.variable,
      relationships: relationships, groups: quantified.groups)
    return PatternGraph.Edge(
      relationship: list, isBound: false, from: from, to: to, types: nil, direction: .right,
      link: .quantified(quantified, quantification),
      binds: Set(quantified.groups.map(\.outer)).union([list]))
  }
}

extension BoundExpression {
  /// The same expression with free variables renamed; subqueries keep theirs.
  func renaming(_ names: [VariableID: VariableID]) -> BoundExpression {
    if case .variable(let variable) = form, let other = names[variable] {
      var result = self
      result.form = .variable(other)
      return result
    }
    return mapChildren { $0.renaming(names) }
  }
}
