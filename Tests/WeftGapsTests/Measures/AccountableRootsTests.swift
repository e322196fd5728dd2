import Testing
import WeftGraph
import WeftQuery

@testable import WeftGaps

@Suite struct AccountableRootsTests {
  @Test func chainsEndInTheFirstActivePerson() throws {
    let chart = SmallChart(
      """
      Person direct
      Person holder
      Person lead
      Person leaver active=false
      Person delegator
      Person m1
      Person m2
      Role r
      Role vacant
      Role leadRole
      Team led
      Team leaderless
      AISystem agent
      AISystem s1
      AISystem s2
      AISystem s3
      AISystem s4
      AISystem s5
      AISystem s6
      AISystem self
      AISystem both
      holder -HOLDS-> r
      lead -HOLDS-> leadRole
      leadRole -LEADS-> led
      m1 -MEMBER_OF-> leaderless
      m2 -MEMBER_OF-> leaderless
      m1 -MEMBER_OF-> led
      direct -ACCOUNTABLE_FOR-> s1
      holder -OWNS-> s1
      r -ACCOUNTABLE_FOR-> s2
      led -OWNS-> s3
      leaderless -OWNS-> s4
      leaver -OWNS-> s5
      vacant -OWNS-> s5
      agent -OWNS-> s6
      delegator -DELEGATES_TO-> agent
      self -OWNS-> self
      r -ACCOUNTABLE_FOR-> both
      holder -ACCOUNTABLE_FOR-> both
      """)
    let rows = try chart.rows("org.accountableRoots").sorted()
    #expect(
      rows == [
        "both holder holder>both direct", "s1 direct direct>s1 direct",
        "s2 holder holder>r>s2 role",
        "s3 lead lead>leadRole>led>s3 team", "s4 m1 m1>leaderless>s4 collective",
        "s4 m2 m2>leaderless>s4 collective", "s6 delegator delegator>agent>s6 delegate",
      ])
    #expect(try chart.call("org.accountable", "s4") == "[m1,m2]")
    #expect(try chart.call("org.accountable", "self") == "[]")
  }

  /// A member of a team nobody leads, who also holds a role that owns the same, answers in person.
  @Test(arguments: [["Team t", "Role q", "AISystem x"], ["Role q", "AISystem x", "Team t"]])
  func thePersonalRouteWinsInAnyOrder(nodes: [String]) throws {
    let edges = """
      Person a
      Person b
      a -MEMBER_OF-> t
      b -MEMBER_OF-> t
      a -HOLDS-> q

      """
    func rows(_ owners: String) throws -> [String] {
      try SmallChart(nodes.joined(separator: "\n") + "\n" + edges + owners)
        .rows("org.accountableRoots").sorted()
    }
    let expected = ["x a a>q>x role", "x b b>t>x collective"]
    #expect(try rows("q -OWNS-> x\nt -OWNS-> x") == expected)
    #expect(try rows("t -OWNS-> x\nq -OWNS-> x") == expected)
    // However long the personal chain is.
    let long = "Role empty\nempty -DELEGATES_TO-> q\nempty -OWNS-> x\nt -OWNS-> x"
    #expect(try rows(long) == ["x a a>q>empty>x delegate", "x b b>t>x collective"])
  }

  @Test(arguments: 0..<25) func rootsDoNotDependOnTheOrderOfTheFile(seed: UInt64) throws {
    var lines = RandomOrganization.text(seed: seed).split(separator: "\n").map(String.init)
    let rows = try SmallChart(lines.joined(separator: "\n")).rows("org.accountableRoots")
    var random = SeededGenerator(seed: seed)
    random.shuffle(&lines)
    let mixed = try SmallChart(lines.joined(separator: "\n")).rows("org.accountableRoots")
    #expect(rows.sorted() == mixed.sorted())
  }

  @Test func whoATeamNobodyLeadsDelegatesToAnswersInPersonBesideItsMembers() throws {
    let text = """
      Team t
      Person m
      Person d
      AISystem s
      t -OWNS-> s
      m -MEMBER_OF-> t

      """
    let expected = ["s d d>t>s delegate", "s m m>t>s collective"]
    for edge in ["t -DELEGATES_TO-> d", "d -DELEGATES_TO-> t"] {
      #expect(try SmallChart(text + edge).rows("org.accountableRoots").sorted() == expected)
      let led = try SmallChart(text + edge + "\nm -LEADS-> t").rows("org.accountableRoots")
      #expect(led == ["s m m>t>s team"])
    }
  }

  @Test func cyclesOfDelegationEnd() throws {
    let chart = SmallChart(
      """
      Role a
      Role b
      AISystem s
      a -OWNS-> s
      a -DELEGATES_TO-> b
      b -DELEGATES_TO-> a
      """)
    #expect(try chart.rows("org.accountableRoots").isEmpty)
  }

  @Test(arguments: 0..<25) func rootsAreActiveAndPathsLeadToTheItem(seed: Int) throws {
    let chart = RandomOrganization.chart(seed: UInt64(seed))
    for (item, roots) in AccountableRoots.all(chart.context) {
      #expect(Set(roots.map(\.person)).count == roots.count)
      for root in roots {
        #expect(chart.index.people.contains(root.person))
        #expect(root.path.nodes.first?.index == root.person)
        #expect(root.path.nodes.last?.index == item)
        for (place, relationship) in root.path.relationships.enumerated() {
          #expect(chart.index.isCurrent(relationship))
          let ends = [chart.graph.source(of: relationship), chart.graph.target(of: relationship)]
          #expect(ends.contains(root.path.nodes[place]))
          #expect(ends.contains(root.path.nodes[place + 1]))
        }
      }
    }
  }
}
