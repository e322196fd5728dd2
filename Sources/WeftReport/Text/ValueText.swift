public import WeftGraph
public import WeftQuery

/// Query values as people read them: nodes by name, lists with commas, strings bare.
public enum ValueText {
  /// A value on one line.
  public static func text(_ value: Value, in graph: Graph) -> String {
    switch value {
    case .null: "—"
    case .boolean(let value): value ? "true" : "false"
    case .integer(let value): String(value)
    case .float(let value): Value.text(of: value)
    case .string(let value): value
    case .list(let values): values.map { text($0, in: graph) }.joined(separator: ", ")
    case .map(let map):
      "{" + map.entries.map { "\($0.key): \(text($0.value, in: graph))" }.joined(separator: ", ")
        + "}"
    case .node(let node): graph.displayName(of: node)
    case .relationship(let relationship): step(relationship, in: graph)
    case .path(let path):
      path.nodes.map { graph.displayName(of: $0) }.joined(separator: " → ")
    case .date, .localTime, .time, .localDateTime, .dateTime, .duration: temporal(value)
    }
  }

  /// A temporal value in ISO 8601.
  static func temporal(_ value: Value) -> String { value.scalarText ?? "" }

  /// A number as people read it: at most three decimals, or three significant digits below 0.1.
  static func rounded(_ number: Double) -> String { rounded(number, decimals: 3) }

  /// A number with at most so many decimals, or three significant digits where it is too small.
  static func rounded(_ number: Double, decimals: Int) -> String {
    guard number.isFinite, abs(number) < 1e15 else { return "\(number)" }
    var scale = 1.0
    for _ in 0..<decimals { scale *= 10 }
    while number != 0, abs(number) * scale < 100, scale < 1e15 { scale *= 10 }
    guard abs(number) * scale < 1e15 else { return "\(number)" }
    let rounded = (number * scale).rounded() / scale
    return rounded == rounded.rounded() ? String(Int(rounded)) : "\(rounded)"
  }

  private static func step(_ relationship: RelationshipID, in graph: Graph) -> String {
    let source = graph.displayName(of: graph.source(of: relationship))
    let target = graph.displayName(of: graph.target(of: relationship))
    return "\(source) \(graph.name(of: graph.type(of: relationship))) \(target)"
  }
}
