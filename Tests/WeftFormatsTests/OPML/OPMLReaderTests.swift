import Testing
import WeftFormats
import WeftGraph

struct OPMLReaderTests {
  /// A tree of people: each one's superior, by number; the first has none.
  static func randomTree(seed: UInt64) -> [Int] {
    var state = seed
    return (0..<20).map { node in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return node == 0 ? -1 : Int(state >> 33) % node
    }
  }

  /// A tree as nested elements.
  static func nested(_ tree: [Int], _ node: Int = 0, open: (Int) -> String, close: String) -> String
  {
    let inner = tree.indices.filter { tree[$0] == node }
      .map { nested(tree, $0, open: open, close: close) }
    return open(node) + inner.joined() + close
  }

  /// Who reports to whom, by name.
  static func reports(_ chart: ReadChart) -> [String] {
    guard let type = chart.graph.type("REPORTS_TO") else { return [] }
    return chart.graph.typeRanges[type.index].map { index in
      let id = RelationshipID(index)
      return chart.graph.displayName(of: chart.graph.source(of: id)) + ">"
        + chart.graph.displayName(of: chart.graph.target(of: id))
    }.sorted()
  }

  static func expected(_ tree: [Int]) -> [String] {
    tree.indices.filter { tree[$0] >= 0 }.map { "P\($0)>P\(tree[$0])" }.sorted()
  }

  @Test(arguments: 1...20)
  func `A tree written as an outline reads back as the same reporting tree`(seed: Int) throws {
    let tree = Self.randomTree(seed: UInt64(seed))
    let body = Self.nested(tree, open: { "<outline text=\"P\($0)\">\n" }, close: "</outline>\n")
    let chart = try ReadChart("<opml version=\"2.0\"><body>\(body)</body></opml>")
    #expect(Self.reports(chart) == Self.expected(tree))
    #expect(chart.ledger.sources.first?.read.nodes == 20)
    #expect(chart.ledger.graph.labels.map(\.name) == ["Person"])
    #expect(chart.codes["unexpected-ends"] == nil)
  }

  @Test func `The words of an outline are its name`() throws {
    let chart = try ReadChart(
      "<opml version=\"2.0\"><body><outline text=\"Kids names\" name=\"kidsNames\"/></body></opml>")
    #expect(chart.value("1", "name") == .string("Kids names"))
    #expect(chart.value("1", "outlineName") == .string("kidsNames"))
  }

  @Test func `Ids are places in the tree, attributes properties`() throws {
    let chart = try ReadChart(
      """
      <opml version="1.0"><head><title>Us</title></head><body>
      <outline text="Ada &lt;b&gt;L.&lt;/b&gt;" title="CEO" fte="0.5" type="rss" _note="the first">
        <outline text="Grace"/><outline title="Alan" id="x"/></outline>
      </body></opml>
      """)
    #expect(chart.value("1", "name") == .string("Ada L."))
    #expect(chart.value("1", "title") == .string("CEO"))
    #expect(chart.value("1", "fte") == .float(0.5))
    #expect(chart.value("1", "description") == .string("the first"))
    #expect(chart.value("x", "name") == .string("Alan"))
    #expect(chart.relationships == ["1.1 REPORTS_TO 1", "x REPORTS_TO 1"])
    #expect(chart.graph.attribute("title") == .string("Us"))
    #expect(chart.graph.place(of: try #require(chart.graph.node("1.1")))?.position.line == 3)
  }

  @Test func `A place that another outline has as id is not taken twice`() throws {
    let chart = try ReadChart(
      "<opml><body><outline text=\"A\"/><outline text=\"B\" id=\"1\"/></body></opml>")
    #expect(chart.value("1'", "name") == .string("A"))
    #expect(chart.value("1", "name") == .string("B"))
    #expect(chart.codes["duplicate-id"] == nil)
  }

  @Test func `Teams in an outline have members, parts and leaders`() throws {
    let chart = try ReadChart(
      """
      <opml><body><outline text="Company" kind="team"><outline text="Core" kind="team">
      <outline text="Ada"><outline text="Lab" kind="team"/></outline></outline></outline></body></opml>
      """)
    #expect(
      chart.relationships == ["1.1 PART_OF 1", "1.1.1 LEADS 1.1.1.1", "1.1.1 MEMBER_OF 1.1"])
  }

  @Test func `Lines of a label are name and title, or one name`() throws {
    let chart = try ReadChart(
      "<opml version=\"2.0\"><body><outline id=\"a\" text=\"Ann Lee&#10;CEO\">"
        + "<outline id=\"s\" text=\"Sales&#10;North\"/></outline></body></opml>")
    #expect(chart.value("a", "name") == .string("Ann Lee"))
    #expect(chart.value("a", "title") == .string("CEO"))
    #expect(chart.value("s", "name") == .string("Sales North"))
    #expect(chart.codes["label-lines"] == 1 && chart.codes["joined-lines"] == 1)
  }

  @Test func `Addresses between angle brackets are no tags`() throws {
    let chart = try ReadChart(
      """
      <opml version="2.0"><body><outline text="Ann Lee &lt;a@x.org&gt;"/>
      <outline text="&lt;b&gt;Bo&lt;/b&gt; R&amp;amp;D"/></body></opml>
      """)
    #expect(chart.value("1", "name") == .string("Ann Lee <a@x.org>"))
    #expect(chart.value("2", "name") == .string("Bo R&D"))
  }

  @Test func `Outlines that name no kind, and those without words, are told`() throws {
    let chart = try ReadChart(
      """
      <opml version="2.0"><body><outline text="Ann"><outline text=""/><outline/></outline>
      <outline type="team" text="Core"/><outline type="rss" text="News"/></body></opml>
      """)
    #expect(chart.note("guessed-kind")?.count == 4)
    #expect(chart.note("guessed-kind")?.message.contains("Person") == true)
    #expect(chart.codes["unnamed-people"] == 2)
    #expect(chart.labels("2") == ["Team"])
  }
}
