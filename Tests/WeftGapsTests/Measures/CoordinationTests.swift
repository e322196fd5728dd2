import Testing
import WeftGraph
import WeftQuery

@testable import WeftGaps

@Suite struct CoordinationTests {
  @Test func sharedAndJoinedTasksMakePeopleNeedEachOther() throws {
    let chart = SmallChart(
      """
      Person a
      Person b
      Person c
      AISystem x
      AISystem y
      Team t
      Team u
      a -OWNS-> x
      b -BUILDS-> x
      c -RESPONSIBLE_FOR-> y
      x -DEPENDS_ON-> y
      a -COLLABORATES_WITH-> b
      t -OWNS-> x
      u -OWNS-> y
      """)
    #expect(
      try chart.rows("org.coordination").sorted() == [
        "a b 1 true []", "a c 1 false [x,y]", "b c 1 false [x,y]", "t u 1 false [x,y]",
      ])
    #expect(
      try chart.rows("org.congruence")
        == ["people \(1.0 / 3.0) 3 1 0 1.0", "teams 0.0 1 0 null 1.0"])
  }

  @Test func whoWorksByARoleMustCoordinate() throws {
    let chart = SmallChart(
      """
      Person a
      Person b
      Role r
      Role q
      Team t
      Team u
      AISystem x
      AISystem y
      a -HOLDS-> r
      b -HOLDS-> q
      a -MEMBER_OF-> t
      b -MEMBER_OF-> u
      r -OWNS-> x
      q -RESPONSIBLE_FOR-> y
      u -OWNS-> y
      x -DEPENDS_ON-> y
      """)
    #expect(
      try chart.rows("org.coordination").sorted() == ["a b 1 null [x,y]", "t u 1 null [x,y]"])
    #expect(try chart.rows("org.congruence").first == "people null 1 0 0 1.0")
  }

  @Test func parallelAndOppositeDependenciesAreOneNeed() throws {
    for more in ["t -DEPENDS_ON-> u since=2020-01-01", "u -DEPENDS_ON-> t"] {
      let chart = SmallChart("Team t\nTeam u\nt -DEPENDS_ON-> u\n" + more)
      #expect(try chart.rows("org.coordination") == ["t u 1 null []"])
    }
  }

  @Test func withoutTiesRecordedNoNeedIsKnownToBeUnmet() throws {
    let text = "Person a\nPerson b\nPerson c\nAISystem x\na -OWNS-> x\nb -OWNS-> x\n"
    #expect(try SmallChart(text).rows("org.congruence")[0] == "people null 1 0 0 1.0")
    let recorded = SmallChart(text + "a -COLLABORATES_WITH-> c")
    #expect(try recorded.rows("org.coordination") == ["a b 1 false [x]"])
    #expect(try recorded.rows("org.congruence")[0] == "people 0.0 1 0 1 1.0")
  }

  @Test func nothingRequiredIsUndefined() throws {
    #expect(
      try SmallChart("Person a").rows("org.congruence").allSatisfy { $0.contains(" null 0 0") })
  }

  @Test func `coverage is what has somebody assigned`() throws {
    let chart = SmallChart(
      """
      Person a
      Person b
      Team t
      Team u
      AISystem x
      AISystem y
      AISystem z
      a -OWNS-> x
      b -OWNS-> y
      t -OWNS-> x
      x -DEPENDS_ON-> y
      x -DEPENDS_ON-> z
      t -DEPENDS_ON-> u
      """)
    // Of people x, y and x – y are known, z and x – z are not; of teams t – u is, x – y and x – z are not.
    #expect(
      try chart.rows("org.congruence") == [
        "people null 1 0 0 \(3.0 / 5)", "teams null 1 0 null \(1.0 / 3)",
      ])
    #expect(
      chart.context.notes.map(\.message) == [
        "`org.congruence`: rests on 1 of 3 tasks and dependencies for teams; no team owns or builds the others",
        "`org.congruence`: rests on 3 of 5 tasks and dependencies between them for people; nobody is assigned to the others",
        "`org.congruence`: the chart records no tie, integrator, forum or linking role",
        "`org.congruence`: the chart records no ties between people",
      ])
    #expect(Coordination.of(chart.context, sharedTasks: false).peopleBasis.coverage == 0.5)
    #expect(
      try SmallChart("Person a").rows("org.congruence")
        == ["people null 0 0 0 null", "teams null 0 0 null null"])
  }

  /// C_R by multiplying matrices, for people.
  @Test(arguments: 0..<25) func needsEqualTheMatrixProduct(seed: Int) {
    let chart = RandomOrganization.chart(seed: UInt64(seed))
    let index = chart.index
    let count = chart.graph.nodeCount
    func matrix() -> [[Int]] { [[Int]](repeating: [Int](repeating: 0, count: count), count: count) }
    func isTask(_ node: Int) -> Bool {
      index.isActive(node)
        && (index.kinds.technical.contains(node) || index.kinds.decision.contains(node))
    }
    var assigned = matrix()
    for type in ["OWNS", "BUILDS", "RESPONSIBLE_FOR"] {
      index.forEachCurrent(type) { source, target, _ in
        guard isTask(target) else { return }
        if index.people.contains(source) { assigned[source][target] = 1 }
        if index.kinds.role.contains(source) {
          for holder in index.holders[source] { assigned[Int(holder)][target] = 1 }
        }
      }
    }
    var joined = matrix()
    for task in 0..<count where isTask(task) { joined[task][task] = 1 }
    index.forEachCurrent("DEPENDS_ON") { source, target, _ in
      guard isTask(source), isTask(target) else { return }
      joined[source][target] = 1
      joined[target][source] = 1
    }
    var expected: [String] = []
    for one in 0..<count {
      for other in (one + 1)..<max(count, one + 1) {
        var need = 0
        for task in 0..<count where assigned[one][task] == 1 {
          for second in 0..<count where assigned[other][second] == 1 {
            need += joined[task][second]
          }
        }
        if need > 0 {
          expected.append("\(one) \(other) \(need) \(index.ties.contains(one, other))")
        }
      }
    }
    let found = Coordination.of(chart.context).people.map {
      "\($0.one) \($0.other) \($0.need) \($0.met)"
    }
    #expect(found == expected)
  }
}
