public import WeftGaps
public import WeftGraph
import WeftQuery

/// A gap report as Markdown, for a wiki, a pull request or a slide's notes.
public enum GapMarkdown {
  /// The document.
  public static func text(_ report: GapReport, of graph: Graph) -> String {
    var result = "# Gaps of \(graph.sourceNames.map(escape).joined(separator: ", "))\n\n"
    result += "As of \(ValueText.temporal(.date(report.asOf))). "
    result += Counts.of(report.findings.count, "finding") + " from "
    result += Counts.of(report.outcomes.count, "rule") + ".\n"
    for severity in Severity.allCases {
      let findings = report.findings.filter { $0.severity == severity }
      guard !findings.isEmpty else { continue }
      result += "\n## \(severity.rawValue.capitalizedFirst)\n"
      for outcome in report.outcomes {
        let own = findings.filter { $0.rule == outcome.rule.id }
        guard !own.isEmpty else { continue }
        result += "\n### \(escape(outcome.rule.title)) (`\(outcome.rule.id)`)\n\n"
        for finding in own { result += item(finding, of: graph) }
        result += "\n*What would close it:* \(prose(outcome.rule.cure))\n"
      }
    }
    result += "\n## Rules\n\n| rule | status | findings | missing |\n|---|---|---:|---|\n"
    for outcome in report.outcomes {
      let missing = outcome.missing.map { "`\($0)`" }.joined(separator: ", ")
      result += "| `\(outcome.rule.id)` | \(outcome.status.rawValue) | \(outcome.findings) "
      result += "| \(missing.replacing("|", with: " or ")) |\n"
    }
    return result
  }

  private static func item(_ finding: Finding, of graph: Graph) -> String {
    var result = "- \(escape(finding.message))"
    if let place = finding.subjects.first.flatMap({ graph.place(of: $0) }) {
      result += " <sub>\(escape(place.file)):\(place.position.line)</sub>"
    }
    result += "\n"
    for entry in EvidenceText.entries(of: finding, in: graph) {
      result += "  - \(entry.name): \(escape(entry.text))\n"
    }
    if let rests = EvidenceText.fragility(of: finding, in: graph) {
      result += "  - \(escape(rests))\n"
    }
    return result
  }

  /// A sentence whose words between backticks stay code.
  static func prose(_ text: String) -> String {
    let parts = text.split(separator: "`", omittingEmptySubsequences: false).map(String.init)
    guard parts.count % 2 == 1 else { return escape(text) }
    return parts.enumerated().map { $0 % 2 == 0 ? escape($1) : "`\($1)`" }.joined()
  }

  /// Escapes what Markdown and the HTML inside it would read as markup.
  static func escape(_ text: String) -> String {
    var result = ""
    for character in text {
      switch character {
      case "\\", "`", "*", "_", "[", "]", "|", "#": result += "\\\(character)"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "&": result += "&amp;"
      case "\n", "\r\n": result += " "
      default: result.append(character)
      }
    }
    return result
  }
}

extension String {
  fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
