public import WeftGaps
public import WeftGraph
import WeftQuery

/// Proposals for a terminal: each a job, then what they do together.
public enum ProposalText {
  /// The whole text.
  public static func text(_ report: ProposalReport, of graph: Graph, style: TextStyle) -> String {
    let words = ProposalWords(graph)
    var result = style(graph.sourceNames.joined(separator: ", "), .bold)
    result += style(" · as of \(ValueText.temporal(.date(report.asOf)))", .dim) + "\n"
    guard !report.proposals.isEmpty else {
      return result + ProposalWords.nothing(report).map { TextWrap.wrap($0, indent: "") }.joined()
    }
    result += TextWrap.wrap(words.choice(report), indent: "")
    for (place, proposal) in report.proposals.enumerated() {
      result += "\n" + style("\(place + 1). \(proposal.title)", .bold)
      result += style(" (\(words.kind(proposal)))", .dim) + "\n"
      result += lines(words.parts(proposal, in: report), style)
    }
    let together = words.together(report)
    if !together.isEmpty {
      result += "\n" + style("All of it together", .bold) + "\n" + lines(together, style)
    }
    return result
  }

  private static func lines(_ parts: [ProposalWords.Part], _ style: TextStyle) -> String {
    var result = ""
    for part in parts {
      let title = part.title + String(repeating: " ", count: max(12 - part.title.count, 1))
      for (place, line) in part.lines.enumerated() {
        let head = place == 0 ? style(title, .dim) : String(repeating: " ", count: 12)
        let wrapped = TextWrap.wrap(line, indent: "", rest: "  ", width: 86)
        for (row, text) in wrapped.split(separator: "\n").enumerated() {
          result += "   " + (row == 0 ? head : String(repeating: " ", count: 12)) + text + "\n"
        }
      }
    }
    return result
  }
}
