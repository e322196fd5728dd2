import Foundation
public import WeftKit

/// A chart whose comments say which findings it must have, and on which line.
///
/// `<!-- expect: id×2 other-id -->` on the line of a finding's first subject lists every finding there;
/// `<!-- assessed: id … -->` on the first line lists rules that must be assessed.
public struct MarkedChart: Sendable {
  /// The path below the package's folder.
  public let path: String
  /// How many findings of each rule each line expects.
  public let expected: [Int: [String: Int]]
  /// Rules that must be assessed.
  public let assessed: [String]
  private let bytes: [UInt8]

  /// Reads a chart's text and marks.
  public init(path: String) throws {
    self.path = path
    bytes = Array(try Data(contentsOf: Golden.package.appending(path: path)))
    var expected: [Int: [String: Int]] = [:]
    var assessed: [String] = []
    let lines = String(decoding: bytes, as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false)
    for (number, line) in lines.enumerated() {
      for word in Self.words(of: "expect", in: line) {
        let parts = word.split(separator: "×")
        expected[number + 1, default: [:]][String(parts[0]), default: 0] +=
          parts.count == 2 ? Int(parts[1]) ?? 0 : 1
      }
      if number == 0 { assessed = Self.words(of: "assessed", in: line) }
    }
    self.expected = expected
    self.assessed = assessed
  }

  private static func words(of mark: String, in line: Substring) -> [String] {
    guard let start = line.range(of: "<!-- \(mark):"),
      let end = line.range(of: "-->", range: start.upperBound..<line.endIndex)
    else { return [] }
    return line[start.upperBound..<end.lowerBound].split(separator: " ").map(String.init)
  }

  /// The paths of the charts in a folder below `orgcharts`, sorted; of itself for "".
  public static func paths(in folder: String) -> [String] {
    let relative = folder.isEmpty ? "orgcharts" : "orgcharts/" + folder
    let names = try? FileManager.default.contentsOfDirectory(
      atPath: Golden.package.appending(path: relative).path(percentEncoded: false))
    return (names ?? []).filter { $0.hasSuffix(".graphml") }.sorted().map { relative + "/" + $0 }
  }

  /// The chart as a graph.
  public func graph() throws -> Graph {
    var reader = try ChartReader()
    try reader.add(name: path, bytes: bytes)
    return try reader.finish().graph
  }

  /// Runs rules on the chart as-of the day it states.
  public func report(_ rules: RuleSet, threads: Int = 1) throws -> (Graph, GapReport) {
    let graph = try graph()
    var day: CalendarDate?
    switch graph.attribute("asOf") {
    case .date(let date)?: day = date
    case .string(let text)?: day = CalendarDate(parsing: text)
    default: break
    }
    guard let day else { throw Unmarked(path: path) }
    var options = GapAnalysis.Options(asOf: day)
    options.threads = threads
    return (graph, try GapAnalysis.run(on: graph, rules: rules, options: options))
  }

  /// A chart that does not state its as-of day.
  public struct Unmarked: Error, CustomStringConvertible {
    let path: String
    /// What is wrong.
    public var description: String { "\(path) states no asOf" }
  }

  /// What differs between the marks and a report, one line each; nothing if they agree.
  public func differences(from report: GapReport, on graph: Graph) -> [String] {
    var found: [Int: [String: [String]]] = [:]
    for finding in report.findings {
      let line = finding.subjects.first.flatMap { graph.place(of: $0)?.position.line } ?? 0
      found[line, default: [:]][finding.rule, default: []].append(finding.message)
    }
    var result: [String] = []
    for line in Set(found.keys).union(expected.keys).sorted() {
      let here = found[line] ?? [:]
      let wanted = expected[line] ?? [:]
      for rule in Set(here.keys).union(wanted.keys).sorted()
      where here[rule]?.count ?? 0 != wanted[rule] ?? 0 {
        let messages = here[rule].map { ": " + $0.joined(separator: " | ") } ?? ""
        result.append(
          "\(path):\(line): \(rule) \(here[rule]?.count ?? 0) found, \(wanted[rule] ?? 0) expected"
            + messages)
      }
    }
    for rule in assessed {
      guard let outcome = report.outcomes.first(where: { $0.rule.id == rule }) else {
        result.append("\(path):1: there is no rule \(rule)")
        continue
      }
      if outcome.status == .notAssessed {
        result.append("\(path):1: \(rule) not assessed, missing \(outcome.missing)")
      }
    }
    return result
  }
}
