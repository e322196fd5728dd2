import Testing
import WeftFormats
import WeftGraph

struct JSONReaderTests {
  private func read(_ text: String, name: String = "chart.json") throws -> ReadChart {
    try ReadChart(sources: [(name, Array(text.utf8))])
  }

  /// One chart as different tools write it.
  @Test(arguments: [
    #"{"directed": true, "multigraph": false, "graph": {"asOf": "2026-01-31"}, "nodes": [{"kind": "person", "name": "Ada", "id": "a"}, {"kind": "team", "id": "t"}], "links": [{"relation": "member of", "source": "a", "target": "t"}]}"#,
    #"{"links": [{"source": {"id": "a"}, "target": {"id": "t"}, "type": "member of"}], "nodes": [{"id": "a", "name": "Ada", "type": "person"}, {"id": "t", "type": "team"}]}"#,
    #"{"elements": {"nodes": [{"data": {"id": "a", "name": "Ada", "kind": "person"}}, {"data": {"id": "t", "kind": "team"}}], "edges": [{"data": {"id": "e1", "source": "a", "target": "t", "interaction": "member of"}}]}}"#,
    #"[{"data": {"source": "a", "target": "t", "kind": "member of"}}, {"data": {"id": "a", "name": "Ada", "kind": "person"}}, {"group": "nodes", "data": {"id": "t", "kind": "team"}}]"#,
    #"{"graph": {"directed": true, "nodes": {"a": {"label": "Ada", "metadata": {"kind": "person", "name": "Ada"}}, "t": {"metadata": {"kind": "team"}}}, "edges": [{"source": "a", "relation": "member of", "target": "t"}]}}"#,
    #"{"nodes": [{"key": "a", "attributes": {"name": "Ada", "kind": "person"}}, {"key": "t", "attributes": {"kind": "team"}}], "edges": [{"key": "e", "source": "a", "target": "t", "attributes": {"kind": "member of"}}]}"#,
    #"{"nodes": [{"id": "a", "name": "Ada", "tag": {"kind": "person"}}, {"id": "t", "tag": {"kind": "team"}}], "edges": [{"from": "a", "to": "t", "label": "member of"}]}"#,
  ])
  func `Nodes and links of every dialect`(text: String) throws {
    let chart = try read(text)
    #expect(chart.relationships == ["a MEMBER_OF t"])
    #expect(chart.labels("a") == ["Person"] && chart.labels("t") == ["Team"])
    #expect(chart.value("a", "name") == .string("Ada"))
    let source = try #require(chart.ledger.sources.first)
    #expect(source.format == "json" && source.read.nodes == 2 && source.read.edges == 1)
  }

  @Test func `Ends that are numbers are positions where nodes have no ids`() throws {
    let chart = try read(
      #"{"nodes": [{"name": "Ada", "group": 1}, {"name": "Bo"}], "links": [{"source": 1, "target": 0, "value": 2}]}"#
    )
    #expect(chart.relationships == ["Bo RELATED_TO Ada"])
    let numbered = try read(
      #"{"nodes": [{"id": 1}, {"id": 0}], "links": [{"source": 1, "target": 0}], "directed": false}"#
    )
    #expect(numbered.relationships == ["1~RELATED_TO~0"])
  }

  @Test func `Values keep their types, and what nests is kept as text`() throws {
    let chart = try read(
      #"{"nodes": [{"id": "a", "n": 3, "x": 0.5, "on": true, "none": null, "list": ["p", 1, null], "deep": {"q": [1]}, "text": "A\u00e9\ud83d\ude00\n", "start": "2025-01-31"}], "edges": []}"#
    )
    #expect(chart.value("a", "n") == .integer(3))
    #expect(chart.value("a", "x") == .float(0.5))
    #expect(chart.value("a", "on") == .boolean(true))
    #expect(chart.value("a", "none") == nil)
    #expect(chart.value("a", "list") == .list([.string("p"), .integer(1), nil]))
    #expect(chart.value("a", "deep") == .string(#"{"q": [1]}"#))
    #expect(chart.value("a", "text") == .string("Aé😀\n"))
    #expect(chart.value("a", "start") == .date(try #require(CalendarDate(parsing: "2025-01-31"))))
    #expect(chart.codes["nested-value"] == 1)
  }

  @Test func `Trees are reporting lines`() throws {
    let chart = try read(
      #"{"name": "Ada", "title": "Head", "children": [{"name": "Bo", "children": [{"id": "c", "name": "Cy"}]}, {"children": [], "name": "Di"}, {"name": "Bo"}]}"#
    )
    #expect(
      chart.relationships == [
        "1:136 REPORTS_TO Ada", "Bo REPORTS_TO Ada", "Di REPORTS_TO Ada", "c REPORTS_TO Bo",
      ])
    #expect(chart.labels("c") == ["Person"])
    #expect(chart.codes["assumed-kind"] == 5 && chart.codes["node-without-id"] == 1)
  }

  @Test func `Lists of people name their managers`() throws {
    let chart = try read(
      """
      [{"id": 1, "pid": null, "name": "Ada", "Job Title": "Head"},
       {"id": 2, "pid": 1, "firstName": "Bo", "lastName": "Li"},
       {"id": 3, "managerEmail": "x@y.org", "email": "c@y.org", "name": "Cy"}]
      """)
    #expect(chart.relationships == ["2 REPORTS_TO 1", "3 REPORTS_TO x@y.org"])
    #expect(chart.value("2", "name") == .string("Bo Li"))
    #expect(chart.value("1", "title") == .string("Head"))
    #expect(chart.graph.place(of: try #require(chart.graph.node("2")))?.position.line == 2)
  }

  @Test(arguments: [
    ("{\"nodes\": [}", "malformed-json", 1, 12), ("{\"nodes\": []", "malformed-json", 1, 13),
    ("{\"nodes\": [1,],\n\"links\": []}", "malformed-json", 1, 14),
    ("{\"nodes\":\n [{\"id\": 01}]}", "malformed-json", 2, 12),
    ("{\"a\": Nan}", "malformed-json", 1, 7), ("{\"a\": \"x\ny\"}", "malformed-json", 1, 9),
    ("{\"a\": 1} x", "malformed-json", 1, 10), ("{\"a\": \"x", "malformed-json", 1, 7),
    ("{\"a\": \"\\x\"}", "malformed-json", 1, 8), ("{\"a\" 1}", "malformed-json", 1, 6),
    ("{\"a\": 1}", "unknown-format", 1, 1), ("{}", "unknown-format", 1, 1),
    (String(repeating: "[", count: 100_000), "limit-depth", 1, 1_025),
    ("{\"nodes\": " + String(repeating: "{\"a\":", count: 2_000), "limit-depth", 1, 5_126),
  ])
  func `Broken documents are refused with a place`(
    text: String, code: String, line: Int, column: Int
  ) {
    let faults = refusal { _ = try read(text) }
    #expect(faults.map(\.code) == [code])
    #expect(faults.first?.position == SourcePosition(line: line, column: column))
  }

  @Test func `Every beginning of a document is read or refused`() throws {
    let text = Array(
      #"{"nodes": [{"id": "a\u00e9", "l": [1, {"x": null}]}, {"id": 2.5e1}], "links": [{"source": "aé", "target": 25}]}"#
        .utf8)
    for end in 0..<text.count {
      let faults = refusal { _ = try ReadChart(sources: [("c.json", Array(text[..<end]))]) }
      #expect(!faults.isEmpty && faults.allSatisfy { $0.position != nil }, "\(end)")
    }
  }

  @Test func `The order of members changes nothing`() throws {
    let one = try read(
      #"{"nodes": [{"id": "a", "kind": "person", "w": 1}, {"id": "b", "kind": "person"}], "links": [{"source": "a", "target": "b", "type": "reports to"}]}"#
    )
    let two = try read(
      #"{"links": [{"type": "reports to", "target": "b", "source": "a"}], "nodes": [{"kind": "person", "id": "b"}, {"w": 1, "kind": "person", "id": "a"}]}"#
    )
    #expect(one.relationships == two.relationships)
    #expect(one.value("a", "w") == two.value("a", "w"))
  }

  @Test func `A long list that would take far more than the text is refused`() throws {
    let list = Array(repeating: "1", count: 4_000).joined(separator: ",")
    let text = "{\"nodes\": [{\"id\": 1, \"x\": [\(list)]}], \"links\": []}"
    var options = ImportOptions()
    #expect(try ReadChart(sources: [("a.json", Array(text.utf8))], options).graph.nodeCount == 1)
    options.limits.heldBytes = 1_000
    let faults = refusal {
      _ = try ReadChart(sources: [("a.json", Array(text.utf8))], options)
    }
    #expect(faults.map(\.code) == ["limit-memory"])
    #expect(faults.first?.hint?.contains("held-bytes") == true)
  }

  @Test func `Lists of neighbours are links, undirected ones once`() throws {
    func text(_ directed: Bool, _ first: String) -> String {
      "{\"directed\": \(directed), \"multigraph\": false, \"graph\": [], \"nodes\": "
        + "[{\"id\": 1}, {\"id\": \"b\"}, {\"id\": 3}], \"adjacency\": [\(first), "
        + "[{\"id\": 1, \"weight\": 2}], [{\"id\": 3}]]}"
    }
    let both = "[{\"weight\": 2, \"id\": \"b\"}]"
    let undirected = try ReadChart(sources: [("a.json", Array(text(false, both).utf8))])
    #expect(undirected.relationships == ["1~RELATED_TO~b", "3~RELATED_TO~3"])
    #expect(undirected.ledger.sources.first?.read.edges == 2)
    let directed = try ReadChart(sources: [("a.json", Array(text(true, "[]").utf8))])
    #expect(directed.relationships == ["3 RELATED_TO 3", "b RELATED_TO 1"])
  }

  @Test func `GraphSON names ends by vertices`() throws {
    let text = """
      {"graph": {"mode": "NORMAL", "vertices": [{"_id": "1", "_type": "vertex", "name": "Ada"},
        {"_id": "2", "_type": "vertex"}],
        "edges": [{"_id": "7", "_type": "edge", "_outV": "1", "_inV": "2", "_label": "advises"}]}}
      """
    let chart = try ReadChart(sources: [("a.json", Array(text.utf8))])
    #expect(chart.relationships == ["1 advises 2"])
    #expect(chart.value("1", "name") == .string("Ada"))
    #expect(chart.codes["dangling-edge"] == nil)
  }

  @Test func `Somebody above may be an object`() throws {
    let text = """
      {"value": [{"id": "1", "displayName": "Ada", "mail": "ada@example.org", "manager": null},
        {"id": "2", "displayName": "Bo", "manager": {"displayName": "Ada", "id": "1", "x": [1]}},
        {"id": "3", "displayName": "Cy", "manager": {"userPrincipalName": "ada@example.org"}}]}
      """
    let chart = try ReadChart(sources: [("a.json", Array(text.utf8))])
    #expect(chart.relationships == ["2 REPORTS_TO 1", "3 REPORTS_TO 1"])
    #expect(chart.graph.nodeCount == 3)
  }

  @Test func `Exports of a graph database are read line by line`() throws {
    let text = """
      {"type":"node","id":"0","labels":["Person"],"properties":{"name":"Ada","fte":0.5}}
      {"type":"node","id":"1","labels":["Person","Mentor"],"properties":{"name":"Bo","type":"x"}}
      {"id":"7","type":"relationship","label":"MENTORS","properties":{"since":2020},"start":{"id":"1","labels":["Person"]},"end":{"id":"0","labels":["Person"]}}

      """
    let chart = try ReadChart(sources: [("all.json", Array(text.utf8))])
    #expect(chart.relationships == ["1 MENTORS 0"])
    #expect(chart.labels("1") == ["Mentor", "Person"])
    #expect(chart.value("0", "fte") == .float(0.5))
    #expect(chart.value("0", "type") == nil)
    #expect(chart.value("1", "type") == .string("x"))
    #expect(chart.value(of: "MENTORS", "since") == .string("2020"))
    #expect(chart.value(of: "MENTORS", "type") == nil)
    #expect(chart.ledger.sources.first?.dialect == "neo4j")
    let node = try #require(chart.graph.node("1"))
    #expect(chart.graph.place(of: node)?.position == SourcePosition(line: 2, column: 1))
  }

  @Test func `People may stand one a line`() throws {
    let text = "{\"id\": 1, \"name\": \"Ada\"}\n{\"id\": 2, \"name\": \"Bo\", \"manager\": 1}\n"
    let chart = try ReadChart(sources: [("people.json", Array(text.utf8))])
    #expect(chart.relationships == ["2 REPORTS_TO 1"])
    let faults = refusal {
      _ = try ReadChart(sources: [("a.json", Array((text + "[1]").utf8))])
    }
    #expect(faults.map(\.code) == ["malformed-json"])
    #expect(faults.first?.position == SourcePosition(line: 3, column: 1))
  }
}
