import ArgumentParser
import Foundation
import WeftKit

/// `weft diff`: how two charts differ.
struct DiffVerb: Verb {
  /// How the answer is written.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case table, json, markdown, dot, cypher
  }

  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Compares two charts: nodes, relationships, properties and findings.",
    usage: "weft diff OLD NEW [options]\n       weft diff NEW --against REVISION [options]",
    discussion: """
      --format cypher writes the change file that makes NEW of OLD, for weft whatif --change.

      EXAMPLE: weft diff orgcharts/near/sole-owner.graphml \
      orgcharts/gaps/sole-owner.graphml
      """)

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The older chart is the file as this revision of its git repository has it.",
      valueName: "revision"))
  var against: String?

  @Flag(name: .customLong("no-findings"), help: "Compare the charts alone, without their findings.")
  var noFindings = false

  @OptionGroup var ruleOptions: RuleOptions

  @Option(help: "How the answer is written: table, json, markdown, dot or cypher.")
  var format: Format = .table

  @Option(
    name: .shortAndLong, help: ArgumentHelp("Where the answer is written.", valueName: "file"),
    completion: .file())
  var output: String?

  @OptionGroup var common: CommonOptions

  var isMachineReadable: Bool { format == .json }

  func validate() throws {
    if against != nil, common.charts == ["-"] {
      throw ValidationError("--against needs a file, not standard input")
    }
    let wanted = against == nil ? 2 : 1
    if common.charts.count != wanted {
      throw ValidationError(
        against == nil
          ? "name two charts, the older one first" : "--against compares one chart with itself")
    }
  }

  func perform() throws(CommandFailure) -> ExitStatus {
    var options = common
    options.charts = [common.charts[common.charts.count - 1]]
    let selection = try ruleOptions.selection(options)
    let new = try LoadedChart(options)
    var earlier = options
    let old: LoadedChart
    if let against {
      let path = options.charts[0]
      let bytes = try FileHistory.bytes(of: path, at: against)
      old = try LoadedChart(earlier, bytes: bytes, named: "\(against):\(path)")
    } else {
      earlier.charts = [common.charts[0]]
      old = try LoadedChart(earlier)
    }
    let diff = GraphDiff(from: old.graph, to: new.graph)
    var findings = FindingDiff.none
    var status = ExitStatus.done
    if !noFindings, format != .cypher, format != .dot {
      let before = try selection.report(on: old, options)
      let after = try selection.report(on: new, options)
      findings = FindingDiff(from: before, to: after, of: diff)
      if before.reachedLimit || after.reachedLimit { status = .limit }
    }
    try TextFile.write(text(diff, findings, new.asOf), to: output ?? "-")
    return status
  }

  private func text(
    _ diff: GraphDiff, _ findings: FindingDiff, _ asOf: CalendarDate
  ) -> String {
    switch format {
    case .table: DiffText.text(diff, findings, style: common.style(for: output))
    case .json: DiffJSON.text(diff, findings, asOf: asOf)
    case .markdown: DiffMarkdown.text(diff, findings)
    case .dot: DiffDrawing.text(diff)
    case .cypher: ChangeWriter.text(diff)
    }
  }
}
