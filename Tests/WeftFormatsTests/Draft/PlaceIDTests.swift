import Testing
import WeftFormats
import WeftGraph

/// Which nodes of a chart have no id but their place.
struct PlaceIDTests {
  private func placed(_ name: String, _ text: String) throws -> [String] {
    let chart = try ReadChart(sources: [(name, Array(text.utf8))])
    var ids: [String] = []
    chart.graph.placedNodes.forEach { ids.append(chart.graph.id(of: NodeID($0))) }
    return ids.sorted()
  }

  @Test(arguments: [
    (
      "a.graphml",
      #"<graphml><graph edgedefault="directed"><node/><node id="1:49"/></graph></graphml>"#
    ),
    ("a.json", #"{"nodes": [{"id": 1, "name": "A"}, {"name": "B"}], "links": []}"#),
    ("a.csv", "id,name,manager\n1,Ann,\n,Bob,1\n"),
    ("a.opml", #"<opml><body><outline id="x" text="A"/><outline text="B"/></body></opml>"#),
    ("a.mm", #"<map version="1.0"><node ID="x" TEXT="A"><node TEXT="B"/></node></map>"#),
    ("a.gexf", #"<gexf><graph><nodes><node id="a"/><node label="b"/></nodes></graph></gexf>"#),
  ])
  func `a node to which its file gives no id is told from the others`(
    _ name: String, _ text: String
  ) throws {
    #expect(try placed(name, text).count == 1)
  }

  @Test func `the place of a node is no id of one that has it for an id`() throws {
    let text = """
      <graphml><graph edgedefault="directed">
      <node/><node id="3:1"/><node id="b"/>
      <edge source="b"/></graph></graphml>
      """
    #expect(try placed("a.graphml", text) == ["2:1", "3:1:target"])
  }

  @Test func `nodes without an id in the same place of two files are two`() throws {
    let text = "<graphml><graph edgedefault=\"directed\"><node/></graph></graphml>"
    let chart = try ReadChart(text, text)
    #expect(chart.ledger.graph.nodes == 2)
    #expect(chart.graph.placedNodes.count == 2)
  }
}
