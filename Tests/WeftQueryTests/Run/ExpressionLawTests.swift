import TestSupport
import Testing
import WeftGraph
import WeftQuery

@testable import tck_runner

/// The engine's columns of every kind against the interpreter's values one by one.
@Suite struct ExpressionLawTests {
  private static func outcome(
    _ query: String, on graph: Graph, _ execute: Execute
  ) throws -> [String] {
    do {
      let tree = try Query.parse(SourceText(name: "test", text: query))
      let bound = try Binder.bind(tree, catalog: StandardFunctions.catalog, graph: graph).query
      let context = EvaluationContext(graph: graph, clock: .realTime(Answers.now))
      let literal = TCKLiteral(graph: graph)
      // Which of several equal values stands for its group is nobody's promise.
      return try execute(bound, context).map { row in
        row.map { literal.text($0).replacing("-0.0", with: "0.0") }.joined(separator: " | ")
      }.sorted()
    } catch is EvaluationError {
      return ["failed"]
    } catch let error as InputError {
      return [error.diagnostics[0].tck?.phase == "runtime" ? "failed" : "refused"]
    }
  }

  @Test(arguments: 0..<100)
  func `expressions have the same values in columns as one by one`(seed: Int) throws {
    var expressions = RandomExpressions(seed: seed)
    let graph = RandomExpressions.graph(seed: seed)
    for _ in 0..<20 {
      let query = expressions.query()
      let expected = try Self.outcome(query, on: graph) { query, context in
        try ReferenceInterpreter.rows(of: query, in: context)
      }
      let found = try Self.outcome(query, on: graph, TCKRunner.engine)
      #expect(found == expected, "\(query)")
    }
  }
}
