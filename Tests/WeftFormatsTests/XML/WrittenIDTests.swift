import Testing
import WeftFormats
import WeftGraph

struct WrittenIDTests {
  private func chart() throws -> ReadChart {
    try ReadChart(sources: [
      (
        "chart.json",
        Array(
          #"[{"id":"a\u0001","name":"One"},{"id":"a\u0002","name":"Two","managerId":"a\u0001"},{"id":"a\ufffd","name":"Three"}]"#
            .utf8)
      )
    ])
  }

  private func check(_ text: String, _ notes: [WriterNote]) throws {
    let again = try ReadChart(text)
    let names = Set((0..<again.graph.nodeCount).map { again.graph.displayName(of: NodeID($0)) })
    #expect(names == ["One", "Two", "Three"] && again.codes["duplicate-id"] == nil)
    #expect(again.value("a\u{FFFD}", "name") == .string("Three"))
    let line = RelationshipID(0)
    #expect(again.graph.displayName(of: again.graph.source(of: line)) == "Two")
    #expect(again.graph.displayName(of: again.graph.target(of: line)) == "One")
    #expect(notes.map(\.code).contains("replaced-character"))
  }

  @Test func `Ids that XML cannot hold stay different`() throws {
    var graphML = GraphMLWriter(try chart().graph)
    try check(graphML.text(), graphML.notes)
    var gexf = GEXFWriter(try chart().graph)
    try check(gexf.text(), gexf.notes)
  }
}
