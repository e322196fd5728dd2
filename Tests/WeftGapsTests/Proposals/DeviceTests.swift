import Testing
import WeftGraph
import WeftQuery

@testable import WeftGaps

/// What devices claim, against what they do: whatever a proposal says it meets is met.
@Suite struct DeviceTests {
  /// Teams of four under one boss, each led by its first member, with a chain of ties inside.
  private static func organization(_ teams: [String], size: Int = 4, leads: Bool = true) -> String {
    var lines = ["Person boss executive=true"]
    for team in teams {
      lines.append("Team \(team)")
      for number in 0..<size {
        let person = "\(team)\(number)"
        lines += ["Person \(person)", "\(person) -MEMBER_OF-> \(team)"]
        lines.append("\(person) -REPORTS_TO-> \(number == 0 ? "boss" : "\(team)0")")
        if number > 0 { lines.append("\(team)\(number - 1) -COLLABORATES_WITH-> \(person)") }
      }
      if leads { lines.append("\(team)0 -LEADS-> \(team)") }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static let letters = ["a", "b", "c", "d", "e", "f"]

  private func run(
    _ chart: SmallChart, _ adjust: (inout Proposals.Options) -> Void = { _ in }
  ) throws -> ProposalReport {
    var options = Proposals.Options(asOf: SmallChart.today)
    adjust(&options)
    return try Proposals.run(on: chart.graph, rules: RuleSet.standard(), options: options)
  }

  /// The rules whose gaps are left when everything is done.
  private func left(_ report: ProposalReport) throws -> [String] {
    try GapAnalysis.run(
      on: report.changed, rules: RuleSet.standard(), options: .init(asOf: SmallChart.today)
    ).findings.map(\.rule).filter(ProposalLawsTests.looksFor.contains)
  }

  private func ids(_ nodes: [NodeID], _ chart: SmallChart) -> [String] {
    nodes.map { chart.graph.id(of: $0) }
  }

  @Test(arguments: [1, 2, 3, 4, 5, 6, 7])
  func aDeviceThatTakesADecisionIntegratesIt(level: Int) throws {
    let chart = SmallChart(
      Self.organization(["a", "b"]) + """
        AISystem sa
        AISystem sb
        Decision dec
        a -OWNS-> sa
        b -OWNS-> sb
        sa -CONTRIBUTES_TO-> dec
        sb -CONTRIBUTES_TO-> dec
        sa -DEPENDS_ON-> sb requires=\(level)
        """)
    let report = try run(chart)
    #expect(report.gains == [2])
    #expect(try left(report).isEmpty)
  }

  @Test(arguments: [4, 5, 6]) func aDecisionOfManyTeamsGetsAnIntegrator(count: Int) throws {
    let teams = Array(Self.letters.prefix(count))
    let systems = teams.flatMap { team in
      ["AISystem s\(team)", "\(team) -OWNS-> s\(team)", "s\(team) -CONTRIBUTES_TO-> dec"]
    }
    let chart = SmallChart(
      Self.organization(teams) + "Decision dec\n" + systems.joined(separator: "\n"))
    let report = try run(chart)
    let proposal = try #require(report.proposals.first)
    #expect(ids(proposal.scope, chart) == teams + ["dec"])
    #expect(proposal.device == .integratingRole && proposal.share <= 1)
    #expect(try left(report).isEmpty)
    #expect(!report.opens.contains { $0.rule == "overcommitted-integrator" })
  }

  @Test func aVacantRoleWithTooMuchToJoinIsFilledAndSaidToBeTooMuch() throws {
    let scope = Self.letters.map { "joiner -INTEGRATES-> \($0)" }.joined(separator: "\n")
    let chart = SmallChart(
      Self.organization(Self.letters)
        + "Role joiner subtype=integration\nRole other\nboss -HOLDS-> other\n" + scope)
    let report = try run(chart)
    let proposal = try #require(report.proposals.first)
    #expect(proposal.role.map { chart.graph.id(of: $0) } == "joiner" && proposal.assigned != nil)
    #expect(proposal.cautions.contains { $0.contains("divided") })
    #expect(proposal.closes.contains { $0.rule == "vacant-integration-role" })
  }

  @Test func aRingOfSixGetsOneGroup() throws {
    let ring = zip(Self.letters, Self.letters.dropFirst() + ["a"])
      .map { "\($0) -DEPENDS_ON-> \($1)" }.joined(separator: "\n")
    let report = try run(SmallChart(Self.organization(Self.letters) + ring))
    #expect(report.proposals.map(\.device) == [.team] && report.gains == [6])
    #expect(try left(report).isEmpty)
  }

  @Test func aRingTooLongForOneTableGetsSeveralGroups() throws {
    let teams = (10..<35).map { "t\($0)" }
    let ring = zip(teams, teams.dropFirst() + [teams[0]])
      .map { "\($0) -DEPENDS_ON-> \($1)" }.joined(separator: "\n")
    let report = try run(SmallChart(Self.organization(teams) + ring)) { $0.roles = 2 }
    #expect(report.proposals.map(\.device) == [.team, .team])
    #expect(report.proposals.allSatisfy { $0.scope.count <= 20 && $0.share <= 1 })
    #expect(report.gains == [19, 6])
    #expect(try left(report).isEmpty)
  }

  @Test func aGroupTakesTheDecisionsOfItsUnits() throws {
    let ring = zip(Self.letters, Self.letters.dropFirst() + ["a"])
      .map { "\($0) -DEPENDS_ON-> \($1)" }
    let systems = ["a", "d", "f"].flatMap { team in
      ["AISystem s\(team)", "\(team) -OWNS-> s\(team)", "s\(team) -CONTRIBUTES_TO-> dec"]
    }
    let chart = SmallChart(
      Self.organization(Self.letters)
        + (["Decision dec"] + ring + systems).joined(separator: "\n"))
    let report = try run(chart)
    #expect(report.proposals.map(\.device) == [.team] && report.gains == [7])
    #expect(report.proposals.first.map { ids($0.scope, chart) } == Self.letters + ["dec"])
    #expect(try left(report).isEmpty)
  }

  @Test func whatIsMetAlreadyIsNoReasonForTheNextJob() throws {
    let teams = (10..<35).map { "t\($0)" }
    let ring = zip(teams, teams.dropFirst() + [teams[0]])
      .map { "\($0) -DEPENDS_ON-> \($1)" }.joined(separator: "\n")
    let report = try run(SmallChart(Self.organization(teams) + ring)) { $0.roles = 9 }
    #expect(report.proposals.map { Double($0.reasons.count) } == report.gains)
  }

  @Test func whoLacksTheTimeIsNotGivenTheJob() throws {
    let chart = { (busy: [String]) in
      SmallChart(
        Self.organization(["a", "b"])
          + (["a -DEPENDS_ON-> b requires=5", "Team z"]
          + busy.map { "\($0) -MEMBER_OF-> z share=0.9" }).joined(separator: "\n"))
    }
    let everybody = ["boss"] + ["a", "b"].flatMap { team in (0..<4).map { "\(team)\($0)" } }
    let open = try #require(try run(chart([])).proposals.first)
    #expect(open.device == .integratingRole && open.assigned != nil)
    let one = try #require(try run(chart(everybody.filter { $0 != "b3" })).proposals.first)
    #expect(ids(one.candidates.map(\.person), chart([])).first == "b3")
    #expect(one.assigned == one.candidates.first?.person)
    let none = try #require(try run(chart(everybody)).proposals.first)
    #expect(none.assigned == nil && !none.candidates.isEmpty)
  }

  @Test func aRoleNobodyIsRecordedToHoldIsPointedTo() throws {
    let text =
      Self.organization(["a", "b"]) + """
        a -DEPENDS_ON-> b requires=5
        Role joiner name=Joiner subtype=integration
        joiner -INTEGRATES-> a
        joiner -INTEGRATES-> b
        """
    let proposal = try #require(try run(SmallChart(text)).proposals.first)
    #expect(proposal.role == nil && proposal.cautions.contains { $0.contains("“Joiner”") })
    let elsewhere = text + "\nRole other\nboss -HOLDS-> other"
    #expect(try run(SmallChart(elsewhere)).proposals.first?.role != nil)
  }

  @Test func whereThereIsRoomTheCheaperDevicesAreTaken() throws {
    let chart = SmallChart(
      Self.organization(["a", "b", "c"]) + """
        b -DEPENDS_ON-> a
        c -DEPENDS_ON-> a
        """)
    #expect(try run(chart) { $0.roles = 1 }.proposals.map(\.device) == [.integratingRole])
    #expect(try run(chart) { $0.roles = 2 }.proposals.map(\.device) == [.contact, .contact])
  }

  @Test func theRuleDecidesWhatIsAGap() throws {
    let chart = SmallChart(
      Self.organization(["a", "b"]) + "a -DEPENDS_ON-> b\na1 -COLLABORATES_WITH-> b1")
    #expect(try run(chart).needs == 0)
    let stricter = try run(chart) { options in
      options.settings.rules["missing-integration-role"] = Settings.RuleSettings()
      options.settings.rules["missing-integration-role"]?.parameters["minimumLevel"] = .integer(2)
    }
    #expect(stricter.proposals.map(\.device) == [.liaison])
    let open = SmallChart(Self.organization(["a", "b"]) + "a -DEPENDS_ON-> b")
    #expect(try run(open).needs == 1)
    let off = try run(open) { options in
      options.settings.rules["missing-integration-role"] = Settings.RuleSettings()
      options.settings.rules["missing-integration-role"]?.isOff = true
    }
    #expect(off.needs == 0 && off.proposals.isEmpty)
    let known = try run(open) { options in
      options.settings.suppressions = [
        Settings.Suppression(
          rule: "missing-integration-role", subjects: ["a", "b"], reason: "known", until: nil)
      ]
    }
    #expect(known.needs == 0)
  }

  @Test func whoStandsAboveAUnitDoesNotIntegrateIt() throws {
    // Nobody leads the units on paper; a0 and b0 do in fact.
    let bare = SmallChart(
      Self.organization(["a", "b"], leads: false)
        + "a -DEPENDS_ON-> b requires=5\na0 -COLLABORATES_WITH-> c1")
    let people = try #require(try run(bare) { $0.candidates = 20 }.proposals.first).candidates
    #expect(!ids(people.map(\.person), bare).contains { $0.hasSuffix("0") })
    #expect(!people.isEmpty)
    // a1 leads the division both units are part of.
    let division = SmallChart(
      Self.organization(["a", "b"]) + """
        Team div
        a -DEPENDS_ON-> b requires=5
        a -PART_OF-> div
        b -PART_OF-> div
        a1 -LEADS-> div
        """)
    let others = try #require(try run(division) { $0.candidates = 20 }.proposals.first).candidates
    #expect(!ids(others.map(\.person), division).contains("a1"))
  }

  @Test func partTimersHaveLessThanAWholePositionFree() throws {
    let chart = SmallChart(
      Self.organization(["a", "b"], size: 2).replacing("Person a1", with: "Person a1 fte=0.2")
        .replacing("Person b1", with: "Person b1 fte=0.5") + """
          Role r
          a1 -HOLDS-> r share=0.1
          b1 -HOLDS-> r share=0.1
          a -DEPENDS_ON-> b requires=5
          """)
    let proposal = try #require(try run(chart) { $0.candidates = 9 }.proposals.first)
    let short = try #require(proposal.candidates.first { ids([$0.person], chart) == ["a1"] })
    #expect(short.lacks.contains("time: 18 % is free and 30 % is needed"))
    // A share is one of the person's own time: 30 % of a position is 60 % of half a one.
    #expect(proposal.assigned.map { chart.graph.id(of: $0) } == "b1")
    let seat = try #require(proposal.additions.relationships.first { $0.type == "HOLDS" })
    #expect(seat.properties.map(\.value) == [.float(0.6)])
  }

  @Test func aGroupWritesTheShareItStates() throws {
    let chart = SmallChart(Self.organization(["a", "b"]) + "a -DEPENDS_ON-> b requires=4")
    let proposal = try #require(try run(chart).proposals.first)
    let seats = proposal.additions.relationships.filter { $0.type == "MEMBER_OF" }
    #expect(proposal.device == .team && proposal.share == 0.2)
    #expect(seats.map { $0.properties.map(\.value) } == [[.float(0.2)], [.float(0.05)]])
    #expect(abs(proposal.cost - 0.25) < 1e-12)
  }

  @Test(arguments: [true, false]) func aMatrixReachesHeadsOnPaperAndInFact(leads: Bool) throws {
    let chart = SmallChart(
      Self.organization(["a", "b"], leads: leads)
        + "a -DEPENDS_ON-> b requires=7\na1 -COLLABORATES_WITH-> a3")
    let report = try run(chart)
    let proposal = try #require(report.proposals.first)
    #expect(proposal.device == .matrix && proposal.assigned != nil)
    #expect(proposal.additions.relationships.contains { $0.type == "REPORTS_TO" })
    #expect(try left(report).isEmpty)
  }

  @Test func whereNoMatrixIsPossibleThatIsSaid() throws {
    let chart = SmallChart(
      "Team a\nTeam b\nPerson x\nPerson y\nPerson z\nx -MEMBER_OF-> a\ny -MEMBER_OF-> b\nz -COLLABORATES_WITH-> x\na -DEPENDS_ON-> b requires=7"
    )
    let report = try run(chart)
    #expect(report.needs == 1 && report.proposals.isEmpty)
    #expect(report.withoutDevice.count == 1)
  }

  // MARK: Where it reports

  private func line(_ change: (String) -> String) throws -> (superior: String?, reason: String) {
    let chart = SmallChart(
      change(Self.organization(["a", "b"])) + "\na -DEPENDS_ON-> b requires=5")
    let line = ReportingLine.joining([chart("a"), chart("b")], chart.index)
    return (line.superior.map { chart.graph.id(of: NodeID($0)) }, line.reason)
  }

  @Test func nobodyStandsAboveThemselves() throws {
    #expect(try line { $0 }.superior == "boss")
    // b0 reports to nobody: the boss stands above a's head alone, and a0 above none.
    for end in [
      "", "b0 -REPORTS_TO-> boss until=2025-01-01", "b0 -REPORTS_TO-> boss subtype=dotted",
    ] {
      let two = try line { $0.replacing("b0 -REPORTS_TO-> boss", with: end) }
      #expect(two.superior == "boss")
      #expect(two.reason.hasSuffix("this one stands above that of a"))
    }
    let none = try line {
      $0.replacing("b0 -REPORTS_TO-> boss", with: "").replacing("a0 -REPORTS_TO-> boss", with: "")
    }
    #expect(none.superior == nil && none.reason.hasSuffix("none above any of them"))
    // A head may be the other's superior.
    #expect(
      try line { $0.replacing("b0 -REPORTS_TO-> boss", with: "b0 -REPORTS_TO-> a0") }.superior
        == "a0")
  }

  @Test func whoLeftIsPassedThrough() throws {
    let left = try line {
      $0.replacing("0 -REPORTS_TO-> boss", with: "0 -REPORTS_TO-> gone")
        + "Person gone active=false\ngone -REPORTS_TO-> boss"
    }
    #expect(left.superior == "boss")
  }
}
