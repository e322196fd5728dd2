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

  // MARK: Variables

  private mutating func declare(
    _ id: Syntax.PatternID, place: PatternPlace, relationships: inout Set<VariableID>
  ) -> DeclaredPath {
    let pattern = tree[id]
    var result = DeclaredPath()
    for element in pattern.elements {
      switch element {
      case .node(let node): result.elements.append(declareNode(node, place: place))
      case .relationship(let relationship):
        result.elements.append(
          declareRelationship(relationship, place: place, relationships: &relationships))
      case .quantified(let quantified):
        result.elements.append(
          declareQuantified(quantified.pattern, relationships: &relationships))
      }
    }
    if let name = pattern.variable {
      if visible(name.text) != nil { checkNew(name) }
      result.variable = declare(name, ValueType(.path), at: name.span)
    }
    return result
  }

  /// The variable a pattern's name refers to, or nil if it is new; a quantified pattern's names are
  /// its own, because they are lists outside.
  private mutating func resolveInPattern(_ name: Syntax.Name) -> VariableID? {
    guard let scope = scopes.last, scope.isQuantified else { return resolve(name.text) }
    if let variable = scope.names[name.text] {
      usedVariables.insert(variable)
      return variable
    }
    checkNew(name, hint: "inside a quantified pattern every repetition has its own; name it anew")
    return nil
  }

  private mutating func declareNode(
    _ node: Syntax.NodePattern, place: PatternPlace
  ) -> DeclaredElement {
    guard let name = node.variable else {
      return .node(makeVariable(nil, ValueType(.node), node.span), isBound: false)
    }
    if let variable = resolveInPattern(name) {
      if !type(of: variable).mayBe(.node) {
        reportConflict(name, variable, wanted: "a node")
      }
      return .node(variable, isBound: true)
    }
    if place == .predicate { reportNewInPredicate(name) }
    warnOfShadowing(name)
    return .node(declare(name, ValueType(.node), at: name.span), isBound: false)
  }

  private mutating func declareRelationship(
    _ relationship: Syntax.RelationshipPattern, place: PatternPlace,
    relationships: inout Set<VariableID>
  ) -> DeclaredElement {
    let isList = relationship.length != nil
    if isList, relationship.predicate != nil {
      return declareFilteredLength(relationship, relationships: &relationships)
    }
    let type: ValueType = isList ? .list(of: ValueType(.relationship)) : ValueType(.relationship)
    guard let name = relationship.variable else {
      return .relationship(makeVariable(nil, type, relationship.span), isBound: false)
    }
    if let variable = resolveInPattern(name) {
      let known = self.type(of: variable)
      if !known.fits(type) {
        reportConflict(
          name, variable, wanted: isList ? "a list of relationships" : "a relationship")
      } else if !relationships.insert(variable).inserted {
        report(
          "repeated-relationship",
          "relationship `\(name.text)` occurs twice, and the relationships of a MATCH are all "
            + "different", at: name.span, hint: "use two names",
          detail: "RelationshipUniquenessViolation")
      }
      return .relationship(variable, isBound: true)
    }
    if place == .predicate { reportNewInPredicate(name) }
    let variable = declare(name, type, at: name.span)
    relationships.insert(variable)
    return .relationship(variable, isBound: false)
  }

  /// A variable length with WHERE: a quantified pattern of one relationship.
  private mutating func declareFilteredLength(
    _ relationship: Syntax.RelationshipPattern, relationships: inout Set<VariableID>
  ) -> DeclaredElement {
    let start = makeVariable(nil, ValueType(.node), relationship.span)
    let end = makeVariable(nil, ValueType(.node), relationship.span)
    scopes.append(Scope())
    if let name = relationship.variable { checkNew(name) }
    let inner = declare(relationship.variable, ValueType(.relationship), at: relationship.span)
    let scope = scopes.removeLast()
    var groups: [(inner: VariableID, outer: VariableID)] = []
    if let name = relationship.variable {
      groups = [
        (inner, declare(name, .list(of: ValueType(.relationship)), at: name.span))
      ]
    }
    let path = DeclaredPath(elements: [
      .node(start, isBound: false), .relationship(inner, isBound: false),
      .node(end, isBound: false),
    ])
    return .quantified(path, scope, groups: groups)
  }

  private mutating func declareQuantified(
    _ pattern: Syntax.PatternID, relationships: inout Set<VariableID>
  ) -> DeclaredElement {
    if scopes.last?.isQuantified ?? false {
      report(
        "nested-quantifier", "a quantified pattern cannot stand inside another",
        at: tree[pattern].span, hint: "write the repetitions out, or use `*` on a relationship",
        detail: "InvalidRelationshipPattern")
    }
    scopes.append(Scope(isQuantified: true))
    let inner = declare(pattern, place: .clause, relationships: &relationships)
    let scope = scopes.removeLast()
    var groups: [(inner: VariableID, outer: VariableID)] = []
    for (name, variable) in scope.names.sorted(by: { $0.value < $1.value }) {
      let bound = variables[variable.index]
      let outer = declare(
        Syntax.Name(text: name, span: bound.span), .list(of: bound.type), at: bound.span)
      groups.append((variable, outer))
    }
    return .quantified(inner, scope, groups: groups)
  }

  private mutating func reportConflict(
    _ name: Syntax.Name, _ variable: VariableID, wanted: String
  ) {
    report(
      "variable-type-conflict",
      "`\(name.text)` is \(type(of: variable).kinds.words), and \(wanted) is needed here",
      at: name.span, hint: "use another name",
      notes: ["`\(name.text)` was bound at \(place(of: variable))"],
      detail: "VariableTypeConflict")
  }

  private mutating func reportNewInPredicate(_ name: Syntax.Name) {
    let near = suggestion(for: name.text, among: visibleNames)
    report(
      "undefined-variable",
      "variable `\(name.text)` is not defined, and a pattern used as a condition binds none",
      at: name.span,
      hint: near.map { "did you mean `\($0)`?" } ?? "leave the name out, or write EXISTS { … }",
      detail: "UndefinedVariable")
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
