import Testing
import WeftFormats
import WeftGraph

/// A fault put into a valid chart, and the code that tells of it.
struct InjectedFault: Sendable, CustomTestStringConvertible {
  let code: String
  let sources: [(name: String, bytes: [UInt8])]
  let mapping: String?
  var testDescription: String { code }

  init(_ code: String, _ sources: [(String, [UInt8])], mapping: String? = nil) {
    self.code = code
    self.sources = sources.map { (name: $0.0, bytes: $0.1) }
    self.mapping = mapping
  }

  init(_ code: String, _ name: String, _ text: String, mapping: String? = nil) {
    self.init(code, [(name, Array(text.utf8))], mapping: mapping)
  }

  /// The valid chart with every occurrence of a text replaced.
  static func chart(
    _ code: String, _ old: String, _ new: String, mapping: String? = nil
  ) -> InjectedFault {
    InjectedFault(code, "chart.graphml", valid.replacing(old, with: new), mapping: mapping)
  }

  /// Something more in the valid chart.
  static func more(_ code: String, _ added: String, mapping: String? = nil) -> InjectedFault {
    chart(code, "<edge id=\"first\"", added + "<edge id=\"first\"", mapping: mapping)
  }

  /// A chart of which nothing is noted.
  static let valid = """
    <?xml version="1.0" encoding="UTF-8"?>
    <graphml xmlns="http://graphml.graphdrawing.org/xmlns">
    <key id="kind" for="all" attr.name="kind" attr.type="string"/>
    <key id="name" for="node" attr.name="name" attr.type="string"/>
    <key id="fte" for="node" attr.name="fte" attr.type="double"/>
    <key id="riskClass" for="node" attr.name="riskClass" attr.type="string"/>
    <key id="risk" for="node" attr.name="risk" attr.type="string"/>
    <key id="boss" for="node" attr.name="boss" attr.type="string"/>
    <key id="department" for="node" attr.name="department" attr.type="string"/>
    <key id="start" for="edge" attr.name="start" attr.type="string"/>
    <graph id="g" edgedefault="directed">
    <node id="p"><data key="kind">Person</data><data key="name">Ada</data><data key="fte">0.5</data></node>
    <node id="q"><data key="kind">Person</data><data key="name">Bo</data></node>
    <node id="t"><data key="kind">Team</data><data key="name">Core</data></node>
    <edge id="first" source="p" target="t"><data key="kind">MEMBER_OF</data><data key="start">2024-02-29</data></edge>
    <edge id="second" source="q" target="p"><data key="kind">REPORTS_TO</data></edge>
    </graph>
    </graphml>
    """

  private static func other(_ old: String, _ new: String) -> [(String, [UInt8])] {
    [
      ("one.graphml", Array(valid.utf8)),
      ("two.graphml", Array(valid.replacing(old, with: new).utf8)),
    ]
  }

  static let refusals: [InjectedFault] = [
    .chart("malformed-xml", "</graph>", ""),
    .init("empty-file", "chart.graphml", " \n"),
    .chart("entity-declaration", "<graphml ", "<!DOCTYPE graphml [<!ENTITY a \"b\">]><graphml "),
    .chart("unknown-format", "graphml", "html"),
    .chart("unknown-encoding", "UTF-8", "EBCDIC-NORTHLIGHT"),
    .init("compressed-input", "chart.graphml", "PK\u{3}\u{4}" + valid),
    .init("damaged-gzip", [("chart.graphml", [0x1F, 0x8B, 8, 0] + Array(valid.utf8))]),
    .chart("bad-mapping", "", "", mapping: "nodes: 3"),
    .init("bad-compression", "a.drawio", "<mxfile><diagram>!!</diagram></mxfile>"),
    .init("unclosed-quote", "a.csv", "id,name,manager\n1,Ada,\n2,\"Bo,1\n"),
    .init("unknown-columns", "a.csv", "colour,size\nred,1\nblue,2\n"),
    .init("empty-table", "a.csv", "sep=;\n"),
    .init("malformed-yaml", "catalog-info.yaml", "kind: A\nmetadata: {name: [}\n"),
    .init("empty-catalog", "catalog-info.yaml", "kind: A\n"),
    .init("alias-key", "catalog-info.yaml", "kind: A\na: &x [1]\n*x : 3\n"),
    .init("malformed-json", "a.json", "{\"nodes\": [{\"id\": \"a\"},], \"links\": []}"),
  ]

  static let ofGraphML: [InjectedFault] = [
    .chart("untyped-key", " attr.type=\"double\"", ""),
    .chart("unknown-key-type", "double", "quaternion"),
    .chart("undeclared-key", "<data key=\"fte\">", "<data key=\"nope\">"),
    .chart(
      "conflicting-key", "<graph ",
      "<key id=\"fte\" for=\"node\" attr.name=\"other\" attr.type=\"int\"/><graph "),
    .chart("bad-value", "0.5", "half"),
    .chart("repeated-data", "<data key=\"fte\">", "<data key=\"fte\">1</data><data key=\"fte\">"),
    .chart("infinite-value", "0.5", "1e999"),
    .chart("missing-edgedefault", " edgedefault=\"directed\"", ""),
    .chart("dangling-edge", "target=\"t\"", "target=\"gone\""),
    .more("duplicate-id", "<node id=\"p\"/>"),
    .more("node-without-id", "<node><data key=\"kind\">Person</data></node>"),
    .chart("unknown-kind", "Team", "Gadget"),
    .more("ambiguous-kind", "<node id=\"x\"><data key=\"kind\">Agent</data></node>"),
    .more(
      "too-many-kinds",
      (0..<9_000).map { "<node id=\"n\($0)\"><data key=\"kind\">kind\($0)</data></node>" }.joined()),
    .chart("unexpected-ends", "MEMBER_OF", "HOLDS"),
    .chart("undirected-relation", "<edge id=\"first\"", "<edge id=\"first\" directed=\"false\""),
    .chart("turned-around", "source=\"p\" target=\"t\"", "source=\"t\" target=\"p\""),
    .more(
      "stated-twice", "<edge source=\"p\" target=\"q\"><data key=\"kind\">MANAGES</data></edge>"),
    .more(
      "ambiguous-reference",
      "<node id=\"r\"><data key=\"kind\">Person</data><data key=\"name\">Bo</data></node>"
        + "<node id=\"s\"><data key=\"kind\">Person</data><data key=\"boss\">Bo</data></node>",
      mapping: "attributes: {boss: {refers: [name], type: REPORTS_TO}}"),
    .more(
      "unresolved-reference",
      "<node id=\"s\"><data key=\"kind\">Person</data><data key=\"boss\">Nobody</data></node>",
      mapping: "attributes: {boss: {refers: [name], type: REPORTS_TO}}"),
    .chart("unused-mapping", "Ada", "Ada", mapping: "attributes: {naem: name}"),
    .init("id-conflict", other("Ada", "Grace")),
    .init("merged-relationship", other("Core", "Core")),
    .init("possible-duplicate", other("id=\"q\"", "id=\"q2\"").map { ($0.0, $0.1) }),
    .init(
      "undeclared-entity", "chart.graphml",
      valid.replacing("<graphml ", with: "<!DOCTYPE graphml SYSTEM \"none.dtd\"><graphml ")
        .replacing("Ada", with: "A&gone;da")),
    .chart("xml-fault", "Ada</data>", "Ada<odd:x/></data>"),
    .chart("dynamic-key", "attr.type=\"double\"", "attr.type=\"double\" dynamic=\"true\""),
    .chart("renamed-kind", "Person", "employee"),
    .more(
      "renamed-property",
      "<node id=\"x\"><data key=\"kind\">AISystem</data><data key=\"risk\">high</data></node>"),
    .more(
      "normalized-value",
      "<node id=\"x\"><data key=\"kind\">AISystem</data><data key=\"riskClass\">High-Risk</data></node>"
    ),
    .chart("truncated-time", "<data key=\"fte\">0.5", "<data key=\"start\">2024-02-29T10:00:00Z"),
    // A chart with teams of its own is not given more.
    .init(
      "derived-node", "chart.graphml",
      valid.replacing("Team", with: "Role").replacing("MEMBER_OF", with: "HOLDS").replacing(
        "<data key=\"fte\">0.5", with: "<data key=\"department\">Sales")),
    .chart("unnamed-kind", "<data key=\"kind\">Team</data>", ""),
    .more(
      "nested-graph",
      "<node id=\"x\"><graph edgedefault=\"directed\"><node id=\"y\"/></graph></node>"),
    .chart(
      "merged-graphs", "</graphml>",
      "<graph edgedefault=\"directed\"><node id=\"p\"/></graph></graphml>"),
    .more(
      "hyperedge",
      "<hyperedge><endpoint node=\"p\"/><endpoint node=\"q\"/><endpoint node=\"t\"/></hyperedge>"),
    .chart("port", "<data key=\"fte\">", "<port name=\"a\"/><data key=\"fte\">"),
    .more("foreign-namespace", "<x:odd xmlns:x=\"urn:x\"/>"),
    .more(
      "locator",
      "<node id=\"x\"><locator xmlns:l=\"http://www.w3.org/1999/xlink\" l:href=\"a\"/></node>"),
    .chart("misspelt-word", "", "", mapping: "nodes: [{when: {kind: x}, label: Persn}]"),
    .init(
      "json-tag", "chart.graphml",
      valid.replacing(
        "<graph ",
        with:
          "<key id=\"d\" for=\"node\" attr.name=\"UserTags\" xmlns:y=\"http://www.yworks.com/xml/yfiles-common/3.0\" y:attr.uri=\"u\"/><graph "
      ).replacing(
        "<edge id=\"first\"",
        with:
          "<node id=\"x\"><data key=\"d\"><y:Json xmlns:y=\"http://www.yworks.com/xml/yfiles-common/3.0\">{\"a\": 1}</y:Json></data></node><edge id=\"first\""
      )),
  ]

  private static func gexf(_ content: String) -> String {
    "<gexf xmlns=\"http://gexf.net/1.3\" xmlns:viz=\"http://gexf.net/1.3/viz\"><graph defaultedgetype=\"directed\">\(content)</graph></gexf>"
  }

  private static func drawIO(_ cells: String) -> String {
    "<mxfile><diagram><mxGraphModel><root><mxCell id=\"0\"/><mxCell id=\"a\" value=\"A\" vertex=\"1\" parent=\"0\"/><mxCell id=\"b\" value=\"B\" vertex=\"1\" parent=\"0\"/><mxCell id=\"e\" edge=\"1\" source=\"a\" target=\"b\" parent=\"0\"/>\(cells)</root></mxGraphModel></diagram></mxfile>"
  }

  private static func archiMate(_ content: String) -> String {
    "<model xmlns=\"http://www.opengroup.org/xsd/archimate/3.0/\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><elements><element identifier=\"a\" xsi:type=\"BusinessActor\"><name>A</name></element><element identifier=\"r\" xsi:type=\"BusinessRole\"><name>R</name></element></elements>\(content)</model>"
  }

  static let ofOthers: [InjectedFault] = [
    .init(
      "mutual-edge", "a.gexf",
      gexf(
        "<nodes><node id=\"a\"/><node id=\"b\"/></nodes><edges><edge source=\"a\" target=\"b\" type=\"mutual\"/></edges>"
      )),
    .init(
      "several-spells", "a.gexf",
      gexf(
        "<nodes><node id=\"b\"><spells><spell start=\"2020-01-01\" end=\"2020-06-30\"/><spell start=\"2021-01-01\"/></spells></node></nodes>"
      )),
    .init(
      "drawing-only", "a.gexf",
      gexf("<nodes><node id=\"a\"><viz:color r=\"1\" g=\"2\" b=\"3\"/></node></nodes>")),
    .init(
      "guessed-kind", "a.xml",
      archiMate(
        "<relationships><relationship identifier=\"1\" source=\"a\" target=\"r\" xsi:type=\"Assignment\"/></relationships>"
      )),
    .init(
      "edge-on-edge", "a.drawio",
      drawIO("<mxCell id=\"f\" edge=\"1\" source=\"a\" target=\"e\" parent=\"0\"/>")),
    .init(
      "unattached-connector", "a.drawio",
      drawIO("<mxCell id=\"f\" edge=\"1\" source=\"a\" parent=\"0\"/>")),
    .init(
      "unconnected-box", "a.drawio",
      drawIO("<mxCell id=\"f\" value=\"C\" vertex=\"1\" parent=\"0\"/>")),
    .init(
      "label-lines", "a.drawio",
      drawIO(
        "<mxCell id=\"f\" value=\"&lt;b&gt;Ada&lt;/b&gt;&lt;br&gt;CEO\" style=\"html=1\" vertex=\"1\" parent=\"0\"/>"
      )),
    .init(
      "packed-page", "a.drawio",
      "<mxfile><diagram>\(DrawIOReaderTests.packed("<mxGraphModel><root><mxCell id=\"0\"/></root></mxGraphModel>"))</diagram></mxfile>"
    ),
    .init(
      "folders-kept", "a.xml",
      archiMate(
        "<organizations><item><label>In</label><item identifierRef=\"a\"/></item></organizations>")),
    .init(
      "several-languages", "a.xml",
      archiMate("").replacing(
        "<name>A</name>", with: "<name xml:lang=\"en\">A</name><name xml:lang=\"de\">B</name>")),
    .init(
      "arrow-link", "a.mm",
      "<map version=\"1.0.1\"><node ID=\"a\" TEXT=\"A\"><node ID=\"b\" TEXT=\"B\"><arrowlink DESTINATION=\"a\"/></node></node></map>"
    ),
    .init(
      "hand-over", "a.bpmn",
      """
      <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"><process id="p"><laneSet>
      <lane id="l" name="L"><flowNodeRef>a</flowNodeRef></lane>
      <lane id="m" name="M"><flowNodeRef>b</flowNodeRef></lane></laneSet><task id="a"/><task id="b"/>
      <sequenceFlow id="f" sourceRef="a" targetRef="b"/></process></definitions>
      """),
    .init(
      "unread-element", "a.bpmn",
      "<definitions xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\"><process id=\"p\"><task id=\"a\"/><dataObject id=\"d\"/></process></definitions>"
    ),
    .init("top-marked", "a.csv", "id,name,manager\n1,Ada,-1\n2,Bo,1\n"),
    .init(
      "open-position", "a.csv",
      "Employee ID,Position ID,Name,Title,Manager ID,Status\n1,p1,Ada,Head,,Active\n,p2,Vacant,Analyst,1,Open\n"
    ),
    .init("inactive-person", "a.csv", "id,name,manager,status\n1,Ada,,Active\n2,Bo,1,Terminated\n"),
    .init("unnamed-people", "a.csv", "id,title,manager\n1,Head,\n2,Clerk,1\n"),
    .init(
      "ambiguous-date", "a.csv", "id,name,manager,Hire Date\n1,Ada,,03/04/2021\n2,Bo,1,05/06/2021\n"
    ),
    .init("summed-relation", "a.csv", "source,target,month,count\na,b,2026-01,2\na,b,2026-01,3\n"),
    .init("implied-node", "a.csv", "source,target,month,count\na,b,2026-01,2\n"),
    .init("assumed-kind", "a.csv", "source,target,month,count\na,b,2026-01,2\n"),
    .init("renamed-column", "a.csv", "id,name,manager,Hire Date\n1,Ada,,2020-01-31\n2,Bo,1,\n"),
    .init("stray-quote", "a.csv", "id,name,manager\n1,A\"da,\n2,Bo,1\n"),
    .init("extra-cell", "a.csv", "id,name,manager\n1,Ada,,x\n2,Bo,1\n"),
    .init("skipped-line", "a.csv", "All our people\n\nid,name,manager\n1,Ada,\n2,Bo,1\n"),
    .init(
      "guessed-encoding",
      [("a.csv", Array("id,name,manager\n1,Jos".utf8) + [0xE9] + Array(",\n2,Bo,1\n".utf8))]),
    .init("no-entity", "catalog-info.yaml", "kind: User\nmetadata: {name: a}\n---\n- 1\n"),
    .init(
      "unread-value", "catalog-info.yaml",
      "kind: User\nmetadata: {name: a}\nspec: {odd: {deep: {er: 1}}}\n"),
    .init(
      "assumed-directed", "a.json",
      "{\"nodes\": [{\"id\": \"a\"}], \"links\": [{\"source\": \"a\", \"target\": \"a\"}]}"),
    .init(
      "nested-value", "a.json",
      "{\"directed\": true, \"nodes\": [{\"id\": \"a\", \"deep\": {\"q\": [1]}}], \"links\": []}"),
    .init("bad-section", "CODEOWNERS", "*.js @a\n[Docs @b\n/x @c\n"),
    .init("overridden-line", "CODEOWNERS", "*.js @a\n/x @b\n*.js @c\n"),
    .init(
      "joined-path",
      [
        ("repo/CODEOWNERS", Array("/pay/ @a\n".utf8)),
        (
          "repo/pay/catalog-info.yaml",
          Array("kind: Component\nmetadata: {name: pay}\nspec: {type: service}\n".utf8)
        ),
      ]),
    .init(
      "flattened-element", "a.xml",
      "<staff><worker id=\"1\"><home><town><name>X</name></town></home></worker></staff>",
      mapping: "xml: {node: worker, id: '@id', kind: Person}"),
  ]
}

struct InjectedFaultTests {
  /// Codes that have tests of their own: packed bytes, what `ReadingLimitsTests` exceeds, and what the tests
  /// of the writers find a format unable to hold.
  private static let elsewhere = Set(
    [
      "unpacked-input", "attribute-not-written", "id-not-written", "property-not-written",
      "replaced-character", "too-large-for-mermaid", "undirected-not-written",
      "value-written-as-text", "labels-joined", "several-groups",
    ] + ReadingLimits.named.map(\.code))

  private static let all = InjectedFault.refusals + InjectedFault.ofGraphML + InjectedFault.ofOthers

  @Test func `Of the valid chart nothing is noted`() throws {
    let chart = try ReadChart(InjectedFault.valid)
    #expect(chart.codes == [:])
    #expect(chart.relationships == ["p MEMBER_OF t", "q REPORTS_TO p"])
  }

  @Test(arguments: InjectedFault.refusals)
  func `A fault that refuses tells its code and its place`(fault: InjectedFault) {
    let faults = refusal { _ = try Self.read(fault) }
    #expect(faults.map(\.code) == [fault.code])
    #expect(faults.allSatisfy { $0.position != nil })
  }

  @Test(arguments: InjectedFault.ofGraphML + InjectedFault.ofOthers)
  func `A fault that is read past is in the ledger`(fault: InjectedFault) throws {
    let (chart, warnings) = try Self.read(fault)
    let codes = Set(chart.codes.keys).union(warnings)
    #expect(codes.contains(fault.code), "noted: \(codes.sorted())")
  }

  @Test func `Every code of the catalogue has a fault that is injected`() {
    let injected = Set(Self.all.map(\.code))
    #expect(injected.count == Self.all.count)
    let pages = Set(DiagnosticCatalogue.pages.map(\.code))
    #expect(injected.union(Self.elsewhere).subtracting(pages) == [])
    #expect(pages.subtracting(injected).subtracting(Self.elsewhere).sorted() == [])
  }

  private static func read(_ fault: InjectedFault) throws -> (ReadChart, [String]) {
    var options = ImportOptions()
    if let mapping = fault.mapping { options.mapping = ("mapping.yml", mapping) }
    let reader = try ChartReader(options: options)
    let warnings = reader.warnings.map(\.code)
    _ = try reader.finish()
    return (try ReadChart(sources: fault.sources, options), warnings)
  }
}
