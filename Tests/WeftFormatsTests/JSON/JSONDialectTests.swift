import Testing
import WeftFormats
import WeftGraph

struct JSONDialectTests {
  private func read(_ text: String) throws -> ReadChart {
    try ReadChart(sources: [("chart.json", Array(text.utf8))])
  }

  // MARK: Lists in objects

  @Test(arguments: [
    #"{"fields": [{"id": "f"}], "employees": @}"#, #"{"fields": [], "employees": @}"#,
    #"{"departments": [{"id": "1", "name": "IT"}], "employees": @}"#,
    #"{"name": "Acme", "employees": @}"#, #"{"title": "All", "id": 4, "users": @, "next": null}"#,
    #"{"data": {"users": @}}"#,
  ])
  func `People who name their managers are a list, whatever holds it`(text: String) throws {
    let list = #"[{"id": "1", "displayName": "Ann"}, {"id": "2", "name": "Bo", "managerId": "1"}]"#
    let chart = try read(text.replacing("@", with: list))
    #expect(chart.relationships == ["2 REPORTS_TO 1"])
    #expect(chart.graph.nodeCount == 2)
    #expect(chart.value("1", "name") == .string("Ann"))
    #expect(chart.codes["unread-value"] == (text.contains(#": [{"#) ? 1 : nil))
  }

  @Test func `Somebody's employees are below, where they name no manager`() throws {
    let chart = try read(#"{"name": "Ann", "title": "Head", "employees": [{"name": "Bo"}]}"#)
    #expect(chart.relationships == ["Bo REPORTS_TO Ann"])
  }

  @Test func `A manager who is named beats the one above`() throws {
    let chart = try read(
      #"{"id": 1, "name": "Ann", "children": [{"id": 2, "name": "Bo"}, {"id": 3, "name": "Cy", "managerId": 2}, {"id": 4, "name": "Di", "managerId": 99}]}"#
    )
    #expect(chart.relationships == ["2 REPORTS_TO 1", "3 REPORTS_TO 2", "4 REPORTS_TO 1"])
    #expect(chart.codes["conflicting-reference"] == 1 && chart.codes["next-reference"] == 1)
  }

  @Test func `Several words for one manager are one line`() throws {
    let chart = try read(
      #"[{"id": 1, "firstName": "Ann", "lastName": "Lee"}, {"id": 2, "name": "Bo", "supervisor": "Ann Lee", "supervisorId": "1", "status": "Inactive"}, {"id": 3, "name": "Cy", "manager": {"id": 2}, "managerName": "Ann Lee"}]"#
    )
    #expect(chart.relationships == ["2 REPORTS_TO 1", "3 REPORTS_TO 2"])
    #expect(chart.codes["conflicting-reference"] == 1)
    #expect(chart.value("2", "active") == .boolean(false))
    #expect(chart.codes["inactive-person"] == 1)
  }

  @Test func `A directory's users have names, jobs and relations in objects`() throws {
    let chart = try read(
      #"{"kind": "users", "users": [{"id": "1", "primaryEmail": "a@x.org", "name": {"givenName": "Ann", "familyName": "Lee", "fullName": "Ann Lee"}, "suspended": false}, {"id": "2", "name": {"givenName": "Bo", "familyName": "Li"}, "suspended": true, "relations": [{"value": "x", "type": "assistant"}, {"value": "a@x.org", "type": "manager"}], "organizations": [{"title": "old"}, {"title": "CTO", "primary": true}]}]}"#
    )
    #expect(chart.relationships == ["2 REPORTS_TO 1"])
    #expect(chart.value("1", "name") == .string("Ann Lee"))
    #expect(chart.value("2", "name") == .string("Bo Li"))
    #expect(chart.value("2", "title") == .string("CTO"))
    #expect(chart.value("1", "active") == nil && chart.value("2", "active") == .boolean(false))
  }

  // MARK: Nodes and links

  @Test func `Compound nodes hold others`() throws {
    let nodes =
      #"{"data": {"id": "a", "parent": "t", "kind": "person"}}, {"data": {"id": "t", "kind": "team"}}"#
    for text in [#"{"elements": {"nodes": [\#(nodes)], "edges": []}}"#, "[\(nodes)]"] {
      let chart = try read(text)
      #expect(chart.relationships == ["a MEMBER_OF t"])
    }
  }

  @Test func `GoJS has trees, groups and texts`() throws {
    let tree = try read(
      #"{"class": "TreeModel", "nodeDataArray": [{"key": 1, "name": "Ann"}, {"key": 2, "name": "Bo", "parent": 1}]}"#
    )
    #expect(tree.relationships == ["2 REPORTS_TO 1"])
    #expect(tree.labels("2") == ["Person"])
    let graph = try read(
      #"{"class": "GraphLinksModel", "nodeDataArray": [{"key": "g", "isGroup": true, "text": "Core", "kind": "team"}, {"key": "a", "text": "Ann", "group": "g", "kind": "person"}, {"key": "b", "text": "Bo", "kind": "person"}], "linkDataArray": [{"from": "b", "to": "a", "text": "reports to"}]}"#
    )
    #expect(graph.relationships == ["a MEMBER_OF g", "b REPORTS_TO a"])
    #expect(graph.value("a", "name") == .string("Ann"))
  }

  @Test func `Each graph says whether its links are directed`() throws {
    let chart = try read(
      #"{"graphs": [{"nodes": {"a": {}, "b": {}}, "edges": [{"source": "a", "target": "b"}], "directed": true}, {"directed": false, "nodes": {"c": {}}, "edges": [{"source": "a", "target": "c"}]}]}"#
    )
    #expect(chart.relationships == ["a RELATED_TO b", "a~RELATED_TO~c"])
    #expect(chart.codes["assumed-directed"] == nil)
    let other = try read(
      #"{"options": {"type": "undirected"}, "nodes": [{"key": "a"}, {"key": "b"}], "edges": [{"source": "a", "target": "b"}]}"#
    )
    #expect(other.relationships == ["a~RELATED_TO~b"])
  }

  @Test func `Hyperedges become nodes joined to their ends`() throws {
    let chart = try read(
      #"{"graph": {"directed": true, "nodes": {"a": {}, "b": {}, "c": {}}, "edges": [], "hyperedges": [{"id": "h", "nodes": ["a", "b", "c"], "relation": "meets"}, {"id": "i", "source": ["a"], "target": ["b"]}]}}"#
    )
    #expect(
      chart.relationships == [
        "a ENDPOINT i", "h~ENDPOINT~a", "h~ENDPOINT~b", "h~ENDPOINT~c", "i ENDPOINT b",
      ])
    #expect(chart.value("h", "name") == .string("meets"))
    #expect(chart.codes["hyperedge"] == 2)
  }

  @Test func `Ends are positions where none of them is an id`() throws {
    let chart = try read(
      #"{"directed": true, "nodes": [{"id": "ann"}, {"id": "bo"}], "links": [{"source": 1, "target": 0}]}"#
    )
    #expect(chart.relationships == ["bo RELATED_TO ann"])
    #expect(chart.codes["position-ends"] == 2)
    for (ids, ends, expected) in [
      (#""x""#, "1, 5", "1 RELATED_TO 5"), ("1", "1, 0", "1 RELATED_TO 0"),
    ] {
      let parts = ends.split(separator: ", ")
      let other = try read(
        #"{"directed": true, "nodes": [{"id": \#(ids)}, {"id": "bo"}], "links": [{"source": \#(parts[0]), "target": \#(parts[1])}]}"#
      )
      #expect(other.relationships == [expected])
    }
  }

  @Test(arguments: [#""from""#, #"{"from": true}"#, #"{"to": {"enabled": false}, "from": {}}"#])
  func `An arrow at the source turns a link around`(arrows: String) throws {
    let chart = try read(
      #"{"directed": true, "nodes": [{"id": 1, "kind": "person"}, {"id": 2, "kind": "person"}], "edges": [{"from": 1, "to": 2, "label": "reports to", "arrows": \#(arrows)}]}"#
    )
    #expect(chart.relationships == ["2 REPORTS_TO 1"])
    #expect(chart.codes["turned-around"] == 1)
  }

  @Test func `Half a character is told`() throws {
    let chart = try read(
      #"{"directed": true, "nodes": [{"id": "a", "name": "\ud800"}, {"id": "b", "name": "\ud83d\ude00\udc00"}], "links": []}"#
    )
    #expect(chart.value("b", "name") == .string("😀\u{FFFD}"))
    #expect(chart.codes["damaged-character"] == 2)
    #expect(chart.note("damaged-character")?.position == SourcePosition(line: 1, column: 51))
  }
}
