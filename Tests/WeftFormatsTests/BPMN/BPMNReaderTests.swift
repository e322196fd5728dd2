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

  @Test func `Lanes inside a part of a process are read, and what is not read is noted`() throws {
    let chart = try ReadChart(
      """
      <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"><process id="A">
      <subProcess id="s" name="Part"><laneSet><lane id="l" name="Clerk"><flowNodeRef>t</flowNodeRef></lane></laneSet>
      <task id="t" name="Check"/></subProcess></process>
      <choreography id="c"><choreographyTask id="ct"/></choreography></definitions>
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
    #expect(chart.codes["unread-element"] == 1)
    #expect(chart.note("unread-element")?.position?.line == 5)
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
}
