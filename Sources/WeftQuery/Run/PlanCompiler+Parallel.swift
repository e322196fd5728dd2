import WeftGraph

extension PlanCompiler {
  /// How many steps from this one down may be made by several threads at once; nil where none of them
  /// is worth it.
  func parallelSteps(of plan: LogicalPlan) -> Int? {
    guard runtime.context.threads > 1 else { return nil }
    var current = plan
    var steps = 0
    var work = 0.0
    // How long a list is shows only when there is one.
    var isUnknown = false
    while let cost = current.step.costByRow {
      if case .unwind = current.step { isUnknown = true }
      work += cost * current.inputs.reduce(current.estimate) { max($0, $1.estimate) }
      steps += 1
      current = current.inputs[0]
    }
    let isWorthIt = work > 0 && (isUnknown || work >= planner.options.morsels.leastWork)
    // A step over the one row there is gives the rows to be shared out.
    if case .unit = current.step { steps -= 1 }
    return isWorthIt && steps > 0 && plan.isDeterministic ? steps : nil
  }

  /// The operator of the step below a section.
  func leaf(
    of section: ParallelSection, _ plan: LogicalPlan, needed: Set<VariableID>
  ) throws(InputError) -> Operator {
    try section.leaf(self) { () throws(InputError) in
      try self.compile(plan, needed: needed, in: .none)
    }
  }

  /// The second input of a join; copies of the join share it.
  func sharedBuild(
    _ make: () throws(InputError) -> JoinBuild
  ) throws(InputError) -> JoinBuild {
    guard let section else { return try make() }
    return try section.build(self, make)
  }

  /// A section of some steps, made by several threads.
  /// - Parameters:
  ///   - isListed: Whether its top step is one of the plan, to be measured.
  ///   - isReadWhole: Whether every row it makes is read.
  func gather(
    _ plan: LogicalPlan, _ steps: Int, needed: Set<VariableID>, in around: Surroundings,
    isListed: Bool = true, isReadWhole: Bool = false
  ) throws(InputError) -> Operator {
    let section = ParallelSection(steps: isListed ? steps : steps - 1)
    let start = measuredPlace
    let depth = depth
    func pipeline() throws(InputError) -> GatherOperator.Pipeline {
      let root = try within(section) { () throws(InputError) in
        try isListed
          ? self.compile(plan, needed: needed, in: around)
          : self.placed(plan, needed: needed, in: around)
      }
      return GatherOperator.Pipeline(root: root, cell: section.cell)
    }
    let first = try pipeline()
    guard let source = section.source else {
      throw .fault("a section of the plan has nothing below it")
    }
    return GatherOperator(
      source, first, threads: runtime.context.threads, sizes: planner.options.morsels,
      isReadWhole: isReadWhole,
      copy: { () throws(InputError) in
        section.restart()
        return try self.copying(from: start, at: depth, pipeline)
      }, runtime)
  }

  /// An aggregate made in parts by several threads, the parts then made one.
  ///
  /// Only where parts give the very result of the whole: counts, extremes, and anything DISTINCT.
  func splitAggregate(
    _ plan: LogicalPlan, _ keys: [VariableID], _ aggregations: [LogicalPlan.Aggregation],
    in around: Surroundings
  ) throws(InputError) -> Operator? {
    guard around.cell == nil, section == nil, let steps = parallelSteps(of: plan.inputs[0]) else {
      return nil
    }
    if !aggregations.isEmpty,
      aggregations.allSatisfy({ $0.aggregate.isDistinct && $0.aggregate.percentile == nil })
    {
      let read = plan.reads.sorted()
      let distinct = LogicalPlan(.distinct(read), plan.inputs, estimate: plan.inputs[0].estimate)
      let input = try gather(
        distinct, steps + 1, needed: plan.reads, in: around, isListed: false, isReadWhole: true)
      return try aggregate(over: input, keys, aggregations, needed: [], in: around)
    }
    // Groups made in parts are looked up twice: that pays where each has many rows.
    let rows = plan.inputs[0].estimate
    guard keys.isEmpty || planner.options.morsels.leastWork == 0 || rows >= 4 * plan.estimate else {
      return nil
    }
    var parts: [LogicalPlan.Aggregation] = []
    var wholes: [LogicalPlan.Aggregation] = []
    for aggregation in aggregations {
      let kind = aggregation.aggregate.kind
      guard !aggregation.aggregate.isDistinct || kind == .min || kind == .max,
        [.countRows, .count, .min, .max].contains(kind)
      else { return nil }
      let place = LogicalPlan.Step.aggregate(keys: [], [aggregation]).place(
        among: planner.variables)
      let part = planner.allocate(.any, at: place ?? .zero)
      parts.append(.init(variable: part, aggregate: aggregation.aggregate))
      wholes.append(
        .init(
          variable: aggregation.variable,
          aggregate: BoundAggregate(
            kind: kind == .min || kind == .max ? kind : .sum, argument: .reference(part),
            isDistinct: false)))
    }
    let partial = LogicalPlan(
      .aggregate(keys: keys, parts), plan.inputs, estimate: plan.estimate)
    let input = try gather(
      partial, steps + 1, needed: Set(keys + parts.map(\.variable)), in: around, isListed: false,
      isReadWhole: true)
    return try aggregate(over: input, keys, wholes, needed: [], in: around, areTotals: true)
  }

  /// The input of DISTINCT: several threads make their own rows distinct first.
  func distinctInput(
    _ plan: LogicalPlan, _ variables: [VariableID], needed: Set<VariableID>,
    in around: Surroundings
  ) throws(InputError) -> Operator {
    guard around.cell == nil, section == nil, let steps = parallelSteps(of: plan.inputs[0]),
      needed.subtracting(variables).isEmpty
    else { return try input(plan, needed: needed, in: around) }
    return try gather(plan, steps + 1, needed: needed, in: around, isListed: false)
  }
}

extension LogicalPlan.Step {
  /// What a step that makes rows of each row on its own costs, beside reading a row from a table; nil
  /// for any other step.
  fileprivate var costByRow: Double? {
    switch self {
    case .path, .project, .unwind: 0
    case .expand, .boundRelationship, .hashJoin, .crossProduct: 1
    case .intersect: 4
    case .filter(let predicates): predicates.contains(where: \.hasSubquery) ? 100 : 1
    case .variableExpand, .shortest, .quantifiedExpand, .semiApply, .markApply, .countApply,
      .collectApply, .optional, .apply:
      100
    default: nil
    }
  }
}
