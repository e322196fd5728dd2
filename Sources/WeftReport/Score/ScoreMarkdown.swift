public import WeftGaps
public import WeftGraph
import WeftQuery

/// A scorecard as Markdown.
public enum ScoreMarkdown {
  /// The document.
  public static func text(_ report: ScoreReport, of graph: Graph) -> String {
    let escape = GapMarkdown.escape
    var result = "# Scorecard of \(graph.sourceNames.map(escape).joined(separator: ", "))\n\n"
    result += "As of \(ValueText.temporal(.date(report.asOf))). "
    result += "Each measure stands for itself; they are not added up.\n"
    let scopes = report.values.contains { $0.scope != nil }
    result +=
      "\n| measure |\(scopes ? " unit |" : "") value | known | bounds | what was counted |\n"
    result += "|---|\(scopes ? "---|" : "")---:|---:|---|---|\n"
    for measured in report.values where measured.value != nil {
      let unit =
        scopes ? " \(measured.scope.map { escape(graph.displayName(of: $0)) } ?? "") |" : ""
      result += "| \(measured.measure) |\(unit) \(ScoreWords.number(measured.value)) "
      result += "| \(ScoreWords.percent(measured.coverage)) | \(ScoreWords.bounds(measured)) "
      result += "| \(escape(measured.summary)) |\n"
    }
    let whole = report.values.filter { $0.scope == nil }
    for measured in whole where measured.value != nil {
      let lines = ScoreWords.behind(measured, in: graph)
      guard !lines.isEmpty || !measured.missing.isEmpty else { continue }
      let title = ScoreMeasure.named(measured.measure)?.title ?? measured.measure
      result += "\n## \(escape(title))\n\n"
      for line in lines { result += "- \(escape(line))\n" }
      if !measured.missing.isEmpty {
        let names = measured.missing.map { "`\($0)`" }.joined(separator: ", ")
        result += "- *sharper with* \(names)\n"
      }
    }
    let none = whole.filter { $0.value == nil }
    if !none.isEmpty {
      result += "\n## Not defined for this chart\n\n"
      for measured in none {
        result += "- \(measured.measure): \(escape(measured.reason ?? ""))\n"
      }
    }
    return result
  }
}
