import Testing
import WeftFormats
import WeftGraph

struct XGMMLReaderTests {
  private static let text = """
    <?xml version="1.0"?>
    <!DOCTYPE graph SYSTEM "http://www.cs.rpi.edu/~puninj/XGMML/xgmml.dtd">
    <graph label="Us" directed="1" xmlns="http://www.cs.rpi.edu/XGMML" xmlns:cy="http://www.cytoscape.org" xmlns:xlink="http://www.w3.org/1999/xlink">
      <att name="asOf" value="2026-01-31" type="string"/><graphics/>
      <node id="-1" label="Ada"><att name="kind" type="string" value="person"/><att name="fte" type="real" value="0.5"/>
        <att name="tags" type="list"><att type="string" value="x"/><att type="integer" value="2"/></att><graphics fill="#fff"/></node>
      <node id="-2" label="Team"><att name="kind" type="string" value="team"/>
        <att><graph><node xlink:href="#-1"/><node id="-3" label="Grace"><att name="kind" value="person"/></node><node xlink:href="#-9"/></graph></att></node>
      <edge id="e" source="-3" target="-1" label="Grace (reports to) Ada"><att name="interaction" value="reports to"/></edge>
      <edge source="-1" target="-3" directed="0" cy:directed="0"/>
    </graph>
    """

  @Test func `Attributes, lists, inner graphs and references are read`() throws {
    let chart = try ReadChart(Self.text)
    let source = try #require(chart.ledger.sources.first)
    #expect(source.format == "xgmml" && source.dialect == "cytoscape")
    #expect(source.read.nodes == 5 && source.read.edges == 2 && source.read.graphs == 2)
    #expect(chart.value("-1", "name") == .string("Ada"))
    #expect(chart.value("-1", "fte") == .float(0.5))
    #expect(chart.value("-1", "tags") == .list([.string("x"), .integer(2)]))
    #expect(
      chart.relationships == [
        "-1 MEMBER_OF -2", "-1~RELATED_TO~-3", "-3 MEMBER_OF -2", "-3 REPORTS_TO -1",
      ])
    #expect(chart.note("unresolved-reference")?.position?.line == 8)
    #expect(chart.codes["drawing-only"] == 2)
    #expect(chart.graph.attribute("asOf") == .string("2026-01-31"))
  }

  @Test func `Words of an edge that only name its ends are no type`() throws {
    let chart = try ReadChart(
      """
      <graph label="G" xmlns="http://www.cs.rpi.edu/XGMML" directed="1"><node id="9" label="Ann"/><node id="10" label="Bo"/>
      <edge source="9" target="10" label="9-&gt;10"/><edge source="10" target="9" label="advises"/></graph>
      """)
    #expect(chart.relationships == ["10 advises 9", "9 RELATED_TO 10"])
    #expect(chart.value(of: "RELATED_TO", "name") == .string("9->10"))
  }

  @Test func `An entity declaration is refused, a document type alone is not`() {
    let faults = refusal {
      _ = try ReadChart("<!DOCTYPE graph [\n<!ENTITY x \"y\">]>\n<graph><node id=\"&x;\"/></graph>")
    }
    #expect(faults.map(\.code) == ["entity-declaration"])
    #expect(faults.first?.position?.line == 2)
  }

  @Test(arguments: [
    ("", "", true, 1), ("", "directed=\"0\"", false, nil), ("directed=\"0\"", "", false, nil),
    ("directed=\"1\"", "", true, nil),
  ])
  func `A graph that does not say whether it is directed is, and that is noted`(
    graph: String, edge: String, directed: Bool, notes: Int?
  ) throws {
    let chart = try ReadChart(
      """
      <graph label="G" xmlns="http://www.cs.rpi.edu/XGMML" \(graph)><node id="1"/><node id="2"/>
      <edge source="1" target="2" \(edge)/></graph>
      """)
    #expect(chart.relationships == [directed ? "1 RELATED_TO 2" : "1~RELATED_TO~2"])
    #expect(chart.codes["missing-edgedefault"] == notes)
    #expect(notes == nil || chart.note("missing-edgedefault")?.position?.line == 1)
  }

  @Test func `What is said of the graph is said of the chart, and what is not read is noted`()
    throws
  {
    let chart = try ReadChart(
      """
      <graph label="G" Vendor="me" xmlns="http://www.cs.rpi.edu/XGMML" xmlns:dc="urn:dc" directed="1">
      <att name="networkMetadata"><RDF><dc:title>Us all</dc:title></RDF></att>
      <att name="tags" type="list"><att value="x"/><att value="y"/></att><author/>
      <node id="1"><rect/><att name="place" type="map"><att name="town" value="Rome"/><att name="floor" type="integer" value="2"/></att>
      <att name="pairs" type="list"><att type="list"><att value="a"/><att value="b"/></att></att></node></graph>
      """)
    #expect(chart.graph.attribute("Vendor") == .string("me"))
    #expect(chart.graph.attribute("networkMetadata.title") == .string("Us all"))
    #expect(chart.graph.attribute("tags") == .list([.string("x"), .string("y")]))
    #expect(chart.value("1", "place.town") == .string("Rome"))
    #expect(chart.value("1", "place.floor") == .integer(2))
    #expect(chart.value("1", "pairs") == .list([.list([.string("a"), .string("b")])]))
    #expect(chart.codes["flattened-element"] == 2)
    #expect(chart.codes["unread-element"] == 2)
  }

  @Test func `An id is no type, and a shared interaction is one where there is no other`() throws {
    let chart = try ReadChart(
      """
      <graph label="G" xmlns="http://www.cs.rpi.edu/XGMML" directed="1">
      <node id="1"/><node id="2"/>
      <edge id="8" label="8" source="1" target="2"><att name="interaction" type="string"/>
      <att name="shared interaction" value="helps" type="string"/></edge>
      <edge id="9" label="9" source="2" target="1"><att name="interaction" value="knows" type="string"/>
      <att name="shared interaction" value="helps" type="string"/></edge></graph>
      """)
    #expect(chart.relationships.sorted() == ["1 helps 2", "2 knows 1"])
  }

  @Test func `An edge that refers to another is that one`() throws {
    let chart = try ReadChart(
      """
      <graph label="G" xmlns="http://www.cs.rpi.edu/XGMML" xmlns:xlink="http://www.w3.org/1999/xlink" directed="1">
      <node id="1"><att><graph><node id="2"/><edge xlink:href="#e"/><edge xlink:href="#gone"/></graph></att></node>
      <edge id="e" source="1" target="2"/></graph>
      """)
    #expect(chart.relationships == ["1 RELATED_TO 2", "2 PART_OF 1"])
    #expect(chart.codes["unresolved-reference"] == 1)
    #expect(chart.note("unresolved-reference")?.position?.line == 2)
  }
}
