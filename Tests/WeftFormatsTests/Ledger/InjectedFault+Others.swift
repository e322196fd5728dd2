extension InjectedFault {
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
    .init("undated-time", "a.gexf", gexf("<nodes><node id=\"b\" start=\"2020\"/></nodes>")),
    .init(
      "drawing-only", "a.gexf",
      gexf("<nodes><node id=\"a\"><viz:color r=\"1\" g=\"2\" b=\"3\"/></node></nodes>")),
    .init(
      "guessed-kind", "a.xml",
      archiMate(
        "<relationships><relationship identifier=\"1\" source=\"a\" target=\"r\" xsi:type=\"Assignment\"/></relationships>"
      )),
    .init(
      "kept-kind", "a.xml",
      archiMate(
        "<relationships><relationship identifier=\"1\" source=\"a\" target=\"r\" xsi:type=\"Flow\"/></relationships>"
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
    .init(
      "merged-node",
      [
        ("a.csv", Array("id,name,email\n1,Ada,a@x.org\n".utf8)),
        ("b.csv", Array("id,name,email\nu1,Ada,a@x.org\n".utf8)),
      ], mapping: "identity: [email]"),
    .init("first-value", "a.csv", "from,to,date,note\na,b,2026-01-02,x\na,b,2026-01-03,y\n"),
    .init("split-end", "a.csv", "from,to\na,b;c\n"),
    .init("same-address", "a.csv", "from,to\nAda <a@x.org>,b@x.org\n"),
    .init("matrix-table", "a.csv", "name,a,b\na,0,2\nb,1,0\n"),
    .init("implied-node", "a.csv", "source,target,month,count\na,b,2026-01,2\n"),
    .init("assumed-kind", "a.csv", "source,target,month,count\na,b,2026-01,2\n"),
    .init("renamed-column", "a.csv", "id,name,manager,Hire Date\n1,Ada,,2020-01-31\n2,Bo,1,\n"),
    .init("stray-quote", "a.csv", "id,name,manager\n1,A\"da,\n2,Bo,1\n"),
    .init("extra-cell", "a.csv", "id,name,manager\n1,Ada,,x\n2,Bo,1\n"),
    .init("missing-cell", "a.csv", "id,name,manager\n1,Ada\n2,Bo,1\n"),
    .init("ambiguous-number", "a.csv", "id;name;manager;cost\n1;Ada;;120.000\n2;Bo;1;\n"),
    .init(
      "conflicting-reference", "a.csv",
      "id,name,manager id,manager name\n1,Ada,,\n2,Bo,1,Ada\n3,Cy,1,Bo\n"),
    .init(
      "next-reference", "a.csv", "id,name,manager id,manager name\n1,Ada,,\n2,Bo,9,Ada\n"),
    .init("unread-superior", "a.csv", "id,name,manager,skip manager\n1,Ada,,\n2,Bo,1,\n3,Cy,2,1\n"),
    .init("turned-name", "a.csv", "id,name,manager\n1,Ada Lee,\n2,Bo Li,LEE Ada\n"),
    .init("shortened-name", "a.csv", "id,name,manager\n1,Ada Lee (on leave),\n2,Bo Li,Ada Lee\n"),
    .init("split-reference", "a.csv", "id,name,manager\n1,Ada,\n2,Bo,\n3,Cy,\"Ada, Bo\"\n"),
    .init("unsplit-reference", "a.csv", "id,name,manager\n1,Ada,\n2,Bo,\n3,Cy,\"Ada, Di\"\n"),
    .init("unknown-superior", "a.csv", "id,name,manager\n1,Ada,\n2,Bo,TBD\n"),
    .init("undirected-pair", "a.csv", "person_a,person_b,meetings\n1,2,3\n"),
    .init(
      "rows-of-events", "a.csv",
      "absence_id,employee_id,name,days\n1,e1,Ada,2\n2,e1,Ada,1\n3,e2,Bo,4\n"),
    .init(
      "dated-rows", "a.csv",
      "id,name,effective date,manager\n1,Ada,2015-01-01,\n2,Bo,2015-01-01,\n3,Cy,2015-01-01,1\n3,Cy,2020-01-01,2\n"
    ),
    .init(
      "wrong-encoding", "a.graphml", valid.replacing("\"UTF-8\"", with: "\"UTF-16\"")),
    .init(
      "damaged-character",
      [("a.csv", [0xFF, 0xFE] + "id,name\n1,A".utf8.flatMap { [$0, 0] } + [0x00, 0xD8])]),
    .init("dropped-character", "a.csv", "id,name,manager\n1,A\0da,\n2,Bo,1\n"),
    .init(
      "position-ends", "a.json",
      #"{"directed": true, "nodes": [{"id": "a"}, {"id": "b"}], "links": [{"source": 1, "target": 0}]}"#
    ),
    .init(
      "unknown-ends", "a.json",
      #"{"directed": true, "nodes": [{"id": "a"}, {"id": "b"}], "links": [{"one": "a", "other": "b"}]}"#
    ),
    .init(
      "joined-lines", "a.opml",
      "<opml version=\"2.0\"><body><outline text=\"Sales&#10;North\"/></body></opml>"),
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
    .init("odd-number", "a.json", "[{\"id\": 1, \"name\": \"Ada\", \"managerId\": NaN}]"),
    .init(
      "several-names", "a.json",
      #"{"id": 1, "label": "person", "properties": {"name": [{"value": "Ada"}, {"value": "Ida"}]}}"#
    ),
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
