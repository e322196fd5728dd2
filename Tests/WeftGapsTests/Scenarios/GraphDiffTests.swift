import TestSupport
import Testing
import WeftGraph
import WeftQuery

@testable import WeftGaps

@Suite struct GraphDiffTests {
  private static func applied(_ script: String, to graph: Graph) throws(InputError) -> Graph {
    var options = ChangeScript.Options(
      catalog: StandardCatalog.catalog, clock: .asOf(SmallChart.today))
    options.recordsPlaces = true
    return try ChangeScript.run(
      SourceText(name: "diff", text: script), on: graph, options: options
    ).graph
  }

  @Test(arguments: 0..<60 as Range<UInt64>)
  func `a chart does not differ from itself`(seed: UInt64) {
    let chart = RandomOrganization.chart(seed: seed).graph
    #expect(GraphDiff(from: chart, to: chart).isEmpty)
    let changed = RandomChange.edit(of: chart, seed: seed, changes: 20).finish().graph
    let again = RandomChange.edit(of: chart, seed: seed, changes: 20).finish().graph
    #expect(GraphDiff(from: changed, to: again).isEmpty)
  }

  @Test(arguments: 0..<120 as Range<UInt64>)
  func `the change file of a difference makes the new chart of the old one`(seed: UInt64) throws {
    let old = RandomOrganization.chart(seed: seed).graph
    let new = RandomChange.edit(of: old, seed: seed ^ 0xABCD, changes: Int(seed % 25)).finish()
      .graph
    for (one, other) in [(old, new), (new, old)] {
      let diff = GraphDiff(from: one, to: other)
      var writer = ChangeWriter(diff)
      let script = writer.text()
      let made = try Self.applied(script, to: one)
      #expect(GraphPicture.byID(made) == GraphPicture.byID(other), "\(script)")
      #expect(GraphDiff(from: made, to: other).isEmpty)
      #expect(diff.isEmpty == script.isEmpty)
    }
  }

  @Test func `what is not touched keeps its number's order and its place in the chart`() {
    let old = RandomOrganization.chart(seed: 5).graph
    var edit = GraphEdit(of: old)
    edit.set("title", of: NodeID(0), to: .string("x"))
    let made = edit.finish()
    #expect(made.nodes == (0..<UInt32(old.nodeCount)).map { $0 })
    #expect(made.relationships == (0..<UInt32(old.relationshipCount)).map { $0 })
    #expect(made.graph.labels == old.labels)
    #expect(made.graph.types == old.types)
  }

  @Test func `moves, renames and matches by name are recognised`() throws {
    let old = SmallChart(
      """
      Person a name=Ann
      Person b name=Bob
      Person x1 name=Cy
      Team t1 name=One
      Team t2 name=Two
      a -MEMBER_OF-> t1
      b -MEMBER_OF-> t1
      x1 -MEMBER_OF-> t1
      """
    ).graph
    let new = SmallChart(
      """
      Person a name=Anna
      Person b name=Bob level=2
      Person y1 name=Cy
      Team t1 name=One
      Team t2 name=Two
      Team t3 name=Three
      a -MEMBER_OF-> t2
      b -MEMBER_OF-> t1 since=2020-01-01
      y1 -MEMBER_OF-> t1
      """
    ).graph
    let diff = GraphDiff(from: old, to: new)
    #expect(diff.matchedByName.map { old.id(of: $0.old) } == ["x1"])
    #expect(diff.renamed.map { new.id(of: $0.new) } == ["a"])
    #expect(diff.addedNodes.map { new.id(of: $0) } == ["t3"])
    #expect(diff.removedNodes.isEmpty)
    #expect(diff.changedNodes.map { new.id(of: $0.new) } == ["a", "b"])
    let move = try #require(diff.moves.first)
    #expect(diff.moves.count == 1)
    #expect(new.id(of: move.node) == "a")
    #expect(old.id(of: move.from) == "t1")
    #expect(new.id(of: move.to) == "t2")
    #expect(diff.changedRelationships.count == 1)
    #expect(diff.addedRelationships.count == 1)
    var writer = ChangeWriter(diff)
    let script = writer.text()
    #expect(script.hasPrefix("// x1 keeps its id; the newer chart calls it y1\n"))
    let made = try Self.applied(script, to: old)
    let left = GraphDiff(from: made, to: new)
    #expect(left.changedNodes.isEmpty && left.addedNodes.isEmpty && left.removedNodes.isEmpty)
    #expect(left.addedRelationships.isEmpty && left.changedRelationships.isEmpty)
  }

  @Test func `an id that stands for something else now is another node`() {
    let old = SmallChart("Person a name=Ann").graph
    let new = SmallChart("Team a name=Ann").graph
    let diff = GraphDiff(from: old, to: new)
    #expect(diff.addedNodes.count == 1)
    #expect(diff.removedNodes.count == 1)
    #expect(diff.matchedByName.isEmpty)
  }

  @Test func `a name two nodes have matches neither`() {
    let old = SmallChart("Person a name=Ann\nPerson b name=Ann").graph
    let new = SmallChart("Person c name=Ann").graph
    #expect(GraphDiff(from: old, to: new).matchedByName.isEmpty)
  }
}
