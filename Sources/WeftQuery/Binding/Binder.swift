package import WeftGraph

/// Resolves a syntax tree's names and checks everything that can be known before the query runs.
package struct Binder {
  /// What aggregates may do at a place.
  enum AggregateRule {
    case allowed
    /// Not here; the words say where "here" is.
    case forbidden(String)
    /// Inside another aggregate.
    case nested
  }

  let tree: SyntaxTree
  let catalog: Catalog
  var variables: [BoundQuery.Variable] = []
  var scopes: [Scope] = [Scope()]
  var usedVariables: Set<VariableID> = []
  /// The parameters read, and where each is read first.
  var parameters: [String: SourceSpan] = [:]
  var errors: [Diagnostic] = []
  var warnings: [Diagnostic] = []
  var aggregateRule = AggregateRule.forbidden("here")
  /// Projected items an expression of ORDER BY or WHERE may be equal to.
  var substitutions: [Substitution] = []
  /// Names in grouping keys while the keys of ORDER BY are bound.
  var groupedNames: Set<String> = []
  var mentions = Mentions()
  /// How many subqueries have been bound.
  var subqueryCount = 0
  /// Names reported as undefined already.
  var reportedNames: Set<String> = []

  private init(tree: SyntaxTree, catalog: Catalog) {
    self.tree = tree
    self.catalog = catalog
  }

  /// Binds a query.
  ///
  /// With a graph, names that the graph does not have are warned about.
  /// - Complexity: O(nodes of the tree) beside look-ups.
  package static func bind(
    _ tree: SyntaxTree, catalog: Catalog, graph: Graph?, warnsOfUnused: Bool = false
  ) throws(InputError) -> (query: BoundQuery, warnings: [Diagnostic]) {
    var binder = Binder(tree: tree, catalog: catalog)
    let union = binder.bindRoot()
    guard binder.errors.isEmpty else {
      throw InputError(Array(Binder.ordered(binder.errors).prefix(Parser.mostErrors)))
    }
    if let graph {
      binder.warnOfUnknownNames(in: graph)
      binder.warnOfPropertyTypes(in: graph)
    }
    if warnsOfUnused { binder.warnOfUnusedVariables() }
    var query = BoundQuery(union: union, text: tree.text)
    query.variables = binder.variables
    query.parameters = Set(binder.parameters.keys)
    query.parameterSpans = binder.parameters
    query.mode = tree.mode
    return (query, Binder.ordered(binder.warnings))
  }

  /// Diagnostics in order of place; those of one place stay as they were found.
  private static func ordered(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
    let start = SourcePosition(line: 1, column: 1)
    return diagnostics.enumerated().sorted {
      let (left, right) = ($0.element.position ?? start, $1.element.position ?? start)
      return left == right ? $0.offset < $1.offset : left < right
    }.map(\.element)
  }

  mutating func noteParameter(_ name: String, at span: SourceSpan) {
    if parameters[name] == nil { parameters[name] = span }
  }

  // MARK: Errors

  /// Reports an error.
  mutating func report(
    _ code: String, _ message: String, at span: SourceSpan, hint: String? = nil,
    notes: [String] = [], type: String = "SyntaxError", detail: String,
    gqlStatus: String? = "42001"
  ) {
    errors.append(
      .syntax(
        code, message, in: tree.text, at: span, hint: hint, notes: notes, type: type,
        detail: detail, gqlStatus: gqlStatus))
  }

  /// Reports a value of the wrong kind.
  mutating func reportType(
    _ found: ValueType, wanted: String, at span: SourceSpan, hint: String? = nil,
    type: String = "SyntaxError"
  ) {
    report(
      "wrong-type", "\(wanted) is needed here, and this is \(found.kinds.words)", at: span,
      hint: hint, type: type, detail: "InvalidArgumentType", gqlStatus: "22G03")
  }

  /// What was meant by a word that no variable has, where what stands before it tells.
  private func habit(behind name: String, at span: SourceSpan) -> String? {
    let before = tree.text[SourceSpan(start: 0, end: span.start)]
    let line = before.split(separator: "\n", omittingEmptySubsequences: false).last ?? ""
    let words = line.reversed().drop { $0 == " " || $0 == "\t" }
    if words.starts(with: "--") { return "a comment begins with `//`" }
    if ["DESC", "ASC", "DESCENDING", "ASCENDING"].contains(name.uppercased()), words.first == "," {
      return "`\(name)` stands behind what it orders, without a comma: `ORDER BY x \(name)`"
    }
    return nil
  }

  /// Reports a variable that is not visible.
  mutating func reportUndefined(_ name: String, at span: SourceSpan) {
    if groupedNames.contains(name) {
      report(
        "ambiguous-aggregation",
        "`\(name)` has no single value here: its group is made by a larger expression", at: span,
        hint: "give the grouping expression an alias in an earlier WITH, and use the alias",
        detail: "AmbiguousAggregationExpression")
      return
    }
    guard reportedNames.insert(name).inserted else { return }
    var hint: String?
    if let habit = habit(behind: name, at: span) {
      hint = habit
    } else if scopes.contains(where: { $0.isSubquery && $0.hidden.contains(name) }) {
      hint = "a subquery sees only what it imports: `CALL (\(name)) { … }`"
    } else if scopes.contains(where: { $0.hidden.contains(name) }) {
      hint = "only projected columns are visible after WITH, an aggregation or DISTINCT"
    } else if let near = suggestion(for: name, among: visibleNames) {
      hint = "did you mean `\(near)`?"
    } else if let variable = variables.firstIndex(where: { $0.name == name }) {
      let place = place(of: VariableID(variable))
      hint = "`\(name)`, bound at \(place), is not visible here; carry it on in WITH or RETURN"
    }
    report(
      "undefined-variable", "variable `\(name)` is not defined", at: span, hint: hint,
      detail: "UndefinedVariable")
  }

  /// The nearest of some names, where it is more than a chance likeness.
  func suggestion(for name: String, among names: [String]) -> String? {
    guard name.count > 1 else { return nil }
    return nearestName(to: name, among: names.filter { $0.count > 1 })
  }

  /// An expression to go on with after an error.
  func unknown(_ span: SourceSpan) -> BoundExpression {
    BoundExpression(.literal(.null), type: .any, span: span)
  }
}
