import Testing
import WeftGraph
import WeftQuery

@testable import WeftGaps

@Suite struct OrganizationFunctionsTests {
  @Test func activeReadsFlagStartAndEnd() throws {
    let chart = SmallChart(
      """
      Person now
      Person off active=false
      Person later start=2026-02-01
      Person first start=2026-01-31
      Person gone end=2026-01-30
      Person last end=2026-01-31
      Person vague start=soon
      Person vagueLeaver start=soon end=2020-01-01
      Person odd active=perhaps
      Missing ghost
      AISystem retired end=2025-12-31
      """)
    let expected = [
      "now": "true", "off": "false", "later": "false", "first": "true", "gone": "false",
      "last": "true", "vague": "null", "vagueLeaver": "false", "odd": "null", "ghost": "false",
      "retired": "false",
    ]
    for (id, verdict) in expected { #expect(try chart.call("org.active", id) == verdict, "\(id)") }
  }

  @Test func masksAgreeWithEvaluation() throws {
    for seed in 0..<20 {
      let chart = RandomOrganization.chart(seed: UInt64(seed))
      for function in OrganizationCatalog.catalog.functions {
        if let mask = function.nodeMask?(chart.context) {
          for node in 0..<chart.graph.nodeCount {
            let value = try function.evaluate([.node(NodeID(node))], chart.context)
            #expect(chart.text(value) == Self.text(mask, node), "\(function.name)")
          }
        }
        if let mask = function.relationshipMask?(chart.context) {
          for relationship in 0..<chart.graph.relationshipCount {
            let value = try function.evaluate(
              [.relationship(RelationshipID(relationship))], chart.context)
            #expect(chart.text(value) == Self.text(mask, relationship))
          }
        }
      }
    }
  }

  private static func text(_ mask: EntityMask, _ index: Int) -> String {
    mask.isNull?.contains(index) ?? false ? "null" : mask.isTrue.contains(index) ? "true" : "false"
  }

  @Test func currentReadsSinceAndUntil() throws {
    let chart = SmallChart(
      """
      Person p
      Role a
      Role b
      Role c
      Role d
      p -HOLDS-> a
      p -HOLDS-> b since=2026-02-01
      p -HOLDS-> c until=2026-01-30
      p -HOLDS-> d until=someday
      """)
    #expect(chart.ids(chart.index.rolesHeld[chart("p")]) == ["a"])
    #expect(chart.index.validity.currentUnknown.count == 1)
  }

  @Test func peopleAroundRolesAndTeams() throws {
    let chart = SmallChart(
      """
      Person b
      Person a
      Person left active=false
      Role r
      Team t
      Team sub
      Function f
      a -HOLDS-> r
      b -HOLDS-> r until=2020-01-01
      left -HOLDS-> r
      b -MEMBER_OF-> t
      b -MEMBER_OF-> t
      a -MEMBER_OF-> sub
      left -MEMBER_OF-> t
      sub -PART_OF-> t
      t -PART_OF-> f
      r -LEADS-> f
      """)
    #expect(try chart.call("org.holders", "r") == "[a]")
    #expect(try chart.call("org.members", "t") == "[b]")
    #expect(try chart.call("org.membersBelow", "t") == "[a,b]")
    #expect(try chart.call("org.membersBelow", "f") == "[a,b]")
    #expect(try chart.call("org.functionHead", "a") == "true")
    #expect(try chart.call("org.functionHead", "b") == "false")
  }

  @Test func tiesAreUnorderedPairsOfActivePeople() throws {
    let chart = SmallChart(
      """
      Person a
      Person b
      Person c active=false
      Team t
      a -COLLABORATES_WITH-> b
      b -GIVES_FEEDBACK_TO-> a
      a -COLLABORATES_WITH-> a
      a -COLLABORATES_WITH-> c
      a -COLLABORATES_WITH-> t
      """)
    #expect(try chart.call("org.ties", "a") == "[b]")
    #expect(try chart.call("org.tied", "b", "a") == "true")
    #expect(try chart.call("org.tied", "a", "c") == "false")
    #expect(try chart.call("org.tied", "a", "a") == "false")
  }

  @Test func managersFollowTheOwnLineThenTheRole() throws {
    let chart = SmallChart(
      """
      Person boss
      Person own
      Person byRole
      Person matrix
      Person other
      Person toRole
      Role lead
      Role post
      boss -HOLDS-> lead
      own -REPORTS_TO-> boss
      byRole -HOLDS-> post
      post -REPORTS_TO-> lead
      own -HOLDS-> post
      matrix -REPORTS_TO-> boss
      matrix -REPORTS_TO-> other
      matrix -REPORTS_TO-> own subtype=dotted
      boss -REPORTS_TO-> boss
      toRole -REPORTS_TO-> lead
      """)
    #expect(try chart.call("org.managersOf", "own") == "[boss]")
    #expect(try chart.call("org.managersOf", "byRole") == "[boss]")
    #expect(try chart.call("org.managersOf", "matrix") == "[boss,other]")
    #expect(try chart.call("org.managersOf", "boss") == "[]")
    #expect(try chart.call("org.managersOf", "toRole") == "[boss]")
    #expect(try chart.call("org.reportsOf", "boss") == "[byRole,matrix,own,toRole]")
  }

  @Test func executivesAreMarkedOrStandAtTheTop() throws {
    let text = """
      Person root
      Person second
      Person third
      second -REPORTS_TO-> root
      third -REPORTS_TO-> second
      """
    let unmarked = SmallChart(text)
    #expect(try unmarked.call("org.executive", "root") == "true")
    #expect(try unmarked.call("org.executive", "second") == "true")
    #expect(try unmarked.call("org.executive", "third") == "false")
    let marked = SmallChart(text + "\nPerson chief executive=true")
    #expect(try marked.call("org.executive", "root") == "false")
    #expect(try marked.call("org.executive", "chief") == "true")
  }

  @Test func owningTeamsStandBehindOwners() throws {
    let chart = SmallChart(
      """
      Team t
      Team u
      Team board subtype=forum
      Function f
      Person p
      Person q
      Role r
      AISystem byTeam
      AISystem byPerson
      AISystem byRole
      AISystem byFunctionMember
      p -MEMBER_OF-> t
      p -MEMBER_OF-> board
      q -MEMBER_OF-> f
      r -PART_OF-> u
      t -OWNS-> byTeam
      p -OWNS-> byPerson
      r -OWNS-> byRole
      q -OWNS-> byFunctionMember
      """)
    #expect(try chart.call("org.owningTeams", "byTeam") == "[t]")
    #expect(try chart.call("org.owningTeams", "byPerson") == "[t]")
    #expect(try chart.call("org.owningTeams", "byRole") == "[u]")
    #expect(try chart.call("org.owningTeams", "byFunctionMember") == "[f]")
    #expect(try chart.call("org.owningTeams", "p") == "[t]")
    #expect(try chart.call("org.forum", "board") == "true")
    #expect(try chart.call("org.forum", "t") == "false")
  }

  @Test func unrelatedOwnersHaveNoLineBetweenThem() throws {
    let chart = SmallChart(
      """
      Person a
      Person boss
      Person stranger
      Team t
      Team parent
      Role r
      a -REPORTS_TO-> boss
      a -MEMBER_OF-> t
      t -PART_OF-> parent
      a -HOLDS-> r
      """)
    #expect(try chart.call("org.unrelated", "a", "boss") == "false")
    #expect(try chart.call("org.unrelated", "parent", "a") == "false")
    #expect(try chart.call("org.unrelated", "t", "parent") == "false")
    #expect(try chart.call("org.unrelated", "r", "a") == "false")
    #expect(try chart.call("org.unrelated", "a", "stranger") == "true")
    #expect(try chart.call("org.unrelated", "boss", "parent") == "true")
    #expect(try chart.call("org.unrelated", "a", "a") == "false")
  }

  @Test func capableAreOwnersBuildersAndSkilledMembers() throws {
    let chart = SmallChart(
      """
      Person owner
      Person builder
      Person skilled
      Person rusty
      Person expired
      Person outsider
      Team t
      AISystem s
      Skill k
      owner -OWNS-> s
      t -OWNS-> s
      builder -MEMBER_OF-> t
      builder -BUILDS-> s
      outsider -BUILDS-> s
      skilled -MEMBER_OF-> t
      rusty -MEMBER_OF-> t
      expired -MEMBER_OF-> t
      s -REQUIRES_SKILL-> k level=3
      skilled -HAS_SKILL-> k level=3
      rusty -HAS_SKILL-> k level=2
      expired -HAS_SKILL-> k level=5 expires=2026-01-30
      """)
    #expect(try chart.call("org.capable", "s") == "[builder,owner,skilled]")
  }
}
