import Testing
import WeftFormats
import WeftGraph

struct JSONBelowTests {
  private func read(_ text: String) throws -> ReadChart {
    try ReadChart(sources: [("chart.json", Array(text.utf8))])
  }

  @Test(arguments: [
    #"[{"id":"1","name":"Ann","directReports":["2","3"]},{"id":"2","name":"Bob"},{"id":"3","name":"Cy"}]"#,
    #"[{"id":1,"name":"Ann","children":[2,3]},{"id":2,"name":"Bob","children":[]},{"id":3,"name":"Cy"}]"#,
    #"[{"id":"1","name":"Ann","reports":["Bob","Cy"]},{"id":"2","name":"Bob"},{"id":"3","name":"Cy"}]"#,
    #"[{"id":"1","name":"Ann","subordinateIds":["2","3"]},{"id":"2","name":"Bob"},{"id":"3","name":"Cy"}]"#,
    #"{"id":"1","name":"Ann","children":["3",{"id":"2","name":"Bob","children":[]},{"id":"3","name":"Cy"}]}"#,
  ])
  func `Lists of ids or names are those below`(text: String) throws {
    let chart = try read(text)
    #expect(Set(chart.relationships) == ["2 REPORTS_TO 1", "3 REPORTS_TO 1"])
    #expect(chart.graph.nodeCount == 3 && chart.value("1", "name") == .string("Ann"))
  }

  @Test func `A line stated from both ends is one`() throws {
    let chart = try read(
      #"[{"id":1,"name":"Ann","directReports":[2]},{"id":2,"name":"Bob","managerId":1}]"#)
    #expect(chart.relationships == ["2 REPORTS_TO 1"])
    #expect(chart.codes["stated-twice"] == 1)
  }

  @Test func `Children nobody describes are people, other words a property`() throws {
    let chart = try read(#"{"id":"1","name":"Ann","children":["Bob","Cy"]}"#)
    #expect(chart.relationships == ["Bob REPORTS_TO 1", "Cy REPORTS_TO 1"])
    #expect(chart.labels("Bob") == ["Person"] && chart.codes["implied-node"] == 2)
    let list = try read(
      #"[{"id":"1","name":"Ann","reports":["Weekly","Monthly"]},{"id":"2","name":"Bob","managerId":"1"}]"#
    )
    #expect(list.relationships == ["2 REPORTS_TO 1"])
    #expect(list.value("1", "reports") == .list([.string("Weekly"), .string("Monthly")]))
    #expect(list.graph.nodeCount == 2)
  }

  @Test func `What is below a team are its members and parts`() throws {
    let tree = try read(
      #"{"name":"IT","type":"Department","children":[{"name":"Core","type":"Team","children":[{"name":"Bob","type":"Person","children":[{"name":"Cy","type":"Person"}]}]}]}"#
    )
    #expect(
      tree.relationships == ["Bob MEMBER_OF Core", "Core PART_OF IT", "Cy REPORTS_TO Bob"])
    #expect(tree.codes["unexpected-ends"] == nil)
    let list = try read(
      """
      [{"id":"1","parentId":null,"name":"IT","type":"Department"},
       {"id":"2","parentId":"1","name":"Core","type":"Team"},
       {"id":"3","parentId":"2","name":"Bob","type":"Person"},
       {"id":"4","managerId":"3","name":"Cy","type":"Person"}]
      """)
    #expect(list.relationships == ["2 PART_OF 1", "3 MEMBER_OF 2", "4 REPORTS_TO 3"])
    let ids = try read(
      #"[{"id":"1","name":"Core","type":"Team","children":["2"]},{"id":"2","name":"Bob","type":"Person"}]"#
    )
    #expect(ids.relationships == ["2 MEMBER_OF 1"])
  }

  @Test func `A unit below an unknown kind is a part of it`() throws {
    let chart = try read(
      #"{"name":"Acme","type":"Company","children":[{"name":"IT","type":"Department","children":[]}]}"#
    )
    #expect(chart.relationships == ["IT PART_OF Acme"])
  }
}
