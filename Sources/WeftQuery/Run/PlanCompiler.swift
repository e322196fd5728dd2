import WeftGraph

/// Makes a logical plan runnable: one operator a step, carrying only columns somebody still reads.
final class PlanCompiler {
  /// What surrounds a plan that is compiled.
  struct Surroundings {
    /// Where the rows of the argument come from; nil for a whole query.
    var cell: ArgumentCell?
    /// The argument's variables in the order of the cell's columns.
    var argument: [VariableID] = []
    /// The hidden variable of row numbers.
    var row: VariableID?

    /// Operators of plans that do not depend on the argument.
    static var none: Surroundings { Surroundings() }
  }

  let runtime: Runtime
  let planner: Planner
  let rewriter: Rewriter
  private var measured: [(depth: Int, plan: LogicalPlan, operation: ProfiledOperator?)] = []
  private var depth = 0

  init(_ runtime: Runtime, planner: Planner, rewriter: Rewriter) {
    self.runtime = runtime
    self.planner = planner
    self.rewriter = rewriter
  }

  /// The operator of a plan; its layout has the needed variables the plan has.
  func compile(
    _ plan: LogicalPlan, needed: Set<VariableID>, in around: Surroundings
  ) throws(InputError) -> Operator {
    guard runtime.isProfiling else { return try make(plan, needed: needed, in: around) }
    let place = measured.count
    measured.append((depth, plan, nil))
    depth += 1
    defer { depth -= 1 }
    let profiled = ProfiledOperator(try make(plan, needed: needed, in: around), runtime)
    measured[place].operation = profiled
    return profiled
  }

  /// What the operators did so far.
  func profile(of plan: QueryPlan) -> QueryProfile {
    let words = PlanWords(variables: planner.variables)
    return QueryProfile(
      operators: measured.map { entry in
        let (name, details) = words.words(entry.plan.step)
        return QueryProfile.Entry(
          depth: entry.depth, name: name, details: details, estimate: entry.plan.estimate,
          rows: entry.operation?.rows ?? 0, time: entry.operation?.time ?? .zero)
      })
  }

  /// The operator of an input, and what it is asked for.
  func input(
    _ plan: LogicalPlan, _ index: Int = 0, needed: Set<VariableID>, in around: Surroundings
  ) throws(InputError) -> Operator {
    var wanted = needed.intersection(plan.inputs[index].variables)
    if let row = around.row, needed.contains(row) || index == 0 { wanted.insert(row) }
    return try compile(plan.inputs[index], needed: wanted, in: around)
  }

  func expressions(_ layout: Layout) -> ExpressionCompiler {
    ExpressionCompiler(compiler: self, layout: layout)
  }

  func evaluators(
    _ expressions: [BoundExpression], _ layout: Layout
  ) throws(InputError) -> [Evaluator] {
    var result: [Evaluator] = []
    for expression in expressions {
      result.append(try self.expressions(layout).compile(expression))
    }
    return result
  }

  /// The columns of a layout that are needed, in order.
  func kept(_ layout: Layout, _ needed: Set<VariableID>) -> [VariableID] {
    layout.variables.filter(needed.contains)
  }

  private func make(
    _ plan: LogicalPlan, needed: Set<VariableID>, in around: Surroundings
  ) throws(InputError) -> Operator {
    switch plan.step {
    case .unit: return UnitOperator(runtime)
    case .argument(let variables):
      guard let cell = around.cell else { return UnitOperator(runtime) }
      var all = around.argument
      if let row = around.row { all.append(row) }
      let wanted = all.indices.filter { needed.contains(all[$0]) }
      precondition(
        Set(variables).isSubset(of: around.argument), "an argument has what its apply imports")
      return ArgumentOperator(
        cell, picks: wanted, Layout(wanted.map { all[$0] }), runtime)
    case .nodeScan(let variable, let labels):
      let graph = runtime.graph
      let ranges = graph.labelSets(matching: labels).map { graph.labelSets[$0].nodes }
      return NodeScanOperator(
        ranges.filter { !$0.isEmpty }, Layout(needed.contains(variable) ? [variable] : []),
        runtime)
    case .expand(let expansion):
      return try expand(plan, expansion, needed: needed, in: around)
    case .variableExpand(let expansion, let length):
      return try variableExpand(plan, expansion, length, needed: needed, in: around)
    case .shortest(let expansion, let length, let selector):
      return try shortest(plan, expansion, length, selector, needed: needed, in: around)
    case .quantifiedExpand(let expansion, let quantification):
      return try quantified(plan, expansion, quantification, needed: needed, in: around)
    case .boundRelationship(let expansion, let length):
      return try boundRelationship(plan, expansion, length, needed: needed, in: around)
    case .filter(let predicates):
      let input = try input(plan, needed: needed.union(plan.reads), in: around)
      let outputs = kept(input.layout, needed)
      return FilterOperator(
        input, try evaluators(predicates, input.layout),
        outputs: outputs.map(input.layout.slot), Layout(outputs), runtime)
    case .path, .project, .markApply, .countApply, .collectApply:
      return try project(plan, needed: needed, in: around)
    case .semiApply(let isNegated):
      let test = try applied(plan, needed: needed, in: around, counts: false, column: nil)
      let outputs = kept(test.input.layout, needed)
      return FilterOperator(
        test.input, [isNegated ? NegationEvaluator(test.evaluator) : test.evaluator],
        outputs: outputs.map(test.input.layout.slot), Layout(outputs), runtime)
    case .optional, .apply: return try apply(plan, needed: needed, in: around)
    case .hashJoin, .crossProduct: return try join(plan, needed: needed, in: around)
    default: return try rows(plan, needed: needed, in: around)
    }
  }

  /// Steps that change which rows there are, or their order.
  private func rows(
    _ plan: LogicalPlan, needed: Set<VariableID>, in around: Surroundings
  ) throws(InputError) -> Operator {
    switch plan.step {
    case .aggregate(let keys, let aggregations):
      return try aggregate(plan, keys, aggregations, needed: needed, in: around)
    case .distinct(let variables):
      let input = try input(plan, needed: needed.union(variables), in: around)
      let outputs = kept(input.layout, needed)
      let keys = ([around.row].compactMap(\.self) + variables).map(input.layout.slot)
      return DistinctOperator(
        input, keys: keys, outputs: outputs.map(input.layout.slot), Layout(outputs), runtime)
    case .sort(let columns):
      return try sort(plan, columns, bound: nil, needed: needed, in: around)
    case .topK(let columns, let skip, let limit):
      return try sort(plan, columns, bound: (skip, limit), needed: needed, in: around)
    case .skip(let amount), .limit(let amount):
      let input = try input(plan, needed: needed, in: around)
      let outputs = kept(input.layout, needed)
      var isSkip = false
      if case .skip = plan.step { isSkip = true }
      return LimitOperator(
        input, isSkip: isSkip, amount: try self.amount(amount, isSkip: isSkip),
        rowSlot: around.row.map(input.layout.slot), outputs: outputs.map(input.layout.slot),
        Layout(outputs), runtime)
    case .unwind(let list, let variable):
      let input = try input(
        plan, needed: needed.subtracting([variable]).union(plan.reads), in: around)
      let passed = kept(input.layout, needed)
      let hasElement = needed.contains(variable)
      return UnwindOperator(
        input, try expressions(input.layout).compile(list), passed: passed.map(input.layout.slot),
        hasElement: hasElement, Layout(passed + (hasElement ? [variable] : [])), runtime)
    case .union(let variables, let parts):
      return try union(plan, variables, parts, needed: needed, in: around)
    case .procedureCall(let call):
      let input = try input(plan, needed: needed.union(plan.reads), in: around)
      let passed = kept(input.layout, needed)
      let yields = call.yields.filter { needed.contains($0.variable) }
      return ProcedureCallOperator(
        input, call.procedure, try evaluators(call.arguments, input.layout),
        passed: passed.map(input.layout.slot), yields: yields.map(\.column),
        Layout(passed + yields.map(\.variable)), runtime)
    case .selectPaths(let selector, let start, let end, let path):
      let input = try input(plan, needed: needed.union(plan.reads), in: around)
      let outputs = kept(input.layout, needed)
      let ends = [around.row].compactMap(\.self) + [start, end]
      return SelectPathsOperator(
        input, selector, ends: ends.map(input.layout.slot), path: input.layout.slot(path),
        outputs: outputs.map(input.layout.slot), Layout(outputs), runtime)
    default: preconditionFailure("every other step has been dealt with")
    }
  }

  /// The value of SKIP or LIMIT.
  func amount(
    _ expression: BoundExpression, isSkip: Bool
  ) throws(InputError) -> () throws(EvaluationError) -> Int {
    let evaluator = try expressions(Layout([])).compile(expression)
    let graph = runtime.graph
    return { () throws(EvaluationError) in
      let word = isSkip ? "SKIP" : "LIMIT"
      let value = try evaluator.evaluate(Batch(columns: [], count: 1)).value(at: 0, in: graph)
      guard case .integer(let amount) = value else {
        throw EvaluationError(
          code: "invalid-limit", message: "\(word) needs an integer", span: expression.span,
          type: "SyntaxError", detail: "InvalidArgumentType")
      }
      guard amount >= 0 else {
        throw EvaluationError(
          code: "invalid-limit", message: "\(word) needs an integer of at least 0, not \(amount)",
          span: expression.span, type: "SyntaxError", detail: "NegativeIntegerArgument")
      }
      return Int(amount)
    }
  }
}
