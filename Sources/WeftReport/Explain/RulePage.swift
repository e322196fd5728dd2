public import WeftGaps
import WeftGraph

/// A rule's page for a terminal: the words of its own file, the query, its smallest chart and what that shows.
public struct RulePage: Sendable {
  private let rule: Rule
  private let style: TextStyle

  /// The page of a rule.
  /// - Parameters:
  ///   - chart: The text of the rule's smallest chart, if it is at hand.
  ///   - findings: What the rule says of that chart.
  public static func text(
    _ rule: Rule, chart: String?, findings: [String], style: TextStyle = .plain
  ) -> String {
    RulePage(rule, style: style).text(chart: chart, findings: findings)
  }

  private init(_ rule: Rule, style: TextStyle) {
    self.rule = rule
    self.style = style
  }

  private func text(chart: String?, findings: [String]) -> String {
    var result = style(rule.id, .bold) + " — " + rule.title + "\n"
    result += style("\(rule.family) · \(rule.severity.rawValue)", .dim) + "\n\n"
    for section in RuleSections(rule).sections {
      result += style(section.title, .bold) + "\n"
      for line in section.lines { result += TextWrap.wrap(line, indent: "  ", rest: "  ") }
      result += "\n"
    }
    result += style("query", .bold) + "\n" + Self.indented(Self.query(of: rule)) + "\n"
    if let chart {
      result += style("smallest chart", .bold) + "\n" + Self.indented(chart) + "\n"
    }
    if !findings.isEmpty {
      result += style("finding", .bold) + "\n"
      for finding in findings { result += "  • " + finding + "\n" }
    }
    return result
  }

  /// The rule's query without its header.
  package static func query(of rule: Rule) -> String {
    let lines = String(decoding: rule.text.bytes, as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false)
    return lines.drop { $0.hasPrefix("//") || $0.isEmpty }.joined(separator: "\n")
  }

  /// A parameter type as a header writes it.
  package static func name(of type: Rule.ParameterType) -> String {
    switch type {
    case .integer: "integer"
    case .float: "float"
    case .boolean: "boolean"
    case .string: "string"
    case .date: "date"
    case .duration: "duration"
    case .list(let element): "list of \(name(of: element))"
    }
  }

  static func indented(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.isEmpty ? "" : "  " + $0 }.joined(separator: "\n")
      .trimmingTrailingNewlines() + "\n"
  }
}

extension String {
  fileprivate func trimmingTrailingNewlines() -> String {
    var result = self
    while result.last == "\n" { result.removeLast() }
    return result
  }
}
