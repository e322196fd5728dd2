import WeftGraph
import WeftQuery

@testable import WeftGaps

/// Charts written as text: `Person p1 name=Ann active=false` and `p1 -HOLDS-> r1 since=2020-01-01`.
struct SmallChart {
  let graph: Graph
  let context: EvaluationContext

  /// The as-of day of all small charts unless they say otherwise.
  static let today = CalendarDate(isoText: "2026-01-31") ?? CalendarDate(days: 0)

  init(_ text: String, asOf: CalendarDate = SmallChart.today) {
    var builder = GraphBuilder()
    var nodes: [String: Int] = [:]
    let lines = text.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
    for words in lines where words.count >= 2 && !words[1].hasPrefix("-") {
      let labels = words[0].split(separator: ":").map(String.init)
      let node = builder.addNode(words[1], labels: labels)
      nodes[words[1]] = node
      for (key, value) in Self.properties(words.dropFirst(2)) {
        builder.set(key, of: node, to: value)
      }
    }
    for words in lines where words.count >= 3 && words[1].hasPrefix("-") {
      let type = String(words[1].dropFirst().dropLast(2))
      guard let from = nodes[words[0]], let to = nodes[words[2]] else { continue }
      let relationship = builder.addRelationship(type, from: from, to: to)
      for (key, value) in Self.properties(words.dropFirst(3)) {
        builder.set(key, ofRelationship: relationship, to: value)
      }
    }
    graph = builder.finish()
    context = EvaluationContext(graph: graph, clock: .asOf(asOf))
  }

  var index: OrganizationIndex { OrganizationIndex.of(context) }

  /// The dense index of the node with an id.
  func callAsFunction(_ id: String) -> Int { graph.node(id)?.index ?? -1 }

  /// The ids of some nodes, in their order.
  func ids(_ nodes: some Sequence<some BinaryInteger>) -> [String] {
    nodes.map { graph.id(of: NodeID(Int($0))) }
  }

  /// A function of the standard catalog applied to nodes, its result written as text.
  func call(_ function: String, _ ids: String...) throws -> String {
    guard let function = OrganizationCatalog.catalog.function(function) else { return "missing" }
    let arguments = ids.map { Value.node(NodeID(self($0))) }
    return text(try function.evaluate(arguments, context))
  }

  /// The rows of a procedure, each value written as text, columns joined by spaces.
  func rows(_ procedure: String, _ catalog: Catalog = OrganizationCatalog.catalog) throws
    -> [String]
  {
    guard let procedure = catalog.procedure(procedure) else { return ["missing"] }
    let columns = try procedure.run(procedure.parameters.map { $0.defaultValue ?? .null }, context)
    return (0..<(columns.first?.count ?? 0)).map { row in
      columns.map { text($0.value(at: row, in: graph)) }.joined(separator: " ")
    }
  }

  /// A value as short text: nodes by their ids.
  func text(_ value: Value) -> String {
    switch value {
    case .null: "null"
    case .node(let node): graph.id(of: node)
    case .relationship(let relationship): graph.id(of: relationship)
    case .list(let values): "[" + values.map { text($0) }.joined(separator: ",") + "]"
    case .path(let path): path.nodes.map { graph.id(of: $0) }.joined(separator: ">")
    case .map(let map):
      "{" + map.entries.map { "\($0.key):\(text($0.value))" }.joined(separator: ",") + "}"
    default: value.scalarText ?? "?"
    }
  }

  private static func properties(_ words: some Sequence<String>) -> [(String, PropertyValue)] {
    words.compactMap { word in
      guard let equals = word.firstIndex(of: "=") else { return nil }
      let text = String(word[word.index(after: equals)...])
      let key = String(word[..<equals])
      // A name may have spaces, which part words here.
      if key == "name" {
        return (key, .string(String(text.map { $0 == "_" ? " " : $0 })))
      }
      return (key, value(text))
    }
  }

  private static func value(_ text: String) -> PropertyValue {
    if text == "true" || text == "false" { return .boolean(text == "true") }
    if let number = Int64(text) { return .integer(number) }
    if let number = Double(text) { return .float(number) }
    if let date = CalendarDate(isoText: text) { return .date(date) }
    return .string(text)
  }
}
