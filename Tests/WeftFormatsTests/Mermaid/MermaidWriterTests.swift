import Testing
import WeftFormats
import WeftGraph

struct MermaidWriterTests {
  private static func ring(_ count: Int) -> Graph {
    var builder = GraphBuilder()
    for number in 0..<count { _ = builder.addNode("\(number)", labels: []) }
    let type = builder.type("KNOWS")
    for number in 0..<count {
      _ = builder.addRelationship(
        type: type, from: number, to: (number + 1) % count, directed: true)
    }
    return builder.finish()
  }

  @Test func `texts cannot end their quotes or begin markup`() {
    var builder = GraphBuilder()
    let ada = builder.addNode("a", labels: ["Person"])
    builder.set("name", of: ada, to: .string("\"]; end <b>\n#1"))
    _ = builder.addNode("", labels: [])
    let type = builder.type("is a | b")
    _ = builder.addRelationship(type: type, from: ada, to: ada, directed: false)
    var writer = MermaidWriter(builder.finish())
    let text = writer.text()
    #expect(text.hasPrefix("flowchart TD\n"))
    #expect(text.contains("[\"#34;]#59; end #60;b#62;<br>#35;1\"]\n"), "\(text)")
    #expect(text.contains("---|\"is a #124; b\"|"))
    #expect(text.contains("[\" \"]"))
  }

  @Test func `a chart past the limits is noted`() {
    for (count, isNoted) in [(500, false), (501, true)] {
      var writer = MermaidWriter(Self.ring(count))
      _ = writer.text()
      #expect(writer.notes.contains { $0.code == "too-large-for-mermaid" } == isNoted)
    }
    var builder = GraphBuilder()
    let node = builder.addNode("a", labels: [])
    builder.set("name", of: node, to: .string(String(repeating: "n", count: 50_000)))
    var writer = MermaidWriter(builder.finish())
    _ = writer.text()
    #expect(writer.notes.map(\.code) == ["too-large-for-mermaid"])
  }
}
