import WeftGraph

extension UpdateRunner {
  /// Values of expressions beside the rows.
  func evaluate(
    _ values: [(variable: VariableID, expression: BoundExpression)], over rows: UpdateRows
  ) throws(InputError) -> UpdateRows {
    try advance([], adding: values, over: rows)
  }

  /// The values of one expression.
  func column(
    of expression: BoundExpression, over rows: UpdateRows
  ) throws(InputError) -> (values: [Value], readsGraph: Bool) {
    if case .variable(let variable) = expression.form { return (rows.column(variable), false) }
    let hidden = VariableID(query.variables.count)
    query.variables.append(
      BoundQuery.Variable(name: nil, type: expression.type, span: expression.span))
    let result = try evaluate([(hidden, expression)], over: rows)
    let reading = SegmentReading(clauses: [], extras: [expression], rows: rows, edit)
    return (result.column(hidden), reading.scans || reading.readsEntities)
  }

  /// Runs clauses that only read over rows.
  /// - Parameters:
  ///   - extras: Expressions whose values are added.
  ///   - results: Variables that are wanted beside those with a name.
  func advance(
    _ clauses: [BoundClause],
    adding extras: [(variable: VariableID, expression: BoundExpression)] = [],
    keeping results: Set<VariableID> = [], over rows: UpdateRows
  ) throws(InputError) -> UpdateRows {
    guard !clauses.isEmpty || !extras.isEmpty else { return rows }
    if extras.isEmpty, let found = lookup(clauses, over: rows) { return found }
    let reading = SegmentReading(
      clauses: clauses, extras: extras.map(\.expression), rows: rows, edit)
    if let span = reading.removedAccess { throw removed(at: span) }
    let view: UpdateView
    if reading.scans {
      view = present()
      if options.checksNames {
        var names = NamedNodes(of: view.graph)
        let problems = names.problems(in: clauses, of: query.text)
        if !problems.isEmpty { throw InputError(problems) }
      }
    } else if reading.readsEntities {
      view = present(keepingRemoved: reading.holdsRemoved)
    } else {
      view = UpdateView(edit.base)
    }
    let planOptions = PlanOptions()
    let planner = Planner(
      variables: query.variables, text: query.text, graph: view.graph,
      parameters: options.parameters, options: planOptions)
    var (plan, bound) = try planner.plan(clauses, continuing: rows.variables)
    if !extras.isEmpty {
      let items = extras.map {
        BoundProjection.Item(variable: $0.variable, expression: $0.expression)
      }
      plan = LogicalPlan(.project(items), [plan], estimate: plan.estimate)
    }
    bound = bound.filter {
      rows.variables.contains($0)
        || ($0.index < query.variables.count && query.variables[$0.index].name != nil)
    }
    let wanted = bound.union(results).union(extras.map(\.variable)).intersection(plan.variables)
    let rewriter = Rewriter(planner: planner, rewrites: planOptions.rewrites)
    plan = try rewriter.rewrite(plan, needed: wanted, isExistence: false)
    let context = EvaluationContext(
      graph: view.graph, parameters: options.parameters, clock: options.clock,
      threads: options.threads)
    let runtime = Runtime(context: context, limits: options.limits)
    let compiler = PlanCompiler(
      runtime, planner: planner, rewriter: rewriter,
      subplans: try rewriter.subplans(of: plan))
    let argument = rows.variables.sorted()
    let cell = ArgumentCell()
    cell.batch = Batch(
      columns: argument.map { variable in
        Column.narrowed(
          rows.column(variable).map { reading.isOpaque ? $0 : view.inward($0) })
      }, count: rows.count)
    let root = try compiler.compile(
      plan, needed: wanted, in: PlanCompiler.Surroundings(cell: cell, argument: argument))
    return try collect(root, wanted, from: view, isOpaque: reading.isOpaque)
  }

  private func collect(
    _ root: Operator, _ wanted: Set<VariableID>, from view: UpdateView, isOpaque: Bool
  ) throws(InputError) -> UpdateRows {
    let variables = wanted.sorted()
    let slots = try root.layout.slots(variables)
    var columns = [[Value]](repeating: [], count: variables.count)
    var count = 0
    do throws(EvaluationError) {
      try root.open()
      while let batch = try root.next() {
        for (position, slot) in slots.enumerated() {
          let column = batch.columns[slot]
          for row in 0..<batch.count {
            let value = column.value(at: row, in: view.graph)
            columns[position].append(isOpaque ? value : view.outward(value))
          }
        }
        count += batch.count
      }
    } catch {
      throw InputError(error.diagnostic(in: query.text))
    }
    return UpdateRows(
      columns: Dictionary(uniqueKeysWithValues: zip(variables, columns)), count: count)
  }
}

extension Column {
  /// Values as a column of nodes or relationships where all of them are such, or null.
  static func narrowed(_ values: [Value]) -> Column {
    var nodes: [UInt32] = []
    var relationships: [UInt32] = []
    for value in values {
      switch value {
      case .node(let node): nodes.append(node.rawValue)
      case .relationship(let relationship): relationships.append(relationship.rawValue)
      case .null:
        nodes.append(.max)
        relationships.append(.max)
      default: return .values(values)
      }
    }
    if nodes.count == values.count, nodes.contains(where: { $0 != .max }) { return .nodes(nodes) }
    if relationships.count == values.count, relationships.contains(where: { $0 != .max }) {
      return .relationships(relationships)
    }
    return .values(values)
  }
}
