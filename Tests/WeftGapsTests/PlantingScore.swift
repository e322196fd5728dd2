import TestSupport
import WeftGraph
import WeftQuery

@testable import WeftGaps

/// How many planted gaps each rule found, and which findings nothing planted explains.
struct PlantingScore {
  private struct Count {
    var planted = 0
    var found = 0
    var implied = 0
    var unexplained = 0
  }

  private let rules: RuleSet
  private var counts: [String: Count] = [:]
  private(set) var problems: [String] = []

  init(_ rules: RuleSet) { self.rules = rules }

  /// The rules a rule brings along, theirs, and so on.
  func implied(by rule: String) -> Set<String> {
    var result: Set<String> = []
    var waiting = rules[rule]?.implies ?? []
    while let next = waiting.popLast() {
      if result.insert(next).inserted { waiting += rules[next]?.implies ?? [] }
    }
    return result
  }

  mutating func add(_ report: GapReport, _ planting: Planting, _ graph: Graph, seed: Int) {
    for outcome in report.outcomes where outcome.status == .notAssessed {
      problems.append("seed \(seed): \(outcome.rule.id) lacks \(outcome.missing)")
    }
    var explained: Set<Int> = []
    for plant in planting.plants {
      counts[plant.rule, default: Count()].planted += 1
      let own = report.findings.indices.filter { place in
        let finding = report.findings[place]
        return finding.rule == plant.rule
          && finding.subjects.contains { plant.subjects.contains(graph.id(of: $0)) }
      }
      explained.formUnion(own)
      if own.isEmpty {
        problems.append("seed \(seed): \(plant.rule) at \(plant.subjects) is not found")
      } else {
        counts[plant.rule, default: Count()].found += 1
      }
    }
    for (place, finding) in report.findings.enumerated() where !explained.contains(place) {
      let names = Self.named(by: finding, graph)
      let reason = planting.plants.first { plant in
        let brought = implied(by: plant.rule).union(plant.also)
        return brought.contains(finding.rule) && !names.isDisjoint(with: plant.touched)
      }
      if reason != nil {
        counts[finding.rule, default: Count()].implied += 1
      } else {
        counts[finding.rule, default: Count()].unexplained += 1
        let near = planting.plants.filter { !names.isDisjoint(with: $0.touched) }.map(\.rule)
        problems.append("seed \(seed): \(finding.rule): \(finding.message) (near: \(near))")
      }
    }
  }

  /// The ids of the nodes a finding's subjects and evidence name.
  private static func named(by finding: Finding, _ graph: Graph) -> Set<String> {
    var result = Set(finding.subjects.map { graph.id(of: $0) })
    func add(_ value: Value) {
      switch value {
      case .node(let node): result.insert(graph.id(of: node))
      case .relationship(let relationship):
        result.insert(graph.id(of: graph.source(of: relationship)))
        result.insert(graph.id(of: graph.target(of: relationship)))
      case .list(let values): for value in values { add(value) }
      case .path(let path): for node in path.nodes { result.insert(graph.id(of: node)) }
      case .map(let map): for entry in map.entries { add(entry.value) }
      default: break
      }
    }
    for entry in finding.evidence { add(entry.value) }
    return result
  }

  /// Planted, found, recall, implied, unexplained and precision of every rule.
  var table: String {
    func padded(_ text: String, _ width: Int) -> String {
      text + String(repeating: " ", count: max(0, width - text.count))
    }
    func share(_ part: Int, _ whole: Int) -> String {
      whole == 0 ? "-" : "\((1000 * part / whole)) ‰"
    }
    var lines = [
      padded("rule", 30) + "planted  found  recall   implied  other  precision"
    ]
    for rule in rules.rules.map(\.id).sorted() {
      let count = counts[rule] ?? Count()
      let right = count.found + count.implied
      lines.append(
        padded(rule, 30) + padded("\(count.planted)", 9) + padded("\(count.found)", 7)
          + padded(share(count.found, count.planted), 9) + padded("\(count.implied)", 9)
          + padded("\(count.unexplained)", 7) + share(right, right + count.unexplained))
    }
    return lines.joined(separator: "\n")
  }
}
