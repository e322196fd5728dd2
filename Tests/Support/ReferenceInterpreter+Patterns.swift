import WeftGraph
import WeftQuery

extension ReferenceInterpreter {
  /// A pattern matched so far: the row, the relationships used up, and the path walked.
  private struct Partial {
    var row: Row
    var used: Set<RelationshipID>
    var path: Value.Path
  }

  /// A row with the variables a match binds set to null.
  func cleared(_ row: Row, _ match: BoundMatch) -> Row {
    var row = row
    for path in match.paths {
      if let variable = path.variable { row[variable.index] = .null }
      clear(path.start, &row)
      for step in path.steps {
        clear(step.node, &row)
        switch step.link {
        case .relationship(let link): if !link.isBound { row[link.variable.index] = .null }
        case .quantified(let link): for group in link.groups { row[group.outer.index] = .null }
        }
      }
    }
    return row
  }

  private func clear(_ node: BoundNode, _ row: inout Row) {
    if !node.isBound { row[node.variable.index] = .null }
  }

  /// All rows a MATCH makes of one.
  func matches(_ match: BoundMatch, in row: Row) throws -> [Row] {
    // Which variables are bound beforehand is decided once: inside, a repeated one is bound too.
    var partials = [(cleared(row, match), Set<RelationshipID>())]
    for path in match.paths {
      partials = try partials.flatMap { row, used in
        try walks(path, row, used).map { ($0.row, $0.used) }
      }
    }
    var result: [Row] = []
    for (row, _) in partials {
      let isKept = try match.paths.allSatisfy { try meetsProperties($0, row) }
      if isKept, try match.predicate.map({ try truth($0, row) == true }) ?? true {
        result.append(row)
      }
    }
    return result
  }

  private func walks(
    _ path: BoundPath, _ row: Row, _ used: Set<RelationshipID>
  ) throws -> [Partial] {
    var partials: [Partial] = []
    for index in 0..<graph.nodeCount {
      let node = NodeID(index)
      guard let new = bind(path.start, node, row) else { continue }
      partials.append(
        Partial(row: new, used: used, path: Value.Path(nodes: [node], relationships: [])))
    }
    for step in path.steps {
      partials = try partials.flatMap { partial in
        switch step.link {
        case .relationship(let link):
          return try links(link, partial).compactMap { partial in
            arrive(step.node, partial)
          }
        case .quantified(let link):
          return try repetitions(link, partial).compactMap { arrive(step.node, $0) }
        }
      }
    }
    if path.selector != .all {
      partials = try partials.filter { try meetsProperties(path, $0.row) }
    }
    if let variable = path.variable {
      partials = partials.map { partial in
        var partial = partial
        partial.row[variable.index] = .path(partial.path)
        return partial
      }
    }
    if let condition = path.condition {
      partials = try partials.filter { try truth(condition, $0.row) == true }
    }
    return selected(path.selector, partials)
  }

  private func bind(_ node: BoundNode, _ id: NodeID, _ row: Row) -> Row? {
    if let labels = node.labels, !matches(names(of: id), labels) { return nil }
    if node.isBound {
      guard case .node(let bound) = row[node.variable.index], bound == id else { return nil }
      return row
    }
    return row.setting(node.variable, to: .node(id))
  }

  private func arrive(_ node: BoundNode, _ partial: Partial) -> Partial? {
    guard let last = partial.path.nodes.last, let row = bind(node, last, partial.row) else {
      return nil
    }
    var partial = partial
    partial.row = row
    return partial
  }

  /// The ways one relationship may be taken from a node.
  private func steps(
    _ link: BoundRelationship, from node: NodeID
  ) -> [(relationship: RelationshipID, node: NodeID)] {
    (0..<graph.relationshipCount).compactMap { index in
      let relationship = RelationshipID(index)
      let type = graph.name(of: graph.type(of: relationship))
      if let types = link.types, !matches([type], types) { return nil }
      let source = graph.source(of: relationship)
      let target = graph.target(of: relationship)
      if link.direction != .left, source == node { return (relationship, target) }
      if link.direction != .right, target == node { return (relationship, source) }
      return nil
    }
  }

  private func links(_ link: BoundRelationship, _ partial: Partial) throws -> [Partial] {
    guard let length = link.length else {
      return extended(partial, by: link).compactMap { next, relationship in
        var next = next
        if link.isBound {
          guard case .relationship(relationship) = partial.row[link.variable.index] else {
            return nil
          }
        }
        next.row[link.variable.index] = .relationship(relationship)
        return next
      }
    }
    let minimum = try bound(length.minimum)
    let maximum = try length.maximum.map { try bound($0) } ?? Int.max
    var result: [Partial] = []
    var open: [(partial: Partial, taken: [RelationshipID])] = [(partial, [])]
    var steps = 0
    while !open.isEmpty, steps <= maximum {
      if steps >= minimum {
        for (end, taken) in open {
          let list = Value.list(taken.map { .relationship($0) })
          if link.isBound, !Value.isEquivalent(partial.row[link.variable.index], list) { continue }
          var end = end
          end.row[link.variable.index] = list
          result.append(end)
        }
      }
      open = open.flatMap { entry in
        extended(entry.partial, by: link).map { ($0.0, entry.taken + [$0.1]) }
      }
      steps += 1
    }
    return result
  }

  private func extended(
    _ partial: Partial, by link: BoundRelationship
  ) -> [(Partial, RelationshipID)] {
    guard let last = partial.path.nodes.last else { return [] }
    return steps(link, from: last).compactMap { relationship, node in
      guard !partial.used.contains(relationship) else { return nil }
      var next = partial
      next.used.insert(relationship)
      next.path = Value.Path(
        nodes: partial.path.nodes + [node],
        relationships: partial.path.relationships + [relationship])
      return (next, relationship)
    }
  }

  private func bound(_ bound: BoundRelationship.Bound) throws -> Int {
    switch bound {
    case .literal(let number): return number
    case .parameter(let name, let span):
      guard case .integer(let number)? = context.parameters[name] else {
        throw InputError([
          Diagnostic(
            code: "wrong-type", message: "a bound of a pattern is an integer", in: query.text,
            at: span,
            tck: Diagnostic.TCKError(
              type: "TypeError", phase: "runtime", detail: "InvalidArgumentType"))
        ])
      }
      return Int(number)
    }
  }

  private func repetitions(_ link: BoundQuantifiedPath, _ start: Partial) throws -> [Partial] {
    var start = start
    for group in link.groups { start.row[group.outer.index] = .list([]) }
    var result = link.minimum == 0 ? [start] : []
    var open = [start]
    var count = 0
    while !open.isEmpty, count < link.maximum ?? Int.max {
      count += 1
      open = try open.flatMap { partial -> [Partial] in
        guard let last = partial.path.nodes.last else { return [] }
        return try walks(link.path, partial.row, partial.used).compactMap { inner in
          guard inner.path.nodes.first == last, try meetsProperties(link.path, inner.row),
            try link.predicate.map({ try truth($0, inner.row) == true }) ?? true
          else { return nil }
          var next = partial
          next.used = inner.used
          next.path = Value.Path(
            nodes: partial.path.nodes + inner.path.nodes.dropFirst(),
            relationships: partial.path.relationships + inner.path.relationships)
          for group in link.groups {
            guard case .list(let values) = partial.row[group.outer.index] else { continue }
            next.row[group.outer.index] = .list(values + [inner.row[group.inner.index]])
          }
          return next
        }
      }
      if count >= link.minimum { result += open }
    }
    return result
  }

  // MARK: Selecting

  private func selected(_ selector: BoundPath.Selector, _ partials: [Partial]) -> [Partial] {
    if selector == .all { return partials }
    var pairs: [[NodeID]: [Partial]] = [:]
    var order: [[NodeID]] = []
    for partial in partials {
      let ends = [partial.path.nodes[0], partial.path.nodes[partial.path.nodes.count - 1]]
      if pairs[ends] == nil { order.append(ends) }
      pairs[ends, default: []].append(partial)
    }
    return order.flatMap { ends -> [Partial] in
      let sorted = (pairs[ends] ?? []).enumerated().sorted {
        ($0.element.path.relationships.count, $0.offset)
          < ($1.element.path.relationships.count, $1.offset)
      }.map(\.element)
      switch selector {
      case .all: return sorted
      case .anyShortest: return Array(sorted.prefix(1))
      case .shortest(let count), .any(let count): return Array(sorted.prefix(count))
      case .allShortest: return groups(of: sorted, 1)
      case .shortestGroups(let count): return groups(of: sorted, count)
      }
    }
  }

  private func groups(of sorted: [Partial], _ count: Int) -> [Partial] {
    let lengths = Set(sorted.map(\.path.relationships.count)).sorted().prefix(count)
    return sorted.filter { lengths.contains($0.path.relationships.count) }
  }

  // MARK: Properties and inline WHERE

  private func meetsProperties(_ path: BoundPath, _ row: Row) throws -> Bool {
    guard try meets(path.start, row) else { return false }
    for step in path.steps {
      guard try meets(step.node, row) else { return false }
      guard case .relationship(let link) = step.link else { continue }
      let relationships: [Value]
      if link.length != nil, case .list(let values) = row[link.variable.index] {
        relationships = values
      } else {
        relationships = [row[link.variable.index]]
      }
      for relationship in relationships {
        let inner = row.setting(link.variable, to: relationship)
        guard try meets(link.properties, of: relationship, row),
          try link.predicate.map({ try truth($0, inner) == true }) ?? true
        else { return false }
      }
    }
    return true
  }

  private func meets(_ node: BoundNode, _ row: Row) throws -> Bool {
    guard try meets(node.properties, of: row[node.variable.index], row) else { return false }
    return try node.predicate.map { try truth($0, row) == true } ?? true
  }

  private func meets(
    _ properties: [(key: String, value: BoundExpression)], of owner: Value, _ row: Row
  ) throws -> Bool {
    try properties.allSatisfy { key, wanted in
      Value.equals(try owner.property(key, in: graph), try value(wanted, row)) == true
    }
  }
}
