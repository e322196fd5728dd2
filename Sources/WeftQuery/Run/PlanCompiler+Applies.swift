import WeftGraph

extension PlanCompiler {
  /// The runner of an inner plan over outer rows of a layout.
  private func runner(
    _ inner: LogicalPlan, wanted: Set<VariableID>, outer: Layout
  ) throws(InputError) -> SubqueryRunner {
    let cell = ArgumentCell()
    let row = planner.allocate()
    let imports = argument(of: inner)
    let operators = try compile(
      inner, needed: wanted.union([row]),
      in: Surroundings(cell: cell, argument: imports, row: row))
    return SubqueryRunner(
      operators, cell, rowSlot: try operators.layout.slot(row), imports: try outer.slots(imports))
  }

  /// A subquery inside an expression.
  func subquery(
    _ expression: BoundExpression, _ layout: Layout
  ) throws(InputError) -> Evaluator {
    switch expression.form {
    case .exists(let subquery):
      let (plan, _) = try planned(subquery)
      return try evaluator(plan, layout, counts: false, column: nil)
    case .count(let subquery):
      let (plan, _) = try planned(subquery)
      return try evaluator(plan, layout, counts: true, column: nil)
    case .collect(let subquery):
      let (plan, results) = try planned(subquery)
      return try evaluator(plan, layout, counts: false, column: results.first)
    default: throw .fault("an expression is no subquery")
    }
  }

  private func planned(
    _ subquery: BoundSubquery
  ) throws(InputError) -> (LogicalPlan, [VariableID]) {
    if let known = subplans[subquery.id] { return (known.root, known.results) }
    let subplan = try rewriter.subplan(of: subquery)
    return (subplan.root, subplan.results)
  }

  /// The evaluator of an inner plan: whether it has rows, how many, or the list of a column.
  func evaluator(
    _ inner: LogicalPlan, _ layout: Layout, counts: Bool, column: VariableID?
  ) throws(InputError) -> Evaluator {
    if column == nil, case .expand(let expansion) = inner.step, !expansion.isInto,
      expansion.distinctFrom.isEmpty, case .argument = inner.inputs[0].step
    {
      return NeighbourEvaluator(
        try layout.slot(expansion.from),
        Traversal(runtime.graph, types: expansion.types, direction: expansion.direction),
        mask: try mask(expansion), counts: counts, tally: tally(of: inner))
    }
    let runner = try runner(inner, wanted: Set([column].compactMap(\.self)), outer: layout)
    let remembers = inner.isDeterministic
    if let column {
      return CollectEvaluator(
        runner, column: try runner.inner.layout.slot(column), remembers: remembers,
        in: runtime.graph)
    }
    return counts
      ? CountEvaluator(runner, remembers: remembers, in: runtime.graph)
      : ExistsEvaluator(runner, remembers: remembers, in: runtime.graph)
  }

  /// An apply's outer operator, and the evaluator of its inner plan over it.
  func applied(
    _ plan: LogicalPlan, needed: Set<VariableID>, in around: Surroundings, counts: Bool,
    column: VariableID?
  ) throws(InputError) -> (input: Operator, evaluator: Evaluator) {
    let input = try input(
      plan, needed: needed.union(argument(of: plan.inputs[1])), in: around)
    return (
      input, try evaluator(plan.inputs[1], input.layout, counts: counts, column: column)
    )
  }

  /// Steps that add computed columns.
  func project(
    _ plan: LogicalPlan, needed: Set<VariableID>, in around: Surroundings
  ) throws(InputError) -> Operator {
    var computed: [VariableID: Evaluator] = [:]
    let input: Operator
    switch plan.step {
    case .project(let items):
      let wanted = items.filter { needed.contains($0.variable) }
      let reads = wanted.reduce(into: Set<VariableID>()) {
        $0.formUnion($1.expression.freeVariables)
      }
      input = try self.input(
        plan, needed: needed.subtracting(wanted.map(\.variable)).union(reads), in: around)
      for item in wanted {
        computed[item.variable] = try expressions(input.layout).compile(item.expression)
      }
    case .path(let variable, let start, let relationships):
      input = try self.input(
        plan, needed: needed.subtracting([variable]).union(plan.reads), in: around)
      computed[variable] = PathEvaluator(
        start: try input.layout.slot(start), relationships: try input.layout.slots(relationships),
        in: runtime.graph)
    case .markApply(let variable), .countApply(let variable), .collectApply(let variable, _):
      var column: VariableID?
      if case .collectApply(_, let of) = plan.step { column = of }
      var counts = false
      if case .countApply = plan.step { counts = true }
      let (outer, evaluator) = try applied(
        plan, needed: needed.subtracting([variable]), in: around, counts: counts,
        column: column)
      input = outer
      computed[variable] = evaluator
    default: throw .fault("a step adds no columns")
    }
    let passed = kept(input.layout, needed).filter { computed[$0] == nil }
    let added = computed.keys.filter(needed.contains).sorted()
    let sources =
      try input.layout.slots(passed).map { ProjectOperator.Source.input($0) }
      + added.compactMap { computed[$0].map { .computed($0) } }
    return ProjectOperator(input, sources, Layout(passed + added), runtime)
  }

  func apply(
    _ plan: LogicalPlan, needed: Set<VariableID>, in around: Surroundings
  ) throws(InputError) -> Operator {
    let outer = plan.inputs[0].variables
    let new: Set<VariableID>
    var isOptional = false
    if case .optional(let variables) = plan.step {
      new = Set(variables)
      isOptional = true
    } else {
      new = plan.inputs[1].variables.subtracting(outer)
    }
    let imports = argument(of: plan.inputs[1])
    let input = try input(
      plan, needed: needed.subtracting(new).union(imports), in: around)
    let wanted = needed.intersection(new)
    let runner = try runner(plan.inputs[1], wanted: wanted, outer: input.layout)
    let passed = kept(input.layout, needed.subtracting(new))
    let added = wanted.sorted()
    return ApplyOperator(
      input, runner, isOptional: isOptional, passed: try input.layout.slots(passed),
      added: zip(try runner.inner.layout.slots(added), added).map { slot, variable in
        (
          slot,
          variable.index < planner.variables.count
            ? planner.variables[variable.index].type : .any
        )
      },
      Layout(passed + added), runtime)
  }
}
