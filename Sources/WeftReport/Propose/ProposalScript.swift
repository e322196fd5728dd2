public import WeftGaps
public import WeftGraph

/// Proposals as a change file: a script of the query language that can be applied, compared and drawn.
public enum ProposalScript {
  /// The script; one statement a proposal.
  public static func text(_ report: ProposalReport, of graph: Graph) -> String {
    var result = "// Proposals for \(graph.sourceNames.map(oneLine).joined(separator: ", "))\n"
    if report.proposals.isEmpty {
      return result + ProposalWords.nothing(report).map { "// " + oneLine($0) + "\n" }.joined()
    }
    for proposal in report.proposals {
      let holder = proposal.assigned.map { graph.displayName(of: $0) } ?? "somebody new"
      result += "\n// \(proposal.id): \(oneLine(proposal.title)), taken by \(oneLine(holder))\n"
      result += proposal.additions.statement(for: graph)
    }
    return result
  }

  /// Text without the line ends that would end a comment.
  private static func oneLine(_ text: String) -> String {
    String(text.map { $0.isNewline ? " " : $0 })
  }
}
