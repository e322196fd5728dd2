import Testing
import WeftGraph
import WeftQuery

@testable import WeftGaps

@Suite struct FeedbackClosureTests {
  @Test func usersAreHeardThroughRolesTeamsAndSystems() throws {
    let chart = SmallChart(
      """
      Person owner
      Person direct
      Person byRole
      Person byTeam
      Person bySystem
      Person silent
      Person holder
      Person lead
      Role desk
      Team support
      AISystem s
      AISystem orphan
      AISystem unused
      owner -ACCOUNTABLE_FOR-> s
      owner -USES-> s
      direct -USES-> s
      byRole -USES-> s
      byTeam -USES-> s
      bySystem -USES-> s
      silent -USES-> s
      silent -USES-> orphan
      direct -GIVES_FEEDBACK_TO-> owner
      byRole -ESCALATES_TO-> desk
      holder -HOLDS-> desk
      holder -GIVES_FEEDBACK_TO-> owner
      byTeam -GIVES_FEEDBACK_TO-> support
      lead -LEADS-> support
      lead -ESCALATES_TO-> owner
      bySystem -GIVES_FEEDBACK_TO-> s
      owner -GIVES_FEEDBACK_TO-> silent
      """)
    #expect(
      try chart.rows("org.closure") == ["s 6 5 \(5.0 / 6.0) 5 4", "orphan 1 0 null 1 0"])
  }
}
