import Testing
import WeftGraph

@testable import WeftGaps

/// What must hold of findings and measures on any chart.
@Suite struct ScorecardLawTests {
  private func lines(_ seed: UInt64) -> [String] {
    RandomOrganization.text(seed: seed, isRich: true).split(separator: "\n").map(String.init)
  }

  private func isRelationship(_ line: String) -> Bool { line.contains("-> ") }

  private func measures(_ lines: [String], _ ids: Set<String> = []) throws -> [MeasureValue] {
    var options = Scorecard.Options(asOf: SmallChart.today)
    options.measures = ids
    return try Scorecard.run(on: SmallChart(lines.joined(separator: "\n")).graph, options: options)
      .values
  }

  /// What rules say.
  /// - Parameter isBrief: Without the sentences, whose lists keep the order of the file.
  private func findings(
    _ lines: [String], _ ids: Set<String>? = nil, isBrief: Bool = false
  ) throws -> [String] {
    var rules = try RuleSet.standard()
    if let ids { rules = rules.filtered { ids.contains($0.id) } }
    let graph = SmallChart(lines.joined(separator: "\n")).graph
    let report = try GapAnalysis.run(
      on: graph, rules: rules, options: .init(asOf: SmallChart.today))
    return report.findings.map {
      "\($0.rule) \($0.severity) \(isBrief ? $0.fingerprint : $0.message)"
    }.sorted()
      + report.undetermined.map { item in
        "\(item.rule) undetermined \(item.subjects.map { graph.id(of: $0) }.sorted())"
      }.sorted()
  }

  private func differ(_ one: Double?, _ other: Double?) -> Bool {
    guard let one, let other else { return one != other }
    return abs(one - other) > 1e-12 * max(1, abs(one))
  }

  private func compare(_ one: [MeasureValue], _ other: [MeasureValue]) {
    for (before, after) in zip(one, other) {
      for (name, was, now) in [
        ("value", before.value, after.value), ("coverage", before.coverage, after.coverage),
        ("low", before.low, after.low), ("high", before.high, after.high),
      ] where differ(was, now) {
        Testing.Issue.record(
          "\(before.measure): \(name) \(String(describing: was)), then \(String(describing: now))")
      }
    }
  }

  private func compare(_ one: [String], _ other: [String]) {
    for lost in Set(one).subtracting(other).sorted() { Testing.Issue.record("lost: \(lost)") }
    for new in Set(other).subtracting(one).sorted() { Testing.Issue.record("new: \(new)") }
  }

  @Test(arguments: 0..<60) func valuesLieWithinTheirBounds(seed: UInt64) throws {
    for value in try measures(lines(seed)) {
      guard let own = value.value else { continue }
      if let low = value.low { #expect(low <= own, "\(value.measure): \(low), not \(own)") }
      if let high = value.high { #expect(own <= high, "\(value.measure): \(own), not \(high)") }
    }
  }

  @Test(arguments: 0..<10) func doublingEveryRelationshipChangesNothing(seed: UInt64) throws {
    let once = lines(seed)
    let twice = once + once.filter(isRelationship)
    compare(try measures(once), try measures(twice))
    compare(try findings(once), try findings(twice))
  }

  @Test(arguments: 0..<10) func theOrderOfTheFileChangesNothing(seed: UInt64) throws {
    let once = lines(seed)
    var random = SeededGenerator(seed: seed)
    var mixed = once
    random.shuffle(&mixed)
    // Of two partners with equally many ties the first in the file goes first.
    let others = Set(ScoreMeasure.all.map(\.id)).subtracting(["ecosystem-health"])
    compare(try measures(once, others), try measures(mixed, others))
    compare(try findings(once, isBrief: true), try findings(mixed, isBrief: true))
  }

  /// Who owns something, or is responsible for it, by a role of their own must coordinate as before.
  @Test(arguments: 0..<40) func workThroughARoleIsWork(seed: UInt64) throws {
    let once = lines(seed)
    var turned: [String] = []
    for (number, line) in once.enumerated() {
      let words = line.split(separator: " ")
      guard words[0].hasPrefix("Person"), words.count > 2,
        ["-OWNS->", "-RESPONSIBLE_FOR->"].contains(words[1])
      else {
        turned.append(line)
        continue
      }
      turned.append("Role own\(number)")
      turned.append("\(words[0]) -HOLDS-> own\(number)")
      turned.append((["own\(number)"] + words.dropFirst()).joined(separator: " "))
    }
    compare(try measures(once, ["congruence"]), try measures(turned, ["congruence"]))
    let rule: Set<String> = ["unmet-coordination"]
    compare(try findings(once, rule), try findings(turned, rule))
  }
}
