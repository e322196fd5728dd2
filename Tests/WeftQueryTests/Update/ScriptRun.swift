import TestSupport
import WeftGraph
import WeftQuery

@testable import tck_runner

/// What scripts do to graphs, in the words of the TCK.
struct ScriptRun {
  /// The rows of the last statement as literals, cells joined by ` | `.
  var rows: [String] = []
  /// What was changed, such as `+nodes 2`.
  var effects: [String] = []
  /// `type phase detail` of the error, or nil.
  var failure: String?
  /// All diagnostics, or none.
  var diagnostics: [Diagnostic] = []
  /// The new graph; the old one where there was an error.
  var graph: Graph

  init(
    _ script: String, after setup: String = "", parameters: [String: Value] = [:],
    _ adjust: (inout ChangeScript.Options) -> Void = { _ in }
  ) throws {
    var options = ChangeScript.Options(
      catalog: StandardFunctions.catalog, clock: .realTime(Answers.now))
    let old = try ChangeScript.run(
      SourceText(name: "setup", text: setup), on: ScenarioGraph.empty, options: options
    ).graph
    options.parameters = parameters
    adjust(&options)
    self.init(script, on: old, options)
  }

  init(_ script: String, on old: Graph, _ options: ChangeScript.Options) {
    graph = old
    do throws(InputError) {
      let result = try ChangeScript.run(
        SourceText(name: "script", text: script), on: old, options: options)
      graph = result.graph
      let literal = TCKLiteral(graph: result.answer.graph)
      rows = result.answer.rows.map { $0.map { literal.text($0) }.joined(separator: " | ") }
      effects = result.changes.sideEffects.map { "\($0.name) \($0.count)" }
    } catch {
      diagnostics = error.diagnostics
      let name = error.diagnostics[0].tck
      failure = "\(name?.type ?? "?") \(name?.phase ?? "?") \(name?.detail ?? "?")"
    }
  }
}
