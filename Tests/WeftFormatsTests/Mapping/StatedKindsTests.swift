import Testing
import WeftFormats
import WeftGraph

struct StatedKindsTests {
  private static let keys = """
    <key id="k" for="all" attr.name="kind" attr.type="string"/>
    <key id="l" for="node" attr.name="labels" attr.type="string"/>
    <key id="t" for="all" attr.name="type" attr.type="string"/>
    """

  @Test func `A word that is the label or type is no property as well`() throws {
    let chart = try ReadChart(
      graphML(
        """
        <node id="a"><data key="k">Person</data></node>
        <node id="b"><data key="k">person</data></node>
        <node id="c"><data key="l">:Person:Manager</data></node>
        <node id="d"><data key="k">Team</data><data key="t">guild</data></node>
        <edge source="a" target="b"><data key="k">REPORTS_TO</data></edge>
        <edge source="b" target="d"><data key="k">member of</data><data key="t">MEMBER_OF</data></edge>
        """, keys: Self.keys))
    #expect(chart.labels("a") == ["Person"] && chart.value("a", "kind") == nil)
    // Another spelling says something else.
    #expect(chart.labels("b") == ["Person"] && chart.value("b", "kind") == .string("person"))
    #expect(chart.labels("c") == ["Manager", "Person"] && chart.value("c", "labels") == nil)
    #expect(chart.labels("d") == ["Team"] && chart.value("d", "kind") == nil)
    #expect(chart.value("d", "type") == .string("guild"))
    #expect(chart.relationships == ["a REPORTS_TO b", "b MEMBER_OF d"])
    #expect(chart.value(of: "REPORTS_TO", "kind") == nil)
    #expect(chart.value(of: "MEMBER_OF", "kind") == .string("member of"))
    #expect(chart.value(of: "MEMBER_OF", "type") == nil)
    #expect(chart.graph.key("labels") == nil)
  }

  @Test func `Another attribute's word is kept where it was overruled`() throws {
    let chart = try ReadChart(
      graphML(
        "<node id=\"a\"><data key=\"k\">Person</data><data key=\"t\">Team</data></node>",
        keys: Self.keys))
    #expect(chart.labels("a") == ["Person"])
    #expect(chart.value("a", "type") == .string("Team"))
  }
}
