import Testing
import WeftFormats
import WeftGraph

struct ArchiMateReaderTests {
  private func element(_ id: String, _ type: String, _ name: String, _ more: String = "") -> String
  {
    "<element identifier=\"\(id)\" xsi:type=\"\(type)\"><name xml:lang=\"en\">\(name)</name>\(more)</element>\n"
  }

  private func relation(_ id: String, _ type: String, _ source: String, _ target: String) -> String
  {
    "<relationship identifier=\"\(id)\" source=\"\(source)\" target=\"\(target)\" xsi:type=\"\(type)\"/>\n"
  }

  private func model(_ elements: String, _ relations: String, _ more: String = "") -> String {
    """
    <?xml version="1.0" encoding="UTF-8"?>
    <model xmlns="http://www.opengroup.org/xsd/archimate/3.0/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" identifier="m">
    <name xml:lang="en">Acme</name>
    <elements>
    \(elements)</elements><relationships>
    \(relations)</relationships>\(more)</model>
    """
  }

  @Test(arguments: [
    ("<property key=\"provider\" value=\"Okta\"/>", "System"),
    (
      "<property key=\"provider\" value=\"Acme\"/><property key=\"model\" value=\"m1\"/>",
      "AISystem"
    ),
    ("<property key=\"riskClass\" value=\"high\"/>", "AISystem"),
    ("<property key=\"AI\" value=\"true\"/>", "AISystem"),
    ("<property key=\"AI\" value=\"false\"/>", "System"),
  ])
  func `A component is an AI system where it is marked as one`(property: String, label: String)
    throws
  {
    let chart = try ReadChart(
      """
      <archimate:model xmlns:archimate="http://www.archimatetool.com/archimate" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" name="M" id="m">
      <folder name="Application" id="f" type="application"><element xsi:type="archimate:ApplicationComponent" name="A" id="a">\(property)</element></folder>
      </archimate:model>
      """)
    #expect(chart.labels("a") == [label])
  }

  @Test func `Specializations of Archi are kept, and may say what is an AI system`() throws {
    let chart = try ReadChart(
      """
      <archimate:model xmlns:archimate="http://www.archimatetool.com/archimate" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" name="M" id="m">
      <folder name="Application" id="f" type="application">
      <element xsi:type="archimate:ApplicationComponent" name="A" id="a" profiles="p1"/>
      <element xsi:type="archimate:Node" name="B" id="b" profiles="p2 p3"/></folder>
      <profile name="AI Model" id="p1" conceptType="ApplicationComponent"/>
      <profile name="Cosmos DB" id="p2" conceptType="Node"/><profile name="Cloud" id="p3" conceptType="Node"/>
      </archimate:model>
      """)
    #expect(chart.labels("a") == ["AISystem"])
    #expect(chart.value("a", "specialization") == .string("AI Model"))
    #expect(chart.labels("b") == ["System"])
    #expect(
      chart.value("b", "specialization") == .list([.string("Cosmos DB"), .string("Cloud")]))
  }

  @Test func `Elements and relationships are what they mean in the model`() throws {
    let chart = try ReadChart(
      model(
        element("firm", "BusinessActor", "Acme")
          + element("claims", "BusinessActor", "Claims Department")
          + element("ada", "BusinessActor", "Ada") + element("role", "BusinessRole", "Adjuster")
          + element("proc", "BusinessProcess", "Settle")
          + element("app", "ApplicationComponent", "Files")
          + element("goal", "Goal", "Speed") + element("driver", "Driver", "Cost"),
        relation("r1", "Composition", "firm", "claims")
          + relation("r2", "Assignment", "ada", "role")
          + relation("r3", "Assignment", "role", "proc") + relation("r4", "Serving", "app", "proc")
          + relation("r5", "Realization", "proc", "goal")
          + relation("r6", "Influence", "driver", "goal")
          + relation("r7", "Association", "ada", "goal")
          + relation("r8", "Aggregation", "firm", "ada")))
    let source = try #require(chart.ledger.sources.first)
    #expect(source.format == "archimate" && source.dialect == "open-exchange")
    #expect(source.read.nodes == 8 && source.read.edges == 8)
    #expect(chart.labels("firm") == ["Team"])
    #expect(chart.labels("claims") == ["Function"])
    #expect(chart.labels("ada") == ["Person"])
    #expect(chart.labels("app") == ["System"])
    #expect(chart.labels("driver") == ["Driver"])
    #expect(
      chart.relationships == [
        "ada HOLDS role", "ada MEMBER_OF firm", "ada~ASSOCIATION~goal", "claims PART_OF firm",
        "driver INFLUENCE goal", "proc SERVES goal", "proc USES app", "role RESPONSIBLE_FOR proc",
      ])
    #expect(chart.codes["guessed-kind"] == 3)
    // What the model has no word for keeps ArchiMate's: Driver, Influence and Association.
    #expect(chart.note("kept-kind")?.count == 3)
    #expect(chart.codes["unknown-kind"] == nil)
    #expect(chart.codes["unexpected-ends"] == nil)
    #expect(chart.value(of: "USES", "archimateType") == .string("Serving"))
    #expect(chart.graph.attribute("name") == .string("Acme"))
  }

  @Test func `Properties, folders, views and words of version 2 are read or noted`() throws {
    let chart = try ReadChart(
      model(
        element(
          "a", "BusinessRole", "A",
          "<documentation>why</documentation><properties><property propertyDefinitionRef=\"p\"><value>0.5</value></property><property propertyDefinitionRef=\"q\"><value>1</value></property></properties>"
        )
          + element("s", "InfrastructureService", "S"),
        relation("r", "UsedByRelationship", "s", "a"),
        """
        <propertyDefinitions><propertyDefinition identifier="p" type="number"><name>fte</name></propertyDefinition></propertyDefinitions>
        <organizations><item><label>Business</label><item><label>Roles</label><item identifierRef="a"/></item></item></organizations>
        <views><diagrams><view identifier="v"/></diagrams></views>
        """))
    #expect(chart.value("a", "fte") == .float(0.5))
    #expect(chart.value("a", "description") == .string("why"))
    #expect(chart.value("a", "folder") == .string("Business/Roles"))
    #expect(chart.value("s", "archimateType") == .string("TechnologyService"))
    #expect(chart.relationships == ["s SERVING a"])
    #expect(chart.codes["undeclared-key"] == 1)
    #expect(chart.codes["drawing-only"] == 1)
    #expect(chart.codes["folders-kept"] == 1)
  }

  @Test func `A relationship may end on a relationship`() throws {
    let chart = try ReadChart(
      model(
        element("a", "BusinessRole", "A") + element("b", "BusinessRole", "B"),
        relation("r", "Flow", "a", "b") + relation("s", "Association", "a", "r")
          + relation("t", "Flow", "a", "gone")))
    #expect(chart.relationships == ["a FLOW b", "a FLOW gone", "a~ASSOCIATION~r"])
    #expect(chart.labels("r") == ["Relationship"])
    #expect(chart.codes["edge-on-edge"] == 1)
    #expect(chart.note("dangling-edge")?.position?.line == 10)
  }

  @Test func `The files of Archi read alike`() throws {
    let chart = try ReadChart(
      """
      <archimate:model xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:archimate="http://www.archimatetool.com/archimate" name="Acme" id="m">
      <folder name="Business" type="business"><folder name="Actors"><element xsi:type="archimate:BusinessActor" name="Ada" id="ada"><documentation>first</documentation><property key="fte" value="0.5"/></element></folder>
      <element xsi:type="archimate:BusinessRole" name="R" id="r"/></folder>
      <folder name="Relations"><element xsi:type="archimate:AssignmentRelationship" id="x" source="ada" target="r"/></folder>
      <folder name="Views"><element xsi:type="archimate:ArchimateDiagramModel" name="V" id="v"><child id="c"/></element></folder>
      </archimate:model>
      """)
    #expect(chart.ledger.sources.first?.dialect == "archi")
    #expect(chart.ledger.sources.first?.read.nodes == 2)
    #expect(chart.relationships == ["ada HOLDS r"])
    #expect(chart.value("ada", "folder") == .string("Business/Actors"))
    #expect(chart.value("ada", "fte") == .float(0.5))
    #expect(chart.codes["drawing-only"] == 1)
  }

  @Test func `ArchiMate's own words are one note, and other words and ends are told`() throws {
    let chart = try ReadChart(
      model(
        element("a", "BusinessRole", "A") + element("b", "BusinessRole", "B")
          + element("g", "Grouping", "G") + element("w", "Widget", "W")
          + element("s", "ApplicationComponent", "S") + element("t", "Node", "T"),
        relation("1", "Flow", "a", "a") + relation("2", "Aggregation", "g", "a")
          + relation("3", "Composition", "a", "b") + relation("4", "Composition", "s", "t")
          + relation("5", "Composition", "s", "a") + relation("6", "Likes", "a", "b")))
    let notes = chart.ledger.sources.flatMap(\.notes)
    #expect(chart.labels("g") == ["Grouping"] && chart.labels("w") == ["Widget"])
    #expect(
      chart.relationships == [
        "a COMPOSITION b", "a FLOW a", "a LIKES b", "g AGGREGATION a", "s COMPOSITION a",
        "s COMPOSITION t",
      ])
    // Grouping, Flow, what begins at the grouping, and parts of their own kind.
    let kept = notes.filter { $0.code == "kept-kind" }
    #expect(kept.map(\.count) == [5] && kept.map(\.severity) == [.note])
    #expect(
      notes.filter { $0.code == "unknown-kind" }.map(\.message).sorted() == [
        "a relationship of type 'Likes' is kept as LIKES",
        "the element type 'Widget' is kept as it is",
      ])
    #expect(notes.filter { $0.code == "unexpected-ends" }.map(\.count) == [1])
  }

  @Test func `Strict reading takes a model of ArchiMate's own words`() throws {
    var options = ImportOptions()
    options.isStrict = true
    let chart = try ReadChart(
      model(
        element("p", "BusinessProcess", "P") + element("i", "BusinessInteraction", "I")
          + element("e", "BusinessEvent", "E") + element("f", "ApplicationFunction", "F"),
        relation("1", "Triggering", "e", "p") + relation("2", "Serving", "f", "p")
          + relation("3", "Realization", "f", "p")), options: options)
    #expect(chart.labels("i") == ["Decision"])
    #expect(chart.labels("f") == ["ApplicationFunction"])
  }

  @Test func `A model without namespace is one of ArchiMate if its schema or an element says so`()
    throws
  {
    let elements =
      "<elements><element identifier=\"a\" xsi:type=\"BusinessActor\"><label>A</label></element></elements>"
    let xsi = "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""
    let schema = "xsi:schemaLocation=\"http://www.opengroup.org/xsd/archimate a.xsd\""
    for text in ["<model \(xsi)>\(elements)</model>", "<model \(xsi) \(schema)/>"] {
      let chart = try ReadChart(sources: [("a.xml", Array(text.utf8))])
      #expect(chart.ledger.sources.first?.format == "archimate")
      #expect(chart.graph.nodeCount == (text.contains("label") ? 1 : 0))
    }
    let others = [
      "<model><elements><element identifier=\"a\" type=\"Widget\"/></elements></model>",
      "<model xmlns=\"urn:else\" \(xsi)>\(elements)</model>", "<model><a/></model>",
    ]
    for text in others {
      let faults = refusal { _ = try ReadChart(sources: [("a.xml", Array(text.utf8))]) }
      #expect(faults.map(\.code) == ["unknown-format"])
      #expect(faults.first?.message.contains("'model'") == true)
    }
    // With a mapping for home-made XML it is that.
    var options = ImportOptions()
    options.mapping = ("m.yml", "xml:\n  - {node: element, kind: Team}\n")
    let mapped = try ReadChart(
      sources: [("a.xml", Array("<model \(xsi)>\(elements)</model>".utf8))], options)
    #expect(mapped.ledger.sources.first?.format == "xml")
  }
}
