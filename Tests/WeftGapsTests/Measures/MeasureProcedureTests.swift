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
    #expect(try chart.rows("org.oversightLoad") == ["p 2 8.0 3.5"])
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
