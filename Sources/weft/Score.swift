import ArgumentParser
import Foundation
import WeftKit

/// `weft score`: every measure of a chart, each with what lies behind it.
struct Score: Verb {
  /// How the scorecard is written.
  enum Format: String, CaseIterable, ExpressibleByArgument { case table, json, markdown }

  static let configuration = CommandConfiguration(
    abstract: "Measures a chart: each measure with its value or why it has none, never one number.",
    discussion: "EXAMPLE: weft score orgcharts/acme-ai.graphml")

  @OptionGroup var common: CommonOptions

  @Option(help: "Measure every unit of this kind as well: team or function.")
  var by: Scorecard.UnitKind?

  @Option(help: "Only this measure; may be repeated.")
  var measure: [String] = []

  @Option(help: "A parameter of a rule measures rest on, as RULE.NAME=VALUE; may be repeated.")
  var param: [String] = []

  @Option(help: "How the answer is written: table, json or markdown.")
  var format: Format = .table

  var isMachineReadable: Bool { format == .json }

  func perform() throws(CommandFailure) -> ExitStatus {
    let selection = try RuleSelection(common, parameters: param)
    let ids = ScoreMeasure.all.map(\.id)
    for id in measure where !ids.contains(id) {
      throw .usage(RuleSelection.unknown("measure", id, among: ids))
    }
    let chart = try LoadedChart(common)
    let progress = Progress(common)
    defer { progress.finish() }
    progress.start("measuring")
    var options = Scorecard.Options(asOf: chart.asOf)
    options.settings = selection.settings
    options.threads = common.threadCount
    options.measures = Set(measure)
    options.by = by
    let report: ScoreReport
    do {
      report = try Scorecard.run(on: chart.graph, options: options)
    } catch {
      throw .classified(error)
    }
    progress.finish()
    try Terminal.write(text(report, chart.graph))
    return .done
  }

  private func text(_ report: ScoreReport, _ graph: Graph) -> String {
    switch format {
    case .table: ScoreText(report, of: graph, style: common.style).text
    case .json: ScoreJSON.text(report, of: graph)
    case .markdown: ScoreMarkdown.text(report, of: graph)
    }
  }
}
