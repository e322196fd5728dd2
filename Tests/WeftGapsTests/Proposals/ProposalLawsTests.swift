import TestSupport
import Testing
import WeftGraph
import WeftQuery

@testable import WeftGaps

/// What holds of the proposals for any chart.
@Suite struct ProposalLawsTests {
  private static func run(_ chart: SmallChart) throws -> ProposalReport {
    try Proposals.run(
      on: chart.graph, rules: RuleSet.standard(), options: .init(asOf: SmallChart.today))
  }

  /// A random organization with more dependencies, shares and skills than usual.
  private static func random(_ seed: Int) -> SmallChart {
    RandomOrganization.chart(seed: UInt64(seed), people: 16)
  }

  /// The rules whose findings are needs.
  static let looksFor: Set = [
    "missing-integration-role", "unintegrated-decision", "vacant-integration-role",
  ]

  @Test(arguments: 0..<40) func whatAProposalNamesIsGoneOnceItIsApplied(seed: Int) throws {
    let chart = Self.random(seed)
    let report = try Self.run(chart)
    let rules = try RuleSet.standard()
    let options = GapAnalysis.Options(asOf: SmallChart.today)
    let before = Set(
      try GapAnalysis.run(on: chart.graph, rules: rules, options: options).findings
        .map(\.fingerprint))
    #expect(report.gains.reduce(0, +) <= Double(report.needs))
    // A finding on a ring of units takes all of its pairs, so one proposal may close none alone.
    if report.gains.reduce(0, +) == Double(report.needs), report.needs > 0 {
      #expect(!report.closes.isEmpty)
      // What is said to be met is met.
      let left = try GapAnalysis.run(on: report.changed, rules: rules, options: options).findings
        .filter { before.contains($0.fingerprint) && Self.looksFor.contains($0.rule) }
      #expect(left.isEmpty, "\(left.map(\.message))")
    }
    let holders = report.proposals.compactMap(\.assigned)
    #expect(Set(holders).count == holders.count)
    for proposal in report.proposals {
      var edit = GraphEdit(of: chart.graph)
      proposal.additions.apply(to: &edit)
      #expect(edit.changes.removedNodes == 0 && edit.changes.removedRelationships == 0)
      let graph = edit.finish().graph
      let after = Set(
        try GapAnalysis.run(on: graph, rules: rules, options: options).findings
          .map(\.fingerprint))
      for finding in proposal.closes {
        #expect(before.contains(finding.fingerprint))
        #expect(!after.contains(finding.fingerprint), "\(proposal.title): \(finding.message)")
      }
      for finding in proposal.opens {
        #expect(!before.contains(finding.fingerprint) && after.contains(finding.fingerprint))
      }
      if let assigned = proposal.assigned { #expect(assigned != proposal.reportsTo) }
    }
  }

  @Test(arguments: 0..<20) func theChangeFileDoesWhatTheProposalsDo(seed: Int) throws {
    let chart = Self.random(seed)
    let report = try Self.run(chart)
    let script = report.proposals.map { $0.additions.statement(for: chart.graph) }.joined()
    guard !script.isEmpty else { return }
    let result = try ChangeScript.run(
      SourceText(name: "change.cypher", text: script), on: chart.graph,
      options: .init(catalog: StandardCatalog.catalog, clock: .asOf(SmallChart.today)))
    func picture(_ graph: Graph) -> [String] {
      let nodes = (0..<graph.nodeCount).map { number in
        let node = NodeID(number)
        let labels = graph.labels(of: node).map(graph.name(of:)).sorted()
        let properties = graph.properties(of: node).filter { $0.key != "id" }
        return "\(graph.id(of: node)) \(labels) \(properties.map { "\($0)" }.sorted())"
      }
      let relationships = (0..<graph.relationshipCount).map { number in
        let one = RelationshipID(number)
        return
          "\(graph.id(of: one)) \(graph.properties(of: one).map { "\($0)" }.sorted())"
      }
      return (nodes + relationships).sorted()
    }
    #expect(picture(result.graph) == picture(report.changed))
  }

  // MARK: Large charts

  @Test(arguments: [1, 2, 5])
  func `what is asked of a large chart is what is asked of a small one`(seed: UInt64) throws {
    var planting = Planting(in: GeneratedOrganization(seed: seed, people: 150))
    for rule in [
      "missing-integration-role", "unintegrated-decision", "vacant-integration-role",
      "missing-integration-role", "unmet-coordination",
    ] {
      planting.plant(rule)
    }
    let chart = planting.organization.chart
    var options = Proposals.Options(asOf: chart.asOf)
    options.roles = 5
    let rules = try RuleSet.standard()
    let small = try Proposals.run(on: chart.graph(), rules: rules, options: options)
    options.wholeLimit = 0
    let large = try Proposals.run(on: chart.graph(), rules: rules, options: options)
    #expect(small.proposals.count > 1 && large.proposals.count == small.proposals.count)
    func words(_ findings: [Finding]) -> [String] {
      findings.map { "\($0.fingerprint) \($0.message)" }
    }
    #expect(words(large.closes) == words(small.closes))
    #expect(words(large.opens) == words(small.opens))
    #expect(large.measures == small.measures)
    // Of a large chart only those rules and measures are asked that all proposals together move.
    let moved = Set((small.closes + small.opens).map(\.rule))
    let measured = Set(small.measures.map(\.id))
    for (one, other) in zip(large.proposals, small.proposals) {
      #expect(
        words(one.closes.filter { moved.contains($0.rule) })
          == words(other.closes.filter { moved.contains($0.rule) }))
      #expect(
        words(one.opens.filter { moved.contains($0.rule) })
          == words(other.opens.filter { moved.contains($0.rule) }))
      #expect(one.measures == other.measures.filter { measured.contains($0.id) })
    }
  }
}
