import WeftGraph
import WeftQuery

/// Values as people read them in a finding's message.
struct MessageText {
  private let graph: Graph
  private static let most = 5

  init(_ graph: Graph) { self.graph = graph }

  /// A template with its placeholders filled in.
  func text(_ template: MessageTemplate, value: (_ column: String) -> Value) -> String {
    template.pieces.map { piece in
      switch piece {
      case .text(let text): text
      case .placeholder(let column, nil): text(value(column))
      case .placeholder(let column, let property?): text(self.value(of: property, value(column)))
      }
    }.joined()
  }

  /// A node is its name, a list its first five and how many more, a path its names, null "unknown".
  func text(_ value: Value) -> String {
    switch value {
    case .null: "unknown"
    case .node(let node): graph.displayName(of: node)
    case .relationship(let relationship): graph.name(of: graph.type(of: relationship))
    case .path(let path):
      path.nodes.map { graph.displayName(of: $0) }.joined(separator: " → ")
    case .list(let values):
      values.prefix(Self.most).map { text($0) }.joined(separator: ", ")
        + (values.count > Self.most ? " and \(values.count - Self.most) more" : "")
    case .map(let map):
      "{" + map.entries.map { "\($0.key): \(text($0.value))" }.joined(separator: ", ") + "}"
    default: value.scalarText ?? "unknown"
    }
  }

  private func value(of property: String, _ value: Value) -> Value {
    switch value {
    case .node(let node):
      if property == "name" { return .string(graph.displayName(of: node)) }
      if let stored = graph.key(property).flatMap({ graph.value(of: $0, node) }) {
        return Value(stored)
      }
      return property == "id" ? .string(graph.id(of: node)) : .null
    case .relationship(let relationship):
      return Value(graph.key(property).flatMap { graph.value(of: $0, relationship) })
    case .map(let map): return map[property] ?? .null
    case .list(let values): return .list(values.map { self.value(of: property, $0) })
    default: return .null
    }
  }
}
