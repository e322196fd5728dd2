import WeftGraph

extension Binder {
  /// Binds a clause that changes the graph.
  mutating func bindUpdate(_ update: Syntax.Update, at clause: Syntax.Clause) -> BoundUpdate {
    switch update {
    case .create(let patterns):
      var creations: [BoundCreation] = []
      for pattern in patterns {
        let values = bindValues(of: tree[pattern], "CREATE")
        let part = declareCreated(tree[pattern], values, "CREATE").creation
        if let last = creations.indices.last, !part.reads(creations[last]) {
          creations[last].add(part)
        } else {
          creations.append(part)
        }
      }
      return .create(creations)
    case .merge(let pattern, let onCreate, let onMatch):
      let values = bindValues(of: tree[pattern], "MERGE")
      let (creation, path) = declareCreated(tree[pattern], values, "MERGE")
      let isUndirected = path.steps.contains { step in
        if case .relationship(let relationship) = step.link {
          return relationship.direction == .either
        }
        return false
      }
      return .merge(
        BoundMerge(
          path: path, creation: creation, isUndirected: isUndirected,
          onCreate: onCreate.map { bindSetItem($0, "SET") },
          onMatch: onMatch.map { bindSetItem($0, "SET") }, span: clause.keyword))
    case .set(let items): return .set(items.map { bindSetItem($0, "SET") })
    case .remove(let items): return .set(items.map { bindSetItem($0, "REMOVE") })
    case .delete(let values, let detaches):
      return .delete(values.map { bindDeleted($0) }, detaches: detaches)
    case .forEach(let name, let list, let clauses):
      return bindForEach(name, list, clauses)
    }
  }

  private mutating func bindForEach(
    _ name: Syntax.Name, _ list: Syntax.ExpressionID, _ clauses: [Syntax.Clause]
  ) -> BoundUpdate {
    aggregateRule = .forbidden("in FOREACH")
    let bound = bind(list)
    if !bound.type.mayBe(.list) { reportType(bound.type, wanted: "a list", at: bound.span) }
    let level = scopes.count - 1
    let names = scopes[level].names
    checkNew(name)
    let element = bound.type.kinds == .list ? bound.type.element : .any
    let variable = declare(name, element, at: name.span)
    var updates: [BoundUpdate] = []
    for clause in clauses {
      if case .update(let update) = clause.form { updates.append(bindUpdate(update, at: clause)) }
    }
    scopes[level].names = names
    return .forEach(variable, in: bound, updates)
  }

  private mutating func bindDeleted(_ id: Syntax.ExpressionID) -> BoundExpression {
    aggregateRule = .forbidden("in DELETE")
    let span = tree.span(of: id)
    if case .hasLabels = tree[id] {
      report(
        "invalid-delete", "DELETE takes nodes, relationships and paths, not labels or types",
        at: span, hint: "write `REMOVE n:Label` to take a label away", detail: "InvalidDelete")
      return unknown(span)
    }
    let bound = bind(id)
    if !bound.type.mayBe(ValueKinds.entity.union(.path)) {
      reportType(bound.type, wanted: "a node, relationship or path", at: span)
    }
    return bound
  }

  private mutating func bindSetItem(_ item: Syntax.SetItem, _ keyword: String) -> BoundSetItem {
    aggregateRule = .forbidden("in \(keyword)")
    let target = bind(item.target)
    if !target.type.mayBe(.entity) {
      reportType(target.type, wanted: "a node or relationship", at: target.span)
    }
    let change: BoundSetItem.Change
    switch item.change {
    case .property(let key, let value): change = .property(key.text, value.map { bind($0) })
    case .dynamicProperty(let key, let value):
      let name = bind(key)
      if !name.type.mayBe(.string) { reportType(name.type, wanted: "a string", at: name.span) }
      change = .dynamicProperty(name, value.map { bind($0) })
    case .replace(let value): change = .replace(bindMap(value))
    case .add(let value): change = .add(bindMap(value))
    case .labels(let names):
      if target.type.mayBe(.entity), !target.type.mayBe(.node) {
        reportType(
          target.type, wanted: "a node", at: target.span,
          hint: "a relationship's type cannot change; delete it and create another")
      }
      change = .labels(names.map(\.text), isRemoval: keyword == "REMOVE")
    }
    return BoundSetItem(target: target, change: change, span: item.span)
  }

  private mutating func bindMap(_ id: Syntax.ExpressionID) -> BoundExpression {
    let bound = bind(id)
    if !bound.type.mayBe(ValueKinds.entity.union(.map)) {
      reportType(bound.type, wanted: "a map, node or relationship", at: bound.span)
    }
    return bound
  }

  // MARK: Patterns

  /// The property values of one element of a pattern.
  private struct ElementValues {
    var properties: [(key: String, value: VariableID)] = []
    var map: VariableID?
  }

  /// The property values of a pattern, which see nothing of what the pattern itself makes.
  private struct PatternValues {
    var values: [(variable: VariableID, expression: BoundExpression)] = []
    var elements: [ElementValues] = []
  }

  private mutating func bindValues(
    of pattern: Syntax.PathPattern, _ keyword: String
  ) -> PatternValues {
    var result = PatternValues()
    aggregateRule = .forbidden("in \(keyword)")
    for element in pattern.elements {
      var own = ElementValues()
      var entries: [(key: Syntax.Name, value: Syntax.ExpressionID)] = []
      var parameter: Syntax.ExpressionID?
      switch element {
      case .node(let node): (entries, parameter) = (node.properties, node.parameter)
      case .relationship(let relationship):
        (entries, parameter) = (relationship.properties, relationship.parameter)
      case .quantified: break
      }
      for entry in entries {
        let variable = hold(bind(entry.value), in: &result)
        own.properties.removeAll { $0.key == entry.key.text }
        own.properties.append((entry.key.text, variable))
      }
      if let parameter { own.map = hold(bind(parameter), in: &result) }
      result.elements.append(own)
    }
    return result
  }

  private mutating func hold(
    _ expression: BoundExpression, in values: inout PatternValues
  ) -> VariableID {
    let variable = makeVariable(nil, expression.type, expression.span)
    values.values.append((variable, expression))
    return variable
  }

  /// Declares what a pattern makes, and how it is looked for.
  private mutating func declareCreated(
    _ pattern: Syntax.PathPattern, _ values: PatternValues, _ keyword: String
  ) -> (creation: BoundCreation, path: BoundPath) {
    var creation = BoundCreation(values: values.values)
    var nodes: [BoundNode] = []
    var links: [BoundRelationship] = []
    if pattern.selector != .all || pattern.predicate != nil {
      report(
        "misplaced-path", "\(keyword) takes a plain pattern, without selector or WHERE",
        at: pattern.span, detail: "UnexpectedSyntax")
    }
    for (element, own) in zip(pattern.elements, values.elements) {
      switch element {
      case .node(let node):
        nodes.append(
          declareNode(
            node, own, isAlone: pattern.elements.count == 1, keyword, into: &creation))
      case .relationship(let relationship):
        links.append(declareLink(relationship, own, keyword))
      case .quantified(let quantified):
        report(
          "created-length", "\(keyword) cannot make a pattern that is repeated",
          at: quantified.span, hint: "write the repetitions out", detail: "CreatingVarLength")
        links.append(
          declareLink(
            Syntax.RelationshipPattern(
              direction: .right, properties: [], span: quantified.span), own, keyword))
      }
    }
    for (index, link) in links.enumerated() where index + 1 < nodes.count {
      let left = nodes[index].variable
      let right = nodes[index + 1].variable
      guard case .name(let type, _)? = link.types else { continue }
      let own = values.elements[index * 2 + 1]
      creation.relationships.append(
        BoundCreation.Relationship(
          variable: link.variable, type: type, from: link.direction == .left ? right : left,
          to: link.direction == .left ? left : right, properties: own.properties, map: own.map,
          span: link.span))
    }
    var variable: VariableID?
    if let name = pattern.variable {
      checkNew(name)
      let path = declare(name, ValueType(.path), at: name.span)
      creation.paths.append(
        BoundCreation.Path(
          variable: path, nodes: nodes.map(\.variable), relationships: links.map(\.variable)))
      variable = path
    }
    let start =
      nodes.first
      ?? BoundNode(
        variable: makeVariable(nil, ValueType(.node), pattern.span), isBound: false, labels: nil,
        properties: [], predicate: nil, span: pattern.span)
    let steps = zip(links, nodes.dropFirst()).map { link, node in
      (link: BoundLink.relationship(link), node: node)
    }
    return (
      creation,
      BoundPath(
        variable: variable, selector: .all, start: start, steps: steps, span: pattern.span)
    )
  }

  private mutating func declareNode(
    _ node: Syntax.NodePattern, _ own: ElementValues, isAlone: Bool, _ keyword: String,
    into creation: inout BoundCreation
  ) -> BoundNode {
    func pattern(_ variable: VariableID, isBound: Bool) -> BoundNode {
      BoundNode(
        variable: variable, isBound: isBound, labels: isBound ? nil : node.labels,
        properties: isBound
          ? [] : own.properties.map { ($0.key, .reference($0.value, span: node.span)) },
        predicate: nil, span: node.span)
    }
    if let predicate = node.predicate {
      report(
        "misplaced-where", "\(keyword) takes no WHERE", at: tree.span(of: predicate),
        hint: "put the condition into a MATCH before it", detail: "UnexpectedSyntax")
    }
    if let name = node.variable, let variable = resolve(name.text) {
      if !type(of: variable).mayBe(.node) {
        report(
          "variable-type-conflict",
          "`\(name.text)` is \(type(of: variable).kinds.words), and a node is needed here",
          at: name.span, hint: "use another name",
          notes: ["`\(name.text)` was bound at \(place(of: variable))"],
          detail: "VariableTypeConflict")
      } else if isAlone || node.labels != nil || node.hasMap || node.parameter != nil {
        checkNew(
          name,
          hint: isAlone
            ? "choose another name" : "write `(\(name.text))`, and SET what is to be added")
      }
      return pattern(variable, isBound: true)
    }
    let variable = declare(node.variable, ValueType(.node), at: node.span)
    creation.nodes.append(
      BoundCreation.Node(
        variable: variable, labels: labelNames(node.labels, keyword), properties: own.properties,
        map: own.map, span: node.span))
    return pattern(variable, isBound: false)
  }

  /// The labels of a plain conjunction.
  private mutating func labelNames(_ labels: LabelExpression?, _ keyword: String) -> [String] {
    switch labels {
    case nil: return []
    case .name(let name, _)?: return [name]
    case .and(let left, let right)?:
      return labelNames(left, keyword) + labelNames(right, keyword)
    case let other?:
      let span = other.names.first?.span ?? .zero
      report(
        "created-labels", "\(keyword) needs plain labels, without `|`, `!` or `%`", at: span,
        hint: "write `:A:B`", detail: "UnexpectedSyntax")
      return []
    }
  }

  private mutating func declareLink(
    _ relationship: Syntax.RelationshipPattern, _ own: ElementValues, _ keyword: String
  ) -> BoundRelationship {
    func link(_ variable: VariableID, _ types: LabelExpression?) -> BoundRelationship {
      BoundRelationship(
        variable: variable, isBound: false, types: types, direction: relationship.direction,
        properties: own.properties.map {
          ($0.key, .reference($0.value, span: relationship.span))
        }, predicate: nil, length: nil, span: relationship.span)
    }
    if let name = relationship.variable, let variable = visible(name.text) {
      checkNew(name)
      return link(variable, nil)
    }
    let variable = declare(
      relationship.variable, ValueType(.relationship), at: relationship.span)
    if let predicate = relationship.predicate {
      report(
        "misplaced-where", "\(keyword) takes no WHERE", at: tree.span(of: predicate),
        hint: "put the condition into a MATCH before it", detail: "UnexpectedSyntax")
    }
    if relationship.length != nil {
      report(
        "created-length", "\(keyword) cannot make a relationship of variable length",
        at: relationship.span, hint: "write the relationships out", detail: "CreatingVarLength")
    }
    if case .name? = relationship.types {
    } else {
      report(
        "missing-type", "\(keyword) needs exactly one relationship type", at: relationship.span,
        hint: "write `-[:TYPE]->`", detail: "NoSingleRelationshipType")
    }
    if keyword == "CREATE", relationship.direction == .either {
      report(
        "missing-direction", "CREATE needs to know which way the relationship points",
        at: relationship.span, hint: "write `-[:TYPE]->` or `<-[:TYPE]-`",
        detail: "RequiresDirectedRelationship")
    }
    return link(variable, relationship.types)
  }
}

extension BoundCreation {
  /// Whether a property is computed from what another creation makes.
  fileprivate func reads(_ other: BoundCreation) -> Bool {
    let made = Set(
      other.nodes.map(\.variable) + other.relationships.map(\.variable)
        + other.paths.map(\.variable))
    return values.contains { !$0.expression.freeVariables.isDisjoint(with: made) }
  }

  fileprivate mutating func add(_ other: BoundCreation) {
    values += other.values
    nodes += other.nodes
    relationships += other.relationships
    paths += other.paths
  }
}
