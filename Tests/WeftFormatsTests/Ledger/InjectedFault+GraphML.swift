extension InjectedFault {
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
    .init(
      "other-label", "chart.graphml",
      valid.replacing(
        "<graph ", with: "<key id=\"d\" for=\"node\" yfiles.type=\"nodegraphics\"/><graph "
      ).replacing(
        "<data key=\"fte\">",
        with:
          "<data key=\"d\"><y:ShapeNode xmlns:y=\"http://www.yworks.com/xml/graphml\"><y:NodeLabel>Boss</y:NodeLabel></y:ShapeNode></data><data key=\"fte\">"
      )),
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
}
