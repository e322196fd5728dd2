import Testing
import WeftGraph
import WeftQuery

@testable import WeftGaps

@Suite struct MeasureProcedureTests {
  @Test func driftFollowsItsFormula() throws {
    let chart = SmallChart(
      """
      AISystem two changesPerDay=0.02 reviewIntervalDays=100
      AISystem three changeIntervalDays=10 reviewIntervalDays=30
      AISystem never changesPerDay=0
      AISystem unknown reviewIntervalDays=30
      """)
    let rows = try chart.rows("org.drift")
    #expect(rows[0].hasPrefix("two 0.5676"))
    #expect(rows[1].hasPrefix("three 0.6832") || rows[1].hasPrefix("three 0.6833"))
    #expect(rows[2] == "never 0.0")
    #expect(rows[3] == "unknown null")
  }

  @Test func leastCommonSuperiorsFollowTheDefinition() throws {
    // Two bosses under one top have no least bound below it; one shared boss is the bound.
    let chart = SmallChart(
      """
      Person top
      Person b1
      Person b2
      Person x
      Person y
      Person z
      Decision d
      AISystem sx
      AISystem sy
      AISystem sz
      b1 -REPORTS_TO-> top
      b2 -REPORTS_TO-> top
      x -REPORTS_TO-> b1
      x -REPORTS_TO-> b2
      y -REPORTS_TO-> b1
      y -REPORTS_TO-> b2
      z -REPORTS_TO-> b1
      x -OWNS-> sx
      y -OWNS-> sy
      z -OWNS-> sz
      sx -CONTRIBUTES_TO-> d
      sy -CONTRIBUTES_TO-> d
      sz -CONTRIBUTES_TO-> d
      """)
    #expect(
      try chart.rows("org.commonSuperior").sorted() == [
        "x y null [b1,b2] []", "x z b1 [b1] []", "y z b1 [b1] []",
      ])
  }

  @Test func overseersCarrySystemsAndReports() throws {
    let chart = SmallChart(
      """
      Person p archetype=coach fte=0.5
      Person r
      AISystem high riskClass=high autonomy=10
      AISystem plain
      r -REPORTS_TO-> p
      p -OVERSEES-> high
      p -OVERSEES-> plain
      """)
    #expect(try chart.rows("org.oversightLoad") == ["p 2 6.5 3.5 [high,plain] 1 coach"])
  }

  @Test func capacityIsThatOfADeclaredArchetype() throws {
    let chart = SmallChart(
      """
      Person none
      Person open archetype=coordinator
      Person odd archetype=guru
      Person role
      Role r archetype=supervisor
      Role watch
      Person holder
      Person lead
      Team t
      AISystem s
      AISystem ban riskClass=prohibited autonomy=act
      none -OVERSEES-> ban
      open -OVERSEES-> s
      odd -OVERSEES-> s
      role -HOLDS-> r
      role -OVERSEES-> s
      holder -HOLDS-> watch
      watch -OVERSEES-> s
      watch -OVERSEES-> s
      lead -LEADS-> t
      t -OVERSEES-> s
      """)
    #expect(
      try chart.rows("org.oversightLoad").sorted() == [
        "holder 1 1.0 null [s] 0 null", "none 1 5.6 null [ban] 0 null",
        "odd 1 1.0 null [s] 0 null", "open 1 1.0 null [s] 0 coordinator",
        "role 1 1.0 10.0 [s] 0 supervisor",
      ])
    #expect(
      chart.context.notes.map(\.message) == [
        "`org.oversightLoad`: 1 of 2 systems overseen state no `autonomy`; the load counts an autonomy of 5",
        "`org.oversightLoad`: 1 of 2 systems overseen state no `riskClass`; the load counts minimal risk",
        "`org.oversightLoad` has no capacity in 1 of 5 rows: The span of a coordinator has no upper bound.",
        "`org.oversightLoad` has no capacity in 3 of 5 rows: No known archetype is declared.",
      ])
  }

  @Test func valuesThatAreMissingSayWhy() throws {
    let chart = SmallChart("AISystem s\nPerson u\nu -USES-> s")
    #expect(try chart.rows("org.drift") == ["s null"])
    #expect(try chart.rows("org.closure") == ["s 1 0 null 1 0"])
    _ = try chart.rows("org.congruence")
    #expect(
      chart.context.notes.map(\.message) == [
        "`org.congruence`: rests on 0 of 1 tasks and dependencies between them for people; nobody is assigned to the others",
        "`org.closure` has no value in 1 of 1 rows: Nobody is accountable for the system.",
        "`org.congruence` has no value of people: No tasks require coordination between people.",
        "`org.congruence` has no value of teams: No tasks require coordination between teams.",
        "`org.drift` has no value in 1 of 1 rows: The rate of change or the review interval is not known.",
      ])
  }

  @Test func whatNobodyRecordedIsTold() throws {
    let silent = SmallChart("Person a\nPerson b\nAISystem s\na -APPROVES-> s\nb -USES-> s")
    #expect(try silent.rows("org.proximity") == ["a s null null null"])
    #expect(try SmallChart("Person a").rows("org.demand") == ["a null {}"])
    #expect(
      silent.context.notes.map(\.message) == [
        "`org.proximity` has no value in 1 of 1 rows: The chart does not say who is hands-on with the system."
      ])
  }

  @Test func twoWhoOwnTheOneSystemOfADecisionAreNoPair() throws {
    let one = """
      Person a
      Person b
      Decision d
      AISystem x
      AISystem y
      a -OWNS-> x
      b -OWNS-> x
      x -CONTRIBUTES_TO-> d

      """
    #expect(try SmallChart(one).rows("org.commonSuperior").isEmpty)
    let two = one + "a -OWNS-> y\ny -CONTRIBUTES_TO-> d"
    #expect(try SmallChart(two).rows("org.commonSuperior") == ["a b null [] []"])
  }

  @Test func whatHasEndedIsNobodysUnit() throws {
    let chart = SmallChart(
      """
      Person a
      Person b
      Team old end=2025-06-01
      Team t
      Function f active=false
      AISystem x
      a -MEMBER_OF-> old
      a -MEMBER_OF-> t
      b -MEMBER_OF-> old
      t -PART_OF-> f
      old -OWNS-> x
      """)
    #expect(try chart.rows("org.units") == ["a t null"])
    #expect(try chart.rows("org.truckFactor") == ["x []"])
  }

  @Test func unitsNameTeamAndFunction() throws {
    let chart = SmallChart(
      """
      Person a
      Person b
      Person c
      Team t
      Team deep
      Function f
      Function g
      a -MEMBER_OF-> deep
      deep -PART_OF-> t
      t -PART_OF-> f
      b -MEMBER_OF-> g
      """)
    #expect(try chart.rows("org.units") == ["a deep f", "b null g"])
    #expect(try chart.rows("org.truckFactor").isEmpty)
  }

  @Test func rolesAreCountedByUnitAndSubtype() throws {
    let chart = SmallChart(
      """
      Person a
      Person b
      Team t
      Role i subtype=integration
      Role l subtype=line
      Role o subtype=line
      a -MEMBER_OF-> t
      b -MEMBER_OF-> t
      a -HOLDS-> l
      a -HOLDS-> o
      b -HOLDS-> l
      b -HOLDS-> i
      """)
    #expect(try chart.rows("org.roleMix") == ["t integration 1", "t line 2"])
  }

  @Test func demandIsTheMeanOfKnownNetworks() throws {
    let chart = SmallChart(
      """
      Person a
      Person b
      Person c
      AISystem s
      AISystem t
      a -COLLABORATES_WITH-> b
      a -OWNS-> s
      """)
    #expect(
      try chart.rows("org.demand").first == "a 0.5 {contacts:0.5,tasks:0.5}")
    #expect(try SmallChart("Person a").rows("org.demand") == ["a null {}"])
  }
}
