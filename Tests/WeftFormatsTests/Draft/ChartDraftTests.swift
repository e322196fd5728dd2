import Testing
import WeftFormats
import WeftGraph

/// Defaults of attributes, which a draft fills in at its end.
struct ChartDraftTests {
  private static let twice = """
    <key id="d0" for="node" attr.name="age" attr.type="long"><default>99</default></key>
    <key id="d1" for="node" attr.name="age" attr.type="string"/>
    <key id="d2" for="all" attr.name="city" attr.type="string"><default>none</default></key>
    <key id="d3" for="node" attr.name="city" attr.type="string"/>
    <key id="e0" for="edge" attr.name="weight" attr.type="double"><default>1.0</default></key>
    <key id="e1" for="edge" attr.name="weight" attr.type="long"/>
    """

  @Test func `A default stands only where nothing is said under its name`() throws {
    let chart = try ReadChart(
      graphML(
        """
        <node id="a"><data key="d1">old</data><data key="d3">Rome</data></node>
        <node id="b"><data key="d0">5</data></node><node id="c"/>
        <edge source="a" target="b"><data key="e1">7</data></edge>
        """, keys: Self.twice))
    #expect(chart.value("a", "age") == .string("old"))
    #expect(chart.value("b", "age") == .integer(5))
    #expect(chart.value("c", "age") == .integer(99))
    #expect(chart.value("a", "city") == .string("Rome"))
    #expect(chart.value("b", "city") == .string("none"))
    #expect(chart.value(of: "RELATED_TO", "weight") == .integer(7))
  }

  @Test func `A key's own scope comes before that of all`() throws {
    for keys in [
      [("x", "all", "far"), ("y", "node", "near")], [("y", "node", "near"), ("x", "all", "far")],
    ] {
      let chart = try ReadChart(
        graphML(
          "<node id=\"a\"/><edge source=\"a\" target=\"a\"/>",
          keys: keys.map {
            "<key id=\"\($0.0)\" for=\"\($0.1)\" attr.name=\"site\" attr.type=\"string\">"
              + "<default>\($0.2)</default></key>"
          }.joined()))
      #expect(chart.value("a", "site") == .string("near"))
      #expect(chart.value(of: "RELATED_TO", "site") == .string("far"))
    }
  }

  @Test(arguments: ["hyperedge", "node", "all"])
  func `A default is for what its key is for`(scope: String) throws {
    let chart = try ReadChart(
      graphML(
        """
        <node id="a"><data key="n1">open</data></node><node id="b"/>
        <hyperedge id="h"><endpoint node="a"/><endpoint node="b"/></hyperedge>
        """,
        keys: """
          <key id="h1" for="\(scope)" attr.name="status" attr.type="string"><default>DEF</default></key>
          <key id="n1" for="node" attr.name="status" attr.type="string"/>
          """))
    #expect(chart.value("a", "status") == .string("open"))
    #expect(chart.value("b", "status") == (scope == "hyperedge" ? nil : .string("DEF")))
    #expect(chart.value("h", "status") == (scope == "node" ? nil : .string("DEF")))
  }

  @Test func `Defaults of endpoints are none of edges`() throws {
    let chart = try ReadChart(
      graphML(
        """
        <node id="a"/><node id="b"/><edge source="a" target="b"/>
        <hyperedge id="h"><endpoint node="a" type="out"/></hyperedge>
        """,
        keys: """
          <key id="p" for="endpoint" attr.name="side" attr.type="string"><default>in</default></key>
          <key id="e" for="edge" attr.name="cost" attr.type="int"><default>2</default></key>
          """))
    #expect(chart.value(of: "RELATED_TO", "side") == nil)
    #expect(chart.value(of: "RELATED_TO", "cost") == .integer(2))
    #expect(chart.value(of: "ENDPOINT", "side") == .string("in"))
    #expect(chart.value(of: "ENDPOINT", "cost") == nil)
  }
}
