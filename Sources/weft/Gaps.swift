import ArgumentParser
import Foundation
import WeftKit

/// `weft gaps`: the rules put to a chart.
struct Gaps: Verb {
  /// How findings are written.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case table, json, markdown, sarif, junit
  }

  /// The severity from which findings fail, or never.
  enum Threshold: String, CaseIterable, ExpressibleByArgument {
    case critical, high, medium, low, never

    var severity: Severity? { Severity(rawValue: rawValue) }
  }

  static let configuration = CommandConfiguration(
    abstract: "Finds missing integration roles, bottlenecks and cross-functional gaps.",
    discussion: "EXAMPLE: weft gaps orgcharts/acme-ai.graphml --severity high")

  @OptionGroup var choice: RuleChoice

  @Option(
    help: ArgumentHelp("Exit with 1 on a finding of this severity or above.", valueName: "severity")
  )
  var failOn: Threshold = .never

  @Flag(help: "Exit with 1 if a rule could not be assessed.")
  var requireAssessed = false

  @Option(
    help: ArgumentHelp(
      "A report saved with --format json, whose findings are hidden.", valueName: "file"),
    completion: .file())
  var baseline: String?

  @Flag(
    help:
      "Say which single relationships each finding rests on; without it, of charts up to 1,000 nodes and relationships."
  )
  var fragility = false

  @Flag(help: "Say how long each rule took.")
  var timings = false

  @Option(help: "How the answer is written: table, json, markdown, sarif or junit.")
  var format: Format = .table

  @Option(
    name: .shortAndLong, help: ArgumentHelp("Where the answer is written.", valueName: "file"),
    completion: .file())
  var output: String?

  @OptionGroup var common: CommonOptions

  var isMachineReadable: Bool { format == .json }

  var isSARIF: Bool { format == .sarif }

  func perform() throws(CommandFailure) -> ExitStatus {
    let selection = try choice.selection(common)
    let known = try baseline.map { path throws(CommandFailure) in try Self.baseline(path) }
    let chart = try LoadedChart(common)
    var options = choice.options(asOf: chart.asOf)
    options.baseline = known ?? Baseline()
    options.fragility = fragility ? .all : .charts(upTo: 1000)
    let report = try selection.report(on: chart, common, options)
    try TextFile.write(text(report, chart), to: output ?? "-")
    if report.reachedLimit { return .limit }
    if let threshold = failOn.severity,
      report.findings.contains(where: { $0.severity <= threshold })
    {
      return .findings
    }
    if requireAssessed, report.outcomes.contains(where: { $0.status == .notAssessed }) {
      return .findings
    }
    return .done
  }

  private func text(_ report: GapReport, _ chart: LoadedChart) -> String {
    switch format {
    case .table:
      GapText.text(report, of: chart.graph, timings: timings, style: common.style(for: output))
    case .json: GapJSON.text(report, of: chart.graph, timings: timings)
    case .markdown: GapMarkdown.text(report, of: chart.graph)
    case .sarif: GapSARIF.text(report, of: chart.graph, version: Weft.version)
    case .junit: GapJUnit.text(report, of: chart.graph)
    }
  }

  private static func baseline(_ path: String) throws(CommandFailure) -> Baseline {
    let bytes = try TextFile.bytes(of: path)
    do {
      return try Baseline(json: SourceText(name: path, bytes: bytes))
    } catch {
      throw .refused(error)
    }
  }
}

extension RuleSelection {
  /// Runs the rules on a chart.
  func report(
    on chart: LoadedChart, _ common: CommonOptions, _ options: GapAnalysis.Options? = nil
  ) throws(CommandFailure) -> GapReport {
    let progress = Progress(common)
    defer { progress.finish() }
    progress.start("asking \(rules.rules.count) rules")
    var options = options ?? GapAnalysis.Options(asOf: chart.asOf)
    options.settings = settings
    options.threads = common.threadCount
    options.limits = common.limits
    for warning in settings.unknownComplete(in: chart.graph) { common.say(warning.text) }
    let report: GapReport
    do {
      report = try GapAnalysis.run(on: chart.graph, rules: rules, options: options)
    } catch {
      throw .classified(error)
    }
    try common.say(report.warnings)
    return report
  }
}
