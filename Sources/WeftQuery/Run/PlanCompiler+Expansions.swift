import WeftGraph

extension PlanCompiler {
  private func traversal(_ expansion: LogicalPlan.Expansion) -> Traversal {
    Traversal(runtime.graph, types: expansion.types, direction: expansion.direction)
  }

  /// The set of nodes an expansion may reach, made when first asked for; nil where any will do.
  func mask(
    _ expansion: LogicalPlan.Expansion
  ) throws(InputError) -> (() throws(EvaluationError) -> Bitset)? {
    guard expansion.labels != nil || !expansion.targetPredicates.isEmpty else { return nil }
    let layout = Layout([expansion.to])
    let predicates = try evaluators(expansion.targetPredicates, layout)
    let text = ExpressionText(variables: [], isCanonical: true)
    let key =
      "\(expansion.to.index):\(expansion.labels.map(text.text) ?? "") "
      + expansion.targetPredicates.map(text.text).joined(separator: " AND ")
    let labels = expansion.labels
    let runtime = runtime
    return { () throws(EvaluationError) in
      try runtime.mask(key) { () throws(EvaluationError) in
        try Self.nodes(labels, predicates, runtime)
      }
    }
  }

  private static func nodes(
    _ labels: LabelExpression?, _ predicates: [Evaluator], _ runtime: Runtime
  ) throws(EvaluationError) -> Bitset {
    let graph = runtime.graph
    var result = Bitset(capacity: graph.nodeCount)
    for index in graph.labelSets(matching: labels) {
      let range = graph.labelSets[index].nodes
      if predicates.isEmpty {
        result.insert(range)
        continue
      }
      var start = range.lowerBound
      while start < range.upperBound {
        let end = min(start + Batch.capacity, range.upperBound)
        try runtime.checkpoint("NodeMask")
        var nodes = (start..<end).map { UInt32($0) }
        for predicate in predicates where !nodes.isEmpty {
          let truths = try predicate.truth(
            Batch(columns: [.nodes(nodes)], count: nodes.count))
          nodes = nodes.indices.filter { truths[$0] == 1 }.map { nodes[$0] }
        }
        for node in nodes { result.insert(Int(node)) }
        start = end
      }
    }
    return result
  }

  func expand(
    _ plan: LogicalPlan, _ expansion: LogicalPlan.Expansion, needed: Set<VariableID>,
    in around: Surroundings
  ) throws(InputError) -> Operator {
    var new: Set<VariableID> = [expansion.relationship]
    if !expansion.isInto { new.insert(expansion.to) }
    let input = try input(
      plan, needed: needed.subtracting(new).union(plan.reads), in: around)
    let passed = kept(input.layout, needed.subtracting(new))
    let hasRelationship = needed.contains(expansion.relationship)
    let rivals = expansion.distinctFrom.map(input.layout.slot)
    if expansion.isInto {
      return ExpandIntoOperator(
        input, traversal(expansion), from: input.layout.slot(expansion.from),
        to: input.layout.slot(expansion.to), rivals: rivals,
        passed: passed.map(input.layout.slot), hasRelationship: hasRelationship,
        Layout(passed + (hasRelationship ? [expansion.relationship] : [])), runtime)
    }
    let hasTarget = needed.contains(expansion.to)
    return ExpandOperator(
      input, traversal(expansion), from: input.layout.slot(expansion.from), rivals: rivals,
      output: .init(
        passed: passed.map(input.layout.slot), hasTarget: hasTarget,
        hasRelationship: hasRelationship),
      mask: try mask(expansion), cell: around.cell,
      rowSlot: around.row.flatMap { input.layout[$0] },
      Layout(
        passed + (hasTarget ? [expansion.to] : [])
          + (hasRelationship ? [expansion.relationship] : [])), runtime)
  }

  /// What variable-length operators share.
  private struct Parts {
    var input: Operator
    var shape: VariableExpandOperator.Shape
    var filter: ElementFilter
    var nodeFilter: ElementFilter
    var rivals: [Int]
    var layout: Layout
  }

  private func elementFilter(
    _ predicates: [LogicalPlan.ElementPredicate], _ layout: Layout, areNodes: Bool
  ) throws(InputError) -> ElementFilter {
    var compiled: [Evaluator] = []
    for condition in predicates {
      let inner = Layout(layout.variables + [condition.element])
      compiled.append(try expressions(inner).compile(condition.predicate))
    }
    return ElementFilter(
      compiled, areNodes: areNodes, width: layout.variables.count, runtime)
  }

  private func parts(
    _ plan: LogicalPlan, _ expansion: LogicalPlan.Expansion, _ length: LogicalPlan.VariableLength,
    needed: Set<VariableID>, in around: Surroundings, keepsTarget: Bool
  ) throws(InputError) -> Parts {
    var new: Set<VariableID> = [expansion.relationship]
    if !expansion.isInto { new.insert(expansion.to) }
    let input = try input(
      plan, needed: needed.subtracting(new).union(plan.reads), in: around)
    let passed = kept(input.layout, needed.subtracting(new))
    let hasTarget = !expansion.isInto && (keepsTarget || needed.contains(expansion.to))
    let hasList = needed.contains(expansion.relationship)
    let filter = try elementFilter(length.stepPredicates, input.layout, areNodes: false)
    let nodeFilter = try elementFilter(length.nodePredicates, input.layout, areNodes: true)
    return Parts(
      input: input,
      shape: .init(
        minimum: length.minimum, maximum: length.maximum, isReversed: length.isReversed,
        passed: passed.map(input.layout.slot),
        into: expansion.isInto ? input.layout.slot(expansion.to) : nil, hasTarget: hasTarget,
        hasList: hasList),
      filter: filter, nodeFilter: nodeFilter,
      rivals: expansion.distinctFrom.map(input.layout.slot),
      layout: Layout(
        passed + (hasTarget ? [expansion.to] : []) + (hasList ? [expansion.relationship] : [])))
  }

  func variableExpand(
    _ plan: LogicalPlan, _ expansion: LogicalPlan.Expansion, _ length: LogicalPlan.VariableLength,
    needed: Set<VariableID>, in around: Surroundings
  ) throws(InputError) -> Operator {
    let parts = try parts(
      plan, expansion, length, needed: needed, in: around, keepsTarget: false)
    let from = parts.input.layout.slot(expansion.from)
    if length.isReachability {
      return ReachabilityOperator(
        parts.input, traversal(expansion), isUndirected: expansion.direction == .either,
        from: from, shape: parts.shape, filter: parts.filter, nodeFilter: parts.nodeFilter,
        rivals: parts.rivals,
        mask: try mask(expansion), cell: around.cell,
        rowSlot: around.row.flatMap { parts.input.layout[$0] }, parts.layout, runtime)
    }
    return VariableExpandOperator(
      parts.input, traversal(expansion), from: from, shape: parts.shape, filter: parts.filter,
      nodeFilter: parts.nodeFilter,
      rivals: parts.rivals, mask: try mask(expansion), parts.layout, runtime)
  }

  func shortest(
    _ plan: LogicalPlan, _ expansion: LogicalPlan.Expansion, _ length: LogicalPlan.VariableLength,
    _ selector: BoundPath.Selector, needed: Set<VariableID>, in around: Surroundings
  ) throws(InputError) -> Operator {
    let parts = try parts(
      plan, expansion, length, needed: needed, in: around, keepsTarget: false)
    return ShortestOperator(
      parts.input, traversal(expansion), selector: selector,
      isUndirected: expansion.direction == .either,
      from: parts.input.layout.slot(expansion.from), shape: parts.shape, filter: parts.filter,
      nodeFilter: parts.nodeFilter, rivals: parts.rivals, mask: try mask(expansion), parts.layout,
      runtime)
  }

  func quantified(
    _ plan: LogicalPlan, _ expansion: LogicalPlan.Expansion,
    _ quantification: LogicalPlan.Quantification, needed: Set<VariableID>,
    in around: Surroundings
  ) throws(InputError) -> Operator {
    let start = quantification.isReversed ? quantification.innerEnd : quantification.innerStart
    let end = quantification.isReversed ? quantification.innerStart : quantification.innerEnd
    let groups = quantification.groups.filter { needed.contains($0.outer) }
    var new = Set(quantification.groups.map(\.outer)).union([expansion.relationship])
    if !expansion.isInto { new.insert(expansion.to) }
    let imported = argument(of: plan.inputs[1]).filter { $0 != start }
    let input = try input(
      plan, needed: needed.subtracting(new).union(plan.reads).union(imported), in: around)
    let passed = kept(input.layout, needed.subtracting(new))
    let hasTarget = !expansion.isInto && needed.contains(expansion.to)
    let hasList = needed.contains(expansion.relationship)

    let cell = ArgumentCell()
    let row = planner.allocate()
    let wanted = Set(groups.map(\.inner) + quantification.relationships + [end, row])
    let inner = try compile(
      plan.inputs[1], needed: wanted,
      in: Surroundings(cell: cell, argument: [start] + imported, row: row))
    let runner = SubqueryRunner(
      inner, cell, rowSlot: inner.layout.slot(row), imports: Array(0...imported.count))
    return QuantifiedOperator(
      input, runner, from: input.layout.slot(expansion.from),
      imports: imported.map(input.layout.slot),
      shape: .init(
        minimum: quantification.minimum, maximum: quantification.maximum,
        isReversed: quantification.isReversed, passed: passed.map(input.layout.slot),
        into: expansion.isInto ? input.layout.slot(expansion.to) : nil, hasTarget: hasTarget,
        hasList: hasList, groups: groups.map { inner.layout.slot($0.inner) },
        end: inner.layout.slot(end),
        relationships: quantification.relationships.map(inner.layout.slot)),
      rivals: expansion.distinctFrom.map(input.layout.slot), mask: try mask(expansion),
      Layout(
        passed + (hasTarget ? [expansion.to] : []) + (hasList ? [expansion.relationship] : [])
          + groups.map(\.outer)), runtime)
  }

  /// The variables an inner plan reads from outside.
  func argument(of plan: LogicalPlan) -> [VariableID] {
    if case .argument(let variables) = plan.step { return variables }
    guard let first = plan.inputs.first else { return [] }
    return argument(of: first)
  }

  func boundRelationship(
    _ plan: LogicalPlan, _ expansion: LogicalPlan.Expansion,
    _ length: LogicalPlan.VariableLength?, needed: Set<VariableID>, in around: Surroundings
  ) throws(InputError) -> Operator {
    let before = plan.inputs[0].variables
    let ends = Set([expansion.from, expansion.to])
    let input = try input(
      plan, needed: needed.union(plan.reads).union(ends.intersection(before)), in: around)
    let passed = kept(input.layout, needed)
    let hasFrom = needed.contains(expansion.from) && !before.contains(expansion.from)
    let hasTo =
      needed.contains(expansion.to) && !before.contains(expansion.to)
      && expansion.to != expansion.from
    return BoundRelationshipOperator(
      input, traversal(expansion), relationship: input.layout.slot(expansion.relationship),
      isList: length != nil, length: (length?.minimum ?? 1, length?.maximum),
      from: input.layout[expansion.from],
      to: input.layout[expansion.to], rivals: expansion.distinctFrom.map(input.layout.slot),
      passed: passed.map(input.layout.slot), hasFrom: hasFrom, hasTo: hasTo,
      Layout(
        passed + (hasFrom ? [expansion.from] : []) + (hasTo ? [expansion.to] : [])), runtime)
  }
}
