import ArgumentParser
import WeftKit

/// `weft whatif`: what changes would make of a chart.
struct WhatIf: Verb {
  /// How the answer is written.
  enum Format: String, CaseIterable, ExpressibleByArgument { case table, json, markdown }

  static let configuration = CommandConfiguration(
    commandName: "whatif",
    abstract: "Tries changes out on a copy of a chart: findings and measures before and after.",
    discussion: """
      Every --change, --remove, --move, --retire and --vacate is an alternative of its own, and \
      all are shown side by side; --together makes one change of them. The chart's file is never \
      touched.

      EXAMPLE: weft whatif orgcharts/acme-ai.graphml --remove 'Marianne Okello' \
      --retire 'Catalog Tagger'
      """)

  @Option(
    help: ArgumentHelp(
      "A script of CREATE, MERGE, MATCH … SET, REMOVE, DELETE; may be repeated.", valueName: "file"),
    completion: .file())
  var change: [String] = []

  @Option(
    help: ArgumentHelp("A person who leaves, by id or name; may be repeated.", valueName: "person"))
  var remove: [String] = []

  @Option(
    help: ArgumentHelp(
      "A team that becomes part of another, as TEAM:NEWPARENT; may be repeated.",
      valueName: "team:newparent"))
  var move: [String] = []

  @Option(
    help: ArgumentHelp(
      "An AI system or other system that is switched off; may be repeated.", valueName: "system"))
  var retire: [String] = []

  @Option(help: ArgumentHelp("A role that loses its holders; may be repeated.", valueName: "role"))
  var vacate: [String] = []

  @Flag(help: "All of them at once are one change, not alternatives.")
  var together = false

  @OptionGroup var ruleOptions: RuleOptions

  @Option(help: "How the answer is written: table, json or markdown.")
  var format: Format = .table

  @Option(
    name: .shortAndLong, help: ArgumentHelp("Write the changed chart here.", valueName: "file"),
    completion: .file())
  var output: String?

  @OptionGroup var common: CommonOptions

  var isMachineReadable: Bool { format == .json }

  private var forms: [ShortForm] {
    remove.map { .remove(person: $0) } + move.map { .move($0) }
      + retire.map { .retire(system: $0) } + vacate.map { .vacate(role: $0) }
  }

  func validate() throws {
    let count = change.count + forms.count
    if count == 0 {
      throw ValidationError(
        "say what is to be changed: --change, --remove, --move, --retire or --vacate")
    }
    if (common.charts + change).count(where: { $0 == "-" }) > 1 {
      throw ValidationError("standard input can be read once: name a file for the others")
    }
    if output != nil, count > 1, !together {
      throw ValidationError("-o takes one change; --together makes one of several")
    }
  }

  func perform() throws(CommandFailure) -> ExitStatus {
    let selection = try ruleOptions.selection(common)
    let files = try change.map { path throws(CommandFailure) in
      SourceText(
        name: path == "-" ? "<standard input>" : path, bytes: try TextFile.bytes(of: path))
    }
    let chart = try LoadedChart(common)
    let scripts = try scripts(files, for: chart.graph)
    var gaps = GapAnalysis.Options(asOf: chart.asOf)
    gaps.settings = selection.settings
    gaps.threads = common.threadCount
    gaps.limits = common.limits
    let progress = Progress(common)
    defer { progress.finish() }
    progress.start("asking \(selection.rules.rules.count) rules")
    let analysis: ScenarioAnalysis
    var scenarios: [Scenario] = []
    do throws(InputError) {
      analysis = try ScenarioAnalysis(
        of: chart.graph, rules: selection.rules,
        options: .init(gaps: gaps, measures: .scorecard))
      for script in scripts {
        progress.start("trying \(script.name)")
        scenarios.append(try analysis.scenario(of: script))
      }
    } catch {
      throw .classified(error)
    }
    progress.finish()
    var warnings = analysis.report.stops
    for warning in scenarios.flatMap(\.warnings)
    where !warnings.contains(where: { $0.text == warning.text }) {
      warnings.append(warning)
    }
    try common.say(warnings)
    if let output, let scenario = scenarios.first {
      var writer = GraphMLWriter(scenario.graph)
      try TextFile.write(writer.text(), to: output)
      common.say(writer.notes)
    }
    if output != "-" { try Terminal.write(text(scenarios, analysis)) }
    let isCut = analysis.report.reachedLimit || scenarios.contains(where: \.report.reachedLimit)
    return isCut ? .limit : .done
  }

  private func scripts(
    _ files: [SourceText], for graph: Graph
  ) throws(CommandFailure) -> [SourceText] {
    var result = files
    var problems: [Diagnostic] = []
    for form in forms {
      do throws(InputError) {
        result.append(try form.script(for: graph))
      } catch {
        problems += error.diagnostics
      }
    }
    guard problems.isEmpty else { throw .refused(InputError(problems)) }
    guard together, result.count > 1 else { return result }
    let name = result.map(\.name).joined(separator: " and ")
    return [SourceText(name: name, joining: result, separator: ";\n")]
  }

  private func text(_ scenarios: [Scenario], _ analysis: ScenarioAnalysis) -> String {
    switch format {
    case .table:
      ScenarioText.text(
        scenarios, from: analysis.report, of: analysis.graph, style: common.style)
    case .json: ScenarioJSON.text(scenarios, from: analysis.report, of: analysis.graph)
    case .markdown: ScenarioMarkdown.text(scenarios, from: analysis.report, of: analysis.graph)
    }
  }
}
