import Testing
import WeftFormats
import WeftGraph

struct DOTWriterTests {
  @Test func `every node and relationship is drawn`() {
    var builder = GraphBuilder()
    let ada = builder.addNode("a", labels: ["Person"])
    builder.set("name", of: ada, to: .string("Ada \"L\"\nLovelace"))
    builder.set("level", of: ada, to: .integer(3))
    let type = builder.type("KNOWS")
    _ = builder.addRelationship(type: type, from: ada, to: ada, directed: false)
    var writer = DOTWriter(builder.finish())
    #expect(
      writer.text() == """
        digraph weft {
          node [shape=box];
          n0 [label="Ada \\"L\\"\\nLovelace", tooltip="a Person"];
          n0 -> n0 [label="KNOWS", dir=none];
        }

        """)
    #expect(writer.notes.map(\.code) == ["property-not-written"])
    #expect(writer.notes.first?.message.contains("1 property value") == true)
  }
}
