import Testing
import WeftFormats
import WeftGraph

struct JSONOtherListsTests {
  private func read(_ text: String) throws -> ReadChart {
    try ReadChart(sources: [("chart.json", Array(text.utf8))])
  }

  @Test(arguments: [
    #"{"people":[{"id":"p1","name":"Ann"}],"teams":[{"id":"t1","name":"Core"}],"relationships":[{"from":"p1","to":"t1","type":"MEMBER_OF"}]}"#,
    #"{"links":[{"source":"p1","target":"t1","type":"member of"}],"persons":[{"id":"p1","name":"Ann"}],"teams":[{"id":"t1","name":"Core"}]}"#,
    #"{"nodes":[{"id":"t1","name":"Core","type":"team"}],"people":[{"id":"p1","name":"Ann"}],"edges":[{"source":"p1","target":"t1","type":"member of"}]}"#,
    #"{"entities":[{"id":"p1","name":"Ann","type":"person"},{"id":"t1","name":"Core","type":"team"}],"relations":[{"from":"p1","to":"t1","type":"MEMBER_OF"}]}"#,
  ])
  func `Lists called by what they hold are nodes`(text: String) throws {
    let chart = try read(text)
    #expect(chart.relationships == ["p1 MEMBER_OF t1"])
    #expect(chart.labels("p1") == ["Person"] && chart.labels("t1") == ["Team"])
    #expect(chart.value("p1", "name") == .string("Ann"))
    #expect(chart.ledger.graph.placeholders == 0 && chart.graph.nodeCount == 2)
  }

  @Test func `A list whose objects links join is read, another noted`() throws {
    let chart = try read(
      #"{"machines":[{"id":"m1","name":"Press"}],"legend":[{"name":"red"}],"links":[{"source":"m1","target":"m1"}]}"#
    )
    #expect(chart.labels("m1") == ["machine"] && chart.graph.nodeCount == 1)
    #expect(chart.codes["unknown-kind"] == 1)
    #expect(chart.codes["unread-value"] == 1)
  }

  @Test func `Lists beside people are nodes of what they are called`() throws {
    let chart = try read(
      #"{"people":[{"id":"p1","name":"Ann"},{"id":"p2","name":"Bo","managerId":"p1"}],"teams":[{"id":"t1","name":"Core","members":["p1","p2"]},{"id":"t2","name":"Web","parent":"t1"}],"aiSystems":[{"id":"s1","name":"Rank"}],"legend":[{"name":"red"}]}"#
    )
    #expect(
      chart.relationships.sorted() == [
        "p1 MEMBER_OF t1", "p2 MEMBER_OF t1", "p2 REPORTS_TO p1",
      ])
    #expect(chart.labels("t1") == ["Team"] && chart.labels("s1") == ["AISystem"])
    #expect(chart.value("t2", "parent") == .string("t1"))
    #expect(chart.labels("p2") == ["Person"] && chart.graph.nodeCount == 5)
    #expect(chart.codes["unread-value"] == 1)
  }

  @Test func `People whose team is the id of one beside them are its members`() throws {
    let chart = try read(
      #"{"teams":[{"id":"t1","name":"Core","members":["p1"]}],"people":[{"id":"p1","name":"Ann","team":"t1"},{"id":"p2","name":"Bo","team":"t1","managerId":"p1"},{"id":"p3","name":"Cy","team":"t9"},{"id":"p4","name":"Di","team":"Core"}]}"#
    )
    #expect(
      chart.relationships == [
        "p1 MEMBER_OF t1", "p2 MEMBER_OF t1", "p2 REPORTS_TO p1", "p4 MEMBER_OF t1",
      ])
    #expect(chart.graph.nodeCount == 5 && chart.codes["unresolved-reference"] == 1)
  }

  @Test func `A list called by another kind than people is none of people`() throws {
    let chart = try read(
      #"{"teams":[{"id":"t1","name":"Core"}],"systems":[{"id":"s1","name":"Rank","managerId":"t1"}]}"#
    )
    #expect(chart.labels("t1") == ["Team"] && chart.labels("s1") == ["System"])
    #expect(chart.codes["assumed-kind"] == nil)
  }

  @Test func `Positions stay those of the nodes`() throws {
    let chart = try read(
      #"{"people":[{"id":"p","name":"Ann"}],"nodes":[{"name":"A"},{"name":"B"}],"links":[{"source":0,"target":1}]}"#
    )
    #expect(chart.relationships == ["A RELATED_TO B"])
  }

  @Test func `Plain values beside nodes and links are the chart's, what else there is is noted`()
    throws
  {
    let chart = try read(
      #"{"directed":true,"meta":{"by":"Ann"},"version":3,"nodes":[{"id":"a"}],"links":[]}"#)
    #expect(
      chart.note("unread-value")?.message == "'meta' stands beside nodes and links and is not read")
    #expect(chart.codes["unread-value"] == 1)
    #expect(chart.graph.attribute("version") == .integer(3))
  }

  @Test(arguments: [
    #"{"asOf":"2026-01-31","total":2,"tags":["a"],"employees":@}"#,
    #"{"result":{"asOf":"2026-01-31","total":2,"tags":["a"],"page":[],"employees":@}}"#,
    #"{"asOf":"2026-01-31","total":2,"tags":["a"],"teams":[{"id":"t","name":"T","people":@}]}"#,
  ])
  func `Plain values beside people and units are the chart's`(text: String) throws {
    let list = #"[{"id":"1","name":"Ann"},{"id":"2","name":"Bo","managerId":"1"}]"#
    let chart = try read(text.replacing("@", with: list))
    #expect(chart.graph.attribute("asOf") == .string("2026-01-31"))
    #expect(chart.graph.attribute("total") == .integer(2))
    #expect(chart.graph.attribute("tags") == .list([.string("a")]))
    #expect(chart.codes["unread-value"] == nil)
    #expect(chart.relationships.contains("2 REPORTS_TO 1"))
  }

  @Test func `An object beside people is told`() throws {
    let chart = try read(
      #"{"source":{"by":"x"},"employees":[{"id":"1","name":"Ann"},{"id":"2","name":"Bo","managerId":"1"}]}"#
    )
    #expect(chart.note("unread-value")?.message == "'source' stands beside people and is not read")
  }

  @Test(arguments: [
    (#""lead":"Bo""#, "p2 LEADS t1"), (#""manager":"p2""#, "p2 LEADS t1"),
    (#""Head of Team":"bo@x.com""#, "p2 LEADS t1"), (#""lead":{"name":"Bo"}"#, "p2 LEADS t1"),
    (#""leads":["Bo"]"#, "p2 LEADS t1"), (#""leadId":"p2","lead":"Robert""#, "p2 LEADS t1"),
  ])
  func `Whoever leads a team of a list leads it`(member: String, line: String) throws {
    let chart = try read(
      #"{"people":[{"id":"p1","name":"Ann"},{"id":"p2","name":"Bo","email":"bo@x.com","managerId":"p1"}],"teams":[{"id":"t1","name":"Core",§,"tools":["a"]}]}"#
        .replacing("§", with: member))
    #expect(chart.relationships == [line, "p2 REPORTS_TO p1"].sorted())
    #expect(chart.codes["renamed-column"] == 1 && chart.ledger.graph.placeholders == 0)
    #expect(chart.value("t1", "lead") == (member.contains("Robert") ? .string("Robert") : nil))
    #expect(chart.value("t1", "tools") == .list([.string("a")]))
  }

  @Test func `Units inside units and systems have their heads and owners too`() throws {
    let units = try read(
      #"{"departments":[{"name":"IT","manager":"Ann","teams":[{"name":"Web","lead":"Bo","members":[{"id":"1","name":"Ann"},{"id":"2","name":"Bo"}]}]}]}"#
    )
    #expect(units.relationships.filter { $0.contains("LEADS") } == ["1 LEADS IT", "2 LEADS Web"])
    let systems = try read(
      #"{"people":[{"id":"1","name":"Ann"},{"id":"2","name":"Bo","managerId":"1"}],"systems":[{"id":"s","name":"CRM","owner":"Ann","lead":"Bo"}]}"#
    )
    #expect(systems.relationships == ["1 OWNS s", "2 REPORTS_TO 1"])
    // Nobody leads a system in the model.
    #expect(systems.value("s", "lead") == .string("Bo"))
  }

  @Test(arguments: [
    #"["Swift (4)","SQL"]"#, #"[{"name":"Swift","level":4},{"name":"SQL"}]"#, #""Swift: 4, SQL""#,
  ])
  func `Skills that people list are nodes`(skills: String) throws {
    for text in [
      #"[{"id":"1","name":"Ann","skills":@},{"id":"2","name":"Bo","managerId":"1","skills":["SQL"]}]"#,
      #"{"people":[{"id":"1","name":"Ann","skills":@},{"id":"2","name":"Bo","skills":["SQL"]}],"links":[{"source":"2","target":"1","type":"REPORTS_TO"}]}"#,
      #"{"id":"1","name":"Ann","skills":@,"children":[{"id":"2","name":"Bo","skills":["SQL"]}]}"#,
    ] {
      let chart = try read(text.replacing("@", with: skills))
      #expect(
        chart.relationships == [
          "1 HAS_SKILL Skill:SQL", "1 HAS_SKILL Skill:Swift", "2 HAS_SKILL Skill:SQL",
          "2 REPORTS_TO 1",
        ])
      #expect(chart.labels("Skill:SQL") == ["Skill"] && chart.labels("1") == ["Person"])
      #expect(chart.value("Skill:Swift", "name") == .string("Swift"))
      #expect(chart.codes["derived-node"] == 2)
    }
  }

  @Test func `Skills that a list beside people describes are those`() throws {
    let chart = try read(
      #"{"people":[{"id":"1","name":"Ann","skills":["s1","SQL"]},{"id":"2","name":"Bo","managerId":"1","skills":[{"name":"SQL","level":3,"expires":"2027-01-31"}]}],"skills":[{"id":"s1","name":"Swift"},{"id":"s2","name":"SQL"}]}"#
    )
    #expect(
      chart.relationships == [
        "1 HAS_SKILL s1", "1 HAS_SKILL s2", "2 HAS_SKILL s2", "2 REPORTS_TO 1",
      ])
    #expect(chart.codes["derived-node"] == nil)
    #expect(chart.graph.nodeCount == 4)
  }

  @Test func `What lists more than skills stays a property`() throws {
    let chart = try read(
      #"[{"id":"1","name":"Ann","skills":[{"a":{"b":1}}]},{"id":"2","name":"Bo","managerId":"1","skills":[1]}]"#
    )
    #expect(chart.relationships == ["2 REPORTS_TO 1"])
    #expect(chart.value("2", "skills") == .list([.integer(1)]))
  }
}
