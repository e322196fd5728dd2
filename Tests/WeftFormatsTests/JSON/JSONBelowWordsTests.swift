import Testing
import WeftFormats
import WeftGraph

struct JSONBelowWordsTests {
  private func read(_ text: String) throws -> ReadChart {
    try ReadChart(sources: [("chart.json", Array(text.utf8))])
  }

  @Test(arguments: ["rapports_directs", "subordinados", "unterstellte", "mitarbeiter", "équipe"])
  func `Lists of those below are read in other languages`(word: String) throws {
    let chart = try read(
      #"[{"id":1,"name":"Ann","\#(word)":["Bob","Cy"]},{"id":2,"name":"Bob"},{"id":3,"name":"Cy"}]"#
    )
    #expect(Set(chart.relationships) == ["2 REPORTS_TO 1", "3 REPORTS_TO 1"])
  }

  @Test func `Titles name those below, and words that are nobody's stay a property`() throws {
    let chart = try read(
      #"[{"nom":"Ann","poste":"PDG","rapports_directs":["DSI","DRH"]},{"nom":"Bob","poste":"DSI"},{"nom":"Cy","poste":"DRH","rapports_directs":["Paie"]}]"#
    )
    #expect(Set(chart.relationships) == ["Bob REPORTS_TO Ann", "Cy REPORTS_TO Ann"])
    #expect(chart.value("Cy", "rapports_directs") == .list([.string("Paie")]))
    #expect(chart.codes["unread-superior"] == 1 && chart.graph.nodeCount == 3)
  }

  @Test func `People of one team who list each other are no order`() throws {
    let chart = try read(
      #"[{"id":1,"name":"Ann","equipe":["Ann","Bob"]},{"id":2,"name":"Bob","equipe":["Ann","Bob"]}]"#
    )
    #expect(chart.relationships.isEmpty && chart.codes["unread-superior"] == 2)
  }

  @Test func `A list under the word for staff nests where its objects have such lists`() throws {
    let chart = try read(
      #"{"name":"Ann","mitarbeiter":[{"name":"Bob","mitarbeiter":[{"name":"Di"}]},{"name":"Cy"}]}"#)
    #expect(
      Set(chart.relationships) == ["Bob REPORTS_TO Ann", "Cy REPORTS_TO Ann", "Di REPORTS_TO Bob"])
  }
}
