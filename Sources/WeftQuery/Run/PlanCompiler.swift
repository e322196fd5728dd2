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
  let subplans: [Int: QueryPlan.Subplan]
  /// What is measured: each step of the plan, with the operators that stand for it.
  private var measured: [(depth: Int, plan: LogicalPlan, operations: [ProfiledOperator])] = []
  private(set) var depth = 0
  /// Where the measurements of a copy of operators go, while one is made.
  private var copied: Int?
  /// The part of the plan that is made to be run by several threads, while it is.
  private(set) var section: ParallelSection?
  /// Whether the step compiled next is read to its last row.
  private var isReadWhole = false

  init(
    _ runtime: Runtime, planner: Planner, rewriter: Rewriter,
    subplans: [Int: QueryPlan.Subplan]
  ) {
    self.subplans = subplans
    self.runtime = runtime
    self.planner = planner
    self.rewriter = rewriter
  }

  /// The operator of a plan; its layout has the needed variables the plan has.
  func compile(
    _ plan: LogicalPlan, needed: Set<VariableID>, in around: Surroundings
  ) throws(InputError) -> Operator {
    let isReadWhole = isReadWhole
    self.isReadWhole = false
    if around.cell == nil {
      if let section {
        if section.stepsLeft == 0 { return try leaf(of: section, plan, needed: needed) }
        section.stepsLeft -= 1
      } else if let steps = parallelSteps(of: plan) {
        return try gather(
          plan, steps, needed: needed, in: around, isReadWhole: isReadWhole)
      }
    }
    guard runtime.isProfiling else { return try placed(plan, needed: needed, in: around) }
    let place = nextMeasured(plan)
    depth += 1
    defer { depth -= 1 }
    let profiled = ProfiledOperator(try placed(plan, needed: needed, in: around), runtime)
    measured[place].operations.append(profiled)
    return profiled
  }

  /// Where the next step is measured.
  private func nextMeasured(_ plan: LogicalPlan) -> Int {
    if let place = copied {
      copied = place + 1
      return place
    }
    measured.append((depth, plan, []))
    return measured.count - 1
  }

  /// What counts the rows of a step that no operator stands for; nil where nothing is measured.
  func tally(of plan: LogicalPlan) -> ProfiledOperator? {
    guard runtime.isProfiling else { return nil }
    let place = nextMeasured(plan)
    let tally = ProfiledOperator(Operator("Tally", Layout([]), [], runtime), runtime)
    measured[place].operations.append(tally)
    return tally
  }

  /// The operator of a plan, which knows its place in the query.
  func placed(
    _ plan: LogicalPlan, needed: Set<VariableID>, in around: Surroundings
  ) throws(InputError) -> Operator {
    let result = try make(plan, needed: needed, in: around)
    result.place = plan.place(among: planner.variables)
    return result
  }

  /// Makes operators as part of a section, or outside of any.
  func within<Result>(
    _ inner: ParallelSection?, _ body: () throws(InputError) -> Result
  ) throws(InputError) -> Result {
    let outer = section
    section = inner
    defer { section = outer }
    return try body()
  }

  /// Makes the operators of a step of which every row is read, or perhaps not.
  func within<Result>(
    whole: Bool, _ body: () throws(InputError) -> Result
  ) throws(InputError) -> Result {
    isReadWhole = whole
    defer { isReadWhole = false }
    return try body()
  }

  /// Makes one more copy of operators made before: they are measured together.
  func copying<Result>(
    from place: Int, at depth: Int, _ body: () throws(InputError) -> Result
  ) throws(InputError) -> Result {
    let outer = (copied, self.depth)
    (copied, self.depth) = (place, depth)
    defer { (copied, self.depth) = outer }
    return try body()
  }

  /// How many steps are measured so far, or where the copy being made stands.
  var measuredPlace: Int {
    get { copied ?? measured.count }
    set { if copied != nil { copied = newValue } }
  }

  /// What the operators did so far.
  func profile(of plan: QueryPlan, rows: Int, time: Duration) -> QueryProfile {
    // Operators that copy themselves keep this compiler.
    defer { measured = [] }
    let words = PlanWords(variables: planner.variables)
    let results = QueryProfile.Entry(
      depth: 0, name: "ProduceResults", details: plan.columns.joined(separator: ", "),
      estimate: plan.root.estimate, rows: rows,
      adjacencyReads: 0, time: time)
    return QueryProfile(
      operators: [results]
        + measured.map { entry in
          let (name, details) = words.words(entry.plan.step)
          return QueryProfile.Entry(
            depth: entry.depth + 1, name: name, details: details, estimate: entry.plan.estimate,
            rows: entry.operations.reduce(0) { $0 + $1.rows },
            adjacencyReads: entry.operations.reduce(0) { $0 + $1.reads },
            time: entry.operations.reduce(.zero) { $0 + $1.time })
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
      guard Set(variables).isSubset(of: around.argument) else {
        throw .fault("an inner plan reads what its apply does not import")
      }
      return ArgumentOperator(
        cell, picks: wanted, Layout(wanted.map { all[$0] }), runtime)
    case .nodeSeek(let variable, let labels, let key, let value):
      return try seek(variable, labels, key, value, needed: needed)
    case .intersect(let first, let second):
      return try intersect(plan, first, second, needed: needed, in: around)
    case .nodeScan(let variable, let labels):
      return scan(variable, labels, needed: needed)
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
        outputs: try input.layout.slots(outputs), Layout(outputs), runtime)
    case .path, .project, .markApply, .countApply, .collectApply:
      return try project(plan, needed: needed, in: around)
    case .semiApply(let isNegated):
      let test = try applied(plan, needed: needed, in: around, counts: false, column: nil)
      let outputs = kept(test.input.layout, needed)
      return FilterOperator(
        test.input, [isNegated ? NegationEvaluator(test.evaluator) : test.evaluator],
        outputs: try test.input.layout.slots(outputs), Layout(outputs), runtime)
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
      let input = try distinctInput(
        plan, variables, needed: needed.union(variables), in: around)
      let outputs = kept(input.layout, needed)
      let keys = try input.layout.slots([around.row].compactMap(\.self) + variables)
      return DistinctOperator(
        input, keys: keys, outputs: try input.layout.slots(outputs), Layout(outputs), runtime)
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
        rowSlot: try around.row.map(input.layout.slot), outputs: try input.layout.slots(outputs),
        Layout(outputs), runtime)
    case .unwind(let list, let variable):
      let input = try input(
        plan, needed: needed.subtracting([variable]).union(plan.reads), in: around)
      let passed = kept(input.layout, needed)
      let hasElement = needed.contains(variable)
      return UnwindOperator(
        input, try expressions(input.layout).compile(list), passed: try input.layout.slots(passed),
        hasElement: hasElement, Layout(passed + (hasElement ? [variable] : [])), runtime)
    case .union(let variables, let parts):
      return try union(plan, variables, parts, needed: needed, in: around)
    case .procedureCall(let call):
      let input = try input(plan, needed: needed.union(plan.reads), in: around)
      let passed = kept(input.layout, needed)
      let yields = call.yields.filter { needed.contains($0.variable) }
      return ProcedureCallOperator(
        input, call.procedure, try evaluators(call.arguments, input.layout),
        passed: try input.layout.slots(passed), yields: yields.map(\.column),
        optionPlace: { [text = planner.text] in call.place(ofOption: $0, in: text) },
        Layout(passed + yields.map(\.variable)), runtime)
    case .selectPaths(let selector, let start, let end, let path):
      let input = try input(plan, needed: needed.union(plan.reads), in: around)
      let outputs = kept(input.layout, needed)
      let ends = [around.row].compactMap(\.self) + [start, end]
      return SelectPathsOperator(
        input, selector, ends: try input.layout.slots(ends), path: try input.layout.slot(path),
        outputs: try input.layout.slots(outputs), Layout(outputs), runtime)
    default: throw .fault("a step has no operator")
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
