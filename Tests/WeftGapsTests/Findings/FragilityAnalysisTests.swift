import Testing
import TestSupport
import WeftGraph
import WeftQuery

@testable import WeftGaps

/// What findings are said to rest on, against deleting relationships from the chart.
@Suite struct FragilityAnalysisTests {
  private static func run(
    _ graph: Graph, _ rules: RuleSet, _ day: CalendarDate, _ scope: GapAnalysis.FragilityScope
  ) throws -> GapReport {
    var options = GapAnalysis.Options(asOf: day)
    options.fragility = scope
    return try GapAnalysis.run(on: graph, rules: rules, options: options)
  }

  private static func day(of graph: Graph) -> CalendarDate {
    if case .string(let text)? = graph.attribute("asOf") {
      return CalendarDate(parsing: text) ?? SmallChart.today
    }
    return SmallChart.today
  }

  @Test func twoThirdsOfTheRulesSayWhatTheyRestOn() throws {
    let rules = try RuleSet.standard().rules
    let silent = rules.filter { $0.fragility != nil }
    #expect(3 * silent.count <= rules.count)
  }

  /// Every relationship of a rule's smallest chart is deleted in turn.
  ///
  /// The finding goes if, and only if, it was said to rest on it. A rule that cannot be asked any more
  /// has found nothing either way.
  @Test(arguments: MarkedChart.paths(in: "gaps"))
  func deletingWhatAFindingRestsOnTakesItAway(path: String) throws {
    let id = String(path.split(separator: "/").last?.dropLast(".graphml".count) ?? "")
    let rules = try RuleSet.standard().filtered { $0.id == id }
    let rule = try #require(rules[id])
    let graph = try MarkedChart(path: path).graph()
    let day = Self.day(of: graph)
    let findings = try Self.run(graph, rules, day, .all).findings.filter { $0.rule == id }
    #expect(!findings.isEmpty)
    if let reason = rule.fragility {
      for finding in findings { #expect(finding.fragility == .unknown(reason)) }
      return
    }
    for number in 0..<graph.relationshipCount {
      let relationship = RelationshipID(number)
      let report = try Self.run(graph.without([relationship]), rules, day, .none)
      if report.outcomes.first?.status == .notAssessed { continue }
      // What can no longer be decided is not taken away.
      let open = report.undetermined.map { subject in
        Fingerprint.of(rule: id, subjects: subject.subjects.map { graph.id(of: $0) })
      }
      let left = Set(report.findings.map(\.fingerprint)).union(open)
      for finding in findings {
        guard case .rests(let carriers) = finding.fragility else {
          Testing.Issue.record("\(id): \(finding.fragility)")
          continue
        }
        let isGone = !left.contains(finding.fingerprint)
        #expect(
          isGone == carriers.contains(relationship),
          "\(finding.message) without \(graph.id(of: relationship))")
      }
    }
  }

  /// The same for what is planted in a whole organization, one way round: what is named does it.
  @Test(arguments: [0, 1]) func whatIsNamedTakesPlantedFindingsAway(seed: Int) throws {
    let planting = try #require(PlantedChartTests.plantings(seed: seed).first)
    let graph = planting.organization.chart.graph()
    let rules = try RuleSet.standard()
    let report = try Self.run(graph, rules, GeneratedOrganization.asOf, .all)
    for finding in report.findings {
      guard case .rests(let carriers) = finding.fragility, let first = carriers.first else {
        continue
      }
      let only = rules.filtered { $0.id == finding.rule }
      let left = try Self.run(
        graph.without([first]), only, GeneratedOrganization.asOf, .none)
      #expect(
        !left.findings.map(\.fingerprint).contains(finding.fingerprint),
        "\(finding.rule): \(finding.message) without \(graph.id(of: first))")
    }
  }

  @Test func largeChartsAreTriedOnlyIfThatIsAskedFor() throws {
    let graph = try MarkedChart(path: "orgcharts/gaps/sole-owner.graphml").graph()
    let rules = try RuleSet.standard().filtered { $0.id == "sole-owner" }
    let report = try Self.run(graph, rules, Self.day(of: graph), .charts(upTo: 3))
    for finding in report.findings {
      guard case .unknown(let reason) = finding.fragility else {
        Testing.Issue.record("tried")
        continue
      }
      #expect(reason.contains("--fragility"))
    }
  }

  @Test func coverageIsTheLeastShareOfWhatTheRuleReads() throws {
    let chart = SmallChart(
      """
      AISystem a riskClass=high
      AISystem b riskClass=high
      AISystem c
      Person p
      Team t
      p -OVERSEES-> b
      t -OVERSEES-> a
      """)
    let rules = try RuleSet.standard().filtered { $0.id == "unoverseen-high-risk" }
    let report = try Self.run(chart.graph, rules, SmallChart.today, .none)
    #expect(report.findings.map(\.coverage) == [2.0 / 3.0])
  }

  /// A number is the number: no relationship of the chart but those that are named takes a finding away.
  @Test(arguments: 0..<12 as Range<UInt64>)
  func nothingElseTakesAFindingAway(seed: UInt64) throws {
    let graph = RandomOrganization.chart(seed: seed, people: 9).graph
    let rules = try RuleSet.standard()
    let report = try Self.run(graph, rules, SmallChart.today, .all)
    var gone: [String: Set<RelationshipID>] = [:]
    for number in 0..<graph.relationshipCount {
      let relationship = RelationshipID(number)
      let left = try Self.run(graph.without([relationship]), rules, SmallChart.today, .none)
      let open = left.undetermined.map { subject in
        Fingerprint.of(
          rule: subject.rule, subjects: subject.subjects.map { graph.id(of: $0) })
      }
      let kept = Set(left.findings.map(\.fingerprint)).union(open)
      let asked = Set(left.outcomes.filter { $0.status != .notAssessed }.map(\.rule.id))
      for finding in report.findings
      where asked.contains(finding.rule) && !kept.contains(finding.fingerprint) {
        gone[finding.fingerprint, default: []].insert(relationship)
      }
    }
    var known = 0
    for finding in report.findings {
      guard case .rests(let carriers) = finding.fragility else { continue }
      known += 1
      let missed = (gone[finding.fingerprint] ?? []).subtracting(carriers)
      #expect(missed.isEmpty, "\(finding.message): \(missed.map { graph.id(of: $0) })")
    }
    #expect(known > 0)
  }
}
