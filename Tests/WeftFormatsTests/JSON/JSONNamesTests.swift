import Testing
import WeftFormats
import WeftGraph

struct JSONNamesTests {
  private func read(_ text: String) throws -> ReadChart {
    try ReadChart(sources: [("chart.json", Array(text.utf8))])
  }

  @Test(arguments: [
    #"{"displayName":"Ann Lee","id":"1","directReports":[{"displayName":"Bob Fox","id":"2"}]}"#,
    #"{"fullName":"Ann Lee","id":"1","children":[{"firstName":"Bob","lastName":"Fox","id":"2"}]}"#,
    #"{"value":[{"displayName":"Ann Lee","id":"1","directReports":[{"id":"2","displayName":"Bob Fox"}]}]}"#,
    #"[{"id":"1","name":{"givenName":"Ann","familyName":"Lee"}},{"id":"2","managerId":"1","name":{"formatted":"Bob Fox"}}]"#,
    #"[{"id":"1","name":{"first":"Ann","last":"Lee"}},{"id":"2","managerId":"1","name":{"display":"Bob Fox"}}]"#,
    #"[{"id":"1","name":"Ann","lastName":"Lee"},{"id":"2","parentId":"1","name":"Bob","lastName":"Fox"}]"#,
    #"{"nodes":[{"id":"1","displayName":"Ann Lee"},{"id":"2","displayName":"Bob Fox"}],"links":[{"source":"2","target":"1","type":"reports to"}]}"#,
  ])
  func `Names are read under their other words and from their parts`(text: String) throws {
    let chart = try read(text)
    #expect(chart.value("1", "name") == .string("Ann Lee"))
    #expect(chart.value("2", "name") == .string("Bob Fox"))
    #expect(chart.relationships == ["2 REPORTS_TO 1"] || chart.codes["assumed-kind"] == nil)
  }

  @Test func `Parts beside a whole name stay`() throws {
    let chart = try read(
      #"[{"id":"1","name":"Bobby","firstName":"Robert","lastName":"Lee"},{"id":"2","managerId":"1","name":"Ann King","lastName":"King"}]"#
    )
    #expect(chart.value("1", "name") == .string("Bobby"))
    #expect(chart.value("1", "firstName") == .string("Robert"))
    #expect(chart.value("1", "lastName") == .string("Lee"))
    #expect(chart.value("2", "name") == .string("Ann King"))
  }

  @Test func `What an object of a name holds beside it stays`() throws {
    let chart = try read(
      #"[{"id":"1","name":{"first":"Ann","middle":"B","last":"Lee","title":"Dr"}},{"id":"2","managerId":"1","name":"Bo"}]"#
    )
    #expect(chart.value("1", "name") == .string("Ann Lee"))
    #expect(chart.value("1", "name.title") == .string("Dr"))
  }

  @Test func `Somebody of a list without a name is called by the title`() throws {
    let chart = try read(#"[{"id":"1","title":"CEO"},{"id":"2","title":"CTO","managerId":"1"}]"#)
    #expect(
      chart.value("2", "name") == .string("CTO") && chart.value("2", "title") == .string("CTO"))
  }
}
