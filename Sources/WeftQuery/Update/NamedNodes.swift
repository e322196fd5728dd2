import WeftGraph

/// Tells which nodes that statements name, by `id`, `elementId` or `name` written out, are not there.
struct NamedNodes {
  /// A node that is named.
  private struct Name {
    var key: String
    var value: String
    var span: SourceSpan
  }

  private let graph: Graph
  /// The texts nodes have under a key, looked up once.
  private var texts: [String: Set<StringID>] = [:]

  /// Looks for nodes of a graph.
  init(of graph: Graph) { self.graph = graph }

  /// What is wrong with the names in the MATCHes of a query, optional ones aside, whatever the
  /// statements before it make.
  mutating func problems(in query: BoundQuery, beside made: MadeNames) -> [Diagnostic] {
    problems(in: query.union.parts.flatMap(\.clauses), of: query.text, beside: made)
  }

  /// What is wrong with the names in the MATCHes of some clauses.
  mutating func problems(
    in clauses: [BoundClause], of text: SourceText, beside made: MadeNames = MadeNames()
  ) -> [Diagnostic] {
    var result: [Diagnostic] = []
    for case .match(let match) in clauses where !match.isOptional {
      for name in Self.names(in: match)
      where !holds(name.key, name.value) && !made.mayHold(name.key, name.value) {
        let isName = name.key == "name"
        let near = nearestName(
          to: name.value,
          among: (0..<graph.nodeCount).map {
            isName ? graph.displayName(of: NodeID($0)) : graph.id(of: NodeID($0))
          })
        result.append(
          Diagnostic(
            code: "unknown-node",
            message: "no node has the \(isName ? "name" : "id") `\(name.value)`", in: text,
            at: name.span, hint: near.map { "did you mean `\($0)`?" }))
      }
    }
    return result
  }

  private static func names(in match: BoundMatch) -> [Name] {
    var named: [Name] = []
    var nodes: Set<VariableID> = []
    var predicates = match.predicate.map { [$0] } ?? []
    for path in match.paths {
      for node in [path.start] + path.steps.map(\.node) {
        nodes.insert(node.variable)
        if let predicate = node.predicate { predicates.append(predicate) }
        for property in node.properties {
          if case .literal(.string(let text)) = property.value.form {
            named.append(Name(key: property.key, value: text, span: property.value.span))
          }
        }
      }
    }
    for conjunct in predicates.flatMap(\.conjuncts) {
      guard case .binary(.equal, let left, let right) = conjunct.form else { continue }
      for (owner, other) in [(left, right), (right, left)] {
        guard case .literal(.string(let text)) = other.form else { continue }
        switch owner.form {
        case .property(let base, let key):
          if case .variable(let variable) = base.form, nodes.contains(variable) {
            named.append(Name(key: key, value: text, span: other.span))
          }
        case .call(let function, let arguments) where function.name.lowercased() == "elementid":
          if case .variable(let variable)? = arguments.first?.form, nodes.contains(variable) {
            named.append(Name(key: "elementId", value: text, span: other.span))
          }
        default: continue
        }
      }
    }
    return named.filter { ["id", "elementId", "name"].contains($0.key) }
  }

  /// Whether any node has this text as its id or as a property.
  private mutating func holds(_ key: String, _ value: String) -> Bool {
    if key == "elementId" { return graph.node(value) != nil }
    guard let id = graph.key(key) else { return key == "id" && graph.node(value) != nil }
    guard let column = graph.nodeColumns[id.index] else { return false }
    switch column.storage {
    case .strings(let values):
      guard let wanted = graph.strings.id(of: value) else { return false }
      if texts[key] == nil { texts[key] = Set(values) }
      return texts[key]?.contains(wanted) ?? false
    case .mixed(let values): return values.contains(.string(value))
    default: return false
    }
  }
}

/// The ids and names that statements may give to nodes, as far as their text tells.
struct MadeNames {
  private var values: [String: Set<String>] = [:]
  /// Keys that get values which only running tells.
  private var open: Set<String> = []
  private var makesIDs = false

  /// Whether a node may be called so by now.
  func mayHold(_ key: String, _ value: String) -> Bool {
    let key = Self.key(key)
    if open.contains(key) || values[key]?.contains(value) ?? false { return true }
    // A node made without an id is called so.
    return key == "id" && makesIDs && value.hasPrefix("new-")
  }

  private static func key(_ key: String) -> String { key == "elementId" ? "id" : key }

  private static let keys = ["id", "name"]

  /// Adds what a statement may call nodes.
  mutating func add(_ tree: SyntaxTree) { add(tree[tree.root], tree) }

  private mutating func add(_ query: Syntax.UnionQuery, _ tree: SyntaxTree) {
    for clause in query.parts.flatMap(\.clauses) {
      switch clause.form {
      case .update(let update): add(update, tree)
      case .subquery(let call): add(tree[call.query], tree)
      default: continue
      }
    }
  }

  private mutating func add(_ update: Syntax.Update, _ tree: SyntaxTree) {
    switch update {
    case .create(let patterns): for pattern in patterns { add(tree[pattern], tree) }
    case .merge(let pattern, let onCreate, let onMatch):
      add(tree[pattern], tree)
      for item in onCreate + onMatch { add(item, tree) }
    case .set(let items): for item in items { add(item, tree) }
    case .remove, .delete: return
    case .forEach(_, _, let clauses):
      for clause in clauses {
        if case .update(let update) = clause.form { add(update, tree) }
      }
    }
  }

  private mutating func add(_ pattern: Syntax.PathPattern, _ tree: SyntaxTree) {
    for case .node(let node) in pattern.elements {
      if node.parameter != nil { open.formUnion(Self.keys) }
      if !node.properties.contains(where: { Self.key($0.key.text) == "id" }) { makesIDs = true }
      for property in node.properties { add(property.key.text, tree[property.value]) }
    }
  }

  private mutating func add(_ item: Syntax.SetItem, _ tree: SyntaxTree) {
    switch item.change {
    case .property(let key, let value): if let value { add(key.text, tree[value]) }
    case .labels: return
    case .dynamicProperty: open.formUnion(Self.keys)
    case .replace(let value), .add(let value):
      guard case .map(let entries) = tree[value] else {
        open.formUnion(Self.keys)
        return
      }
      for entry in entries { add(entry.key.text, tree[entry.value]) }
    }
  }

  private mutating func add(_ key: String, _ value: Syntax.Node) {
    let key = Self.key(key)
    guard Self.keys.contains(key) else { return }
    if case .string(let text) = value {
      values[key, default: []].insert(text)
    } else {
      open.insert(key)
    }
  }
}
