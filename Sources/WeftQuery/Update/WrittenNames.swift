import WeftGraph

/// Warns of labels, types and properties that statements write and neither the graph nor the
/// organization model has: most such words are misspelt.
struct WrittenNames {
  private let labels: Set<String>
  private let types: Set<String>
  private let keys: Set<String>
  private var seen: Set<String> = []

  /// Compares with a graph as it was before the script, and with the model.
  init(knownTo graph: Graph) {
    labels = Set(OrganizationVocabulary.labels.map(\.name)).union(graph.labels.names)
    types = Set(OrganizationVocabulary.relationshipTypes.map(\.name)).union(graph.types.names)
    var keys: Set = ["id", "elementId", "edgeId", "name"]
    keys.formUnion(OrganizationVocabulary.properties.map(\.name))
    keys.formUnion(OrganizationVocabulary.labels.flatMap(\.properties))
    keys.formUnion(OrganizationVocabulary.relationshipTypes.flatMap(\.properties))
    keys.formUnion(graph.keys.names)
    self.keys = keys
  }

  /// What is odd about the words a statement writes; each word is told once.
  mutating func warnings(of tree: SyntaxTree) -> [Diagnostic] {
    var names = Names()
    tree.collect(&names, from: tree[tree.root])
    var result: [Diagnostic] = []
    func check(
      _ words: [(name: String, span: SourceSpan)], _ known: Set<String>, _ code: String,
      _ what: String, _ gqlStatus: String
    ) {
      for (name, span) in words where !known.contains(name) && seen.insert(what + name).inserted {
        let near = nearestName(to: name, among: known.sorted())
        result.append(
          Diagnostic(
            code: code, severity: .warning,
            message: "neither the model nor the chart has the \(what) `\(name)`", in: tree.text,
            at: span, hint: near.map { "did you mean `\($0)`?" }, gqlStatus: gqlStatus))
      }
    }
    check(names.labels, labels, "unknown-label", "label", "01N50")
    check(names.types, types, "unknown-type", "type", "01N51")
    check(names.keys, keys, "unknown-property", "property", "01N52")
    return result
  }

  /// Words with their places.
  fileprivate struct Names {
    var labels: [(name: String, span: SourceSpan)] = []
    var types: [(name: String, span: SourceSpan)] = []
    var keys: [(name: String, span: SourceSpan)] = []
  }
}

extension SyntaxTree {
  fileprivate func collect(_ names: inout WrittenNames.Names, from query: Syntax.UnionQuery) {
    for clause in query.parts.flatMap(\.clauses) {
      switch clause.form {
      case .update(let update): collect(&names, from: update)
      case .subquery(let call): collect(&names, from: self[call.query])
      default: continue
      }
    }
  }

  private func collect(_ names: inout WrittenNames.Names, from update: Syntax.Update) {
    switch update {
    case .create(let patterns):
      for pattern in patterns { collect(&names, from: self[pattern]) }
    case .merge(let pattern, let onCreate, let onMatch):
      collect(&names, from: self[pattern])
      for item in onCreate + onMatch { collect(&names, from: item) }
    case .set(let items): for item in items { collect(&names, from: item) }
    case .remove, .delete: return
    case .forEach(_, _, let clauses):
      for clause in clauses {
        if case .update(let update) = clause.form { collect(&names, from: update) }
      }
    }
  }

  private func collect(_ names: inout WrittenNames.Names, from pattern: Syntax.PathPattern) {
    for element in pattern.elements {
      switch element {
      case .node(let node):
        names.labels += node.labels?.names ?? []
        names.keys += node.properties.map { ($0.key.text, $0.key.span) }
      case .relationship(let relationship):
        names.types += relationship.types?.names ?? []
        names.keys += relationship.properties.map { ($0.key.text, $0.key.span) }
      case .quantified: continue
      }
    }
  }

  private func collect(_ names: inout WrittenNames.Names, from item: Syntax.SetItem) {
    switch item.change {
    case .property(let key, _): names.keys.append((key.text, key.span))
    case .labels(let labels): names.labels += labels.map { ($0.text, $0.span) }
    case .replace(let value), .add(let value):
      if case .map(let entries) = self[value] {
        names.keys += entries.map { ($0.key.text, $0.key.span) }
      }
    case .dynamicProperty: return
    }
  }
}
