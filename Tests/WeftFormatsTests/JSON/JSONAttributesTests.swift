import Testing
import WeftFormats
import WeftGraph

/// What a document says of the whole chart.
struct JSONAttributesTests {
  private func read(_ text: String) throws -> ReadChart {
    try ReadChart(sources: [("chart.json", Array(text.utf8))])
  }

  private func attributes(_ chart: ReadChart) -> [String: PropertyValue] {
    Dictionary(chart.graph.attributes.map { ($0.name, $0.value) }) { one, _ in one }
  }

  @Test func `A graph's label, type, id and metadata are attributes of the chart`() throws {
    let chart = try read(
      #"{"graph": {"id": "g", "type": "staff", "label": "All staff", "directed": true, "metadata": {"year": 1995, "rate": 0.5, "open": false, "tags": ["a", "b"], "deep": {"x": 1}}, "nodes": {"a": {}}, "edges": [{"source": "a", "target": "a"}]}}"#
    )
    let found = attributes(chart)
    #expect(found["id"] == .string("g") && found["type"] == .string("staff"))
    #expect(found["label"] == .string("All staff") && found["year"] == .integer(1995))
    #expect(found["rate"] == .float(0.5) && found["open"] == .boolean(false))
    #expect(found["tags"] == .list([.string("a"), .string("b")]))
    #expect(found["deep"] == .string(#"{"x": 1}"#) && found.count == 8)
    #expect(chart.codes["nested-value"] == 1)
  }

  @Test func `Of several graphs the first one's attributes count, and the others' are noted`()
    throws
  {
    let chart = try read(
      #"{"graphs": [{"label": "One", "type": "x", "directed": true, "nodes": {"a": {}}, "edges": []}, {"label": "Two", "type": "x", "nodes": {"b": {}}, "edges": [], "directed": true}]}"#
    )
    #expect(attributes(chart) == ["label": .string("One"), "type": .string("x")])
    #expect(chart.codes["unread-value"] == 1)
  }
}
