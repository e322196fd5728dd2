import Foundation
import WeftKit

/// What a scenario gave: rows of literals, or the error as the TCK names it.
struct ScenarioResult: Encodable {
  struct Failure: Encodable {
    var type: String?
    var phase: String?
    var detail: String?
    /// The engine's own words, which nobody compares.
    var message: String
  }

  var id: String
  var columns: [String]?
  var rows: [[String]]?
  var error: Failure?
}

/// Runs scenarios one by one.
struct ScenarioRunner {
  private let clock: EvaluationContext.Clock
  private let execute: Execute
  private let constants: ConstantExpressions

  init(now: ZonedDateTime, execute: @escaping Execute) {
    clock = .realTime(now)
    self.execute = execute
    constants = ConstantExpressions(clock: clock, execute: execute)
  }

  func run(_ scenario: Scenario) -> ScenarioResult {
    do {
      return try answer(scenario)
    } catch let error as InputError {
      let diagnostic = error.diagnostics.first
      return failed(
        scenario, type: diagnostic?.tck?.type, phase: diagnostic?.tck?.phase,
        detail: diagnostic?.tck?.detail, message: diagnostic?.message ?? "")
    } catch let error as EvaluationError {
      return failed(
        scenario, type: error.type, phase: "runtime", detail: error.detail,
        message: error.message)
    } catch {
      return failed(scenario, type: "?", phase: "?", detail: "?", message: "\(error)")
    }
  }

  private func answer(_ scenario: Scenario) throws -> ScenarioResult {
    let graph = try scenario.graph(constants)
    let parameters = try (scenario.parameters ?? [:]).mapValues { try constants.value($0) }
    let procedures = try (scenario.procedures ?? []).map { try $0.procedure(constants) }
    let catalog = StandardFunctions.catalog.merging(Catalog(procedures: procedures))
    let tree = try Query.parse(SourceText(name: scenario.id, text: scenario.query))
    let query = try Binder.bind(tree, catalog: catalog, graph: graph).query
    let context = EvaluationContext(graph: graph, parameters: parameters, clock: clock)
    let rows = try execute(query, context)
    let literal = TCKLiteral(graph: graph)
    return ScenarioResult(
      id: scenario.id, columns: query.union.columns,
      rows: rows.map { row in row.map { literal.text($0) } })
  }

  private func failed(
    _ scenario: Scenario, type: String?, phase: String?, detail: String?, message: String
  ) -> ScenarioResult {
    ScenarioResult(
      id: scenario.id,
      error: ScenarioResult.Failure(type: type, phase: phase, detail: detail, message: message))
  }
}
