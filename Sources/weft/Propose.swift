import ArgumentParser
import Foundation
import WeftKit

/// `weft propose`: jobs that would close gaps, with who could take them and what they change.
struct Propose: Verb {
  /// How proposals are written.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case table, json, markdown, graphml, cypher
  }

  static let configuration = CommandConfiguration(
    abstract: "Proposes integration roles: what, where, who could take them, and what they change.",
    discussion: """
      EXAMPLE: weft propose orgcharts/acme-ai.graphml --roles 3

      A proposal written with --format cypher is a change file; --format graphml writes the changed \
      chart. Nothing is ever proposed that removes anybody.
      """)

  @Option(parsing: .unconditional, help: ArgumentHelp("The most proposals.", valueName: "number"))
  var roles = 3

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The most they may cost together, in the chart's own costs, else in full positions.",
      valueName: "number"))
  var budget: Double?

  @Option(
    help: ArgumentHelp(
      "Only gaps of this team or function and what is part of it (id or name).", valueName: "unit"))
  var scope: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("How many candidates each proposal lists.", valueName: "number"))
  var candidates = 3

  @OptionGroup var ruleOptions: RuleOptions

  @Option(help: "How the answer is written: table, json, markdown, graphml or cypher.")
  var format: Format = .table

  @Option(
    name: [.short, .long], help: ArgumentHelp("Where the answer is written.", valueName: "file"),
    completion: .file())
  var output: String?

  @OptionGroup var common: CommonOptions

  var isMachineReadable: Bool { format == .json }

  func validate() throws {
    if roles < 1 { throw ValidationError("--roles takes a number from 1") }
    if candidates < 1 { throw ValidationError("--candidates takes a number from 1") }
    if let budget, !(budget >= 0 && budget.isFinite) {
      throw ValidationError("--budget takes a number from 0")
    }
  }

  func perform() throws(CommandFailure) -> ExitStatus {
    let selection = try ruleOptions.selection(common)
    let chart = try LoadedChart(common)
    var options = Proposals.Options(asOf: chart.asOf)
    options.settings = selection.settings
    options.threads = common.threadCount
    options.limits = common.limits
    options.roles = roles
    options.budget = budget
    options.candidates = candidates
    if let scope {
      options.scope = try chart.node(named: scope, labels: ["Team", "Function"], from: "--scope")
    }
    let progress = Progress(common)
    defer { progress.finish() }
    progress.start("weighing proposals")
    let report: ProposalReport
    do {
      report = try Proposals.run(on: chart.graph, rules: selection.rules, options: options)
    } catch {
      throw .classified(error)
    }
    progress.finish()
    try TextFile.write(text(report, chart.graph), to: output ?? "-")
    return .done
  }

  private func text(_ report: ProposalReport, _ graph: Graph) -> String {
    switch format {
    case .table:
      return ProposalText.text(report, of: graph, style: common.style(for: output))
    case .json: return ProposalJSON.text(report, of: graph)
    case .markdown: return ProposalMarkdown.text(report, of: graph)
    case .cypher: return ProposalScript.text(report, of: graph)
    case .graphml:
      var writer = GraphMLWriter(report.changed)
      let text = writer.text()
      common.say(writer.notes)
      return text
    }
  }
}
