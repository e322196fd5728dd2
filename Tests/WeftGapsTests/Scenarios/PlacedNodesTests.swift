import TestSupport
import Testing
import WeftGraph
import WeftQuery

@testable import WeftGaps

/// Nodes to which their files give no id: that they stand in the same place says nothing.
@Suite struct PlacedNodesTests {
  /// Ids such as `3:1` are places.
  private static func placed(_ text: String) -> Graph {
    let all = SmallChart(text).graph
    var builder = GraphBuilder()
    let nodes = (0..<all.nodeCount).map { index in
      let node = NodeID(index)
      let new = builder.addNode(
        all.id(of: node), labels: all.labels(of: node).map { all.name(of: $0) })
      for (key, value) in all.properties(of: node) { builder.set(key, of: new, to: value) }
      if all.id(of: node).contains(":") { builder.markPlaced(new) }
      return new
    }
    for index in 0..<all.relationshipCount {
      let link = RelationshipID(index)
      _ = builder.addRelationship(
        all.name(of: all.type(of: link)), from: nodes[all.source(of: link).index],
        to: nodes[all.target(of: link).index])
    }
    return builder.finish()
  }

  private static let old = placed(
    """
    Person 3:1 name=Ann
    Person 4:1 name=Bob
    Person 5:1 name=5:1
    Team t name=T
    3:1 -MEMBER_OF-> t
    4:1 -MEMBER_OF-> t
    5:1 -MEMBER_OF-> t
    """)
  /// Zed was written above the others, and Bob is Bobby.
  private static let new = placed(
    """
    Person 3:1 name=Zed
    Person 4:1 name=Ann
    Person 5:1 name=Bobby
    Person 6:1 name=6:1
    Team t name=T
    3:1 -MEMBER_OF-> t
    4:1 -MEMBER_OF-> t
    5:1 -MEMBER_OF-> t
    6:1 -MEMBER_OF-> t
    """)

  @Test func `whoever has no id is known by the name, and without one by what is said`() throws {
    let diff = GraphDiff(from: Self.old, to: Self.new)
    #expect(diff.addedNodes.map(Self.new.displayName(of:)) == ["Zed", "Bobby"])
    #expect(diff.removedNodes.map(Self.old.displayName(of:)) == ["Bob"])
    #expect(diff.changedNodes.isEmpty && diff.changedIDs.isEmpty)
    #expect(diff.addedRelationships.count == 2 && diff.removedRelationships.count == 1)
    #expect(diff.matchedByName.count == 2)
    for chart in [Self.old, Self.new] {
      #expect(GraphDiff(from: chart, to: chart).isEmpty)
      #expect(ChangeWriter.text(GraphDiff(from: chart, to: chart)).isEmpty)
    }
  }

  @Test func `the change file makes the newer chart, ids aside`() throws {
    let script = ChangeWriter.text(GraphDiff(from: Self.old, to: Self.new))
    #expect(script.hasPrefix("// a node to which its file gives no id"))
    let made = try GraphDiffTests.applied(script, to: Self.old)
    let left = GraphDiff(from: made, to: Self.new)
    #expect(left.addedNodes.isEmpty && left.removedNodes.isEmpty && left.changedNodes.isEmpty)
    #expect(left.addedRelationships.isEmpty && left.removedRelationships.isEmpty)
  }

  @Test func `what has no name of its own is told apart by properties and neighbours`() {
    let one = Self.placed(
      """
      Person a
      Person b
      Person 3:1 name=Ann fte=1
      Person 4:1 name=Ann fte=0.5
      Hyperedge 5:1 name=5:1
      Hyperedge 6:1 name=6:1
      5:1 -ENDPOINT-> a
      6:1 -ENDPOINT-> b
      """)
    let other = Self.placed(
      """
      Person a
      Person b
      Person 3:1 name=Ann fte=0.5
      Person 4:1 name=Ann fte=1
      Hyperedge 5:1 name=5:1
      Hyperedge 6:1 name=6:1
      Hyperedge 7:1 name=7:1
      5:1 -ENDPOINT-> a
      5:1 -ENDPOINT-> b
      6:1 -ENDPOINT-> a
      7:1 -ENDPOINT-> b
      """)
    let diff = GraphDiff(from: one, to: other)
    #expect(diff.addedNodes.map(other.id(of:)) == ["5:1"])
    #expect(diff.removedNodes.isEmpty && diff.changedNodes.isEmpty)
    #expect(diff.addedRelationships.count == 2 && diff.removedRelationships.isEmpty)
  }

  @Test func `an id that looks like a place is an id`() {
    let real = SmallChart("Person 3:1 name=Ann\nPerson 4:1 name=Bob").graph
    let renamed = SmallChart("Person 3:1 name=Anna\nPerson 4:1 name=Bob").graph
    #expect(GraphDiff(from: real, to: renamed).renamed.count == 1)
    let places = Self.placed("Person 3:1 name=Bob\nPerson 4:1 name=Cy")
    let diff = GraphDiff(from: real, to: places)
    #expect(diff.addedNodes.map(places.displayName(of:)) == ["Cy"])
    #expect(diff.removedNodes.map(real.displayName(of:)) == ["Ann"])
    #expect(diff.changedIDs.count == 1)
  }

  private static func report(_ graph: Graph, on node: String) throws -> GapReport {
    var report = try GapAnalysis.run(
      on: graph, rules: try RuleSet(files: []), options: .init(asOf: SmallChart.today))
    let subject = try #require(
      (0..<graph.nodeCount).map { NodeID($0) }.first { graph.displayName(of: $0) == node })
    report.findings = [
      Finding(
        rule: "r", family: "f", severity: .medium,
        fingerprint: Fingerprint.of(rule: "r", subjects: [graph.id(of: subject)]), message: node,
        subjects: [subject], evidence: [])
    ]
    return report
  }

  @Test func `a finding is about whom it is about, not about who stands there now`() throws {
    let diff = GraphDiff(from: Self.old, to: Self.new)
    let ann = FindingDiff(
      from: try Self.report(Self.old, on: "Ann"), to: try Self.report(Self.new, on: "Ann"),
      of: diff)
    #expect(ann.opened.isEmpty && ann.closed.isEmpty)
    // Bob is gone, and Ann stands where he stood.
    let bob = FindingDiff(
      from: try Self.report(Self.old, on: "Bob"), to: try Self.report(Self.new, on: "Ann"),
      of: diff)
    #expect(bob.closed.map(\.message) == ["Bob"])
    #expect(bob.opened.map(\.message) == ["Ann"])
  }
}
