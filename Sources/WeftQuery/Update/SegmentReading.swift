import WeftGraph

/// What clauses between two changes look at, which decides the graph they run on.
struct SegmentReading {
  /// Whether the graph is searched, so that it must be as it is by now.
  private(set) var scans = false
  /// Whether anything is read of a node or relationship of the rows.
  private(set) var readsEntities = false
  /// Whether the rows hold something that was removed.
  private(set) var holdsRemoved = false
  /// Where something that was removed is looked into.
  private(set) var removedAccess: SourceSpan?

  private var entities: Set<VariableID> = []
  private var removed: Set<VariableID> = []

  /// Whether nodes and relationships are only handed on.
  var isOpaque: Bool { !scans && !readsEntities }

  init(
    clauses: [BoundClause], extras: [BoundExpression], rows: UpdateRows, _ edit: GraphEdit
  ) {
    for (variable, values) in rows.columns {
      if values.contains(where: \.holdsEntity) { entities.insert(variable) }
      if values.contains(where: { $0.holdsRemoved(in: edit) }) { removed.insert(variable) }
    }
    holdsRemoved = !removed.isEmpty
    for clause in clauses { read(clause) }
    for expression in extras { read(expression) }
  }

  private mutating func read(_ clause: BoundClause) {
    switch clause {
    case .match(let match):
      scans = true
      if let predicate = match.predicate { read(predicate) }
    case .call(let call):
      scans = true
      for argument in call.arguments { read(argument) }
    case .subquery: scans = true
    case .update: break
    case .unwind(let list, let variable):
      read(list)
      pass(list, to: variable)
    case .filter(let predicate): read(predicate)
    case .project(let projection):
      for item in projection.items { read(item.expression) }
      for item in projection.items { pass(item.expression, to: item.variable) }
      for key in projection.order { read(key.expression) }
      if let predicate = projection.predicate { read(predicate) }
    }
  }

  /// What is computed from something removed may hold it.
  private mutating func pass(_ expression: BoundExpression, to variable: VariableID) {
    let free = expression.freeVariables
    if !free.isDisjoint(with: entities) { entities.insert(variable) }
    if !free.isDisjoint(with: removed) { removed.insert(variable) }
  }

  private mutating func read(_ expression: BoundExpression) {
    if expression.hasSubquery { scans = true }
    if touches(expression) { readsEntities = true }
    look(expression)
  }

  private func touches(_ expression: BoundExpression) -> Bool {
    switch expression.form {
    case .literal, .variable, .parameter: false
    case .aggregate, .list, .map, .unary, .binary, .isNull, .conditional:
      expression.children.contains(where: touches)
    default: !expression.freeVariables.isDisjoint(with: entities)
    }
  }

  /// Looks for a place where a property or label of something removed is read.
  private mutating func look(_ expression: BoundExpression) {
    var looked: BoundExpression?
    switch expression.form {
    case .property(let base, _), .index(let base, _), .hasLabels(let base, _): looked = base
    case .call(let function, let arguments)
    where ["labels", "keys", "properties"].contains(function.name):
      looked = arguments.first
    default: break
    }
    if case .variable(let variable)? = looked?.form, removed.contains(variable),
      looked?.type.mayBe(.entity) ?? false
    {
      removedAccess = removedAccess ?? expression.span
    }
    for child in expression.children { look(child) }
  }
}
