public import WeftGaps
public import WeftGraph
import WeftQuery

/// What changes would make of a chart, as Markdown.
public enum ScenarioMarkdown {
  /// The document.
  public static func text(
    _ scenarios: [Scenario], from before: GapReport, of graph: Graph
  ) -> String {
    let escape = GapMarkdown.escape
    var result = "# What if: \(graph.sourceNames.map(escape).joined(separator: ", "))\n\n"
    result += "As of \(ValueText.temporal(.date(before.asOf))).\n\n"
    result += "| | now |" + scenarios.map { " \(escape($0.name)) |" }.joined() + "\n"
    result += "|---|---:|" + scenarios.map { _ in "---:|" }.joined() + "\n"
    func row(_ title: String, _ now: String, _ cells: [String]) {
      result += "| \(title) | \(now) |" + cells.map { " \($0) |" }.joined() + "\n"
    }
    row(
      "findings", String(before.findings.count), scenarios.map { String($0.report.findings.count) })
    row("opened", "", scenarios.map { String(ScenarioWords.opened($0).count) })
    if scenarios.contains(where: { !$0.revealed.isEmpty }) {
      row("may have been there", "", scenarios.map { String($0.revealed.count) })
    }
    row("closed", "", scenarios.map { String($0.closed.count) })
    row("changed", "", scenarios.map { String($0.changed.count) })
    for id in ScenarioWords.movedMeasures(of: scenarios) {
      let values = scenarios.map { scenario in scenario.measures.first { $0.id == id } }
      let cells = ScenarioWords.row(
        id, values.compactMap(\.self).first?.before, values.map { $0?.after })
      row("`\(id)`", cells[1], Array(cells.dropFirst(2)))
    }
    for scenario in scenarios {
      result += "\n## \(escape(scenario.name))\n\n\(ScenarioWords.effects(scenario)).\n"
      result += list("Opened", ScenarioWords.opened(scenario))
      result += list("May have been there, and could not be told", scenario.revealed)
      result += list("Closed", scenario.closed)
      result += list("Changed", scenario.changed.filter(ScenarioWords.isReworded).map(\.after))
      for note in ScenarioWords.notes(scenario) {
        result += "\n\(escape(note.prefix(1).uppercased() + note.dropFirst())).\n"
      }
      if !scenario.affected.isEmpty {
        result += "\n*Affected:* \(escape(ScenarioWords.affected(scenario, in: graph)))\n"
      }
    }
    return result
  }

  private static func list(_ title: String, _ findings: [Finding]) -> String {
    guard !findings.isEmpty else { return "" }
    return "\n### \(title)\n\n"
      + findings.map {
        "- **\($0.severity.rawValue)** \(GapMarkdown.escape($0.message)) (`\($0.rule)`)\n"
      }.joined()
  }
}
