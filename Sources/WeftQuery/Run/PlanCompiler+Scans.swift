import WeftGraph

extension PlanCompiler {
  /// Nodes that carry labels.
  func scan(
    _ variable: VariableID, _ labels: LabelExpression?, needed: Set<VariableID>
  ) -> Operator {
    NodeScanOperator(
      ranges(of: labels), Layout(needed.contains(variable) ? [variable] : []), runtime)
  }

  private func ranges(of labels: LabelExpression?) -> [Range<Int>] {
    let graph = runtime.graph
    return graph.labelSets(matching: labels).map { graph.labelSets[$0].nodes }
      .filter { !$0.isEmpty }
  }

  /// Nodes found by the value of a property; where the property's values are of several kinds, every
  /// node is looked at.
  func seek(
    _ plan: LogicalPlan, _ variable: VariableID, _ labels: LabelExpression?, _ key: String,
    _ value: BoundExpression, needed: Set<VariableID>
  ) throws(InputError) -> Operator {
    let graph = runtime.graph
    let column = graph.key(key).flatMap { graph.nodeColumns[$0] }
    let layout = Layout(needed.contains(variable) ? [variable] : [])
    if let constant = try expressions(Layout([])).compile(value) as? ConstantEvaluator,
      let wanted = Self.wanted(
        constant.value, in: column, isChartID: key == "id" && graph.key(key) == nil, graph)
    {
      return NodeSeekOperator(ranges(of: labels), column, wanted, layout, runtime)
    }
    let scanned = NodeScanOperator(ranges(of: labels), Layout([variable]), runtime)
    let test = BoundExpression(
      .binary(
        .equal,
        BoundExpression(
          .property(.reference(variable, type: ValueType(.node)), key: key), type: .any,
          span: value.span), value),
      type: ValueType(.boolean), span: value.span)
    return FilterOperator(
      scanned, try evaluators([test], scanned.layout), outputs: layout.variables.isEmpty ? [] : [0],
      layout, runtime)
  }

  private static func wanted(
    _ value: Value, in column: PropertyColumn?, isChartID: Bool, _ graph: Graph
  ) -> NodeSeekOperator.Wanted? {
    guard let column else {
      // Where no property is called id, it is the id in the chart.
      guard case .string(let text) = value, isChartID else { return nil }
      return graph.node(text).map { .node($0) } ?? .nothing
    }
    switch (value, column.storage) {
    case (.null, _): return .nothing
    case (.string(let text), .strings):
      return graph.strings.id(of: text).map { .string($0) } ?? .nothing
    case (.integer(let number), .integers): return .integer(number)
    case (.date(let date), .dates): return .date(date)
    default: return nil
    }
  }
}
