import TestSupport
import Testing
import WeftGraph
import WeftQuery

@testable import WeftGaps

@Suite struct ProposalsTests {
  private func run(
    _ chart: SmallChart, _ adjust: (inout Proposals.Options) -> Void = { _ in }
  ) throws -> ProposalReport {
    var options = Proposals.Options(asOf: SmallChart.today)
    adjust(&options)
    return try Proposals.run(on: chart.graph, rules: RuleSet.standard(), options: options)
  }

  private func ids(_ nodes: [NodeID], _ chart: SmallChart) -> [String] {
    nodes.map { chart.graph.id(of: $0) }
  }

  private static let people = """
    Person boss
    Person leadA
    Person leadB
    Person leadC
    Person a1
    Person a2
    Person b1
    Person b2
    Person c1
    Team a
    Team b
    Team c
    leadA -REPORTS_TO-> boss
    leadB -REPORTS_TO-> boss
    leadC -REPORTS_TO-> boss
    a1 -REPORTS_TO-> leadA
    a2 -REPORTS_TO-> leadA
    b1 -REPORTS_TO-> leadB
    b2 -REPORTS_TO-> leadB
    c1 -REPORTS_TO-> leadC
    leadA -LEADS-> a
    leadB -LEADS-> b
    leadC -LEADS-> c
    leadA -MEMBER_OF-> a
    leadB -MEMBER_OF-> b
    leadC -MEMBER_OF-> c
    a1 -MEMBER_OF-> a
    a2 -MEMBER_OF-> a
    b1 -MEMBER_OF-> b
    b2 -MEMBER_OF-> b
    c1 -MEMBER_OF-> c
    a1 -COLLABORATES_WITH-> a2
    """

  /// What a rule that could not be asked before finds of the proposal's own role is opened by it.
  @Test func findingsOfItsOwnRoleAreOpened() throws {
    let chart = SmallChart(
      Self.people + """

        Skill k
        Skill m
        AISystem x
        AISystem y
        a -OWNS-> x
        b -OWNS-> y
        x -DEPENDS_ON-> y requires=5
        x -DEPENDS_ON-> y since=2020-01-01
        x -REQUIRES_SKILL-> k
        x -REQUIRES_SKILL-> m
        leadC -HAS_SKILL-> k
        """)
    let report = try run(chart)
    #expect(report.newlyAssessed.contains("unskilled-holder"))
    let opened = report.opens.filter { $0.rule == "unskilled-holder" }
    #expect(opened.count == 1)
    #expect(report.proposals.first?.opens.contains { $0.rule == "unskilled-holder" } ?? false)
    // What the rest of the chart shows for the first time may have been there.
    let revealed = Set(report.reveals.map(\.fingerprint))
    for finding in report.opens where report.newlyAssessed.contains(finding.rule) {
      let isNew = finding.nodes.contains { chart.graph.node(report.changed.id(of: $0)) == nil }
      #expect(revealed.contains(finding.fingerprint) != isNew, "\(finding.message)")
    }
    #expect(report.proposals[0].reasons[0].contains("(x needs y),"))
  }

  @Test func whatWasUndeterminedIsRevealedAndNotOpened() throws {
    let chart = SmallChart(
      Self.people + """

        AISystem x
        AISystem y
        Decision first
        Decision second
        a -OWNS-> x
        b -OWNS-> y
        x -CONTRIBUTES_TO-> first
        y -CONTRIBUTES_TO-> first
        x -CONTRIBUTES_TO-> second
        y -CONTRIBUTES_TO-> second
        boss -ACCOUNTABLE_FOR-> second
        """)
    let report = try run(chart) { $0.roles = 1 }
    let second = try #require(report.changed.node("second"))
    let opened = report.opens.filter { $0.rule == "unintegrated-decision" }
    #expect(opened.map(\.subjects.first) == [second])
    #expect(report.reveals.contains { $0.fingerprint == opened.first?.fingerprint })
  }

  @Test func oneWayDependenceCallsForAContact() throws {
    let chart = SmallChart(Self.people + "\na -DEPENDS_ON-> b")
    let report = try run(chart)
    let proposal = try #require(report.proposals.first)
    #expect(report.proposals.count == 1 && report.gains == [1] && report.isExact)
    #expect(proposal.device == .contact && proposal.share == 0.05)
    #expect(proposal.title == "Contact between a and b")
    #expect(proposal.reportsTo.map { chart.graph.id(of: $0) } == "boss")
    #expect(proposal.closes.contains { $0.rule == "missing-integration-role" })
    // Two pairs of people, so that nothing hangs on one.
    #expect(proposal.newTies.count == 2)
    #expect(proposal.newTies.map { $0.standIn == nil } == [true, false])
    #expect(!proposal.opens.contains { $0.rule == "lone-bridge" })
    #expect(
      proposal.measures.contains(
        .init(id: "integration-cover", before: 0, after: 1)))
  }

  @Test func mutualDependenceCallsForALiaison() throws {
    let chart = SmallChart(Self.people + "\na -DEPENDS_ON-> b\nb -DEPENDS_ON-> a")
    let report = try run(chart)
    let proposal = try #require(report.proposals.first)
    #expect(proposal.device == .liaison)
    #expect(ids(proposal.scope, chart) == ["a", "b"])
    #expect(proposal.additions.nodes.map(\.labels) == [["Role"]])
    let types = Set(proposal.additions.relationships.map(\.type))
    #expect(types == ["HOLDS", "INTEGRATES", "REPORTS_TO", "COLLABORATES_WITH"])
  }

  @Test func aRingOfThreeCallsForAGroupOfAll() throws {
    let ring = "\na -DEPENDS_ON-> b\nb -DEPENDS_ON-> c\nc -DEPENDS_ON-> a"
    let report = try run(SmallChart(Self.people + ring)) { $0.roles = 1 }
    let lasting = try #require(report.proposals.first)
    #expect(lasting.device == .team && report.gains == [3])
    #expect(lasting.closes.contains { $0.rule == "missing-integration-role" })
    let until = ring.replacing("\n", with: " until=2027-01-01\n").dropFirst(
      " until=2027-01-01".count)
    let brief = try run(SmallChart(Self.people + until + " until=2027-01-01")) { $0.roles = 1 }
    #expect(brief.proposals.first?.device == .taskForce)
  }

  /// A ring of teams of two people each, all of one function.
  private static func ring(of count: Int) -> SmallChart {
    var lines = ["Function f name=Field"]
    for number in 1...count {
      let id = number < 10 ? "0\(number)" : "\(number)"
      let next = number == count ? "01" : number < 9 ? "0\(number + 1)" : "\(number + 1)"
      lines += ["Team t\(id)", "Person p\(id)", "Person q\(id)", "t\(id) -PART_OF-> f"]
      lines += ["p\(id) -MEMBER_OF-> t\(id)", "q\(id) -MEMBER_OF-> t\(id)"]
      lines += ["p\(id) -COLLABORATES_WITH-> q\(id)", "t\(id) -DEPENDS_ON-> t\(next)"]
    }
    // What is needed has to come before what needs it.
    let nodes = lines.filter { !$0.contains("->") }
    return SmallChart((nodes + lines.filter { $0.contains("->") }).joined(separator: "\n"))
  }

  @Test func aGroupOfManyIsNamedByAFewAndWhatTheyArePartOf() throws {
    let report = try run(Self.ring(of: 7)) { $0.roles = 1 }
    let proposal = try #require(report.proposals.first)
    #expect(proposal.title == "Standing group of t01, t02, t03 and 4 other teams in Field")
    #expect(proposal.scope.count == 7 && proposal.cautions.isEmpty)
    let many = try #require(try run(Self.ring(of: 21)) { $0.roles = 1 }.proposals.first)
    #expect(many.title == "Standing group of t01, t02, t03 and 17 other teams in Field")
    #expect(many.cautions.isEmpty && many.reasons.count == 19 && many.scope.count == 20)
    let few = try #require(try run(Self.ring(of: 5)) { $0.roles = 1 }.proposals.first)
    #expect(few.title.hasSuffix("t01, t02, t03, t04 and t05"))
  }

  @Test func aVacantRoleIsFilledBeforeANewOneIsMade() throws {
    let chart = SmallChart(
      Self.people + """

        Role joiner subtype=integration
        a1 -HOLDS-> other
        Role other subtype=line
        joiner -INTEGRATES-> a
        joiner -INTEGRATES-> b
        a -DEPENDS_ON-> b
        """)
    let report = try run(chart) { $0.roles = 1 }
    let proposal = try #require(report.proposals.first)
    #expect(proposal.role.map { chart.graph.id(of: $0) } == "joiner")
    #expect(report.gains == [2] && proposal.additions.nodes.isEmpty)
    #expect(
      Set(proposal.closes.map(\.rule)).isSuperset(
        of: ["vacant-integration-role", "missing-integration-role"]))
  }

  @Test func aDecisionFedByTwoTeamsGetsOneWhoJoinsIt() throws {
    let chart = SmallChart(
      Self.people + """

        AISystem s
        AISystem t
        Decision d
        a -OWNS-> s
        b -OWNS-> t
        s -CONTRIBUTES_TO-> d
        t -CONTRIBUTES_TO-> d
        s -DEPENDS_ON-> t
        """)
    let report = try run(chart) { $0.roles = 1 }
    let proposal = try #require(report.proposals.first)
    #expect(report.gains == [2])
    #expect(ids(proposal.scope, chart) == ["a", "b", "d"])
    #expect(proposal.closes.contains { $0.rule == "unintegrated-decision" })
    #expect(proposal.reasons.count == 2)
  }

  @Test func candidatesAreRankedAndTheOvercommittedLeftOut() throws {
    let chart = SmallChart(
      Self.people.replacing("a1 -MEMBER_OF-> a", with: "a1 -MEMBER_OF-> a share=0.5")
        .replacing("a2 -MEMBER_OF-> a", with: "a2 -MEMBER_OF-> a share=1.4") + """

          Skill k
          a1 -HAS_SKILL-> k
          AISystem s
          AISystem t
          a -OWNS-> s
          b -OWNS-> t
          s -REQUIRES_SKILL-> k
          s -DEPENDS_ON-> t
          t -DEPENDS_ON-> s
          """)
    let proposal = try #require(try run(chart) { $0.candidates = 9 }.proposals.first)
    #expect(ids(proposal.skills, chart) == ["k"])
    #expect(proposal.overcommitted == 1)
    let best = try #require(proposal.candidates.first)
    #expect(chart.graph.id(of: best.person) == "a1" && proposal.assigned == best.person)
    #expect(best.has.contains("has the skill k") && best.has.contains("is a member of a"))
    #expect(best.lacks == ["a tie to b"])
    // Skills 1, ties 1/2, independence 1, time 1.
    #expect(abs(best.score - 3.5 / 4) < 1e-12)
    let lead = try #require(proposal.candidates.first { chart.graph.id(of: $0.person) == "leadA" })
    #expect(lead.lacks.contains("independence: leads a"))
  }

  @Test func whoIntegratesEnoughIsNotGivenMore() throws {
    let busy = """

      Team d
      Team e
      Team f
      Team g
      a1 -INTEGRATES-> c
      a1 -INTEGRATES-> d
      a1 -INTEGRATES-> e
      a1 -INTEGRATES-> f
      a1 -INTEGRATES-> g
      a -DEPENDS_ON-> b
      b -DEPENDS_ON-> a
      """
    let chart = SmallChart(Self.people + busy)
    let proposal = try #require(
      try run(chart).proposals.first { ids($0.scope, chart) == ["a", "b"] })
    #expect(proposal.overcommitted == 1)
    #expect(!proposal.candidates.contains { chart.graph.id(of: $0.person) == "a1" })
  }

  @Test func whereNobodyInsideIsFreeSomebodyNewIsNamed() throws {
    let chart = SmallChart(
      """
      Person x
      Team a
      Team b
      x -MEMBER_OF-> a share=2
      Person y
      y -MEMBER_OF-> b share=2
      Person gone active=false
      gone -COLLABORATES_WITH-> x
      a -DEPENDS_ON-> b
      b -DEPENDS_ON-> a
      """)
    let proposal = try #require(try run(chart).proposals.first)
    #expect(proposal.assigned == nil && proposal.overcommitted == 2)
    #expect(proposal.closes.contains { $0.rule == "missing-integration-role" })
    #expect(proposal.reportsTo == nil && !proposal.reportsToReason.isEmpty)
  }

  @Test func budgetAndScopeLimitTheChoice() throws {
    let chart = SmallChart(
      Self.people + "\na -DEPENDS_ON-> b\nb -DEPENDS_ON-> a\nb -DEPENDS_ON-> c")
    #expect(try run(chart).gains.reduce(0, +) == 2)
    let cheap = try run(chart) { $0.budget = 0.07 }
    #expect(cheap.proposals.map(\.device) == [.contact])
    #expect(try run(chart) { $0.budget = 0 }.proposals.isEmpty)
    let onlyC = try run(chart) { $0.scope = chart.graph.node("c") }
    #expect(onlyC.needs == 1)
    #expect(onlyC.proposals.map(\.title) == ["Contact between b and c"])
  }

  @Test func aJoinedChartNeedsNothing() throws {
    let report = try run(SmallChart(Self.people))
    #expect(report.proposals.isEmpty && report.needs == 0)
  }
}
