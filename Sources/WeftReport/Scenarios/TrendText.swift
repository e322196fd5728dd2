public import WeftGaps
import WeftGraph
import WeftQuery

/// How findings and measures went, for a terminal.
public struct TrendText {
  private let trend: Trend
  private let style: TextStyle

  /// The text of a trend.
  public static func text(_ trend: Trend, style: TextStyle = .plain) -> String {
    TrendText(trend, style: style).text()
  }

  private init(_ trend: Trend, style: TextStyle) {
    self.trend = trend
    self.style = style
  }

  private func text() -> String {
    var result = bars() + "\n" + courses()
    result += "\n" + TrendWords.timeToClose(trend) + "\n"
    for note in TrendWords.notes(trend) { result += TextWrap.wrap(note, indent: "") }
    let shown = trend.open.prefix(20)
    guard !shown.isEmpty else { return result + "no finding is open\n" }
    result += "\n" + style("open, the oldest first", .bold) + "\n"
    var table = TextTable(
      ["since", "days", "severity", "finding"],
      alignments: [.leading, .trailing, .leading, .leading])
    for open in shown {
      table.append([
        open.since.description, (open.isAtLeast ? "≥ " : "") + String(open.age),
        open.finding.severity.rawValue, "\(open.finding.message) [\(open.finding.rule)]",
      ])
    }
    result += table.text(style: style)
    if trend.open.count > shown.count { result += "and \(trend.open.count - shown.count) more\n" }
    return result
  }

  private func bars() -> String {
    let most = trend.points.map(\.report.findings.count).max() ?? 0
    var table = TextTable(
      ["date", "findings", "opened", "closed", ""],
      alignments: [.leading, .trailing, .trailing, .trailing, .leading])
    for (point, step) in zip(trend.points, trend.steps) {
      let count = point.report.findings.count
      let length = most > 0 ? (count * 40 + most - 1) / most : 0
      table.append([
        point.date.description, String(count), step.opened.isEmpty ? "" : "+\(step.opened.count)",
        step.closed.isEmpty ? "" : "−\(step.closed.count)", String(repeating: "█", count: length),
      ])
    }
    return table.text(style: style)
  }

  private func courses() -> String {
    var table = TextTable(
      ["", "first", "last", "course"], alignments: [.leading, .trailing, .trailing, .leading])
    for (title, values) in TrendWords.courses(trend) { table.append(row(title, values)) }
    return table.rowCount > 0 ? table.text(style: style) : ""
  }

  private func row(_ title: String, _ values: [Double?]) -> [String] {
    [
      title, ScenarioWords.number(values.first ?? nil), ScenarioWords.number(values.last ?? nil),
      Self.sparkline(values),
    ]
  }

  /// One block a value, between the least and the greatest; a dot where there is none.
  static func sparkline(_ values: [Double?]) -> String {
    let blocks = Array("▁▂▃▄▅▆▇█")
    let known = values.compactMap(\.self).filter(\.isFinite)
    guard let least = known.min(), let most = known.max() else {
      return String(repeating: "·", count: values.count)
    }
    return String(
      values.map { value in
        guard let value, value.isFinite else { return "·" }
        guard most > least else { return blocks[3] }
        return blocks[min(7, Int((value - least) / (most - least) * 8))]
      })
  }
}

/// Sentences about trends.
enum TrendWords {
  /// What is followed beside all findings: those of each severity, and every measure that is defined
  /// at some point.
  static func courses(_ trend: Trend) -> [(title: String, values: [Double?])] {
    var result: [(title: String, values: [Double?])] = []
    for severity in Severity.allCases {
      let counts = trend.points.map { point in
        Double(point.report.findings.count { $0.severity == severity })
      }
      if counts.contains(where: { $0 > 0 }) {
        result.append(("\(severity.rawValue) findings", counts))
      }
    }
    for id in trend.measureIDs {
      let values = trend.course(of: id)
      if values.contains(where: { $0 != nil }) { result.append((id, values)) }
    }
    return result
  }

  /// How many nodes an entry names.
  private static let mostNames = 3

  /// Which nodes are followed by name, and which rules could no longer be asked, at which point.
  static func notes(_ trend: Trend) -> [String] {
    zip(trend.points, trend.steps).flatMap { point, step in
      let byName = step.matchedByName
      let named = byName.prefix(mostNames).map { point.graph.displayName(of: $0.new) }
      let more = byName.count > mostNames ? [Counts.of(byName.count - mostNames, "other")] : []
      let followed =
        byName.isEmpty
        ? [] : ["followed by name, for the ids differ: \(Words.list(named + more))"]
      let placed = point.graph.placedNodes.count
      let unnamed =
        placed > 0
        ? [
          "followed by name, else by what is said of them, for they have no id: "
            + Counts.of(placed, "node")
        ] : []
      let revealed =
        step.revealed.isEmpty
        ? []
        : [
          "may have been there before, and could not be told: "
            + Counts.of(step.revealed.count, "opened finding")
        ]
      return (unnamed + followed + ScenarioWords.unassessed(step.unassessed) + revealed)
        .map { "\(point.date): \($0)" }
    }
  }

  static func timeToClose(_ trend: Trend) -> String {
    guard let median = trend.medianDaysToClose, let longest = trend.daysToClose.last else {
      let rest =
        trend.closedOfUnknownAge > 0
        ? "; \(trend.closedOfUnknownAge) closed may have been there before they were first seen"
        : ""
      return "time to close: no finding was both opened and closed\(rest)"
    }
    var result = "time to close: median \(ScenarioWords.number(median)) days, longest \(longest)"
    result += " (\(Counts.of(trend.daysToClose.count, "finding"))"
    if trend.closedOfUnknownAge > 0 {
      result += "; \(trend.closedOfUnknownAge) more may have been there before they were first seen"
    }
    return result + ")"
  }
}
