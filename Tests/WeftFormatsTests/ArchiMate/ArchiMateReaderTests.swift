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

  @Test func `A model without a namespace is told by its schema`() throws {
    let text = model(element("a", "BusinessActor", "Ann"), "")
    let bare = text.replacing(
      "xmlns=\"http://www.opengroup.org/xsd/archimate/3.0/\"", with: "version=\"1\"")
    let located = bare.replacing(
      " identifier=\"m\"",
      with:
        " xsi:schemaLocation=\"http://www.opengroup.org/xsd/archimate http://www.opengroup.org/xsd/archimate/archimate_v2p1.xsd\" identifier=\"m\""
    )
    let chart = try ReadChart(located)
    #expect(chart.ledger.sources.first?.format == "archimate")
    #expect(chart.value("a", "name") == .string("Ann"))
    #expect(refusal { _ = try ReadChart(bare) }.map(\.code) == ["unknown-format"])
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
    // What the model has no word for keeps its own, and is told: Driver, Influence and Association.
    #expect(chart.codes["unknown-kind"] == 3)
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

  @Test func `Words that the model does not know are noted, and ends that fit none`() throws {
    let chart = try ReadChart(
      model(
        element("a", "BusinessRole", "A") + element("g", "Grouping", "G"),
        relation("1", "Flow", "a", "a") + relation("2", "Aggregation", "g", "a")))
    let notes = chart.ledger.sources.flatMap(\.notes)
    #expect(chart.labels("g") == ["Grouping"])
    #expect(chart.relationships == ["a FLOW a", "g AGGREGATION a"])
    #expect(notes.filter { $0.code == "unknown-kind" }.map(\.count).reduce(0, +) == 2)
    #expect(notes.filter { $0.code == "unexpected-ends" }.map(\.count) == [1])
  }
}
