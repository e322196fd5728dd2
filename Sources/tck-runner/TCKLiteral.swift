import WeftKit

/// Values as the TCK writes them.
struct TCKLiteral {
  let graph: Graph

  /// A value's literal.
  func text(_ value: Value) -> String {
    switch value {
    case .null: return "null"
    case .boolean(let value): return value ? "true" : "false"
    case .integer(let value): return String(value)
    case .float(let value):
      if value.isNaN { return "NaN" }
      if value.isInfinite { return value > 0 ? "Inf" : "-Inf" }
      return "\(value)"
    case .string(let value): return quoted(value)
    case .date, .localTime, .time, .localDateTime, .dateTime, .duration:
      return quoted(value.scalarText ?? "")
    case .list(let values): return "[" + values.map(text).joined(separator: ", ") + "]"
    case .map(let map): return entries(map.entries)
    case .node(let node): return text(of: node)
    case .relationship(let relationship): return text(of: relationship)
    case .path(let path): return text(of: path)
    }
  }

  private func text(of node: NodeID) -> String {
    let labels = graph.labels(of: node).map { ":" + name(graph.name(of: $0)) }.joined()
    let properties = graph.properties(of: node).map { ($0.key, Value($0.value)) }
    let parts = [labels, properties.isEmpty ? "" : entries(properties)]
    return "(" + parts.filter { !$0.isEmpty }.joined(separator: " ") + ")"
  }

  private func text(of relationship: RelationshipID) -> String {
    let type = name(graph.name(of: graph.type(of: relationship)))
    let properties = graph.properties(of: relationship).map { ($0.key, Value($0.value)) }
    return "[:" + type + (properties.isEmpty ? "" : " " + entries(properties)) + "]"
  }

  private func text(of path: Value.Path) -> String {
    var result = "<" + text(of: path.nodes[0])
    for (index, relationship) in path.relationships.enumerated() {
      let isForward = graph.source(of: relationship) == path.nodes[index]
      let step = text(of: relationship)
      result += isForward ? "-\(step)->" : "<-\(step)-"
      result += text(of: path.nodes[index + 1])
    }
    return result + ">"
  }

  private func entries(_ entries: [(key: String, value: Value)]) -> String {
    "{" + entries.map { "\(name($0.key)): \(text($0.value))" }.joined(separator: ", ") + "}"
  }

  private func quoted(_ text: String) -> String {
    var result = "'"
    for character in text.unicodeScalars {
      if character == "'" || character == "\\" { result += "\\" }
      result.unicodeScalars.append(character)
    }
    return result + "'"
  }

  private func name(_ name: String) -> String {
    let isPlain = name.unicodeScalars.allSatisfy {
      $0.properties.isAlphabetic || $0.properties.numericType != nil || $0 == "_" || $0 == "$"
    }
    if isPlain, !name.isEmpty { return name }
    var result = "`"
    for character in name.unicodeScalars {
      if character == "`" { result += "`" }
      result.unicodeScalars.append(character)
    }
    return result + "`"
  }
}
