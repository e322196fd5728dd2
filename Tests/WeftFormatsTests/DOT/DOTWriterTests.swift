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

  @Test func `A chart with more edges than dot lays out soon is noted`() {
    for (count, isNoted) in [(1_000, false), (1_001, true)] {
      var builder = GraphBuilder()
      let node = builder.addNode("a", labels: [])
      for _ in 0..<count { _ = builder.addRelationship("KNOWS", from: node, to: node) }
      var writer = DOTWriter(builder.finish())
      _ = writer.text()
      #expect(writer.notes.contains { $0.code == "too-large-for-dot" } == isNoted)
    }
  }
}
