public import WeftGaps
public import WeftGraph
import WeftQuery

/// What changes would make of a chart, for a terminal: side by side, then each on its own.
public struct ScenarioText {
  private let before: GapReport
  private let graph: Graph
  private let scenarios: [Scenario]
  private let style: TextStyle

  /// The text of some scenarios of one chart.
  public static func text(
    _ scenarios: [Scenario], from before: GapReport, of graph: Graph, style: TextStyle = .plain
  ) -> String {
    ScenarioText(scenarios, from: before, of: graph, style: style).text()
  }

  private init(
    _ scenarios: [Scenario], from before: GapReport, of graph: Graph, style: TextStyle
  ) {
    self.scenarios = scenarios
    self.before = before
    self.graph = graph
    self.style = style
  }

  private func text() -> String {
    var result = style(graph.sourceNames.joined(separator: ", "), .bold)
    result += " · as of \(ValueText.temporal(.date(before.asOf)))\n"
    if scenarios.count > 1 {
      for (index, scenario) in scenarios.enumerated() {
        result += "\(Self.letter(index))  \(scenario.name): \(ScenarioWords.effects(scenario))\n"
      }
    }
    result += "\n" + overview()
    for (index, scenario) in scenarios.enumerated() {
      let letter = scenarios.count > 1 ? "\(Self.letter(index))  " : ""
      result += "\n" + style(letter + scenario.name, .bold)
      result += ": \(ScenarioWords.effects(scenario))\n" + details(scenario)
    }
    return result
  }

  private static func letter(_ index: Int) -> String {
    index < 26 ? String(UnicodeScalar(UInt8(0x41 + index))) : String(index + 1)
  }

  private func overview() -> String {
    let names =
      scenarios.count > 1 ? scenarios.indices.map { Self.letter($0) } : ["after"]
    var table = TextTable(
      ["", scenarios.count > 1 ? "now" : "before"] + names,
      alignments: [.leading] + Array(repeating: .trailing, count: names.count + 1))
    func row(_ title: String, _ count: (GapReport) -> Int) {
      let old = count(before)
      table.append(
        [title, String(old)]
          + scenarios.map { scenario in
            let new = count(scenario.report)
            return new == old ? String(new) : "\(new) (\(new > old ? "+" : "−")\(abs(new - old)))"
          })
    }
    row("findings") { $0.findings.count }
    for severity in Severity.allCases {
      row("  \(severity.rawValue)") { report in
        report.findings.count { $0.severity == severity }
      }
    }
    table.append(["opened", ""] + scenarios.map { String(ScenarioWords.opened($0).count) })
    if scenarios.contains(where: { !$0.revealed.isEmpty }) {
      table.append(["may have been there", ""] + scenarios.map { String($0.revealed.count) })
    }
    table.append(["closed", ""] + scenarios.map { String($0.closed.count) })
    table.append(["changed", ""] + scenarios.map { String($0.changed.count) })
    for id in ScenarioWords.movedMeasures(of: scenarios) {
      let values = scenarios.map { scenario in scenario.measures.first { $0.id == id } }
      let old = values.compactMap(\.self).first?.before
      table.append(
        ScenarioWords.row(id, old, values.map { $0?.after }))
    }
    table.append(["affected", ""] + scenarios.map { String($0.affected.count) })
    return table.text(style: style)
  }

  private func details(_ scenario: Scenario) -> String {
    var result = ""
    result += list("opened", ScenarioWords.opened(scenario).map { ($0, nil) })
    result += list(
      "may have been there, and could not be told", scenario.revealed.map { ($0, nil) })
    result += list("closed", scenario.closed.map { ($0, nil) })
    let reworded = scenario.changed.filter(ScenarioWords.isReworded)
    result += list("changed", reworded.map { ($0.after, $0.before.message) })
    for note in ScenarioWords.notes(scenario) { result += TextWrap.wrap(note, indent: "  ") }
    if !scenario.affected.isEmpty {
      let names = ScenarioWords.affected(scenario, in: graph)
      result += TextWrap.wrap("affected: \(names)", indent: "  ", rest: "    ")
    }
    if result.isEmpty { result = "  no finding and no measure changes\n" }
    return result
  }

  private func list(_ title: String, _ findings: [(finding: Finding, was: String?)]) -> String {
    guard !findings.isEmpty else { return "" }
    var result = "  " + style(title, .bold) + "\n"
    for (finding, was) in findings {
      let head = "\(finding.severity.rawValue)  \(finding.message) [\(finding.rule)]"
      result += TextWrap.wrap(head, indent: "    • ", rest: "      ")
      if let was, was != finding.message {
        result += TextWrap.wrap("was: \(was)", indent: "      ")
      }
    }
    return result
  }
}

/// Words and numbers of scenarios, the same in every form.
enum ScenarioWords {
  /// What comes and goes, in words.
  static func effects(_ scenario: Scenario) -> String {
    let changes = scenario.changes
    let parts = [
      part(changes.addedNodes, changes.removedNodes, "node"),
      part(changes.addedRelationships, changes.removedRelationships, "relationship"),
      part(
        changes.addedProperties, changes.removedProperties, "property", plural: "properties"),
    ].compactMap(\.self)
    return parts.isEmpty ? "nothing changes" : parts.joined(separator: ", ")
  }

  private static func part(
    _ added: Int, _ removed: Int, _ noun: String, plural: String? = nil
  ) -> String? {
    guard added + removed > 0 else { return nil }
    let signs = [added > 0 ? "+\(added)" : nil, removed > 0 ? "−\(removed)" : nil]
    let words = max(added, removed) == 1 ? noun : plural ?? noun + "s"
    return signs.compactMap(\.self).joined(separator: " ") + " " + words
  }

  /// The ids of measures that differ in any of some scenarios, in their order.
  static func movedMeasures(of scenarios: [Scenario]) -> [String] {
    var result: [String] = []
    for measure in scenarios.flatMap(\.measures)
    where measure.before != measure.after && !result.contains(measure.id) {
      result.append(measure.id)
    }
    return result
  }

  static func number(_ value: Double?) -> String { value.map(ValueText.rounded) ?? "–" }

  /// A measure's values, written with as many digits as it takes to tell those that differ apart.
  static func row(_ id: String, _ before: Double?, _ after: [Double?]) -> [String] {
    let values = [before] + after
    let different = Set(values.compactMap(\.self)).count
    for decimals in 3...12 {
      let texts = values.map { value in
        value.map { ValueText.rounded($0, decimals: decimals) } ?? "–"
      }
      if Set(texts).subtracting(["–"]).count == different { return [id] + texts }
    }
    return [id] + values.map { value in value.map { "\($0)" } ?? "–" }
  }

  /// The new findings that cannot have been there before.
  static func opened(_ scenario: Scenario) -> [Finding] {
    let old = Set(scenario.revealed.map(\.fingerprint))
    return scenario.opened.filter { !old.contains($0.fingerprint) }
  }

  /// Whether a finding that changed says so in its sentence or severity.
  static func isReworded(_ change: Scenario.ChangedFinding) -> Bool {
    change.before.message != change.after.message || change.before.severity != change.after.severity
  }

  /// What is to be said of a change beside the findings that come and go.
  static func notes(_ scenario: Scenario) -> [String] {
    let same = scenario.changed.count { !isReworded($0) }
    var result =
      same == 0
      ? [] : ["\(Counts.of(same, "finding")) more with other evidence and the same words"]
    result += unassessed(scenario.unassessed)
    if !scenario.newlyAssessed.isEmpty {
      result.append(
        "assessed for the first time: \(scenario.newlyAssessed.joined(separator: ", "))"
      )
    }
    return result
  }

  /// Which rules can no longer be asked, and what that hides.
  static func unassessed(_ rules: [Scenario.Unassessed]) -> [String] {
    guard !rules.isEmpty else { return [] }
    var byMissing: [(missing: [String], rules: [Scenario.Unassessed])] = []
    for rule in rules {
      if let place = byMissing.firstIndex(where: { $0.missing == rule.missing }) {
        byMissing[place].rules.append(rule)
      } else {
        byMissing.append((rule.missing, [rule]))
      }
    }
    return byMissing.map { missing, rules in
      let hidden = rules.reduce(0) { $0 + $1.findings.count }
      let words =
        hidden == 0
        ? "that they find nothing says nothing"
        : "\(Counts.of(hidden, "finding")) of theirs \(hidden == 1 ? "is" : "are") neither closed nor open"
      let names = rules.map(\.rule).joined(separator: ", ")
      let reason =
        missing.isEmpty
        ? "no longer answered, because a limit or a value that cannot be read stopped them"
        : "no longer assessed, because the chart records no \(missing.joined(separator: ", ")) any more"
      return "\(reason): \(names); \(words)"
    }
  }

  /// The names of what is affected, at most ten of them.
  static func affected(_ scenario: Scenario, in graph: Graph) -> String {
    let names = scenario.affected.map { id in
      if let node = graph.node(id) { return graph.displayName(of: node) }
      return scenario.graph.node(id).map { scenario.graph.displayName(of: $0) } ?? id
    }
    let shown = names.prefix(10).joined(separator: ", ")
    return names.count > 10 ? "\(shown) and \(names.count - 10) more" : shown
  }
}
