import TestSupport
import WeftGraph
import WeftQuery

@testable import tck_runner

/// Runs cases one way and says what differs from what they expect.
struct CaseRunner {
  /// The day of which all cases ask.
  static let clock = EvaluationContext.Clock.asOf(
    CalendarDate(days: 20_484))

  let execute: Execute

  init(_ execute: @escaping Execute) { self.execute = execute }

  /// What is wrong with a case's outcome; nil where it is as expected.
  func fault(of one: QueryCase) throws -> String? {
    let constants = ConstantExpressions(clock: Self.clock, execute: execute)
    let graph = try GraphNotation.graph(one.graph) { try constants.value($0) }
    var parameters: [String: Value] = [:]
    if let text = one.parameters, case .map(let map) = try constants.value(text) {
      for entry in map.entries { parameters[entry.key] = entry.value }
    }
    let procedures = try one.procedures.map { procedure in
      try Scenario.TableProcedure(
        signature: procedure.signature, columns: procedure.columns, rows: procedure.rows
      ).procedure(constants)
    }
    do {
      let catalog = StandardFunctions.catalog.merging(GraphProcedures.catalog)
        .merging(Catalog(procedures: procedures))
      let tree = try Query.parse(SourceText(name: one.topic, text: one.query))
      let query = try Binder.bind(tree, catalog: catalog, graph: graph).query
      try query.checkParameters(given: parameters.keys)
      let context = EvaluationContext(graph: graph, parameters: parameters, clock: Self.clock)
      let rows = try execute(query, context)
      let literal = TCKLiteral(graph: graph)
      return fault(
        of: one, columns: query.union.columns,
        rows: rows.map { row in row.map { literal.text($0) } })
    } catch let error as InputError {
      let first = error.diagnostics[0]
      return fault(
        of: one, names: [first.code, first.tck?.detail], phase: first.tck?.phase,
        message: first.message)
    } catch let error as EvaluationError {
      return fault(
        of: one, names: [error.code, error.detail], phase: "runtime", message: error.message)
    }
  }

  private func fault(
    of one: QueryCase, names: [String?], phase: String?, message: String
  ) -> String? {
    guard case .failure(let detail, let wanted)? = one.expectation else {
      return "failed: \(message)"
    }
    if !names.contains(detail) { return "failed as \(names): \(message)" }
    return phase == wanted ? nil : "failed at \(phase ?? "no phase")"
  }

  private func fault(of one: QueryCase, columns: [String], rows: [[String]]) -> String? {
    guard case .rows(let wantedColumns, let wantedRows, let isOrdered)? = one.expectation else {
      return "did not fail but gave \(rows)"
    }
    if wantedRows.isEmpty && wantedColumns.isEmpty { return rows.isEmpty ? nil : "gave \(rows)" }
    if columns != wantedColumns { return "columns \(columns)" }
    do {
      let got = try rows.map { try $0.map { try TCKLiteralValue($0) } }
      let wanted = try wantedRows.map { try $0.map { try TCKLiteralValue($0) } }
      if isOrdered { return got == wanted ? nil : "gave \(rows)" }
      func bag(_ rows: [[TCKLiteralValue]]) -> [[TCKLiteralValue]: Int] {
        Dictionary(rows.map { ($0, 1) }, uniquingKeysWith: +)
      }
      return bag(got) == bag(wanted) ? nil : "gave \(rows)"
    } catch {
      return "unreadable: \(error)"
    }
  }
}
