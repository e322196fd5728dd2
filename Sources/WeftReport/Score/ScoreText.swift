public import WeftGaps
public import WeftGraph
import WeftQuery

/// A scorecard for a terminal: one line a measure, then what lies behind each, then what is not defined.
public struct ScoreText: Sendable {
  private let report: ScoreReport
  private let graph: Graph
  private let style: TextStyle

  /// The text of a report.
  public static func text(
    _ report: ScoreReport, of graph: Graph, style: TextStyle = .plain
  ) -> String {
    ScoreText(report, of: graph, style: style).text
  }

  private init(_ report: ScoreReport, of graph: Graph, style: TextStyle) {
    self.report = report
    self.graph = graph
    self.style = style
  }

  private var text: String {
    let whole = report.values.filter { $0.scope == nil }
    let defined = whole.filter { $0.value != nil }
    var result = style(graph.sourceNames.joined(separator: ", "), .bold)
    result += style(" · as of \(ValueText.temporal(.date(report.asOf)))", .dim) + "\n\n"
    var table = TextTable(
      ["measure", "value", "known", "bounds", "what was counted"],
      alignments: [.leading, .trailing, .trailing, .leading, .leading])
    for measured in defined {
      table.append([
        measured.measure, ScoreWords.number(measured.value),
        ScoreWords.percent(measured.coverage), ScoreWords.bounds(measured), measured.summary,
      ])
    }
    if !defined.isEmpty { result += table.text(style: style) }
    result += behind(defined) + undefined(whole) + units
    return result
  }

  private func behind(_ defined: [MeasureValue]) -> String {
    var result = ""
    for measured in defined {
      let names = ScoreWords.behind(measured, in: graph)
      guard !names.isEmpty || !measured.missing.isEmpty else { continue }
      result += "\n" + style(measured.measure, .bold) + "\n"
      for line in names { result += TextWrap.wrap(line, indent: "  ", rest: "    ") }
      if !measured.missing.isEmpty {
        result += TextWrap.wrap(
          "→ sharper with " + measured.missing.joined(separator: ", "), indent: "  ", rest: "    ")
      }
    }
    return result
  }

  private func undefined(_ whole: [MeasureValue]) -> String {
    let none = whole.filter { $0.value == nil }
    guard !none.isEmpty else { return "" }
    var result = "\n" + style("Not defined for this chart", .bold) + "\n"
    for measured in none {
      result += TextWrap.wrap(
        "\(measured.measure): \(measured.reason ?? "")", indent: "  ", rest: "    ")
    }
    return result
  }

  /// One table a measure, units as rows; a unit for which it is not defined is left out and counted.
  private var units: String {
    var result = ""
    for measure in ScoreMeasure.all {
      let own = report.values.filter { $0.measure == measure.id && $0.scope != nil }
      guard !own.isEmpty else { continue }
      var table = TextTable(
        ["unit", "value", "known", "bounds", "what was counted"],
        alignments: [.leading, .trailing, .trailing, .leading, .leading])
      for measured in own where measured.value != nil {
        table.append([
          measured.scope.map(graph.displayName(of:)) ?? "", ScoreWords.number(measured.value),
          ScoreWords.percent(measured.coverage), ScoreWords.bounds(measured), measured.summary,
        ])
      }
      result += "\n" + style(measure.id, .bold) + style(" by unit", .dim) + "\n"
      if table.rowCount > 0 { result += table.text(style: style) }
      let rest = own.count - table.rowCount
      if rest > 0 { result += "  not defined for \(Counts.of(rest, "unit"))\n" }
    }
    return result
  }
}

/// Parts of a measure's value as people read them.
enum ScoreWords {
  static func number(_ value: Double?) -> String { value.map(ValueText.rounded) ?? "—" }

  static func percent(_ share: Double?) -> String {
    guard let share else { return "—" }
    // Not quite everything is never shown as everything.
    return "\(share < 1 ? min(Int((share * 100).rounded()), 99) : 100) %"
  }

  static func bounds(_ measured: MeasureValue) -> String {
    guard measured.low != measured.value || measured.high != measured.value else { return "exact" }
    let low = measured.low.map(ValueText.rounded) ?? "…"
    let high = measured.high.map(ValueText.rounded) ?? "…"
    return "\(low) to \(high)"
  }

  /// The first nodes of each list that decides a value, and its figures.
  static func behind(_ measured: MeasureValue, in graph: Graph) -> [String] {
    measured.evidence.compactMap { entry in
      guard entry.name != "items", entry.name != "holding", entry.name != "relationships" else {
        return nil
      }
      let name = words(entry.name)
      switch entry.value {
      case .list(let values):
        guard !values.isEmpty else { return nil }
        let first = values.prefix(5).map { text($0, in: graph) }.joined(separator: ", ")
        let rest = values.count > 5 ? " and \(values.count - 5) more" : ""
        return "\(name): \(first)\(rest)"
      case .map(let map):
        guard !map.entries.isEmpty else { return nil }
        let parts = map.entries.map { "\($0.key) \(text($0.value, in: graph))" }
        return "\(name): " + parts.joined(separator: entry.name == "checks" ? "; " : ", ")
      case .float(let number): return "\(name): \(ValueText.rounded(number))"
      case .null: return nil
      default: return "\(name): \(text(entry.value, in: graph))"
      }
    }
  }

  private static func text(_ value: Value, in graph: Graph) -> String {
    switch value {
    case .float(let number): return ValueText.rounded(number)
    case .list(let values):
      return values.map { text($0, in: graph) }.joined(separator: " – ")
    case .map(let map):
      if let subject = map["of"], let number = map["value"] {
        return "\(text(subject, in: graph)) \(text(number, in: graph))"
      }
      if let subject = map["of"], let check = map["check"] {
        return "\(text(check, in: graph)) \(text(subject, in: graph))"
      }
      return map.entries.filter { entry in
        if case .integer(0) = entry.value { return false }
        return true
      }.map { "\(text($0.value, in: graph)) \(words($0.key))" }.joined(separator: ", ")
    default: return ValueText.text(value, in: graph)
    }
  }

  /// A name as words: `removedFirst` becomes `removed first`.
  static func words(_ name: String) -> String {
    name.reduce(into: "") { result, character in
      if character.isUppercase, result.last?.isLowercase ?? false { result += " " }
      result += character.lowercased()
    }
  }
}
