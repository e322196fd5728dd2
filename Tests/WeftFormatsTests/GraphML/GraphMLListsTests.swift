import Testing
import WeftFormats
import WeftGraph

struct GraphMLListsTests {
  @Test func `Lists of databases and vectors of numbers are lists`() throws {
    let chart = try ReadChart(
      graphML(
        """
        <node id="a"><data key="l">["x", "y"]</data><data key="v">0x1p+1, 3</data></node>
        <node id="b"><data key="l">no list</data></node>
        """,
        keys: """
          <key id="l" for="node" attr.name="l" attr.type="string" attr.list="string"/>
          <key id="v" for="node" attr.name="v" attr.type="vector_double"/>
          """))
    #expect(chart.value("a", "l") == .list([.string("x"), .string("y")]))
    #expect(chart.value("a", "v") == .list([.float(2), .float(3)]))
    #expect(chart.value("b", "l") == .string("no list"))
    #expect(chart.codes["bad-value"] == 1)
    #expect(chart.codes["unknown-key-type"] == nil)
  }

  @Test func `A business object's values are properties`() throws {
    let chart = try ReadChart(
      """
      <graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:y="http://www.yworks.com/xml/yfiles-common/3.0">
      <key id="d" for="node" attr.name="UserTags" y:attr.uri="u"/>
      <graph edgedefault="directed">
      <node id="a"><data key="d"><y:Json>{"name": "Ada", "position": "CEO", "status": {"since": "2020"}, "fte": 0.5, "size": 3, "on": true, "l": [1, "x"]}</y:Json></data></node>
      <node id="b"><data key="d"><y:Json>{"name":</y:Json></data></node></graph></graphml>
      """)
    #expect(chart.value("a", "name") == .string("Ada"))
    #expect(chart.value("a", "position") == .string("CEO"))
    #expect(chart.value("a", "status.since") == .string("2020"))
    #expect(chart.value("a", "fte") == .float(0.5))
    #expect(chart.value("a", "size") == .integer(3))
    #expect(chart.value("a", "on") == .boolean(true))
    #expect(chart.value("a", "l") == .list([.integer(1), .string("x")]))
    #expect(chart.codes["json-tag"] == 1)
    #expect(chart.codes["bad-value"] == 1)
  }

  @Test func `Numbers of one vector are of one type`() throws {
    let chart = try ReadChart(
      graphML(
        "<node id=\"a\"><data key=\"v\">0x1p+0, 2.5, 3</data></node>",
        keys: "<key id=\"v\" for=\"node\" attr.name=\"v\" attr.type=\"vector_double\"/>"))
    #expect(chart.value("a", "v") == .list([.float(1), .float(2.5), .float(3)]))
  }
}
