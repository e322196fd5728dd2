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
  /// What a query that writes changed, by the TCK's names; those that are 0 are left out.
  var sideEffects: [String: Int]?
  /// What the scenario's control queries gave.
  var controls: [Answer]?
  var error: Failure?

  struct Answer: Encodable {
    var columns: [String]
    var rows: [[String]]
  }
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
    let parameters = try (scenario.parameters ?? [:]).mapValues { try constants.value($0) }
    let procedures = try (scenario.procedures ?? []).map { try $0.procedure(constants) }
    let catalog = StandardFunctions.catalog.merging(Catalog(procedures: procedures))
    var options = ChangeScript.Options(catalog: catalog, clock: clock)
    options.parameters = parameters
    options.limits = QueryLimits(time: .seconds(20))
    let graph = try scenario.graph(constants, options: options)
    let text = SourceText(name: scenario.id, text: scenario.query)
    let trees = try Query.parseScript(text)
    guard trees.contains(where: \.hasUpdates) else {
      let answer = try answer(to: text, on: graph, catalog, parameters)
      return ScenarioResult(id: scenario.id, columns: answer.columns, rows: answer.rows)
    }
    let result = try ChangeScript.run(trees, text, on: graph, options: options)
    let literal = TCKLiteral(graph: result.answer.graph)
    let controls = try scenario.controls?.map { control in
      try self.answer(
        to: SourceText(name: "\(scenario.id) control", text: control.query), on: result.graph,
        catalog, parameters)
    }
    return ScenarioResult(
      id: scenario.id, columns: result.answer.columns,
      rows: result.answer.rows.map { row in row.map { literal.text($0) } },
      sideEffects: Dictionary(
        uniqueKeysWithValues: result.changes.sideEffects.map { ($0.name, $0.count) }),
      controls: controls)
  }

  private func answer(
    to text: SourceText, on graph: Graph, _ catalog: Catalog, _ parameters: [String: Value]
  ) throws -> ScenarioResult.Answer {
    let tree = try Query.parse(text)
    let query = try Binder.bind(tree, catalog: catalog, graph: graph).query
    let context = EvaluationContext(graph: graph, parameters: parameters, clock: clock)
    let rows = try execute(query, context)
    let literal = TCKLiteral(graph: graph)
    return ScenarioResult.Answer(
      columns: query.union.columns, rows: rows.map { row in row.map { literal.text($0) } })
  }

  private func failed(
    _ scenario: Scenario, type: String?, phase: String?, detail: String?, message: String
  ) -> ScenarioResult {
    ScenarioResult(
      id: scenario.id,
      error: ScenarioResult.Failure(type: type, phase: phase, detail: detail, message: message))
  }
}
