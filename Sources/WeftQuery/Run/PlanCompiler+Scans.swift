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

  /// Nodes found by the value of a property, or by their id in the chart; where the property's values
  /// are of several kinds, every node is looked at.
  func seek(
    _ variable: VariableID, _ labels: LabelExpression?, _ key: String?,
    _ value: BoundExpression, needed: Set<VariableID>
  ) throws(InputError) -> Operator {
    let graph = runtime.graph
    let layout = Layout(needed.contains(variable) ? [variable] : [])
    let column = key.flatMap { graph.key($0) }.flatMap { graph.nodeColumns[$0] }
    // Where no property is called id, it is the id in the chart.
    let isChartID = key == nil || key == "id" && graph.key("id") == nil
    if let constant = try expressions(Layout([])).compile(value) as? ConstantEvaluator,
      let wanted = isChartID
        ? Self.wantedNode(constant.value, graph) : Self.wanted(constant.value, in: column, graph)
    {
      return NodeSeekOperator(ranges(of: labels), column, wanted, layout, runtime)
    }
    let scanned = NodeScanOperator(ranges(of: labels), Layout([variable]), runtime)
    let node = BoundExpression.reference(variable, type: ValueType(.node))
    let test = BoundExpression(
      .binary(
        .equal,
        BoundExpression(.property(node, key: key ?? "id"), type: .any, span: value.span), value),
      type: ValueType(.boolean), span: value.span)
    return FilterOperator(
      scanned, try evaluators([test], scanned.layout), outputs: layout.variables.isEmpty ? [] : [0],
      layout, runtime)
  }

  // An id is a string: nothing else equals one.
  private static func wantedNode(_ value: Value, _ graph: Graph) -> NodeSeekOperator.Wanted {
    guard case .string(let text) = value else { return .nothing }
    return graph.node(text).map { .node($0) } ?? .nothing
  }

  private static func wanted(
    _ value: Value, in column: PropertyColumn?, _ graph: Graph
  ) -> NodeSeekOperator.Wanted? {
    guard let column else { return nil }
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
