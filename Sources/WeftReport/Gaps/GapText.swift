public import WeftGaps
public import WeftGraph
import WeftQuery

/// A gap report for a terminal: findings by severity and rule, each with its evidence, then what was not asked.
public struct GapText: Sendable {
  private let report: GapReport
  private let graph: Graph
  private let style: TextStyle

  /// The text of a report.
  /// - Parameter timings: Whether to add a table of how long each rule took.
  public static func text(
    _ report: GapReport, of graph: Graph, timings: Bool = false, style: TextStyle = .plain
  ) -> String {
    GapText(report, of: graph, style: style).text(timings: timings)
  }

  private init(_ report: GapReport, of graph: Graph, style: TextStyle) {
    self.report = report
    self.graph = graph
    self.style = style
  }

  private func text(timings: Bool) -> String {
    var result = heading + "\n"
    for severity in Severity.allCases {
      for outcome in report.outcomes where outcome.severity == severity {
        let findings = report.findings.filter {
          $0.rule == outcome.rule.id && $0.severity == severity
        }
        if !findings.isEmpty { result += section(outcome, severity, findings) }
      }
      // A rule may raise or lower the severity of single findings.
      for outcome in report.outcomes where outcome.severity != severity {
        let findings = report.findings.filter {
          $0.rule == outcome.rule.id && $0.severity == severity
        }
        if !findings.isEmpty { result += section(outcome, severity, findings) }
      }
    }
    result += "\n" + summary
    if timings { result += "\n" + timingTable }
    return result
  }

  private var heading: String {
    let names = graph.sourceNames.joined(separator: ", ")
    let size =
      Counts.of(graph.nodeCount, "node") + ", "
      + Counts.of(graph.relationshipCount, "relationship")
    return style(names, .bold)
      + style(
        " · \(size) · as of \(ValueText.temporal(.date(report.asOf)))", .dim)
  }

  private func section(_ outcome: RuleOutcome, _ severity: Severity, _ findings: [Finding])
    -> String
  {
    var result = "\n" + severityWord(severity) + "  " + style(outcome.rule.title, .bold)
    result += "  " + style("[\(outcome.rule.id)]", .dim) + "\n"
    for finding in findings {
      result += TextWrap.wrap(finding.message, indent: "  • ", rest: "    ")
      let evidence = EvidenceText.entries(of: finding, in: graph)
        .map { "\($0.name): \($0.text)" }.joined(separator: " · ")
      if !evidence.isEmpty { result += TextWrap.wrap(evidence, indent: "    ") }
      if let rests = EvidenceText.fragility(of: finding, in: graph) {
        result += TextWrap.wrap(rests, indent: "    ")
      }
      if let place = finding.subjects.first.flatMap({ graph.place(of: $0) }) {
        let at = "\(place.file):\(place.position.line):\(place.position.column)"
        result += "    " + style(at, .dim) + "\n"
      }
    }
    result += TextWrap.wrap(outcome.rule.cure, indent: "  → ", rest: "    ")
    return result
  }

  private func severityWord(_ severity: Severity) -> String {
    switch severity {
    case .critical: style("critical", .bold, .red)
    case .high: style("high", .red)
    case .medium: style("medium", .yellow)
    case .low: style("low", .blue)
    }
  }

  private var summary: String {
    var result = style(Counts.of(report.findings.count, "finding"), .bold)
    let bySeverity = Severity.allCases.compactMap { severity in
      let count = report.findings.count { $0.severity == severity }
      return count == 0 ? nil : "\(Counts.grouped(count)) \(severity.rawValue)"
    }
    if !bySeverity.isEmpty { result += " (" + bySeverity.joined(separator: ", ") + ")" }
    let status = [RuleOutcome.Status.found, .clear, .undetermined, .notAssessed].compactMap {
      status in
      let count = report.outcomes.count { $0.status == status }
      return count == 0
        ? nil : "\(count) \(status == .notAssessed ? "not assessed" : status.rawValue)"
    }
    result += " from " + Counts.of(report.outcomes.count, "rule")
    if !status.isEmpty { result += ": " + status.joined(separator: ", ") }
    result += "\n"
    if report.suppressed > 0 {
      result += Counts.of(report.suppressed, "finding") + " suppressed\n"
    }
    result += undeterminedLines + notAssessedLines
    return result
  }

  private var undeterminedLines: String {
    guard !report.undetermined.isEmpty else { return "" }
    var result = "\n" + style("Undetermined", .bold)
    result += style(" (the chart lacks what it takes to decide)", .dim) + "\n"
    for outcome in report.outcomes where outcome.undetermined > 0 {
      let items = report.undetermined.filter { $0.rule == outcome.rule.id }
      let names = items.prefix(5).map { item in
        item.subjects.map(graph.displayName(of:)).joined(separator: " and ")
      }
      var line = "\(outcome.rule.id): " + names.joined(separator: ", ")
      if items.count > names.count { line += " and \(items.count - names.count) more" }
      let missing = Set(items.flatMap(\.missing)).sorted()
      if !missing.isEmpty { line += " (missing: \(missing.joined(separator: ", ")))" }
      result += TextWrap.wrap(line, indent: "  ", rest: "    ")
    }
    return result
  }

  private var notAssessedLines: String {
    let skipped = report.outcomes.filter { $0.status == .notAssessed }
    guard !skipped.isEmpty else { return "" }
    var result = "\n" + style("Not assessed", .bold)
    result += style(" (the chart does not record what these rules need)", .dim) + "\n"
    guard skipped.count > Self.mostListed else {
      for outcome in skipped {
        let line = "\(outcome.rule.id): no \(outcome.missing.joined(separator: ", no "))"
        result += TextWrap.wrap(line, indent: "  ", rest: "    ")
      }
      return result
    }
    var families: [String] = []
    for outcome in skipped where !families.contains(outcome.rule.family) {
      families.append(outcome.rule.family)
    }
    for family in families {
      let ids = skipped.filter { $0.rule.family == family }.map(\.rule.id)
      result += TextWrap.wrap(
        "\(family): \(ids.joined(separator: ", "))", indent: "  ", rest: "    ")
    }
    var counts: [String: Int] = [:]
    for outcome in skipped { for need in outcome.missing { counts[need, default: 0] += 1 } }
    let most = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(6)
      .map { "\($0.key) (\($0.value))" }.joined(separator: ", ")
    result += TextWrap.wrap(
      "Missing most often: \(most). `weft explain RULE` says what a rule needs.", indent: "  ",
      rest: "  ")
    return result
  }

  /// How many rules that were not assessed are listed with what each lacks.
  private static let mostListed = 6

  private var timingTable: String {
    var table = TextTable(
      ["rule", "status", "findings", "milliseconds"],
      alignments: [.leading, .leading, .trailing, .trailing])
    for outcome in report.outcomes.sorted(by: { $0.milliseconds > $1.milliseconds }) {
      table.append([
        outcome.rule.id, outcome.status.rawValue, Counts.grouped(outcome.findings),
        tenths(outcome.milliseconds),
      ])
    }
    let assessed = report.outcomes.filter { $0.status != .notAssessed }
    let total = assessed.reduce(0) { $0 + $1.milliseconds }
    return table.text(style: style)
      + "\(Counts.of(assessed.count, "rule")) assessed in \(tenths(total)) ms\n"
  }

  private func tenths(_ number: Double) -> String {
    let scaled = Int((number * 10).rounded())
    return "\(Counts.grouped(scaled / 10)).\(abs(scaled % 10))"
  }
}
