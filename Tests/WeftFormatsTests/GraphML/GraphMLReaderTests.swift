import Testing
import WeftFormats
import WeftGraph

struct GraphMLReaderTests {
  private func key(_ id: String, _ scope: String, _ type: String, _ rest: String = "") -> String {
    "<key id=\"\(id)\" for=\"\(scope)\" attr.name=\"\(id)\" attr.type=\"\(type)\"\(rest.isEmpty ? "/>" : ">" + rest + "</key>")"
  }

  @Test func `Keys are told by scope and id`() throws {
    let chart = try ReadChart(
      graphML(
        "<node id=\"a\"><data key=\"d1\">7</data></node><edge source=\"a\" target=\"a\"><data key=\"d1\">7</data></edge>",
        keys: """
          <key id="d1" for="node" attr.name="size" attr.type="int"/>
          <key id="d1" for="edge" attr.name="note" attr.type="string"/>
          """))
    #expect(chart.value("a", "size") == .integer(7))
    #expect(chart.value(of: "RELATED_TO", "note") == .string("7"))
  }

  @Test func `Keys for all serve every scope`() throws {
    let chart = try ReadChart(
      graphML(
        "<data key=\"x\">3</data><node id=\"a\"><data key=\"x\">1</data></node><edge source=\"a\" target=\"a\"><data key=\"x\">2</data></edge>",
        keys: "<key id=\"x\" attr.name=\"x\" attr.type=\"long\"/>"))
    #expect(chart.value("a", "x") == .integer(1))
    #expect(chart.value(of: "RELATED_TO", "x") == .integer(2))
    #expect(chart.graph.attribute("x") == .integer(3))
  }

  @Test func `Defaults fill what has no value, and only that`() throws {
    let chart = try ReadChart(
      graphML(
        "<node id=\"a\"/><node id=\"b\"><data key=\"fte\">0.5</data></node><edge source=\"a\" target=\"b\"/>",
        keys: key("fte", "node", "double", "<default>1.0</default>")
          + key("w", "edge", "int", "<desc>how much</desc><default> 4 </default>")))
    #expect(chart.value("a", "fte") == .float(1))
    #expect(chart.value("b", "fte") == .float(0.5))
    #expect(chart.value(of: "RELATED_TO", "w") == .integer(4))
  }

  @Test func `A default names kinds too`() throws {
    let chart = try ReadChart(
      graphML(
        "<node id=\"a\"/>", keys: key("category", "node", "string", "<default>person</default>")))
    #expect(chart.labels("a") == ["Person"])
  }

  @Test func `Keys declared behind the graph count as well`() throws {
    let text = """
      <graphml><graph edgedefault="directed"><node id="a"><data key="k">5</data></node></graph>
      <key id="k" for="node" attr.name="size" attr.type="int"/></graphml>
      """
    let chart = try ReadChart(text)
    #expect(chart.value("a", "size") == .integer(5))
    #expect(chart.codes["undeclared-key"] == nil)
  }

  @Test func `A key declared behind the graph counts for other owners too`() throws {
    let text = """
      <graphml><graph edgedefault="directed"><node id="a"/><node id="b"/>
      <edge source="a" target="b"><data key="k">0.5</data></edge></graph>
      <key id="k" for="node" attr.name="share" attr.type="double"/></graphml>
      """
    let chart = try ReadChart(text)
    #expect(chart.value(of: "RELATED_TO", "share") == .float(0.5))
    #expect(chart.codes["undeclared-key"] == nil)
  }

  @Test func `Several values of a property are noted where they differ`() throws {
    let data = { (value: String) in "<data key=\"k\">\(value)</data>" }
    for (first, second, isNoted) in [("1", "1", false), ("1", "2", true), ("1", "1.0", true)] {
      let chart = try ReadChart(
        graphML(
          "<node id=\"a\">\(data(first))\(data(second))</node>", keys: key("k", "node", "string")))
      #expect((chart.codes["repeated-data"] != nil) == isNoted)
    }
  }

  @Test func `Undeclared, untyped and unknown keys are strings and noted`() throws {
    let chart = try ReadChart(
      graphML(
        "<node id=\"a\"><data key=\"u\">1</data><data key=\"v\">2</data><data key=\"w\">3</data></node>",
        keys:
          "<key id=\"v\" for=\"node\" attr.name=\"v\"/><key id=\"w\" for=\"node\" attr.type=\"vector\"/>"
      ))
    #expect(chart.value("a", "u") == .string("1"))
    #expect(chart.value("a", "v") == .string("2"))
    #expect(chart.value("a", "w") == .string("3"))
    #expect(chart.codes["undeclared-key"] == 1)
    #expect(chart.codes["untyped-key"] == 1)
    #expect(chart.codes["unknown-key-type"] == 1)
  }

  @Test func `Conflicting and dynamic keys are noted`() throws {
    let chart = try ReadChart(
      graphML(
        "",
        keys: key("a", "node", "int") + key("a", "node", "string")
          + "<key id=\"t\" for=\"node\" attr.type=\"int\" dynamic=\"true\"/>"))
    #expect(chart.codes["conflicting-key"] == 1)
    #expect(chart.codes["dynamic-key"] == 1)
  }

  @Test func `Edges say their direction themselves`() throws {
    let chart = try ReadChart(
      graphML(
        """
        <node id="a"/><node id="b"/>
        <edge source="a" target="b"/><edge source="b" target="a" directed="true"/>
        <edge source="b" target="b" directed="0"/>
        """, edgeDefault: "undirected"))
    #expect(
      chart.relationships == ["a~RELATED_TO~b", "b RELATED_TO a", "b~RELATED_TO~b"])
  }

  @Test func `A graph without edgedefault is directed and noted`() throws {
    for word in ["", " edgedefault=\"sideways\""] {
      let chart = try ReadChart(
        "<graphml><graph\(word)><node id=\"a\"/><edge source=\"a\" target=\"a\"/></graph></graphml>"
      )
      #expect(chart.relationships == ["a RELATED_TO a"])
      #expect(chart.codes["missing-edgedefault"] == 1)
    }
  }

  @Test func `Nesting is membership or part, by what the ends are`() throws {
    let chart = try ReadChart(
      graphML(
        """
        <node id="f"><data key="kind">department</data><graph edgedefault="undirected">
          <node id="t"><data key="kind">team</data><graph edgedefault="directed">
            \(node("p", "person"))<edge source="p" target="q"/></graph></node>
          <edge source="t" target="q"/>
        </graph></node>\(node("q", "person"))
        """))
    #expect(
      chart.relationships == ["p MEMBER_OF t", "p RELATED_TO q", "t PART_OF f", "t~RELATED_TO~q"])
    #expect(chart.codes["nested-graph"] == 2)
    #expect(chart.ledger.sources.first?.read.graphs == 3)
  }

  @Test func `Nesting and an edge that say the same are one`() throws {
    let chart = try ReadChart(
      graphML(
        """
        <node id="t"><data key="kind">team</data><graph edgedefault="directed">\(node("p", "person"))</graph></node>
        \(edge("p", "member of", "t"))
        """))
    #expect(chart.relationships == ["p MEMBER_OF t"])
    #expect(chart.codes["stated-twice"] == 1)
  }

  @Test func `Hyperedges are nodes joined to their endpoints`() throws {
    let chart = try ReadChart(
      graphML(
        """
        <node id="a"/><node id="b"/><node id="c"/>
        <hyperedge id="h"><data key="kind">meeting</data>
          <endpoint node="a" type="in"/><endpoint node="b" type="out" port="p"/><endpoint node="c"/>
        </hyperedge><hyperedge><endpoint node="a"/></hyperedge>
        """))
    #expect(chart.labels("h") == ["meeting"])
    #expect(chart.labels("11:50") == ["no node 11:50"])
    #expect(chart.ledger.sources.first?.read.hyperedges == 2)
    #expect(chart.relationships.count { $0.contains("ENDPOINT") } == 4)
    #expect(chart.relationships.contains("a ENDPOINT h"))
    #expect(chart.relationships.contains("h ENDPOINT b"))
    #expect(chart.relationships.contains("h~ENDPOINT~c"))
    #expect(chart.codes["hyperedge"] == 2)
    #expect(chart.ledger.graph.labels.contains { $0.name == "Hyperedge" && $0.count == 1 })
  }

  @Test func `Ports are counted and their names kept on edges`() throws {
    let chart = try ReadChart(
      graphML(
        "<node id=\"a\"><port name=\"p\"><port name=\"q\"/></port></node><edge source=\"a\" target=\"a\" sourceport=\"p\" targetport=\"q\"/>"
      ))
    #expect(chart.ledger.sources.first?.read.ports == 2)
    #expect(chart.value(of: "RELATED_TO", "sourceport") == .string("p"))
    #expect(chart.value(of: "RELATED_TO", "targetport") == .string("q"))
    #expect(chart.codes["port"] == 2)
  }

  @Test func `Several graphs are one chart, each a relation of its own`() throws {
    let chart = try ReadChart(
      """
      <graphml><graph id="reports_to" edgedefault="directed"><node id="a"/><node id="b"/><edge source="b" target="a"/></graph>
      <graph id="advice" edgedefault="undirected"><node id="a"/><node id="b"/><edge source="a" target="b"/></graph></graphml>
      """)
    #expect(chart.relationships == ["a~advice~b", "b REPORTS_TO a"])
    #expect(chart.codes["merged-graphs"] == 2)
    #expect(chart.codes["duplicate-id"] == nil)
  }

  @Test func `Descriptions become properties`() throws {
    let chart = try ReadChart(
      graphML("<desc>All of us</desc><node id=\"a\"><desc>the first</desc></node>"))
    #expect(chart.value("a", "description") == .string("the first"))
    #expect(chart.graph.attribute("description") == .string("All of us"))
  }

  @Test func `Attributes nobody expects are kept`() throws {
    let chart = try ReadChart(graphML("<node id=\"a\" colour=\"red\" parse.indegree=\"3\"/>"))
    #expect(chart.value("a", "colour") == .string("red"))
    #expect(chart.value("a", "parse.indegree") == nil)
  }

  @Test(arguments: [
    "", " xmlns=\"http://graphml.graphdrawing.org/xmlns\"",
    " xmlns=\"https://graphml.graphdrawing.org/xmlns/graphml\"",
    " xmlns=\"http://graphml.graphdrawing.org/xmlns/1.0rc\"", " xmlns=\"urn:my-own\"",
  ])
  func `The namespace may be any of those in use`(namespace: String) throws {
    let chart = try ReadChart(
      "<graphml\(namespace)><graph edgedefault=\"directed\"><node id=\"a\"/></graph></graphml>")
    #expect(chart.ledger.graph.nodes == 1)
  }

  @Test func `Elements of other namespaces are no chart`() throws {
    let chart = try ReadChart(
      graphML(
        "<x:node xmlns:x=\"urn:x\" id=\"no\"/><node id=\"a\"><data key=\"k\"><node xmlns=\"urn:x\" id=\"no\"/></data></node>",
        keys: key("k", "node", "string")))
    #expect(chart.ledger.graph.nodes == 1)
    #expect(chart.codes["foreign-namespace"] == 2)
  }

  @Test func `Repeated ids merge into the first node`() throws {
    let chart = try ReadChart(
      graphML(
        """
        <node id="a"><data key="x">1</data></node>
        <node id="a"><data key="kind">person</data><data key="x">2</data><data key="y">3</data></node>
        """, keys: key("x", "node", "int") + key("y", "node", "int")))
    #expect(chart.ledger.graph.nodes == 1)
    #expect(chart.labels("a") == ["Person"])
    #expect(chart.value("a", "x") == .integer(1))
    #expect(chart.value("a", "y") == .integer(3))
    let note = try #require(chart.note("duplicate-id"))
    #expect(note.position?.line == 8)
    #expect(note.message.contains("7:1"))
  }

  @Test func `Nodes without id get their place as one`() throws {
    let chart = try ReadChart(graphML("\n <node/>"))
    #expect(chart.graph.node("8:2") != nil)
    #expect(chart.codes["node-without-id"] == 1)
  }

  @Test func `Ends that are nowhere become placeholders`() throws {
    let chart = try ReadChart(
      graphML("<node id=\"a\"/><edge source=\"a\" target=\"ghost\"/><edge source=\"ghost\"/>"))
    #expect(chart.labels("ghost") == ["Missing"])
    #expect(chart.ledger.graph.placeholders == 2)
    #expect(chart.codes["dangling-edge"] == 3)
    #expect(chart.ledger.graph.relationships == 2)
  }

  @Test func `Unique edge ids are ids of relationships, and always a property`() throws {
    let chart = try ReadChart(
      graphML(
        """
        <node id="a"/><edge id="e1" source="a" target="a"/>
        <edge id="e2" source="a" target="a"/><edge id="e2" source="a" target="a"/>
        """))
    let ids = (0..<3).map { chart.graph.id(of: RelationshipID($0)) }
    #expect(ids == ["e1", "a|RELATED_TO|a|1", "a|RELATED_TO|a|2"])
    #expect(chart.value(of: "RELATED_TO", "edgeId") == .string("e1"))
  }

  @Test func `Text straight inside a node or graph is noted`() throws {
    let chart = try ReadChart(
      graphML("stray <node id=\"a\">words\n</node>\n<edge source=\"a\" target=\"a\"> \n </edge>"))
    #expect(chart.note("unread-value")?.count == 2)
    #expect(chart.graph.nodeCount == 1)
  }

  @Test(arguments: [
    ("Edge Weight", "double", true), ("value", "double", true), ("value", "string", false),
    ("amount", "double", false),
  ])
  func `The weight of an edge is what tools call so`(name: String, type: String, isWeight: Bool)
    throws
  {
    let text = graphML(
      node("a", "person") + node("b", "person") + edge("a", "knows", "b", ["w": "0.5"]),
      keys: "<key id=\"w\" for=\"edge\" attr.name=\"\(name)\" attr.type=\"\(type)\"/>")
    let chart = try ReadChart(text)
    #expect(chart.value(of: "knows", "weight") == (isWeight ? .float(0.5) : nil))
    #expect(chart.value(of: "knows", name) == (type == "double" ? .float(0.5) : .string("0.5")))
    #expect(chart.codes["renamed-property"] == (isWeight ? 1 : nil))
    let both = try ReadChart(
      text.replacing(
        "<graph id",
        with: "<key id=\"x\" for=\"edge\" attr.name=\"weight\" attr.type=\"double\"/>\n<graph id"
      )
      .replacing("</edge>", with: "<data key=\"x\">3</data></edge>"))
    #expect(both.value(of: "knows", "weight") == .float(3))
  }

  @Test func `The words of markup in data are part of its text`() throws {
    let chart = try ReadChart(
      graphML(
        "<node id=\"a\"><desc>See <i>there</i></desc><data key=\"p\"><div>Ann <b>Lee</b></div></data></node>"
          + "<node id=\"b\"><data key=\"p\">text <i>in</i> italics</data></node>"
          + "<node id=\"c\"><data key=\"p\">\n <rect x=\"1\"/>\n</data></node>",
        keys: "<key id=\"p\" for=\"node\" attr.name=\"payload\" attr.type=\"string\"/>"))
    #expect(chart.value("a", "payload") == .string("Ann Lee"))
    #expect(chart.value("a", "description") == .string("See there"))
    #expect(chart.value("b", "payload") == .string("text in italics"))
    #expect(chart.value("c", "payload") == nil)
    #expect(chart.codes["unread-element"] == 5)
    #expect(chart.codes["foreign-namespace"] == nil)
  }

  @Test func `What endpoints say is read, and a graph inside an edge is noted`() throws {
    let chart = try ReadChart(
      graphML(
        "<node id=\"a\"/><node id=\"b\"/><edge source=\"a\" target=\"b\"><graph edgedefault=\"directed\"><node id=\"c\"/></graph></edge>"
          + "<hyperedge id=\"h\"><endpoint id=\"ep\" node=\"a\"><desc>chair</desc></endpoint></hyperedge>"
      ))
    #expect(chart.value(of: "ENDPOINT", "description") == .string("chair"))
    #expect(chart.value(of: "ENDPOINT", "edgeId") == .string("ep"))
    #expect(chart.codes["unread-value"] == 1)
  }
}
