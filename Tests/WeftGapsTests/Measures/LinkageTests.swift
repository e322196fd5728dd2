import Testing
import WeftGraph
import WeftQuery

@testable import WeftGaps

@Suite struct LinkageTests {
  /// Two teams of two, each with a system.
  private static let pair = """
    Team u
    Team v
    Person u1
    Person u2
    Person v1
    Person v2
    AISystem x
    AISystem y
    u1 -MEMBER_OF-> u
    u2 -MEMBER_OF-> u
    v1 -MEMBER_OF-> v
    v2 -MEMBER_OF-> v
    u -OWNS-> x
    v -OWNS-> y

    """

  /// unit, other, interdependence, required and found of every row.
  private func rows(_ text: String) throws -> [String] {
    try SmallChart(text).rows("org.linkage").map { row in
      let words = row.split(separator: " ")
      return "\(words[0]) \(words[1]) \(words[2]) \(words[4]) \(words[5])"
    }
  }

  private func found(_ device: String) throws -> String {
    let rows = try rows(Self.pair + "x -DEPENDS_ON-> y\n" + device)
    return rows.first.map { String($0.suffix(1)) } ?? "none"
  }

  @Test func oneWayDependenceIsSequentialFromWhoDepends() throws {
    #expect(try rows(Self.pair + "x -DEPENDS_ON-> y") == ["u v sequential 1 0"])
    #expect(try rows(Self.pair + "y -DEPENDS_ON-> x") == ["v u sequential 1 0"])
    #expect(try rows(Self.pair + "u -DEPENDS_ON-> v") == ["u v sequential 1 0"])
    #expect(try rows(Self.pair + "x -DEPENDS_ON-> y until=2025-01-01").isEmpty)
    #expect(try rows(Self.pair + "x -DEPENDS_ON-> x").isEmpty)
  }

  @Test func strengthIsStatedOrUnknown() throws {
    func strength(_ text: String) throws -> String {
      let words = try SmallChart(Self.pair + text).rows("org.linkage")[0].split(separator: " ")
      return "\(words[3]) \(words[words.count - 1])"
    }
    let both = "x -DEPENDS_ON-> y strength=4\ny -DEPENDS_ON-> x strength=1"
    #expect(try strength(both) == "5.0 0.25")
    #expect(try strength(both + "\nx -DEPENDS_ON-> y strength=4") == "5.0 0.25")
    #expect(try strength("x -DEPENDS_ON-> y strength=4") == "4.0 0.0")
    #expect(try strength("x -DEPENDS_ON-> y") == "null null")
    #expect(try strength("x -DEPENDS_ON-> y strength=4\ny -DEPENDS_ON-> x") == "null null")
  }

  @Test func aOneWayGroupBeginsWithTheUnitThatDepends() throws {
    let rows = try SmallChart(Self.pair + "y -DEPENDS_ON-> x").rows("org.linkage")
    #expect(rows[0].contains(" [v,u] "))
  }

  @Test func mutualDependenceIsReciprocal() throws {
    let text = Self.pair + "x -DEPENDS_ON-> y\ny -DEPENDS_ON-> x\n"
    #expect(try rows(text) == ["u v reciprocal 2 0"])
    #expect(try rows(text + "x -DEPENDS_ON-> y requires=5") == ["u v reciprocal 5 0"])
    #expect(try rows(text + "x -DEPENDS_ON-> y requires=matrix") == ["u v reciprocal 7 0"])
  }

  @Test func whatTheProgramCallsADeviceIsUnderstoodAndWhatIsNoLevelIsTold() throws {
    func required(_ name: String) throws -> String {
      let relation = "x -DEPENDS_ON-> y requires=" + name.replacing(" ", with: "-")
      return String(try rows(Self.pair + relation)[0].suffix(3).prefix(1))
    }
    for device in LinkageDevice.allCases {
      for name in [device.name, device.id, "a " + device.name] {
        #expect(try required(name) == "\(device.rawValue)", "\(name)")
      }
    }
    #expect(try required("standing committee") == "4")
    #expect(try required("integrating role") == "5")
    for unknown in ["9", "telepathy"] {
      let chart = SmallChart(Self.pair + "x -DEPENDS_ON-> y requires=\(unknown)")
      #expect(try chart.rows("org.linkage")[0].hasPrefix("u v sequential null 1 0 "))
      #expect(
        chart.context.notes.map(\.message).contains(
          "`org.linkage`: 1 dependencies require what is no level from 0 to 7 and no name of one; they count as if they said nothing"
        ))
    }
  }

  /// Who owns what depends on each other has to coordinate, as have those who build it.
  @Test(arguments: 0..<40) func pairsMustCoordinate(seed: UInt64) throws {
    let chart = SmallChart(RandomOrganization.text(seed: seed, isRich: true))
    func keys(_ pairs: [(Int, Int)]) -> [UInt64] { pairs.map { UnitPair.key($0, $1) }.sorted() }
    let linked = Linkage.of(chart.context).rows.map { ($0.pair.unit, $0.pair.other) }
    let coordinated = Coordination.of(chart.context).teams.map { ($0.one, $0.other) }
    #expect(Set(keys(linked)).isSubset(of: keys(coordinated)))
  }

  @Test func whoBuildsMustCoordinateAndWhoOwnsMustBeJoined() throws {
    let built = "Team u\nTeam v\nAISystem a\nAISystem b\nu -BUILDS-> a\nv -BUILDS-> b\n"
    #expect(try rows(built + "a -DEPENDS_ON-> b").isEmpty)
    #expect(
      try SmallChart(built + "a -DEPENDS_ON-> b").rows("org.coordination") == ["u v 1 null [a,b]"])
    // Needs that a unit itself is one end of name what is at the other.
    #expect(
      try SmallChart(built + "u -DEPENDS_ON-> b").rows("org.coordination") == ["u v 1 null [b]"])
    #expect(try rows(built + "v -OWNS-> b\nu -DEPENDS_ON-> b") == ["u v sequential 1 0"])
  }

  @Test func circlesOfThreeNeedATeamOrATaskForce() throws {
    let teams = "Team a\nTeam b\nTeam c\n"
    func circle(_ dates: String) -> String {
      teams + "a -DEPENDS_ON-> b \(dates)\nb -DEPENDS_ON-> c \(dates)\nc -DEPENDS_ON-> a \(dates)"
    }
    #expect(try rows(circle("")) == ["a b cyclic 4 0", "a c cyclic 4 0", "b c cyclic 4 0"])
    #expect(try rows(circle("until=2027-01-01")).allSatisfy { $0.hasSuffix("3 0") })
    let clique = ["a b", "b a", "b c", "c b", "a c", "c a"].map { pair in
      pair.replacing(" ", with: " -DEPENDS_ON-> ")
    }.joined(separator: "\n")
    #expect(
      try rows(teams + clique)
        == ["a b reciprocal 4 0", "a c reciprocal 4 0", "b c reciprocal 4 0"])
    // A chain of mutual pairs is no clique: each pair needs a liaison.
    let chain = ["a b", "b a", "b c", "c b"].map { $0.replacing(" ", with: " -DEPENDS_ON-> ") }
      .joined(separator: "\n")
    #expect(try rows(teams + chain) == ["a b reciprocal 2 0", "b c reciprocal 2 0"])
  }

  @Test func eachRungOfTheLadderIsSeen() throws {
    #expect(try found("") == "0")
    #expect(try found("u1 -COLLABORATES_WITH-> v1") == "1")
    #expect(try found("u1 -COLLABORATES_WITH-> v1 until=2025-01-01") == "0")
    #expect(try found("u1 -MEMBER_OF-> v") == "1")
    #expect(try found("u -COLLABORATES_WITH-> v") == "1")
    #expect(try found("u1 -INTEGRATES-> v") == "2")
    #expect(
      try found("Role l subtype=liaison\nu1 -HOLDS-> l\nl -INTEGRATES-> u\nl -INTEGRATES-> v")
        == "2")
    #expect(try found("Role l subtype=liaison\nl -INTEGRATES-> u\nl -INTEGRATES-> v") == "0")
    let both = "u1 -MEMBER_OF-> w\nv1 -MEMBER_OF-> w"
    #expect(try found("Team w subtype=task-force end=2027-01-01\n" + both) == "3")
    #expect(try found("Team w subtype=task-force end=2025-01-01\n" + both) == "0")
    #expect(try found("Team w subtype=forum\n" + both) == "4")
    #expect(try found("Team w subtype=forum\nu1 -MEMBER_OF-> w") == "0")
    #expect(try found("Team w\nu -PART_OF-> w\nv -PART_OF-> w\n" + both) == "0")
    let role = "Role i subtype=integration\nPerson z\nz -HOLDS-> i\n"
    #expect(try found(role + "i -INTEGRATES-> u\ni -INTEGRATES-> v") == "5")
    #expect(try found(role + "i -INTEGRATES-> x\ni -INTEGRATES-> y") == "5")
    #expect(try found("Person z\nz -INTEGRATES-> u\nz -INTEGRATES-> v") == "5")
    #expect(
      try found("Person z\nz -INTEGRATES-> u\nz -INTEGRATES-> v\nz -APPROVES-> x") == "6")
    #expect(try found("u1 -LEADS-> u\nu1 -INTEGRATES-> u\nu1 -INTEGRATES-> v") == "6")
    #expect(try found("Person m\nm -REPORTS_TO-> u1\nm -REPORTS_TO-> v1") == "7")
    #expect(try found("Person m\nm -REPORTS_TO-> u1\nm -REPORTS_TO-> v1 subtype=dotted") == "0")
  }

  @Test(arguments: 0..<20) func rowsAreDistinctPairsOfActiveUnits(seed: Int) {
    let chart = RandomOrganization.chart(seed: UInt64(seed))
    let rows = Linkage.of(chart.context).rows
    #expect(Set(rows.map { Set([$0.pair.unit, $0.pair.other]) }).count == rows.count)
    for row in rows {
      #expect(chart.index.isActive(row.pair.unit) && chart.index.isActive(row.pair.other))
      #expect(row.pair.unit != row.pair.other)
      #expect(!row.pair.evidence.isEmpty)
      #expect(row.devices.isEmpty == (row.found == 0))
      #expect(row.pair.group.contains(row.pair.unit) && row.pair.group.contains(row.pair.other))
    }
  }

  @Test func whoJoinsOtherUnitsDoesNotJoinTheHoldersOwn() throws {
    let others = """
      Team c
      Team d
      u1 -MEMBER_OF-> v
      Role r subtype=KIND
      u1 -HOLDS-> r
      r -INTEGRATES-> c
      """
    // The holder is a member of both: a contact, whatever the role is for.
    for kind in ["liaison", "integration", "linking-manager", "line"] {
      #expect(try found(others.replacing("KIND", with: kind)) == "1")
    }
    // One of the two has to be in the scope, or the role has none at all.
    #expect(try found(others.replacing("KIND", with: "liaison") + "\nr -INTEGRATES-> v") == "2")
    let scopeless = others.replacing("KIND", with: "liaison").replacing(
      "\nr -INTEGRATES-> c", with: "")
    #expect(try found(scopeless) == "2")
    #expect(
      try found(
        "Team c\nRole r subtype=integration\nu1 -HOLDS-> r\nr -INTEGRATES-> c\nr -PART_OF-> v")
        == "1")
  }
}
