import Foundation
import WeftKit

/// The library in one page: a chart's bytes to a graph, rules to findings, a query to rows, a drawing.
@main
enum FirstFindings {
  static func main() throws {
    guard CommandLine.arguments.count == 2 else {
      print("usage: first-findings CHART.graphml")
      return
    }
    let path = CommandLine.arguments[1]

    // Text to graph. The library opens no file: it takes bytes, here all at once.
    var reader = try ChartReader()
    try reader.add(name: path, bytes: [UInt8](Data(contentsOf: URL(filePath: path))))
    let (graph, ledger) = try reader.finish()
    print("\(graph.nodeCount) nodes, \(graph.relationshipCount) relationships")
    for note in ledger.sources.flatMap(\.notes) { print("note: \(note.message) [\(note.code)]") }

    // Graph to findings: the standard catalogue, asked as of a day.
    guard let day = CalendarDate(parsing: "2026-09-30") else { return }
    let report = try GapAnalysis.run(
      on: graph, rules: RuleSet.standard(), options: GapAnalysis.Options(asOf: day))
    for finding in report.findings.prefix(5) {
      print("\(finding.severity.rawValue): \(finding.message) [\(finding.rule)]")
    }

    // A question of one's own.
    let answer = try QueryEngine.run(
      SourceText(
        name: "overseers",
        text: "MATCH (p:Person)-[:OVERSEES]->(a:AISystem) RETURN a.name, collect(p.name) LIMIT 3"),
      on: graph, catalog: StandardCatalog.catalog, clock: .asOf(day))
    for row in answer.rows {
      print(row.map { ValueText.text($0, in: graph) }.joined(separator: ": "))
    }

    // Findings to a drawing.
    var options = DrawingOptions()
    options.report = report
    print("\(OrganizationDrawing.text(of: graph, options: options).utf8.count) bytes of DOT")
  }
}
