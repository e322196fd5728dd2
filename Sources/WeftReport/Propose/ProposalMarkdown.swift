public import WeftGaps
public import WeftGraph
import WeftQuery

/// Proposals as Markdown, for a page to decide on.
public enum ProposalMarkdown {
  /// The document.
  public static func text(_ report: ProposalReport, of graph: Graph) -> String {
    let words = ProposalWords(graph)
    let escape = GapMarkdown.escape
    var result = "# Proposals for \(graph.sourceNames.map(escape).joined(separator: ", "))\n\n"
    result += "As of \(ValueText.temporal(.date(report.asOf))). "
    guard !report.proposals.isEmpty else {
      return result + ProposalWords.nothing(report).map(escape).joined(separator: "\n\n") + "\n"
    }
    result += escape(words.choice(report)) + "\n"
    for (place, proposal) in report.proposals.enumerated() {
      result += "\n## \(place + 1). \(escape(proposal.title))\n\n*\(words.kind(proposal))*\n"
      result += parts(words.parts(proposal, in: report))
    }
    let together = words.together(report)
    if !together.isEmpty { result += "\n## All of it together\n" + parts(together) }
    return result
  }

  private static func parts(_ parts: [ProposalWords.Part]) -> String {
    var result = ""
    for part in parts {
      let title = part.title.prefix(1).uppercased() + part.title.dropFirst()
      if part.lines.count == 1 {
        result += "\n**\(title):** \(GapMarkdown.escape(part.lines[0]))\n"
      } else {
        result += "\n**\(title):**\n\n"
        for line in part.lines { result += "- \(GapMarkdown.escape(line))\n" }
      }
    }
    return result
  }
}
