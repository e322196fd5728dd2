import WeftGraph

extension LogicalPlan.Step {
  /// Where the query asks for the step, as far as it says so.
  func place(among variables: [BoundQuery.Variable]) -> SourceSpan? {
    func place(_ variable: VariableID) -> SourceSpan? {
      variable.index < variables.count ? variables[variable.index].span : nil
    }
    let span: SourceSpan? =
      switch self {
      case .nodeScan(let variable, _), .nodeSeek(let variable, _, _, _),
        .unwind(_, let variable), .path(let variable, _, _), .selectPaths(_, _, _, let variable),
        .markApply(let variable), .countApply(let variable), .collectApply(let variable, _):
        place(variable)
      case .expand(let expansion), .variableExpand(let expansion, _),
        .shortest(let expansion, _, _), .quantifiedExpand(let expansion, _),
        .boundRelationship(let expansion, _):
        [expansion.relationship, expansion.to, expansion.from].lazy.compactMap(place)
          .first { !$0.isNothing }
      case .intersect(let first, _): place(first.to)
      case .filter(let predicates): predicates.lazy.map(\.span).first { !$0.isNothing }
      case .project(let items): items.lazy.map(\.expression.span).first { !$0.isNothing }
      case .aggregate(let keys, let aggregations):
        (aggregations.map(\.variable) + keys).lazy.compactMap(place).first { !$0.isNothing }
      case .distinct(let variables), .optional(let variables), .union(let variables, _):
        variables.lazy.compactMap(place).first { !$0.isNothing }
      case .sort(let columns), .topK(let columns, _, _):
        columns.lazy.compactMap { place($0.variable) }.first { !$0.isNothing }
      case .skip(let amount), .limit(let amount): amount.span
      case .hashJoin(let keys): keys.first?.left.span
      case .procedureCall(let call): call.span
      case .unit, .argument, .semiApply, .apply, .crossProduct: nil
      }
    return span.flatMap { $0.isNothing ? nil : $0 }
  }
}

extension LogicalPlan {
  /// Where the query asks for the plan: its last step's place, or that of what a join adds.
  func place(among variables: [BoundQuery.Variable]) -> SourceSpan? {
    if let own = step.place(among: variables) { return own }
    switch step {
    case .apply, .semiApply, .crossProduct:
      return inputs.last.flatMap { $0.place(among: variables) }
    case .filter, .project, .union, .optional:
      return inputs.first.flatMap { $0.place(among: variables) }
    default: return nil
    }
  }
}

extension SourceSpan {
  /// Whether it is the span of something the query does not say.
  fileprivate var isNothing: Bool { start == end }
}
