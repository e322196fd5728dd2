import TestSupport
import Testing
import WeftGraph

@Suite struct GraphEditTests {
  private static func graph() -> Graph {
    var builder = GraphBuilder()
    let a = builder.addNode("a", labels: ["A"])
    let b = builder.addNode("b", labels: ["B", "C"])
    let c = builder.addNode("c", labels: [])
    builder.set("x", of: a, to: .integer(1))
    builder.set("x", of: b, to: .string("one"))
    builder.set("day", of: c, to: .date(CalendarDate(days: 20_000)))
    let r = builder.addRelationship("R", from: a, to: b)
    builder.set("w", ofRelationship: r, to: .float(0.5))
    _ = builder.addRelationship("S", from: b, to: b)
    _ = builder.addRelationship("R", from: a, to: b)
    return builder.finish()
  }

  @Test func `an edit of nothing gives the same graph`() {
    let graph = Self.graph()
    let edit = GraphEdit(of: graph)
    #expect(edit.isEmpty)
    #expect(edit.changes == GraphChanges())
    let made = edit.finish()
    #expect(GraphPicture.byID(made.graph) == GraphPicture.byID(graph))
    #expect(made.nodes == [0, 1, 2])
    #expect(made.relationships == [0, 1, 2])
  }

  @Test func `what is set back is no change`() throws {
    let graph = Self.graph()
    var edit = GraphEdit(of: graph)
    let a = try #require(graph.node("a"))
    edit.set("x", of: a, to: .integer(2))
    #expect(edit.changes.sideEffects.map(\.name) == ["+properties", "-properties"])
    edit.set("x", of: a, to: .integer(1))
    edit.setLabels(["A", "A"], of: a)
    #expect(edit.isEmpty)
  }

  @Test func `a removed node takes its relationships along`() throws {
    let graph = Self.graph()
    var edit = GraphEdit(of: graph)
    let b = try #require(graph.node("b"))
    #expect(edit.relationships(at: b).count == 3)
    edit.remove(b)
    #expect(edit.changes.removedRelationships == 3)
    #expect(edit.changes.removedLabels == 2)
    #expect(edit.changes.removedProperties == 2)
    let made = edit.finish()
    #expect(made.graph.relationshipCount == 0)
    #expect(made.graph.label("B") == nil)
    #expect(made.graph.type("R") == nil)
    #expect(made.nodes[b.index] == .max)
    #expect(edit.finish(keepingRemoved: true).graph.nodeCount == 3)
  }

  @Test func `an id is free again once its node is gone`() throws {
    let graph = Self.graph()
    var edit = GraphEdit(of: graph)
    edit.remove(try #require(graph.node("a")))
    let new = edit.addNode(id: "a", labels: ["New"])
    #expect(edit.node("a") == new)
    #expect(edit.finish().graph.node("a") != nil)
    #expect(edit.finish(keepingRemoved: true).graph.nodeCount == 4)
    #expect(TouchedNames(of: edit).labels == ["A", "New"])
  }

  @Test func `what was made and taken away again was never there`() {
    var edit = GraphEdit(of: Self.graph())
    let node = edit.addNode(labels: ["New"])
    edit.set("x", of: node, to: .boolean(true))
    edit.remove(node)
    #expect(edit.changes == GraphChanges())
    #expect(TouchedNames(of: edit).isEmpty)
    #expect(edit.changedNodes.isEmpty)
  }

  @Test func `touched names are those of what changes`() throws {
    let graph = Self.graph()
    var edit = GraphEdit(of: graph)
    let b = try #require(graph.node("b"))
    edit.set("x", of: b, to: nil)
    #expect(TouchedNames(of: edit).labels.isEmpty)
    #expect(TouchedNames(of: edit).keys == ["x"])
    let c = try #require(graph.node("c"))
    let link = edit.addRelationship("T", from: b, to: c)
    edit.set("weight", of: link, to: .integer(1))
    #expect(TouchedNames(of: edit).types == ["T"])
    // Who does not follow the new relationship does not see what it says.
    #expect(TouchedNames(of: edit).keys == ["x"])
  }

  @Test func `a graph holds so many labels and types and no more`() {
    var edit = GraphEdit(of: Self.graph())
    let limit = GraphBuilder.kindLimit
    #expect(edit.hasRoom(forLabels: (0..<limit - 3).map { "L\($0)" }))
    #expect(!edit.hasRoom(forLabels: (0..<limit - 2).map { "L\($0)" }))
    let node = edit.addNode(labels: (0..<limit - 3).map { "L\($0)" })
    #expect(!edit.hasRoom(forLabels: ["one more"]))
    #expect(edit.hasRoom(forLabels: ["A", "B", "L7"]))
    for number in 0..<limit - 2 { _ = edit.addRelationship("T\(number)", from: node, to: node) }
    #expect(!edit.hasRoom(forType: "one more"))
    #expect(edit.hasRoom(forType: "T9"))
    let graph = edit.finish().graph
    #expect(graph.labels.count == limit)
    #expect(graph.types.count == limit)
    #expect(graph.typeRanges[limit - 1].count == 1)
  }

  @Test func `one label too many stops the program with a sentence`() async {
    await #expect(processExitsWith: .failure) {
      var builder = GraphBuilder()
      for number in 0...GraphBuilder.kindLimit { _ = builder.label("L\(number)") }
    }
  }
}
