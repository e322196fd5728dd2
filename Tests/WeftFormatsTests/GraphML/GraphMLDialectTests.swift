import Testing
import WeftFormats
import WeftGraph

struct GraphMLDialectTests {
  private func dialect(_ chart: ReadChart) -> String? { chart.ledger.sources.first?.dialect }

  private static let yed = """
    <graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:y="http://www.yworks.com/xml/graphml">
    <key for="node" id="d0" yfiles.type="nodegraphics"/><key for="edge" id="d1" yfiles.type="edgegraphics"/>
    <graph edgedefault="directed" id="G">
    <node id="n0" yfiles.foldertype="group"><data key="d0"><y:ProxyAutoBoundsNode><y:Realizers active="1">
      <y:GroupNode><y:NodeLabel>Folder 1</y:NodeLabel></y:GroupNode>
      <y:GroupNode><y:NodeLabel>Platform<y:LabelModel><y:X/></y:LabelModel> tail</y:NodeLabel></y:GroupNode>
    </y:Realizers></y:ProxyAutoBoundsNode></data>
    <graph edgedefault="directed" id="n0:"><node id="n0::n0"><data key="d0"><y:ShapeNode>
      <y:NodeLabel hasText="false"/><y:NodeLabel>Ada &amp; Bob</y:NodeLabel><y:NodeLabel>second</y:NodeLabel>
      </y:ShapeNode></data></node></graph></node>
    <edge id="e0" source="n0::n0" target="n0"><data key="d1"><y:PolyLineEdge><y:EdgeLabel>leads
      </y:EdgeLabel></y:PolyLineEdge></data></edge>
    </graph></graphml>
    """

  @Test func `yEd: labels, the active realizer, groups as teams`() throws {
    let chart = try ReadChart(Self.yed)
    #expect(dialect(chart) == "yed")
    #expect(chart.value("n0", "name") == .string("Platform"))
    #expect(chart.value("n0::n0", "name") == .string("Ada & Bob"))
    #expect(chart.labels("n0") == ["Team"])
    #expect(chart.relationships == ["n0::n0 LEADS n0", "n0::n0 PART_OF n0"])
  }

  @Test func `Maltego: what an entity is, and its properties`() throws {
    let chart = try ReadChart(
      """
      <graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:mtg="http://maltego.paterva.com/xml/mtgx">
      <key for="node" id="d0"/><key for="edge" id="d1"/><graph edgedefault="directed">
      <node id="n0"><data key="d0"><mtg:MaltegoEntity type="maltego.Person"><mtg:Properties>
        <mtg:Property name="person.fullname"><mtg:Value>Ada</mtg:Value></mtg:Property>
        <mtg:Property name="empty"><mtg:Value/></mtg:Property></mtg:Properties></mtg:MaltegoEntity></data></node>
      <node id="n1"><data key="d0"><mtg:MaltegoEntity type="maltego.Domain"/></data></node>
      <edge source="n0" target="n1"><data key="d1"><mtg:MaltegoLink type="maltego.link.manual-link"/></data></edge>
      </graph></graphml>
      """)
    #expect(chart.labels("n0") == ["Person"])
    #expect(chart.value("n0", "person.fullname") == .string("Ada"))
    #expect(chart.value("n0", "empty") == nil)
    #expect(chart.relationships == ["n0 manual-link n1"])
  }

  @Test func `Maltego: the first property is an entity's name, and the label a link's type`() throws
  {
    let chart = try ReadChart(
      """
      <graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:mtg="http://maltego.paterva.com/xml/mtgx">
      <key for="node" id="d0"/><key for="edge" id="d1"/><graph edgedefault="directed">
      <node id="n0"><data key="d0"><mtg:MaltegoEntity type="maltego.Person"><mtg:Properties>
        <mtg:Property name="person.fullname" displayName="Full Name"><mtg:Value>Ada A.</mtg:Value></mtg:Property>
        <mtg:Property name="person.firstnames"><mtg:Value>Ada</mtg:Value></mtg:Property>
        </mtg:Properties></mtg:MaltegoEntity></data></node>
      <node id="n1"><data key="d0"><mtg:MaltegoEntity type="maltego.Person"><mtg:Properties>
        <mtg:Property name="person.fullname"><mtg:Value>Bo</mtg:Value></mtg:Property></mtg:Properties></mtg:MaltegoEntity></data></node>
      <edge source="n0" target="n1"><data key="d1"><mtg:MaltegoLink type="maltego.link.manual-link"><mtg:Properties>
        <mtg:Property name="maltego.link.style" displayName="Style"><mtg:Value>0</mtg:Value></mtg:Property>
        <mtg:Property name="maltego.link.manual.type" displayName="Label"><mtg:Value>reports to</mtg:Value></mtg:Property>
        </mtg:Properties></mtg:MaltegoLink></data></edge>
      </graph></graphml>
      """)
    #expect(chart.value("n0", "name") == .string("Ada A."))
    #expect(chart.value("n0", "person.firstnames") == .string("Ada"))
    #expect(chart.relationships == ["n0 REPORTS_TO n1"])
  }

  @Test func `yFiles: labels and data that are written elsewhere`() throws {
    let chart = try ReadChart(
      """
      <graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:y="http://www.yworks.com/xml/yfiles-common/3.0" xmlns:x="http://www.yworks.com/xml/yfiles-common/markup/3.0">
      <key id="d0" for="node" attr.name="NodeLabels" y:attr.uri="http://www.yworks.com/xml/yfiles-common/2.0/NodeLabels"/>
      <key id="d1" for="node" attr.name="UserTags" y:attr.uri="http://www.yworks.com/xml/yfiles-common/2.0/UserTags"/>
      <key id="d2" for="node" attr.name="site" attr.type="string"/>
      <key id="d3" for="node" attr.name="NodeStyle" y:attr.uri="http://www.yworks.com/xml/yfiles-common/2.0/NodeStyle"/>
      <key id="d7" for="graphml" attr.name="SharedData" y:attr.uri="http://www.yworks.com/xml/yfiles-common/2.0/SharedData"/>
      <graph edgedefault="directed">
      <node id="n0"><data key="d0"><x:List><y:Label><y:Label.Text><y:GraphMLReference ResourceKey="1"/></y:Label.Text>
        <y:Label.Style><y:GraphMLReference ResourceKey="4"/></y:Label.Style></y:Label></x:List></data>
        <data key="d2"><y:GraphMLReference ResourceKey="3"/></data><data key="d3"><y:GraphMLReference ResourceKey="4"/></data></node>
      <node id="n1"><data key="d0"><x:List><y:Label Text="{y:GraphMLReference 1}"/><y:Label Text="{y:GraphMLReference 3}"/></x:List></data>
        <data key="d1"><y:GraphMLReference ResourceKey="2"/></data></node>
      <node id="n2"><data key="d0"><x:List><y:Label Text="{y:GraphMLReference 9}"/></x:List></data></node>
      </graph>
      <data key="d7"><y:SharedData>
        <x:String x:Key="1">Ann Able</x:String><y:Json x:Key="2">{"position":"CTO"}</y:Json>
        <x:String x:Key="3">Oslo</x:String><y:ShapeNodeStyle x:Key="4" shape="rectangle"><y:Fill/> </y:ShapeNodeStyle>
      </y:SharedData></data></graphml>
      """)
    #expect(chart.value("n0", "name") == .string("Ann Able"))
    #expect(chart.value("n0", "site") == .string("Oslo"))
    #expect(chart.value("n0", "NodeStyle") == nil)
    #expect(chart.value("n1", "name") == .string("Ann Able"))
    #expect(chart.value("n1", "furtherLabels") == .string("Oslo"))
    #expect(chart.value("n1", "position") == .string("CTO"))
    #expect(chart.value("n2", "name") == .string("n2"))
  }

  @Test func `yFiles: lanes that are drawn on a pool do not name it`() throws {
    let chart = try ReadChart(
      """
      <graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:y="http://www.yworks.com/xml/yfiles-common/3.0" xmlns:x="http://www.yworks.com/xml/yfiles-common/markup/3.0">
      <key id="d0" for="node" attr.name="NodeLabels"/><key id="d1" for="node" attr.name="NodeStyle"/>
      <graph edgedefault="directed">
      <node id="n0"><data key="d0"><x:List><y:Label Text="Post a Job"/></x:List></data>
        <data key="d1"><y:TableNodeStyle><y:Row.Labels><y:Label Text="Human Resources"/></y:Row.Labels></y:TableNodeStyle></data></node>
      <node id="n1"><data key="d1"><y:TableNodeStyle><y:Label Text="Sales"/></y:TableNodeStyle></data>
        <data key="d0"><x:List><y:Label Text="Sell"/></x:List></data></node>
      </graph></graphml>
      """)
    #expect(chart.value("n0", "name") == .string("Post a Job"))
    #expect(chart.value("n0", "furtherLabels") == .string("Human Resources"))
    #expect(chart.value("n1", "name") == .string("Sell"))
    #expect(chart.codes["repeated-data"] == nil)
  }

  @Test func `Two lines that could be a name and a title are one where most are`() throws {
    func chart(_ labels: String...) throws -> ReadChart {
      let nodes = labels.enumerated().map { (number, label) in
        "<node id=\"\(number)\"><data key=\"d\"><y:ShapeNode><y:NodeLabel>\(label)</y:NodeLabel></y:ShapeNode></data></node>"
      }
      return try ReadChart(
        """
        <graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:y="http://www.yworks.com/xml/graphml">
        <key for="node" id="d" yfiles.type="nodegraphics"/><graph>\(nodes.joined())</graph></graphml>
        """)
    }
    let people = try chart("Ann Ek\nCEO", "Bob Li\nOslo", "Cy Ho\nSales Manager")
    #expect(people.value("1", "name") == .string("Bob Li"))
    #expect(people.value("1", "title") == .string("Oslo"))
    let others = try chart("Ann Ek\nCEO", "Red Barn\nOslo", "Blue House\nBergen")
    #expect(others.value("0", "name") == .string("Ann Ek"))
    #expect(others.value("1", "name") == .string("Red Barn Oslo"))
  }

  @Test func `NetLogo: a breed is named in the plural`() throws {
    let chart = try ReadChart(
      """
      <graphml xmlns="http://graphml.graphdrawing.org/xmlns/graphml">
      <key id="BREED" for="node" attr.type="string"/><key id="LABEL" for="node" attr.type="string"/>
      <graph edgedefault="directed">
      <node id="0"><data key="BREED">EMPLOYEES</data><data key="LABEL">Ann</data></node>
      <node id="1"><data key="BREED">teams</data></node>
      <node id="2"><data key="BREED">PEOPLE</data></node>
      <node id="3"><data key="BREED">COMPETENCIES</data></node>
      <node id="4"><data key="BREED">TURTLES</data></node></graph></graphml>
      """)
    #expect(dialect(chart) == "netlogo")
    #expect(chart.labels("0") == ["Person"])
    #expect(chart.labels("1") == ["Team"])
    #expect(chart.labels("2") == ["Person"])
    #expect(chart.labels("3") == ["Skill"])
    #expect(chart.labels("4") == ["TURTLES"])
  }

  @Test func `visone: edges have a direction where their data says so`() throws {
    let chart = try ReadChart(
      """
      <graphml xmlns="http://graphml.graphdrawing.org/xmlns/graphml">
      <key id="d1" for="edge" attr.name="visone.direction" attr.type="boolean"/>
      <graph edgedefault="undirected"><node id="1"/><node id="2"/><node id="3"/>
      <edge source="1" target="2"><data key="d1">true</data></edge>
      <edge source="2" target="3"><data key="d1">false</data></edge>
      <edge source="1" target="3"/></graph></graphml>
      """)
    #expect(chart.relationships == ["1 RELATED_TO 2", "1~RELATED_TO~3", "2~RELATED_TO~3"])
  }

  @Test func `A default of the chart itself has its type`() throws {
    let chart = try ReadChart(
      """
      <graphml><key id="k" for="all" attr.name="w" attr.type="double"><default> 1.5 </default></key>
      <graph edgedefault="directed"><node id="a"/></graph></graphml>
      """)
    #expect(chart.graph.attribute("w") == .float(1.5))
    #expect(chart.value("a", "w") == .float(1.5))
  }

  @Test func `Neo4j: labels and types as attributes, data undeclared`() throws {
    let chart = try ReadChart(
      """
      <graphml xmlns="http://graphml.graphdrawing.org/xmlns">
      <graph id="G" edgedefault="directed">
      <node id="n1" labels=":Employee:Founder"><data key="labels">:Employee:Founder</data><data key="name">Ada</data></node>
      <node id="n2" labels=":Team"><data key="labels">:Team</data></node>
      <edge id="e1" source="n1" target="n2" label="CHAIRS"><data key="label">CHAIRS</data></edge>
      </graph></graphml>
      """)
    #expect(dialect(chart) == "neo4j")
    #expect(chart.labels("n1") == ["Founder", "Person"])
    #expect(chart.relationships == ["n1 LEADS n2"])
    #expect(chart.value("n1", "labels") == .string(":Employee:Founder"))
  }

  @Test func `TinkerPop: labelV and labelE`() throws {
    let chart = try ReadChart(
      """
      <graphml><key id="labelV" for="node" attr.name="labelV" attr.type="string"/>
      <key id="labelE" for="edge" attr.name="labelE" attr.type="string"/>
      <graph id="G" edgedefault="directed">
      <node id="1"><data key="labelV">person</data></node><node id="2"><data key="labelV">mlModel</data></node>
      <edge id="9" source="1" target="2"><data key="labelE">developedBy</data></edge>
      <edge id="8" source="2" target="1"><data key="labelE">builtBy</data></edge>
      </graph></graphml>
      """)
    #expect(dialect(chart) == "tinkerpop")
    #expect(chart.relationships == ["1 BUILDS 2", "1 developedBy 2"])
    #expect(chart.codes["turned-around"] == 1)
  }

  @Test func `igraph, networkx, Gephi and Cytoscape are told by their keys`() throws {
    func read(_ keys: [(id: String, name: String)]) throws -> String? {
      let text = keys.map {
        "<key id=\"\($0.id)\" for=\"node\" attr.name=\"\($0.name)\" attr.type=\"string\"/>"
      }
      return dialect(
        try ReadChart("<graphml>\(text.joined())<graph edgedefault=\"directed\"/></graphml>"))
    }
    #expect(try read([("v_name", "name"), ("e_w", "w")]) == "igraph")
    #expect(try read([("d0", "name"), ("d1", "age")]) == "networkx")
    #expect(try read([("edgelabel", "Edge Label"), ("label", "Label")]) == "gephi")
    #expect(try read([("a", "shared name")]) == "cytoscape")
    #expect(try read([("name", "name")]) == "plain")
  }

  @Test func `Names are taken in their order`() throws {
    let keys = ["name", "label", "title"].map {
      "<key id=\"\($0)\" for=\"node\" attr.name=\"\($0)\" attr.type=\"string\"/>"
    }.joined()
    let chart = try ReadChart(
      graphML(
        """
        <node id="a"><data key="title">CEO</data><data key="label">L</data><data key="name">N</data></node>
        <node id="b"><data key="title">CEO</data><data key="label">L</data><data key="name"> </data></node>
        <node id="c"><data key="title">CEO</data></node><node id="d"/>
        """, keys: keys))
    #expect(chart.value("a", "name") == .string("N"))
    #expect(chart.value("b", "name") == .string("L"))
    #expect(chart.value("c", "name") == .string("CEO"))
    #expect(chart.value("d", "name") == .string("d"))
    #expect(chart.value("d", "id") == .string("d"))
  }

  @Test func `Lines of a drawn label are a name and a title where they read so`() throws {
    func node(_ id: String, _ labels: String...) -> String {
      let drawn = labels.map { "<y:NodeLabel>\($0)<y:LabelModel/></y:NodeLabel>" }.joined()
      return "<node id=\"\(id)\"><data key=\"d\"><y:ShapeNode>\(drawn)</y:ShapeNode></data></node>"
    }
    let chart = try ReadChart(
      """
      <graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:y="http://www.yworks.com/xml/graphml">
      <key for="node" id="d" yfiles.type="nodegraphics"/>
      <graph edgedefault="directed">
      \(node("a", "Ann Ek\nCEO"))\(node("b", "Bob Li", "CTO"))\(node("c", "Customer\nSupport"))
      \(node("d", "&lt;html&gt;Di Fo&lt;br&gt;COO&lt;/html&gt;"))\(node("e", "Eve Oh"))
      \(node("f", "Lanes", "one", "two"))
      </graph></graphml>
      """)
    for (id, name, title) in [
      ("a", "Ann Ek", "CEO"), ("b", "Bob Li", "CTO"), ("d", "Di Fo", "COO"),
    ] {
      #expect(chart.value(id, "name") == .string(name))
      #expect(chart.value(id, "title") == .string(title))
    }
    #expect(chart.value("a", "label") == .string("Ann Ek\nCEO"))
    #expect(chart.value("b", "furtherLabels") == .string("CTO"))
    #expect(chart.value("c", "name") == .string("Customer Support"))
    #expect(chart.value("c", "title") == nil)
    #expect(chart.value("e", "name") == .string("Eve Oh"))
    #expect(chart.value("f", "name") == .string("Lanes"))
    #expect(chart.value("f", "furtherLabels") == .string("one\ntwo"))
    #expect(chart.codes["label-lines"] == 3)
  }
}
