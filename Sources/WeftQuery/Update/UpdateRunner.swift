import WeftGraph

/// Runs the statements of a script, one clause after the other, on an edit of a graph.
///
/// A clause sees everything the clauses before it did and nothing of what it does itself, MERGE
/// aside, which finds what it made for earlier rows. The clauses between two that change the graph
/// run as one query on the graph as it is by then.
final class UpdateRunner {
  let options: ChangeScript.Options
  private(set) var edit: GraphEdit
  /// The query whose clauses run now.
  var query: BoundQuery
  /// How often something was changed.
  private(set) var changeCount = 0
  /// Where the statements set properties.
  var places = ChangePlaces()
  private var view: UpdateView?
  /// Whether `id` of a node is its chart-wide id.
  let namesNodesByID: Bool
  /// Whether that is kept as a property too.
  private let storesIDs: Bool

  init(
    _ graph: Graph, query: BoundQuery, options: ChangeScript.Options, ownsIDs: Bool = false
  ) {
    edit = GraphEdit(of: graph)
    self.query = query
    self.options = options
    namesNodesByID = !ownsIDs && graph.idNamesNodes
    storesIDs = graph.key("id") != nil
  }

  /// The graph as it is by now.
  func present(keepingRemoved: Bool = false) -> UpdateView {
    if edit.isEmpty { return UpdateView(edit.base) }
    if keepingRemoved { return UpdateView(edit.finish(keepingRemoved: true)) }
    if let view { return view }
    let made = UpdateView(edit.finish())
    view = made
    return made
  }

  func change<Result>(_ body: (inout GraphEdit) throws(InputError) -> Result) throws(InputError)
    -> Result
  {
    view = nil
    changeCount += 1
    return try body(&edit)
  }

  /// Sets an attribute of the graph itself.
  func setAttribute(_ name: String, to value: PropertyValue?) {
    edit.setAttribute(name, to: value)
  }

  /// Applies one clause to rows, and gives the rows that go on.
  func apply(_ update: BoundUpdate, to rows: UpdateRows) throws(InputError) -> UpdateRows {
    switch update {
    case .create(let creations):
      var result = rows
      for creation in creations { result = try create(creation, over: result) }
      return result
    case .merge(let merge): return try self.merge(merge, over: rows)
    case .set(let items):
      for item in items { try set(item, over: rows) }
      return rows
    case .delete(let expressions, let detaches):
      for expression in expressions { try delete(expression, detaches: detaches, over: rows) }
      return rows
    case .forEach(let variable, let list, let updates):
      var inner = try advance([.unwind(list, as: variable)], over: rows)
      for update in updates { inner = try apply(update, to: inner) }
      return rows
    }
  }

  // MARK: CREATE

  private func create(
    _ creation: BoundCreation, over rows: UpdateRows
  ) throws(InputError) -> UpdateRows {
    let evaluated = try evaluate(creation.values, over: rows)
    var made = Made(creation)
    for row in 0..<rows.count { made.append(try make(creation, row: row, of: evaluated)) }
    var result = rows
    for (variable, values) in made.columns { result.set(variable, to: values) }
    return result
  }

  /// The columns of what a creation made, row by row.
  struct Made {
    private(set) var columns: [VariableID: [Value]]

    init(_ creation: BoundCreation) {
      columns = [:]
      for node in creation.nodes { columns[node.variable] = [] }
      for relationship in creation.relationships { columns[relationship.variable] = [] }
      for path in creation.paths { columns[path.variable] = [] }
    }

    mutating func append(_ values: [VariableID: Value]) {
      for variable in columns.keys { columns[variable]?.append(values[variable] ?? .null) }
    }
  }

  /// Makes what a creation says for one row.
  func make(
    _ creation: BoundCreation, row: Int, of rows: UpdateRows
  ) throws(InputError) -> [VariableID: Value] {
    var made: [VariableID: Value] = [:]
    func end(_ variable: VariableID, _ span: SourceSpan) throws(InputError) -> NodeID {
      if case .node(let node)? = made[variable] { return node }
      switch rows[variable, row] {
      case .node(let node) where edit.has(node): return node
      case .node: throw removed(at: span)
      default:
        throw failure(
          "missing-end", "a relationship needs a node at either end, and one of them is null",
          at: span, hint: "a MATCH that is not optional leaves out rows without the node",
          type: "SemanticError", detail: "MissingNode")
      }
    }
    for node in creation.nodes {
      var values = try properties(
        node.properties, node.map, row: row, of: rows, at: node.span)
      let id = try takeID(from: &values, isNode: true, at: node.span)
      let place = place(of: node.span)
      guard edit.hasRoom(forLabels: node.labels) else { throw tooManyKinds(at: node.span) }
      made[node.variable] = try change { (edit) throws(InputError) in
        let added = edit.addNode(id: id, labels: node.labels, place: place)
        if namesNodesByID, storesIDs { edit.set("id", of: added, to: .string(edit.id(of: added))) }
        for (key, value) in values { edit.set(key, of: added, to: value) }
        return .node(added)
      }
      if case .node(let added)? = made[node.variable] {
        for (key, _) in values { places.note(key, of: added, at: node.span) }
      }
    }
    for relationship in creation.relationships {
      var values = try properties(
        relationship.properties, relationship.map, row: row, of: rows, at: relationship.span)
      let id = try takeID(from: &values, isNode: false, at: relationship.span)
      let from = try end(relationship.from, relationship.span)
      let to = try end(relationship.to, relationship.span)
      let place = place(of: relationship.span)
      guard edit.hasRoom(forType: relationship.type) else {
        throw tooManyKinds(at: relationship.span)
      }
      made[relationship.variable] = try change { (edit) throws(InputError) in
        let added = edit.addRelationship(
          relationship.type, from: from, to: to, id: id, place: place)
        for (key, value) in values { edit.set(key, of: added, to: value) }
        return .relationship(added)
      }
      if case .relationship(let added)? = made[relationship.variable] {
        places.note(nil, of: added, at: relationship.span)
        for (key, _) in values { places.note(key, of: added, at: relationship.span) }
      }
    }
    for path in creation.paths {
      let nodes = path.nodes.compactMap { variable -> NodeID? in
        if case .node(let node) = made[variable] ?? rows[variable, row] { return node }
        return nil
      }
      let links = path.relationships.compactMap { variable -> RelationshipID? in
        if case .relationship(let link)? = made[variable] { return link }
        return nil
      }
      guard nodes.count == links.count + 1 else { continue }
      made[path.variable] = .path(Value.Path(nodes: nodes, relationships: links))
    }
    return made
  }

  private func properties(
    _ entries: [(key: String, value: VariableID)], _ map: VariableID?, row: Int,
    of rows: UpdateRows, at span: SourceSpan
  ) throws(InputError) -> [(key: String, value: PropertyValue)] {
    var result: [(key: String, value: PropertyValue)] = []
    for (key, variable) in entries {
      if let value = try stored(rows[variable, row], key, at: span) { result.append((key, value)) }
    }
    if let map {
      for (key, value) in try self.map(rows[map, row], at: span) {
        if let value { result.append((key, value)) }
      }
    }
    return result
  }

  /// Takes the chart-wide id out of the properties of something new.
  private func takeID(
    from values: inout [(key: String, value: PropertyValue)], isNode: Bool, at span: SourceSpan
  ) throws(InputError) -> String? {
    // Where `id` is a property of the file's own, the chart-wide id has its other name.
    let key = namesNodesByID ? "id" : options.recordsPlaces ? "elementId" : nil
    guard let key, let index = values.firstIndex(where: { $0.key == key }) else { return nil }
    let id: String
    switch values.remove(at: index).value {
    case .string(let text): id = text
    case .integer(let number): id = String(number)
    default:
      throw failure(
        "invalid-id", "an id is a text", at: span, type: "TypeError",
        detail: "InvalidPropertyType")
    }
    if isNode, edit.node(id) != nil {
      throw failure(
        "taken-id", "another node has the id `\(id)` already", at: span,
        hint: "use MATCH to change it, or choose another id", type: "ConstraintVerificationFailed",
        detail: "DuplicateID")
    }
    return id
  }

  // MARK: DELETE

  private func delete(
    _ expression: BoundExpression, detaches: Bool, over rows: UpdateRows
  ) throws(InputError) {
    let (values, _) = try column(of: expression, over: rows)
    for value in values {
      switch value {
      case .null: continue
      case .node(let node): try remove(node, detaches: detaches, at: expression.span)
      case .relationship(let relationship):
        try change { (edit) throws(InputError) in edit.remove(relationship) }
      case .path(let path):
        try change { (edit) throws(InputError) in
          for relationship in path.relationships { edit.remove(relationship) }
        }
        for node in path.nodes { try remove(node, detaches: detaches, at: expression.span) }
      default:
        throw failure(
          "wrong-type",
          "DELETE takes nodes, relationships and paths, not a value of type \(value.kindName)",
          at: expression.span, type: "TypeError", detail: "InvalidArgumentType")
      }
    }
  }

  private var attached: [(node: NodeID, span: SourceSpan)] = []

  private func remove(_ node: NodeID, detaches: Bool, at span: SourceSpan) throws(InputError) {
    guard edit.has(node) else { return }
    if detaches {
      try change { (edit) throws(InputError) in
        for relationship in edit.relationships(at: node) { edit.remove(relationship) }
      }
    } else {
      attached.append((node, span))
    }
    try change { (edit) throws(InputError) in edit.remove(node) }
  }

  /// Ends a statement: a node that is gone may have left no relationship behind.
  func endStatement() throws(InputError) {
    defer { attached = [] }
    for (node, span) in attached {
      guard let left = edit.relationships(at: node).first else { continue }
      throw failure(
        "connected-node",
        "`\(edit.id(of: node))` cannot be deleted while it has relationships such as "
          + "`\(edit.type(of: left))`", at: span, hint: "write DETACH DELETE to delete them too",
        type: "ConstraintVerificationFailed", detail: "DeleteConnectedNode")
    }
  }

  // MARK: Values and errors

  func stored(
    _ value: Value, _ key: String, at span: SourceSpan
  ) throws(InputError) -> PropertyValue? {
    do {
      return try PropertyValue.stored(value, key)
    } catch {
      var error = error
      error.span = error.span ?? span
      throw InputError(error.diagnostic(in: query.text))
    }
  }

  /// The properties of a map, node or relationship; nil for those that are null.
  func map(
    _ value: Value, at span: SourceSpan
  ) throws(InputError) -> [(key: String, value: PropertyValue?)] {
    switch value {
    case .map(let map):
      var result: [(key: String, value: PropertyValue?)] = []
      for entry in map.entries {
        result.append((entry.key, try stored(entry.value, entry.key, at: span)))
      }
      return result
    case .node(let node):
      guard edit.has(node) else { throw removed(at: span) }
      return edit.properties(of: node).map { ($0.key, $0.value) }
    case .relationship(let relationship):
      guard edit.has(relationship) else { throw removed(at: span) }
      return edit.properties(of: relationship).map { ($0.key, $0.value) }
    case .null: return []
    default:
      throw failure(
        "wrong-type", "a map is needed here, and this is a value of type \(value.kindName)",
        at: span, type: "TypeError", detail: "InvalidArgumentType")
    }
  }

  /// Whether `id` of a node is its chart-wide id, which cannot change.
  func isFixed(_ key: String) -> Bool { namesNodesByID && key == "id" }

  func removed(at span: SourceSpan) -> InputError {
    failure(
      "deleted-entity", "this was deleted earlier in the statement", at: span,
      hint: "read what is needed before DELETE: `WITH n, n.name AS name`", type: "EntityNotFound",
      detail: "DeletedEntityAccess")
  }

  /// Why a label or type is refused that would be one too many.
  func tooManyKinds(at span: SourceSpan) -> InputError {
    failure(
      "too-many-kinds",
      "a graph holds at most \(GraphBuilder.kindLimit) labels, sets of labels, and types",
      at: span, hint: "keep in a property what is different for every node",
      type: "ConstraintVerificationFailed", detail: "TooManyKinds")
  }

  func failure(
    _ code: String, _ message: String, at span: SourceSpan, hint: String? = nil, type: String,
    detail: String
  ) -> InputError {
    let error = EvaluationError(
      code: code, message: message, span: span, type: type, detail: detail, hint: hint)
    return InputError(error.diagnostic(in: query.text))
  }

  private func place(of span: SourceSpan) -> Place? {
    guard options.recordsPlaces else { return nil }
    let told = query.text.told(span)
    return Place(file: told.text.name, position: told.text.position(at: told.span.start))
  }
}
