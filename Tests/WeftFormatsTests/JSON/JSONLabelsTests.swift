import Testing
import WeftFormats
import WeftGraph

/// Nodes as editors of drawings write them: lists, groups and labels.
struct JSONLabelsTests {
  private func read(_ text: String) throws -> ReadChart {
    try ReadChart(sources: [("chart.json", Array(text.utf8))])
  }

  @Test func `Lists of an editor are nodes and links, and groups hold nodes`() throws {
    let chart = try read(
      #"{"nodeList": [{"id": 0, "parentId": 2}, {"id": 1, "label": "One"}, {"id": 2, "label": "Group 1", "isGroup": true}, {"id": 3, "parentId": 2, "kind": "person"}], "edgeList": [{"id": 0, "source": 0, "target": 1}]}"#
    )
    #expect(
      chart.relationships.sorted() == ["0 PART_OF 2", "0 RELATED_TO 1", "3 MEMBER_OF 2"])
    #expect(chart.labels("0") == [] && chart.labels("2") == ["Team"])
    #expect(chart.value("2", "name") == .string("Group 1"))
    #expect(chart.ledger.sources.first?.dialect == "yfiles")
    #expect(chart.codes["unread-value"] == nil)
  }

  @Test func `A parent beside links is what a node is in, below or part of`() throws {
    let nodes =
      #"{"id": "a", "kind": "person", "parent": "b"}, {"id": "b", "kind": "person", "parent": "t"}, {"id": "t", "kind": "team", "parent": "f"}, {"id": "f", "kind": "department", "parent": "Acme"}"#
    let chart = try read(#"{"nodes": [\#(nodes)], "edges": []}"#)
    #expect(
      chart.relationships.sorted() == ["a REPORTS_TO b", "b MEMBER_OF t", "t PART_OF f"])
    #expect(chart.value("f", "parent") == .string("Acme"))
    #expect(chart.value("a", "parent") == nil)
    let drawn = try read(
      #"{"directed": true, "nodes": [\#(nodes)], "edges": [{"source": "b", "target": "a"}]}"#)
    #expect(
      drawn.relationships.sorted() == ["b MEMBER_OF t", "b RELATED_TO a", "t PART_OF f"])
    #expect(drawn.value("a", "parent") == .string("b"))
  }

  @Test(arguments: [#""Group 1""#, #"["Group 1", "closed"]"#, #"[{"text": "Group 1"}]"#])
  func `Labels of a drawing are what is drawn`(labels: String) throws {
    let chart = try read(
      #"{"nodes": [{"id": 0, "parent": 5}, {"id": 5, "labels": \#(labels), "isGroup": true}], "edges": [{"source": 0, "target": 5}]}"#
    )
    #expect(chart.value("5", "name") == .string("Group 1"))
    #expect(chart.labels("5") == ["Team"])
    #expect(
      chart.value("5", "furtherLabels") == (labels.contains("closed") ? .string("closed") : nil))
  }

  @Test func `Labels that each node has for itself are drawn, where none has a name`() throws {
    let chart = try read(
      #"{"nodes": [{"id": 1, "labels": ["Press"]}, {"id": 2, "labels": ["Drill"]}], "edges": []}"#)
    #expect(chart.value("1", "name") == .string("Press") && chart.labels("1") == [])
  }

  @Test(arguments: [
    #"{"id": "1", "labels": ["Gizmo"], "properties": {"name": "Ann"}}, {"id": "2", "labels": ["Gadget"], "properties": {}}"#,
    #"{"id": "1", "labels": ["Gizmo"], "identity": 1}, {"id": "2", "labels": ["Gadget"]}"#,
    #"{"id": "1", "labels": ["Gizmo"], "type": "node"}, {"id": "2", "labels": ["Gadget"]}"#,
    #"{"id": "1", "labels": ["Gizmo"], "name": "Ann"}, {"id": "2", "labels": ["Gadget"]}"#,
    #"{"id": "1", "labels": ["Gizmo"]}, {"id": "2", "labels": ["Gizmo"]}"#,
    #"{"id": "1", "labels": "Gizmo", "name": "Ann"}"#,
  ])
  func `Labels are kinds in exports of databases and beside names`(nodes: String) throws {
    let chart = try read(#"{"nodes": [\#(nodes)], "edges": []}"#)
    #expect(chart.labels("1") == ["Gizmo"])
  }

  @Test func `An empty list of labels says nothing`() throws {
    let chart = try read(
      #"{"directed": true, "nodes": [{"id": "a", "labels": ["Person"], "properties": {}}, {"id": "b", "labels": [], "properties": {}}, {"id": "c", "labels": [ ], "name": "C"}], "links": []}"#
    )
    #expect(chart.labels("a") == ["Person"] && chart.labels("b") == [])
    #expect(chart.labels("c") == [] && chart.value("c", "name") == .string("C"))
    #expect(chart.value("b", "labels") == nil && chart.codes["unknown-kind"] == nil)
  }

  @Test func `Labels the model knows are kinds`() throws {
    let chart = try read(
      #"{"nodes": [{"id": "1", "labels": ["Person"]}, {"id": "2", "labels": ["Team"]}], "edges": [{"source": "1", "target": "2", "type": "MEMBER_OF"}]}"#
    )
    #expect(chart.labels("1") == ["Person"] && chart.labels("2") == ["Team"])
  }

  @Test func `A group of one's own counts before that of the library`() throws {
    for text in [
      #"[{"group": "nodes", "data": {"id": "a", "group": "core"}}, {"group": "edges", "data": {"id": "e", "source": "a", "target": "a", "group": "coexp"}}]"#,
      #"{"elements": [{"group": "nodes", "data": {"id": "a", "group": "core"}}, {"data": {"source": "a", "target": "a", "group": "coexp"}, "group": "edges"}]}"#,
    ] {
      let chart = try read(text)
      #expect(chart.value("a", "group") == .string("core"))
      #expect(chart.value(of: "RELATED_TO", "group") == .string("coexp"))
      #expect(chart.codes["repeated-data"] == nil)
    }
  }

  @Test(arguments: [
    #"[{"metadata":{"name":"a","labels":{"app":"x","tier":"y"}}},{"metadata":{"name":"b","labels":{"app":"z"}}}]"#,
    #"{"nodes":[{"id":"a","type":{"app":"x","tier":"y"}},{"id":"b"}],"links":[{"source":"a","target":"b"}]}"#,
  ])
  func `An object is no kind`(text: String) throws {
    let chart = try read(text)
    let words = (0..<chart.graph.nodeCount).flatMap {
      chart.graph.labels(of: NodeID($0)).map { chart.graph.name(of: $0) }
    }
    #expect(!words.contains { $0.contains("{") || $0.contains("app") })
    #expect(chart.codes["nested-value"] ?? 0 > 0)
  }
}
