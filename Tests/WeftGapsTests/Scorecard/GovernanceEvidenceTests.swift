import TestSupport
import Testing
import WeftGraph
import WeftQuery

@testable import WeftGaps

/// What documents a check of governance: evidence on the chart, and never that no rule objects.
@Suite struct GovernanceEvidenceTests {
  /// What is said of each check and item: `documented`, `violated`, or what is missing.
  private func verdicts(_ graph: Graph, asOf: CalendarDate) throws -> [String: String] {
    let context = EvaluationContext(graph: graph, clock: .asOf(asOf))
    let input = ScoreInput(
      context: context, index: OrganizationIndex.of(context), needs: Needs(context),
      options: .init(asOf: asOf))
    let rules = try RuleVerdicts.of(GovernanceCheck.all.flatMap(\.rules), input)
    let population = GovernanceCheck.Population(input)
    let evidence = GovernanceEvidence(input)
    var result: [String: String] = [:]
    for check in GovernanceCheck.all {
      for (item, _) in population.items(check.applies) {
        let key = "\(check.id) \(graph.id(of: NodeID(item)))"
        switch check.verdict(on: item, rules, evidence) {
        case .documented: result[key] = "documented"
        case .violated: result[key] = "violated"
        case .undocumented(let missing):
          result[key] = "needs " + Set(missing).sorted().joined(separator: " ")
        }
      }
    }
    return result
  }

  private func verdicts(_ text: String) throws -> [String: String] {
    try verdicts(SmallChart(text).graph, asOf: SmallChart.today)
  }

  @Test func theWorkedCaseDocumentsNothingNobodyRecorded() throws {
    let (graph, report) = try MarkedChart(path: "orgcharts/ai-governance-case.graphml")
      .report(RuleSet.standard())
    let found = try verdicts(graph, asOf: report.asOf)
    // Nobody answers for `chat`.
    #expect(found["ACC-1 chat"] == "violated" && found["INV-1 chat"] == "violated")
    #expect(found["ACC-2 chat"] == "needs ACCOUNTABLE_FOR")
    #expect(found["ESC-1 chat"] == "needs ACCOUNTABLE_FOR")
    // Of `cv` alone no interval is stated.
    for system in ["credit", "chat", "forecast"] {
      #expect(found["REV-1 \(system)"] == "documented")
    }
    #expect(found["REV-1 cv"] == "needs AISystem.reviewIntervalDays")
    for key in ["ACC-1 credit", "OVR-1 credit", "OVR-2 credit", "OVR-3 credit", "OVR-4 credit"] {
      #expect(found[key] == "documented", "\(key)")
    }
    #expect(found["ESC-1 credit"] == "documented" && found["FBK-1 credit"] == "documented")

    // A dated review of one system says nothing against the others.
    var edit = GraphEdit(of: graph)
    let forecast = try #require(graph.node("forecast"))
    edit.set("lastReviewed", of: forecast, to: .date(report.asOf))
    let after = try verdicts(edit.finish().graph, asOf: report.asOf)
    #expect(after == found)
  }

  /// A chart in which every rule can be asked, beside what the cases are about.
  private static let other = """
    Person boss executive=true
    Person ann
    Person ben
    Role vacant
    Role post
    AISystem x riskClass=high autonomy=3 reviewIntervalDays=30 changesPerDay=0.0 bought=true lastReviewed=2026-01-20
    Team crew
    Partner vendor
    Person eve
    Person fay
    Person guy
    ann -REPORTS_TO-> boss
    ben -REPORTS_TO-> boss
    eve -REPORTS_TO-> boss
    fay -REPORTS_TO-> boss
    guy -REPORTS_TO-> boss
    eve -MEMBER_OF-> crew
    guy -MEMBER_OF-> crew
    boss -HOLDS-> post
    guy -ACCOUNTABLE_FOR-> x
    fay -OVERSEES-> x competence=true training=true authority=true support=true canStop=true
    ben -BUILDS-> x
    ann -USES-> x
    ann -GIVES_FEEDBACK_TO-> guy
    boss -RETIRES-> x
    boss -CONTACTS-> vendor
    vendor -SUPPLIES_TO-> x
    ben -FALLBACK_FOR-> x

    """

  private static let flags =
    "competence=true training=true authority=true support=true canStop=true"

  /// The check, what the chart has without the evidence, what is missing then, and the evidence.
  static let cases: [(check: String, chart: String, missing: String, evidence: String)] = [
    ("ACC-1", "AISystem s\ncrew -ACCOUNTABLE_FOR-> s", "LEADS", "eve -LEADS-> crew"),
    ("ACC-1", "AISystem s unassigned=true", "ACCOUNTABLE_FOR", "ann -ACCOUNTABLE_FOR-> s"),
    ("ACC-2", "AISystem s", "ACCOUNTABLE_FOR", "crew -OWNS-> s"),
    ("INV-1", "AISystem s unassigned=true riskClass=limited", "OWNS", "vacant -OWNS-> s"),
    ("OVR-1", "AISystem s", "AISystem.riskClass OVERSEES", "post -OVERSEES-> s"),
    (
      "OVR-2", "AISystem s\nvacant -OVERSEES-> s \(flags)", "OVERSEES",
      "ann -OVERSEES-> s \(flags)"
    ),
    (
      "OVR-2", "AISystem s\nann -OVERSEES-> s competence=true support=true",
      "OVERSEES.authority OVERSEES.training", "fay -OVERSEES-> s \(flags)"
    ),
    (
      "OVR-3", "AISystem s\nvacant -OVERSEES-> s canStop=true", "OVERSEES",
      "post -OVERSEES-> s canStop=true"
    ),
    (
      "OVR-4", "AISystem s\nann -OWNS-> s\nfay -OVERSEES-> s", "BUILDS", "ben -BUILDS-> s"
    ),
    ("OVR-4", "AISystem s\nfay -OVERSEES-> s\nben -BUILDS-> s", "OWNS", "ann -OWNS-> s"),
    (
      "OVR-5",
      "AISystem s useClass=remote-biometric-identification\nann -OVERSEES-> s competence=true\nfay -OVERSEES-> s",
      "OVERSEES.competence", "post -OVERSEES-> s competence=true"
    ),
    (
      "REV-1", "AISystem s lastChanged=2025-01-01 lastReviewed=2026-01-01",
      "AISystem.reviewIntervalDays", "AISystem s reviewIntervalDays=60"
    ),
    (
      "FBK-1", "AISystem s\nDecision d\nann -ACCOUNTABLE_FOR-> s\nd -USES-> s",
      "GIVES_FEEDBACK_TO|ESCALATES_TO", "eve -USES-> s\neve -GIVES_FEEDBACK_TO-> ann"
    ),
    (
      "ESC-1", "AISystem s\nDecision d\nann -ACCOUNTABLE_FOR-> s\nd -USES-> s\nben -BUILDS-> s",
      "USES", "eve -USES-> s"
    ),
    ("ESC-1", "AISystem s\nann -USES-> s\nben -BUILDS-> s", "ACCOUNTABLE_FOR", "boss -OWNS-> s"),
    ("ESC-1", "AISystem s\nann -USES-> s\nboss -OWNS-> s", "BUILDS", "vendor -SUPPLIES_TO-> s"),
    ("DEC-1", "AISystem s unassigned=true", "RETIRES", "crew -RETIRES-> s"),
  ]

  @Test(arguments: cases.indices)
  func aCheckIsDocumentedByItsEvidenceAlone(place: Int) throws {
    let one = Self.cases[place]
    let key = "\(one.check) s"
    let before = try verdicts(Self.other + one.chart)[key]
    #expect(before == "needs \(one.missing)", "\(key)")
    let after: String?
    if one.evidence.hasPrefix("AISystem s ") {
      let more = one.evidence.dropFirst("AISystem s ".count)
      after = try verdicts(
        Self.other + one.chart.replacing("AISystem s ", with: "AISystem s \(more) "))[key]
    } else {
      after = try verdicts(Self.other + one.chart + "\n" + one.evidence)[key]
    }
    #expect(after == "documented", "\(key)")
  }

  @Test func everythingRecordedIsDocumented() throws {
    let found = try verdicts(Self.other)
    #expect(found.filter { $0.value != "documented" }.isEmpty, "\(found)")
  }

  @Test func aLoadIsKnownWhereItsPartsAre() throws {
    let chart = Self.other + "AISystem s riskClass=limited\npost -OVERSEES-> s"
    #expect(try verdicts(chart)["OVR-6 boss"] == "needs AISystem.autonomy")
    #expect(try verdicts(chart)["OVR-6 fay"] == "documented")
  }

  @Test func whatIsNotBoughtNeedsNoSupplier() throws {
    let chart = Self.other + "AISystem s bought=false riskClass=high\nvendor -SUPPLIES_TO-> s"
    #expect(try verdicts(chart)["TPR-1 s"] == nil)
    #expect(try verdicts(Self.other)["TPR-1 x"] == "documented")
  }

  @Test func anAlarmThatStaysInTheTeamThatBuildsItIsNone() throws {
    let inside = """
      AISystem s
      Person dev
      Person user
      dev -ACCOUNTABLE_FOR-> s
      dev -BUILDS-> s
      user -USES-> s
      user -ESCALATES_TO-> dev

      """
    #expect(try verdicts(Self.other + inside)["ESC-1 s"] == "violated")
    // Whoever the builder reports to hears it too.
    let above = inside + "dev -REPORTS_TO-> boss"
    #expect(try verdicts(Self.other + above)["ESC-1 s"] == "documented")
    // The members and leads of a team that builds it are those who build it.
    let team = inside.replacing("dev -BUILDS-> s", with: "crew -BUILDS-> s\ndev -LEADS-> crew")
    #expect(try verdicts(Self.other + team)["ESC-1 s"] == "violated")
    #expect(
      try verdicts(Self.other + inside.replacing("dev -BUILDS-> s", with: "eve -BUILDS-> s"))[
        "ESC-1 s"] == "documented")
  }

  /// Records that speak for something, on a random chart: nothing that was documented is in doubt after.
  @Test(arguments: 0..<30) func aPositiveRecordPutsNothingInDoubt(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed) + 900)
    func pick(_ count: Int) -> Int { Int.random(in: 0..<count, using: &random) }
    var text = RandomOrganization.text(seed: UInt64(seed), isRich: true)
    // Everything that is asked is asked from the start.
    text += "\nPerson base\nbase -REPORTS_TO-> Person0\nbase -CONTACTS-> Partner0\n"
    text += "AISystem known riskClass=high autonomy=3 reviewIntervalDays=30 bought=true\n"
    text += "base -OVERSEES-> known \(Self.flags)\nbase -ACCOUNTABLE_FOR-> known\n"
    text += "Partner0 -SUPPLIES_TO-> known\n"
    var before = try verdicts(text)
    #expect(before.values.contains("documented"))
    for number in 0..<12 {
      let (one, system) = ("new\(number)", "AISystem\(pick(4))")
      let (person, team) = ("Person\(pick(14))", "Team\(pick(5))")
      let records = [
        "\(one) -ACCOUNTABLE_FOR-> \(system)", "\(one) -OWNS-> \(system)",
        "\(one) -OVERSEES-> \(system) \(Self.flags) lastReviewed=2026-01-30",
        "\(one) -OVERSEES-> \(system)", "\(one) -RETIRES-> \(system)",
        "\(person) -BUILDS-> \(system)", "\(team) -BUILDS-> \(system)",
        "\(one) -USES-> \(system)", "\(one) -GIVES_FEEDBACK_TO-> \(person)",
        "\(person) -ESCALATES_TO-> \(one)", "\(one) -FALLBACK_FOR-> \(system)",
        "\(one) -CONTACTS-> Partner\(pick(4))",
        "\(one) -MEMBER_OF-> \(team)", "\(one) -LEADS-> \(team)",
      ]
      let record = records[pick(records.count)]
      text += "Person \(one)\n\(one) -REPORTS_TO-> base\n\(record)\n"
      let after = try verdicts(text)
      for (key, verdict) in before where verdict == "documented" {
        guard let now = after[key] else { continue }
        #expect(!now.hasPrefix("needs"), "\(key) \(now) after \(record)")
      }
      before = after
    }
  }
}
