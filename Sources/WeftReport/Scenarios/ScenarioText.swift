public import WeftGaps
public import WeftGraph
import WeftQuery

/// What changes would make of a chart, for a terminal: side by side, then each on its own.
public struct ScenarioText {
  private let before: GapReport
  private let graph: Graph
  private let scenarios: [Scenario]
  private let style: TextStyle

  /// Prepares the text of some scenarios of one chart.
  public init(
    _ scenarios: [Scenario], from before: GapReport, of graph: Graph, style: TextStyle = .plain
  ) {
    self.scenarios = scenarios
    self.before = before
    self.graph = graph
    self.style = style
  }

  /// The text.
  public func text() -> String {
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
    table.append(["opened", ""] + scenarios.map { String($0.opened.count) })
    table.append(["closed", ""] + scenarios.map { String($0.closed.count) })
    table.append(["changed", ""] + scenarios.map { String($0.changed.count) })
    for id in ScenarioWords.movedMeasures(of: scenarios) {
      let values = scenarios.map { scenario in scenario.measures.first { $0.id == id } }
      let old = values.compactMap(\.self).first?.before
      table.append(
        [id, ScenarioWords.number(old)] + values.map { ScenarioWords.number($0?.after) })
    }
    table.append(["affected", ""] + scenarios.map { String($0.affected.count) })
    return table.text(style: style)
  }

  private func details(_ scenario: Scenario) -> String {
    var result = ""
    result += list("opened", scenario.opened.map { ($0, nil) })
    result += list("closed", scenario.closed.map { ($0, nil) })
    result += list("changed", scenario.changed.map { ($0.after, $0.before.message) })
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
