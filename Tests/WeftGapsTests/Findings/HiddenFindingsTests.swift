import Testing
import WeftGraph
import WeftQuery

@testable import WeftGaps

@Suite struct HiddenFindingsTests {
  private static let chart = SmallChart("Team a\nTeam b\nPerson p\nTeam c\np -MEMBER_OF-> c")

  /// The report of `empty-team` with a settings file, and each warning's code and line.
  private static func run(_ settings: String) throws -> (report: GapReport, warnings: [String]) {
    let rules = try RuleSet.standard()
    var options = GapAnalysis.Options(asOf: SmallChart.today)
    options.settings = try SettingsParser.parse(
      SourceText(name: "weft.yml", text: settings), rules: rules)
    options.ruleIDs = ["empty-team"]
    let report = try GapAnalysis.run(on: chart.graph, rules: rules, options: options)
    let warnings = report.warnings.map { "\($0.code) \($0.file ?? "-"):\($0.position?.line ?? 0)" }
    return (report, warnings)
  }

  @Test func whatIsAcceptedIsHiddenAndCounted() throws {
    let (report, warnings) = try Self.run(
      "suppress: [{rule: empty-team, subjects: [a], reason: starts in March, until: 2026-01-31}]")
    #expect(report.findings.map(\.message) == ["b has no active member and no team below it."])
    #expect(report.suppressed == 1)
    #expect(warnings.isEmpty)
  }

  @Test func whatRanOutIsShownAgainWithAWarning() throws {
    let (report, warnings) = try Self.run(
      """
      suppress:
        - {rule: empty-team, subjects: [a], reason: known, until: 2026-01-30}
      """)
    #expect(report.findings.count == 2)
    #expect(report.suppressed == 0)
    #expect(warnings == ["expired-suppression weft.yml:2"])
  }

  @Test func whatMatchesNothingIsAWarning() throws {
    let (report, warnings) = try Self.run(
      "suppress:\n  - {rule: empty-team, subjects: [c], reason: known}")
    #expect(report.findings.count == 2)
    #expect(warnings == ["unused-suppression weft.yml:2"])
  }

  @Test func aReasonOfSpacesIsNone() throws {
    #expect(throws: InputError.self) {
      try Self.run("suppress: [{rule: empty-team, subjects: [a], reason: '  '}]")
    }
  }

  @Test func aPartThatIsNotThereIsAWarningWithItsPlace() throws {
    let (_, warnings) = try Self.run("subtrees:\n  - {under: nowhere, rules: {empty-team: off}}")
    #expect(warnings == ["unknown-node weft.yml:2"])
  }

  @Test func whatIsOffInOnePartIsCounted() throws {
    let (report, _) = try Self.run("subtrees: [{under: a, rules: {empty-team: off}}]")
    #expect(report.findings.count == 1)
    #expect(report.suppressed == 1)
  }
}
