import WeftGraph

/// Moves `all` and `none` over the elements of a path into the search for it.
///
/// `all(x IN relationships(p) WHERE …)`, the same over `nodes(p)`, over the list of a variable-length
/// relationship or a sum of such lists hold exactly where every element meets the predicate. Tested
/// while searching, they prune; and where nothing else reads the path, only the nodes reached matter.
struct PathPredicates {
  /// Whether a search for the shortest may be entered: only what must hold before the choice may be.
  var entersShortest = false

  /// The parts of a path a quantifier runs over.
  private enum Part {
    case relationships(PatternGraph.NamedPath)
    case nodes(PatternGraph.NamedPath)
    case list(VariableID)
  }

  /// The pattern with every such conjunct moved that can be.
  func apply(to pattern: PatternGraph) -> PatternGraph {
    var result = pattern
    result.predicates = []
    for predicate in pattern.predicates where !move(predicate.expression, into: &result) {
      result.predicates.append(predicate)
    }
    return result
  }

  /// Moves a conjunct; false, and nothing changed, where it has to be tested on whole paths.
  func move(_ conjunct: BoundExpression, into pattern: inout PatternGraph) -> Bool {
    guard case .quantifier(let quantifier, let element, let list, let test) = conjunct.form,
      quantifier == .all || quantifier == .none, conjunct.isDeterministic, !conjunct.mayDivide,
      let parts = parts(of: list, in: pattern)
    else { return false }
    // Only what is bound before the pattern can be read while it is searched.
    let others = test.freeVariables.subtracting([element])
    guard others.isDisjoint(with: pattern.variables) else { return false }
    var predicate = test
    if quantifier == .none {
      predicate = BoundExpression(
        .unary(.not, test), type: ValueType(.boolean), span: test.span)
    }
    let condition = LogicalPlan.ElementPredicate(element: element, predicate: predicate)
    var changed = pattern
    for part in parts {
      guard move(condition, over: part, into: &changed) else { return false }
    }
    pattern = changed
    return true
  }

  private func parts(of list: BoundExpression, in pattern: PatternGraph) -> [Part]? {
    switch list.form {
    case .variable(let variable):
      return pattern.edges.contains { $0.relationship == variable } ? [.list(variable)] : nil
    case .call(let function, let arguments):
      guard arguments.count == 1, case .variable(let variable) = arguments[0].form,
        let path = pattern.paths.first(where: { $0.variable == variable })
      else { return nil }
      switch function.name.lowercased() {
      case "relationships": return [.relationships(path)]
      case "nodes": return [.nodes(path)]
      default: return nil
      }
    case .binary(.add, let left, let right), .binary(.concatenate, let left, let right):
      guard let first = parts(of: left, in: pattern), let second = parts(of: right, in: pattern)
      else { return nil }
      return first + second
    default: return nil
    }
  }

  private func move(
    _ condition: LogicalPlan.ElementPredicate, over part: Part, into pattern: inout PatternGraph
  ) -> Bool {
    let names: [VariableID]
    var isNodes = false
    switch part {
    case .list(let variable): names = [variable]
    case .relationships(let path): names = path.relationships
    case .nodes(let path):
      names = path.relationships
      isNodes = true
    }
    var fixed: [VariableID] = []
    for name in names {
      guard let index = pattern.edges.firstIndex(where: { $0.relationship == name }) else {
        return false
      }
      if isNodes { fixed += [pattern.edges[index].from, pattern.edges[index].to] }
      switch pattern.edges[index].link {
      case .single:
        if case .list = part { return false }
        if !isNodes { fixed.append(name) }
      case .variable(var length):
        if pattern.edges[index].isBound { return false }
        if isNodes {
          length.nodePredicates.append(condition)
        } else {
          length.stepPredicates.append(condition)
        }
        pattern.edges[index].link = .variable(length)
        pattern.edges[index].reads.formUnion(length.reads)
      case .shortest(var length, let selector):
        guard entersShortest, names.count == 1 else { return false }
        if isNodes {
          length.nodePredicates.append(condition)
        } else {
          length.stepPredicates.append(condition)
        }
        pattern.edges[index].link = .shortest(length, selector)
        pattern.edges[index].reads.formUnion(length.reads)
      case .quantified: return false
      }
    }
    if case .nodes(let path) = part, path.relationships.isEmpty { fixed = [path.start] }
    var seen: Set<VariableID> = []
    for variable in fixed where seen.insert(variable).inserted {
      let expression = condition.predicate.instantiated(condition.element, as: variable)
      for conjunct in expression.conjuncts {
        pattern.predicates.append(
          PatternGraph.Predicate(
            expression: conjunct, reads: conjunct.freeVariables, isGuarded: false))
      }
    }
    return true
  }
}

extension BoundExpression {
  /// The expression with one variable standing for another.
  ///
  /// Subqueries keep the variables they were bound with; around those the variable runs over a list
  /// of one instead.
  fileprivate func instantiated(
    _ element: VariableID, as variable: VariableID
  ) -> BoundExpression {
    guard hasSubquery else { return renaming([element: variable]) }
    let list = BoundExpression(
      .list([.reference(variable)]), type: ValueType(.list), span: span)
    return BoundExpression(
      .quantifier(.all, element, in: list, where: self), type: ValueType(.boolean), span: span)
  }
}

extension PatternGraph {
  /// Every variable the pattern itself has.
  var variables: Set<VariableID> {
    edges.reduce(into: Set(nodeOrder).union(paths.map(\.variable))) {
      $0.formUnion($1.binds)
    }
  }
}
