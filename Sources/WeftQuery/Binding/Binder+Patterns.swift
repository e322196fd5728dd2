import WeftGraph

/// What declaring a path pattern's variables gave, in the order of its elements.
struct DeclaredPath {
  var elements: [DeclaredElement] = []
  var variable: VariableID?
}

/// One element of a declared path pattern.
indirect enum DeclaredElement {
  case node(VariableID, isBound: Bool)
  case relationship(VariableID, isBound: Bool)
  /// The inner pattern and its names, and the lists they become outside.
  case quantified(DeclaredPath, Scope, groups: [(inner: VariableID, outer: VariableID)])
}

/// Where a pattern stands, which decides whether it may bind new variables.
enum PatternPlace {
  case clause
  /// A pattern used as a predicate may only use variables that are bound.
  case predicate
}

extension Binder {
  /// Binds the patterns of a MATCH: first all variables, then what refers to them.
  mutating func bindMatch(
    _ patterns: [Syntax.PatternID], isOptional: Bool, where predicate: Syntax.ExpressionID?,
    place: PatternPlace = .clause
  ) -> BoundMatch {
    var relationships: Set<VariableID> = []
    let declared = patterns.map { declare($0, place: place, relationships: &relationships) }
    if place == .clause { noteCartesian(patterns, declared) }
    var predicates: [BoundExpression] = []
    let paths = zip(patterns, declared).map { pattern, declared in
      bindPath(tree[pattern], declared, predicates: &predicates)
    }
    if let predicate { predicates.append(bindPredicate(predicate, "in WHERE")) }
    return BoundMatch(
      isOptional: isOptional,
      paths: zip(patterns, paths).map { pattern, path in
        tree[pattern].isShortestFunction ? takingCondition(path, from: &predicates) : path
      }, predicate: .conjunction(of: predicates))
  }

  /// `shortestPath(…)` with the conjuncts of WHERE that are about the way, not only about its ends:
  /// the shortest of the paths that meet them is wanted.
  private func takingCondition(
    _ path: BoundPath, from predicates: inout [BoundExpression]
  ) -> BoundPath {
    var way: Set<VariableID> = []
    if let variable = path.variable { way.insert(variable) }
    for step in path.steps {
      if case .relationship(let relationship) = step.link { way.insert(relationship.variable) }
    }
    let conjuncts = predicates.flatMap(\.conjuncts)
    let own = conjuncts.filter { !$0.freeVariables.isDisjoint(with: way) }
    guard !own.isEmpty else { return path }
    predicates = conjuncts.filter { $0.freeVariables.isDisjoint(with: way) }
    var result = path
    result.condition = .conjunction(of: own)
    return result
  }

  // MARK: Paths

  private mutating func bindPath(
    _ pattern: Syntax.PathPattern, _ declared: DeclaredPath, predicates: inout [BoundExpression]
  ) -> BoundPath {
    checkShortest(pattern)
    var start: BoundNode?
    var steps: [(link: BoundLink, node: BoundNode)] = []
    var pending: BoundLink?
    func anonymous(_ binder: inout Binder, _ span: SourceSpan) -> BoundNode {
      BoundNode(
        variable: binder.makeVariable(nil, ValueType(.node), span), isBound: false, labels: nil,
        properties: [], predicate: nil, span: span)
    }
    for (element, declared) in zip(pattern.elements, declared.elements) {
      switch (element, declared) {
      case (.node(let node), .node(let variable, let isBound)):
        let bound = bindNode(node, variable, isBound: isBound)
        if let link = pending {
          steps.append((link, bound))
          pending = nil
        } else {
          start = bound
        }
      case (.relationship(let relationship), .relationship(let variable, let isBound)):
        pending = .relationship(bindRelationship(relationship, variable, isBound: isBound))
      case (.relationship(let relationship), .quantified(let path, let scope, let groups)):
        pending = .quantified(bindFiltered(relationship, path, scope, groups))
      case (.quantified(let quantified), .quantified(let path, let scope, let groups)):
        if start == nil {
          start = anonymous(
            &self, SourceSpan(start: quantified.span.start, end: quantified.span.start))
        }
        if let link = pending { steps.append((link, anonymous(&self, quantified.span))) }
        pending = .quantified(bindQuantified(quantified, path, scope, groups))
      default: preconditionFailure("a pattern's elements are declared in order")
      }
    }
    let first = start ?? anonymous(&self, pattern.span)
    if let link = pending {
      steps.append(
        (link, anonymous(&self, SourceSpan(start: pattern.span.end, end: pattern.span.end))))
    }
    let predicate = pattern.predicate.map { bindPredicate($0, "in WHERE") }
    if pattern.selector == .all, let predicate { predicates.append(predicate) }
    return BoundPath(
      variable: declared.variable, selector: pattern.selector,
      condition: pattern.selector == .all ? nil : predicate, start: first, steps: steps,
      span: pattern.span)
  }

  private mutating func checkShortest(_ pattern: Syntax.PathPattern) {
    guard pattern.isShortestFunction else { return }
    if pattern.elements.count == 3, case .relationship = pattern.elements[1] { return }
    report(
      "invalid-shortest-path", "shortestPath takes exactly one relationship between two nodes",
      at: pattern.span, hint: "write `shortestPath((a)-[:TYPE*]-(b))`",
      detail: "InvalidRelationshipPattern")
  }

  private mutating func bindNode(
    _ node: Syntax.NodePattern, _ variable: VariableID, isBound: Bool
  ) -> BoundNode {
    if let labels = node.labels { mentions.labels += labels.names }
    return BoundNode(
      variable: variable, isBound: isBound, labels: node.labels,
      properties: bindProperties(node.properties),
      predicate: node.predicate.map { bindPredicate($0, "in WHERE") }, span: node.span)
  }

  private mutating func bindRelationship(
    _ relationship: Syntax.RelationshipPattern, _ variable: VariableID, isBound: Bool
  ) -> BoundRelationship {
    if let types = relationship.types { mentions.types += types.names }
    if let length = relationship.length {
      for case .parameter(let name, let span) in [length.minimum, length.maximum ?? .literal(0)] {
        noteParameter(name, at: span)
      }
    }
    return BoundRelationship(
      variable: variable, isBound: isBound, types: relationship.types,
      direction: relationship.direction, properties: bindProperties(relationship.properties),
      predicate: relationship.predicate.map { bindPredicate($0, "in WHERE") },
      length: relationship.length, span: relationship.span)
  }

  private mutating func bindProperties(
    _ properties: [(key: Syntax.Name, value: Syntax.ExpressionID)]
  ) -> [(key: String, value: BoundExpression)] {
    aggregateRule = .forbidden("in a pattern")
    return properties.map { entry in
      mentions.keys.append((entry.key.text, entry.key.span))
      return (entry.key.text, bind(entry.value))
    }
  }

  private mutating func bindQuantified(
    _ quantified: Syntax.QuantifiedPattern, _ declared: DeclaredPath, _ scope: Scope,
    _ groups: [(inner: VariableID, outer: VariableID)]
  ) -> BoundQuantifiedPath {
    scopes.append(scope)
    defer { scopes.removeLast() }
    var predicates: [BoundExpression] = []
    let path = bindPath(tree[quantified.pattern], declared, predicates: &predicates)
    return BoundQuantifiedPath(
      path: path, predicate: .conjunction(of: predicates), minimum: quantified.minimum,
      maximum: quantified.maximum, groups: groups)
  }

  private mutating func bindFiltered(
    _ relationship: Syntax.RelationshipPattern, _ declared: DeclaredPath, _ scope: Scope,
    _ groups: [(inner: VariableID, outer: VariableID)]
  ) -> BoundQuantifiedPath {
    var step = relationship
    step.length = nil
    let node = Syntax.NodePattern(properties: [], span: relationship.span)
    let pattern = Syntax.PathPattern(
      selector: .all, isShortestFunction: false,
      elements: [.node(node), .relationship(step), .node(node)], span: relationship.span)
    scopes.append(scope)
    defer { scopes.removeLast() }
    var predicates: [BoundExpression] = []
    let path = bindPath(pattern, declared, predicates: &predicates)
    let minimum = fixedBound(relationship.length?.minimum) ?? 1
    return BoundQuantifiedPath(
      path: path, predicate: .conjunction(of: predicates), minimum: minimum,
      maximum: fixedBound(relationship.length?.maximum), groups: groups)
  }

  private mutating func fixedBound(_ bound: BoundRelationship.Bound?) -> Int? {
    switch bound {
    case nil: return nil
    case .literal(let value): return value
    case .parameter(_, let span):
      report(
        "parameter-bound", "a length with WHERE needs plain numbers as bounds", at: span,
        hint: "move the condition behind MATCH: `WHERE all(r IN rs WHERE …)`",
        detail: "InvalidParameterUse")
      return nil
    }
  }
}
