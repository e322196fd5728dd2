import Testing
import WeftFormats
import WeftGraph

struct BPMNReaderTests {
  private static let text = """
    <?xml version="1.0"?>
    <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn">
    <bpmn:resource id="res" name="Auditor"/>
    <bpmn:collaboration id="c"><bpmn:participant id="pool" name="Acme" processRef="proc"/><bpmn:participant id="out" name="Customer"/>
      <bpmn:messageFlow id="m" sourceRef="out" targetRef="t1"/></bpmn:collaboration>
    <bpmn:process id="proc" name="Settle"><bpmn:laneSet>
      <bpmn:lane id="l1" name="Clerk"><bpmn:flowNodeRef>t1</bpmn:flowNodeRef><bpmn:flowNodeRef>g</bpmn:flowNodeRef></bpmn:lane>
      <bpmn:lane id="l2" name="Board"><bpmn:childLaneSet><bpmn:lane id="l3" name="Chair"><bpmn:flowNodeRef>t2</bpmn:flowNodeRef></bpmn:lane></bpmn:childLaneSet></bpmn:lane></bpmn:laneSet>
      <bpmn:userTask id="t1" name="Check" camunda:candidateGroups="clerks, helpers"/><bpmn:exclusiveGateway id="g"/>
      <bpmn:task id="t2" name="Sign"><bpmn:potentialOwner><bpmn:resourceRef>res</bpmn:resourceRef></bpmn:potentialOwner></bpmn:task>
      <bpmn:sequenceFlow id="f1" sourceRef="t1" targetRef="g"/><bpmn:sequenceFlow id="f2" sourceRef="g" targetRef="t2"/>
      <bpmn:sequenceFlow id="f3" sourceRef="t1" targetRef="t2"/><bpmn:sequenceFlow id="f4" sourceRef="t2" targetRef="gone"/>
      <bpmn:dataObject id="d"/></bpmn:process>
    </bpmn:definitions>
    """

  @Test func `Lanes are roles and what leaves them is handed over`() throws {
    let chart = try ReadChart(Self.text)
    let source = try #require(chart.ledger.sources.first)
    #expect(source.format == "bpmn")
    #expect(source.read.nodes == 8 && source.read.edges == 5)
    #expect(chart.labels("pool") == ["Team"])
    #expect(chart.labels("out") == ["Partner"])
    #expect(chart.labels("l1") == ["Role"])
    #expect(chart.labels("l2") == ["Team"])
    #expect(chart.labels("proc") == ["Decision"])
    #expect(chart.labels("t1") == ["UserTask"])
    let relations = chart.relationships
    #expect(relations.contains("l1 HANDS_OVER_TO l3"))
    #expect(relations.contains("out HANDS_OVER_TO l1"))
    #expect(relations.contains("l1 RESPONSIBLE_FOR proc"))
    #expect(relations.contains("l3 PART_OF l2"))
    #expect(relations.contains("l2 PART_OF pool"))
    #expect(relations.contains("l3 PERFORMS t2"))
    #expect(relations.contains("Role:Auditor PERFORMS t2"))
    #expect(relations.contains("Role:helpers PERFORMS t1"))
    #expect(relations.contains("t1 STEP_OF proc"))
    #expect(relations.count { $0.contains("HANDS_OVER_TO") } == 2)
    #expect(chart.codes["hand-over"] == 3)
    #expect(chart.codes["guessed-kind"] == 2)
    #expect(chart.codes["unread-element"] == 1)
    #expect(chart.codes["unexpected-ends"] == nil)
    #expect(chart.note("dangling-edge")?.position?.line == 12)
  }

  @Test func `Pools of a choreography hand over by messages, else from who begins`() throws {
    let chart = try ReadChart(
      """
      <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"><choreography id="c" name="Trade">
      <participant id="p1" name="Buyer"/><participant id="p2" name="Seller"/><participant id="p3" name="Maker"/>
      <messageFlow id="m" sourceRef="p1" targetRef="p2"/><startEvent id="s"/>
      <choreographyTask id="t1" name="Order" initiatingParticipantRef="p1"><participantRef>p1</participantRef>
      <participantRef>p2</participantRef><messageFlowRef>m</messageFlowRef></choreographyTask>
      <choreographyTask id="t2" name="Make" initiatingParticipantRef="p2"><participantRef>p3</participantRef>
      <participantRef>p2</participantRef></choreographyTask>
      <sequenceFlow id="f" sourceRef="t1" targetRef="t2"/></choreography></definitions>
      """)
    #expect(chart.labels("p1") == ["Partner"])
    #expect(chart.labels("t1") == ["ChoreographyTask"] && chart.labels("c") == ["Choreography"])
    #expect(
      chart.relationships == [
        "p1 HANDS_OVER_TO p2", "p1 MESSAGE_FLOW p2", "p1 PERFORMS t1", "p2 HANDS_OVER_TO p3",
        "p2 PERFORMS t1", "p2 PERFORMS t2", "p3 PERFORMS t2", "s STEP_OF c", "t1 SEQUENCE_FLOW t2",
        "t1 STEP_OF c", "t2 STEP_OF c",
      ])
    #expect(chart.codes["unread-element"] == nil)
  }

  @Test func `Lanes inside a part of a process are read, and what is not read is noted`() throws {
    let chart = try ReadChart(
      """
      <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"><process id="A">
      <subProcess id="s" name="Part"><laneSet><lane id="l" name="Clerk"><flowNodeRef>t</flowNodeRef></lane></laneSet>
      <task id="t" name="Check"/></subProcess></process>
      <partnerEntity id="c"/></definitions>
      """)
    #expect(chart.labels("l") == ["Role"])
    #expect(chart.relationships.contains("l PERFORMS t"))
    #expect(chart.codes["unexpected-ends"] == nil)
    #expect(chart.note("unread-element")?.position?.line == 4)
  }

  @Test func `Attributes and what engines add are properties, the rest is noted`() throws {
    let chart = try ReadChart(
      """
      <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:c="http://camunda.org/schema/1.0/bpmn" xmlns:s="http://www.signavio.com">
      <process id="A"><serviceTask id="t" c:class="a.B" isForCompensation="true"><extensionElements>
      <c:properties><c:property name="system" value="Billing"/><c:property name="" value="x"/></c:properties>
      <s:signavioMetaData metaKey="bgcolor" metaValue="#fff"/><s:signavioMetaData metaKey="owner" metaValue="Ann"/>
      <c:formData/></extensionElements></serviceTask><task id="u"/>
      <sequenceFlow id="f" sourceRef="t" targetRef="u"><conditionExpression>#{ok}</conditionExpression></sequenceFlow>
      </process></definitions>
      """)
    #expect(chart.value("t", "system") == .string("Billing"))
    #expect(chart.value("t", "owner") == .string("Ann"))
    #expect(chart.value("t", "bgcolor") == nil)
    #expect(chart.value("t", "bpmn.class") == .string("a.B"))
    #expect(chart.labels("t") == ["ServiceTask"])
    #expect(chart.value("t", "isForCompensation") == .boolean(true))
    #expect(chart.value(of: "SEQUENCE_FLOW", "condition") == .string("#{ok}"))
    #expect(chart.codes["drawing-only"] == 1)
    #expect(chart.codes["unread-element"] == 2)
    let lines = chart.ledger.sources.flatMap(\.notes).filter { $0.code == "unread-element" }
    #expect(Set(lines.compactMap { $0.position?.line }) == [3, 5])
  }

  @Test func `A performer that is worked out while the process runs is nobody`() throws {
    let chart = try ReadChart(
      """
      <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn">
      <process id="A"><userTask id="t" camunda:assignee="${approver}" camunda:candidateGroups="clerks"/>
      <userTask id="u"><potentialOwner><resourceAssignmentExpression><formalExpression>#{boss}</formalExpression></resourceAssignmentExpression></potentialOwner></userTask>
      </process></definitions>
      """)
    #expect(chart.graph.label("Person") == nil)
    #expect(chart.value("t", "assignee") == .string("${approver}"))
    #expect(chart.value("u", "potentialOwner") == .string("#{boss}"))
    #expect(chart.relationships.contains("Role:clerks PERFORMS t"))
  }

  @Test func `Steps in no lane are their pool's`() throws {
    let chart = try ReadChart(
      """
      <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"><collaboration>
      <participant id="p1" name="Insurer" processRef="A"/><participant id="p2" name="Broker" processRef="B"/>
      <messageFlow id="m" sourceRef="t1" targetRef="t2"/></collaboration>
      <process id="A"><laneSet><lane id="l1" name="Clerk"/></laneSet><task id="t1"/></process>
      <process id="B"><task id="t2"/></process></definitions>
      """)
    #expect(chart.relationships.contains("p1 PERFORMS t1"))
    #expect(chart.relationships.contains("p1 HANDS_OVER_TO p2"))
  }

  @Test func `The weight of a hand-over is the number of flows`() throws {
    let chart = try ReadChart(Self.text)
    let graph = chart.graph
    let type = try #require(graph.type("HANDS_OVER_TO"))
    let key = try #require(graph.key("weight"))
    let weights = graph.typeRanges[type.index].map { graph.value(of: key, RelationshipID($0)) }
    #expect(Set(weights) == [.integer(2), .integer(1)])
  }

  @Test func `A pool without lanes is a role that performs its process`() throws {
    let chart = try ReadChart(
      """
      <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"><collaboration>
      <participant id="a" name="A" processRef="p"/><participant id="b" name="B" processRef="q"/>
      <messageFlow id="m" sourceRef="x" targetRef="y"/></collaboration>
      <process id="p"><subProcess id="s"><task id="x"/></subProcess></process><process id="q"><task id="y"/></process></definitions>
      """)
    #expect(chart.labels("a") == ["Role"])
    #expect(chart.relationships.contains("a RESPONSIBLE_FOR p"))
    #expect(chart.relationships.contains("x STEP_OF s"))
    #expect(chart.relationships.contains("a PERFORMS x"))
    #expect(chart.relationships.contains("a HANDS_OVER_TO b"))
  }

  @Test func `What is said of a process, its pools, lanes and flows are properties`() throws {
    let chart = try ReadChart(
      """
      <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:x="urn:x" name="Orders" exporterVersion="2">
      <documentation>All we sell</documentation>
      <collaboration id="c" name="Shop and buyers" isClosed="true">
      <participant id="p" name="Shop" processRef="A" x:owner="Ann"><documentation>one</documentation><documentation>two</documentation></participant>
      <participant id="q" name="Bank" processRef="elsewhere"/>
      <messageFlow id="m" sourceRef="q" targetRef="t" messageRef="order"/></collaboration>
      <process id="A" name="Sell" isExecutable="true" processType="Private" x:type="mail" x:name="Other">
      <extensionElements><x:properties><x:property name="owner" value="Bo"/></x:properties></extensionElements>
      <laneSet name="Desk"><lane id="l" name="Clerk" x:alias="c1"><flowNodeRef>t</flowNodeRef></lane></laneSet>
      <task id="t" startQuantity="2"/><task id="u"/>
      <sequenceFlow id="f" sourceRef="t" targetRef="u" isImmediate="true" x:cost="7" x:kind="fast"><conditionExpression language="feel">ok</conditionExpression></sequenceFlow>
      </process></definitions>
      """)
    #expect(
      chart.graph.attribute("name") == .list([.string("Orders"), .string("Shop and buyers")]))
    #expect(chart.graph.attribute("description") == .string("All we sell"))
    #expect(chart.graph.attribute("exporterVersion") == .string("2"))
    #expect(chart.graph.attribute("isClosed") == .string("true"))
    #expect(chart.value("p", "owner") == .string("Ann"))
    #expect(chart.value("p", "description") == .string("one\ntwo"))
    #expect(chart.value("p", "processRef") == nil)
    #expect(chart.value("q", "processRef") == .string("elsewhere"))
    #expect(chart.value("A", "name") == .string("Sell"))
    #expect(chart.value("A", "bpmn.name") == .string("Other"))
    #expect(chart.labels("A") == ["Decision"])
    #expect(chart.value("A", "bpmn.type") == .string("mail"))
    #expect(chart.value("A", "isExecutable") == .boolean(true))
    #expect(chart.value("A", "processType") == .string("Private"))
    #expect(chart.value("A", "owner") == .string("Bo"))
    #expect(chart.value("l", "alias") == .string("c1"))
    #expect(chart.value("l", "laneSet") == .string("Desk"))
    #expect(chart.value("t", "startQuantity") == .integer(2))
    #expect(chart.value(of: "SEQUENCE_FLOW", "isImmediate") == .boolean(true))
    #expect(chart.value(of: "SEQUENCE_FLOW", "cost") == .string("7"))
    #expect(chart.value(of: "SEQUENCE_FLOW", "bpmn.kind") == .string("fast"))
    #expect(chart.value(of: "SEQUENCE_FLOW", "condition") == .string("ok"))
    #expect(chart.value(of: "SEQUENCE_FLOW", "conditionLanguage") == .string("feel"))
    #expect(chart.value(of: "MESSAGE_FLOW", "messageRef") == .string("order"))
    #expect(chart.codes["unread-element"] == nil)
  }

  /// What stands in each part of a document and is not read.
  private static let unread = [
    ("definitions", "<message id=\"x\"/>"),
    ("definitions", "<resource id=\"x\" name=\"Crane\"/>"),
    ("collaboration", "<textAnnotation id=\"x\"><text>Peak in May</text></textAnnotation>"),
    ("collaboration", "<association id=\"x\" sourceRef=\"t\" targetRef=\"p\"/>"),
    ("participant", "<participantMultiplicity minimum=\"2\"/>"),
    ("messageFlow", "<extensionElements><x/></extensionElements>"),
    ("process", "<ioSpecification/>"), ("process", "<group id=\"x\"/>"),
    ("laneSet", "<documentation>x</documentation>"), ("lane", "<partitionElement/>"),
    ("task", "<multiInstanceLoopCharacteristics isSequential=\"true\"/>"),
    ("task", "<property id=\"x\" name=\"amount\"/>"), ("task", "<potentialOwner/>"),
    ("startEvent", "<timerEventDefinition><timeCycle>R/P1D</timeCycle></timerEventDefinition>"),
    ("sequenceFlow", "<auditing/>"),
  ]

  @Test(arguments: unread)
  func `What is not read is noted wherever it stands`(parent: String, part: String) throws {
    func tag(_ name: String, _ attributes: String = "", _ content: String = "") -> String {
      "<\(name) \(attributes)>\(content)\(name == parent ? part : "")</\(name)>\n"
    }
    let lanes = tag("laneSet", "", tag("lane", "id=\"l\""))
    let steps = tag("startEvent", "id=\"s\"") + tag("task", "id=\"t\"")
    let flow = tag("sequenceFlow", "sourceRef=\"s\" targetRef=\"t\"")
    let collaboration = tag(
      "collaboration", "",
      tag("participant", "id=\"p\" processRef=\"A\"")
        + tag("messageFlow", "sourceRef=\"p\" targetRef=\"t\""))
    let chart = try ReadChart(
      tag(
        "definitions", "xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\"",
        collaboration + tag("process", "id=\"A\"", lanes + steps + flow)))
    #expect(chart.codes["unread-element"] == 1)
  }

  @Test func `References that lead nowhere are noted, and files that are referred to`() throws {
    let chart = try ReadChart(
      """
      <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"><import location="a.xsd"/>
      <process id="A"><laneSet><lane id="l"><flowNodeRef>t</flowNodeRef>
      <flowNodeRef>gone</flowNodeRef><flowNodeRef>d</flowNodeRef></lane></laneSet><task id="t"/><dataObject id="d"/></process></definitions>
      """)
    #expect(chart.codes["unresolved-reference"] == 1)
    #expect(chart.note("unresolved-reference")?.position?.line == 3)
    #expect(chart.codes["locator"] == 1)
  }

  @Test func `Performers say where they are named, and are what their resource says`() throws {
    let chart = try ReadChart(
      """
      <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:x="urn:x">
      <resource id="r" name="Auditor" x:unit="Finance"><documentation>Checks books</documentation></resource>
      <process id="A"><task id="t"><humanPerformer name="Sign"><resourceRef>r</resourceRef></humanPerformer></task>
      </process></definitions>
      """)
    #expect(chart.value("Role:Auditor", "unit") == .string("Finance"))
    #expect(chart.value("Role:Auditor", "description") == .string("Checks books"))
    #expect(chart.value(of: "PERFORMS", "statedAs") == .string("humanPerformer"))
    #expect(chart.value(of: "PERFORMS", "name") == .string("Sign"))
    #expect(chart.codes["unread-element"] == nil)
  }
}
