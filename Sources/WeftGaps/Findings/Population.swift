import WeftGraph
import WeftQuery

/// How many nodes a rule looks at: those of its first subject's label.
enum Population {
  /// The count, or nil where neither the query nor the rule's needs name a label.
  static func count(of rule: Rule, in graph: Graph) -> Int? {
    var labels: [String] = []
    if let subject = rule.subjects.first, let column = rule.columns.firstIndex(of: subject),
      let part = rule.query.union.parts.first, part.results.indices.contains(column)
    {
      labels = Tracer(part.clauses).labels(of: part.results[column])
    }
    if labels.isEmpty {
      labels =
        rule.needs.lazy
        .flatMap { $0.split(separator: "|") }
        .map { String($0.prefix { $0 != "." }) }
        .first { $0.contains { $0.isLowercase } }
        .map { [$0] } ?? []
    }
    guard !labels.isEmpty else { return nil }
    return graph.labelSets.reduce(0) { sum, set in
      let names = set.labels.map { graph.name(of: $0) }
      let counts = names.contains { labels.contains($0) } && !names.contains("Missing")
      return sum + (counts ? set.nodes.count : 0)
    }
  }

  /// Follows a column back to the pattern that binds it.
  private struct Tracer {
    private let clauses: [BoundClause]

    init(_ clauses: [BoundClause]) { self.clauses = clauses }

    func labels(of variable: VariableID) -> [String] {
      for (position, clause) in clauses.enumerated().reversed() {
        switch clause {
        case .project(let projection):
          guard let item = projection.items.first(where: { $0.variable == variable }),
            let source = source(of: item.expression), source != variable
          else { continue }
          return Tracer(Array(clauses[..<position])).labels(of: source)
        case .match(let match):
          let found = match.paths.flatMap { labels(of: variable, in: $0) }
          if !found.isEmpty { return found }
        case .subquery(let call):
          guard let column = call.results.firstIndex(of: variable),
            let part = call.query.parts.first, part.results.indices.contains(column)
          else { continue }
          return Tracer(part.clauses).labels(of: part.results[column])
        case .unwind(let list, let element) where element == variable:
          guard let source = source(of: list) else { return [] }
          return Tracer(Array(clauses[..<position])).labels(of: source)
        default: continue
        }
      }
      return []
    }

    private func source(of expression: BoundExpression) -> VariableID? {
      switch expression.form {
      case .variable(let variable): variable
      case .aggregate(let aggregate): aggregate.argument.flatMap { source(of: $0) }
      case .list(let elements): elements.first.flatMap { source(of: $0) }
      case .index(let list, _): source(of: list)
      case .call(_, let arguments): arguments.first.flatMap { source(of: $0) }
      case .binary(.add, let left, _): source(of: left)
      default: nil
      }
    }

    private func labels(of variable: VariableID, in path: BoundPath) -> [String] {
      ([path.start] + path.steps.map(\.node))
        .filter { $0.variable == variable }
        .flatMap { names($0.labels) }
    }

    private func names(_ expression: LabelExpression?) -> [String] {
      switch expression {
      case .name(let name, _)?: [name]
      case .or(let left, let right)?: names(left) + names(right)
      case .and(let left, _)?: names(left)
      case .not?, .any?, nil: []
      }
    }
  }
}
