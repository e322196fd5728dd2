import Testing
import WeftFormats
import WeftGraph

struct DyNetMLReaderTests {
  private static let new = """
    <DynamicMetaNetwork id="acme"><MetaNetwork id="2026">
    <nodes><nodeclass type="Agent" id="agent"><node id="1" title="Ada"><property id="grade" type="number" value="9"/></node><node id="2" title="Grace"/></nodeclass>
    <nodeclass type="Knowledge" id="skill"><node id="k" title="Swift"/></nodeclass>
    <nodeclass type="Organization" id="unit"><node id="1" title="Lab"/></nodeclass></nodes>
    <networks>
    <network sourceType="Agent" source="agent" targetType="Agent" target="agent" id="reports to" isDirected="true"><link source="2" target="1"/></network>
    <network sourceType="Knowledge" source="skill" targetType="Agent" target="agent" id="KA"><link source="k" target="1" value="3"/></network>
    <network sourceType="Agent" source="agent" targetType="Organization" target="unit" id="AO"><link source="1" target="1"/></network>
    <network sourceType="Agent" source="agent" targetType="Agent" target="agent" id="advice" isDirected="false"><link source="1" target="2" value="0.5"/></network>
    </networks></MetaNetwork></DynamicMetaNetwork>
    """

  @Test func `Classes are kinds, networks types, ids unique within a class`() throws {
    let chart = try ReadChart(Self.new)
    let source = try #require(chart.ledger.sources.first)
    #expect(source.format == "dynetml")
    #expect(source.read.nodes == 4 && source.read.edges == 4 && source.read.graphs == 4)
    #expect(chart.labels("1") == ["Person"])
    #expect(chart.labels("unit:1") == ["Team"])
    #expect(chart.labels("k") == ["Skill"])
    #expect(chart.value("1", "grade") == .integer(9))
    #expect(chart.value("1", "name") == .string("Ada"))
    #expect(
      chart.relationships == [
        "1 HAS_SKILL k", "1 MEMBER_OF unit:1", "1~advice~2", "2 REPORTS_TO 1",
      ])
    #expect(chart.codes["id-conflict"] == 1)
    #expect(chart.codes["guessed-kind"] == 2)
    #expect(chart.value(of: "HAS_SKILL", "weight") == .float(3))
    #expect(chart.value(of: "HAS_SKILL", "network") == .string("KA"))
  }

  @Test func `The old form and other capitals read the same`() throws {
    let old = Self.new.replacing("nodeclass", with: "nodeset").replacing("network ", with: "graph ")
      .replacing("</network>", with: "</graph>").replacing("link", with: "edge")
      .replacing("<networks", with: "<Networks").replacing("</networks", with: "</Networks")
      .replacing("<nodes>", with: "<Nodes>").replacing("</nodes>", with: "</Nodes>")
      .replacing("MetaNetwork", with: "MetaMatrix")
    let one = try ReadChart(Self.new)
    let two = try ReadChart(old)
    #expect(two.relationships == one.relationships)
    #expect(two.codes == one.codes)
  }

  @Test func `Periods are one chart with a period on each link`() throws {
    let meta = Self.new.replacing("<DynamicMetaNetwork id=\"acme\">", with: "")
      .replacing("</DynamicMetaNetwork>", with: "")
    let chart = try ReadChart(
      "<DynamicMetaNetwork>\(meta)\(meta.replacing("2026", with: "2027"))</DynamicMetaNetwork>")
    #expect(chart.ledger.graph.nodes == 4)
    #expect(chart.ledger.graph.relationships == 8)
    #expect(chart.codes["merged-graphs"] == 4)
    #expect(chart.codes["duplicate-id"] == nil)
  }

  @Test func `A link to nowhere is a placeholder`() throws {
    let chart = try ReadChart(
      Self.new.replacing("<link source=\"k\"", with: "\n<link source=\"q\""))
    #expect(chart.note("dangling-edge")?.position == SourcePosition(line: 8, column: 1))
  }

  @Test func `Classes and networks nobody knows are told`() throws {
    let chart = try ReadChart(
      """
      <MetaNetwork id="m"><nodes><nodeclass type="Location" id="l"><node id="p"/><node id="q"/></nodeclass>
      <nodeclass type="Agent" id="a"><node id="x"/></nodeclass></nodes><networks>
      <network id="Agent x Location" sourceType="Agent" targetType="Location"><link source="x" target="p"/></network>
      <network id="reports to" sourceType="Agent" targetType="Agent"><link source="x" target="x"/></network></networks></MetaNetwork>
      """)
    #expect(chart.codes["unknown-kind"] == 3)
    let words = chart.ledger.sources[0].notes.filter { $0.code == "unknown-kind" }.map(\.message)
    #expect(words.contains("the node class 'Location' is kept as it is"))
    #expect(words.contains { $0.contains("'Agent x Location'") })
    #expect(chart.labels("p") == ["Location"])
    // A known class and a known word are nobody's guess.
    #expect(chart.relationships == ["x Agent x Location p", "x REPORTS_TO x"])
  }
}
