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

  @OptionGroup var common: CommonOptions

  @Option(help: "The most proposals.")
  var roles = 3

  @Option(
    help: "The most they may cost together, in the chart's own costs, else in full positions.")
  var budget: Double?

  @Option(help: "Only gaps of this team or function and what is part of it (id or name).")
  var scope: String?

  @Option(help: "How many candidates each proposal lists.")
  var candidates = 3

  @Option(help: "A folder of rules of your own.", completion: .directory)
  var rules: String?

  @Option(help: "A rule's parameter, as RULE.NAME=VALUE; may be repeated.")
  var param: [String] = []

  @Option(help: "How the answer is written: table, json, markdown, graphml or cypher.")
  var format: Format = .table

  @Option(name: [.short, .long], help: "Where the answer is written.", completion: .file())
  var output: String?

  var isMachineReadable: Bool { format == .json }

  func validate() throws {
    if roles < 1 { throw ValidationError("--roles takes a number from 1") }
    if candidates < 1 { throw ValidationError("--candidates takes a number from 1") }
    if let budget, !(budget >= 0 && budget.isFinite) {
      throw ValidationError("--budget takes a number from 0")
    }
  }

  func perform() throws(CommandFailure) -> ExitStatus {
    let selection = try RuleSelection(common, folder: rules, parameters: param)
    let chart = try LoadedChart(common)
    var options = Proposals.Options(asOf: chart.asOf)
    options.settings = selection.settings
    options.threads = common.threadCount
    options.limits = common.limits
    options.roles = roles
    options.budget = budget
    options.candidates = candidates
    options.scope = try scope.map { name throws(CommandFailure) in try Self.unit(name, chart.graph)
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

  /// The team or function with an id, or the only one with a name.
  private static func unit(_ text: String, _ graph: Graph) throws(CommandFailure) -> NodeID {
    let labels = ["Team", "Function"].compactMap(graph.label)
    func isUnit(_ node: NodeID) -> Bool { labels.contains { graph.has($0, node) } }
    if let node = graph.node(text) {
      guard isUnit(node) else {
        throw .usage("--scope takes a team or function, and '\(text)' is none")
      }
      return node
    }
    let units = labels.flatMap { graph.ranges(of: $0) }.joined().map { NodeID($0) }
    let named = units.filter { graph.displayName(of: $0) == text }
    if named.count == 1 { return named[0] }
    if named.count > 1 {
      let ids = named.map { graph.id(of: $0) }.joined(separator: ", ")
      throw .usage("'\(text)' is the name of \(named.count) units: give one of the ids \(ids)")
    }
    let names = units.flatMap { [graph.id(of: $0), graph.displayName(of: $0)] }
    throw .usage(RuleSelection.unknown("team or function", text, among: names))
  }
}
