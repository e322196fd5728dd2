import Foundation
import TestSupport
import WeftGraph

@testable import WeftGaps

/// One small chart with what a rule must say of it, read from `Tests/Fixtures/rule-cases`.
///
/// A file has `rule ID`, under it optionally `base` with lines all its cases share, then cases:
/// `case TITLE`, lines as in ``SmallChart`` (ids may be lists, `- LINE` takes a line of the base away),
/// `as-of DATE`, and what is expected: `expect -` for nothing, `expect *` for anything, or the ids of
/// the subjects of each finding, those of one finding joined by `+`; `undetermined` likewise.
struct RuleCase: Sendable, CustomStringConvertible {
  /// The rule that is asked.
  var rule: String
  private var title: String
  private var base: [String]
  private var own: [String] = []
  private var expected: [Substring]?
  private var undetermined: [Substring]?
  private var asOf = SmallChart.today

  var description: String { "\(rule): \(title)" }

  /// The cases of a family's file.
  static func cases(_ family: String) throws -> [RuleCase] {
    var result: [RuleCase] = []
    var rule = ""
    var base: [String] = []
    var isBase = false
    let file = Reference.packageFolder.appendingPathComponent(
      "Tests/Fixtures/rule-cases/\(family).txt")
    for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
      let words = line.split(separator: " ", maxSplits: 1)
      let rest = words.count > 1 ? String(words[1]) : ""
      switch words[0] {
      case "rule": (rule, base) = (rest, [])
      case "base": (base, isBase) = ([], true)
      case "case":
        isBase = false
        result.append(RuleCase(rule: rule, title: rest, base: base))
      case "expect": result[result.count - 1].expected = rest.split(separator: " ")
      case "undetermined": result[result.count - 1].undetermined = rest.split(separator: " ")
      case "as-of":
        result[result.count - 1].asOf = CalendarDate(isoText: rest) ?? SmallChart.today
      default:
        if isBase {
          base.append(String(line))
        } else {
          result[result.count - 1].own.append(String(line))
        }
      }
    }
    return result
  }

  /// Whether the rule must find something.
  var expectsGap: Bool { expected.map { $0 != ["-"] } ?? false }
  /// Whether it must find nothing.
  var expectsNone: Bool { expected == ["-"] }

  private var lines: [String] {
    var result = base
    for line in own {
      if line.hasPrefix("- ") {
        result.removeAll { $0 == line.dropFirst(2) }
      } else {
        result.append(line)
      }
    }
    return result
  }

  /// The chart; nodes are named by their ids in capitals unless they say otherwise.
  private var chart: SmallChart {
    var text = ""
    for line in lines {
      let words = line.split(separator: " ")
      let rest = words.dropFirst(words.count > 1 && words[1].hasPrefix("-") ? 3 : 2)
        .joined(separator: " ")
      if words[1].hasPrefix("-") {
        for from in words[0].split(separator: ",") {
          for to in words[2].split(separator: ",") { text += "\(from) \(words[1]) \(to) \(rest)\n" }
        }
      } else {
        for id in words[1].split(separator: ",") {
          let name = rest.contains("name=") ? "" : " name=\(id.uppercased())"
          text += "\(words[0]) \(id)\(name) \(rest)\n"
        }
      }
    }
    return SmallChart(text, asOf: asOf)
  }

  /// What the rule says otherwise than expected, nothing if it agrees.
  func differences(_ rules: RuleSet) throws -> [String] {
    guard let rule = rules[rule] else { return ["no such rule"] }
    let graph = chart.graph
    var options = GapAnalysis.Options(asOf: asOf)
    options.settings.complete = Set(
      OrganizationVocabulary.labels.map(\.name)
        + OrganizationVocabulary.relationshipTypes.map(\.name)
        + rule.needs.flatMap { $0.split(separator: "|").map { $0.filter { $0 != " " } } })
    let only = rules.filtered { $0.id == rule.id }
    let report = try GapAnalysis.run(on: graph, rules: only, options: options)
    func ids(_ subjects: [NodeID]) -> Set<String> { Set(subjects.map { graph.id(of: $0) }) }
    let found = report.findings.map { ids($0.subjects) }
    var problems: [String] = []
    if expected == ["*"] {
      if found.isEmpty { problems.append("finds nothing") }
    } else {
      problems += Self.difference("finds", found, expected ?? [])
    }
    if let undetermined {
      problems += Self.difference(
        "cannot determine", report.undetermined.map { ids($0.subjects) }, undetermined)
    } else if expected == ["-"], report.outcomes.first?.status != .clear {
      problems.append("is not clear")
    }
    return problems
  }

  /// What is found against lists of ids, each of which must be among the subjects of its own finding.
  private static func difference(
    _ verb: String, _ found: [Set<String>], _ wanted: [Substring]
  ) -> [String] {
    var left = found
    var problems: [String] = []
    for want in wanted where want != "-" {
      let ids = Set(want.split(separator: "+").map(String.init))
      if let place = left.firstIndex(where: { ids.isSubset(of: $0) }) {
        left.remove(at: place)
      } else {
        problems.append("does not \(verb) \(want)")
      }
    }
    return problems + left.map { "\(verb) \($0.sorted())" }
  }
}
