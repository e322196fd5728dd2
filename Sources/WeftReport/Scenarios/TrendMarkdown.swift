public import WeftGaps
import WeftGraph

/// How findings and measures went, as Markdown.
public enum TrendMarkdown {
  /// The document.
  public static func text(_ trend: Trend) -> String {
    let escape = GapMarkdown.escape
    let first = trend.points.first?.date.description ?? ""
    let last = trend.points.last?.date.description ?? ""
    var result = "# From \(first) to \(last)\n\n"
    result += "| date | chart | findings | opened | closed |\n|---|---|---:|---:|---:|\n"
    for (point, step) in zip(trend.points, trend.steps) {
      result += "| \(point.date) | \(escape(point.name)) | \(point.report.findings.count) "
      result += "| \(step.opened.count) | \(step.closed.count) |\n"
    }
    let time = TrendWords.timeToClose(trend)
    result += "\n\(time.prefix(1).uppercased() + time.dropFirst()).\n"
    let notes = TrendWords.notes(trend)
    if !notes.isEmpty { result += "\n" + notes.map { "- \(escape($0))\n" }.joined() }
    let courses = TrendWords.courses(trend)
    if !courses.isEmpty {
      result += "\n## Measures\n\n| |" + trend.points.map { " \($0.date) |" }.joined() + "\n"
      result += "|---|" + trend.points.map { _ in "---:|" }.joined() + "\n"
      for (title, values) in courses {
        result += "| \(title) |"
        result += values.map { " \(ScenarioWords.number($0)) |" }.joined() + "\n"
      }
    }
    guard !trend.open.isEmpty else { return result + "\nNo finding is open.\n" }
    result += "\n## Open, the oldest first\n\n| since | days | severity | finding |\n"
    result += "|---|---:|---|---|\n"
    for open in trend.open {
      let days = (open.isAtLeast ? "≥ " : "") + String(open.age)
      result += "| \(open.since) | \(days) | \(open.finding.severity.rawValue) "
      result += "| \(escape(open.finding.message)) (`\(open.finding.rule)`) |\n"
    }
    return result
  }
}
