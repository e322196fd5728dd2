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

  @Test func `What else stands beside nodes and links is noted`() throws {
    let chart = try read(
      #"{"directed":true,"meta":{"by":"Ann"},"version":3,"nodes":[{"id":"a"}],"links":[]}"#)
    #expect(
      chart.note("unread-value")?.message == "'meta' stands beside nodes and links and is not read")
    #expect(chart.codes["unread-value"] == 2)
  }
}
