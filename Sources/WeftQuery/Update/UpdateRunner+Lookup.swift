import WeftGraph

extension UpdateRunner {
  /// The rows of a MATCH that names all its nodes by their chart-wide ids, found without a search;
  /// nil where it is not of that kind, or a node is not there.
  ///
  /// Long scripts are made of such statements: they need no new graph between one and the next.
  func lookup(_ clauses: [BoundClause], over rows: UpdateRows) -> UpdateRows? {
    guard clauses.count == 1, case .match(let match) = clauses[0], !match.isOptional,
      match.predicate == nil, namesNodesByID
    else { return nil }
    var found: [(variable: VariableID, value: Value)] = []
    var links: [(variable: VariableID, from: NodeID, to: NodeID, type: String)] = []
    for path in match.paths {
      guard path.variable == nil, path.selector == .all, path.steps.count <= 1,
        let start = named(path.start)
      else { return nil }
      found.append((path.start.variable, .node(start)))
      guard let step = path.steps.first else { continue }
      guard case .relationship(let link) = step.link, let end = named(step.node),
        link.length == nil, link.properties.isEmpty, link.predicate == nil, !link.isBound,
        case .name(let type, _)? = link.types, link.direction != .either
      else { return nil }
      found.append((step.node.variable, .node(end)))
      let isRight = link.direction == .right
      links.append((link.variable, isRight ? start : end, isRight ? end : start, type))
    }
    let variables = found.map(\.variable) + links.map(\.variable)
    // One pattern of relationships at most: then no two of them could be the same one.
    guard links.count <= 1, Set(variables).count == variables.count,
      rows.variables.isDisjoint(with: variables)
    else { return nil }
    var result = rows
    for (variable, value) in found {
      result.set(variable, to: [Value](repeating: value, count: rows.count))
    }
    guard let link = links.first else { return result }
    let between = edit.relationships(at: link.from).filter { relationship in
      let ends = edit.ends(of: relationship)
      return edit.has(relationship) && ends.from == link.from && ends.to == link.to
        && edit.type(of: relationship) == link.type
    }
    let repeated = (0..<rows.count).flatMap { row in between.map { _ in row } }
    var joined = result.picked(repeated)
    joined.set(
      link.variable,
      to: (0..<rows.count).flatMap { _ in between.map { Value.relationship($0) } })
    return joined
  }

  private func named(_ node: BoundNode) -> NodeID? {
    guard !node.isBound, node.labels == nil, node.predicate == nil, node.properties.count == 1,
      node.properties[0].key == "id",
      case .literal(.string(let id)) = node.properties[0].value.form
    else { return nil }
    return edit.node(id)
  }
}
