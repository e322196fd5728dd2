import WeftGraph

/// Makes expressions runnable over batches of a layout.
struct ExpressionCompiler {
  let compiler: PlanCompiler
  let layout: Layout

  private var graph: Graph { compiler.runtime.graph }

  /// The evaluator of an expression; constant parts are computed now.
  func compile(_ expression: BoundExpression) throws(InputError) -> Evaluator {
    let evaluator = try make(expression)
    if evaluator is ConstantEvaluator { return evaluator }
    let placed = PlacedEvaluator(evaluator, at: expression.span)
    guard evaluator.slots.isEmpty, expression.isDeterministic, !expression.hasSubquery else {
      return placed
    }
    // What cannot be computed fails when, and if, a row needs it.
    // Inner expressions find their element behind the layout's columns, whatever those hold.
    let nothing = [Column](repeating: .values([]), count: layout.variables.count)
    guard let column = try? placed.evaluate(Batch(columns: nothing, count: 1)) else {
      return placed
    }
    return ConstantEvaluator(column.value(at: 0, in: graph), at: expression.span)
  }

  private func make(_ expression: BoundExpression) throws(InputError) -> Evaluator {
    switch expression.form {
    case .literal(let value): return ConstantEvaluator(value, at: expression.span)
    case .parameter(let name):
      return ConstantEvaluator(
        compiler.runtime.context.parameters[name] ?? .null, at: expression.span)
    case .variable(let variable): return SlotEvaluator(try layout.slot(variable))
    case .property(let base, let key):
      return PropertyEvaluator(
        try compile(base), key: key, in: graph,
        isOfEntity: base.type.kinds.isSubset(of: [.node, .relationship]))
    case .unary(.not, let base): return NegationEvaluator(try compile(base))
    case .unary(let unary, let base):
      return row([try compile(base)]) { (operands) throws(EvaluationError) in
        unary == .minus ? try Value.negate(operands[0]) : try Value.plus(operands[0])
      }
    case .isNull(let base, let negated):
      return NullTestEvaluator(try compile(base), isNegated: negated)
    case .hasLabels(let base, let labels):
      return LabelEvaluator(try compile(base), labels, in: graph)
    case .binary(let binary, let left, let right):
      return self.binary(binary, try compile(left), try compile(right))
    case .exists, .count, .collect: return try compiler.subquery(expression, layout)
    case .aggregate: throw .fault("an aggregate stands where no operator computes it")
    default: return try composite(expression)
    }
  }

  private func binary(
    _ binary: BinaryOperator, _ left: Evaluator, _ right: Evaluator
  ) -> Evaluator {
    switch binary {
    case .and, .or: JunctionEvaluator(left, right, isConjunction: binary == .and)
    case .xor: ExclusiveEvaluator(left, right)
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual:
      ComparisonEvaluator(binary, left, right, in: graph)
    case .add, .subtract, .multiply, .divide, .modulo, .power, .concatenate:
      ArithmeticEvaluator(binary, left, right, in: compiler.runtime.context)
    case .in: MembershipEvaluator(left, right, in: graph)
    case .startsWith, .endsWith, .contains, .matches:
      TextEvaluator(binary, left, right, in: compiler.runtime.context)
    }
  }

  private func composite(_ expression: BoundExpression) throws(InputError) -> Evaluator {
    let graph = graph
    switch expression.form {
    case .index(let base, let index):
      return row([try compile(base), try compile(index)]) { (operands) throws(EvaluationError) in
        try operands[0].element(operands[1], in: graph)
      }
    case .slice(let base, let from, let to):
      var operands = [try compile(base)]
      if let from { operands.append(try compile(from)) }
      if let to { operands.append(try compile(to)) }
      let hasFrom = from != nil
      let hasTo = to != nil
      return row(operands) { (values) throws(EvaluationError) in
        try values[0].slice(
          from: hasFrom ? values[1] : nil, to: hasTo ? values[values.count - 1] : nil)
      }
    case .list(let elements):
      let budget = compiler.runtime.context.budget
      return row(try compileAll(elements)) { (values) throws(EvaluationError) in
        let list = Value.list(values)
        if list.looksDeep { try ExpressionMeter.look(at: list, budget, "a list") }
        return list
      }
    case .map(let entries):
      let keys = entries.map(\.key)
      let budget = compiler.runtime.context.budget
      return row(try compileAll(entries.map(\.value))) { (values) throws(EvaluationError) in
        let map = Value.map(ValueMap(zip(keys, values).map { (key: $0, value: $1) }))
        if map.looksDeep { try ExpressionMeter.look(at: map, budget, "a map") }
        return map
      }
    case .call(let function, let arguments):
      let evaluators = try compileAll(arguments)
      if evaluators.count == 1, function.nodeMask != nil || function.relationshipMask != nil {
        return MaskEvaluator(function, evaluators[0], in: compiler.runtime.context)
      }
      return FunctionEvaluator(function, evaluators, in: compiler.runtime.context)
    case .conditional(let branches, let otherwise):
      var compiled: [(condition: Evaluator, result: Evaluator)] = []
      for branch in branches {
        compiled.append((try compile(branch.condition), try compile(branch.result)))
      }
      var rest: Evaluator?
      if let otherwise { rest = try compile(otherwise) }
      return ConditionalEvaluator(compiled, otherwise: rest, in: graph)
    case .listComprehension(let variable, let list, let predicate, let yield):
      let inner = adding([variable])
      var test: Evaluator?
      if let predicate { test = try inner.compile(predicate) }
      var result: Evaluator?
      if let yield { result = try inner.compile(yield) }
      return ComprehensionEvaluator(
        list: try compile(list), where: test, yield: result, element: layout.variables.count,
        in: compiler.runtime.context)
    case .quantifier(let quantifier, let variable, let list, let predicate):
      return QuantifierEvaluator(
        quantifier, list: try compile(list), where: try adding([variable]).compile(predicate),
        element: layout.variables.count, in: compiler.runtime.context)
    case .reduce(let accumulator, let start, let element, let list, let step):
      var added: BoundExpression?
      if case .binary(.add, let sum, let more) = step.form, case .variable(accumulator) = sum.form,
        !more.freeVariables.contains(accumulator)
      {
        added = more
      }
      return ReduceEvaluator(
        start: try compile(start), list: try compile(list),
        step: try adding([accumulator, element]).compile(added ?? step),
        sum: added.map { _ in step.span },
        accumulator: layout.variables.count, in: compiler.runtime.context)
    default: throw .fault("an expression has no evaluator")
    }
  }

  private func compileAll(_ expressions: [BoundExpression]) throws(InputError) -> [Evaluator] {
    var result: [Evaluator] = []
    for expression in expressions { result.append(try compile(expression)) }
    return result
  }

  private func adding(_ variables: [VariableID]) -> ExpressionCompiler {
    ExpressionCompiler(compiler: compiler, layout: Layout(layout.variables + variables))
  }

  private func row(
    _ operands: [Evaluator], _ compute: @escaping RowEvaluator.Compute
  ) -> Evaluator {
    RowEvaluator(operands, in: compiler.runtime.context, compute)
  }
}
