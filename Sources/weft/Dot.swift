import ArgumentParser
import Foundation
import WeftKit

/// `weft dot`: draws a chart for Graphviz.
struct Dot: Verb {
  static let configuration = CommandConfiguration(
    abstract: "Draws a chart for Graphviz: its teams, or what its gaps are about.",
    discussion: "EXAMPLE: weft dot orgcharts/acme-ai.graphml --gaps | dot -Tsvg -o acme-ai.svg")

  @Flag(help: "Mark the findings of all rules, or of those that are chosen.")
  var gaps = false

  @OptionGroup var choice: RuleChoice

  @Option(
    help: ArgumentHelp(
      "Draw the surroundings of this node, by id or name; may be repeated.", valueName: "node"))
  var focus: [String] = []

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("How many relationships the surroundings reach.", valueName: "number"))
  var hops = 2

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("How many levels of teams are drawn.", valueName: "number"))
  var depth: Int?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The most nodes drawn; teams collapse until it holds.", valueName: "number"))
  var maxNodes = 150

  @Option(help: ArgumentHelp("Collapse every team or function.", valueName: "kind"))
  var collapse: DrawingOptions.Collapse?

  @Option(help: "Draw what a query answers.")
  var query: String?

  @Option(
    help: ArgumentHelp("Draw what the query in a file answers.", valueName: "file"),
    completion: .file())
  var file: String?

  @Option(
    help: ArgumentHelp("Draw what a change file adds, and what it joins.", valueName: "file"),
    completion: .file())
  var proposal: String?

  @Option(
    name: [.short, .long], help: ArgumentHelp("Where the drawing is written.", valueName: "file"),
    completion: .file())
  var output: String?

  @OptionGroup var common: CommonOptions

  var isMachineReadable: Bool { false }

  /// Who chooses rules wants to see what they find.
  private var marksFindings: Bool { gaps || !choice.isEmpty }

  func validate() throws {
    if maxNodes < 1 { throw ValidationError("--max-nodes takes a number from 1") }
    if hops < 0 { throw ValidationError("--hops takes a number from 0") }
    if let depth, depth < 1 { throw ValidationError("--depth takes a number from 1") }
    if proposal != nil, query != nil || file != nil || marksFindings || !focus.isEmpty {
      throw ValidationError("--proposal draws a change alone: leave out the other choices")
    }
    if query != nil, file != nil { throw ValidationError("give --query or --file, not both") }
  }

  func perform() throws(CommandFailure) -> ExitStatus {
    let selection = marksFindings ? try choice.selection(common) : nil
    let chart = try LoadedChart(common)
    var options = DrawingOptions()
    options.asOf = chart.asOf
    options.hops = hops
    options.depth = depth
    options.maximumNodes = maxNodes
    options.collapse = collapse
    for word in focus { options.focus.append(try chart.node(named: word, from: "--focus")) }
    if let selection {
      options.report = try selection.report(on: chart, common, choice.options(asOf: chart.asOf))
    }
    if let text = try queryText() {
      try Self.show(answerTo: text, on: chart, common, in: &options)
    }
    var graph = chart.graph
    if let proposal {
      let result = try ChangeRun.result(of: proposal, on: chart, common)
      options.show(result)
      graph = result.graph
    }
    try TextFile.write(OrganizationDrawing.text(of: graph, options: options), to: output ?? "-")
    return options.report?.reachedLimit ?? false ? .limit : .done
  }

  private func queryText() throws(CommandFailure) -> SourceText? {
    if let query { return SourceText(name: "<query>", text: query) }
    guard let file else { return nil }
    return SourceText(name: file, bytes: try TextFile.bytes(of: file))
  }

  /// Shows what a query answers in a drawing.
  static func show(
    answerTo text: SourceText, on chart: LoadedChart, _ common: CommonOptions,
    parameters: [String: Value] = [:], in options: inout DrawingOptions
  ) throws(CommandFailure) {
    let answer = try QueryRun.result(of: text, on: chart, common, parameters: parameters)
    do {
      try options.show(answer, to: text, of: chart.graph)
    } catch {
      throw .refused(error)
    }
    if answer.rows.isEmpty { common.say("the query finds nothing, so the drawing is empty") }
  }
}
