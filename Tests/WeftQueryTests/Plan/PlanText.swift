import WeftGraph
import WeftQuery

/// Plans as text, one operator a line, for tests.
enum PlanText {
  static func of(
    _ query: String, on graph: Graph, options: PlanOptions = PlanOptions(),
    parameters: [String: Value] = [:]
  ) throws -> String {
    let source = SourceText(name: "test", text: query)
    let (bound, _) = try Binder.bind(
      Query.parse(source), catalog: StandardFunctions.catalog, graph: graph)
    let prepared = try PreparedQuery(
      bound, graph: graph, parameters: parameters, options: options)
    return lines(prepared.plan.explanation).joined(separator: "\n")
  }

  private static func lines(_ step: Explanation) -> [String] {
    ["\(step.name) \(step.details)"]
      + step.inputs.flatMap { lines($0).map { "  " + $0 } }
  }
}
