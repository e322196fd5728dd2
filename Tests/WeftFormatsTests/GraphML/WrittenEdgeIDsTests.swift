import Testing
import WeftFormats
import WeftGraph

struct WrittenEdgeIDsTests {
  /// Edges whose ids repeat, are told otherwise by a property, or are the ids that are made for others.
  private static let document = """
    <graphml xmlns="http://graphml.graphdrawing.org/xmlns">
    <key id="k" for="edge" attr.name="kind" attr.type="string"/>
    <key id="i" for="edge" attr.name="edgeId" attr.type="string"/>
    <graph edgedefault="directed"><node id="a"/><node id="b"/><node id="c"/>
    <edge id="e1" source="a" target="b"><data key="k">KNOWS</data></edge>
    <edge source="b" target="c"><data key="k">KNOWS</data></edge>
    <edge id="e1" source="b" target="a"><data key="k">KNOWS</data><data key="i">mine</data></edge>
    <edge id="e2" source="c" target="a"><data key="k">KNOWS</data></edge>
    </graph></graphml>
    """

  private func written(_ graph: Graph, _ flavour: GraphMLWriter.Flavour) -> String {
    var text = ""
    var writer = GraphMLWriter(graph, flavour: flavour)
    writer.write { (piece: String) in text += piece }
    return text
  }

  @Test(arguments: [GraphMLWriter.Flavour.plain, .yed])
  func `What is written, read and written again is the same to the byte`(
    flavour: GraphMLWriter.Flavour
  ) throws {
    let first = written(try ReadChart(Self.document).graph, flavour)
    #expect(first == written(try ReadChart(first).graph, flavour))
    #expect(first.contains("<edge id=\"mine\"") && first.contains("<edge id=\"e1\""))
  }
}
