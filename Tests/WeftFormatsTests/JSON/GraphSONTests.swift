import Testing
import WeftFormats
import WeftGraph

struct GraphSONTests {
  private func read(_ text: String) throws -> ReadChart {
    try ReadChart(sources: [("chart.json", Array(text.utf8))])
  }

  private static let ann =
    #"{"id": {"@type": "g:Int32", "@value": 1}, "label": "person", "inE": {"reports_to": [{"id": {"@type": "g:Int32", "@value": 7}, "outV": {"@type": "g:Int32", "@value": 2}}]}, "properties": {"name": [{"id": {"@type": "g:Int64", "@value": 0}, "value": "Ann"}], "fte": [{"id": {"@type": "g:Int64", "@value": 5}, "value": {"@type": "g:Double", "@value": 0.5}}]}}"#
  private static let bo =
    #"{"id": {"@type": "g:Int32", "@value": 2}, "label": "person", "outE": {"reports_to": [{"id": {"@type": "g:Int32", "@value": 7}, "inV": {"@type": "g:Int32", "@value": 1}, "properties": {"since": "2020-01-01"}}]}, "properties": {"name": [{"id": {"@type": "g:Int64", "@value": 1}, "value": "Bo"}], "start": [{"value": {"@type": "g:Date", "@value": 1577836800000}}]}}"#

  @Test(arguments: ["@1\n@2\n", "@2\n@1", #"{"vertices": [@1, @2]}"#])
  func `Vertices stand one a line or in a list, each with its edges`(text: String) throws {
    let chart = try read(
      text.replacing("@1", with: Self.ann).replacing("@2", with: Self.bo))
    #expect(chart.relationships == ["2 REPORTS_TO 1"])
    #expect(chart.labels("1") == ["Person"] && chart.labels("2") == ["Person"])
    #expect(chart.value("1", "name") == .string("Ann"))
    #expect(chart.value("1", "fte") == .float(0.5))
    let day = try #require(CalendarDate(parsing: "2020-01-01"))
    #expect(chart.value("2", "start") == .date(day))
    #expect(chart.value(of: "REPORTS_TO", "since") == .date(day))
    #expect(chart.ledger.sources.first?.dialect == "graphson")
  }

  @Test func `Of several names the first is the name`() throws {
    let chart = try read(
      #"{"id":1,"label":"person","properties":{"name":[{"value":"Ann"},{"value":"Anna"}],"city":[{"value":"Ulm"},{"value":"Bonn"}]}}"#
    )
    #expect(chart.value("1", "name") == .string("Ann"))
    #expect(chart.value("1", "furtherNames") == .list([.string("Anna")]))
    #expect(chart.value("1", "city") == .list([.string("Ulm"), .string("Bonn")]))
    #expect(chart.codes["several-names"] == 1)
  }

  @Test func `A vertex alone keeps its edge`() throws {
    let chart = try read(
      #"{"id": 1, "label": "person", "outE": {"reports_to": [{"id": 7, "inV": 2}]}, "properties": {"name": [{"id": 0, "value": "Bo"}]}}"#
    )
    #expect(chart.relationships == ["1 REPORTS_TO 2"])
    #expect(chart.value("1", "name") == .string("Bo"))
  }

  @Test func `A whole graph has vertices and edges with types around them`() throws {
    func vertex(_ id: Int, _ name: String) -> String {
      #"{"@type": "g:Vertex", "@value": {"id": {"@type": "g:Int32", "@value": \#(id)}, "label": "person", "properties": {"name": [{"@type": "g:VertexProperty", "@value": {"id": {"@type": "g:Int64", "@value": 0}, "value": "\#(name)", "label": "name"}}]}}}"#
    }
    let edge =
      #"{"@type": "g:Edge", "@value": {"id": {"@type": "g:Int32", "@value": 7}, "label": "reports_to", "inVLabel": "person", "outVLabel": "person", "inV": {"@type": "g:Int32", "@value": 1}, "outV": {"@type": "g:Int32", "@value": 2}}}"#
    let chart = try read(
      #"{"@type": "tinker:graph", "@value": {"vertices": [\#(vertex(1, "Ann")), \#(vertex(2, "Bo"))], "edges": [\#(edge)]}}"#
    )
    #expect(chart.relationships == ["2 REPORTS_TO 1"])
    #expect(chart.value("2", "name") == .string("Bo"))
  }

  @Test func `Values of the extended form are those inside`() throws {
    let chart = try read(
      #"{"mode": "EXTENDED", "vertices": [{"_id": "1", "_type": "vertex", "name": {"type": "string", "value": "Ann"}, "kind": {"type": "string", "value": "person"}, "fte": {"type": "double", "value": 0.5}}], "edges": []}"#
    )
    #expect(chart.value("1", "name") == .string("Ann"))
    #expect(chart.labels("1") == ["Person"])
    #expect(chart.value("1", "fte") == .float(0.5))
  }

  @Test func `A vertex may have several labels`() throws {
    let text =
      #"{"id": 1, "label": ["person", "bird"], "properties": {"name": [{"id": 2, "value": "Ann"}]}}"#
    let chart = try ReadChart(sources: [("chart.json", Array(text.utf8))])
    #expect(chart.labels("1") == ["Person", "bird"])
  }
}
