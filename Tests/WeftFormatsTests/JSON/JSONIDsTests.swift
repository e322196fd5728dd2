import Testing
import WeftFormats
import WeftGraph

struct JSONIDsTests {
  private func read(_ text: String) throws -> ReadChart {
    try ReadChart(sources: [("chart.json", Array(text.utf8))])
  }

  @Test(arguments: ["key", "uuid", "_id", "nodeId"])
  func `An id comes before other ids, whatever their order`(word: String) throws {
    for (first, second) in [(word, "id"), ("id", word)] {
      let text = """
        {"nodes": [{"\(first)": "\(first == "id" ? "a" : "x")", "\(second)": "\(second == "id" ? "a" : "x")"},
                   {"\(first)": "\(first == "id" ? "b" : "y")", "\(second)": "\(second == "id" ? "b" : "y")"}],
         "links": [{"source": "a", "target": "b"}, {"source": "x", "target": "y"}]}
        """
      let chart = try read(text)
      #expect(chart.relationships == ["a RELATED_TO b", "a RELATED_TO b"])
      #expect(chart.value("a", word) == .string("x"))
      #expect(chart.graph.nodeCount == 2)
    }
  }

  @Test(arguments: ["employeeId", "uuid", "key", "badge_id"])
  func `People are referred to by id or by any other id`(word: String) throws {
    let isID = word != "badge_id"
    let chart = try read(
      """
      [{"\(word)": "jack", "id": 2, "name": "Jack"},
       {"\(word)": "xu", "superiorId": 2, "id": 3, "name": "Bo"},
       {"\(word)": "di", "managerId": "xu", "id": 4, "name": "Di"}]
      """)
    #expect(
      chart.relationships == ["3 REPORTS_TO 2", isID ? "4 REPORTS_TO 3" : "4 REPORTS_TO xu"])
    #expect(chart.value("2", word) == .string("jack"))
    #expect(chart.ledger.graph.placeholders == (isID ? 0 : 1))
  }

  @Test func `An object's own id comes before that of what it wraps`() throws {
    let chart = try read(
      #"{"nodes": [{"attributes": {"id": "inner"}, "key": "a"}], "edges": [{"source": "a", "target": "a"}]}"#
    )
    #expect(chart.relationships == ["a RELATED_TO a"])
    let lines = try read(
      """
      {"type":"node","properties":{"id":"p1"},"labels":["Person"],"id":"0"}
      {"type":"relationship","id":"5","label":"REPORTS_TO","start":{"id":"0"},"end":{"id":"0"}}
      """)
    #expect(lines.relationships == ["0 REPORTS_TO 0"])
  }

  @Test func `Another id that two nodes have means neither`() throws {
    let chart = try read(
      #"{"nodes": [{"id": 1, "uuid": "u"}, {"id": 2, "uuid": "u"}], "links": [{"source": "u", "target": 1}]}"#
    )
    #expect(chart.relationships == ["u RELATED_TO 1"])
    #expect(chart.ledger.graph.placeholders == 1)
  }

  @Test func `A node without id among others is known by its place, unless an end names it`() throws
  {
    let chart = try read(
      #"{"nodes": [{"id": 1, "name": "A"}, {"name": "noid"}, {"name": "B"}], "links": [{"source": 1, "target": "B"}]}"#
    )
    #expect(chart.relationships == ["1 RELATED_TO B"])
    #expect(chart.value("1:36", "name") == .string("noid"))
    #expect(chart.codes["node-without-id"] == 1)
    // A name that stands in for an id does not become somebody whose id it is.
    let people = try read(
      #"[{"name": "Ann", "managerId": 3}, {"id": "Ann", "name": "Bob"}, {"id": 3, "name": "Cy"}]"#)
    #expect(people.relationships == ["1:2 REPORTS_TO 3"])
    #expect(people.value("1:2", "name") == .string("Ann"))
    #expect(people.value("Ann", "name") == .string("Bob"))
  }
}
