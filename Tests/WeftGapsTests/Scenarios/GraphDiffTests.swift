import TestSupport
import Testing
import WeftGraph
import WeftQuery

@testable import WeftGaps

@Suite struct GraphDiffTests {
  static func applied(_ script: String, to graph: Graph) throws(InputError) -> Graph {
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
      let script = ChangeWriter.text(diff)
      let made = try Self.applied(script, to: one)
      #expect(GraphPicture.byID(made) == GraphPicture.byID(other), "\(script)")
      #expect(GraphDiff(from: made, to: other).isEmpty)
      #expect(diff.isEmpty == script.isEmpty)
    }
  }

  /// A chart as everything that can be told of it, ids of relationships and the chart's own attributes
  /// among it.
  private static func picture(_ graph: Graph) -> [String] {
    let relationships = (0..<graph.relationshipCount).map { graph.id(of: RelationshipID($0)) }
    let attributes = graph.attributes.map { "\($0.name) = \($0.value)" }
    return GraphPicture.byID(graph) + relationships.sorted() + attributes.sorted()
  }

  /// Charts are made of one another, however little they have in common.
  @Test func `the change file makes any shipped chart of any other`() throws {
    let charts = try Self.shipped()
    #expect(charts.count > 100)
    for (index, chart) in charts.enumerated() {
      for step in [1, 7, 71] {
        let other = charts[(index + step) % charts.count]
        // Nodes matched by name keep their ids, and those of relationships at them follow.
        for (old, new) in [(chart, other), (other, chart)] {
          let diff = GraphDiff(from: old.graph, to: new.graph)
          let made = try Self.applied(ChangeWriter.text(diff), to: old.graph)
          let left = GraphDiff(from: made, to: new.graph)
          #expect(left.matchedByName.count == diff.matchedByName.count)
          #expect(
            left.isEmpty || !diff.matchedByName.isEmpty, "\(old.path) to \(new.path)")
          #expect(left.addedNodes.isEmpty && left.removedNodes.isEmpty)
          #expect(left.addedRelationships.isEmpty && left.removedRelationships.isEmpty)
          #expect(left.changedNodes.isEmpty && left.changedRelationships.isEmpty)
          // An undirected tie is the same whichever of its ends is written first.
          if diff.matchedByName.isEmpty, diff.turnedRelationships.isEmpty {
            #expect(
              Self.picture(made) == Self.picture(new.graph), "\(old.path) to \(new.path)")
          }
        }
      }
    }
  }

  private static func shipped() throws -> [(path: String, graph: Graph)] {
    let paths = ["", "gaps", "near"].flatMap { MarkedChart.paths(in: $0) }
    return try paths.sorted().map { ($0, try MarkedChart(path: $0).graph()) }
  }

  @Test func `what files call their edges is no difference of what they say`() throws {
    func graph(_ ids: [String?]) -> Graph {
      var builder = GraphBuilder()
      let set = builder.labelSet([builder.label("Person")])
      let key = builder.key("edgeId")
      for name in ["a", "b"] {
        _ = builder.addNode(id: builder.strings.intern(name), labels: set)
      }
      let type = builder.type("KNOWS")
      for id in ids {
        let name = id.map { builder.strings.intern($0) }
        let link = builder.addRelationship(type: type, from: 0, to: 1, name: name)
        if let id { builder.set(key, ofRelationship: link, to: .string(id)) }
      }
      return builder.finish()
    }
    let old = graph(["e1", "e2"])
    let new = graph(["x", "e1", nil])
    let diff = GraphDiff(from: old, to: new)
    #expect(diff.changedRelationships.isEmpty && diff.removedRelationships.isEmpty)
    #expect(diff.renumberedRelationships.count == 1 && diff.addedRelationships.count == 1)
    #expect(!diff.isEmpty)
    for (one, other) in [(old, new), (new, old), (graph(["e1"]), graph(["e2"]))] {
      let made = try Self.applied(ChangeWriter.text(GraphDiff(from: one, to: other)), to: one)
      #expect(Self.picture(made) == Self.picture(other))
    }
  }

  @Test func `attributes of the chart are compared and carried over`() throws {
    func graph(_ attributes: [(name: String, value: PropertyValue)]) -> Graph {
      var builder = GraphBuilder()
      builder.attributes = attributes
      return builder.finish()
    }
    let day = try #require(CalendarDate(isoText: "2026-01-31"))
    let old = graph([("asOf", .string("it's")), ("gone", .integer(1))])
    let new = graph([("asOf", .date(day)), ("a `b`", .list([.boolean(true), nil]))])
    let diff = GraphDiff(from: old, to: new)
    #expect(diff.attributes.map(\.key) == ["asOf", "gone", "a `b`"])
    #expect(Self.picture(try Self.applied(ChangeWriter.text(diff), to: old)) == Self.picture(new))
  }

  @Test(arguments: ["\n", "\r", "\r\n", "\u{2028}", "\u{B}", "\u{85}"])
  func `the name of an attribute puts no statement into a change file`(lineBreak: String) throws {
    let old = SmallChart("Person a name=Ann").graph
    var builder = GraphBuilder()
    builder.attributes = [("x\(lineBreak)MATCH (n) DETACH DELETE n; //", .integer(1))]
    _ = builder.addNode("a", labels: ["Person"])
    let script = ChangeWriter.text(GraphDiff(from: old, to: builder.finish()))
    #expect(script.contains("left out"))
    #expect(try Self.applied(script, to: old).nodeCount == 1)
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
    let script = ChangeWriter.text(diff)
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

  /// The chart the change file between two makes of the older one, and the file.
  private static func made(
    _ old: SmallChart, _ new: SmallChart
  ) throws -> (graph: Graph, script: String) {
    let script = ChangeWriter.text(GraphDiff(from: old.graph, to: new.graph))
    return (try applied(script, to: old.graph), script)
  }

  @Test func `what changes is changed before its like is made`() throws {
    let base = "Person p\nTeam t\n"
    let old = SmallChart(base + "p -MEMBER_OF-> t")
    for seats in [
      "p -MEMBER_OF-> t since=2025-01-01\np -MEMBER_OF-> t weight=1",
      "p -MEMBER_OF-> t since=2025-01-01\np -MEMBER_OF-> t",
      "p -MEMBER_OF-> t weight=2\np -MEMBER_OF-> t weight=1\np -MEMBER_OF-> t weight=1",
    ] {
      let new = SmallChart(base + seats)
      let (graph, script) = try Self.made(old, new)
      #expect(GraphDiff(from: graph, to: new.graph).isEmpty, "\(script)")
      let (back, undo) = try Self.made(new, old)
      #expect(GraphDiff(from: back, to: old.graph).isEmpty, "\(undo)")
    }
  }

  @Test func `a new node whose id an older one keeps gets a free one`() throws {
    let old = SmallChart("Person 1 name=Ann\nTeam 2 name=Pricing\n1 -MEMBER_OF-> 2")
    let new = SmallChart(
      "Team 1 name=Sales\nPerson 2 name=Ann\nTeam 3 name=Pricing\n2 -MEMBER_OF-> 3\n2 -LEADS-> 1")
    let (graph, script) = try Self.made(old, new)
    #expect(script.contains("1 of the newer chart is called 1-2"))
    let left = GraphDiff(from: graph, to: new.graph)
    #expect(left.matchedByName.count == 3)
    #expect(left.addedNodes.isEmpty && left.removedNodes.isEmpty && left.changedNodes.isEmpty)
    #expect(left.addedRelationships.isEmpty && left.removedRelationships.isEmpty)
    #expect(graph.node("1-2") != nil)
  }

  @Test func `ids of a file's own come with the newer chart`() throws {
    let none = SmallChart("Person x name=Ann\nTeam y name=T\nx -MEMBER_OF-> y")
    let some = SmallChart("Person x name=Ann\nTeam z name=New id=7\nTeam y name=T")
    let all = SmallChart("Person x name=Ann id=4\nTeam y name=T id=nine\nx -MEMBER_OF-> y")
    let charts = [none, some, all]
    for old in charts {
      for new in charts {
        let (graph, script) = try Self.made(old, new)
        #expect(GraphPicture.byID(graph) == GraphPicture.byID(new.graph), "\(script)")
      }
    }
  }

  @Test func `ids of relationships are properties like any other`() throws {
    let charts = [
      SmallChart("Person x\nPerson y\nx -REPORTS_TO-> y"),
      SmallChart("Person x\nPerson y\nx -REPORTS_TO-> y id=7\ny -COLLABORATES_WITH-> x id=a"),
      SmallChart("Person x\nPerson y\nPerson z\nx -REPORTS_TO-> y id=8\nz -REPORTS_TO-> y id=8"),
    ]
    for old in charts {
      for new in charts {
        let (graph, script) = try Self.made(old, new)
        #expect(GraphPicture.byID(graph) == GraphPicture.byID(new.graph), "\(script)")
        #expect(GraphDiff(from: graph, to: new.graph).isEmpty)
      }
    }
  }

  @Test func `texts that only look alike are different ids and values`() throws {
    func graph(_ ids: [String], _ note: PropertyValue) -> Graph {
      var builder = GraphBuilder()
      for id in ids {
        let node = builder.addNode(id, labels: ["Person"])
        builder.set("note", of: node, to: note)
      }
      return builder.finish()
    }
    let old = graph(["a"], .string("\u{E9}"))
    let both = graph(["a", "\u{E9}", "e\u{301}"], .string("e\u{301}"))
    let zero = graph(["a"], .float(0))
    let negative = graph(["a"], .float(-0.0))
    for (one, other) in [(old, both), (both, old), (zero, negative), (negative, zero)] {
      let diff = GraphDiff(from: one, to: other)
      #expect(!diff.changedNodes.isEmpty)
      let made = try Self.applied(ChangeWriter.text(diff), to: one)
      #expect(GraphDiff(from: made, to: other).isEmpty)
      #expect(made.nodeCount == other.nodeCount)
    }
  }
}
