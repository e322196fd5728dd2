public import WeftGaps
import WeftGraph
import WeftQuery

/// A rule's page for a terminal: the words of its own file, the query, its smallest chart and what that shows.
public struct RulePage: Sendable {
  private let rule: Rule
  private let style: TextStyle

  /// Creates the page of a rule.
  public init(_ rule: Rule, style: TextStyle) {
    self.rule = rule
    self.style = style
  }

  /// The page.
  /// - Parameters:
  ///   - chart: The text of the rule's smallest chart, if it is at hand.
  ///   - findings: What the rule says of that chart.
  public func text(chart: String?, findings: [String]) -> String {
    var result = style(rule.id, .bold) + " — " + rule.title + "\n"
    result += style("\(rule.family) · \(rule.severity.rawValue)", .dim) + "\n\n"
    result += section("question", rule.question)
    result += section("why", rule.why)
    result += section("what would close it", rule.cure)
    result += section("source", rule.source)
    if !rule.needs.isEmpty {
      result += section("needs", rule.needs.joined(separator: ", "))
    }
    if !rule.implies.isEmpty {
      result += section("brings along", rule.implies.joined(separator: ", "))
    }
    if !rule.parameters.isEmpty {
      result += style("parameters", .bold) + "\n"
      for parameter in rule.parameters {
        let value = Self.literal(parameter.defaultValue)
        result += "  \(parameter.name) \(Self.name(of: parameter.type)) = \(value)"
        result += style("   --param \(rule.id).\(parameter.name)=…", .dim) + "\n"
      }
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

  private func section(_ title: String, _ text: String) -> String {
    style(title, .bold) + "\n" + TextWrap.wrap(text, indent: "  ") + "\n"
  }

  /// The rule's query without its header.
  public static func query(of rule: Rule) -> String {
    let lines = String(decoding: rule.text.bytes, as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false)
    return lines.drop { $0.hasPrefix("//") || $0.isEmpty }.joined(separator: "\n")
  }

  /// A parameter type as a header writes it.
  public static func name(of type: Rule.ParameterType) -> String {
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

  private static func literal(_ value: Value) -> String {
    switch value {
    case .string(let text): "'\(text)'"
    case .list(let values): "[" + values.map(literal).joined(separator: ", ") + "]"
    default: ValueText.text(value, in: .empty)
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
