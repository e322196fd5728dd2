import Testing
import WeftFormats
import WeftGraph

struct FreeMindReaderTests {
  @Test(arguments: 1...20)
  func `A tree written as a map reads back as the same reporting tree`(seed: Int) throws {
    let tree = OPMLReaderTests.randomTree(seed: UInt64(seed))
    let map = OPMLReaderTests.nested(
      tree, open: { "<node ID=\"ID_\($0)\" TEXT=\"P\($0)\">\n" }, close: "</node>\n")
    let chart = try ReadChart("<map version=\"1.0.1\">\(map)</map>")
    #expect(OPMLReaderTests.reports(chart) == OPMLReaderTests.expected(tree))
    #expect(chart.graph.node("ID_3") != nil)
  }

  @Test func `Rich words, attributes, notes and arrows are read`() throws {
    let chart = try ReadChart(
      """
      <map version="freeplane 1.9.8">
      <node ID="a" LINK="https://example.org"><richcontent TYPE="NODE"><html><head/><body><p>Ada</p>
        <p>Lovelace</p></body></html></richcontent><richcontent TYPE="NOTE"><html><body>first</body></html></richcontent>
      <font NAME="x"/><icon BUILTIN="y"/>
      <node ID="b" TEXT="Grace"><attribute NAME="fte" VALUE="0.5"/><attribute NAME="kind" VALUE="contractor"/>
        <arrowlink DESTINATION="c" MIDDLE_LABEL="advises"/><arrowlink DESTINATION="gone"/></node>
        <node ID="c" TEXT="Alan"/></node>
      </map>
      """)
    let source = try #require(chart.ledger.sources.first)
    #expect(source.format == "freemind" && source.dialect == "freeplane")
    #expect(source.read.nodes == 3 && source.read.edges == 2 && source.read.data == 2)
    #expect(chart.value("a", "name") == .string("Ada Lovelace"))
    #expect(chart.value("a", "description") == .string("first"))
    #expect(chart.labels("b") == ["Contractor", "Person"])
    #expect(chart.value("b", "fte") == .float(0.5))
    #expect(
      chart.relationships == [
        "b REPORTS_TO a", "b REPORTS_TO c", "b REPORTS_TO gone", "c REPORTS_TO a",
      ])
    #expect(chart.codes["arrow-link"] == 2)
    #expect(chart.codes["drawing-only"] == 2)
    #expect(chart.note("dangling-edge")?.position?.line == 6)
  }

  @Test func `Attributes of a node are properties, or ornaments that are counted`() throws {
    let chart = try ReadChart(
      """
      <map version="1.0.1"><node ID="a" TEXT="Ada" IMAGE="a.png" COLOR="#000000" FOLDED="true"/></map>
      """)
    #expect(chart.value("a", "IMAGE") == .string("a.png"))
    #expect(chart.value("a", "COLOR") == nil)
    #expect(chart.codes["drawing-only"] == 2)
  }

  @Test func `A map that is no mind map is refused`() {
    let faults = refusal { _ = try ReadChart("<map><topicref href=\"x\"/></map>") }
    #expect(faults.map(\.code) == ["unknown-format"])
  }

  @Test func `Entities of plain text are text`() throws {
    let chart = try ReadChart(sources: [
      (
        "a.mm",
        Array(
          "<map version=\"1.0\"><node ID=\"a\" TEXT=\"R&amp;amp;D &lt; 3\"/></map>".utf8)
      )
    ])
    #expect(chart.value("a", "name") == .string("R&amp;D < 3"))
  }

  @Test func `What stands between angle brackets is a part of the name unless it is a tag`() throws
  {
    let chart = try ReadChart(
      """
      <map version="1.0.1"><node ID="a" TEXT="Ann Lee &lt;a@x.org&gt;"/><node ID="b" TEXT="Bo &lt;CTO&gt;"/>
      <node ID="c" TEXT="&lt;html&gt;&lt;b&gt;Cy&lt;/b&gt; Fox &lt;br/&gt;&lt;/html&gt;"/></map>
      """)
    #expect(chart.value("a", "name") == .string("Ann Lee <a@x.org>"))
    #expect(chart.value("b", "name") == .string("Bo <CTO>"))
    #expect(chart.value("c", "name") == .string("Cy Fox"))
  }

  @Test func `Nodes that name no kind, and those without words, are told`() throws {
    let chart = try ReadChart(
      """
      <map version="1.0.1"><node ID="a" TEXT="Ann"><node ID="b"/>
      <node ID="t" TEXT="Core"><attribute NAME="kind" VALUE="team"/></node></node></map>
      """)
    #expect(chart.note("guessed-kind")?.count == 2 && chart.codes["unnamed-people"] == 1)
    #expect(chart.labels("t") == ["Team"] && chart.labels("b") == ["Person"])
  }
}
