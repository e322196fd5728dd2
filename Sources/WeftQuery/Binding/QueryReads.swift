/// What of a graph a query's answer depends on: names of labels, relationship types and properties.
package struct QueryReads: Sendable, Hashable {
  /// A relationship it follows: what its ends have to be, as far as the query says.
  package struct Step: Sendable, Hashable {
    fileprivate var left: [LabelExpression]
    fileprivate var types: LabelExpression
    fileprivate var right: [LabelExpression]
    fileprivate var direction: BoundRelationship.Direction

    /// Whether a relationship between nodes of some labels may be one of these.
    package func mayBe(_ type: String, from source: Set<String>, to target: Set<String>) -> Bool {
      guard types.holds(for: [type]) else { return false }
      func fits(_ one: Set<String>, _ other: Set<String>) -> Bool {
        left.allSatisfy { $0.holds(for: one) } && right.allSatisfy { $0.holds(for: other) }
      }
      return direction != .left && fits(source, target)
        || direction != .right && fits(target, source)
    }
  }

  /// Labels of nodes it looks for.
  package private(set) var labels: Set<String> = []
  /// Those of them it looks for where no relationship leads there: a node that comes or goes without any
  /// is seen by these alone.
  package private(set) var scanned: Set<String> = []
  /// Types of relationships it follows.
  package private(set) var types: Set<String> = []
  /// The relationships it follows, with what is known of their ends.
  package private(set) var steps: Set<Step> = []
  /// Types it asks a relationship for that it has already.
  package private(set) var tested: Set<String> = []
  /// Properties it reads.
  package private(set) var keys: Set<String> = []
  /// Procedures and functions it calls that look at more than their arguments.
  package private(set) var calls: Set<String> = []
  /// Columns it takes of procedures, as `procedure.column`.
  package private(set) var yields: Set<String> = []
  /// Whether any change of the graph may change the answer.
  package private(set) var isEverything = false
  /// The labels of variables where they are bound.
  private var known: [VariableID: LabelExpression] = [:]

  /// Reads a query.
  /// - Complexity: O(expressions).
  package init(of query: BoundQuery) { read(query.union) }

  private mutating func read(_ union: BoundUnion) {
    for part in union.parts {
      for clause in part.clauses { read(clause) }
    }
  }

  private mutating func read(_ clause: BoundClause) {
    switch clause {
    case .match(let match):
      for path in match.paths { read(path) }
      if let predicate = match.predicate { read(predicate) }
    case .unwind(let list, _): read(list)
    case .filter(let predicate): read(predicate)
    case .project(let projection):
      for item in projection.items { read(item.expression) }
      for key in projection.order { read(key.expression) }
      for part in [projection.skip, projection.limit, projection.predicate] {
        if let part { read(part) }
      }
    case .call(let call):
      calls.insert(call.procedure.name)
      for (column, _) in call.yields {
        yields.insert("\(call.procedure.name).\(call.procedure.yields[column].name)")
      }
      for argument in call.arguments { read(argument) }
      if let predicate = call.predicate { read(predicate) }
    case .subquery(let call): read(call.query)
    case .update: isEverything = true
    }
  }

  private mutating func read(_ path: BoundPath) {
    // A node in a longer pattern comes and goes with its relationships, labelled or not.
    read(path.start, isAlone: path.steps.allSatisfy { $0.link.mayBeEmpty })
    if let condition = path.condition { read(condition) }
    for (place, step) in path.steps.enumerated() {
      read(step.node, isAlone: false)
      switch step.link {
      case .relationship(let relationship):
        if let types = relationship.types, types.isPlain {
          self.types.formUnion(types.names.map(\.name))
          let isOne = relationship.length == nil
          let left = place == 0 ? path.start : path.steps[place - 1].node
          steps.insert(
            Step(
              left: isOne ? self.labels(of: left) : [], types: types,
              right: isOne ? self.labels(of: step.node) : [], direction: relationship.direction))
        } else if !relationship.isBound {
          isEverything = true
        }
        for property in relationship.properties { read(property) }
        if let predicate = relationship.predicate { read(predicate) }
      case .quantified(let quantified):
        read(quantified.path)
        if let predicate = quantified.predicate { read(predicate) }
      }
    }
  }

  /// What a node of a pattern has to be labelled.
  private func labels(of node: BoundNode) -> [LabelExpression] {
    [known[node.variable], node.labels].compactMap(\.self)
  }

  private mutating func read(_ node: BoundNode, isAlone: Bool) {
    if let labels = node.labels {
      self.labels.formUnion(labels.names.map(\.name))
      if isAlone, !node.isBound { scanned.formUnion(labels.names.map(\.name)) }
      if !node.isBound { known[node.variable] = labels }
      if isAlone, !node.isBound, !labels.isPlain { isEverything = true }
    } else if isAlone, !node.isBound {
      isEverything = true
    }
    for property in node.properties { read(property) }
    if let predicate = node.predicate { read(predicate) }
  }

  private mutating func read(_ property: (key: String, value: BoundExpression)) {
    keys.insert(property.key)
    read(property.value)
  }

  private mutating func read(_ expression: BoundExpression) {
    switch expression.form {
    case .property(_, let key): keys.insert(key)
    case .index(let base, _) where base.type.mayBe(.entity): isEverything = true
    case .hasLabels(_, let labels):
      let names = labels.names.map(\.name)
      self.labels.formUnion(names)
      types.formUnion(names)
      tested.formUnion(names)
    case .call(let function, _):
      switch function.name {
      case "properties", "keys", "labels": isEverything = true
      case let name where name.contains("."): calls.insert(name)
      default: break
      }
    case .exists(let subquery), .count(let subquery), .collect(let subquery):
      read(subquery.query)
    default: break
    }
    for child in expression.children { read(child) }
  }
}

extension BoundLink {
  /// Whether it may join a node with itself, over no relationship at all.
  fileprivate var mayBeEmpty: Bool {
    switch self {
    case .relationship(let relationship):
      switch relationship.length?.minimum {
      case nil: false
      case .literal(let least)?: least == 0
      case .parameter?: true
      }
    case .quantified(let quantified): quantified.minimum == 0
    }
  }
}

extension LabelExpression {
  /// Whether it holds for what has some names.
  fileprivate func holds(for names: Set<String>) -> Bool {
    switch self {
    case .name(let name, _): names.contains(name)
    case .any: !names.isEmpty
    case .not(let other): !other.holds(for: names)
    case .and(let left, let right): left.holds(for: names) && right.holds(for: names)
    case .or(let left, let right): left.holds(for: names) || right.holds(for: names)
    }
  }

  /// Whether it holds only where one of its names does.
  fileprivate var isPlain: Bool {
    switch self {
    case .name: true
    case .any, .not: false
    case .and(let left, let right): left.isPlain || right.isPlain
    case .or(let left, let right): left.isPlain && right.isPlain
    }
  }
}
