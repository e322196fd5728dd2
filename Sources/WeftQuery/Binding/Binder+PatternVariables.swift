import WeftGraph

/// The variables of patterns: declared before what is bound reads them.
extension Binder {
  mutating func declare(
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
  mutating func resolveInPattern(_ name: Syntax.Name) -> VariableID? {
    guard let scope = scopes.last, scope.isQuantified else { return resolve(name.text) }
    if let variable = scope.names[name.text] {
      usedVariables.insert(variable)
      return variable
    }
    checkNew(name, hint: "inside a quantified pattern every repetition has its own; name it anew")
    return nil
  }

  mutating func declareNode(
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
    let variable = declare(name, ValueType(.node), at: name.span)
    if node.labels == nil { mentions.bare.append((variable, name.text, true, name.span)) }
    return .node(variable, isBound: false)
  }

  mutating func declareRelationship(
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
    if relationship.types == nil {
      mentions.bare.append((variable, name.text, false, name.span))
    }
    relationships.insert(variable)
    return .relationship(variable, isBound: false)
  }

  /// A variable length with WHERE: a quantified pattern of one relationship.
  mutating func declareFilteredLength(
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

  mutating func declareQuantified(
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

  mutating func reportConflict(
    _ name: Syntax.Name, _ variable: VariableID, wanted: String
  ) {
    report(
      "variable-type-conflict",
      "`\(name.text)` is \(type(of: variable).kinds.words), and \(wanted) is needed here",
      at: name.span, hint: "use another name",
      notes: ["`\(name.text)` was bound at \(place(of: variable))"],
      detail: "VariableTypeConflict")
  }

  mutating func reportNewInPredicate(_ name: Syntax.Name) {
    let near = suggestion(for: name.text, among: visibleNames)
    report(
      "undefined-variable",
      "variable `\(name.text)` is not defined, and a pattern used as a condition binds none",
      at: name.span,
      hint: near.map { "did you mean `\($0)`?" } ?? "leave the name out, or write EXISTS { … }",
      detail: "UndefinedVariable")
  }
}
