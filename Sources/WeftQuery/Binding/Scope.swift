import WeftGraph

/// The names visible at one level: a query's rows, a subquery, or a variable local to an expression.
struct Scope {
  /// Names and what they stand for.
  var names: [String: VariableID] = [:]
  /// Whether names of the levels outside are visible too.
  var seesOutside = true
  /// Whether this is the outermost level of a subquery, whose outer references are imports.
  var isSubquery = false
  /// Whether this holds the variables of a quantified pattern, which are lists outside it.
  var isQuantified = false
  /// The outer variables read from inside.
  var imports: Set<VariableID> = []
  /// Names that a projection has hidden, so that messages can say why.
  var hidden: Set<String> = []
}

extension Binder {
  /// The variable of a name, seen from the innermost scope; notes imports on the way.
  mutating func resolve(_ name: String) -> VariableID? {
    for level in scopes.indices.reversed() {
      if let variable = scopes[level].names[name] {
        for inner in scopes.indices where inner > level && scopes[inner].isSubquery {
          scopes[inner].imports.insert(variable)
        }
        usedVariables.insert(variable)
        return variable
      }
      guard scopes[level].seesOutside else { return nil }
    }
    return nil
  }

  /// Every name visible from the innermost scope.
  var visibleNames: [String] {
    var names: Set<String> = []
    for scope in scopes.reversed() {
      names.formUnion(scope.names.keys)
      guard scope.seesOutside else { break }
    }
    return names.sorted()
  }

  /// Whether a name is visible from outside the innermost subquery, so that it may not be reused.
  func isOuterName(_ name: String) -> VariableID? {
    guard let subquery = scopes.lastIndex(where: \.isSubquery) else { return nil }
    if let variable = scopes[subquery].names[name] { return variable }
    guard scopes[subquery].seesOutside else { return nil }
    for level in scopes.indices.prefix(subquery).reversed() {
      if let variable = scopes[level].names[name] { return variable }
      guard scopes[level].seesOutside else { return nil }
    }
    return nil
  }

  /// Makes a variable.
  mutating func makeVariable(_ name: String?, _ type: ValueType, _ span: SourceSpan) -> VariableID {
    variables.append(BoundQuery.Variable(name: name, type: type, span: span))
    return VariableID(variables.count - 1)
  }

  /// Makes a variable and puts its name into the innermost scope.
  @discardableResult
  mutating func declare(_ name: Syntax.Name?, _ type: ValueType, at span: SourceSpan) -> VariableID
  {
    let variable = makeVariable(name?.text, type, name?.span ?? span)
    if let name { scopes[scopes.count - 1].names[name.text] = variable }
    return variable
  }

  func type(of variable: VariableID) -> ValueType { variables[variable.index].type }

  /// Where a variable was bound, for notes: `bound at 3:41`.
  func place(of variable: VariableID) -> String {
    let position = tree.text.position(at: variables[variable.index].span.start)
    return "\(position.line):\(position.column)"
  }
}
