import Testing
import WeftFormats
import WeftGraph

struct GEXFReaderTests {
  private func gexf(_ content: String, _ attributes: String = "") -> String {
    """
    <?xml version="1.0"?>
    <gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">
    <meta lastmodifieddate="2026-01-31"><creator>me</creator></meta>
    <graph \(attributes)>
    \(content)
    </graph>
    </gexf>
    """
  }

  private static let attributes = """
    <attributes class="node"><attribute id="0" title="kind" type="string"/>
    <attribute id="1" title="fte" type="double"><default>1.0</default></attribute>
    <attribute id="2" title="tags" type="liststring"/></attributes>
    <attributes class="edge"><attribute id="0" title="kind" type="string"/></attributes>
    """

  private func people(_ ids: String...) -> String {
    ids.map {
      "<node id=\"\($0)\" label=\"\($0.uppercased())\"><attvalues><attvalue for=\"0\" value=\"person\"/></attvalues></node>"
    }.joined()
  }

  @Test func `Attributes are told by class and id, and have defaults`() throws {
    let chart = try ReadChart(
      gexf(
        Self.attributes + "<nodes>\(people("a"))"
          + """
          <node id="b"><attvalues><attvalue for="1" value="0.5"/><attvalue for="2" value="[x, y]"/></attvalues></node></nodes>
          <edges><edge source="a" target="b"><attvalues><attvalue for="0" value="knows"/></attvalues></edge></edges>
          """, "defaultedgetype=\"directed\""))
    let source = try #require(chart.ledger.sources.first)
    #expect(source.format == "gexf")
    #expect(source.dialect == "gexf-1.3")
    #expect(source.read.nodes == 2 && source.read.edges == 1 && source.read.graphs == 1)
    #expect(source.read.keys == 4 && source.read.data == 4)
    #expect(chart.labels("a") == ["Person"])
    #expect(chart.value("a", "name") == .string("A"))
    #expect(chart.value("a", "fte") == .float(1))
    #expect(chart.value("b", "fte") == .float(0.5))
    #expect(chart.value("b", "tags") == .list([.string("x"), .string("y")]))
    #expect(chart.relationships == ["a knows b"])
    #expect(chart.graph.attribute("creator") == .string("me"))
  }

  @Test func `The words of version 1_0 are read, and values without a list`()
    throws
  {
    let chart = try ReadChart(
      gexf(
        Self.attributes + """
          <nodes><node id="a"><attvalue for="1" value="0.25"/></node><node id="b"/></nodes><edges>
          <edge id="1" source="a" target="b" type="dir" cardinal="3"/>
          <edge id="2" source="a" target="b" type="sim"><attvalue for="0" value="knows"/></edge>
          <edge id="3" source="a" target="b" type="dou"/><edge id="4" source="b" target="a"/></edges>
          """, "defaultedgetype=\"dou\""))
    #expect(chart.value("a", "fte") == .float(0.25))
    #expect(
      chart.relationships == [
        "a RELATED_TO b", "a RELATED_TO b", "a RELATED_TO b", "a~knows~b", "b RELATED_TO a",
        "b RELATED_TO a",
      ])
    #expect(chart.codes["mutual-edge"] == 2)
    #expect(chart.codes["unread-element"] == nil && chart.codes["bad-value"] == nil)
    #expect(chart.ledger.sources.first?.read.data == 2)
  }

  @Test func `A usual direction that is none is noted at its graph`() throws {
    let chart = try ReadChart(
      gexf(
        "<nodes><node id=\"a\"/><node id=\"b\"/></nodes><edges><edge source=\"a\" target=\"b\"/></edges>",
        "defaultedgetype=\"direct\""))
    #expect(chart.codes["bad-value"] == 1)
    #expect(chart.note("bad-value")?.position?.line == 4)
    #expect(chart.relationships == ["a~RELATED_TO~b"])
  }

  @Test func `Of values in time the last counts, and labels that differ are told`()
    throws
  {
    let chart = try ReadChart(
      gexf(
        """
        <attributes class="edge"><attribute id="w" title="Weight" type="float"/></attributes>
        <attributes class="node"><attribute id="n" title="name" type="string"/></attributes>
        <nodes><node id="a" label="Canada"><attvalues><attvalue for="n" value="x-17"/></attvalues></node>
        <node id="b" label="B"><attvalues><attvalue for="n" value="B"/></attvalues></node></nodes>
        <edges><edge source="a" target="b"><attvalues><attvalue for="w" value="1.0" start="2010"/>
        <attvalue for="w" value="9.0" start="2012"/></attvalues></edge></edges>
        """, "defaultedgetype=\"directed\""))
    #expect(chart.value(of: "RELATED_TO", "Weight") == .float(9))
    #expect(chart.value(of: "RELATED_TO", "weight") == .float(9))
    #expect(chart.codes["renamed-property"] == 1)
    #expect(chart.codes["repeated-data"] == 1)
    #expect(chart.value("a", "name") == .string("x-17"))
    #expect(chart.codes["other-label"] == 1)
    #expect(chart.note("other-label")?.position?.line == 7)
  }

  @Test func `Edges say their type, else the graph does, else they are undirected`() throws {
    let edges = """
      <nodes><node id="a"/><node id="b"/></nodes><edges>
      <edge source="a" target="b"/><edge source="a" target="b" type="directed"/>
      <edge source="a" target="b" type="undirected"/><edge id="m" source="a" target="b" type="mutual"/></edges>
      """
    let open = try ReadChart(gexf(edges))
    #expect(
      open.relationships == [
        "a RELATED_TO b", "a RELATED_TO b", "a~RELATED_TO~b", "a~RELATED_TO~b", "b RELATED_TO a",
      ])
    #expect(open.codes["mutual-edge"] == 1)
    #expect(open.ledger.sources.first?.read.edges == 4)
    let directed = try ReadChart(gexf(edges, "defaultedgetype=\"directed\""))
    #expect(directed.relationships.count { $0 == "a RELATED_TO b" } == 3)
  }

  @Test func `Nesting, pid and parents are one hierarchy`() throws {
    let kinds = "<attvalues><attvalue for=\"0\" value=\"team\"/></attvalues>"
    let nested = try ReadChart(
      gexf(
        Self.attributes
          + "<nodes><node id=\"t\">\(kinds)<nodes>\(people("a", "b"))</nodes></node></nodes>"))
    let flat = try ReadChart(
      gexf(
        Self.attributes + """
          <nodes><node id="a" pid="t"><attvalues><attvalue for="0" value="person"/></attvalues></node>
          <node id="b"><attvalues><attvalue for="0" value="person"/></attvalues><parents><parent for="t"/></parents></node>
          <node id="t">\(kinds)</node></nodes>
          """))
    #expect(nested.relationships == ["a MEMBER_OF t", "b MEMBER_OF t"])
    #expect(flat.relationships == nested.relationships)
    #expect(nested.codes["nested-graph"] == 1)
    let broken = try ReadChart(gexf("<nodes><node id=\"a\" pid=\"gone\"/></nodes>"))
    #expect(broken.note("unresolved-reference")?.position == SourcePosition(line: 5, column: 8))
  }

  @Test func `Dates and spells are dates of nodes and relationships`() throws {
    let chart = try ReadChart(
      gexf(
        """
        <nodes><node id="a" start="2020-01-31" end="2026-05-01"/><node id="b">
        <spells><spell start="2020-01-01" end="2020-06-30"/><spell start="2021-01-01" end="2022-12-31"/></spells></node></nodes>
        <edges><edge source="a" target="b" start="2021-02-03"/></edges>
        """, "mode=\"dynamic\" timeformat=\"date\""))
    #expect(chart.value("a", "start") == .date(try #require(CalendarDate(parsing: "2020-01-31"))))
    #expect(chart.value("b", "start") == .date(try #require(CalendarDate(parsing: "2020-01-01"))))
    #expect(chart.value("b", "end") == .date(try #require(CalendarDate(parsing: "2022-12-31"))))
    #expect(chart.codes["several-spells"] == 1)
    #expect(
      chart.value(of: "RELATED_TO", "since")
        == .date(try #require(CalendarDate(parsing: "2021-02-03"))))
    let numeric = try ReadChart(
      gexf("<nodes><node id=\"a\" start=\"20200131\"/></nodes>", "timeformat=\"double\""))
    #expect(numeric.value("a", "start") == nil)
    #expect(numeric.value("a", "timeStart") == .integer(20_200_131))
    #expect(numeric.codes["undated-time"] == 1)
    #expect(numeric.note("undated-time")?.position?.line == 5)
    #expect(chart.codes["undated-time"] == nil)
  }

  @Test func `A mutual edge is one where its type has one direction for its ends`() throws {
    let chart = try ReadChart(
      gexf(
        """
        <attributes class="node"><attribute id="k" title="kind" type="string"/></attributes>
        <nodes><node id="a"><attvalues><attvalue for="k" value="person"/></attvalues></node>
        <node id="b"><attvalues><attvalue for="k" value="person"/></attvalues></node>
        <node id="t"><attvalues><attvalue for="k" value="team"/></attvalues></node></nodes>
        <edges><edge id="1" source="a" target="t" type="mutual" label="member of"/>
        <edge id="2" source="t" target="b" type="mutual" label="member of"/>
        <edge id="3" source="a" target="b" type="mutual" label="advises"/></edges>
        """))
    #expect(
      chart.relationships.filter { $0.contains("MEMBER_OF") } == [
        "a MEMBER_OF t", "b MEMBER_OF t",
      ])
    #expect(chart.relationships.count == 4)
    #expect(chart.codes["stated-twice"] == 2)
  }

  @Test func `What is drawn, changes or is not declared is noted`() throws {
    let chart = try ReadChart(
      gexf(
        """
        <attributes class="node" mode="dynamic"><attribute id="s" title="size" type="integer"/></attributes>
        <attributes class="node"><attribute id="o" title="o" type="string"><options>x|y</options></attribute><attribute id="u" title="u"/></attributes>
        <nodes><node id="a"><viz:color r="1" g="2" b="3"/><attvalues><attvalue for="s" value="1" start="1"/><attvalue for="s" value="2" start="2"/>
        <attvalue for="o" value="z"/><attvalue for="gone" value="q"/></attvalues></node></nodes>
        """))
    #expect(chart.codes["drawing-only"] == 1)
    #expect(chart.codes["dynamic-key"] == 3)
    #expect(chart.codes["untyped-key"] == 1)
    #expect(chart.codes["bad-value"] == 1)
    #expect(chart.codes["undeclared-key"] == 1)
    #expect(chart.value("a", "size") == .integer(2))
    #expect(chart.value("a", "gone") == .string("q"))
  }

  @Test(arguments: [
    "http://www.gexf.net/1.1draft", "http://www.gexf.net/1.2draft", "http://www.gephi.org/gexf",
    "", "urn:any",
  ])
  func `The namespace may be any`(namespace: String) throws {
    let chart = try ReadChart(
      "<gexf xmlns=\"\(namespace)\"><graph><nodes><node id=\"a\"/></nodes></graph></gexf>")
    #expect(chart.ledger.graph.nodes == 1)
  }

  @Test func `Members of lists stand in either quotes, with escapes`() throws {
    let text = """
      <gexf xmlns="http://gexf.net/1.3" version="1.3"><graph><attributes class="node">
      <attribute id="0" title="tags" type="liststring"/></attributes><nodes><node id="a"><attvalues>
      <attvalue for="0" value="['a, b', &quot;it's \\&quot;x\\&quot;&quot;, 'c\\nd', don't]"/>
      </attvalues></node></nodes></graph></gexf>
      """
    let chart = try ReadChart(sources: [("a.gexf", Array(text.utf8))])
    #expect(
      chart.value("a", "tags")
        == .list([.string("a, b"), .string("it's \"x\""), .string("c\nd"), .string("don't")]))
  }

  @Test func `What is not read is noted wherever it stands`() throws {
    let chart = try ReadChart(
      gexf(
        """
        <nodes count="1"><node id="a" endopen="2026-01-01"><icon/><viz:color r="1" g="1" b="1"/></node><group/></nodes>
        <edges><edge source="a" target="a"><icon/></edge></edges><legend/>
        """, "backgroundx=\"7\""
      ).replacing("<creator>me</creator>", with: "<creator>me</creator><creator>you<b/></creator>")
        .replacing("</graph>", with: "</graph><styles/>"))
    #expect(chart.codes["unread-element"] == 6)
    #expect(chart.graph.attribute("creator") == .list([.string("me"), .string("you")]))
    #expect(chart.graph.attribute("backgroundx") == .string("7"))
    #expect(chart.value("a", "endopen") == .string("2026-01-01"))
  }

  @Test func `Keys of an inner graph are read, and lists have defaults`() throws {
    let chart = try ReadChart(
      gexf(
        """
        <attributes class="node"><attribute id="t" title="tags" type="liststring"><default>[x, y]</default></attribute></attributes>
        <nodes><node id="a"><graph><attributes class="node"><attribute id="s" title="size" type="integer"/></attributes>
        <nodes><node id="b"><attvalues><attvalue for="s" value="3"/><attvalue for="t" value="[z]"/></attvalues></node></nodes></graph></node></nodes>
        """))
    #expect(chart.value("b", "size") == .integer(3))
    #expect(chart.codes["undeclared-key"] == nil)
    #expect(chart.value("a", "tags") == .list([.string("x"), .string("y")]))
    #expect(chart.value("b", "tags") == .list([.string("z")]))
  }

  @Test func `An open bound is the day after it begins, or before it ends`() throws {
    let chart = try ReadChart(
      gexf(
        """
        <nodes><node id="a" startopen="2023-01-01" endopen="2024-03-01"/><node id="b" endopen="5"/>
        <node id="c"><spells><spell startopen="2023-01-01" endopen="2024-03-01"/></spells></node></nodes>
        """))
    for id in ["a", "c"] {
      #expect(chart.value(id, "start") == .date(try #require(CalendarDate(parsing: "2023-01-02"))))
      #expect(chart.value(id, "end") == .date(try #require(CalendarDate(parsing: "2024-02-29"))))
    }
    #expect(chart.value("a", "endopen") == .string("2024-03-01"))
    #expect(chart.value("b", "timeEnd") == .integer(5))
  }
}
