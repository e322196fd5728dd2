import WeftGraph

extension PlanCompiler {
  func aggregate(
    _ plan: LogicalPlan, _ keys: [VariableID], _ aggregations: [LogicalPlan.Aggregation],
    needed: Set<VariableID>, in around: Surroundings
  ) throws(InputError) -> Operator {
    if let split = try splitAggregate(plan, keys, aggregations, in: around) { return split }
    // Within a section only parts of an aggregate are made.
    let isPart = section != nil && around.cell == nil
    let input = try within(whole: true) { () throws(InputError) in
      try self.input(plan, needed: plan.reads, in: around)
    }
    return try aggregate(
      over: input, keys, aggregations, needed: needed, in: around, isPart: isPart)
  }

  func aggregate(
    over input: Operator, _ keys: [VariableID], _ aggregations: [LogicalPlan.Aggregation],
    needed: Set<VariableID>, in around: Surroundings, isPart: Bool = false,
    areTotals: Bool = false
  ) throws(InputError) -> Operator {
    func slot(_ expression: BoundExpression?) throws(InputError) -> Int? {
      guard case .variable(let variable)? = expression?.form else { return nil }
      return try input.layout.slot(variable)
    }
    func span(of variable: VariableID) -> SourceSpan? {
      guard variable.index < planner.variables.count else { return nil }
      let span = planner.variables[variable.index].span
      return span.start == span.end ? nil : span
    }
    var parts: [AggregateOperator.Part] = []
    for aggregation in aggregations {
      parts.append(
        AggregateOperator.Part(
          aggregate: aggregation.aggregate, argument: try slot(aggregation.aggregate.argument),
          percentile: try slot(aggregation.aggregate.percentile),
          isTotal: areTotals && aggregation.aggregate.kind == .sum,
          span: span(of: aggregation.variable)))
    }
    var layout = keys + aggregations.map(\.variable)
    var partition: AggregateOperator.Partition?
    if let cell = around.cell, let row = around.row {
      let imports = around.argument.indices.filter {
        needed.contains(around.argument[$0]) && !keys.contains(around.argument[$0])
      }
      partition = .init(cell: cell, rowSlot: try input.layout.slot(row), imports: imports)
      layout += imports.map { around.argument[$0] } + [row]
    }
    return AggregateOperator(
      input, keys: try input.layout.slots(keys), parts: parts, partition: partition,
      isPart: isPart,
      Layout(layout), runtime)
  }

  func sort(
    _ plan: LogicalPlan, _ columns: [LogicalPlan.SortColumn],
    bound: (skip: BoundExpression?, limit: BoundExpression)?, needed: Set<VariableID>,
    in around: Surroundings
  ) throws(InputError) -> Operator {
    let input = try within(whole: true) { () throws(InputError) in
      try self.input(plan, needed: needed.union(plan.reads), in: around)
    }
    let outputs = kept(input.layout, needed)
    var keys = zip(try input.layout.slots(columns.map(\.variable)), columns).map {
      SortOperator.Key(slot: $0, isDescending: $1.isDescending)
    }
    if let row = around.row {
      keys.insert(.init(slot: try input.layout.slot(row), isDescending: false), at: 0)
    }
    var limits: (() throws(EvaluationError) -> (skip: Int, limit: Int))?
    if let bound {
      let limit = try amount(bound.limit, isSkip: false)
      var skip: (() throws(EvaluationError) -> Int)?
      if let expression = bound.skip { skip = try amount(expression, isSkip: true) }
      limits = { () throws(EvaluationError) in
        let skipped = try skip?() ?? 0
        return (skipped, min(try limit(), Int.max / 4))
      }
    }
    return SortOperator(
      input, bound == nil ? "Sort" : "TopK", keys: keys, isPartitioned: around.row != nil,
      outputs: try input.layout.slots(outputs), bound: limits, Layout(outputs), runtime)
  }

  func union(
    _ plan: LogicalPlan, _ variables: [VariableID], _ parts: [[VariableID]],
    needed: Set<VariableID>, in around: Surroundings
  ) throws(InputError) -> Operator {
    let wanted = variables.indices.filter { needed.contains(variables[$0]) }
    let extra = around.argument.filter { needed.contains($0) && !variables.contains($0) }
    let trailing = extra + [around.row].compactMap(\.self)
    var inputs: [Operator] = []
    var picks: [[Int]] = []
    for (index, part) in parts.enumerated() {
      let results = wanted.map { part[$0] }
      var reads = Set(results).union(extra)
      if let row = around.row { reads.insert(row) }
      let input = try compile(plan.inputs[index], needed: reads, in: around)
      inputs.append(input)
      picks.append(try input.layout.slots((results + trailing)))
    }
    let layout = Layout(wanted.map { variables[$0] } + trailing)
    return UnionOperator(
      inputs, picks: picks, rowSlot: try around.row.map(layout.slot), layout, runtime)
  }

  func join(
    _ plan: LogicalPlan, needed: Set<VariableID>, in around: Surroundings
  ) throws(InputError) -> Operator {
    var keys: [LogicalPlan.JoinKey] = []
    if case .hashJoin(let given) = plan.step { keys = given }
    let leftReads = keys.reduce(into: Set<VariableID>()) { $0.formUnion($1.left.freeVariables) }
    let rightReads = keys.reduce(into: Set<VariableID>()) { $0.formUnion($1.right.freeVariables) }
    let right = plan.inputs[1].variables
    let left = try input(
      plan, needed: needed.subtracting(right).union(leftReads), in: around)
    let build = try sharedBuild { () throws(InputError) in
      let built = try self.compile(
        plan.inputs[1], needed: needed.intersection(right).union(rightReads), in: .none)
      return JoinBuild(
        built, keys: try self.evaluators(keys.map(\.right), built.layout), self.runtime)
    }
    let passed = kept(left.layout, needed)
    let added = kept(build.input.layout, needed)
    return HashJoinOperator(
      left, build, keys: try evaluators(keys.map(\.left), left.layout),
      passed: try left.layout.slots(passed), added: try build.input.layout.slots(added),
      Layout(passed + added), runtime)
  }
}
