import TestSupport
import Testing
import WeftGraph
import WeftQuery

@testable import WeftGaps

@Suite struct ScorecardTests {
  func measure(
    _ id: String, _ text: String, by: Scorecard.UnitKind? = nil, complete: Set<String> = []
  ) throws -> ScoreReport {
    let chart = SmallChart(text)
    var options = Scorecard.Options(asOf: SmallChart.today)
    options.measures = [id]
    options.by = by
    options.settings.complete = complete
    return try Scorecard.run(on: chart.graph, options: options)
  }

  func value(_ id: String, _ text: String) throws -> MeasureValue {
    try #require(try measure(id, text)[id])
  }

  func isNear(_ one: Double?, _ other: Double) -> Bool {
    one.map { abs($0 - other) < 1e-12 } ?? false
  }

  @Test func everyMeasureIsUndefinedOnAnEmptyChart() throws {
    let report = try Scorecard.run(on: .empty, options: .init(asOf: SmallChart.today))
    #expect(report.values.count == ScoreMeasure.all.count)
    for value in report.values {
      #expect(value.value == nil, "\(value.measure)")
      #expect(value.reason?.hasSuffix(".") ?? false, "\(value.measure)")
    }
  }

  @Test func idsAreDistinctAndNamesOfNothingElse() throws {
    let ids = ScoreMeasure.all.map(\.id)
    #expect(Set(ids).count == ids.count)
    let rules = Set(try RuleSet.standard().rules.map(\.id))
    #expect(rules.isDisjoint(with: ids))
    for measure in ScoreMeasure.all {
      #expect(measure.question.hasSuffix("?"))
      #expect(!measure.definition.isEmpty && !measure.source.isEmpty)
      #expect(measure.needs.isEmpty == false)
    }
  }

  static let dependency = """
    Team a
    Team b
    Team c
    Person p
    Person q
    Person r
    AISystem s
    AISystem t
    AISystem u
    a -OWNS-> s
    b -OWNS-> t
    s -DEPENDS_ON-> t
    t -DEPENDS_ON-> u
    a -DEPENDS_ON-> c
    p -MEMBER_OF-> a
    q -MEMBER_OF-> b
    r -MEMBER_OF-> c
    p -COLLABORATES_WITH-> q
    """

  @Test func coherenceIsTheShareOfJoinedPairsAndAnOwnerlessEndIsUnknown() throws {
    let coherence = try value("coherence", Self.dependency)
    #expect(isNear(coherence.value, 0.5))
    #expect(isNear(coherence.coverage, 2.0 / 3.0))
    #expect(isNear(coherence.low, 1.0 / 3.0))
    #expect(isNear(coherence.high, 2.0 / 3.0))
    #expect(coherence.missing == ["OWNS"])
    #expect(coherence.summary.hasPrefix("1 of 2 pairs of units"))
  }

  @Test func aLayerThatIsNotRecordedLeavesTheWholeRangeOpen() throws {
    let coherence = try value(
      "coherence", "Team a\nTeam b\nAISystem s\na -OWNS-> s\na -DEPENDS_ON-> b")
    #expect(coherence.value == nil && coherence.low == 0 && coherence.high == 1)
    #expect(coherence.coverage == 0)
    #expect(
      coherence.missing == ["COLLABORATES_WITH|GIVES_FEEDBACK_TO|INTEGRATES|MEMBER_OF"])
    let complete = try measure(
      "coherence", "Team a\nTeam b\nAISystem s\na -OWNS-> s\na -DEPENDS_ON-> b",
      complete: ["COLLABORATES_WITH"])
    #expect(complete["coherence"]?.value == 0)
  }

  @Test func unitsAreMeasuredByWhatBelongsToThem() throws {
    let report = try measure("coherence", Self.dependency, by: .team)
    let scoped = report.values.filter { $0.scope != nil }
    #expect(scoped.map(\.value) == [0.5, 1, 0])
  }

  @Test func reliabilityCountsTwoCapablePeopleAndMarksBothWays() throws {
    let reliability = try value(
      "reliability",
      """
      Person p
      Person q
      Team t
      AISystem s critical=true
      AISystem u critical=true
      AISystem v critical=false
      AISystem w
      p -OWNS-> s
      q -OWNS-> s
      p -OWNS-> u
      p -OWNS-> w
      """)
    #expect(isNear(reliability.value, 0.5))
    // w may be critical and has one owner.
    #expect(isNear(reliability.low, 1.0 / 3.0))
    #expect(isNear(reliability.high, 0.5))
    #expect(reliability.missing == ["AISystem.critical"])
    let marked = try value(
      "reliability", "Person p\nAISystem s critical=true\nAISystem w\np -OWNS-> s")
    #expect(marked.value == 0 && marked.high == 0 && marked.coverage == 1)
  }

  @Test func availabilityIsThatOfSystemAndFallbackTogether() throws {
    let availability = try value(
      "availability",
      """
      AISystem s critical=true availability=0.9
      AISystem f availability=0.8
      AISystem u critical=true
      f -FALLBACK_FOR-> s
      f -FALLBACK_FOR-> u
      """)
    #expect(isNear(availability.value, 0.98))
    #expect(isNear(availability.low, (0.98 + 0.8) / 2))
    #expect(isNear(availability.high, 0.99))
  }

  @Test func parallelFallbacksAreOneAndBoundsHoldTheValue() throws {
    let twice = try value(
      "availability",
      """
      AISystem x critical=true availability=0.9
      AISystem y availability=0.5
      y -FALLBACK_FOR-> x
      y -FALLBACK_FOR-> x since=2020-01-01
      """)
    #expect(isNear(twice.value, 0.95))
    let partly = try value(
      "availability",
      """
      AISystem x critical=true
      AISystem y critical=true availability=0.99
      AISystem z critical=true availability=0.9
      y -FALLBACK_FOR-> x
      """)
    #expect(isNear(partly.value, 0.945) && isNear(partly.low, 0.945))
    #expect(isNear(partly.high, (1 + 0.99 + 0.9) / 3))
  }

  @Test func parallelAndOppositeDependenciesAreOneUnknownPair() throws {
    let once = try value("coherence", Self.dependency)
    for more in ["t -DEPENDS_ON-> u since=2020-01-01", "u -DEPENDS_ON-> t"] {
      let twice = try value("coherence", Self.dependency + "\n" + more)
      #expect(twice.coverage == once.coverage && twice.low == once.low, "\(more)")
    }
  }

  /// What units build is theirs to judge by, and is not unknown beside that.
  @Test func aDependencyBetweenWhatUnitsBuildIsOneItem() throws {
    let text =
      "Team u\nTeam v\nPerson p\nPerson q\nAISystem a\nAISystem b\np -MEMBER_OF-> u\nq -MEMBER_OF-> v\nu -BUILDS-> a\nv -BUILDS-> b\na -DEPENDS_ON-> b\np -COLLABORATES_WITH-> q"
    let found = try value("coherence", text)
    #expect(found.value == 1 && found.coverage == 1 && found.low == 1)
  }

  @Test func aSystemThatNeverChangesIsKnownWithoutAnyInterval() throws {
    let drift = try value(
      "mean-drift-exposure", "AISystem a changesPerDay=0\nAISystem b changesPerDay=1")
    #expect(drift.value == 0 && drift.coverage == 0.5 && drift.high == 0.5)
    #expect(try value("mean-drift-exposure", "AISystem b changesPerDay=1").value == nil)
  }

  @Test func whatAnEndedTeamOwnsNobodyLooksAfter() throws {
    let reliability = try value(
      "reliability",
      """
      Person p
      Person q
      Team t end=2025-06-01
      AISystem a critical=true
      p -MEMBER_OF-> t
      q -MEMBER_OF-> t
      t -OWNS-> a
      """)
    #expect(reliability.value == 0 && reliability.high == 0)
  }

  private static let feedback = """
    Person boss
    Person middle
    Person user
    Person mute
    AISystem s
    AISystem t
    boss -ACCOUNTABLE_FOR-> s
    boss -USES-> s
    user -USES-> s
    mute -USES-> s
    mute -USES-> t
    user -GIVES_FEEDBACK_TO-> middle
    middle -ESCALATES_TO-> boss
    """

  @Test func adaptabilityAndClosureFollowFeedbackToTheAccountable() throws {
    let adaptability = try value("adaptability", Self.feedback)
    #expect(isNear(adaptability.value, (1 + 0.5 + 0) / 3))
    #expect(isNear(adaptability.low, 1.5 / 4) && isNear(adaptability.high, 2.5 / 4))
    let closure = try value("feedback-closure", Self.feedback)
    #expect(isNear(closure.value, 2.0 / 3.0))
    #expect(closure.missing == ["ACCOUNTABLE_FOR"])
  }

  @Test func aChangeIsReviewedInTimeNotInTimeOrNobodyKnows() throws {
    let reviewed = try value(
      "reviewed-changes",
      """
      AISystem intime lastChanged=2025-06-01 lastReviewed=2025-06-20 reviewIntervalDays=30
      AISystem late lastChanged=2025-06-01 lastReviewed=2025-05-20 reviewIntervalDays=30
      AISystem running lastChanged=2026-01-20 lastReviewed=2025-05-20 reviewIntervalDays=30
      AISystem laterThanDue lastChanged=2025-06-01 lastReviewed=2025-08-20 reviewIntervalDays=30
      AISystem undated
      """)
    #expect(isNear(reviewed.value, 0.5) && isNear(reviewed.coverage, 0.4))
    #expect(isNear(reviewed.low, 0.2) && isNear(reviewed.high, 0.8))
  }

  @Test func outcomeAlignmentWeighsByCostAndAnUnknownCostMayOutweighAll() throws {
    let text = """
      Person p
      AISystem a annualCost=300
      AISystem b annualCost=100
      Goal g
      Goal h
      Decision d
      p -ACCOUNTABLE_FOR-> g
      a -CONTRIBUTES_TO-> d
      d -SERVES-> g
      b -SERVES-> h
      """
    #expect(isNear(try value("outcome-alignment", text).value, 0.75))
    let unknown = try value("outcome-alignment", text + "\nAISystem c")
    #expect(isNear(unknown.value, 0.75) && unknown.low == 0 && isNear(unknown.high, 0.75))
    let equal = try value(
      "outcome-alignment",
      text.replacing(" annualCost=300", with: "")
        .replacing(" annualCost=100", with: ""))
    #expect(isNear(equal.value, 0.5))
  }

  @Test func humanInterventionReadsLevelsAndWords() throws {
    let intervention = try value(
      "human-intervention",
      "AISystem a autonomy=1\nAISystem b autonomy=act\nAISystem c autonomy=12")
    #expect(isNear(intervention.value, (1 + 1.0 / 9) / 2))
    #expect(isNear(intervention.low, (1 + 1.0 / 9) / 3))
  }

  @Test(arguments: 0..<40) func valuesLieWithinTheirBoundsAndRanges(seed: Int) throws {
    let chart = RandomOrganization.chart(seed: UInt64(seed))
    var options = Scorecard.Options(asOf: SmallChart.today)
    options.by = .team
    for value in try Scorecard.run(on: chart.graph, options: options).values {
      #expect((value.value == nil) == (value.reason != nil), "\(value.measure)")
      guard let number = value.value else { continue }
      let range = try #require(ScoreMeasure.named(value.measure)).range ?? 0...1e9
      #expect(range.contains(number), "\(value.measure) \(number)")
      if let low = value.low { #expect(low <= number + 1e-12, "\(value.measure)") }
      if let high = value.high { #expect(number <= high + 1e-12, "\(value.measure)") }
    }
  }

  @Test(arguments: 0..<60) func whateverTheMissingDataIsTheBoundsHold(seed: Int) throws {
    // Worst-case bounds of a chart with holes contain the value of every chart the holes may hide.
    var random = SeededGenerator(seed: UInt64(seed))
    var whole =
      "Person boss\nPerson second\nAISystem marked critical=false riskClass=minimal autonomy=1\n"
    var holed = whole
    for number in 0..<6 {
      var full = "AISystem s\(number)"
      var open = full
      let risk = ["high", "minimal"].randomElement(using: &random) ?? "high"
      for (name, value) in [
        ("autonomy", String(Int.random(in: 1...10, using: &random))), ("riskClass", risk),
        ("critical", String(Bool.random(using: &random))),
        ("availability", String(Double(Int.random(in: 0...10, using: &random)) / 10)),
      ] {
        full += " \(name)=\(value)"
        if Int.random(in: 0..<3, using: &random) > 0 { open += " \(name)=\(value)" }
      }
      whole += full + "\n"
      holed += open + "\n"
      for person in ["boss", "second"] where Bool.random(using: &random) {
        whole += "\(person) -OVERSEES-> s\(number)\n\(person) -OWNS-> s\(number)\n"
        holed += "\(person) -OVERSEES-> s\(number)\n\(person) -OWNS-> s\(number)\n"
      }
    }
    for id in ["human-intervention", "oversight-cover", "reliability", "availability"] {
      let known = try value(id, whole)
      let guessed = try value(id, holed)
      guard let number = known.value, let low = guessed.low, let high = guessed.high else {
        continue
      }
      #expect(low <= number + 1e-12 && number <= high + 1e-12, "\(id): \(low) \(number) \(high)")
    }
  }
}
