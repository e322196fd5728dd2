import Testing
import WeftFormats
import WeftGraph

struct GEXFWriterTests {
  @Test func `characters no XML may hold are replaced and noted`() throws {
    var builder = GraphBuilder()
    let node = builder.addNode("a", labels: [])
    builder.set("name", of: node, to: .string("bell\u{7}"))
    var writer = GEXFWriter(builder.finish())
    let again = try ReadChart(writer.text())
    #expect(again.value("a", "name") == .string("bell\u{FFFD}"))
    #expect(writer.notes.map(\.code) == ["replaced-character"])
  }

  @Test func `names, kinds and weights stand where other tools look`() throws {
    let chart = try ReadChart(
      graphML(
        node("a", "person", ["n": "Ada"]) + node("t", "team")
          + edge("a", "member of", "t", ["w": "2"]),
        keys: "<key id=\"n\" for=\"node\" attr.name=\"name\" attr.type=\"string\"/>"
          + "<key id=\"w\" for=\"edge\" attr.name=\"weight\" attr.type=\"double\"/>"))
    var writer = GEXFWriter(chart.graph)
    let text = writer.text()
    #expect(text.contains("<node id=\"a\" label=\"Ada\">"))
    #expect(
      text.contains(
        "source=\"a\" target=\"t\" kind=\"MEMBER_OF\" label=\"MEMBER_OF\" weight=\"2.0\""))
  }

  @Test func `Edges are undirected by default where all are`() throws {
    for (other, word) in [("false", "undirected"), ("true", "directed")] {
      let chart = try ReadChart(
        graphML(
          node("a", "person") + node("b", "person")
            + "<edge source=\"a\" target=\"b\" directed=\"false\"/>"
            + "<edge source=\"b\" target=\"a\" directed=\"\(other)\"/>"))
      var writer = GEXFWriter(chart.graph)
      var text = ""
      writer.write { text += $0 }
      #expect(text.contains("<graph defaultedgetype=\"\(word)\">"))
      let back = try ReadChart(sources: [("a.gexf", Array(text.utf8))])
      #expect(back.relationships == chart.relationships)
    }
  }
}
