import Testing
import WeftFormats
import WeftGraph

/// What links call their ends.
struct JSONEndsTests {
  private func read(_ text: String) throws -> ReadChart {
    try ReadChart(sources: [("chart.json", Array(text.utf8))])
  }

  private func hierarchy(_ ends: (String, String), nodes: String, more: String = "") -> String {
    #"{"nodes": [\#(nodes)], "edges": [{"id": "e", "\#(ends.0)": "top", "\#(ends.1)": "low"\#(more)}]}"#
  }

  private let people = #"{"id": "top", "kind": "person"}, {"id": "low", "kind": "person"}"#

  @Test(arguments: [
    ("parent", "child"), ("parentId", "childId"), ("parent_id", "child_id"),
    ("manager", "employee"), ("superior", "subordinate"),
  ])
  func `Ends of a hierarchy are above and below`(above: String, below: String) throws {
    let chart = try read(hierarchy((above, below), nodes: people))
    #expect(chart.relationships == ["low REPORTS_TO top"])
    #expect(chart.ledger.graph.placeholders == 0)
    #expect(chart.codes["assumed-directed"] == nil && chart.codes["unknown-ends"] == nil)
  }

  @Test func `The kinds of its ends say what a hierarchy is`() throws {
    func first(_ top: String, _ low: String) throws -> [String] {
      try read(
        hierarchy(
          ("parent", "child"),
          nodes: #"{"id": "top", "kind": "\#(top)"}, {"id": "low", "kind": "\#(low)"}"#)
      ).relationships
    }
    #expect(try first("team", "person") == ["low MEMBER_OF top"])
    #expect(try first("department", "team") == ["low PART_OF top"])
    #expect(try first("person", "team") == ["top LEADS low"])
    let nameless = try read(
      hierarchy(("parent", "child"), nodes: #"{"id": "top"}, {"id": "low"}"#))
    #expect(nameless.relationships == ["low REPORTS_TO top"])
    #expect(nameless.codes["assumed-kind"] == 2)
  }

  @Test(arguments: [
    ("reports to", "low REPORTS_TO top"), ("manages", "low REPORTS_TO top"),
    ("delegates to", "top DELEGATES_TO low"), ("assistant", "low REPORTS_TO top"),
  ])
  func `A word the model knows is the type, and the ends say which way`(
    word: String, expected: String
  ) throws {
    let chart = try read(
      hierarchy(("parent", "child"), nodes: people, more: #", "type": "\#(word)""#))
    #expect(chart.relationships == [expected])
    #expect(chart.codes["turned-around"] == nil)
    if word == "assistant" {
      #expect(chart.value(of: "REPORTS_TO", "type") == .string("assistant"))
      #expect(chart.codes["unknown-kind"] == 1)
    }
  }

  @Test func `A parent beside usual ends is a property`() throws {
    let chart = try read(
      #"{"directed": true, "nodes": [{"id": "a"}, {"id": "b"}], "links": [{"source": "a", "target": "b", "parent": "x", "child": "y"}]}"#
    )
    #expect(chart.relationships == ["a RELATED_TO b"])
    #expect(chart.value(of: "RELATED_TO", "parent") == .string("x"))
  }

  @Test func `Lists joined by a hierarchy are nodes`() throws {
    let chart = try read(
      #"{"boxes": [{"id": "a", "name": "A"}, {"id": "b", "name": "B"}], "relations": [{"parent": "a", "child": "b"}]}"#
    )
    #expect(chart.relationships == ["b REPORTS_TO a"] && chart.graph.nodeCount == 2)
  }

  @Test func `Links without any known end are told at once and make no placeholders`() throws {
    let links = (0..<30).map { #"{"one": "a", "other": "b", "weight": \#($0)}"# }
    let chart = try read(
      #"{"directed": true, "nodes": [{"id": "a"}, {"id": "b"}], "links": [\#(links.joined(separator: ","))]}"#
    )
    #expect(chart.graph.nodeCount == 2 && chart.relationships.isEmpty)
    #expect(chart.codes["unknown-ends"] == 30 && chart.codes["dangling-edge"] == nil)
    let note = try #require(chart.note("unknown-ends"))
    #expect(note.message.contains("'one', 'other', 'weight'"))
    #expect(note.severity == .warning)
  }

  @Test func `Links of a page beside people are no links of theirs`() throws {
    let chart = try read(
      #"{"links": [{"rel": "self", "href": "/x"}], "people": [{"id": "1", "name": "Ann"}, {"id": "2", "name": "Bo", "managerId": "1"}]}"#
    )
    #expect(chart.relationships == ["2 REPORTS_TO 1"])
  }
}
