import Testing
import WeftGraph

@testable import WeftGaps

@Suite struct CapabilityTests {
  private static let people = """
    Person a
    Person b
    Person c
    Team t
    Role q
    AISystem x
    a -MEMBER_OF-> t
    b -MEMBER_OF-> t

    """

  private func capable(_ text: String) throws -> String {
    try SmallChart(Self.people + text).call("org.capable", "x")
  }

  @Test func anotherOwnerTakesNobodyAway() throws {
    #expect(try capable("t -OWNS-> x") == "[a,b]")
    #expect(try capable("t -OWNS-> x\na -OWNS-> x") == "[a,b]")
    #expect(try capable("t -OWNS-> x\nc -OWNS-> x") == "[a,b,c]")
    // One who builds it in another team says nothing of this one.
    #expect(
      try capable(
        "Team u\nc -MEMBER_OF-> u\nc -BUILDS-> x\nt -OWNS-> x\nc -OWNS-> x") == "[a,b,c]")
  }

  @Test func whoOwnsInPersonAnswersForNoColleague() throws {
    #expect(try capable("a -OWNS-> x") == "[a]")
    #expect(try capable("a -HOLDS-> q\nq -PART_OF-> t\nq -OWNS-> x") == "[a]")
  }

  @Test func aTeamBuildsByItsMembers() throws {
    #expect(try capable("t -OWNS-> x\na -BUILDS-> x") == "[a]")
    #expect(try capable("t -OWNS-> x\nt -BUILDS-> x") == "[a,b]")
    #expect(try capable("a -OWNS-> x\nt -BUILDS-> x") == "[a,b]")
    #expect(try capable("a -HOLDS-> q\nq -PART_OF-> t\nq -OWNS-> x\nt -BUILDS-> x") == "[a,b]")
    #expect(try capable("c -OWNS-> x\nt -BUILDS-> x") == "[c]")
  }

  @Test func whatHasEndedOwnsNothing() throws {
    let ended = Self.people.replacing("Team t", with: "Team t end=2025-06-01")
    #expect(try SmallChart(ended + "t -OWNS-> x").call("org.capable", "x") == "[]")
    #expect(try SmallChart(ended + "t -OWNS-> x\na -OWNS-> x").call("org.capable", "x") == "[a]")
    let inactive = Self.people.replacing("Team t", with: "Team t active=false")
    #expect(try SmallChart(inactive + "t -OWNS-> x").call("org.capable", "x") == "[]")
    // Nor is a part of it that has ended.
    let part = "Team u end=2025-06-01\nu -PART_OF-> t\nc -MEMBER_OF-> u\nt -OWNS-> x"
    #expect(try capable(part) == "[a,b]")
    let role = Self.people.replacing("Role q", with: "Role q end=2025-06-01")
    #expect(try SmallChart(role + "a -HOLDS-> q\nq -OWNS-> x").call("org.capable", "x") == "[]")
  }

  /// One more owner leaves everybody capable who was, and so does one more builder, but for the first of a
  /// team of which nothing told before who it is.
  @Test(arguments: 0..<40) func moreOwnersAndBuildersNeverCoverLess(seed: UInt64) throws {
    let text = RandomOrganization.text(seed: seed, isRich: true)
    let before = SmallChart(text)
    var random = SeededGenerator(seed: seed)
    for _ in 0..<12 {
      let item = ["AISystem0", "AISystem1", "System0"].randomElement(using: &random) ?? ""
      let kind = ["Person", "Role", "Team", "Function"].randomElement(using: &random) ?? ""
      let owner = "\(kind)\(Int.random(in: 0..<2, using: &random))"
      let isOwner = Bool.random(using: &random)
      let after = SmallChart(text + "\n\(owner) -\(isOwner ? "OWNS" : "BUILDS")-> \(item)")
      let had = before.ids(Capability(before.index).people(for: before(item)))
      let has = after.ids(Capability(after.index).people(for: after(item)))
      if !isOwner, Self.isUntold(before, item) { continue }
      #expect(Set(had).isSubset(of: has), "\(owner) \(isOwner ? "owns" : "builds") \(item)")
    }
  }

  /// Whether nothing is required for an item and nobody builds it in a unit that owns it itself.
  private static func isUntold(_ chart: SmallChart, _ item: String) -> Bool {
    let index = chart.index
    var isRequired = false
    index.forEachTarget(of: chart(item), chart.graph.type("REQUIRES_SKILL")) { _, _ in
      isRequired = true
    }
    var builders: Set<UInt32> = []
    index.forEachSource(of: chart(item), chart.graph.type("BUILDS")) { builder, _ in
      if index.people.contains(builder) { builders.insert(UInt32(builder)) }
      if index.kinds.unit.contains(builder) { builders.formUnion(index.membersBelow(builder)) }
    }
    return !isRequired
      && index.owners[chart(item)].contains { owner in
        index.kinds.unit.contains(Int(owner))
          && builders.isDisjoint(with: index.membersBelow(Int(owner)))
      }
  }
}
