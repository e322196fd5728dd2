import WeftKit

extension Scenario {
  /// The graph a scenario starts from: what its scripts make, or its data where it has none.
  func graph(
    _ evaluator: ConstantExpressions, options: ChangeScript.Options
  ) throws -> Graph {
    guard let setup, !setup.isEmpty else { return try dataGraph(evaluator) }
    var graph = ScenarioGraph.empty
    for script in setup {
      let text = SourceText(name: "\(id) setup", text: script)
      graph = try ChangeScript.run(text, on: graph, options: options).graph
    }
    return graph
  }

  /// The graph of the scenario's data.
  ///
  /// The key `id` is always declared, so that `n.id` is the scenario's own property and nothing else.
  func dataGraph(_ evaluator: ConstantExpressions) throws -> Graph {
    var builder = GraphBuilder()
    _ = builder.key("id")
    for (index, node) in (graphData?.nodes ?? []).enumerated() {
      let added = builder.addNode("n\(index)", labels: node.labels)
      for (key, text) in node.properties.sorted(by: { $0.key < $1.key }) {
        guard let value = PropertyValue(try evaluator.value(text)) else { continue }
        builder.set(key, of: added, to: value)
      }
    }
    for relationship in graphData?.relationships ?? [] {
      let added = builder.addRelationship(
        relationship.type, from: relationship.from, to: relationship.to)
      for (key, text) in relationship.properties.sorted(by: { $0.key < $1.key }) {
        guard let value = PropertyValue(try evaluator.value(text)) else { continue }
        builder.set(key, ofRelationship: added, to: value)
      }
    }
    return builder.finish()
  }
}

/// Graphs of scenarios.
enum ScenarioGraph {
  /// A graph of nothing, on which `id` is a property like any other.
  static var empty: Graph {
    var builder = GraphBuilder()
    _ = builder.key("id")
    return builder.finish()
  }
}

extension PropertyValue {
  /// The value as a property; nil for null and for what no property holds.
  init?(_ value: Value) {
    switch value {
    case .boolean(let value): self = .boolean(value)
    case .integer(let value): self = .integer(value)
    case .float(let value): self = .float(value)
    case .string(let value): self = .string(value)
    case .date(let value): self = .date(value)
    case .localTime(let value): self = .localTime(value)
    case .time(let value): self = .time(value)
    case .localDateTime(let value): self = .localDateTime(value)
    case .dateTime(let value): self = .dateTime(value)
    case .duration(let value): self = .duration(value)
    case .list(let values): self = .list(values.map { PropertyValue($0) })
    case .map(let map):
      let entries = map.entries.map {
        PropertyValue.MapEntry(key: $0.key, value: PropertyValue($0.value))
      }
      self = .map(entries.sorted { $0.key < $1.key })
    case .null, .node, .relationship, .path: return nil
    }
  }
}
