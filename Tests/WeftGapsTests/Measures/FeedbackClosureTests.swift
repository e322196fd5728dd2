import Testing
import TestSupport
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
      try chart.rows("org.closure") == ["s 6 4 \(4.0 / 6.0) 5 3", "orphan 1 0 null 1 0"])
  }

  /// A path is one of feedback and escalation: to own a system is not to hear what it is told.
  @Test func whatASystemIsToldStaysThereUnlessItPassesItOn() throws {
    let text =
      "Person u\nPerson o\nAISystem s\nu -USES-> s\no -OWNS-> s\nu -GIVES_FEEDBACK_TO-> s\n"
    #expect(try SmallChart(text).rows("org.closure") == ["s 1 0 0.0 1 0"])
    let passed = SmallChart(text + "s -ESCALATES_TO-> o")
    #expect(try passed.rows("org.closure") == ["s 1 1 1.0 1 1"])
    #expect(FeedbackDistances.of(passed.context).rows.map(\.distance) == [2])
  }

  @Test func whatADecisionSaysThoseResponsibleForItSay() throws {
    let text = """
      Person r
      Person o
      Decision d
      AISystem s
      d -USES-> s
      o -OWNS-> s
      d -GIVES_FEEDBACK_TO-> o

      """
    #expect(
      try SmallChart(text + "r -RESPONSIBLE_FOR-> d").rows("org.closure") == ["s 1 1 1.0 1 1"])
    let unnamed = SmallChart(text)
    #expect(try unnamed.rows("org.closure").isEmpty)
    #expect(
      unnamed.context.notes.map(\.message) == [
        "`org.closure` has no row for 1 systems in use: Only teams without members or decisions nobody is responsible for use them."
      ])
  }

  @Test func withoutAnyFeedbackRecordedNobodyIsKnownToBeUnheard() throws {
    let text =
      "Person u\nPerson o\nAISystem s\nAISystem own\nu -USES-> s\no -OWNS-> s\no -OWNS-> own\no -USES-> own\n"
    let silent = SmallChart(text)
    #expect(try silent.rows("org.closure") == ["s 1 0 null 1 0", "own 1 1 1.0 0 0"])
    #expect(
      silent.context.notes.map(\.message) == [
        "`org.closure` has no value in 1 of 2 rows: The chart records no GIVES_FEEDBACK_TO or ESCALATES_TO."
      ])
    #expect(try SmallChart(text + "o -ESCALATES_TO-> u").rows("org.closure")[0] == "s 1 0 0.0 1 0")
  }

  /// Whether what a person says reaches one of several, step by step.
  private func reaches(_ channels: NodeRows, _ person: Int, _ wanted: Set<Int>) -> Bool {
    var seen: Set<Int> = [person]
    var waiting = [person]
    while let next = waiting.popLast() {
      if wanted.contains(next) { return true }
      for listener in channels[next] where seen.insert(Int(listener)).inserted {
        waiting.append(Int(listener))
      }
    }
    return false
  }

  @Test(arguments: 0..<25) func sharesEqualFollowingEachUser(seed: UInt64) {
    let chart = SmallChart(RandomOrganization.text(seed: seed, isRich: true))
    let rootsOf = Dictionary(
      uniqueKeysWithValues: AccountableRoots.all(chart.context).map {
        ($0.item, $0.roots.map(\.person))
      })
    let channels = FeedbackClosure.channels(chart.index)
    let users = FeedbackClosure.users(chart.index)
    for row in FeedbackClosure(chart.context).rows {
      let roots = Set(rootsOf[row.system] ?? [])
      let heard = users[row.system].filter { reaches(channels, Int($0), roots) }
      #expect(row.users == users.count(row.system))
      #expect(row.closed == (roots.isEmpty ? nil : heard.count))
      #expect(row.heard == heard.count { !roots.contains(Int($0)) })
    }
  }

  @Test(arguments: 0..<25) func oneMoreChannelNeverClosesFewer(seed: UInt64) {
    let text = RandomOrganization.text(seed: seed, isRich: true)
    let before = SmallChart(text)
    let after = SmallChart(text + "\nPerson0 -GIVES_FEEDBACK_TO-> Person1")
    let rows = FeedbackClosure(after.context).rows.map { (after.ids([$0.system])[0], $0.closed) }
    for row in FeedbackClosure(before.context).rows {
      let id = before.ids([row.system])[0]
      #expect(rows.contains { $0.0 == id && ($0.1 ?? 0) >= row.closed ?? 0 })
    }
  }
}
