package import WeftGraph

/// Rows between the clauses of a script: nodes and relationships by their number in the edit.
struct UpdateRows {
  private(set) var columns: [VariableID: [Value]]
  let count: Int

  /// One row without columns, where a statement begins.
  static var unit: UpdateRows { UpdateRows(columns: [:], count: 1) }

  init(columns: [VariableID: [Value]], count: Int) {
    self.columns = columns
    self.count = count
  }

  var variables: Set<VariableID> { Set(columns.keys) }

  subscript(variable: VariableID, row: Int) -> Value { columns[variable]?[row] ?? .null }

  /// The column of a variable; null throughout where there is none.
  func column(_ variable: VariableID) -> [Value] {
    columns[variable] ?? [Value](repeating: .null, count: count)
  }

  mutating func set(_ variable: VariableID, to values: [Value]) {
    precondition(values.count == count, "a column has a value for every row")
    columns[variable] = values
  }

  mutating func remove(_ variables: some Sequence<VariableID>) {
    for variable in variables { columns[variable] = nil }
  }

  /// The rows picked, in the order picked.
  func picked(_ rows: [Int]) -> UpdateRows {
    UpdateRows(
      columns: columns.mapValues { values in rows.map { values[$0] } }, count: rows.count)
  }

  /// These rows, then others; a column only one of them has is null in the other.
  func followed(by other: UpdateRows) -> UpdateRows {
    if count == 0 { return other }
    if other.count == 0 { return self }
    var joined: [VariableID: [Value]] = [:]
    for variable in variables.union(other.variables) {
      joined[variable] = column(variable) + other.column(variable)
    }
    return UpdateRows(columns: joined, count: count + other.count)
  }
}

extension Value {
  /// Whether it is a node, relationship or path, or holds one.
  var holdsEntity: Bool {
    switch self {
    case .node, .relationship, .path: true
    case .list(let values): values.contains(where: \.holdsEntity)
    case .map(let map): map.entries.contains { $0.value.holdsEntity }
    default: false
    }
  }

  /// The same value with every node and relationship renumbered; what has no number becomes null.
  package func renumbered(
    nodes: (NodeID) -> NodeID?, relationships: (RelationshipID) -> RelationshipID?
  ) -> Value {
    switch self {
    case .node(let node): return nodes(node).map { .node($0) } ?? .null
    case .relationship(let relationship):
      return relationships(relationship).map { .relationship($0) } ?? .null
    case .path(let path):
      let walked = path.nodes.compactMap(nodes)
      let links = path.relationships.compactMap(relationships)
      guard walked.count == path.nodes.count, links.count == path.relationships.count else {
        return .null
      }
      return .path(Path(nodes: walked, relationships: links))
    case .list(let values):
      guard holdsEntity else { return self }
      return .list(values.map { $0.renumbered(nodes: nodes, relationships: relationships) })
    case .map(let map):
      guard holdsEntity else { return self }
      return .map(
        ValueMap(
          map.entries.map {
            ($0.key, $0.value.renumbered(nodes: nodes, relationships: relationships))
          }))
    default: return self
    }
  }
}
