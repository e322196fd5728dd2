import TestSupport
import WeftGraph
import WeftQuery

@testable import tck_runner

/// What expressions of the query language give, as literals.
enum Answers {
  /// A moment at which tests run.
  static let now = ZonedDateTime(
    local: LocalDateTime(epochSeconds: 1_790_000_000, nanosecond: 123_000_000), offset: 0)

  /// The literal of an expression's value, or `type detail` of the error it raises.
  static func literal(
    _ expression: String, clock: EvaluationContext.Clock = .realTime(now)
  ) throws -> String {
    let text = SourceText(name: "test", text: "RETURN \(expression) AS value")
    do {
      let tree = try Query.parse(text)
      let query = try Binder.bind(tree, catalog: StandardFunctions.catalog, graph: nil).query
      let context = EvaluationContext(graph: .empty, clock: clock)
      let rows = try ReferenceInterpreter.rows(of: query, in: context)
      return TCKLiteral(graph: .empty).text(rows[0][0])
    } catch let error as EvaluationError {
      return "\(error.type) \(error.detail)"
    } catch let error as InputError {
      let name = error.diagnostics[0].tck
      return "\(name?.type ?? "?") \(name?.detail ?? "?")"
    }
  }
}
