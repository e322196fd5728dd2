import Foundation
import Testing
import WeftFormats
import WeftGraph

struct DrawIOReaderTests {
  private static let cells = """
    <root><mxCell id="0"/><mxCell id="1" parent="0"/>
    <mxCell id="t" value="Core" style="swimlane;html=1" vertex="1" parent="1"><mxGeometry/></mxCell>
    <mxCell id="a" value="&lt;b&gt;Ada&lt;/b&gt;&lt;br&gt;CEO&amp;nbsp;" style="rounded=1;html=1;" vertex="1" parent="t"/>
    <UserObject label="%first% %last%" first="Grace" last="Hopper" placeholders="1" kind="person" id="b"><mxCell style="html=1" vertex="1" parent="1"/></UserObject>
    <mxCell id="c" value="a &lt; b" style="shape=umlActor" vertex="1" parent="1"/>
    <mxCell id="e1" edge="1" parent="1" source="b" target="a" style="endArrow=none;dashed=1"/>
    <mxCell id="l" value="advises" vertex="1" parent="e1"/>
    <mxCell id="e2" edge="1" parent="1" source="b"/>
    <mxCell id="e3" edge="1" parent="1" source="b" target="e1"/></root>
    """
  private static let model = "<mxGraphModel dx=\"1\">\(cells)</mxGraphModel>"

  /// A page as draw.io packs it, by blocks that are stored as they are.
  static func packed(_ text: String) -> String {
    let bytes = Array(
      (text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "").utf8)
    var result: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: 60_000) {
      let block = bytes[start..<min(start + 60_000, bytes.count)]
      let count = UInt16(block.count)
      result.append(start + 60_000 >= bytes.count ? 1 : 0)
      for word in [count, ~count] { result += [UInt8(word & 0xFF), UInt8(word >> 8)] }
      result += block
    }
    return Data(result).base64EncodedString()
  }

  @Test func `Boxes, containers, objects and connectors are read`() throws {
    let chart = try ReadChart("<mxfile><diagram name=\"One\">\(Self.model)</diagram></mxfile>")
    let source = try #require(chart.ledger.sources.first)
    #expect(source.format == "drawio" && source.dialect == "plain")
    #expect(source.read.nodes == 5 && source.read.edges == 3 && source.read.graphs == 1)
    #expect(chart.labels("t") == ["Team"])
    #expect(chart.value("a", "name") == .string("Ada"))
    #expect(chart.value("a", "title") == .string("CEO"))
    #expect(chart.value("a", "label") == .string("Ada\nCEO"))
    #expect(chart.value("b", "name") == .string("Grace Hopper"))
    #expect(chart.value("b", "last") == .string("Hopper"))
    #expect(chart.labels("b") == ["Person"])
    #expect(chart.labels("c") == ["Person"])
    #expect(chart.value("c", "name") == .string("a < b"))
    #expect(chart.relationships.contains("b~advises~a"))
    #expect(chart.relationships.contains("a PART_OF t"))
    #expect(chart.relationships.contains("b RELATED_TO e1"))
    #expect(chart.codes["unattached-connector"] == 1)
    // One loose end is told once.
    #expect(chart.codes["dangling-edge"] == nil)
    #expect(chart.codes["edge-on-edge"] == 1)
    #expect(chart.codes["unconnected-box"] == 1)
    #expect(chart.codes["label-lines"] == 1)
    #expect(chart.note("unattached-connector")?.position?.line == 8)
  }

  @Test func `Packed pages hold what plain ones do, at the place of their page`() throws {
    let plain = try ReadChart("<mxfile><diagram>\(Self.model)</diagram></mxfile>")
    let packed = try ReadChart(
      "<mxfile>\n<diagram>\(Self.packed(Self.model))</diagram></mxfile>")
    #expect(packed.relationships.count == plain.relationships.count)
    #expect(packed.ledger.sources.first?.read == plain.ledger.sources.first?.read)
    #expect(packed.ledger.sources.first?.dialect == "compressed")
    #expect(packed.value("b", "name") == .string("Grace Hopper"))
    #expect(packed.graph.place(of: try #require(packed.graph.node("a")))?.position.line == 2)
  }

  @Test func `Pages may use the same ids, and a bare model is a page`() throws {
    let page =
      "<mxGraphModel><root><mxCell id=\"x\" vertex=\"1\" value=\"A\"/></root></mxGraphModel>"
    let chart = try ReadChart(
      "<mxfile><diagram name=\"One\">\(page)</diagram><diagram name=\"Two\">\(page)</diagram></mxfile>"
    )
    #expect(chart.ledger.graph.nodes == 2)
    #expect(chart.graph.node("Two:x") != nil)
    #expect(try ReadChart(page).ledger.graph.nodes == 1)
    let svg =
      "<svg xmlns=\"http://www.w3.org/2000/svg\" content=\"\(page.replacing("<", with: "&lt;").replacing("\"", with: "&quot;"))\"/>"
    #expect(try ReadChart(svg).ledger.graph.nodes == 1)
  }

  @Test(arguments: [
    ("!!!", "bad-compression"), ("AAAA", "bad-compression"), ("7Zw9", "bad-compression"),
    ("&lt;mxGraphModel>", "malformed-xml"),
    ("&lt;!DOCTYPE x [&lt;!ENTITY y 'z'>]>&lt;mxGraphModel/>", "entity-declaration"),
  ])
  func `A broken page is refused at its place`(page: String, code: String) {
    let faults = refusal { _ = try ReadChart("<mxfile>\n <diagram>\(page)</diagram></mxfile>") }
    #expect(faults.map(\.code) == [code])
    #expect(faults.first?.position == SourcePosition(line: 2, column: 2))
  }

  @Test func `A page that unpacks to too much is refused`() {
    var options = ImportOptions()
    options.limits.inflatedBytes = 1_000
    let page = Self.packed(Self.model)
    let faults = refusal {
      _ = try ReadChart("<mxfile><diagram>\(page)</diagram></mxfile>", options: options)
    }
    #expect(faults.map(\.code) == ["limit-inflation"])
  }

  @Test func `Placeholders are filled from what holds a box, and from the file`() throws {
    let chart = try ReadChart(
      """
      <mxfile vars='{"site":"Oslo"}'><diagram><mxGraphModel><root>
      <object id="l" label="Doing" status="IN PROGRESS"><mxCell vertex="1"/></object>
      <object id="a" label="Task %own% %status% %site% 5% %gone%" placeholders="1" own="A"><mxCell vertex="1" parent="l"/></object>
      <object id="b" label="%status%" status="DONE" placeholders="1"><mxCell vertex="1" parent="l"/></object>
      <object id="c" label="%status%"><mxCell vertex="1" parent="c"/></object>
      <object id="d" label="%none%" placeholders="1"><mxCell vertex="1" parent="d"/></object>
      </root></mxGraphModel></diagram></mxfile>
      """)
    #expect(chart.value("a", "name") == .string("Task A IN PROGRESS Oslo 5% %gone%"))
    #expect(chart.value("b", "name") == .string("DONE"))
    #expect(chart.value("c", "name") == .string("%status%"))
    #expect(chart.value("d", "name") == .string("%none%"))
  }

  @Test func `A stereotype is no name, and what cannot be a title is none`() throws {
    let cell = { (id: String, label: String) in
      "<mxCell id=\"\(id)\" vertex=\"1\" style=\"html=1\" value=\"\(label)\"/>"
    }
    let chart = try ReadChart(
      "<mxGraphModel><root>"
        + cell("a", "«interface»&lt;br&gt;&lt;b&gt;Visualizer&lt;/b&gt;")
        + cell("b", "&amp;lt;&amp;lt;role&amp;gt;&amp;gt;&lt;br&gt;Clerk") + cell("c", "«alone»")
        + cell("d", "&lt;b&gt;Apache ActiveMQ&lt;/b&gt;&lt;br&gt;[61616]")
        + "</root></mxGraphModel>")
    #expect(chart.value("a", "name") == .string("Visualizer"))
    #expect(chart.value("a", "stereotype") == .string("interface"))
    #expect(chart.value("b", "name") == .string("Clerk"))
    #expect(chart.value("b", "stereotype") == .string("role"))
    #expect(chart.value("c", "name") == .string("«alone»"))
    #expect(chart.value("d", "name") == .string("Apache ActiveMQ [61616]"))
  }

  @Test func `Lines that look alike are one name`() throws {
    let label = "Research and&lt;br&gt;&lt;div&gt;Development&lt;/div&gt;"
    let chart = try ReadChart(
      "<mxGraphModel><root><mxCell id=\"a\" value=\"\(label)\" style=\"html=1\" vertex=\"1\"/></root></mxGraphModel>"
    )
    #expect(chart.value("a", "name") == .string("Research and Development"))
    #expect(chart.value("a", "title") == nil)
    #expect(chart.codes["label-lines"] == nil)
  }

  @Test(arguments: [
    ("&lt;div&gt;Bob Li&lt;/div&gt;&lt;div&gt;CTO&lt;/div&gt;", "html=1"), ("Bob Li&#xa;CTO", ""),
    ("Bob Li&#10;CTO", "html=1"),
    ("Bob Li&lt;br&gt;CTO", "html=1"), ("Bob Li&lt;div&gt;CTO&lt;/div&gt;", "html=1"),
  ])
  func `A person's name and title may look alike`(label: String, style: String) throws {
    let chart = try ReadChart(
      "<mxGraphModel><root><mxCell id=\"a\" value=\"\(label)\" style=\"\(style)\" vertex=\"1\"/></root></mxGraphModel>"
    )
    #expect(chart.value("a", "name") == .string("Bob Li"))
    #expect(chart.value("a", "title") == .string("CTO"))
    #expect(chart.value("a", "label") == .string("Bob Li\nCTO"))
    #expect(chart.codes["label-lines"] == 1)
  }

  @Test func `Placeholders do not grow a label without end`() throws {
    let label = String(repeating: "%v%", count: 2_000)
    let value = String(repeating: "x", count: 100_000)
    let chart = try ReadChart(
      "<mxGraphModel><root><object id=\"a\" placeholders=\"1\" label=\"\(label)\" v=\"\(value)\">"
        + "<mxCell vertex=\"1\"/></object></root></mxGraphModel>")
    #expect(chart.value("a", "label") == .string(label))
  }

  @Test func `A picture without a chart is refused`() {
    let faults = refusal { _ = try ReadChart("<svg xmlns=\"http://www.w3.org/2000/svg\"/>") }
    #expect(faults.map(\.code) == ["unknown-format"])
  }

  @Test(arguments: [
    ("", ["a RELATED_TO b"], nil),
    ("startArrow=classic", ["a~RELATED_TO~b"], nil),
    ("endArrow=none", ["a~RELATED_TO~b"], nil),
    ("endArrow=none;startArrow=block", ["b RELATED_TO a"], "turned-around"),
    ("endArrow=none;startArrow=diamondThin", ["a RELATED_TO b"], nil),
  ])
  func `A connector goes where it points`(style: String, relations: [String], code: String?) throws
  {
    let chart = try ReadChart(
      """
      <mxfile><diagram><mxGraphModel><root><mxCell id="0"/><mxCell id="a" vertex="1" parent="0"/><mxCell id="b" vertex="1" parent="0"/>
      <mxCell id="e" edge="1" parent="0" source="a" target="b" style="\(style)"/></root></mxGraphModel></diagram></mxfile>
      """)
    #expect(chart.relationships == relations)
    for each in ["mutual-edge", "turned-around"] {
      #expect(chart.codes[each] == (each == code ? 1 : nil))
    }
  }

  @Test func `Boxes tell their page of several, their layer and that they are hidden`() throws {
    let chart = try ReadChart(
      """
      <mxfile><diagram name="A"><mxGraphModel><root><mxCell id="0"/><mxCell id="1" parent="0" value="Plan"/>
      <mxCell id="a" vertex="1" parent="1" visible="0"/></root></mxGraphModel></diagram>
      <diagram name="B"><mxGraphModel><root><mxCell id="0"/><mxCell id="1" parent="0" visible="0"/>
      <mxCell id="b" vertex="1" parent="1"/><mxCell id="c" vertex="1" parent="b"/></root></mxGraphModel></diagram></mxfile>
      """)
    #expect(chart.value("a", "page") == .string("A"))
    #expect(chart.value("a", "layer") == .string("Plan"))
    #expect(chart.value("a", "visible") == .boolean(false))
    #expect(chart.value("b", "page") == .string("B"))
    #expect(chart.value("b", "layer") == nil)
    #expect(chart.value("b", "visible") == .boolean(false))
    #expect(chart.value("c", "visible") == nil)
  }
}
