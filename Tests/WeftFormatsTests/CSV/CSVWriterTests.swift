import Testing
import WeftFormats
import WeftGraph

struct CSVWriterTests {
  @Test func `nothing, an empty text and white space are told apart`() throws {
    var builder = GraphBuilder()
    for (id, value) in [("none", nil), ("empty", ""), ("space", " "), ("line", "a\r\nb")] {
      let node = builder.addNode(id, labels: ["Person"])
      if let value { builder.set("note", of: node, to: .string(value)) }
    }
    builder.attributes.append(("asOf", .string("2026-01-31")))
    var writer = CSVWriter(builder.finish(), table: .nodes)
    let text = writer.text()
    #expect(text.hasPrefix("id:ID(weft),:LABEL,note:string\n"))
    #expect(text.contains("none,Person,\n") && text.contains("empty,Person,\"\"\n"))
    let again = try ReadChart(sources: [("n.csv", Array(text.utf8))])
    #expect(again.value("none", "note") == nil)
    #expect(again.value("empty", "note") == .string(""))
    #expect(again.value("space", "note") == .string(" "))
    #expect(again.value("line", "note") == .string("a\r\nb"))
    #expect(writer.notes.map(\.code) == ["attribute-not-written"])
  }

  @Test func `NUL characters are replaced and told`() throws {
    var builder = GraphBuilder()
    let node = builder.addNode("a", labels: ["Person"])
    builder.set("note", of: node, to: .string("x\u{1}y\0\u{301}z"))
    var writer = CSVWriter(builder.finish(), table: .nodes)
    let again = try ReadChart(sources: [("n.csv", Array(writer.text().utf8))])
    #expect(again.value("a", "note") == .string("x\u{1}y\u{FFFD}\u{301}z"))
    #expect(writer.notes.map(\.code) == ["replaced-character"])
  }

  @Test func `columns of the other table are properties`() throws {
    let nodes = """
      id:ID(weft),:LABEL,:TYPE,:START_ID(weft),:END_ID(weft),directed:IGNORE
      a,Person,WORKS,x,y,false
      b,Person,,,,
      """
    let edges = """
      :START_ID(weft),:END_ID(weft),:TYPE,:LABEL,id:ID(weft)
      a,b,KNOWS,Team,q
      """
    let chart = try ReadChart(
      sources: [("n.csv", Array(nodes.utf8)), ("e.csv", Array(edges.utf8))])
    #expect(chart.relationships == ["a KNOWS b"])
    #expect(chart.value("a", "TYPE") == .string("WORKS"))
    #expect(chart.value("a", "END_ID(weft)") == .string("y"))
    #expect(chart.value("b", "TYPE") == nil)
  }

  @Test func `parallel and undirected relationships are kept`() throws {
    var builder = GraphBuilder()
    let one = builder.addNode("1", labels: ["Person"])
    let type = builder.type("KNOWS")
    for isDirected in [true, false, true] {
      _ = builder.addRelationship(type: type, from: one, to: one, directed: isDirected)
    }
    let graph = builder.finish()
    var nodes = CSVWriter(graph, table: .nodes)
    var edges = CSVWriter(graph, table: .edges)
    let text = edges.text()
    #expect(text.hasPrefix(":START_ID(weft),:END_ID(weft),:TYPE,directed:IGNORE\n"))
    let again = try ReadChart(
      sources: [("n.csv", Array(nodes.text().utf8)), ("e.csv", Array(text.utf8))])
    #expect(again.relationships.sorted() == ["1 KNOWS 1", "1 KNOWS 1", "1~KNOWS~1"])
  }
}
