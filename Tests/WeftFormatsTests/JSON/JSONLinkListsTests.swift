import Testing
import WeftFormats
import WeftGraph

struct JSONLinkListsTests {
  private func read(_ text: String) throws -> ReadChart {
    try ReadChart(sources: [("chart.json", Array(text.utf8))])
  }

  @Test(arguments: [
    #"[{"source":"ada","target":"bob"},{"source":"cy","target":"bob","weight":3}]"#,
    #"[{"from":"ada","to":"bob"},{"from":"cy","to":"bob","title":"weekly"}]"#,
    #"{"dependencies":[{"sourceId":"ada","targetId":"bob"},{"sourceId":"cy","targetId":"bob"}]}"#,
  ])
  func `Objects that all have both ends are links`(text: String) throws {
    let chart = try read(text)
    #expect(chart.graph.nodeCount == 3 && chart.graph.relationshipCount == 2)
    #expect(Set(chart.relationships.map { $0.split(separator: " ").first }) == ["ada", "cy"])
  }

  @Test func `A list of pairs above and below is of reporting lines`() throws {
    let chart = try read(#"[{"parent":"Ann","child":"Bob"},{"parent":"Ann","child":"Cy"}]"#)
    #expect(Set(chart.relationships) == ["Bob REPORTS_TO Ann", "Cy REPORTS_TO Ann"])
  }

  @Test(arguments: [
    #"[{"id":1,"name":"Ada","from":"2019-01-01","to":"2020-01-01"},{"id":2,"name":"Bob","from":"2019-01-01","to":"2021-01-01","managerId":1}]"#,
    #"[{"id":1,"name":"Ada","source":"LinkedIn"},{"id":2,"name":"Bob","source":"x","target":"y","managerId":1}]"#,
  ])
  func `People who have such members are people`(text: String) throws {
    let chart = try read(text)
    #expect(chart.relationships == ["2 REPORTS_TO 1"] && chart.labels("1") == ["Person"])
  }
}
