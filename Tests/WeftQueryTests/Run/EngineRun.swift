import Testing
import WeftGraph
import WeftQuery

/// Runs queries for tests.
enum EngineRun {
  static let clock = EvaluationContext.Clock.asOf(CalendarDate(days: 20_000))

  static func rows(
    _ text: String, on graph: Graph, parameters: [String: Value] = [:],
    options: PlanOptions = PlanOptions(), limits: QueryLimits = .none, threads: Int = 1
  ) throws(InputError) -> [[Value]] {
    try QueryEngine.run(
      SourceText(name: "test", text: text), on: graph, catalog: StandardFunctions.catalog,
      parameters: parameters, clock: clock, limits: limits, threads: threads,
      options: options
    ).rows
  }

  /// How often each row occurs.
  static func bag(_ rows: [[Value]]) -> [GroupKey: Int] {
    rows.reduce(into: [:]) { $0[GroupKey($1), default: 0] += 1 }
  }

  /// The rows as text, for comparisons in order.
  static func words(_ rows: [[Value]], in graph: Graph) -> [String] {
    rows.map { row in row.map { word($0, graph) }.joined(separator: " ") }
  }

  private static func word(_ value: Value, _ graph: Graph) -> String {
    switch value {
    case .null: "null"
    case .boolean(let value): "\(value)"
    case .integer(let value): "\(value)"
    case .float(let value): value.isNaN ? "nan" : "\(value)"
    case .string(let value): value
    case .node(let node): graph.id(of: node)
    case .relationship(let id): graph.id(of: id)
    case .list(let values): "[\(values.map { word($0, graph) }.joined(separator: ","))]"
    case .map(let map):
      "{\(map.entries.map { "\($0.key):\(word($0.value, graph))" }.joined(separator: ","))}"
    case .path(let path): path.nodes.map { graph.id(of: $0) }.joined(separator: ">")
    default: "\(value)"
    }
  }
}
