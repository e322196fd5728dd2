import Testing
import TestSupport
import WeftGraph
import WeftQuery

@testable import WeftGaps

@Suite struct EscalationWaysTests {
  @Test func stepsAndBoundariesAreTheFewest() throws {
    let chart = SmallChart(
      """
      Function sales
      Function tech
      Person user
      Person mate
      Person far
      Person boss
      Person gone active=false
      Role desk
      AISystem s
      user -MEMBER_OF-> sales
      mate -MEMBER_OF-> sales
      far -MEMBER_OF-> tech
      boss -MEMBER_OF-> sales
      user -USES-> s
      boss -OWNS-> s
      user -ESCALATES_TO-> far
      far -ESCALATES_TO-> boss
      user -ESCALATES_TO-> desk
      mate -HOLDS-> desk
      mate -REPORTS_TO-> desk
      desk -REPORTS_TO-> boss
      user -ESCALATES_TO-> gone
      gone -ESCALATES_TO-> boss
      """)
    let ways = EscalationWays(chart.context).ways
    #expect(ways.map(\.steps) == [2])
    #expect(ways.map(\.boundaries) == [0])
    #expect(ways.first.map { chart.ids([$0.nodes[0], $0.nodes[2]]) } == ["user", "boss"])
  }

  @Test func whoAnswersForTheSystemNeedsNoWay() throws {
    let chart = SmallChart("Person a\nAISystem s\na -USES-> s\na -OWNS-> s")
    #expect(EscalationWays(chart.context).ways.isEmpty)
  }

  @Test func whoCannotReachAnybodyIsNotListed() throws {
    let chart = SmallChart("Person a\nPerson b\nAISystem s\na -USES-> s\nb -OWNS-> s")
    #expect(EscalationWays(chart.context).ways.isEmpty)
  }

  @Test func aGateIsWhoAllWaysPass() throws {
    let lines = """
      Person a
      Person b
      Person gate
      Person side
      Person boss
      AISystem s
      a -USES-> s
      b -USES-> s
      boss -OWNS-> s
      a -ESCALATES_TO-> gate
      b -REPORTS_TO-> side
      side -ESCALATES_TO-> gate
      gate -ESCALATES_TO-> boss
      """
    let chart = SmallChart(lines)
    let rows = EscalationGates(chart.context).rows
    #expect(rows.map { chart.ids($0.gates) } == [["gate"]])
    #expect(rows.map { chart.ids($0.users) } == [["a", "b"]])
    let open = SmallChart(lines + "\nside -ESCALATES_TO-> boss")
    #expect(EscalationGates(open.context).rows.isEmpty)
  }
}
