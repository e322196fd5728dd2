import WeftGraph

/// What the planner may do.
package struct PlanOptions: Sendable {
  /// The rewrites applied to the plan.
  package var rewrites: Set<Rewrite> = Set(Rewrite.allCases)
  /// Whether patterns are walked as written instead of in the cheapest order.
  package var keepsWrittenOrder = false

  /// How rows are cut into pieces for several threads.
  package var morsels = MorselSizes()

  /// Creates the default options: everything on.
  package init() {}
}

/// How large the pieces are that threads work on, and how much each makes before it waits to be read.
package struct MorselSizes: Sendable {
  /// Rows of the first piece; later ones are larger.
  package var firstMorsel = 64
  /// Rows of a piece at most.
  package var largestMorsel = 16_384
  /// Rows a thread makes before it waits, at first.
  package var firstOutput = 2048
  /// Rows a thread makes before it waits, at most.
  package var largestOutput = 1 << 17
  /// How long one thread works alone before others join, and about how long a piece should take.
  package var serialTime: Duration = .milliseconds(1)

  /// Work below which no other thread is asked, as rows that a step reads from a table.
  package var leastWork = 150_000.0

  /// Creates the default sizes.
  package init() {}
}

/// Makes logical plans of bound queries.
final class Planner {
  let graph: Graph
  let text: SourceText
  let parameters: [String: Value]
  let options: PlanOptions
  private(set) var variables: [BoundQuery.Variable]
  let distinct = DistinctCounts()
  /// The variables that what is matched now is grouped by next.
  private(set) var groupedNext: Set<VariableID> = []

  init(
    variables: [BoundQuery.Variable], text: SourceText, graph: Graph, parameters: [String: Value],
    options: PlanOptions
  ) {
    self.variables = variables
    self.text = text
    self.graph = graph
    self.parameters = parameters
    self.options = options
  }

  /// What is known where a clause begins.
  struct Scope {
    var plan: LogicalPlan
    var bound: Set<VariableID>
    /// The outer variables of a subquery, visible throughout.
    var imports: Set<VariableID>
  }

  /// A variable the query does not have.
  func allocate(_ type: ValueType = .any, at span: SourceSpan = .zero) -> VariableID {
    variables.append(BoundQuery.Variable(name: nil, type: type, span: span))
    return VariableID(variables.count - 1)
  }

  /// The plan of a whole query.
  func plan(_ query: BoundQuery) throws(InputError) -> QueryPlan {
    let (root, results) = try plan(
      query.union, results: nil,
      from: Scope(plan: LogicalPlan(.unit), bound: [], imports: []))
    return QueryPlan(
      root: root, variables: variables, results: results, columns: query.union.columns,
      text: query.text)
  }

  /// The plan of a subquery over the rows of an argument.
  func plan(_ subquery: BoundSubquery, rows: Double) throws(InputError) -> (
    plan: LogicalPlan, results: [VariableID]
  ) {
    try plan(subquery.query, results: nil, from: argument(subquery.imports, rows: rows))
  }

  func argument(_ imports: [VariableID], rows: Double) -> Scope {
    let imports = Set(imports)
    return Scope(
      plan: LogicalPlan(.argument(imports.sorted()), estimate: rows), bound: imports,
      imports: imports)
  }

  private func plan(
    _ union: BoundUnion, results: [VariableID]?, from scope: Scope
  ) throws(InputError) -> (LogicalPlan, [VariableID]) {
    var parts: [LogicalPlan] = []
    for part in union.parts { parts.append(try plan(part, from: scope)) }
    if parts.count == 1, results == nil { return (parts[0], union.parts[0].results) }
    let variables =
      results ?? union.parts[0].results.map { allocate(self.variables[$0.index].type) }
    if parts.count == 1 {
      let items = zip(variables, union.parts[0].results).map { outer, inner in
        BoundProjection.Item(variable: outer, expression: .reference(inner))
      }
      return (LogicalPlan(.project(items), parts, estimate: parts[0].estimate), variables)
    }
    var result = LogicalPlan(
      .union(variables, parts: union.parts.map(\.results)), parts,
      estimate: parts.reduce(0) { $0 + $1.estimate })
    if !union.keepsDuplicates {
      result = LogicalPlan(.distinct(variables), [result], estimate: result.estimate)
    }
    return (result, variables)
  }

  private func plan(
    _ query: BoundSingleQuery, from start: Scope
  ) throws(InputError) -> LogicalPlan {
    var scope = start
    for (index, clause) in query.clauses.enumerated() {
      let next = index + 1
      groupedNext = next < query.clauses.count ? query.clauses[next].groupingVariables : []
      try add(clause, to: &scope)
      if scope.plan.depth > Self.deepestPlan {
        throw tooLong(
          "the plan of this query has more than \(Self.deepestPlan) steps one after the other",
          at: clause.span, hint: "ask in several queries")
      }
    }
    return scope.plan
  }

  /// How many steps may follow one another: each is a level of recursion when the plan is made to run.
  static let deepestPlan = 600

  func tooLong(_ message: String, at span: SourceSpan?, hint: String) -> InputError {
    let code = "query-too-long"
    let tck = Diagnostic.TCKError(
      type: "SyntaxError", phase: "compile time", detail: "QueryTooLong")
    guard let span else {
      return InputError(
        Diagnostic(code: code, message: message, file: text.name, hint: hint, tck: tck))
    }
    return InputError(
      Diagnostic(code: code, message: message, in: text, at: span, hint: hint, tck: tck))
  }

  private func add(_ clause: BoundClause, to scope: inout Scope) throws(InputError) {
    switch clause {
    case .match(let match): try add(match, to: &scope)
    case .unwind(let list, let variable):
      scope.plan = LogicalPlan(
        .unwind(list, variable), [scope.plan], estimate: scope.plan.estimate * 4)
      scope.bound.insert(variable)
    case .filter(let predicate):
      scope.plan = filtered(scope.plan, predicate.conjuncts)
    case .project(let projection): add(projection, to: &scope)
    case .call(let call):
      scope.plan = LogicalPlan(
        .procedureCall(call), [scope.plan], estimate: scope.plan.estimate * 10)
      scope.bound.formUnion(call.yields.map(\.variable))
      if let predicate = call.predicate {
        scope.plan = filtered(scope.plan, predicate.conjuncts)
      }
    case .subquery(let call): try add(call, to: &scope)
    case .update: preconditionFailure("scripts are cut at the clauses that change the graph")
    }
  }

  /// The plan of clauses that go on with rows of some variables, and the variables it leaves.
  func plan(
    _ clauses: [BoundClause], continuing rows: Set<VariableID>
  ) throws(InputError) -> (plan: LogicalPlan, bound: Set<VariableID>) {
    var scope = Scope(
      plan: LogicalPlan(.argument(rows.sorted()), estimate: 1), bound: rows, imports: [])
    for clause in clauses { try add(clause, to: &scope) }
    return (scope.plan, scope.bound)
  }

  /// A plan with predicates behind it, in the order given.
  func filtered(_ plan: LogicalPlan, _ predicates: [BoundExpression]) -> LogicalPlan {
    guard !predicates.isEmpty else { return plan }
    return LogicalPlan(.filter(predicates), [plan], estimate: plan.estimate * 0.5)
  }

  private func add(_ match: BoundMatch, to scope: inout Scope) throws(InputError) {
    guard match.isOptional else {
      return try addPattern(match.paths, predicate: match.predicate, to: &scope)
    }
    var used: Set<VariableID> = []
    for path in match.paths { path.collectVariables(into: &used) }
    if let predicate = match.predicate { used.formUnion(predicate.freeVariables) }
    let imports = used.intersection(scope.bound).sorted()
    var inner = argument(imports, rows: scope.plan.estimate)
    try addPattern(match.paths, predicate: match.predicate, to: &inner)
    let new = inner.bound.subtracting(scope.bound).sorted()
    scope.plan = LogicalPlan(
      .optional(new), [scope.plan, inner.plan],
      estimate: max(scope.plan.estimate, inner.plan.estimate))
    scope.bound.formUnion(new)
  }

  private func add(_ call: BoundSubqueryCall, to scope: inout Scope) throws(InputError) {
    let inner = argument(call.imports, rows: scope.plan.estimate)
    let (plan, _) = try plan(call.query, results: call.results, from: inner)
    let step: LogicalPlan.Step = call.isOptional ? .optional(call.results) : .apply
    scope.plan = LogicalPlan(
      step, [scope.plan, plan], estimate: max(scope.plan.estimate, plan.estimate))
    scope.bound.formUnion(call.results)
  }

  /// The value of a bound of a variable length.
  func value(of bound: BoundRelationship.Bound) throws(InputError) -> Int {
    switch bound {
    case .literal(let value): return value
    case .parameter(let name, let span):
      if case .integer(let value)? = parameters[name], value >= 0 { return Int(value) }
      throw InputError(
        Diagnostic(
          code: "invalid-length",
          message: "the length of a pattern needs a non-negative integer in $\(name)",
          in: text, at: span, hint: "set it with --param \(name)=3",
          tck: .init(type: "ParameterError", phase: "runtime", detail: "InvalidArgumentType")))
    }
  }
}

extension BoundPath {
  /// Puts every variable the path mentions into a set.
  func collectVariables(into result: inout Set<VariableID>) {
    if let variable { result.insert(variable) }
    start.collectVariables(into: &result)
    for step in steps {
      step.node.collectVariables(into: &result)
      switch step.link {
      case .relationship(let relationship):
        result.insert(relationship.variable)
        for property in relationship.properties {
          result.formUnion(property.value.freeVariables)
        }
        if let predicate = relationship.predicate {
          result.formUnion(predicate.freeVariables)
        }
      case .quantified(let quantified):
        quantified.path.collectVariables(into: &result)
        if let predicate = quantified.predicate { result.formUnion(predicate.freeVariables) }
        result.formUnion(quantified.groups.map(\.outer))
      }
    }
  }
}

extension BoundNode {
  fileprivate func collectVariables(into result: inout Set<VariableID>) {
    result.insert(variable)
    for property in properties { result.formUnion(property.value.freeVariables) }
    if let predicate { result.formUnion(predicate.freeVariables) }
  }
}

extension BoundClause {
  /// Where the clause stands, as far as it says so.
  fileprivate var span: SourceSpan? {
    switch self {
    case .match(let match): match.paths.first?.span
    case .unwind(let list, _): list.span
    case .project(let projection): projection.items.first?.expression.span
    case .call(let call): call.span
    case .filter(let predicate): predicate.span
    case .subquery, .update: nil
    }
  }
}

extension BoundClause {
  /// The variables that are keys of a projection that aggregates.
  fileprivate var groupingVariables: Set<VariableID> {
    guard case .project(let projection) = self,
      projection.items.contains(where: \.expression.isAggregating)
    else { return [] }
    return projection.items.reduce(into: []) { result, item in
      if case .variable(let key) = item.expression.form { result.insert(key) }
    }
  }
}
