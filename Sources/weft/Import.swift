import ArgumentParser
import Dispatch
import Foundation
import WeftKit

/// `weft import`: reads charts, says what was understood, and writes them anew.
struct Import: Verb {
  /// How the ledger is written.
  enum Format: String, CaseIterable, ExpressibleByArgument { case table, json }

  static let configuration = CommandConfiguration(
    abstract: "Reads charts, says what was understood, and writes them anew.",
    discussion: "EXAMPLE: weft import orgcharts/acme-ai.graphml")

  @Option(
    name: [.short, .long],
    help:
      "Where the chart is written; - is standard output. Tables go to a folder, or to two files of this stem.",
    completion: .file())
  var output: String?

  @Option(
    help:
      ArgumentHelp(
        "The format written: graphml, gexf, csv (two tables), json, dot, mermaid or cypher (a script of CREATE statements); without it, the one the ending of -o names, else graphml.",
        valueName: "format")
  )
  var to: ChartFormat?

  @Option(help: "Whose GraphML is written: plain, yed, neo4j or tinkerpop.")
  var flavour: GraphMLWriter.Flavour = .plain

  @Flag(help: "Draft a mapping for the charts instead of reading them; --map takes it.")
  var suggestMap = false

  @Flag(help: "List every place of a note, not only the first.")
  var allNotes = false

  @Option(
    help: ArgumentHelp("A folder of rules of your own.", valueName: "folder"),
    completion: .directory)
  var rules: String?

  @Option(help: "How the ledger is written: table or json.")
  var format: Format = .table

  @OptionGroup var common: CommonOptions

  /// Formats a chart can be written in.
  enum ChartFormat: String, CaseIterable, ExpressibleByArgument {
    case graphml, gexf, csv, json, dot, mermaid, cypher

    /// The format that the ending of a file's name means, if any does.
    init?(ending path: String) {
      guard let dot = path.lastIndex(of: "."), !path[dot...].contains("/") else { return nil }
      switch path[path.index(after: dot)...].lowercased() {
      case "gv": self = .dot
      case "mmd": self = .mermaid
      case "cql", "cyp": self = .cypher
      case let ending: self.init(rawValue: ending)
      }
    }
  }

  /// The format written.
  private var target: ChartFormat { to ?? output.flatMap(ChartFormat.init(ending:)) ?? .graphml }

  var isMachineReadable: Bool { format == .json }

  func perform() throws(CommandFailure) -> ExitStatus {
    if suggestMap { return try suggestMappings() }
    if output == nil, to != nil || flavour != .plain {
      throw .usage("--to and --flavour need -o, which says where the chart is written")
    }
    if flavour != .plain, target != .graphml {
      throw .usage("--flavour is for GraphML; leave it out, or write --to graphml")
    }
    if target == .csv, output == "-" {
      throw .usage("tables are two files; name a folder, or the stem of their names, behind -o")
    }
    Allocation.keepLittle()
    let chart = try LoadedChart(common, keepsAllPlaces: allNotes, showsLedger: true) {
      // The summary names rules, which are read beside the chart.
      if common.threadCount > 1 {
        DispatchQueue.global().async { _ = try? RuleSet.standard() }
      }
    }
    if let output {
      try write(chart.graph, to: output)
      if output == "-" { return .done }
    }
    try Terminal.write(try ledgerText(chart))
    return .done
  }

  private func suggestMappings() throws(CommandFailure) -> ExitStatus {
    guard !common.charts.isEmpty else { throw .usage("name a chart, or - for standard input") }
    var options = ImportOptions()
    options.format = common.format
    options.encoding = common.encoding
    for path in common.charts {
      let bytes = try TextFile.bytes(of: path)
      let text: String
      do {
        text = try ChartReader.suggestedMapping(
          name: path == "-" ? "<standard input>" : path, bytes: bytes, options: options)
      } catch {
        throw .refused(error)
      }
      try Terminal.write(text)
    }
    return .done
  }

  private func write(_ graph: Graph, to output: String) throws(CommandFailure) {
    var files: [(path: String, writer: any ChartWriter)]
    switch target {
    case .graphml: files = [(output, GraphMLWriter(graph, flavour: flavour))]
    case .gexf: files = [(output, GEXFWriter(graph))]
    case .json: files = [(output, JSONGraphWriter(graph))]
    case .dot: files = [(output, DOTWriter(graph))]
    case .mermaid: files = [(output, MermaidWriter(graph))]
    case .cypher: files = [(output, CypherScriptWriter(graph))]
    case .csv:
      files = CSVWriter.Table.allCases.map {
        (TextFile.path(of: $0.rawValue + ".csv", at: output), CSVWriter(graph, table: $0))
      }
    }
    try TextFile.write(&files)
    common.say(files.flatMap(\.writer.notes))
  }

  private func ledgerText(_ chart: LoadedChart) throws(CommandFailure) -> String {
    switch format {
    case .json:
      return LedgerJSON.text(chart.ledger, asOf: chart.asOf, allPlaces: allNotes)
    case .table:
      let selection = try RuleSelection(common, folder: rules)
      let summary = ChartSummary(
        chart.graph, rules: selection.rules, settings: selection.settings)
      return LedgerText.text(
        chart.ledger, summary: summary, allPlaces: allNotes, style: common.style)
    }
  }
}
