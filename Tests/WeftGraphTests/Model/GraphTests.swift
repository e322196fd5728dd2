import Testing
import WeftGraph

@Suite struct GraphTests {
  private func chart() -> Graph {
    var builder = GraphBuilder()
    let ann = builder.addNode("p1", labels: ["Person"])
    let team = builder.addNode("t1", labels: ["Team"])
    let bob = builder.addNode("p2", labels: ["Person", "Contractor"])
    builder.set("name", of: ann, to: .string("Ann"))
    builder.set("name", of: team, to: .integer(7))
    _ = builder.addRelationship("MEMBER_OF", from: ann, to: team)
    _ = builder.addRelationship("MEMBER_OF", from: bob, to: team)
    _ = builder.addRelationship("REPORTS_TO", from: bob, to: ann)
    return builder.finish()
  }

  @Test func `a display name is the name if it is a string, else the id`() throws {
    let graph = chart()
    #expect(graph.displayName(of: try #require(graph.node("p1"))) == "Ann")
    #expect(graph.displayName(of: try #require(graph.node("t1"))) == "t1")
    #expect(graph.displayName(of: try #require(graph.node("p2"))) == "p2")
  }

  @Test func `a label's nodes are whole ranges of label sets`() throws {
    let graph = chart()
    let person = try #require(graph.label("Person"))
    #expect(
      graph.ranges(of: person).joined().map { graph.id(of: NodeID($0)) }.sorted() == ["p1", "p2"])
    #expect(graph.has(person, try #require(graph.node("p2"))))
    #expect(!graph.has(person, try #require(graph.node("t1"))))
    #expect(graph.label("Nobody") == nil && graph.type("NONE") == nil && graph.key("none") == nil)
    #expect(graph.labelSets.map(\.nodes.count).reduce(0, +) == graph.nodeCount)
  }

  @Test func `a type is found by its range`() {
    let graph = chart()
    let names = (0..<graph.relationshipCount).map {
      graph.name(of: graph.type(of: RelationshipID($0)))
    }
    #expect(names == ["MEMBER_OF", "MEMBER_OF", "REPORTS_TO"])
  }
}
