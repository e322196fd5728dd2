import Testing
import WeftGraph
import WeftQuery

@testable import WeftGaps

@Suite struct GapAnalysisTests {
  private func rule(
    _ id: String, needs: String = "", subjects: String = "p", message: String = "{p}",
    severity: String = "medium", query: String
  ) throws(InputError) -> RuleSet {
    let need = needs.isEmpty ? "" : "// needs: \(needs)\n"
    return try RuleSet(
      files: [
        RuleSet.File(
          path: "\(id).cypher", family: nil,
          text: """
            // id: \(id)
            // title: t
            // family: hygiene
            // severity: \(severity)
            \(need)// subjects: \(subjects)
            // message: \(message)
            \(query)
            """)
      ])
  }

  private func run(
    _ chart: String, _ rules: RuleSet, _ settings: Settings = Settings(),
    baseline: Baseline? = nil
  ) throws(InputError) -> (SmallChart, GapReport) {
    let chart = SmallChart(chart)
    var options = GapAnalysis.Options(asOf: SmallChart.today)
    options.settings = settings
    options.baseline = baseline ?? Baseline()
    return (chart, try GapAnalysis.run(on: chart.graph, rules: rules, options: options))
  }

  private static let people = "Person a name=Ann level=2\nPerson b level=5\nPerson c\n"

  @Test func rowsBecomeFindings() throws {
    let rules = try rule(
      "high-level", message: "{p} is at {level}",
      query: "MATCH (p:Person) WHERE p.level > 1 RETURN p, p.level AS level, 'x' AS why")
    let (chart, report) = try run(Self.people, rules)
    #expect(report.findings.map(\.message) == ["Ann is at 2", "b is at 5"])
    #expect(report.findings.map { chart.ids($0.subjects.map(\.rawValue)) } == [["a"], ["b"]])
    #expect(report.findings[0].evidence.map(\.name) == ["level", "why"])
    #expect(report.findings[0].fingerprint == Fingerprint.of(rule: "high-level", subjects: ["a"]))
    #expect(report.outcomes[0].status == .found)
    #expect(report.outcomes[0].population == 3)
    #expect(report.outcomes[0].coverage == 1)
  }

  @Test func fingerprintsSurviveReordering() throws {
    let rules = try rule(
      "pairs", subjects: "p, others",
      query: "MATCH (p:Person)-[:REPORTS_TO]->(o) RETURN p, collect(o) AS others")
    let lines = ["Person a", "Person b", "Person c", "a -REPORTS_TO-> b", "a -REPORTS_TO-> c"]
    let (_, one) = try run(lines.joined(separator: "\n"), rules)
    let (_, other) = try run(lines.reversed().joined(separator: "\n"), rules)
    #expect(one.findings.count == 1)
    #expect(one.findings.map(\.fingerprint) == other.findings.map(\.fingerprint))
  }

  @Test func missingDataIsNotAssessed() throws {
    let rules = try rule(
      "r", needs: "Person, Person.level, HOLDS|LEADS", query: "MATCH (p:Person) RETURN p")
    let (_, report) = try run("Person a", rules)
    #expect(report.outcomes[0].status == .notAssessed)
    #expect(report.outcomes[0].missing == ["Person.level", "HOLDS|LEADS"])
    #expect(report.findings.isEmpty)
    var settings = Settings()
    settings.complete = ["Person.level", "LEADS"]
    #expect(try run("Person a", rules, settings).1.outcomes[0].status == .found)
    let (_, present) = try run(
      "Person a level=1\nTeam t\na -LEADS-> t", rules)
    #expect(present.outcomes[0].status == .found)
  }

  @Test func theChartMayDeclareItselfComplete() throws {
    let rules = try rule("r", needs: "HOLDS, HOLDS.share", query: "MATCH (p:Person) RETURN p")
    var builder = GraphBuilder()
    _ = builder.addNode("a", labels: ["Person"])
    builder.attributes = [("complete", .string("HOLDS, OVERSEES"))]
    let graph = builder.finish()
    let report = try GapAnalysis.run(
      on: graph, rules: rules, options: .init(asOf: SmallChart.today))
    #expect(report.outcomes[0].missing == [])
  }

  @Test func undeterminedRowsAreNoFindings() throws {
    let rules = try rule(
      "r",
      query: """
        MATCH (p:Person) WHERE p.level > 3 OR p.level IS NULL
        RETURN p, CASE WHEN p.level IS NULL THEN 'undetermined' END AS verdict,
               CASE WHEN p.level IS NULL THEN ['level'] END AS missing
        """)
    let (chart, report) = try run(Self.people, rules)
    #expect(report.findings.map(\.message) == ["b"])
    #expect(report.findings[0].evidence.isEmpty)
    #expect(report.undetermined.map { chart.ids($0.subjects.map(\.rawValue)) } == [["c"]])
    #expect(report.undetermined[0].missing == ["level"])
    #expect(report.outcomes[0].undetermined == 1)
    #expect(report.outcomes[0].coverage == 2.0 / 3.0)
    let (_, only) = try run("Person c\nPerson d level=1", rules)
    #expect(only.outcomes[0].status == .undetermined)
    let (_, clear) = try run("Person d level=1", rules)
    #expect(clear.outcomes[0].status == .clear)
  }

  @Test func findingsAreOrderedBySeverityRuleAndSubjects() throws {
    let both = try rule(
      "b-rule",
      query: "MATCH (p:Person) RETURN p, CASE p.level WHEN 5 THEN 'critical' END AS severity"
    ).adding(rule("a-rule", query: "MATCH (p:Person) RETURN p"))
    let (chart, report) = try run(Self.people, both)
    #expect(
      report.findings.map {
        "\($0.severity) \($0.rule) \(chart.ids($0.subjects.map(\.rawValue))[0])"
      }
        == [
          "critical b-rule b", "medium a-rule a", "medium a-rule b", "medium a-rule c",
          "medium b-rule a", "medium b-rule c",
        ])
  }

  @Test func settingsChangeSeverityParametersAndWhatRuns() throws {
    let text = """
      // id: r
      // title: t
      // family: hygiene
      // severity: low
      // param: least integer = 4
      // subjects: p
      // message: {p}
      MATCH (p:Person) WHERE p.level >= $least RETURN p
      """
    let rules = try RuleSet(files: [.init(path: "r.cypher", family: nil, text: text)])
    #expect(try run(Self.people, rules).1.findings.map(\.message) == ["b"])
    var settings = Settings()
    try settings.setParameter("r.least=2", of: rules)
    settings.rules["r"]?.severity = .critical
    let (_, report) = try run(Self.people, rules, settings)
    #expect(report.findings.map(\.severity) == [.critical, .critical])
    settings.rules["r"]?.isOff = true
    #expect(try run(Self.people, rules, settings).1.outcomes.isEmpty)
  }

  @Test func baselinesAndSuppressionsHideFindings() throws {
    let rules = try rule("r", query: "MATCH (p:Person) RETURN p")
    let (_, first) = try run(Self.people, rules)
    let baseline = try Baseline(
      json: SourceText(
        name: "old.json",
        text: #"{"asOf":"2026-01-31","findings":[{"rule":"r","fingerprint":""#
          + first.findings[0].fingerprint + #""}]}"#))
    let (_, second) = try run(Self.people, rules, baseline: baseline)
    #expect(second.findings.map(\.message) == ["b", "c"])
    #expect(second.suppressed == 1)
    #expect(second.outcomes[0].findings == 2)
    var settings = Settings()
    settings.suppressions = [
      .init(rule: "r", subjects: ["b"], reason: "known", until: SmallChart.today),
      .init(rule: "r", subjects: ["c"], reason: "past", until: CalendarDate(isoText: "2026-01-30")),
    ]
    #expect(try run(Self.people, rules, settings).1.findings.map(\.message) == ["Ann", "c"])
    #expect(throws: InputError.self) {
      try Baseline(json: SourceText(name: "x", text: "[1]"))
    }
  }

  @Test func subtreesHaveSettingsOfTheirOwn() throws {
    let rules = try rule("r", query: "MATCH (p:Person) RETURN p")
    var settings = Settings()
    var own = Settings.RuleSettings()
    own.severity = .high
    settings.subtrees = [.init(under: "t", rules: ["r": own])]
    let chart = Self.people + "Team t\nTeam deep\ndeep -PART_OF-> t\nb -MEMBER_OF-> deep"
    let (_, report) = try run(chart, rules, settings)
    #expect(
      report.findings.map { "\($0.message) \($0.severity)" } == [
        "b high", "Ann medium", "c medium",
      ])
    own.isOff = true
    settings.subtrees = [.init(under: "t", rules: ["r": own]), .init(under: "none", rules: [:])]
    let (_, without) = try run(chart, rules, settings)
    #expect(without.findings.map(\.message) == ["Ann", "c"])
    #expect(without.warnings.map(\.code) == ["unknown-node"])
  }

  @Test func faultyRowsAreErrorsOfTheRule() throws {
    func codes(_ query: String, subjects: String = "p") throws -> [String] {
      let rules = try rule("r", subjects: subjects, query: query)
      do throws(InputError) {
        _ = try run(Self.people, rules)
        return []
      } catch {
        return error.diagnostics.map { "\($0.position?.line ?? 0) \($0.code)" }
      }
    }
    #expect(try codes("MATCH (x:Person) RETURN null AS p LIMIT 1") == ["5 null-subject"])
    #expect(try codes("MATCH (x:Person) RETURN [x, null] AS p LIMIT 1") == ["5 null-subject"])
    #expect(try codes("RETURN [] AS p") == ["5 null-subject"])
    #expect(try codes("MATCH (x:Person) RETURN x.level AS p LIMIT 1") == ["5 bad-subject"])
    #expect(
      try codes(
        "MATCH (p:Person) WHERE p.level = 5 RETURN p UNION ALL MATCH (p:Person) WHERE p.level = 2 RETURN p UNION ALL MATCH (p:Person) WHERE p.level = 2 RETURN p"
      )
        == ["5 duplicate-subjects"])
    #expect(
      try codes(
        "MATCH (p:Person), (q:Person) WHERE p.level = 2 AND q.level = 5 UNWIND [[p, q], [q, p]] AS both RETURN both AS p"
      )
        == ["5 duplicate-subjects"])
    #expect(
      try codes("MATCH (p:Person) RETURN p, 'undetermind' AS verdict LIMIT 1") == ["1 bad-verdict"])
    #expect(
      try codes("MATCH (p:Person) RETURN p, 'urgent' AS severity LIMIT 1") == ["4 bad-severity"])
    #expect(
      try codes("MATCH (p:Person) RETURN p, 1 / 0 AS x").first?.hasSuffix("division-by-zero")
        == true)
  }

  @Test func aValueAStandardRuleCannotReadLeavesThatRuleUndecided() throws {
    let chart = SmallChart(
      """
      Person a name=Ann
      Person b name=Bob
      AISystem s useClass=7
      a -OVERSEES-> s
      a -REPORTS_TO-> b
      """)
    let report = try GapAnalysis.run(
      on: chart.graph, rules: RuleSet.standard(),
      options: GapAnalysis.Options(asOf: SmallChart.today))
    let outcome = try #require(report.outcomes.first { $0.rule.id == "missing-second-verifier" })
    #expect(outcome.status == .undetermined)
    #expect(report.warnings.map(\.code) == ["undecided-rule"])
    #expect(report.findings.contains { $0.rule == "narrow-span" })
  }

  @Test func threadsDoNotChangeTheReport() throws {
    let rules = try RuleSet.standard()
    let chart = RandomOrganization.chart(seed: 3, people: 40)
    func text(_ threads: Int) throws -> [String] {
      var options = GapAnalysis.Options(asOf: SmallChart.today)
      options.threads = threads
      let report = try GapAnalysis.run(on: chart.graph, rules: rules, options: options)
      return report.findings.map { "\($0.rule) \($0.fingerprint) \($0.message)" }
        + report.outcomes.map { "\($0.rule.id) \($0.status) \($0.undetermined)" }
    }
    let one = try text(1)
    #expect(one == (try text(4)))
    #expect(one.count > rules.rules.count)
  }

  @Test func placeholdersAreNoSubjects() throws {
    let rules = try rule("r", query: "MATCH (p) RETURN p")
    #expect(try run("Person a\nMissing ghost", rules).1.findings.map(\.message) == ["a"])
  }

  @Test func namesNobodyKnowsAreWarnedAbout() throws {
    let rules = try rule(
      "r", needs: "Person",
      query: "MATCH (p:Persn)-[:HOLDS]->(r:Role) WHERE p.levl > 1 RETURN p")
    let (_, report) = try run(Self.people, rules)
    // HOLDS and Role are names of the model, though this chart has neither.
    #expect(report.warnings.map(\.code) == ["unknown-label", "unknown-property"])
    #expect(report.warnings.first?.hint == "did you mean `Person`?")
    #expect(report.warnings.first?.position?.line == 8)
    let (_, standard) = try run(Self.people, RuleSet.standard())
    #expect(standard.warnings.map(\.message) == [])
  }

  @Test func theAsOfDayIsBound() throws {
    let rules = try rule(
      "r", message: "{day} {same}",
      query: "MATCH (p:Person) RETURN p, $asOf AS day, date() = $asOf AS same")
    #expect(try run("Person a", rules).1.findings[0].message == "2026-01-31 true")
  }

  @Test func populationIsThatOfTheFirstSubjectsLabel() throws {
    let chart = Self.people + "Role r\nRole s\nTeam t"
    func population(_ query: String, needs: String = "") throws -> Int? {
      try run(chart, rule("r", needs: needs, query: query)).1.outcomes[0].population
    }
    #expect(try population("MATCH (q:Role) WITH q WHERE false RETURN q AS p") == 2)
    #expect(try population("MATCH (q:Person) WITH collect(q) AS p WHERE false RETURN p") == 3)
    #expect(try population("MATCH (p:Role|Team) WHERE false RETURN p") == 3)
    #expect(
      try population("CALL org.managers() YIELD person RETURN person AS p", needs: "Team") == 1)
    #expect(try population("MATCH (p) WHERE false RETURN p") == nil)
  }

  @Test func whereNothingCanBeCountedTheCoverageSaysWhy() throws {
    let plain = try rule("any", needs: "Person", query: "MATCH (p:Person {name: 'Ann'}) RETURN p")
    let counted = try rule(
      "level", needs: "Person.level", query: "MATCH (p:Person {name: 'Ann'}) RETURN p")
    let without = try #require(try run(Self.people, plain).1.findings.first)
    #expect(without.coverage == nil && without.coverageReason != nil)
    let with = try #require(try run(Self.people, counted).1.findings.first)
    #expect(with.coverage != nil && with.coverageReason == nil)
  }

  @Test func rulesThatAreOffAreNamed() throws {
    var settings = Settings()
    settings.rules["siloed-team"] = Settings.RuleSettings()
    settings.rules["siloed-team"]?.isOff = true
    let (_, report) = try run(Self.people, RuleSet.standard(), settings)
    #expect(report.switchedOff.map(\.id) == ["siloed-team"])
    #expect(try report.outcomes.count + 1 == RuleSet.standard().rules.count)
  }

  @Test func aPartOfTheOrganizationIsAUnit() throws {
    let rules = try rule("any", query: "MATCH (p:Person {name: 'Ann'}) RETURN p")
    var settings = Settings()
    settings.subtrees = [Settings.Subtree(under: "b", rules: [:])]
    #expect(try run(Self.people, rules, settings).1.warnings.map(\.code) == ["wrong-kind"])
    settings.subtrees = [Settings.Subtree(under: "t", rules: [:])]
    #expect(try run(Self.people + "Team t\n", rules, settings).1.warnings.isEmpty)
  }
}
