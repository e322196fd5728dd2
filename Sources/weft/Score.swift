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

  @Option(
    help: ArgumentHelp(
      "Measure every unit of this kind as well: team or function.", valueName: "kind"))
  var by: Scorecard.UnitKind?

  @Option(help: ArgumentHelp("Only this measure; may be repeated.", valueName: "id"))
  var measure: [String] = []

  @OptionGroup var ruleOptions: RuleOptions

  @Option(help: "How the answer is written: table, json or markdown.")
  var format: Format = .table

  @Option(
    name: .shortAndLong, help: ArgumentHelp("Where the answer is written.", valueName: "file"),
    completion: .file())
  var output: String?

  @OptionGroup var common: CommonOptions

  var isMachineReadable: Bool { format == .json }

  func perform() throws(CommandFailure) -> ExitStatus {
    let selection = try ruleOptions.selection(common)
    let ids = ScoreMeasure.all.map(\.id)
    for id in measure where !ids.contains(id) {
      throw .usage(RuleSelection.unknown("measure", id, among: ids))
    }
    let chart = try LoadedChart(common)
    let progress = Progress(common)
    defer { progress.finish() }
    progress.start("measuring")
    var options = Scorecard.Options(asOf: chart.asOf)
    options.rules = selection.rules
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
    try TextFile.write(text(report, chart.graph), to: output ?? "-")
    return .done
  }

  private func text(_ report: ScoreReport, _ graph: Graph) -> String {
    switch format {
    case .table: ScoreText.text(report, of: graph, style: common.style(for: output))
    case .json: ScoreJSON.text(report, of: graph)
    case .markdown: ScoreMarkdown.text(report, of: graph)
    }
  }
}
