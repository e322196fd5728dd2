@testable import WeftGraph
@testable import WeftQuery

extension NaiveEngine {
  /// A match in the making: the row, and the relationships taken.
  struct Partial {
    var row: Row
    var taken: [RelationshipID]
  }

  func matches(_ match: BoundMatch, _ row: Row) throws -> [Row] {
    var partials = [Partial(row: row, taken: [])]
    for path in match.paths { partials = try partials.flatMap { try follow(path, $0) } }
    guard let predicate = match.predicate else { return partials.map(\.row) }
    return try partials.map(\.row).filter { try isTrue(predicate, $0) }
  }

  private func follow(_ path: BoundPath, _ partial: Partial) throws -> [Partial] {
    struct Walk {
      var partial: Partial
      var nodes: [NodeID]
      var relationships: [RelationshipID]
    }
    var walks: [Walk] = try nodes(path.start, partial.row).map { row, node in
      Walk(
        partial: Partial(row: row, taken: partial.taken), nodes: [node], relationships: [])
    }
    for step in path.steps {
      walks = try walks.flatMap { walk -> [Walk] in
        try segments(step.link, from: walk.nodes[walk.nodes.count - 1], walk.partial)
          .flatMap { segment -> [Walk] in
            let end = segment.nodes.last ?? walk.nodes[walk.nodes.count - 1]
            return try self.node(step.node, end, segment.partial.row).map { row in
              Walk(
                partial: Partial(row: row, taken: segment.partial.taken),
                nodes: walk.nodes + segment.nodes,
                relationships: walk.relationships + segment.relationships)
            }
          }
      }
    }
    let selected = select(
      path.selector, walks.map { ([$0.nodes[0], $0.nodes[$0.nodes.count - 1]], $0) },
      length: \.relationships.count)
    return selected.map { walk in
      guard let variable = path.variable else { return walk.partial }
      let value = Value.path(Value.Path(nodes: walk.nodes, relationships: walk.relationships))
      return Partial(row: walk.partial.row.setting(variable, value), taken: walk.partial.taken)
    }
  }

  private func select<Walk>(
    _ selector: BoundPath.Selector, _ walks: [(ends: [NodeID], walk: Walk)],
    length: (Walk) -> Int
  ) -> [Walk] {
    if selector == .all { return walks.map(\.walk) }
    var result: [(Int, Walk)] = []
    for ends in Set(walks.map(\.ends)) {
      let group = walks.enumerated().filter { $0.element.ends == ends }
        .sorted { (length($0.element.walk), $0.offset) < (length($1.element.walk), $1.offset) }
      let lengths = Set(group.map { length($0.element.walk) }).sorted()
      let kept =
        switch selector {
        case .all: group
        case .anyShortest: Array(group.prefix(1))
        case .allShortest: group.filter { length($0.element.walk) == lengths[0] }
        case .shortest(let count), .any(let count): Array(group.prefix(count))
        case .shortestGroups(let count):
          group.filter { lengths.prefix(count).contains(length($0.element.walk)) }
        }
      result += kept.map { ($0.offset, $0.element.walk) }
    }
    return result.sorted { $0.0 < $1.0 }.map(\.1)
  }

  private func nodes(_ node: BoundNode, _ row: Row) throws -> [(Row, NodeID)] {
    try (0..<graph.nodeCount).flatMap { index in
      try self.node(node, NodeID(index), row).map { ($0, NodeID(index)) }
    }
  }

  /// The row with a node pattern bound to a node, if it fits.
  private func node(_ pattern: BoundNode, _ node: NodeID, _ row: Row) throws -> [Row] {
    if let known = row[pattern.variable] {
      guard case .node(node) = known else { return [] }
    } else if pattern.isBound {
      return []
    }
    let row = row.setting(pattern.variable, .node(node))
    if let labels = pattern.labels, !has(labels, node) { return [] }
    for (key, value) in pattern.properties {
      let actual = try Value.node(node).property(key, in: graph)
      guard Value.equals(actual, try evaluate(value, row)) == true else { return [] }
    }
    if let predicate = pattern.predicate, try !isTrue(predicate, row) { return [] }
    return [row]
  }

  func has(_ labels: LabelExpression, _ node: NodeID) -> Bool {
    let names = graph.labels(of: node).map { graph.name(of: $0) }
    return labels.matches(names.contains, any: !names.isEmpty)
  }

  /// A part of a path behind a node.
  struct Segment {
    var partial: Partial
    var nodes: [NodeID]
    var relationships: [RelationshipID]
  }

  private func segments(
    _ link: BoundLink, from node: NodeID, _ partial: Partial
  ) throws -> [Segment] {
    switch link {
    case .relationship(let relationship):
      if let length = relationship.length {
        return try trails(relationship, length, from: node, partial)
      }
      return try steps(relationship, from: node).compactMap { id, end -> Segment? in
        if partial.taken.contains(id) { return nil }
        if let known = partial.row[relationship.variable] {
          guard case .relationship(id) = known else { return nil }
        } else if relationship.isBound {
          return nil
        }
        let row = partial.row.setting(relationship.variable, .relationship(id))
        guard try meets(relationship, id, row) else { return nil }
        return Segment(
          partial: Partial(row: row, taken: partial.taken + [id]), nodes: [end],
          relationships: [id])
      }
    case .quantified(let quantified):
      return try repetitions(quantified, from: node, partial)
    }
  }

  private func meets(
    _ pattern: BoundRelationship, _ id: RelationshipID, _ row: Row
  ) throws -> Bool {
    for (key, value) in pattern.properties {
      let actual = try Value.relationship(id).property(key, in: graph)
      guard Value.equals(actual, try evaluate(value, row)) == true else { return false }
    }
    guard let predicate = pattern.predicate else { return true }
    return try isTrue(predicate, row.setting(pattern.variable, .relationship(id)))
  }

  private func steps(
    _ pattern: BoundRelationship, from node: NodeID
  ) -> [(RelationshipID, NodeID)] {
    (0..<graph.relationshipCount).flatMap { index -> [(RelationshipID, NodeID)] in
      let id = RelationshipID(index)
      let name = graph.name(of: graph.type(of: id))
      if let types = pattern.types, !types.matches({ $0 == name }, any: true) { return [] }
      let (source, target) = (graph.source(of: id), graph.target(of: id))
      var result: [(RelationshipID, NodeID)] = []
      if pattern.direction != .left, source == node { result.append((id, target)) }
      if pattern.direction != .right, target == node,
        !(pattern.direction == .either && source == target)
      {
        result.append((id, source))
      }
      return result
    }
  }

  private func trails(
    _ pattern: BoundRelationship, _ length: BoundRelationship.Length, from node: NodeID,
    _ partial: Partial
  ) throws -> [Segment] {
    func number(_ bound: BoundRelationship.Bound) -> Int {
      switch bound {
      case .literal(let value): return value
      case .parameter(let name, _):
        if case .integer(let value)? = context.parameters[name] { return Int(value) }
        return 0
      }
    }
    let minimum = number(length.minimum)
    let maximum = length.maximum.map(number) ?? .max
    var result: [Segment] = []
    func grow(_ nodes: [NodeID], _ ids: [RelationshipID]) throws {
      if ids.count >= minimum {
        let list = Value.list(ids.map { .relationship($0) })
        if partial.row[pattern.variable].map({ Value.equals($0, list) == true }) ?? true {
          result.append(
            Segment(
              partial: Partial(
                row: partial.row.setting(pattern.variable, list), taken: partial.taken + ids),
              nodes: nodes, relationships: ids))
        }
      }
      if ids.count >= maximum { return }
      for (id, end) in steps(pattern, from: nodes.last ?? node)
      where !ids.contains(id) && !partial.taken.contains(id) {
        guard try meets(pattern, id, partial.row) else { continue }
        try grow(nodes + [end], ids + [id])
      }
    }
    try grow([], [])
    return result
  }

  private func repetitions(
    _ quantified: BoundQuantifiedPath, from node: NodeID, _ partial: Partial
  ) throws -> [Segment] {
    var result: [Segment] = []
    let end = quantified.path.steps.last?.node.variable ?? quantified.path.start.variable
    func grow(
      _ count: Int, _ at: NodeID, _ nodes: [NodeID], _ ids: [RelationshipID],
      _ groups: [[Value]]
    ) throws {
      if count >= quantified.minimum {
        var row = partial.row
        for (index, group) in quantified.groups.enumerated() {
          row[group.outer] = .list(groups[index])
        }
        result.append(
          Segment(
            partial: Partial(row: row, taken: partial.taken + ids), nodes: nodes,
            relationships: ids))
      }
      if count >= quantified.maximum ?? .max { return }
      var inner = quantified.path
      inner.start.isBound = true
      let start = partial.row.setting(inner.start.variable, .node(at))
      for found in try follow(inner, Partial(row: start, taken: partial.taken + ids)) {
        if let predicate = quantified.predicate, try !isTrue(predicate, found.row) { continue }
        guard case .node(let next)? = found.row[end] else { continue }
        let walked = Array(found.taken.dropFirst(partial.taken.count + ids.count))
        var visited: [NodeID] = []
        var here = at
        for id in walked {
          here = graph.source(of: id) == here ? graph.target(of: id) : graph.source(of: id)
          visited.append(here)
        }
        try grow(
          count + 1, next, nodes + visited, ids + walked,
          quantified.groups.enumerated().map { index, group in
            groups[index] + [found.row[group.inner] ?? .null]
          })
      }
    }
    try grow(0, node, [], [], quantified.groups.map { _ in [] })
    return result
  }
}
