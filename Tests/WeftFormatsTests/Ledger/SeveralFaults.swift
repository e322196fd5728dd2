import Testing

/// A chart with one fault at several places.
struct SeveralFaults: Sendable, CustomTestStringConvertible {
  let code: String
  let sources: [(name: String, bytes: [UInt8])]
  let mapping: String?
  /// The line of each place of the notes of the code.
  let lines: [Int]
  var testDescription: String { "\(code) in \(sources[0].name)" }

  init(
    _ code: String, _ name: String, _ bytes: [UInt8], mapping: String? = nil, _ lines: [Int]
  ) {
    self.code = code
    sources = [(name, bytes)]
    self.mapping = mapping
    self.lines = lines
  }

  init(
    _ code: String, _ name: String, _ text: String, mapping: String? = nil, _ lines: [Int]
  ) {
    self.init(code, name, Array(text.utf8), mapping: mapping, lines)
  }

  /// A GraphML chart, in which each line of the content is one of the file, from line 4 on.
  private static func graphML(
    _ code: String, key: String = "", _ content: String, mapping: String? = nil, _ lines: [Int]
  ) -> SeveralFaults {
    let text = """
      <graphml xmlns="http://graphml.graphdrawing.org/xmlns">
      <key id="kind" for="all" attr.name="kind" attr.type="string"/>\(key)
      <graph edgedefault="directed">
      \(content)
      </graph>
      </graphml>
      """
    return SeveralFaults(code, "a.graphml", text, mapping: mapping, lines)
  }

  private static func key(_ name: String, _ type: String, default text: String = "") -> String {
    let inside = text.isEmpty ? "" : "<default>\(text)</default>"
    return "<key id=\"k\" for=\"all\" attr.name=\"\(name)\" attr.type=\"\(type)\">\(inside)</key>"
  }

  private static func node(_ id: String, _ value: String) -> String {
    "<node id=\"\(id)\"><data key=\"kind\">Person</data><data key=\"k\">\(value)</data></node>"
  }

  private static func nodes(_ values: String...) -> String {
    values.enumerated().map { node("n\($0)", $1) }.joined(separator: "\n")
  }

  static let all = ofGraphML + ofTables + ofOthers

  private static let ofGraphML: [SeveralFaults] = [
    graphML(
      "truncated-time", key: key("start", "string"),
      nodes("2024-01-01T09:00", "2024-01-02", "2024-01-03T10:00"), [4, 6]),
    graphML("infinite-value", key: key("fte", "double"), nodes("1e999", "1", "-1e999"), [4, 6]),
    graphML("bad-value", key: key("fte", "double"), nodes("half", "1", "all"), [4, 6]),
    graphML(
      "bad-value", key: key("fte", "double", default: "half"), "<node id=\"a\"/>\n<node id=\"b\"/>",
      [4, 5]),
    graphML("bad-value", key: key("fte", "double"), nodes("-1", "1", "-2"), [4, 6]),
    graphML("bad-value", key: key("FTE", "string"), nodes("half", "1", "all"), [4, 6]),
    graphML(
      "bad-value", key: key("x", "string"), nodes("half", "1", "all"),
      mapping: "attributes: {x: fte}", [4, 6]),
    graphML("undeclared-key", nodes("1", "2"), [4, 5]),
    graphML(
      "unnamed-kind",
      "<node id=\"a\"/>\n<node id=\"b\"/>\n<edge source=\"a\" target=\"b\"/>\n<edge source=\"b\" target=\"a\"/>",
      [4, 5, 6, 7]),
    graphML(
      "repeated-data", key: key("x", "int"),
      nodes("1</data><data key=\"k\">2", "1", "3</data><data key=\"k\">4"), [4, 6]),
    graphML(
      "repeated-data", key: key("x", "int"),
      node("a", "1") + "\n" + node("a", "2") + "\n" + node("b", "1") + "\n" + node("b", "2"),
      [5, 7]),
    graphML("renamed-property", key: key("risk", "string"), nodes("high", "low"), [4, 5]),
    graphML(
      "normalized-value", key: key("riskClass", "string"),
      nodes("High-Risk", "High-Risk", "HIGH RISK"), [4, 6]),
    graphML(
      "foreign-namespace", "<x:odd xmlns:x=\"urn:x\"/>\n<x:odd xmlns:x=\"urn:x\"/>", [4, 5]),
  ]

  private static let ofTables: [SeveralFaults] = [
    .init(
      "skipped-line", "a.csv", "All our people\n\nAs of today\nid,name,manager\n1,Ada,\n2,Bo,1\n",
      [1, 3]),
    .init(
      "stray-quote", "a.csv", "id,name,manager\n1,A\"da,\n2,B\"o,1\n3,Cy,1\n4,D\"i,1\n", [2, 3, 5]),
    .init(
      "dropped-character", "a.csv", "id,name,manager\n1,A\0da\0,\n2,Bo,1\n3,C\0y,1\n", [2, 2, 4]),
    .init(
      "guessed-encoding", "a.csv",
      Array("id,name,manager\n1,Jos".utf8) + [0xE9] + Array(",\n2,Bo,1\n3,Ren".utf8) + [0xE9]
        + Array(",1\n".utf8), [2, 4]),
    .init(
      "damaged-character", "a.csv",
      [0xFF, 0xFE] + "id,name\n1,A".utf8.flatMap { [$0, 0] } + [0x00, 0xD8]
        + "\n2,B".utf8.flatMap { [$0, 0] } + [0x00, 0xDC], [2, 3]),
    .init(
      "truncated-time", "a.csv",
      "id,name,manager,start date\n1,Ada,,2024-01-01T09:00\n2,Bo,1,2024-01-02\n3,Cy,1,2024-01-03T10:00\n",
      [2, 4]),
    .init(
      "normalized-value", "a.csv", "id,name,manager,cost\n1,Ada,,$5\n2,Bo,1,7\n3,Cy,1,$6\n", [2, 4]),
    .init(
      "ambiguous-number", "a.csv",
      "id;name;manager;cost\n1;Ada;;120.000\n2;Bo;1;5\n3;Cy;1;130.000\n", [2, 4]),
    .init(
      "ambiguous-date", "a.csv",
      "id,name,manager,Hire Date\n1,Ada,,03/04/2021\n2,Bo,1,05/06/2021\n", [2, 3]),
    .init(
      "summed-relation", "a.csv",
      "source,target,month,count\na,b,2026-01,2\na,b,2026-01,3\na,b,2026-01,4\n", [3, 4]),
    .init(
      "first-value", "a.csv",
      "from,to,date,note\na,b,2026-01-02,x\na,b,2026-01-03,y\na,b,2026-01-04,z\n", [3, 4]),
    .init(
      "bad-value", "a.csv", "from,to,date\na,b,soon\na,b,2026-01-03\nc,d,later\na,b,soon\n",
      [2, 4, 5]),
    .init("normalized-value", "a.csv", "from,to,date\na,b,1767225600\na,b,1767225700\n", [2, 3]),
    .init(
      "normalized-value", "a.csv", "source,target,month,count\na,b,2026-01,$2\na,b,2026-01,$3\n",
      [2, 3]
    ),
    .init(
      "assumed-kind", "a.csv", "source,target,month,count\na,b,2026-01,2\nc,d,2026-01,2\n", [2, 3]),
    .init("matrix-table", "a.csv", "name,a,b,c,d\na,0,2,0,0\nb,1,0,0,0\n", [1, 1, 1]),
    .init(
      "derived-node", "a.csv", "id,name,manager,skills\n1,Ada,,Go; SQL\n2,Bo,1,Go; R\n", [2, 2, 3]),
    .init(
      "dated-rows", "a.csv",
      "id,name,effective date,manager\n1,Ada,2015-01-01,\n2,Bo,2015-01-01,\n3,Cy,2015-01-01,1\n3,Cy,2018-01-01,1\n3,Cy,2020-01-01,2\n",
      [4, 5]),
  ]

  private static func gexf(_ content: String) -> String {
    "<gexf xmlns=\"http://gexf.net/1.3\" xmlns:viz=\"http://gexf.net/1.3/viz\"><graph defaultedgetype=\"directed\"><nodes>\n\(content)\n</nodes></graph></gexf>"
  }

  private static let ofOthers: [SeveralFaults] = [
    .init(
      "drawing-only", "a.gexf",
      gexf(
        "<node id=\"a\"><viz:color r=\"1\"/></node>\n<node id=\"b\"><viz:color r=\"1\"/></node>"),
      [2, 3]),
    .init(
      "undeclared-key", "a.gexf",
      gexf(
        "<node id=\"a\"><attvalues><attvalue for=\"x\" value=\"1\"/></attvalues></node>\n<node id=\"b\"><attvalues><attvalue for=\"x\" value=\"2\"/></attvalues></node>"
      ), [2, 3]),
    .init(
      "dynamic-key", "a.gexf",
      gexf(
        "<node id=\"a\"><attvalues>\n<attvalue for=\"x\" value=\"1\" start=\"1\"/>\n<attvalue for=\"x\" value=\"2\" start=\"2\"/></attvalues></node>"
      ), [3, 4]),
    .init(
      "unknown-ends", "a.json",
      "{\"directed\": true, \"nodes\": [{\"id\": \"a\"}, {\"id\": \"b\"}], \"links\": [\n{\"one\": \"a\", \"other\": \"b\"},\n{\"one\": \"b\", \"other\": \"a\"}]}",
      [2, 3]),
    .init(
      "position-ends", "a.json",
      "{\"directed\": true, \"nodes\": [{\"id\": \"a\"}, {\"id\": \"b\"}], \"links\": [\n{\"source\": 1, \"target\": 0},\n{\"source\": 0, \"target\": 1}]}",
      [2, 2, 3, 3]),
    .init(
      "damaged-character", "a.json",
      "{\"directed\": true, \"nodes\": [{\"id\": \"a\\ud800\"},\n{\"id\": \"b\\udc00\"}], \"links\": []}",
      [1, 2]),
    .init(
      "guessed-encoding", "CODEOWNERS",
      Array("/a".utf8) + [0xE9] + Array(" @a\n/b @b\n/c".utf8) + [0xE9] + Array(" @c\n".utf8),
      [1, 3]),
    .init("unread-value", "CODEOWNERS", "[Docs] @d\n/x @a\n!/x/y @b @c\n", [3, 3]),
    .init(
      "unconnected-box", "a.drawio",
      "<mxfile><diagram><mxGraphModel><root><mxCell id=\"0\"/><mxCell id=\"a\" value=\"A\" vertex=\"1\" parent=\"0\"/><mxCell id=\"b\" value=\"B\" vertex=\"1\" parent=\"0\"/><mxCell id=\"e\" edge=\"1\" source=\"a\" target=\"b\" parent=\"0\"/>\n<mxCell id=\"f\" value=\"C\" vertex=\"1\" parent=\"0\"/>\n<mxCell id=\"g\" value=\"D\" vertex=\"1\" parent=\"0\"/></root></mxGraphModel></diagram></mxfile>",
      [2, 3]),
    .init(
      "drawing-only", "a.mm",
      "<map version=\"1.0.1\">\n<node ID=\"a\" TEXT=\"A\" COLOR=\"#fff\">\n<font SIZE=\"12\"/></node></map>",
      [2, 3]),
    .init(
      "hand-over", "a.bpmn",
      """
      <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"><process id="p"><laneSet>
      <lane id="l" name="L"><flowNodeRef>a</flowNodeRef></lane>
      <lane id="m" name="M"><flowNodeRef>b</flowNodeRef><flowNodeRef>c</flowNodeRef></lane></laneSet>
      <task id="a"/><task id="b"/><task id="c"/>
      <sequenceFlow id="f" sourceRef="a" targetRef="b"/>
      <sequenceFlow id="g" sourceRef="a" targetRef="c"/></process></definitions>
      """, [5, 6]),
  ]
}
