import Testing
import WeftFormats
import WeftGraph

/// Charts as charting libraries take them.
struct JSONSeriesTests {
  private func read(_ text: String) throws -> ReadChart {
    try ReadChart(sources: [("chart.json", Array(text.utf8))])
  }

  @Test func `Pairs of an organization go from above to below`() throws {
    let chart = try read(
      """
      {"title": {"text": "Acme"}, "series": [{"type": "organization", "keys": ["from", "to"],
       "data": [["CEO", "CTO"], ["CTO", "Dev"]],
       "nodes": [{"id": "CEO", "title": "CEO", "name": "Atle"}, {"id": "CTO", "name": "Chris"}]}]}
      """)
    #expect(chart.relationships == ["CTO REPORTS_TO CEO", "Dev REPORTS_TO CTO"])
    #expect(chart.value("CEO", "name") == .string("Atle") && chart.labels("CEO") == ["Person"])
    let objects = try read(
      #"{"series":[{"type":"organization","data":[{"from":"CEO","to":"CTO"}],"nodes":[{"id":"CEO"},{"id":"CTO"}]}]}"#
    )
    #expect(objects.relationships == ["CTO REPORTS_TO CEO"])
  }

  @Test(arguments: [
    #"{"series":[{"type":"graph","data":[{"name":"a"},{"name":"b"}],"links":[{"source":"a","target":"b","value":4}]}]}"#,
    #"{"series":{"type":"graph","nodes":[{"id":"a"},{"id":"b"}],"edges":[{"source":"a","target":"b","value":4}]}}"#,
    #"{"series":[{"type":"networkgraph","data":[["a","b",4]]}]}"#,
  ])
  func `Other series are nodes and links, whose values are weights`(text: String) throws {
    let chart = try read(text)
    #expect(chart.relationships == ["a RELATED_TO b"] && chart.graph.nodeCount == 2)
    let weight = chart.value(of: "RELATED_TO", "weight")
    #expect(weight == .integer(4) || weight == .float(4))
  }

  @Test func `A line of points is no chart of nodes`() throws {
    let chart = try read(
      #"{"people":[{"id":1,"name":"Ann"},{"id":2,"name":"Bo","managerId":1}],"series":[{"type":"line","data":[[1,2],[3,4]]}]}"#
    )
    #expect(chart.relationships == ["2 REPORTS_TO 1"] && chart.graph.nodeCount == 2)
  }
}
