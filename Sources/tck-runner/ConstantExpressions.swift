import WeftKit

/// Runs a bound query and returns its rows.
typealias Execute = @Sendable (BoundQuery, EvaluationContext) throws -> [[Value]]

/// Evaluates constant expressions by running them as queries on an empty graph.
final class ConstantExpressions {
  private let execute: Execute
  private let context: EvaluationContext
  private var known: [String: Value] = [:]

  init(clock: EvaluationContext.Clock, execute: @escaping Execute) {
    self.execute = execute
    context = EvaluationContext(graph: .empty, clock: clock)
  }

  /// The value of an expression.
  func value(_ text: String) throws -> Value {
    if let value = known[text] { return value }
    let source = SourceText(name: "constant", text: "RETURN \(text) AS value")
    let tree = try Query.parse(source)
    let query = try Binder.bind(tree, catalog: StandardFunctions.catalog, graph: nil).query
    let value = try execute(query, context).first?.first ?? .null
    known[text] = value
    return value
  }
}
